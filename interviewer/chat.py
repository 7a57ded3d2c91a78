"""What the project asks of a chat model, whichever one is configured, and what it keeps of every call.

A call is one form to fill in (`ask`) or one text as it comes (`stream`). Whatever goes wrong is one of the project's
own errors, so that nobody outside this room knows which library or server is behind it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from interviewer.errors import ContentError, Problem

Form = TypeVar("Form", bound=BaseModel)
"""A pydantic model that an answer has to fit: every field required, nothing beside them."""


class Purpose(StrEnum):
    """What a call is for; costs are shown by it."""

    ASK = "ask"
    """Words the next follow-up, or answers a question about the interview."""
    GRADE = "grade"
    CLAIMS = "claims"
    DRAFT = "draft"
    """Drafts a rubric pack."""
    CHECK = "check"
    """Finds out whether the model can be used at all."""


@dataclass(frozen=True)
class Prompt:
    """What is sent. The part that many calls share comes first, so that a server can keep it."""

    stable: str
    """The system message."""
    varying: str
    """The user message."""
    hash: str
    """Of the template both were made from; stored with whatever they produced."""


_SLOT = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_FENCE_SIGNS = str.maketrans({"<": "‹", ">": "›"})


@dataclass(frozen=True)
class PromptTemplate:
    """A prompt file as it was read: Markdown with `{{ slots }}`."""

    name: str
    stable: str
    varying: str
    hash: str
    """Of the whole file, so that what it produced can be told from what a changed one produced."""

    @property
    def slots(self) -> frozenset[str]:
        """The names of its slots."""
        return frozenset(_SLOT.findall(self.stable + self.varying))

    def fill(self, **values: str) -> Prompt:
        """The prompt with its slots filled; a value's own braces stay as they are.

        Raises:
            ContentError: the values are not those that the slots name.
        """
        if values.keys() != self.slots:
            problems = [Problem(name, "the prompt has no such slot") for name in sorted(values.keys() - self.slots)]
            problems += [
                Problem(name, "nothing was given for this slot") for name in sorted(self.slots - values.keys())
            ]
            raise ContentError(self.name, problems)
        return Prompt(_filled(self.stable, values), _filled(self.varying, values), self.hash)


def fenced(text: str, name: str) -> str:
    """Somebody's words as data between tags that they cannot close: angle brackets become other signs, one for one.

    One sign for one sign, so that offsets found in what a model quotes hold in what was said.
    """
    return f"<{name}>\n{text.translate(_FENCE_SIGNS)}\n</{name}>"


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _SLOT.sub(lambda found: values[found.group(1)], text)


@dataclass(frozen=True)
class Call:
    """What one call is for, and what it may take."""

    purpose: Purpose
    interview: str | None = None
    """Id of the interview it is paid by; None outside one."""
    seconds: float = 60.0
    """Everything included: retries, fallbacks, a stream that drips."""
    longest: int = 800
    """Tokens of output; a reply that is cut off there is unusable."""


@dataclass(frozen=True)
class Usage:
    """Tokens, as the server counted them; 0 where it says nothing. What was stopped early is estimated instead."""

    input: int = 0
    cached: int = 0
    """Of `input`, those the server had kept."""
    output: int = 0


@dataclass(frozen=True)
class Reply(Generic[Form]):
    """A form that was filled in, and by whom."""

    form: Form
    model: str
    """The model that answered: a fallback's name where it was one."""


@dataclass(frozen=True)
class CallRecord:
    """One attempt, for the ledger: no word of what was sent or answered."""

    purpose: Purpose
    interview: str | None
    model: str
    prompt_hash: str
    usage: Usage
    seconds: float
    cost: float | None
    """In the currency of the prices that were set; None where none were."""
    outcome: str
    """ok; stopped, where somebody read a stream no further; or the kind of error (`ModelError.kind`). Tokens of a call
    that was stopped or ran out of time are an estimate wherever the server had not counted them yet."""
    at: dt.datetime


STOPPED = "stopped"
"""The outcome of a stream that somebody read no further: not a failure, and paid for all the same."""


@dataclass(frozen=True)
class Spent:
    """What an interview's calls came to."""

    calls: int = 0
    usage: Usage = Usage()
    cost: float = 0.0


class Ledger(Protocol):
    """Where calls are written down; `store` has one."""

    def record(self, call: CallRecord) -> None:
        """Keep one attempt. A ledger that is away never fails a call."""
        ...

    def spent(self, interview: str) -> Spent:
        """What this interview's calls have come to. Raises StoreError."""
        ...


class Stream(Protocol):
    """A reply as it comes."""

    model: str
    """The model that answers; known from the first piece on."""

    def __iter__(self) -> Iterator[str]:
        """Pieces of text, in order. Raises ModelError at any point; a reply that was cut off raises at its end."""
        ...

    def close(self) -> None:
        """Stop reading; what is left of the reply is not waited for."""
        ...


class ChatModel(Protocol):
    """A chat model. Safe to use from several threads."""

    @property
    def name(self) -> str:
        """Provider and model, "openai:gpt-5-mini"; stored beside whatever it produced."""
        ...

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """Have a form filled in.

        Raises:
            ModelError: it could not be had within the call's time; the kind says why.
        """
        ...

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """Have a text spoken. Raises ModelError, here or while the stream is read."""
        ...
