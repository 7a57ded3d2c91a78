"""The forms a chat model fills in to draft a pack: small, since their schema is paid for with every call.

Ids are made by code, anchors and levels stand in order, so that nothing has to be named twice. Each form comes twice:
with the limits that a server can hold a model to, and without, for the second try, so that what is good in a reply that
is too short or too long can be kept.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

LEAST_COMPETENCIES = 4
MOST_COMPETENCIES = 6
QUESTIONS = 2
CRITERIA = 3
LEVELS = 4
"""Levels 0 to 3."""
EXEMPLARS = 6


class OutlinedCompetency(BaseModel, frozen=True, extra="forbid"):
    """One competency, and the words of the job description that ask for it."""

    name: str
    definition: str
    quote: str


class Outline(BaseModel, frozen=True, extra="forbid"):
    """What a pack is to hold."""

    title: str
    job_analysis: str
    competencies: tuple[OutlinedCompetency, ...]


class LimitedOutline(Outline, frozen=True, extra="forbid"):
    """The same within its limits."""

    competencies: Annotated[
        tuple[OutlinedCompetency, ...], Field(min_length=LEAST_COMPETENCIES, max_length=MOST_COMPETENCIES)
    ]


class DraftedCriterion(BaseModel, frozen=True, extra="forbid"):
    """One criterion; its anchors from level 0 up."""

    name: str
    looks_for: str
    anchors: tuple[str, ...]
    key_points: tuple[str, ...]
    probes: tuple[str, ...]
    common_errors: tuple[str, ...]


class DraftedExemplar(BaseModel, frozen=True, extra="forbid"):
    """One answer, with its level on each criterion in the order they are drafted in."""

    answer: str
    levels: tuple[int, ...]
    why: str


class DraftedQuestion(BaseModel, frozen=True, extra="forbid"):
    """One lead question."""

    text: str
    plain: str
    exemplars: tuple[DraftedExemplar, ...]


class DraftedCompetency(BaseModel, frozen=True, extra="forbid"):
    """All that belongs to one competency; the criteria first, since exemplars are levelled on them."""

    criteria: tuple[DraftedCriterion, ...]
    questions: tuple[DraftedQuestion, ...]


class LimitedCriterion(DraftedCriterion, frozen=True, extra="forbid"):
    """The same within its limits."""

    anchors: Annotated[tuple[str, ...], Field(min_length=LEVELS, max_length=LEVELS)]
    key_points: Annotated[tuple[str, ...], Field(min_length=3, max_length=5)]
    probes: Annotated[tuple[str, ...], Field(min_length=2, max_length=3)]
    common_errors: Annotated[tuple[str, ...], Field(min_length=1, max_length=3)]


class LimitedExemplar(DraftedExemplar, frozen=True, extra="forbid"):
    """The same within its limits."""

    levels: Annotated[
        tuple[Annotated[int, Field(ge=0, lt=LEVELS)], ...], Field(min_length=CRITERIA, max_length=CRITERIA)
    ]


class LimitedQuestion(DraftedQuestion, frozen=True, extra="forbid"):
    """The same within its limits."""

    exemplars: Annotated[tuple[LimitedExemplar, ...], Field(min_length=EXEMPLARS, max_length=EXEMPLARS)]


class LimitedCompetency(DraftedCompetency, frozen=True, extra="forbid"):
    """The same within its limits."""

    criteria: Annotated[tuple[LimitedCriterion, ...], Field(min_length=CRITERIA, max_length=CRITERIA)]
    questions: Annotated[tuple[LimitedQuestion, ...], Field(min_length=QUESTIONS, max_length=QUESTIONS)]
