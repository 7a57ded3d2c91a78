"""A paid project: what it asks of a person, and what it offers."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from interviewer.domain.values import Slug, Text, Value

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""


class EducationLevel(StrEnum):
    """Levels of formal education, lowest first."""

    SECONDARY = "secondary"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"

    @property
    def rank(self) -> int:
        """0 for the lowest."""
        return list(EducationLevel).index(self)


class LanguageLevel(StrEnum):
    """The Common European Framework's levels, lowest first, with native above them."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"

    @property
    def rank(self) -> int:
        """0 for the lowest."""
        return list(LanguageLevel).index(self)


class EducationRequirement(Value):
    """Formal education that is needed, in one of the areas where any are named."""

    least: EducationLevel
    areas: tuple[Text, ...] = ()


class LicenceRequirement(Value):
    """A licence to practise, in one of the jurisdictions where any are named."""

    name: Text
    also: tuple[Text, ...] = ()
    """Other names the same licence goes by ("RN")."""
    jurisdictions: tuple[Text, ...] = ()
    """Country or region names or codes; any one of them will do."""


class YearsRequirement(Value):
    """Years of work in something, counted from the profile's dated roles."""

    least: Annotated[float, Field(gt=0, le=60)]
    of: Text
    also: tuple[Text, ...] = ()
    """Other words that mark a role as such work ("ICU", "critical care")."""


class LanguageRequirement(Value):
    """A language and the least level in it."""

    language: Text
    least: LanguageLevel


class Eligibility(Value):
    """What must be true of a person before skill is looked at; every part is optional."""

    education: EducationRequirement | None = None
    licence: LicenceRequirement | None = None
    years: YearsRequirement | None = None
    languages: tuple[LanguageRequirement, ...] = ()
    locations: tuple[Country, ...] = ()
    """Countries the person may work from; empty for anywhere."""


class RequiredCompetency(Value):
    """A competency the work needs, the least level it needs it at, and its share of the fit."""

    competency: Slug
    least: Annotated[float, Field(ge=0, le=5)]
    """On the competency's own anchor scale."""
    weight: Annotated[float, Field(gt=0, le=10)] = 1.0


class Hours(Value):
    """Hours a week, from the least that is useful to the most there are."""

    least: Annotated[float, Field(gt=0, le=80)]
    most: Annotated[float, Field(gt=0, le=80)]

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError("most is less than least")
        return self


class Pay(Value):
    """What is paid, as a range."""

    least: Annotated[float, Field(gt=0)]
    most: Annotated[float, Field(gt=0)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    """ISO 4217."""
    per: Literal["hour", "task"] = "hour"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError("most is less than least")
        return self


class Project(Value):
    """One paid project that people of a field can be matched to."""

    id: Slug
    title: Text
    description: Text
    """Safe to show to anyone: names no client."""
    pack: Slug
    """The id of the rubric pack whose interview serves this project."""
    requires: Annotated[tuple[RequiredCompetency, ...], Field(min_length=1)]
    eligibility: Eligibility = Eligibility()
    hours_per_week: Hours
    start: dt.date
    pay: Pay
    seats: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _names_each_competency_once(self) -> Self:
        ids = [required.competency for required in self.requires]
        twice = {one for one in ids if ids.count(one) > 1}
        if twice:
            raise ValueError(f"required twice: {', '.join(sorted(twice))}")
        return self
