from __future__ import annotations

import threading

from hypothesis import given
from hypothesis import strategies as st

from interviewer.models.breaker import FAILURES, FIRST_REST, LONGEST_REST, Breaker
from tests.models.chats import Clock


def opened(clock: Clock) -> Breaker:
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    return breaker


def test_it_lets_calls_through_until_five_failures_in_a_row():
    breaker = Breaker(Clock())
    for _ in range(FAILURES - 1):
        breaker.failed()
    assert breaker.lets_through(1)
    breaker.failed()
    assert not breaker.lets_through(1)


def test_one_success_begins_the_count_anew():
    breaker = Breaker(Clock())
    for _ in range(3 * FAILURES):
        breaker.failed()
        breaker.succeeded()
    assert breaker.lets_through(1)


def test_a_failure_for_good_opens_it_at_once():
    breaker = Breaker(Clock())
    breaker.failed(for_good=True)
    assert not breaker.lets_through(1)


def test_after_its_rest_one_call_tries_and_the_others_are_turned_away():
    clock = Clock()
    breaker = opened(clock)
    clock.now += FIRST_REST - 0.1
    assert not breaker.lets_through(1)
    clock.now += 0.1
    assert [breaker.lets_through(1) for _ in range(3)] == [True, False, False]


def test_a_try_that_succeeds_closes_it():
    clock = Clock()
    breaker = opened(clock)
    clock.now += FIRST_REST
    assert breaker.lets_through(1)
    breaker.succeeded()
    assert all(breaker.lets_through(1) for _ in range(5))


def test_a_try_that_fails_doubles_the_rest_up_to_five_minutes():
    clock = Clock()
    breaker = opened(clock)
    rests = []
    for _ in range(6):
        rests.append(breaker.rest)
        clock.now += breaker.rest
        assert breaker.lets_through(1)
        breaker.failed()
    assert rests == [30, 60, 120, 240, 300, 300]


def test_after_a_success_the_rest_is_the_first_again():
    clock = Clock()
    breaker = opened(clock)
    clock.now += FIRST_REST
    breaker.lets_through(1)
    breaker.failed()
    clock.now += 2 * FIRST_REST
    breaker.lets_through(1)
    breaker.succeeded()
    for _ in range(FAILURES):
        breaker.failed()
    assert breaker.rest == FIRST_REST


def test_a_try_that_never_says_how_it_went_holds_up_the_next_for_its_own_time():
    clock = Clock()
    breaker = opened(clock)
    clock.now += FIRST_REST
    assert breaker.lets_through(10)
    clock.now += 9.9
    assert not breaker.lets_through(10)
    clock.now += 0.2
    assert breaker.lets_through(10)


def test_failures_of_calls_that_were_under_way_when_it_opened_do_not_lengthen_the_rest():
    clock = Clock()
    breaker = opened(clock)
    for _ in range(8):
        breaker.failed()
    assert breaker.rest == FIRST_REST


def test_many_threads_at_the_end_of_the_rest_make_one_try():
    clock = Clock()
    breaker = opened(clock)
    clock.now += FIRST_REST
    together, through = threading.Barrier(8), []

    def call() -> None:
        together.wait()
        through.append(breaker.lets_through(1))

    threads = [threading.Thread(target=call) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(through) == 1


@given(st.lists(st.sampled_from(["call", "failed", "good", "succeeded", "wait"]), max_size=60))
def test_whatever_happens_it_never_rests_longer_than_five_minutes(steps):
    clock = Clock()
    breaker = Breaker(clock)
    for step in steps:
        if step == "call":
            breaker.lets_through(5)
        elif step == "wait":
            clock.now += 31
        elif step == "succeeded":
            breaker.succeeded()
            assert breaker.lets_through(5)
        else:
            breaker.failed(for_good=step == "good")
        assert 0 <= breaker.rest <= LONGEST_REST
