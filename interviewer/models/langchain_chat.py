"""A chat model over LangChain: one attempt a call, every failure one of the project's errors, each written down.

Retries, fallbacks and budgets are wrapped around it (`patience.py`, `fallback.py`, `budget.py`).
"""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interviewer.chat import STOPPED, Call, CallRecord, Form, Ledger, Prompt, Reply, Stream, Usage
from interviewer.errors import ModelError, ModelSettingsError
from interviewer.models import replies
from interviewer.models.counting import tokens_in, tokens_sent
from interviewer.models.dialects import Dialect, open_dialect
from interviewer.models.event_loop import CallLoop, Poured
from interviewer.models.failures import Called, failure, of_kind
from interviewer.models.forms import BadReply, fit_form, read_form
from interviewer.models.pricing import Prices
from interviewer.models.providers import SAYING_WHY, Chosen

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage, AIMessageChunk
    from pydantic import BaseModel

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bookkeeping:
    """Where attempts are written down, by which clocks and prices."""

    clock: Callable[[], dt.datetime]
    timer: Callable[[], float]
    """Seconds that only grow."""
    ledger: Ledger | None = None
    prices: Prices = field(default_factory=Prices)


class LangChainChat:
    """One model. Opened on its first call: importing LangChain takes about two seconds."""

    def __init__(
        self,
        chosen: Chosen,
        *,
        called: Called,
        loop: CallLoop,
        books: Bookkeeping,
        temperature: float | None = 0.0,
        effort: str | None = None,
    ):
        """Say which model; nothing is imported or sent yet.

        Args:
            chosen: Which model, and how it is reached.
            called: How messages speak of it.
            loop: Where its calls run.
            books: How its calls are written down.
            temperature: None to send none.
            effort: How long a reasoning model may think; None leaves it to the model.
        """
        self.name = chosen.name
        self._chosen = chosen
        self._called = called
        self._loop = loop
        self._books = books
        self._temperature = temperature
        self._effort = effort
        self._opening = threading.Lock()
        self._opened: Dialect | None = None

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`, in one attempt."""
        attempt = _Attempt(self.name, self._called, self._books, prompt, call, form)
        found: Form | None = None
        try:
            dialect = self.open()
            message = self._loop.run(lambda: dialect.ask(prompt, form, call.longest), attempt.left())
            attempt.usage = replies.tokens(message)
            found = _filled_in(message, form)
        except Exception as error:  # libraries raise their own, of no common class
            attempt.failed(error)
        attempt.close()
        if found is None:
            raise attempt.error or of_kind("empty", self._called)
        return Reply(found, self.name)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`, in one attempt; it is asked for at once, and failures come when it is read."""
        attempt = _Attempt(self.name, self._called, self._books, prompt, call)
        try:
            dialect = self.open()
            poured = self._loop.pour(lambda: dialect.speak(prompt, call.longest), attempt.left())
        except Exception as error:
            attempt.failed(error)
        else:
            return _Spoken(self.name, poured, attempt, must_say_why=self._chosen.provider in SAYING_WHY)
        attempt.close()
        raise attempt.error or of_kind("failed", self._called)

    def open(self) -> Dialect:
        """Import what is needed, ahead of the first call if that should not wait for it.

        Raises:
            ModelSettingsError: the library cannot work with what was set.
        """
        with self._opening:
            if self._opened is None:
                self._opened = self._open()
            return self._opened

    def close(self) -> None:
        """Ends its connections; a later call opens it anew."""
        with self._opening:
            opened, self._opened = self._opened, None
        if opened is not None:
            self._loop.run(opened.close, 1.0)

    def _open(self) -> Dialect:
        try:
            return open_dialect(self._chosen, temperature=self._temperature, effort=self._effort)
        except Exception as error:
            logger.warning("%s could not be opened: %s", self.name, type(error).__name__)
        raise ModelSettingsError(
            f"The chat model {self.name} could not be opened; check {self._called.setting}, and set what "
            f"LangChain's documentation asks for with {self._chosen.provider}."
        )


@dataclass
class _Attempt:
    """One attempt, until it is written down."""

    model: str
    called: Called
    books: Bookkeeping
    prompt: Prompt
    call: Call
    form: type[BaseModel] | None = None
    usage: Usage = field(default_factory=Usage)
    said: str = ""
    """What came of a stream, read or not."""
    error: ModelError | None = None
    closed: bool = False

    def __post_init__(self) -> None:
        """The time begins."""
        self.begun = self.books.timer()

    def left(self) -> float:
        """Seconds."""
        return self.call.seconds - (self.books.timer() - self.begun)

    def failed(self, error: Exception) -> None:
        """Say what went wrong, once; nothing of the library stays attached to it."""
        if isinstance(error, ModelError):
            found = error
        elif isinstance(error, BadReply):
            found = of_kind(error.kind, self.called)
        else:
            found = failure(error, self.called, self.books.clock)
            logger.info("%s: %s (%s)", self.model, found.kind, type(error).__name__)
        found.__cause__ = found.__context__ = None
        self.error = found

    def close(self, *, stopped: bool = False) -> None:
        """Write it down. A ledger that is away costs the record, never the call.

        Args:
            stopped: Whether somebody read no further.
        """
        if self.closed or self.books.ledger is None:
            return
        self.closed = True
        outcome = self.error.kind if self.error else STOPPED if stopped else "ok"
        usage = self._usage(outcome)
        record = CallRecord(
            purpose=self.call.purpose,
            interview=self.call.interview,
            model=self.model,
            prompt_hash=self.prompt.hash,
            usage=usage,
            seconds=self.books.timer() - self.begun,
            cost=self.books.prices.cost(usage),
            outcome=outcome,
            at=self.books.clock(),
        )
        try:
            self.books.ledger.record(record)
        except Exception as error:  # whatever a ledger is made of
            logger.warning("A call of %s could not be written to the ledger: %s", self.model, type(error).__name__)

    def _usage(self, outcome: str) -> Usage:
        """The tokens. Servers count at the end; of one that was at work and not heard to its end they are estimated."""
        counted = self.usage.input or self.usage.output
        worked = bool(self.said) or outcome in (STOPPED, "timeout")
        if counted or outcome == "ok" or not worked:
            return self.usage
        return Usage(input=tokens_sent(self.prompt, self.form), output=tokens_in(self.said))


class _Spoken:
    """A reply as it comes."""

    def __init__(self, model: str, poured: Poured[AIMessageChunk], attempt: _Attempt, *, must_say_why: bool):
        self.model = model
        self._poured = poured
        self._attempt = attempt
        self._must_say_why = must_say_why
        self._why: str | None = None
        self._whole = False

    def __iter__(self) -> Iterator[str]:
        try:
            for chunk in self._poured:
                piece = self._taken(chunk)
                if piece:
                    yield piece
            self._end()
        except Exception as error:  # of the library; whoever reads raises into no generator
            self._attempt.failed(error)
        finally:
            self.close()
        if self._attempt.error is not None:
            raise self._attempt.error

    def close(self) -> None:
        self._poured.close()
        for chunk in self._poured.unread():  # paid for as well, and the tokens may be in it
            self._taken(chunk)
        self._attempt.close(stopped=not self._whole)

    def _taken(self, chunk: AIMessageChunk) -> str:
        """What a piece adds to the reply."""
        piece = replies.words(chunk)
        self._attempt.usage = replies.added(self._attempt.usage, replies.tokens(chunk))
        self._attempt.said += piece
        self._why = replies.ending(chunk) or self._why
        return piece

    def _end(self) -> None:
        if self._poured.closed:
            return
        self._whole = True
        if self._why in ("refused", "truncated"):
            raise BadReply(self._why)
        if self._why is None and self._must_say_why:
            raise BadReply("truncated")
        if not self._attempt.said:
            raise BadReply("empty")


def _filled_in(message: AIMessage, form: type[Form]) -> Form:
    """The form that a message is. Raises BadReply."""
    why = replies.ending(message)
    if why in ("refused", "truncated"):
        raise BadReply(why)
    if message.tool_calls:  # a provider without JSON schemas fills in a form as a tool's arguments
        return fit_form(message.tool_calls[0]["args"], form)
    if message.invalid_tool_calls:
        raise BadReply("bad-json")
    return read_form(str(message.text), form)
