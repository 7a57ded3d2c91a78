"""What a brain can answer beside words, and how each reads as OpenAI's chat completions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class FaultKind(StrEnum):
    """What can go wrong between a model and who asked it."""

    RATE_LIMITED = "rate-limited"
    """429 with a Retry-After."""
    SERVER_ERROR = "server-error"
    """500."""
    OVERLOADED = "overloaded"
    """529."""
    TIMEOUT = "timeout"
    """The request is taken and never answered."""
    RESET = "reset"
    """The connection is torn down; in a stream, after the first words."""
    SLOW_DRIP = "slow-drip"
    """A whole reply, byte by byte."""
    TRUNCATED_STREAM = "truncated-stream"
    """A stream that ends early as if nothing were wrong; without streaming, a reply cut at the length limit."""
    BAD_JSON = "bad-json"
    """Words where JSON was asked for; in a stream, an event that is no JSON."""
    WRONG_SCHEMA = "wrong-schema"
    """JSON of another form."""
    REFUSAL = "refusal"
    """The model declines; in a stream, the content filter does."""
    EMPTY = "empty"
    """A reply with nothing in it."""


@dataclass(frozen=True)
class Fault:
    """One fault. A quote that is not there is none of these: the brain invents it in a well-formed reply."""

    kind: FaultKind | str
    retry_after: str | None = "1"
    """The header of a 429, as it is sent: seconds, or an HTTP date."""
    pause: float = 1.0
    """Seconds between two bytes of a drip."""

    def __post_init__(self) -> None:
        """A name that is no fault's is an error here, not an answer later."""
        object.__setattr__(self, "kind", FaultKind(self.kind))


@dataclass(frozen=True)
class Answered:
    """An HTTP answer as it stands, for what no fault's name covers."""

    status: int = 200
    body: object = None
    """Sent as JSON; text and bytes as they are."""
    headers: Mapping[str, str] = field(default_factory=dict)
    media_type: str = "application/json"

    @property
    def content(self) -> bytes:
        """The body's bytes."""
        if isinstance(self.body, bytes):
            return self.body
        return (self.body if isinstance(self.body, str) else json.dumps(self.body)).encode()


REFUSED = {
    FaultKind.RATE_LIMITED: (429, "Rate limit reached."),
    FaultKind.SERVER_ERROR: (500, "The server had an error."),
    FaultKind.OVERLOADED: (529, "Overloaded."),
}
"""Faults that are a status, with the words beside it."""

_BROKEN = "Certainly! Here is what you asked for: {"
_OTHER_FORM = '{"unasked_for": true}'


@dataclass(frozen=True)
class Spoken:
    """A reply's message, before it is cut into pieces or not."""

    content: str | None
    finish: str | None = "stop"
    """None where the reply ends without saying why."""
    refusal: str | None = None


def spoken(said: str | FaultKind, asked: Mapping[str, Any]) -> Spoken:
    """The message for words, or for a fault that is one."""
    streaming = bool(asked.get("stream"))
    if said is FaultKind.BAD_JSON:
        return Spoken(_BROKEN)
    if said is FaultKind.WRONG_SCHEMA:
        return Spoken(_OTHER_FORM)
    if said is FaultKind.EMPTY:
        return Spoken("")
    if said is FaultKind.REFUSAL:
        return Spoken("", "content_filter") if streaming else Spoken(None, refusal="I cannot help with that.")
    if said is FaultKind.TRUNCATED_STREAM:
        return Spoken('{"begun": "and never', None if streaming else "length")
    if isinstance(said, FaultKind):
        return Spoken("One two three four five six.")
    return Spoken(said)


def whole(message: Spoken, usage: Mapping[str, object] | None, model: str) -> dict[str, Any]:
    """The reply as one JSON object."""
    body: dict[str, Any] = {
        "id": "chatcmpl-loopback",
        "object": "chat.completion",
        "created": 0,
        "model": model,
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": message.content, "refusal": message.refusal},
                "finish_reason": message.finish,
            }
        ],
    }
    return body if usage is None else {**body, "usage": usage}


def events(message: Spoken, usage: Mapping[str, object] | None, model: str) -> Iterator[str]:
    """The reply as server-sent events: a piece a word, then why it ended, then the usage."""
    yield _event(model, [{"index": 0, "delta": {"role": "assistant", "content": ""}, "finish_reason": None}])
    for piece in re.findall(r"\S+\s*", message.content or ""):
        yield _event(model, [{"index": 0, "delta": {"content": piece}, "finish_reason": None}])
    if message.finish is None:
        return
    yield _event(model, [{"index": 0, "delta": {}, "finish_reason": message.finish}])
    if usage is not None:
        yield _event(model, [], usage)
    yield "data: [DONE]\n\n"


def _event(model: str, choices: list[dict[str, Any]], usage: Mapping[str, object] | None = None) -> str:
    body = {"id": "chatcmpl-loopback", "object": "chat.completion.chunk", "created": 0, "model": model}
    return f"data: {json.dumps({**body, 'choices': choices, 'usage': usage})}\n\n"
