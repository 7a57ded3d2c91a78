"""Waiting for a server with a hard limit: one event loop in a thread of its own, whoever asks from whatever thread.

A thread that waits on a socket cannot be ended, so calls that came too late would pile up behind a server that drips.
A task can: when its time is over it is cancelled, its connection is closed, and nothing of it is left.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import queue
import threading
import weakref
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

GRACE = 0.25
"""Seconds a cancelled task gets for closing its connection; after that it is not waited for."""


class CallLoop:
    """The loop; it starts with the first call, and again in a process that was forked."""

    def __init__(self) -> None:
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._end: Callable[[], object] | None = None

    def run(self, work: Callable[[], Coroutine[Any, Any, Result]], seconds: float) -> Result:
        """What the work comes to.

        Raises:
            TimeoutError: it took longer than `seconds`; it was cancelled, and its connection is closed.
            Exception: whatever the work raised.
        """
        future = asyncio.run_coroutine_threadsafe(_within(work, seconds), self._running())
        try:
            return future.result(max(seconds, 0.0) + GRACE)
        except concurrent.futures.TimeoutError:
            raise TimeoutError from None
        finally:
            future.cancel()

    def pour(self, source: Callable[[], AsyncGenerator[Result, None]], seconds: float) -> Poured[Result]:
        """What the source yields, as it comes; reading begins at once."""
        return Poured(source, seconds, self._running())

    def close(self) -> None:
        """Ends the loop and what still runs in it."""
        with self._starting:
            end, self._end, self._loop = self._end, None, None
        if end is not None:
            end()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None or self._thread is None or not self._thread.is_alive():
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_serve, args=(self._loop,), name="chat-models", daemon=True)
                self._thread.start()
                self._end = weakref.finalize(self, _stop, self._loop)
            return self._loop


@lru_cache(maxsize=1)
def shared_loop() -> CallLoop:
    """This process's loop.

    One for all, because packages of LangChain keep one HTTP client for the process, and its connections belong to the
    loop that they were opened in.
    """
    return CallLoop()


@dataclass(frozen=True)
class _End:
    """The last thing in a queue."""

    error: BaseException | None


class Poured(Generic[Result]):
    """Items on their way from the loop to a thread."""

    def __init__(
        self,
        source: Callable[[], AsyncGenerator[Result, None]],
        seconds: float,
        loop: asyncio.AbstractEventLoop,
    ):
        """Start reading in the loop; `CallLoop.pour` makes these."""
        self._items: queue.SimpleQueue[Result | _End] = queue.SimpleQueue()
        self._limit = monotonic() + max(seconds, 0.0) + GRACE
        self.closed = False
        """Whether somebody stopped reading before the end."""
        self._future = asyncio.run_coroutine_threadsafe(self._fill(source, seconds), loop)

    def __iter__(self) -> Iterator[Result]:
        """The items. Raises TimeoutError when the time is over, and whatever the source raised."""
        while True:
            try:
                item = self._items.get(timeout=max(self._limit - monotonic(), 0.001))
            except queue.Empty:
                self.close()
                raise TimeoutError from None
            if not isinstance(item, _End):
                yield item
            elif item.error is None or isinstance(item.error, asyncio.CancelledError):
                return
            else:
                raise item.error

    def close(self) -> None:
        """Stops reading and closes the connection; whoever reads comes to the end."""
        self.closed = self.closed or not self._future.done()
        self._future.cancel()

    def unread(self) -> list[Result]:
        """The items that have come and that nobody read; they are read with this."""
        found: list[Result] = []
        while True:
            try:
                item = self._items.get_nowait()
            except queue.Empty:
                return found
            if isinstance(item, _End):
                self._items.put(item)  # for whoever reads in another thread
                return found
            found.append(item)

    async def _fill(self, source: Callable[[], AsyncGenerator[Result, None]], seconds: float) -> None:
        try:
            async with asyncio.timeout(max(seconds, 0.0)), aclosing(source()) as items:
                async for item in items:
                    self._items.put(item)
        except BaseException as error:
            self._items.put(_End(error))
            if isinstance(error, asyncio.CancelledError):
                raise
        else:
            self._items.put(_End(None))


async def _within(work: Callable[[], Coroutine[Any, Any, Result]], seconds: float) -> Result:
    async with asyncio.timeout(max(seconds, 0.0)):
        return await work()


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    finally:
        loop.close()


def _stop(loop: asyncio.AbstractEventLoop) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(loop.stop)
