"""What the interviewer's authored words consist of, and what each line may contain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, model_validator

from interviewer.domain.interview import Purpose
from interviewer.domain.values import Text, Value, content_hash


@dataclass(frozen=True)
class Says:
    """What a line may contain."""

    slots: frozenset[str] = frozenset()
    asks: bool = False
    """Whether it is, or ends in, one question."""


def says(*slots: str, asks: bool = False) -> Says:
    """The rule for a line with exactly these slots."""
    return Says(frozenset(slots), asks)


Line = Annotated[Text, says()]
Question = Annotated[Text, says(asks=True)]
Lines = Annotated[tuple[Text, ...], Field(min_length=3), says()]


class Practice(Value):
    """The question that counts for nothing."""

    introduces: Line
    text: Question
    plain: Question
    reply: Line


class Acknowledge(Value):
    """What is said to an answer before the next question."""

    openings: Annotated[tuple[Text, ...], Field(min_length=5), says()]
    quoting: Annotated[tuple[Text, ...], Field(min_length=8), says("quote")]
    neutral: Annotated[tuple[Text, ...], Field(min_length=8), says()]
    unsure: Lines
    short: Lines


class AskWords(Value):
    """What leads up to an item's own words."""

    first: Line
    parts: Annotated[tuple[Text, ...], Field(min_length=1), says("number", "total")]
    verification: Line
    work_sample: Line
    own_questions: Line
    after_skip: Lines
    returning: Line


class OwnQuestions(Value):
    """The applicant's turn to ask."""

    text: Question
    plain: Question
    more: Question
    go_ahead: Line


class ClarifyWords(Value):
    """Replies to requests."""

    repeat: Lines
    rephrase: Lines
    rephrase_same: Line
    pause: Line
    correct: Line
    corrected: Lines
    nothing_to_correct: Line
    finish_check: Question
    stay: Line
    back_to_question: Line


class OfferWords(Value):
    """The offer to go back to what was skipped."""

    one: Question
    many: Annotated[Text, says("count", asks=True)]


class CloseWords(Value):
    """The end."""

    finished: Line
    early: Line
    skipped_one: Line
    skipped_many: Annotated[Text, says("count")]
    next: Line


class WorkSampleWords(Value):
    """How a work sample is put."""

    intro: Line
    question_heading: Line
    answer_heading: Line
    how: Line
    plain: Line


class _Role(Value):
    text: Annotated[Text, says("role", "organisation", "when", asks=True)]
    plain: Annotated[Text, says("role", "organisation", "when", asks=True)]


class _RoleAlone(Value):
    text: Annotated[Text, says("role", "when", asks=True)]
    plain: Annotated[Text, says("role", "when", asks=True)]


class _Certificate(Value):
    text: Annotated[Text, says("name", "issuer", "when", asks=True)]
    plain: Annotated[Text, says("name", "issuer", "when", asks=True)]


class _Skill(Value):
    text: Annotated[Text, says("name", asks=True)]
    plain: Annotated[Text, says("name", asks=True)]


# A fragment keeps the space it begins with.
_Fragment = Annotated[str, Field(min_length=1)]


class VerificationWords(Value):
    """Questions about items of the profile, and how dates and issuers are put."""

    role_past: _Role
    role_current: _Role
    role_alone: _RoleAlone
    licence: _Certificate
    certificate: _Certificate
    skill: _Skill
    between: Annotated[_Fragment, says("start", "end")]
    since: Annotated[_Fragment, says("start")]
    within: Annotated[_Fragment, says("start")]
    issued_by: Annotated[_Fragment, says("issuer")]


class ConsentWords(Value):
    """One purpose, as the applicant reads it."""

    label: Line
    explains: Line


class ProcessWords(Value):
    """The answer to one question about the interview."""

    restate: bool
    """Whether the open question is shown again below it."""
    answer: Text


class Section(Value):
    """One section of what is read before the first question; Markdown."""

    id: str
    title: Text
    body: Text


class ModelWords(Value):
    """What is said where a chat model words and rates."""

    discloses: Annotated[Text, says("model")]
    """Read with what is kept, before the start."""
    away: Line
    """Said once, where it does not answer and the prepared questions are asked instead."""


class PhraseFile(Value):
    """The keys of `phrases.yaml`."""

    opening: Annotated[Text, says("title", "minutes")]
    resumed: Line
    practice: Practice
    acknowledge: Acknowledge
    ask: AskWords
    own_questions: OwnQuestions
    clarify: ClarifyWords
    offer: OfferWords
    close: CloseWords
    work_sample: WorkSampleWords
    verification: VerificationWords
    model: ModelWords
    consent: dict[Purpose, ConsentWords]
    next_steps: tuple[Text, ...]

    @model_validator(mode="after")
    def _every_purpose_is_worded(self) -> Self:
        missing = [purpose.value for purpose in Purpose if purpose not in self.consent]
        if missing:
            raise ValueError(f"consent is missing {', '.join(missing)}")
        return self


class Phrases(PhraseFile):
    """All of the interviewer's words in one language."""

    language: str
    process: dict[str, ProcessWords]
    disclosure: tuple[Section, ...]

    @cached_property
    def hash(self) -> str:
        """The content hash of every word; kept with the turns that were made of them."""
        return content_hash(self)
