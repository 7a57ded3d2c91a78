"""Claims about education, licences and certificates, beside those of the profile."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from interviewer.claims.items import Job, mentions, named_parts, same_name
from interviewer.claims.lexicon import canonical, country_of, folded, tokens
from interviewer.claims.readers.education import DEGREES
from interviewer.claims.verdicts import absent, differs, found_there
from interviewer.domain.evidence import Claim, ClaimFinding, ProfileSource
from interviewer.domain.profile import Education, Profile

_LICENCE_WORDS = frozenset(
    "licence license licensure registration registered pin practise practice active current valid "
    "state certificate practising practicing body number council admission".split()
)
_LAWYERS = tokens("bar solicitor attorney barrister advocate lawyer avvocato abogado rechtsanwalt")
"""Words by which an admission to practise law is listed, whatever it was called when it was said."""


def education(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A degree said beside those of the profile; contradicted only by another year of the same degree.

    Another level from the same school is a second degree that the profile leaves out, not a contradiction.
    """
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
            return differs(
                claim,
                sources,
                f"{claim.end[:4]} said; the profile says {years[0]}.",
                f"You mentioned {claim.end[:4]} for your {found[0][1].studyType or 'studies'}; your "
                f"profile says {years[0]}. Which is right?",
            )
        return found_there(claim, sources, "The profile has this education.")
    return absent(
        claim,
        f"The profile has no {claim.subject} among its education.",
        f"You mentioned {claim.statement[:1].lower() + claim.statement[1:]}; your profile does not "
        f"list it. When and where was that?",
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
    """A licence said beside the profile's certificates; another jurisdiction is a question."""
    wanted = tokens(claim.subject) - _LICENCE_WORDS
    if wanted & _LAWYERS:
        wanted = _LAWYERS
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
        return absent(
            claim,
            "The profile has no such licence among its certificates.",
            f"You mentioned: {claim.statement}. Your profile does not list it. Who issued it, and is it current?",
        )
    unsaid = claim.jurisdiction is None or claim.jurisdiction not in claim.quote.text
    if unsaid or claim.jurisdiction is None or any(_in_place(source.text, claim.jurisdiction) for source in found):
        return found_there(claim, tuple(found), "The profile has this licence.")
    return absent(
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
        return found_there(claim, found, "The profile has it.")
    return absent(
        claim,
        f"The profile does not list {claim.subject}.",
        f"You mentioned {claim.subject}; your profile does not list it. When did you get it, and from whom?",
    )


def _same_certificate(said: str, written: str) -> bool:
    # "Critical care registered nurse" holds the words of "Registered nurse" and is another thing.
    alike = fuzz.token_sort_ratio(canonical(said), canonical(written)) >= 90
    return mentions(written, said) or tokens(said) == tokens(written) or alike


def _course(index: int, one: Education) -> ProfileSource:
    return ProfileSource(
        path=f"/education/{index}",
        text=", ".join(filter(None, (one.studyType, one.area, one.institution, one.endDate))),
    )
