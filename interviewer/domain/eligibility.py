"""Whether a person may do a project at all: each requirement met, not met or unverified, with what that rests on.

What a profile does not say is `unverified`, never `not met`: a person can be asked for it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from interviewer.domain.evidence import Claim, ClaimKind, ProfileSource, Quote
from interviewer.domain.profile import Profile, Work, in_words, total_months
from interviewer.domain.project import (
    EducationLevel,
    EducationRequirement,
    Eligibility,
    LanguageLevel,
    LanguageRequirement,
    LicenceRequirement,
    YearsRequirement,
)
from interviewer.domain.values import Text, Value


class Standing(StrEnum):
    """How a requirement stands."""

    MET = "met"
    NOT_MET = "not-met"
    UNVERIFIED = "unverified"


class Check(Value):
    """One requirement, how it stands and why."""

    requirement: Text
    standing: Standing
    explanation: Text
    profile: tuple[ProfileSource, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """What the applicant said about it, where the profile is silent."""


def check(eligibility: Eligibility, profile: Profile, claims: Sequence[Claim], today: dt.date) -> tuple[Check, ...]:
    """Every requirement of a project against a profile; what was only said counts as unverified.

    Args:
        eligibility: the project's requirements.
        profile: the applicant's profile as it stands.
        claims: what they said of themselves in the interview.
        today: the day an open-ended role is counted up to.
    """
    checks: list[Check] = []
    if eligibility.education:
        checks.append(_education(eligibility.education, profile, claims))
    if eligibility.licence:
        checks.append(_licence(eligibility.licence, profile, claims))
    if eligibility.years:
        checks.append(_years(eligibility.years, profile, claims, today))
    checks += [_language(required, profile, claims) for required in eligibility.languages]
    if eligibility.locations:
        checks.append(_location(eligibility.locations, profile))
    return tuple(checks)


def education_level(study: str) -> EducationLevel | None:
    """The level that the name of a degree stands for ("BSc (Hons)" -> bachelor); None where it says nothing known."""
    for level, pattern in _DEGREES:
        if pattern.search(study):
            return level
    return None


def language_level(fluency: str) -> LanguageLevel | None:
    """The CEFR level that words such as "Fluent" or "C1" stand for; None where they say nothing known."""
    exact = re.search(r"\b([ABC][12])\b", fluency, re.IGNORECASE)
    if exact:
        return LanguageLevel(exact.group(1).upper())
    for level, pattern in _FLUENCY:
        if pattern.search(fluency):
            return level
    return None


_DEGREES = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (EducationLevel.DOCTORATE, r"\b(ph\.?\s?d|d\.?phil|doctor(ate|al)?|dnp|m\.?d\.?|j\.?d\.?|ed\.?d)\b"),
        (EducationLevel.MASTER, r"\b(master'?s?|m\.?sc|m\.?a|m\.?s|mba|m\.?eng|msn|ll\.?m|m\.?ed|mphil|magister)\b"),
        (
            EducationLevel.BACHELOR,
            r"\b(bachelor'?s?|b\.?sc|b\.?a|b\.?s|bsn|b\.?eng|ll\.?b|b\.?com|mbbs|licenciatura)\b",
        ),
        (EducationLevel.ASSOCIATE, r"\b(associate'?s?|adn|a\.?a\.?s?|diploma|foundation degree)\b"),
        (EducationLevel.SECONDARY, r"\b(high school|secondary|a-levels?|abitur|ged|baccalaur[eé]at)\b"),
    )
)

_FLUENCY = tuple(
    (level, re.compile(pattern, re.IGNORECASE))
    for level, pattern in (
        (LanguageLevel.NATIVE, r"\b(native|mother tongue|bilingual|first language)\b"),
        (LanguageLevel.C1, r"\b(fluent|full professional|advanced|proficient)\b"),
        (LanguageLevel.B2, r"\b(professional|upper[- ]intermediate|working proficiency)\b"),
        (LanguageLevel.B1, r"\b(intermediate|conversational|limited working)\b"),
        (LanguageLevel.A2, r"\b(elementary|basic|pre[- ]intermediate)\b"),
        (LanguageLevel.A1, r"\b(beginner)\b"),
    )
)


def _education(required: EducationRequirement, profile: Profile, claims: Sequence[Claim]) -> Check:
    areas = f" in {' or '.join(required.areas)}" if required.areas else ""
    wanted = f"Education: {required.least.value} or higher{areas}"
    lower: list[ProfileSource] = []
    unclear: list[ProfileSource] = []
    for number, course in enumerate(profile.education):
        text = ", ".join(part for part in (course.studyType, course.area, course.institution) if part)
        source = ProfileSource(path=f"/education/{number}", text=text or "(no details)")
        level = education_level(" ".join(part for part in (course.studyType, course.area) if part))
        in_area = not required.areas or _mentions(text, required.areas)
        if level is None or not in_area:
            unclear.append(source)
        elif level.rank >= required.least.rank:
            return _met(wanted, f"The profile lists {text}.", source)
        else:
            lower.append(source)
    if lower and not unclear:
        text = "; ".join(source.text for source in lower)
        return Check(
            requirement=wanted,
            standing=Standing.NOT_MET,
            explanation=f"The profile lists {text}, which is below {required.least.value}.",
            profile=tuple(lower),
        )
    said = [claim for claim in claims if claim.kind is ClaimKind.EDUCATION]
    return _unverified(wanted, "The profile does not show it.", unclear, said)


def _licence(required: LicenceRequirement, profile: Profile, claims: Sequence[Claim]) -> Check:
    places = f" ({' or '.join(required.jurisdictions)})" if required.jurisdictions else ""
    wanted = f"Licence: {required.name}{places}"
    names = (required.name, *required.also)
    elsewhere: list[ProfileSource] = []
    for number, certificate in enumerate(profile.certificates):
        text = ", ".join(part for part in (certificate.name, certificate.issuer) if part)
        if not _mentions(text, names):
            continue
        source = ProfileSource(path=f"/certificates/{number}", text=text)
        if not required.jurisdictions or _mentions(text, required.jurisdictions):
            return _met(wanted, f"The profile lists {text}. The licence itself has not been checked.", source)
        elsewhere.append(source)
    said = [claim for claim in claims if claim.kind is ClaimKind.LICENCE and _mentions(claim.statement, names)]
    why = (
        "The profile lists such a licence, without one of these places."
        if elsewhere
        else "The profile lists no such licence."
    )
    return _unverified(wanted, why, elsewhere, said)


def _years(required: YearsRequirement, profile: Profile, claims: Sequence[Claim], today: dt.date) -> Check:
    wanted = f"Experience: {required.least:g} years or more of {required.of}"
    words = (required.of, *required.also)
    found = [
        (number, role, span)
        for number, role in enumerate(profile.work)
        if _mentions(_role_text(role), words) and (span := role.months(today)) is not None
    ]
    months = total_months(span for _, _, span in found)
    sources = [ProfileSource(path=f"/work/{number}", text=_role_line(role)) for number, role, _ in found]
    said = [claim for claim in claims if claim.kind is ClaimKind.DURATION and _mentions(claim.statement, words)]
    if months >= required.least * 12:
        return Check(
            requirement=wanted,
            standing=Standing.MET,
            explanation=f"The profile's dated roles in it add up to {in_words(months)}.",
            profile=tuple(sources),
        )
    if not found:
        return _unverified(wanted, "The profile shows no dated role in it.", sources, said)
    if any((claim.amount or 0) >= required.least for claim in said):
        return _unverified(wanted, f"The profile's roles add up to {in_words(months)}; more was said.", sources, said)
    return Check(
        requirement=wanted,
        standing=Standing.NOT_MET,
        explanation=f"The profile's dated roles in it add up to {in_words(months)}.",
        profile=tuple(sources),
    )


def _language(required: LanguageRequirement, profile: Profile, claims: Sequence[Claim]) -> Check:
    wanted = f"Language: {required.language}, {required.least.value} or better"
    for number, spoken in enumerate(profile.languages):
        if not _mentions(spoken.language or "", (required.language,)):
            continue
        text = ", ".join(part for part in (spoken.language, spoken.fluency) if part)
        source = ProfileSource(path=f"/languages/{number}", text=text)
        level = language_level(spoken.fluency or "")
        if level is None:
            return _unverified(wanted, f"The profile lists {text}, without a level.", [source], [])
        if level.rank >= required.least.rank:
            return _met(wanted, f"The profile lists {text}.", source)
        return Check(
            requirement=wanted,
            standing=Standing.NOT_MET,
            explanation=f"The profile lists {text}, which is below {required.least.value}.",
            profile=(source,),
        )
    said = [c for c in claims if c.kind is ClaimKind.LANGUAGE and _mentions(c.statement, (required.language,))]
    return _unverified(wanted, "The profile does not list it.", [], said)


def _location(countries: Sequence[str], profile: Profile) -> Check:
    wanted = f"Location: {', '.join(countries)}"
    place = profile.basics.location
    country = place.countryCode.upper() if place and place.countryCode else None
    if country is None:
        return _unverified(wanted, "The profile does not give a country.", [], [])
    source = ProfileSource(path="/basics/location/countryCode", text=country)
    if country in countries:
        return _met(wanted, f"The profile gives {country}.", source)
    return Check(
        requirement=wanted,
        standing=Standing.NOT_MET,
        explanation=f"The profile gives {country}.",
        profile=(source,),
    )


def _met(requirement: str, explanation: str, source: ProfileSource) -> Check:
    return Check(requirement=requirement, standing=Standing.MET, explanation=explanation, profile=(source,))


def _unverified(requirement: str, explanation: str, sources: Iterable[ProfileSource], said: Sequence[Claim]) -> Check:
    if said:
        explanation = f"{explanation} It was said in the interview; a person has to check it."
    return Check(
        requirement=requirement,
        standing=Standing.UNVERIFIED,
        explanation=explanation,
        profile=tuple(sources),
        quotes=tuple(claim.quote for claim in said),
    )


def _mentions(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of the phrases stands in the text, as whole words, in any case."""
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) for phrase in phrases)


def _role_text(role: Work) -> str:
    return " ".join(
        part for part in (role.position, role.name, role.summary, role.description, *role.highlights) if part
    )


def _role_line(role: Work) -> str:
    what = ", ".join(part for part in (role.position, role.name) if part)
    return f"{what} ({role.startDate or '?'} to {role.endDate or 'now'})"
