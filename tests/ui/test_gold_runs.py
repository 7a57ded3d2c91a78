"""Work that a page begins in the background: begun once, found again, stopped, failed and begun anew."""

from __future__ import annotations

import threading

import pytest

from interviewer.ui.author.gold_runs import KEPT, Run, Runs, Stopped

PATIENCE = 10


def over(runs: Runs, key: str = "one") -> Run:
    run = runs.of(key)
    assert run is not None
    assert run.wait(PATIENCE)
    return run


def test_what_is_begun_twice_is_done_once_and_its_result_kept():
    runs, calls, gate = Runs(), [], threading.Event()

    def work(progress):
        calls.append(1)
        gate.wait(PATIENCE)
        return "done"

    runs.begin("one", work)
    runs.begin("one", work)
    assert not runs.of("one").over
    assert runs.of("one").result is None
    gate.set()
    assert over(runs).result == "done"
    runs.begin("one", work)
    assert over(runs).result == "done"
    assert calls == [1]


def test_how_far_it_is_can_be_seen_meanwhile():
    runs, reached, gate = Runs(), threading.Event(), threading.Event()

    def work(progress):
        progress(3, 10)
        reached.set()
        gate.wait(PATIENCE)
        return True

    runs.begin("one", work)
    reached.wait(PATIENCE)
    assert (runs.of("one").done, runs.of("one").of) == (3, 10)
    gate.set()
    over(runs)


def test_what_is_stopped_has_no_result_and_can_be_begun_again():
    runs, reached, gate = Runs(), threading.Event(), threading.Event()

    def work(progress):
        reached.set()
        gate.wait(PATIENCE)
        progress(1, 2)
        return "never"

    runs.begin("one", work)
    reached.wait(PATIENCE)
    run = runs.of("one")
    run.stop()
    gate.set()
    assert run.wait(PATIENCE)
    assert isinstance(run.error, Stopped)
    assert runs.of("one") is None
    runs.begin("one", lambda progress: "again")
    assert over(runs).result == "again"


def test_what_failed_keeps_its_error_until_it_is_begun_again():
    runs = Runs()

    def fails(progress):
        raise ValueError("no")

    runs.begin("one", fails)
    assert isinstance(over(runs).error, ValueError)
    runs.begin("one", lambda progress: "well")
    assert over(runs).result == "well"


@pytest.mark.parametrize("many", [KEPT, KEPT + 3])
def test_the_results_asked_for_last_are_kept(many):
    runs = Runs()
    for number in range(many):
        runs.begin(str(number), lambda progress: True)
        over(runs, str(number))
    runs.begin("last", lambda progress: True)
    over(runs, "last")
    assert runs.of("0") is None
    assert runs.of("last").result is True
