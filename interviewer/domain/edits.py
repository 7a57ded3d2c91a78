"""Suggested changes to a profile: JSON Patch operations (RFC 6902), each with the words it rests on."""

from __future__ import annotations

from typing import Any, Literal

from interviewer.domain.evidence import Quote
from interviewer.domain.values import Slug, Text, Value


class PatchOperation(Value):
    """One JSON Patch operation on the JSON Resume document; only these two are ever suggested."""

    op: Literal["add", "replace"]
    path: str
    """JSON Pointer (RFC 6901); "-" at the end appends to a list."""
    value: Any


class ProfileEdit(Value):
    """One suggestion. Nothing changes until the applicant accepts it."""

    id: Slug
    title: Text
    """What would change, in plain words: "Add the skill: ventilator weaning"."""
    operations: tuple[PatchOperation, ...]
    before: str
    """What the profile says now; empty where it says nothing."""
    after: Text
    quote: Quote
    reason: Text
    editable: str | None = None
    """JSON Pointer, inside the last operation's value, of the words the applicant may change; "" for all of it."""


class EditDecision(Value):
    """What the applicant decided about one suggestion."""

    edit: Slug
    choice: Literal["accept", "change", "reject"]
    text: str | None = None
    """On a change: the words to use instead."""
