"""What a reply of LangChain's says beside its words: its tokens, and why it ended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from interviewer.chat import Usage

if TYPE_CHECKING:
    from langchain_core.messages import AIMessage

_REASONS = ("finish_reason", "stop_reason", "done_reason", "stopReason")
_CUT_OFF = {"length", "max_tokens", "max_output_tokens", "model_length"}
_DECLINED = {
    "content_filter",
    "content_filtered",
    "refusal",
    "safety",
    "recitation",
    "blocklist",
    "prohibited_content",
    "spii",
    "guardrail_intervened",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def tokens(message: AIMessage) -> Usage:
    """The tokens it took; 0 of whatever the server did not count."""
    counted: Any = message.usage_metadata or {}
    details = counted.get("input_token_details") or {}
    # A paid tier's name may stand in front of it.
    cached = sum(_number(value) for name, value in details.items() if name.endswith("cache_read"))
    return Usage(_number(counted.get("input_tokens")), cached, _number(counted.get("output_tokens")))


def added(one: Usage, other: Usage) -> Usage:
    """Both together: a stream's pieces may each bring a part of the count."""
    return Usage(one.input + other.input, one.cached + other.cached, one.output + other.output)


def ending(message: AIMessage) -> str | None:
    """Why it ended: "truncated", "refused", or "whole"; None where it does not say."""
    said = message.response_metadata or {}
    reason = next((str(said[name]).lower() for name in _REASONS if said.get(name)), None)
    if message.additional_kwargs.get("refusal") or reason in _DECLINED:
        return "refused"
    if reason in _CUT_OFF:
        return "truncated"
    return None if reason is None else "whole"


def words(message: AIMessage) -> str:
    """Its text; half a character, which cannot be stored, becomes a stand-in."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", str(message.text))


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
