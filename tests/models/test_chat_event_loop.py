from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Iterator

import pytest

from interviewer.models.event_loop import GRACE, CallLoop

SLACK = 2.0
"""Seconds that a busy machine may take beside what is waited for."""


@pytest.fixture
def loop() -> Iterator[CallLoop]:
    loop = CallLoop()
    yield loop
    loop.close()


async def answer(seconds: float = 0.0) -> int:
    await asyncio.sleep(seconds)
    return 7


async def counting(pause: float, cleaned: threading.Event | None = None) -> AsyncGenerator[int, None]:
    try:
        for number in range(1000):
            yield number
            await asyncio.sleep(pause)
    finally:
        if cleaned is not None:
            cleaned.set()


def test_work_comes_to_its_result(loop):
    assert loop.run(answer, 1) == 7


def test_what_the_work_raises_is_raised(loop):
    async def fail() -> None:
        raise KeyError("inside")

    with pytest.raises(KeyError, match="inside"):
        loop.run(fail, 1)


def test_work_that_takes_too_long_is_ended_in_time(loop):
    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        loop.run(lambda: answer(30), 0.1)
    assert time.monotonic() - begun < 0.1 + GRACE + SLACK


def test_work_that_will_not_be_cancelled_is_not_waited_for(loop):
    async def stubborn() -> None:
        until = time.monotonic() + 5.0
        while time.monotonic() < until:
            try:
                await asyncio.sleep(0.05)
            except asyncio.CancelledError:
                continue

    begun = time.monotonic()
    with pytest.raises(TimeoutError):
        loop.run(stubborn, 0.05)
    assert time.monotonic() - begun < 0.05 + GRACE + SLACK


@pytest.mark.parametrize("seconds", [0.0, -1.0])
def test_no_time_is_too_little_time(loop, seconds):
    with pytest.raises(TimeoutError):
        loop.run(answer, seconds)


def test_fifty_calls_that_came_too_late_leave_no_thread_behind(loop):
    loop.run(answer, 1)
    before = threading.active_count()
    for _ in range(50):
        with pytest.raises(TimeoutError):
            loop.run(lambda: answer(30), 0.002)
    assert threading.active_count() == before


def test_eight_threads_wait_beside_each_other(loop):
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(loop.run(lambda: answer(0.3), 9))) for _ in range(8)]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [7] * 8
    assert time.monotonic() - begun < 8 * 0.3


def test_items_come_in_order_and_to_an_end(loop):
    async def three() -> AsyncGenerator[int, None]:
        for number in range(3):
            yield number

    assert list(loop.pour(three, 1)) == [0, 1, 2]


def test_items_come_as_they_are_made(loop):
    poured = iter(loop.pour(lambda: counting(30), 30))
    assert next(poured) == 0


def test_what_the_source_raises_is_raised_after_what_it_gave(loop):
    async def broken() -> AsyncGenerator[int, None]:
        yield 1
        raise KeyError("inside")

    got = []
    with pytest.raises(KeyError):
        got.extend(loop.pour(broken, 1))


def test_a_source_that_drips_is_ended_in_time_and_cleans_up(loop):
    cleaned, begun = threading.Event(), time.monotonic()
    with pytest.raises(TimeoutError):
        list(loop.pour(lambda: counting(0.01, cleaned), 0.15))
    assert time.monotonic() - begun < 0.15 + GRACE + SLACK
    assert cleaned.wait(1)


def test_a_source_that_nobody_reads_any_more_is_closed(loop):
    cleaned = threading.Event()
    poured = loop.pour(lambda: counting(0.01, cleaned), 30)
    assert next(iter(poured)) == 0
    poured.close()
    assert cleaned.wait(1)
    assert poured.closed


def test_whoever_reads_comes_to_the_end_when_somebody_else_closes(loop):
    poured = loop.pour(lambda: counting(0.01), 30)
    threading.Timer(0.05, poured.close).start()
    assert 0 < len(list(poured)) < 1000


async def one() -> AsyncGenerator[int, None]:
    yield 1


def test_what_came_and_was_not_read_can_be_read_after_it_was_closed_and_the_end_still_comes(loop):
    cleaned = threading.Event()
    poured = loop.pour(lambda: counting(0.001, cleaned), 30)
    assert next(iter(poured)) == 0
    time.sleep(0.05)
    poured.close()
    assert cleaned.wait(1)
    unread = poured.unread()
    assert unread[:3] == [1, 2, 3]
    assert poured.unread() == list(poured) == []


def test_a_source_read_to_its_end_was_not_closed(loop):
    poured = loop.pour(one, 1)
    assert list(poured) == [1]
    assert not poured.closed


def test_after_it_was_closed_a_call_starts_it_anew(loop):
    assert loop.run(answer, 1) == 7
    loop.close()
    assert loop.run(answer, 1) == 7
