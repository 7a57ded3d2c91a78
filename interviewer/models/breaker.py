"""A circuit breaker: a model that keeps failing is left alone for a while, so that nobody waits for it in vain.

Closed, all calls go through. After so many failures in a row it opens and lets none through. When its rest is over one
call tries; if that fails too the rest doubles, if it succeeds all go through again. No lock is held during a call.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

FAILURES = 5
FIRST_REST = 30.0
LONGEST_REST = 300.0
"""Seconds."""


class Breaker:
    """One model's. Safe to use from several threads."""

    def __init__(
        self,
        timer: Callable[[], float],
        *,
        failures: int = FAILURES,
        first_rest: float = FIRST_REST,
        longest_rest: float = LONGEST_REST,
    ):
        """Begin closed.

        Args:
            timer: Seconds that only grow.
            failures: How many in a row open it.
            first_rest: Seconds it stays open at first.
            longest_rest: Seconds it stays open at most.
        """
        self._timer = timer
        self._most_failures = failures
        self._first_rest = first_rest
        self._longest_rest = longest_rest
        self._lock = threading.Lock()
        self._failures = 0
        self._rest = first_rest
        self._open_until: float | None = None
        self._trying_until: float | None = None

    def lets_through(self, seconds: float) -> bool:
        """Whether a call that takes `seconds` at most may be made; who is let through says afterwards how it went.

        A call that never says how it went holds up the next try for those seconds and no longer.
        """
        with self._lock:
            now = self._timer()
            if self._open_until is None:
                return True
            if now < self._open_until or (self._trying_until is not None and now < self._trying_until):
                return False
            self._trying_until = now + seconds
            return True

    @property
    def open(self) -> bool:
        """Whether calls are being turned away."""
        with self._lock:
            return self._open_until is not None

    @property
    def rest(self) -> float:
        """Seconds until a call may be tried; 0 where one may now."""
        with self._lock:
            return 0.0 if self._open_until is None else max(self._open_until - self._timer(), 0.0)

    def succeeded(self) -> None:
        """A call got an answer, of whatever worth."""
        with self._lock:
            self._failures = 0
            self._rest = self._first_rest
            self._open_until = self._trying_until = None

    def failed(self, *, for_good: bool = False) -> None:
        """A call got none. `for_good` opens at once: the next one would fail the same way."""
        with self._lock:
            if self._open_until is None:
                self._failures += 1
                if for_good or self._failures >= self._most_failures:
                    self._open_until = self._timer() + self._rest
            elif self._trying_until is not None:
                self._rest = min(2 * self._rest, self._longest_rest)
                self._open_until, self._trying_until = self._timer() + self._rest, None
            # Otherwise it was begun before the breaker opened, and says nothing new.
