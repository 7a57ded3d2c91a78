"""Claims about skills, languages, results, hours and place, beside the profile's items."""

from __future__ import annotations

import re

from interviewer.claims.items import Job, mentions, named_parts, same_name
from interviewer.claims.lexicon import canonical, country_of, folded, language_level, tokens
from interviewer.claims.verdicts import absent, differs, found_there
from interviewer.domain.evidence import Claim, ClaimFinding, ProfileSource
from interviewer.domain.profile import Profile
from interviewer.domain.project import LanguageLevel


def skill(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A skill said, beside everything in the profile that shows one."""
    found = tuple(
        ProfileSource(path=path, text=text) for path, text in named_parts(profile) if mentions(text, claim.subject)
    )
    if found:
        return found_there(claim, found, "The profile shows it.")
    return absent(
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
                return differs(
                    claim,
                    source,
                    f"{claim.subject}: {said}",
                    f"You described your {claim.subject} as {claim.level}; your profile says "
                    f"{one.fluency}. Which fits better today?",
                )
            return found_there(claim, source, "The profile lists this language.")
    return absent(
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
            return found_there(claim, source, "The profile has the same figure.")
        close = len(shared) >= 2 and len(shared) >= 0.75 * len(wanted)
        if (
            claim.amount
            and len(figures) == 1
            and close
            and claim.unit == "percent"
            and claim.amount > 1.2 * figures[0]
            and claim.amount - figures[0] >= 3
        ):
            return differs(
                claim,
                source,
                f"{claim.amount:g} % said; the profile says {figures[0]:g} %.",
                f"You mentioned {claim.amount:g} %; your profile says {figures[0]:g} % ({text}). Are "
                f"these the same piece of work?",
            )
    return absent(
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
            return found_there(claim, source, f"{claim.amount:g} hours a week said; the profile says {hours:g}.")
        # What people can offer changes from month to month: newer, not wrong.
        return absent(
            claim,
            f"{claim.amount:g} hours a week offered now; the profile still says {hours:g}.",
            f"You offered {claim.amount:g} hours a week; your profile says {hours:g}. Shall we plan "
            f"with {claim.amount:g}?",
            source,
        )
    if claim.start and start and claim.start[:7] == start[:7]:
        return found_there(claim, source, "The profile has the same start.")
    return absent(claim, "The profile does not say this about availability.", None, source)


def location(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A place said beside the profile's; only another country is a difference."""
    place = profile.basics.location
    written = ", ".join(filter(None, (place.city, place.region, place.countryCode))) if place else ""
    if not written or place is None:
        return absent(claim, "The profile says no place.", None)
    source = (ProfileSource(path="/basics/location", text=written),)
    said, own = country_of(claim.subject), country_of(place.countryCode or "") or country_of(written)
    if any(part and same_name(claim.subject, part) for part in (place.city, place.region)) or (
        said and said == own and folded(claim.subject) == folded(claim.subject.split(",")[-1]) and not place.city
    ):
        return found_there(claim, source, "The profile says the same place.")
    if said and own and said != own:
        return differs(
            claim,
            source,
            f"{claim.subject} said; the profile says {written}.",
            f"You mentioned {claim.subject}; your profile says {written}. Where will you work from?",
        )
    if said and said == own and canonical(claim.subject) not in canonical(written) and place.city is None:
        return found_there(claim, source, "The profile says the same country.")
    return (
        found_there(claim, source, "The same country as in the profile.")
        if said and said == own
        else absent(claim, f"The profile says {written}.", None, source)
    )
