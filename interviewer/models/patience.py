"""Trying again where that can help: never past the call's time, never sooner than the server asked for."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from interviewer.chat import Call, ChatModel, Form, Prompt, Reply, Stream
from interviewer.errors import ModelError, ModelUnavailable, ModelUnusable
from interviewer.models.breaker import Breaker
from interviewer.models.failures import FOR_GOOD, AskedToWait

Result = TypeVar("Result")


@dataclass(frozen=True)
class Patience:
    """How often and how long."""

    attempts: int = 3
    """At a model that is away, the first included."""
    unusable_attempts: int = 2
    """At one that answers with what cannot be used."""
    first_wait: float = 0.5
    """Seconds; doubles with each attempt."""
    longest_wait: float = 8.0

    def wait(self, error: ModelError, tried: int, left: float, draw: float) -> float | None:
        """How long to wait before the next attempt.

        Args:
            error: What the last attempt came to.
            tried: How many there were.
            left: Seconds until the call's time is over.
            draw: A random number, 0 to 1: those who failed together should not try again together.

        Returns:
            Seconds, under `left`; None where another attempt is of no use or would come too late.
        """
        if isinstance(error, ModelUnavailable):
            attempts = self.attempts
        elif isinstance(error, ModelUnusable) and error.kind != "too-long":
            attempts = self.unusable_attempts
        else:
            return None
        if tried >= attempts:
            return None
        wait = 0.0
        if isinstance(error, ModelUnavailable):
            wait = min(self.longest_wait, self.first_wait * 2 ** (tried - 1)) * (0.5 + draw / 2)
        if isinstance(error, AskedToWait):
            wait = max(wait, error.seconds + draw * self.first_wait)
        return wait if wait < left else None


class PatientChat:
    """A chat model behind its breaker, tried again. Its streams have begun when they are given."""

    def __init__(  # noqa: PLR0913  (what it waits by is passed in)
        self,
        model: ChatModel,
        breaker: Breaker,
        *,
        patience: Patience | None = None,
        timer: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        draw: Callable[[], float] = random.random,
    ):
        """Wrap a model.

        Args:
            model: One that makes one attempt a call.
            breaker: The model's own.
            patience: How often and how long; None for the usual.
            timer: Seconds that only grow.
            sleep: Waits so many seconds.
            draw: A random number, 0 to 1.
        """
        self.name = model.name
        self._model = model
        self._breaker = breaker
        self._patience = patience or Patience()
        self._timer = timer
        self._sleep = sleep
        self._draw = draw

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`."""

        def attempt(left: Call) -> Reply[Form]:
            reply = self._model.ask(prompt, form, left)
            self._breaker.succeeded()
            return reply

        return self._tried(call, attempt)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`; tried again only until the first piece, which is waited for here."""
        return self._tried(call, lambda left: _Begun(self._model.stream(prompt, left), self._report))

    def _tried(self, call: Call, attempt: Callable[[Call], Result]) -> Result:
        limit, tried = self._timer() + call.seconds, 0
        while True:
            left = limit - self._timer()
            if not self._breaker.lets_through(left):
                raise self._left_alone()
            failed: ModelError
            try:
                return attempt(replace(call, seconds=left))
            except ModelError as error:
                failed = error
            self._report(failed)
            tried += 1
            wait = self._patience.wait(failed, tried, limit - self._timer(), self._draw())
            if wait is None or self._breaker.open:
                raise failed
            self._sleep(wait)

    def _report(self, error: ModelError | None) -> None:
        if isinstance(error, ModelUnavailable):
            self._breaker.failed()
        elif error is not None and error.kind in FOR_GOOD:
            self._breaker.failed(for_good=True)
        else:  # whatever it said, it was there to say it
            self._breaker.succeeded()

    def _left_alone(self) -> ModelUnavailable:
        return ModelUnavailable(
            f"The chat model {self.name} failed too often and is left alone for another {self._breaker.rest:.0f} "
            "seconds; `interviewer doctor` says what is wrong with it.",
            "breaker-open",
        )


class _Begun:
    """A stream whose first piece is here."""

    def __init__(self, stream: Stream, report: Callable[[ModelError | None], None]):
        self.model = stream.model
        self._stream = stream
        self._report: Callable[[ModelError | None], None] | None = report
        self._pieces = iter(stream)
        try:
            self._first: str | None = next(self._pieces, None)
        except BaseException:
            stream.close()
            raise

    def __iter__(self) -> Iterator[str]:
        failed: ModelError | None = None
        try:
            if self._first is not None:
                yield self._first
            yield from self._pieces
        except ModelError as error:
            failed = error
        finally:
            self._end(failed)
        if failed is not None:
            raise failed

    def close(self) -> None:
        self._end(None)

    def _end(self, failed: ModelError | None) -> None:
        report, self._report = self._report, None
        if report is not None:
            report(failed)
        self._stream.close()
