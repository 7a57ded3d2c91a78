"""What tests of chat models share: a form, a prompt, a ledger in memory, a model that answers from a list."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ConfigDict, SecretStr

from evals.loopback import LoopbackServer
from interviewer.chat import Call, CallRecord, Form, Prompt, Purpose, Reply, Spent, Usage
from interviewer.errors import ModelError, ModelUnavailable
from interviewer.models.choose_chat import ChatModels, open_chat_models
from interviewer.models.event_loop import shared_loop
from interviewer.models.failures import Called
from interviewer.models.langchain_chat import Bookkeeping, LangChainChat
from interviewer.models.pricing import Prices
from interviewer.models.providers import Chosen

START = dt.datetime(2026, 11, 2, 9, 0, tzinfo=dt.UTC)
PROMPT = Prompt("You rate one criterion.", "The applicant said: I rang the registrar at two.", "0123456789abcdef")
CALL = Call(Purpose.GRADE, interview="interview-1", seconds=30.0)
KEY = "sk-never-to-be-seen-7f3a"


class Level(BaseModel):
    """A docstring for programmers."""

    model_config = ConfigDict(extra="forbid")

    level: int


@dataclass
class MemoryLedger:
    """Keeps calls in a list."""

    records: list[CallRecord] = field(default_factory=list)

    def record(self, call: CallRecord) -> None:
        self.records.append(call)

    def spent(self, interview: str) -> Spent:
        mine = [one for one in self.records if one.interview == interview]
        usage = Usage(*(sum(getattr(one.usage, name) for one in mine) for name in ("input", "cached", "output")))
        return Spent(len(mine), usage, sum(one.cost or 0.0 for one in mine))

    @property
    def outcomes(self) -> list[str]:
        return [one.outcome for one in self.records]


def one_attempt(
    server: LoopbackServer, ledger: MemoryLedger | None = None, *, prices: Prices | None = None, **settings: Any
) -> LangChainChat:
    """A model with nothing around it."""
    chosen = Chosen("openai", "tiny", "INTERVIEWER_MODEL", server.url, SecretStr(KEY))
    books = Bookkeeping(lambda: START, time.monotonic, ledger, prices or Prices())
    return LangChainChat(chosen, called=Called(chosen.name), loop=shared_loop(), books=books, **settings)


def opened(url: str, **settings: Any) -> ChatModels:
    """Models as an installation has them, with nothing from this machine's environment."""
    given: dict[str, Any] = {
        "model": "openai:tiny",
        "model_url": url,
        "model_key": SecretStr(KEY),
        "clock": lambda: START,
        "environment": {},
    }
    return open_chat_models(**given | settings)


@dataclass
class Listed:
    """A chat model that answers, or fails, as its list says, and goes on with the last."""

    said: list[ModelError | int | str]
    name: str = "fake:listed"
    calls: list[Call] = field(default_factory=list)
    on_call: Callable[[], None] = lambda: None

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        said = self._next(call)
        if isinstance(said, ModelError):
            raise said
        return Reply(form.model_validate({"level": said}), self.name)

    def stream(self, prompt: Prompt, call: Call) -> ListedStream:
        return ListedStream(self._next(call), self.name)

    def _next(self, call: Call) -> ModelError | int | str:
        self.calls.append(call)
        self.on_call()
        return self.said.pop(0) if len(self.said) > 1 else self.said[0]


@dataclass
class ListedStream:
    """Speaks a text's words; an error among them, written as "!", breaks it off."""

    said: ModelError | int | str
    model: str
    closed: threading.Event = field(default_factory=threading.Event)

    def __iter__(self) -> Iterator[str]:
        if isinstance(self.said, ModelError):
            raise self.said
        for word in str(self.said).split():
            if word == "!":
                raise ModelUnavailable("broke", "reset")
            yield word

    def close(self) -> None:
        self.closed.set()


@dataclass
class Clock:
    """Seconds that pass only when somebody waits."""

    now: float = 100.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
