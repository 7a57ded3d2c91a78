"""A profile: a JSON Resume 1.0.0 document as typed values.

Unknown keys inside a section are kept (the format allows them), so that what a person uploads is what they get
back. Hours a week and the earliest start are kept under `meta.availability`, since the format has no place for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class Location(_Section):
    """Where a person lives, as far as they say."""

    address: str | None = None
    postalCode: str | None = None  # the names are JSON Resume's own
    city: str | None = None
    countryCode: str | None = None
    region: str | None = None


class Basics(_Section):
    """Name, contacts and headline."""

    name: str | None = None
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    profiles: tuple[dict[str, Any], ...] = ()


class _Dated(_Section):
    startDate: str | None = None
    endDate: str | None = None

    def months(self, today: dt.date) -> range | None:
        """The months this covers, as `year * 12 + month - 1`; an empty end means `today`. None without a start."""
        start = month_number(self.startDate, last=False)
        if start is None:
            return None
        end = month_number(self.endDate, last=True)
        if end is None:
            end = today.year * 12 + today.month - 1
        return range(start, end + 1)


class Work(_Dated):
    """One role at one employer."""

    name: str | None = None
    location: str | None = None
    description: str | None = None
    position: str | None = None
    url: str | None = None
    summary: str | None = None
    highlights: tuple[str, ...] = ()


class Education(_Dated):
    """One course of study."""

    institution: str | None = None
    url: str | None = None
    area: str | None = None
    studyType: str | None = None
    score: str | None = None
    courses: tuple[str, ...] = ()


class Certificate(_Section):
    """A certificate or a licence."""

    name: str | None = None
    date: str | None = None
    url: str | None = None
    issuer: str | None = None


class Skill(_Section):
    """A skill and the words that go with it."""

    name: str | None = None
    level: str | None = None
    keywords: tuple[str, ...] = ()


class SpokenLanguage(_Section):
    """A language and how well it is spoken, in the person's words."""

    language: str | None = None
    fluency: str | None = None


class Availability(_Section):
    """When and how much a person can work."""

    hoursPerWeek: float | None = None
    from_: str | None = Field(default=None, alias="from")


class Meta(_Section):
    """Housekeeping of the document, and availability."""

    availability: Availability | None = None


class Profile(BaseModel):
    """A JSON Resume 1.0.0 document."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str | None = Field(default=None, alias="$schema")
    basics: Basics = Basics()
    work: tuple[Work, ...] = ()
    volunteer: tuple[dict[str, Any], ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[dict[str, Any], ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[dict[str, Any], ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[SpokenLanguage, ...] = ()
    interests: tuple[dict[str, Any], ...] = ()
    references: tuple[dict[str, Any], ...] = ()
    projects: tuple[dict[str, Any], ...] = ()
    meta: Meta = Meta()

    @classmethod
    def from_document(cls, document: dict[str, Any]) -> Profile:
        """The profile of a JSON Resume document that was validated before."""
        return cls.model_validate(document)

    def document(self) -> dict[str, Any]:
        """The JSON Resume document, without what was never set."""
        return self.model_dump(mode="json", by_alias=True, exclude_unset=True)

    @property
    def hours_per_week(self) -> float | None:
        """Hours a week the person offers; None where they have not said."""
        return self.meta.availability.hoursPerWeek if self.meta.availability else None


def month_number(date: str | None, *, last: bool) -> int | None:
    """`year * 12 + month - 1` of an ISO 8601 date of any precision; None for nothing.

    Args:
        date: "2019", "2019-03" or "2019-03-14".
        last: whether a bare year stands for its December rather than its January.
    """
    if not date:
        return None
    year, _, rest = date.partition("-")
    month = int(rest[:2]) if rest else (12 if last else 1)
    return int(year) * 12 + month - 1


def total_months(spans: Iterable[range]) -> int:
    """How many distinct months the spans cover together: overlapping roles are not counted twice."""
    return len({month for span in spans for month in span})


def in_words(months: int) -> str:
    """A duration as people say it: 38 -> "3 years 2 months"."""
    years, rest = divmod(months, 12)
    parts = [f"{n} {unit}{'s' if n != 1 else ''}" for n, unit in ((years, "year"), (rest, "month")) if n]
    return " ".join(parts) or "less than a month"
