from __future__ import annotations

import threading

from evals.one_process import Stopwatch
from evals.suites import speed


def test_an_inner_call_counts_only_inside_the_outer_one_of_its_thread():
    watch = Stopwatch()
    inner = watch.around("encode", lambda: 1, "submit")
    outer = watch.around("submit", lambda: inner() + inner())
    assert inner() == 1
    other = threading.Thread(target=inner)
    other.start()
    other.join()
    assert outer() == 2
    assert (len(watch.spent["submit"]), len(watch.spent["encode"])) == (1, 2)
    assert sum(watch.spent["encode"]) <= sum(watch.spent["submit"])


def test_a_call_that_fails_is_timed_and_no_longer_open():
    watch = Stopwatch()
    inner = watch.around("encode", lambda: None, "submit")

    def broken():
        raise ValueError

    outer = watch.around("submit", broken)
    try:
        outer()
    except ValueError:
        inner()
    assert (len(watch.spent["submit"]), watch.spent["encode"]) == (1, [])


def test_a_requirement_of_an_extra_is_not_installed_size():
    assert speed._needed("numpy>=2.2") == "numpy"
    assert speed._needed("torch>=2; extra == 'gpu'") is None


def test_the_installed_size_counts_dependencies_of_dependencies():
    assert speed._installed() > 100 * 2**20


def test_a_row_without_a_limit_has_no_ratio():
    assert speed._row(2.0, 4.0, "s")["ratio"] == 0.5
    assert speed._row(2.0, None, "s")["ratio"] is None
