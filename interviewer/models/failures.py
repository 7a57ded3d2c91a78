"""What a chat model's library or server raises -> one of the project's errors, in words for whoever can act.

Libraries differ, but nearly all of them carry an HTTP status or say in a class's name what broke; nothing else of
theirs is used. Their own messages are read to tell two causes apart, and never passed on: they quote keys and prompts.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from interviewer.errors import ModelError, ModelRefused, ModelSettingsError, ModelUnavailable, ModelUnusable


@dataclass(frozen=True)
class Called:
    """A chat model as messages speak of it."""

    model: str
    """Provider and model, "openai:gpt-5-mini"."""
    setting: str = "INTERVIEWER_MODEL"
    """Where it was chosen."""
    key: str = "INTERVIEWER_MODEL_KEY"
    """Where its key is set."""


class AskedToWait(ModelUnavailable):
    """Away, and it said for how long."""

    def __init__(self, message: str, kind: str, seconds: float):
        super().__init__(message, kind)
        self.seconds = seconds
        """From now; 0 or more."""


@dataclass(frozen=True)
class _Sort:
    error: type[ModelError]
    words: str


_SORTS = {
    "timeout": _Sort(
        ModelUnavailable, "The chat model {model} did not answer in time; try again, or set a faster one in {setting}."
    ),
    "rate-limited": _Sort(
        ModelUnavailable, "The chat model {model} takes no more requests for now; wait, or ask its provider for more."
    ),
    "overloaded": _Sort(ModelUnavailable, "The chat model {model} is overloaded; try again later."),
    "server-error": _Sort(ModelUnavailable, "The server of the chat model {model} failed; try again later."),
    "reset": _Sort(ModelUnavailable, "The connection to the chat model {model} broke; try again."),
    "no-server": _Sort(
        ModelUnavailable,
        "No server answers for the chat model {model}; check INTERVIEWER_MODEL_URL and the network.",
    ),
    "failed": _Sort(
        ModelUnavailable, "The chat model {model} failed in a way that is not known here; the log has its name."
    ),
    "refused": _Sort(ModelRefused, "The chat model {model} declined to answer this; nothing needs to be changed."),
    "truncated": _Sort(
        ModelUnusable,
        "The answer of the chat model {model} was cut off; if it reasons at length, lower INTERVIEWER_MODEL_EFFORT.",
    ),
    "empty": _Sort(
        ModelUnusable, "The chat model {model} answered with nothing; set another one in {setting} if it goes on."
    ),
    "bad-json": _Sort(
        ModelUnusable, "The answer of the chat model {model} is not JSON; set one with structured output in {setting}."
    ),
    "wrong-schema": _Sort(
        ModelUnusable,
        "The chat model {model} did not answer in the form asked for; set one with structured output in {setting}.",
    ),
    "too-long": _Sort(
        ModelUnusable, "What was sent is too long for the chat model {model}; set one that reads more in {setting}."
    ),
    "key-refused": _Sort(
        ModelSettingsError, "The key for the chat model {model} was refused; set a valid one in {key}."
    ),
    "no-credit": _Sort(
        ModelSettingsError,
        "The account for the chat model {model} has no credit left; top it up, or set another key in {key}.",
    ),
    "no-such-model": _Sort(
        ModelSettingsError,
        "The server knows no chat model {model}; check the name in {setting} and the address in INTERVIEWER_MODEL_URL.",
    ),
    "no-schema-support": _Sort(
        ModelSettingsError,
        "The chat model {model} cannot fill in a JSON schema; set one with structured output in {setting}.",
    ),
    "settings": _Sort(
        ModelSettingsError,
        "The server of the chat model {model} does not take such requests; "
        "check {setting}, and INTERVIEWER_MODEL_URL if it is set.",
    ),
}
_NO_TEMPERATURE = "The chat model {model} takes no temperature; set INTERVIEWER_MODEL_TEMPERATURE to nothing."
_NO_EFFORT = "The chat model {model} takes no such effort; change or unset INTERVIEWER_MODEL_EFFORT."

FOR_GOOD = frozenset({"key-refused", "no-credit", "no-such-model"})
"""Kinds that every call would end in until somebody acts."""

_BY_STATUS = {
    401: "key-refused",
    402: "no-credit",
    403: "key-refused",
    404: "no-such-model",
    408: "timeout",
    409: "overloaded",
    413: "too-long",
    429: "rate-limited",
    503: "overloaded",
    504: "timeout",
    529: "overloaded",
}
_BY_NAME = {
    "ConnectError": "no-server",
    "ConnectionRefusedError": "no-server",
    "gaierror": "no-server",
    "UnsupportedProtocol": "settings",
    "InvalidURL": "settings",
    "TimeoutException": "timeout",
    "TimeoutError": "timeout",
    "APITimeoutError": "timeout",
    "NetworkError": "reset",
    "ProtocolError": "reset",
    "ConnectionError": "reset",
    "APIConnectionError": "reset",
    "LengthFinishReasonError": "truncated",
    "ContentFilterFinishReasonError": "refused",
    # LangChain's own names, for packages that raise them without a status.
    "ModelAuthenticationError": "key-refused",
    "ModelPermissionDeniedError": "key-refused",
    "ModelNotFoundError": "no-such-model",
    "ModelRateLimitError": "rate-limited",
    "ModelTimeoutError": "timeout",
    "ModelConnectionError": "reset",
    "ModelAPIError": "server-error",
    "ContextOverflowError": "too-long",
}
"""A class's name, or one of its bases', anywhere in the chain of causes; the first that fits counts."""

_SPENT = ("insufficient_quota", "billing", "credit balance")
_TOO_LONG = ("context_length", "context window", "maximum context", "too long", "exceeds the available context")
_FILTERED = ("content_filter", "content filter", "content_policy", "content management policy")
_SCHEMA = ("response_format", "json_schema", "structured output", "output_config", "grammar")


def of_kind(kind: str, called: Called) -> ModelError:
    """The error of this kind, worded for people."""
    return _worded(_SORTS[kind].error, _SORTS[kind].words, kind, called)


def failure(error: BaseException, called: Called, now: Callable[[], dt.datetime]) -> ModelError:
    """What a library's exception means.

    Args:
        error: Whatever was raised while a model was asked.
        called: The model.
        now: The clock that a Retry-After with a date is held against.
    """
    status = _status(error)
    if status is None:
        return of_kind(_kind_without_status(error), called)
    if 400 <= status < 500 and status not in (401, 403, 404, 408, 409):
        return _refused_request(error, status, called, now)
    kind = _BY_STATUS.get(status, "server-error" if status >= 500 else "settings")
    return _waiting(of_kind(kind, called), error, now)


def _refused_request(error: BaseException, status: int, called: Called, now: Callable[[], dt.datetime]) -> ModelError:
    said = _said(error)
    if status == 429:
        if any(sign in said for sign in _SPENT):
            return of_kind("no-credit", called)
        return _waiting(of_kind("rate-limited", called), error, now)
    signs = {"refused": _FILTERED, "too-long": _TOO_LONG, "no-schema-support": _SCHEMA, "no-credit": _SPENT}
    for kind, found in signs.items():
        if any(sign in said for sign in found):
            return of_kind(kind, called)
    if "temperature" in said:
        return _worded(ModelSettingsError, _NO_TEMPERATURE, "settings", called)
    if "effort" in said:
        return _worded(ModelSettingsError, _NO_EFFORT, "settings", called)
    if "api key" in said or "api_key" in said:
        return of_kind("key-refused", called)
    return of_kind(_BY_STATUS.get(status, "settings"), called)


def retry_after(headers: Mapping[str, str], now: dt.datetime) -> float | None:
    """Seconds to wait, from `retry-after-ms` or `Retry-After` in seconds or as an HTTP date; None for neither."""
    found = {str(name).lower(): value for name, value in headers.items()}
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            seconds = float(found[name]) / unit
        except (KeyError, ValueError):
            continue
        return max(seconds, 0.0) if math.isfinite(seconds) else None
    try:
        until = email.utils.parsedate_to_datetime(found["retry-after"])
    except (KeyError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=dt.UTC)
    return max((until - now).total_seconds(), 0.0)


def _worded(sort: type[ModelError], words: str, kind: str, called: Called) -> ModelError:
    return sort(words.format(model=called.model, setting=called.setting, key=called.key), kind)


def _waiting(found: ModelError, error: BaseException, now: Callable[[], dt.datetime]) -> ModelError:
    """The same, with how long to wait where the server said so."""
    headers = getattr(getattr(error, "response", None), "headers", None)
    seconds = retry_after(headers, now()) if isinstance(headers, Mapping) else None
    return found if seconds is None else AskedToWait(str(found), found.kind, seconds)


def _status(error: BaseException) -> int | None:
    for one in _chain(error):
        for holder in (one, getattr(one, "response", None)):
            for name in ("status_code", "code", "http_status"):
                status = getattr(holder, name, None)
                if isinstance(status, int) and 300 <= status < 600:
                    return int(status)
    return None


def _kind_without_status(error: BaseException) -> str:
    names = [base.__name__ for one in _chain(error) for base in type(one).__mro__]
    for name, kind in _BY_NAME.items():
        if name in names:
            return kind
    if isinstance(error, json.JSONDecodeError):
        return "bad-json"
    if isinstance(error, IndexError) or "No generation chunks" in str(error):
        return "empty"  # LangChain's way of saying that a reply had no choices
    if isinstance(error, ValueError | TypeError | LookupError | AttributeError):
        return "bad-json"  # the reply is not what such a server sends
    if any(name.endswith("APIError") for name in names):
        return "server-error"  # an error in the middle of a stream has no status
    return "failed"


def _said(error: BaseException) -> str:
    """What the server said, in lower case; for telling causes apart only."""
    parts = [str(error), *(str(getattr(error, name, "")) for name in ("code", "type", "param"))]
    return " ".join(parts).lower()


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or one.__context__
