"""Claims about education, credentials, skills, languages, results, hours and place, beside the profile's items."""

# ruff: noqa: E501 - a pattern or a table row reads best on one line

from __future__ import annotations

import re

from rapidfuzz import fuzz

from interviewer.claims.items import Job, mentions, named_parts, same_name
from interviewer.claims.lexicon import canonical, country_of, folded, language_level, tokens
from interviewer.claims.readers.credentials import DEGREES
from interviewer.domain.evidence import Claim, ClaimFinding, ProfileSource, Verdict
from interviewer.domain.profile import Education, Profile
from interviewer.domain.project import LanguageLevel

_LICENCE_WORDS = frozenset(
    "licence license licensure registration registered pin practise practice active current valid state certificate practising practicing body number council admission".split()
)


def education(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A degree said beside those of the profile; contradicted only by the same school with another level or year."""
    listed = list(enumerate(profile.education))
    at_school = [(i, one) for i, one in listed if claim.organisation and same_name(claim.organisation, one.institution)]
    alike = [(i, one) for i, one in listed if _same_level(claim, one) and _same_area(claim, one)]
    found = [pair for pair in at_school if pair in alike] or (
        [] if at_school or claim.organisation and alike and all(one.institution for _, one in alike) else alike
    )
    sources = tuple(_course(i, one) for i, one in found or at_school)
    if found:
        years = [int(one.endDate[:4]) for _, one in found if one.endDate]
        if claim.end and years and all(abs(int(claim.end[:4]) - year) > 1 for year in years) and len(found) == 1:
            return _differs(
                claim,
                sources,
                f"{claim.end[:4]} said; the profile says {years[0]}.",
                f"You mentioned {claim.end[:4]} for your {found[0][1].studyType or 'studies'}; your profile says {years[0]}. Which is right?",
            )
        return _found(claim, sources, "The profile has this education.")
    if (
        len(at_school) == 1
        and claim.level
        and (written := degree_level(at_school[0][1].studyType or ""))
        and not _same_level(claim, at_school[0][1])
    ):
        one = at_school[0][1]
        if _same_area(claim, one) and claim.level not in ("degree", "diploma") and written not in ("degree", "diploma"):
            return _differs(
                claim,
                sources,
                f"A {claim.level}'s degree said; the profile has {one.studyType} from {one.institution}.",
                f"You mentioned a {claim.level}'s degree from {one.institution}; your profile shows {one.studyType}. Could you tell me more about that?",
            )
    return _absent(
        claim,
        f"The profile has no {claim.subject} among its education.",
        f"You mentioned {claim.statement[:1].lower() + claim.statement[1:]}; your profile does not list it. When and where was that?",
        sources,
    )


def degree_level(text: str) -> str | None:
    """The level of a degree's name ("BSc" -> "bachelor"); None where it names none."""
    padded = f"{text.strip()} in "
    return next((level for level, pattern in DEGREES if re.search(pattern, padded)), None) or next(
        (level for level in ("doctor", "master", "bachelor", "associate", "diploma") if level in folded(text)), None
    )


def _same_level(claim: Claim, one: Education) -> bool:
    written = degree_level(one.studyType or "")
    return (
        claim.level in (None, "degree")
        or written is None
        or written in ("degree", claim.level)
        or str(claim.level).startswith(written)
    )


def _same_area(claim: Claim, one: Education) -> bool:
    wanted, found = (
        tokens(claim.subject) - tokens(claim.level or "") - tokens("degree bachelor master bsc msc ba ma phd"),
        tokens(f"{one.area or ''} {one.studyType or ''} {one.institution or ''}"),
    )
    return not wanted or not found or bool(wanted & found) or same_name(claim.subject, one.area)


def licence(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A licence said beside the profile's certificates; another jurisdiction is asked about, not held against anyone."""
    wanted = tokens(claim.subject) - _LICENCE_WORDS
    listed = [
        (ProfileSource(path=f"/certificates/{i}", text=", ".join(filter(None, (one.name, one.issuer)))), one)
        for i, one in enumerate(profile.certificates)
    ]
    found = [
        source
        for source, _ in listed
        if (wanted and wanted & tokens(source.text)) or mentions(source.text, claim.subject)
    ]
    if not found and not wanted:
        found = [source for source, _ in listed if re.search(r"licen[cs]|regist|colegi", folded(source.text))]
    if not found:
        return _absent(
            claim,
            "The profile has no such licence among its certificates.",
            f"You mentioned: {claim.statement}. Your profile does not list it. Who issued it, and is it current?",
        )
    unsaid = claim.jurisdiction is None or claim.jurisdiction not in claim.quote.text
    if unsaid or claim.jurisdiction is None or any(_in_place(source.text, claim.jurisdiction) for source in found):
        return _found(claim, tuple(found), "The profile has this licence.")
    return _absent(
        claim,
        f"The profile has the licence, but does not name {claim.jurisdiction}.",
        f"You mentioned {claim.jurisdiction}; your profile shows {found[0].text}. Do you hold both?",
        tuple(found),
    )


def _in_place(text: str, place: str) -> bool:
    country = country_of(text)
    return mentions(text, place) or (
        country is not None
        and country == country_of(place)
        and not mentions("united states", place)
        and country != "US"
    )


def certification(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A certificate said beside the profile's."""
    found = tuple(
        ProfileSource(path=f"/certificates/{i}", text=one.name)
        for i, one in enumerate(profile.certificates)
        if one.name and _same_certificate(claim.subject, one.name)
    )
    found = found or tuple(
        ProfileSource(path=path, text=text) for path, text in named_parts(profile) if mentions(text, claim.subject)
    )
    if found:
        return _found(claim, found, "The profile has it.")
    return _absent(
        claim,
        f"The profile does not list {claim.subject}.",
        f"You mentioned {claim.subject}; your profile does not list it. When did you get it, and from whom?",
    )


def _same_certificate(said: str, written: str) -> bool:
    # "Critical care registered nurse" holds the words of "Registered nurse" and is another thing.
    alike = fuzz.token_sort_ratio(canonical(said), canonical(written)) >= 90
    return mentions(written, said) or tokens(said) == tokens(written) or alike


def skill(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A skill said, beside everything in the profile that shows one."""
    found = tuple(
        ProfileSource(path=path, text=text) for path, text in named_parts(profile) if mentions(text, claim.subject)
    )
    if found:
        return _found(claim, found, "The profile shows it.")
    return _absent(
        claim,
        f"The profile does not mention {claim.subject}.",
        f"You mentioned {claim.subject}; your profile does not. Where have you used it?",
    )


def language(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A language and level said beside the profile's; two levels higher is a difference, lower never is."""
    for i, one in enumerate(profile.languages):
        if one.language and (mentions(one.language, claim.subject) or mentions(claim.subject, one.language)):
            source = (ProfileSource(path=f"/languages/{i}", text=": ".join(filter(None, (one.language, one.fluency)))),)
            written = language_level(one.fluency or "")
            if (
                claim.level
                and written
                and LanguageLevel(claim.level).rank >= LanguageLevel(written).rank + 2
                and not (claim.level == "native" and written in ("C1", "C2"))
            ):
                said = f"{claim.level} said; the profile says {one.fluency}."
                return _differs(
                    claim,
                    source,
                    f"{claim.subject}: {said}",
                    f"You described your {claim.subject} as {claim.level}; your profile says {one.fluency}. Which fits better today?",
                )
            return _found(claim, source, "The profile lists this language.")
    return _absent(
        claim,
        f"The profile does not list {claim.subject}.",
        f"You mentioned that you speak {claim.subject}; your profile does not list it. How well do you speak it?",
    )


def achievement(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A result said beside the profile's highlights: the same thing with another figure is a difference."""
    wanted = tokens(claim.subject)
    for path, text in _results(profile):
        source = (ProfileSource(path=path, text=text),)
        shared = wanted & tokens(text)
        figures = _figures(text, claim.unit)
        if claim.amount is not None and claim.amount in figures and shared:
            return _found(claim, source, "The profile has the same figure.")
        close = len(shared) >= 2 and len(shared) >= 0.75 * len(wanted)
        if (
            claim.amount
            and len(figures) == 1
            and close
            and claim.unit == "percent"
            and claim.amount > 1.2 * figures[0]
            and claim.amount - figures[0] >= 3
        ):
            return _differs(
                claim,
                source,
                f"{claim.amount:g} % said; the profile says {figures[0]:g} %.",
                f"You mentioned {claim.amount:g} %; your profile says {figures[0]:g} % ({text}). Are these the same piece of work?",
            )
    return _absent(
        claim,
        "The profile has no such result with this figure.",
        "You mentioned this result, which your profile does not show. How was it measured, and over what time?",
    )


def _results(profile: Profile) -> list[tuple[str, str]]:
    found = [
        (f"/work/{i}/highlights/{k}", text)
        for i, job in enumerate(profile.work)
        for k, text in enumerate(job.highlights)
    ]
    return found + [(f"/work/{i}/summary", job.summary) for i, job in enumerate(profile.work) if job.summary]


def _figures(text: str, unit: str | None) -> list[float]:
    pattern = r"(\d+(?:\.\d+)?)\s?(?:%|per\s?cent|percent)" if unit == "percent" else r"(?<![\w.])(\d+(?:[.,]\d+)*)"
    return [float(one.replace(",", "")) for one in re.findall(pattern, text) if one.count(".") <= 1]


def availability(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """Hours and start said beside `meta.availability`."""
    kept = profile.meta.availability
    hours, start = (kept.hoursPerWeek, kept.from_) if kept else (None, None)
    source = (
        (
            ProfileSource(
                path="/meta/availability",
                text=", ".join(
                    filter(None, (f"{hours:g} hours a week" if hours else "", f"from {start}" if start else ""))
                ),
            ),
        )
        if kept
        else ()
    )
    if claim.unit == "hours per week" and claim.amount and hours:
        if abs(claim.amount - hours) <= max(5, 0.25 * hours):
            return _found(claim, source, f"{claim.amount:g} hours a week said; the profile says {hours:g}.")
        return _differs(
            claim,
            source,
            f"{claim.amount:g} hours a week said; the profile says {hours:g}.",
            f"You mentioned {claim.amount:g} hours a week; your profile says {hours:g}. Which should we plan with?",
        )
    if claim.start and start and claim.start[:7] == start[:7]:
        return _found(claim, source, "The profile has the same start.")
    return _absent(claim, "The profile does not say this about availability.", None, source)


def location(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A place said beside the profile's; only another country is a difference."""
    place = profile.basics.location
    written = ", ".join(filter(None, (place.city, place.region, place.countryCode))) if place else ""
    if not written or place is None:
        return _absent(claim, "The profile says no place.", None)
    source = (ProfileSource(path="/basics/location", text=written),)
    said, own = country_of(claim.subject), country_of(place.countryCode or "") or country_of(written)
    if any(part and same_name(claim.subject, part) for part in (place.city, place.region)) or (
        said and said == own and folded(claim.subject) == folded(claim.subject.split(",")[-1]) and not place.city
    ):
        return _found(claim, source, "The profile says the same place.")
    if said and own and said != own:
        return _differs(
            claim,
            source,
            f"{claim.subject} said; the profile says {written}.",
            f"You mentioned {claim.subject}; your profile says {written}. Where will you work from?",
        )
    if said and said == own and canonical(claim.subject) not in canonical(written) and place.city is None:
        return _found(claim, source, "The profile says the same country.")
    return (
        _found(claim, source, "The same country as in the profile.")
        if said and said == own
        else _absent(claim, f"The profile says {written}.", None, source)
    )


def _course(index: int, one: Education) -> ProfileSource:
    return ProfileSource(
        path=f"/education/{index}",
        text=", ".join(filter(None, (one.studyType, one.area, one.institution, one.endDate))),
    )


def _found(claim: Claim, sources: tuple[ProfileSource, ...], explanation: str) -> ClaimFinding:
    return ClaimFinding(verdict=Verdict.SUPPORTED, claim=claim, profile=sources, explanation=explanation)


def _differs(claim: Claim, sources: tuple[ProfileSource, ...], explanation: str, question: str) -> ClaimFinding:
    return ClaimFinding(
        verdict=Verdict.CONTRADICTED, claim=claim, profile=sources, explanation=explanation, question=question
    )


def _absent(
    claim: Claim, explanation: str, question: str | None, sources: tuple[ProfileSource, ...] = ()
) -> ClaimFinding:
    return ClaimFinding(
        verdict=Verdict.NOT_IN_PROFILE, claim=claim, profile=sources, explanation=explanation, question=question
    )
