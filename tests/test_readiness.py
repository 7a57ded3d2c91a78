"""Packs made ready: once, ahead of time, and what somebody waits for before all else."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from interviewer.errors import StoreError
from interviewer.readiness import Readiness
from tests.builders import pack

TEA, MATE = pack(), pack(id="mate")
SECONDS = 10.0
"""The longest that a test waits for another thread."""


class Work:
    """What is done to make packs ready, in order; a step can be held up, or fail once."""

    def __init__(self):
        self.done: list[tuple[str, str]] = []
        self.begun = {(one.id, part): threading.Event() for one in (TEA, MATE) for part in ("", "brewing", "tasting")}
        self.held: dict[tuple[str, str], threading.Event] = {}
        self.fails: set[tuple[str, str]] = set()
        self.readiness = Readiness(self.publish, self.prepare)

    def hold(self, name: str, part: str) -> threading.Event:
        """Holds up this step until the event is set."""
        return self.held.setdefault((name, part), threading.Event())

    def publish(self, found, pause):
        pause()
        self.step(found.id, "")

    def prepare(self, pack_hash, competencies):
        (competency,) = competencies
        self.step({TEA.hash: "tea", MATE.hash: "mate"}[pack_hash], competency)

    def step(self, name: str, part: str) -> None:
        step = (name, part)
        self.begun[step].set()
        if step in self.held:
            assert self.held[step].wait(SECONDS)
        if step in self.fails:
            self.fails.remove(step)
            raise StoreError("The disk is full.")
        self.done.append(step)


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def pool():
    with ThreadPoolExecutor(4) as found:
        yield found


def test_a_pack_is_published_and_every_competency_prepared_once(work):
    work.readiness.need(TEA)
    work.readiness.need(TEA)
    work.readiness.ahead(TEA)
    assert work.done == [("tea", ""), ("tea", "brewing"), ("tea", "tasting")]


def test_the_rest_of_a_pack_is_read_once_and_kept_from_nobody_who_needs_a_competency(work):
    read: list[str] = []
    readiness = Readiness(work.publish, work.prepare, lambda found: read.append(found.id))
    readiness.need(TEA, "tasting")
    assert not read
    readiness.ahead(TEA)
    readiness.need(TEA)
    assert read == ["tea"]
    assert work.done == [("tea", ""), ("tea", "tasting"), ("tea", "brewing")]


def test_who_needs_one_competency_does_not_wait_for_the_others(work):
    work.readiness.need(TEA, "tasting")
    assert work.done == [("tea", ""), ("tea", "tasting")]


@pytest.mark.parametrize("step", ["", "brewing"])
def test_who_needs_a_pack_does_not_wait_for_another_that_is_being_made_ready(work, pool, step):
    held = work.hold("tea", step)
    ahead = pool.submit(work.readiness.ahead, TEA)
    assert work.begun["tea", step].wait(SECONDS)
    work.readiness.need(MATE, "brewing")
    assert ("mate", "brewing") in work.done
    held.set()
    ahead.result(SECONDS)


def test_what_is_made_ready_ahead_stands_still_while_somebody_waits_for_another_pack(work, pool):
    in_the_way, wanted = work.hold("tea", "brewing"), work.hold("mate", "brewing")
    ahead = pool.submit(work.readiness.ahead, TEA)
    assert work.begun["tea", "brewing"].wait(SECONDS)
    needed = pool.submit(work.readiness.need, MATE)
    assert work.begun["mate", "brewing"].wait(SECONDS)
    in_the_way.set()
    assert not work.begun["tea", "tasting"].wait(0.1)
    wanted.set()
    needed.result(SECONDS)
    ahead.result(SECONDS)
    assert work.done.index(("tea", "tasting")) > work.done.index(("mate", "tasting"))


def test_a_pack_that_is_made_ready_ahead_goes_on_at_once_when_somebody_needs_it_too(work, pool):
    wanted = work.hold("mate", "")
    needed = pool.submit(work.readiness.need, MATE)
    assert work.begun["mate", ""].wait(SECONDS)
    ahead = pool.submit(work.readiness.ahead, TEA)
    assert not work.begun["tea", ""].wait(0.1)
    pool.submit(work.readiness.need, TEA).result(SECONDS)
    wanted.set()
    needed.result(SECONDS)
    ahead.result(SECONDS)


def test_who_comes_while_a_pack_is_made_ready_waits_for_it_rather_than_doing_it_again(work, pool):
    held = work.hold("tea", "")
    all_of_them = [pool.submit(work.readiness.need, TEA) for _ in range(4)]
    assert work.begun["tea", ""].wait(SECONDS)
    held.set()
    for one in all_of_them:
        one.result(SECONDS)
    assert len(work.done) == 3


def test_a_step_that_failed_is_taken_again_by_the_next_one_who_comes(work):
    work.fails.add(("tea", "brewing"))
    with pytest.raises(StoreError):
        work.readiness.need(TEA)
    work.readiness.need(TEA)
    assert work.done == [("tea", ""), ("tea", "brewing"), ("tea", "tasting")]


def test_a_failure_holds_up_nobody_who_works_ahead(work):
    work.fails.add(("mate", ""))
    with pytest.raises(StoreError):
        work.readiness.need(MATE)
    work.readiness.ahead(TEA)
    assert len(work.done) == 3


def test_what_will_be_needed_soon_is_begun_where_a_process_works_ahead_at_all(work):
    work.readiness.soon(MATE)
    assert not work.begun["mate", ""].wait(0.1)
    work.readiness.ahead(TEA)
    work.readiness.soon(MATE)
    assert work.begun["mate", "tasting"].wait(SECONDS)
