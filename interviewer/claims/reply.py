"""The form a chat model fills in: what applicants say of themselves, in their own words, with the words quoted.

A field of which nothing was said is empty rather than null, since a schema that allows for null is half as long again,
and its words are paid for with every call.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from interviewer.domain.evidence import ClaimKind


class SaidClaim(BaseModel):
    """One claim as a model read it: nothing in it counts before code has found it in what was said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    answer: int
    """Number of the answer, as the prompt counts them."""
    quote: str
    kind: ClaimKind
    subject: str
    organisation: str
    amount: float | None
    unit: str
    start: str
    """ISO 8601."""
    end: str
    level: str
    jurisdiction: str


class SaidClaims(BaseModel):
    """All claims of one batch of answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    claims: list[SaidClaim]
