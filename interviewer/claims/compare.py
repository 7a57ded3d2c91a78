"""Claims beside the profile, and beside each other: findings a person may ask about, never a penalty.

In doubt a claim is "not in the profile" rather than "contradicted": a false contradiction costs a person's trust.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from interviewer.claims import compare_facts, compare_learning, compare_work
from interviewer.claims.items import Job, jobs_of, same_name
from interviewer.claims.lexicon import tokens
from interviewer.domain.evidence import Claim, ClaimFinding, ClaimKind, ProfileSource, Verdict
from interviewer.domain.profile import Profile, in_words
from interviewer.domain.project import LanguageLevel

_COMPARE: dict[ClaimKind, Callable[[Claim, tuple[Job, ...], Profile], ClaimFinding]] = {
    ClaimKind.EMPLOYMENT: compare_work.employment,
    ClaimKind.ROLE: compare_work.role,
    ClaimKind.DURATION: compare_work.duration,
    ClaimKind.DATES: compare_work.dates,
    ClaimKind.EDUCATION: compare_learning.education,
    ClaimKind.LICENCE: compare_learning.licence,
    ClaimKind.CERTIFICATION: compare_learning.certification,
    ClaimKind.SKILL: compare_facts.skill,
    ClaimKind.LANGUAGE: compare_facts.language,
    ClaimKind.ACHIEVEMENT: compare_facts.achievement,
    ClaimKind.AVAILABILITY: compare_facts.availability,
    ClaimKind.LOCATION: compare_facts.location,
}
_MAIN_SKILLS = 5


def compare(claims: Sequence[Claim], profile: Profile, today: dt.date) -> tuple[ClaimFinding, ...]:
    """How each claim stands against the profile, what does not agree within the interview, what was not discussed.

    Args:
        claims: what `extract` read.
        profile: the profile the applicant confirmed.
        today: what a role without an end is counted to.
    """
    jobs = jobs_of(profile, today)
    findings = [_COMPARE[claim.kind](claim, jobs, profile) for claim in claims]
    findings += _inconsistent(claims)
    findings += _not_discussed(claims, findings, profile, jobs)
    return tuple(findings)


def _inconsistent(claims: Sequence[Claim]) -> Iterator[ClaimFinding]:
    """Pairs of claims about the same thing that cannot both be right, by more than rounding."""
    for first, second in combinations(claims, 2):
        if first.kind is not second.kind or not _about_the_same(first, second):
            continue
        said = _disagreement(first, second)
        if said:
            yield ClaimFinding(
                verdict=Verdict.INCONSISTENT,
                claim=first,
                other_claim=second,
                explanation=f"{said[0]} said first, {said[1]} later.",
                question=(
                    f"You mentioned {said[0]} and later {said[1]} ({first.subject}). Could you "
                    f"help me understand which it is?"
                ),
            )


def _about_the_same(first: Claim, second: Claim) -> bool:
    return tokens(first.subject) == tokens(second.subject) and (first.organisation or "") == (second.organisation or "")


def _disagreement(first: Claim, second: Claim) -> tuple[str, str] | None:
    if first.kind is ClaimKind.DURATION and first.amount and second.amount:
        allowed = max(compare_work.tolerance(first), compare_work.tolerance(second))
        if abs(first.amount - second.amount) * 12 > allowed:
            return in_words(round(12 * first.amount)), in_words(round(12 * second.amount))
    if first.kind is ClaimKind.DATES and first.start and second.start and bool(first.end) == bool(second.end):
        # Two stints with their own ends are two stints.
        if abs(int(first.start[:4]) - int(second.start[:4])) >= 2 and not first.end:
            return first.start, second.start
    if first.kind is ClaimKind.LANGUAGE and first.level and second.level:
        if abs(LanguageLevel(first.level).rank - LanguageLevel(second.level).rank) >= 2:
            return first.level, second.level
    return None


def _not_discussed(
    claims: Sequence[Claim], findings: Sequence[ClaimFinding], profile: Profile, jobs: tuple[Job, ...]
) -> Iterator[ClaimFinding]:
    """Items of the profile that no claim touched."""
    touched = {source.path for finding in findings for source in finding.profile}
    touched |= {
        job.pointer
        for job in jobs
        for claim in claims
        if claim.organisation and same_name(claim.organisation, job.work.name)
    }
    items = [job.source for job in jobs if job.pointer.startswith("/work/")]
    items += [
        ProfileSource(path=f"/education/{i}", text=", ".join(filter(None, (one.studyType, one.area, one.institution))))
        for i, one in enumerate(profile.education)
    ]
    items += [
        ProfileSource(path=f"/certificates/{i}", text=one.name or "a certificate")
        for i, one in enumerate(profile.certificates)
    ]
    items += [
        ProfileSource(path=f"/languages/{i}", text=one.language or "a language")
        for i, one in enumerate(profile.languages)
    ]
    items += [
        ProfileSource(path=f"/skills/{i}", text=one.name or "a skill")
        for i, one in enumerate(profile.skills[:_MAIN_SKILLS])
    ]
    for item in items:
        if not any(path == item.path or path.startswith(f"{item.path}/") for path in touched):
            yield ClaimFinding(
                verdict=Verdict.NOT_DISCUSSED,
                profile=(item,),
                explanation=f"The profile lists it; it did not come up: {item.text}.",
            )
