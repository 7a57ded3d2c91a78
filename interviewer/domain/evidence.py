"""What was found in the answers: quotes, ratings, claims, and how claims stand against the profile.

Offsets count Unicode code points of the applicant's turn exactly as it was stored, end exclusive, so that
`turn.text[quote.start:quote.end] == quote.text` always holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from interviewer.domain.values import Slug, Text, Value

Probability = Annotated[float, Field(ge=0, le=1)]


EngineName = Literal["embedded", "model"]
"""What rates and words: the grader on this machine, or a chat model."""


class Quote(Value):
    """Words of the applicant, verbatim, and where they stand."""

    turn: Annotated[int, Field(ge=0)]
    """`seq` of the applicant's turn."""
    start: Annotated[int, Field(ge=0)]
    end: int
    text: str

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError("a quote's offsets must span exactly its text, which may not be empty")
        return self

    def is_in(self, texts: Mapping[int, str]) -> bool:
        """Whether the words stand at their offsets. `texts` maps a turn's seq to its text."""
        return texts.get(self.turn, "")[self.start : self.end] == self.text


class Provenance(Value):
    """What produced a rating, so that it can be produced again."""

    engine: EngineName
    model: str
    """Name and version of the embedding or chat model."""
    grader: str
    """Version of the grading code and of the data it was trained to."""
    prompt_hash: str | None = None
    pack_hash: str


class KeyPointFinding(Value):
    """Whether one key point was found in the answers, and where."""

    key_point: Slug
    found: bool
    strength: Probability
    """How much of the key point's own content is in the answer, 0 to 1."""
    quote: Quote | None = None

    @model_validator(mode="after")
    def _found_has_a_quote(self) -> Self:
        if self.found and self.quote is None:
            raise ValueError("a key point that was found needs the quote it was found in")
        return self


class Rating(Value):
    """A level on one criterion, with the words it was read from."""

    kind: Literal["rating"] = "rating"
    competency: Slug
    criterion: Slug
    level: int
    confidence: Probability
    """The calibrated probability that a person would give this level."""
    distribution: dict[int, Probability]
    """Level -> probability; sums to 1."""
    quotes: Annotated[tuple[Quote, ...], Field(min_length=1)]
    key_points: tuple[KeyPointFinding, ...] = ()
    reason: Text
    """One sentence a person can check against the quotes."""
    given: tuple[int, ...] = ()
    """The level that each repetition of the grading gave, in order; empty where it cannot differ."""
    provenance: Provenance

    @model_validator(mode="after")
    def _level_is_on_the_scale(self) -> Self:
        if self.level not in self.distribution:
            raise ValueError("the level is not one of the distribution's")
        return self

    @property
    def expected(self) -> float:
        """The mean of the distribution, on the criterion's scale."""
        return sum(level * share for level, share in self.distribution.items())

    @property
    def variance(self) -> float:
        """The variance of the distribution, in squared levels."""
        mean = self.expected
        return sum(share * (level - mean) ** 2 for level, share in self.distribution.items())


class WhyUnrated(StrEnum):
    """Why a criterion has no level; each goes to a person and none counts as a zero."""

    NOT_ASKED = "not-asked"
    SKIPPED = "skipped"
    TOO_LITTLE = "too-little-evidence"
    LOW_CONFIDENCE = "low-confidence"
    OTHER_LANGUAGE = "other-language"
    NOT_APPLICABLE = "not-applicable"
    MODEL_FAILED = "model-failed"
    """It is tried again, in the background and at the next start."""
    WAITING = "waiting"
    """A model will rate it; it has not yet."""


class Unrated(Value):
    """No level, and why. A person decides."""

    kind: Literal["unrated"] = "unrated"
    competency: Slug
    criterion: Slug
    why: WhyUnrated
    reason: Text
    """One sentence in plain words."""
    key_points: tuple[KeyPointFinding, ...] = ()
    provenance: Provenance


Assessment = Annotated[Rating | Unrated, Field(discriminator="kind")]
"""What grading one criterion gives."""


class ClaimKind(StrEnum):
    """What a claim is about."""

    EMPLOYMENT = "employment"
    ROLE = "role"
    DURATION = "duration"
    DATES = "dates"
    EDUCATION = "education"
    LICENCE = "licence"
    CERTIFICATION = "certification"
    SKILL = "skill"
    LANGUAGE = "language"
    ACHIEVEMENT = "achievement"
    AVAILABILITY = "availability"
    LOCATION = "location"


class Claim(Value):
    """Something the applicant said of themselves that can be compared with a profile."""

    id: Slug
    kind: ClaimKind
    statement: Text
    """The claim in the third person, "Worked at St Mary's Hospital"."""
    subject: str
    """What it is about, in the person's own words: an employer, a role, a skill, a field of work."""
    organisation: str | None = None
    amount: float | None = None
    unit: str | None = None
    """Unit of `amount`: years, hours per week, percent, ..."""
    start: str | None = None
    """ISO 8601, as precise as it was said: 2019, 2019-03."""
    end: str | None = None
    level: str | None = None
    jurisdiction: str | None = None
    quote: Quote


class Verdict(StrEnum):
    """How a claim, or a profile item, stands."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_IN_PROFILE = "not-in-profile"
    NOT_DISCUSSED = "not-discussed"
    INCONSISTENT = "inconsistent"
    """Two things said in the interview do not agree."""


class ProfileSource(Value):
    """An item of the profile."""

    path: str
    """JSON Pointer (RFC 6901) into the JSON Resume document."""
    text: str


class ClaimFinding(Value):
    """A claim beside the profile: a question a person may ask, never a penalty."""

    verdict: Verdict
    claim: Claim | None = None
    """None where a profile item was not discussed."""
    other_claim: Claim | None = None
    """The second of two claims that do not agree with each other."""
    profile: tuple[ProfileSource, ...] = ()
    explanation: Text
    """What was compared, with the arithmetic where there is any."""
    question: str | None = None
    """What a person may ask about it, neutrally; None where nothing is open."""


class Answer(Value):
    """What an applicant said to one question, as graders and claim readers get it: redacted, at the same offsets."""

    turn: Annotated[int, Field(ge=0)]
    """`seq` of the applicant's turn."""
    question: str
    """The question it answers, as it was shown."""
    text: str
    """The turn's text with personal details masked character by character, so that offsets still hold."""
    criterion: Slug | None = None
    """The criterion that a follow-up asked about; None for an answer to the question itself."""
