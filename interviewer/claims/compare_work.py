"""Claims about work beside the profile's dated roles: employers, titles, how long, when."""

from __future__ import annotations

from interviewer.claims.items import Fit, Job, covered, fit, mentions, same_name
from interviewer.claims.lexicon import tokens
from interviewer.domain.evidence import Claim, ClaimFinding, Verdict
from interviewer.domain.profile import Profile, in_words, month_number

LEAST_TOLERANCE = 6
"""Months: what people round away when they say "three years"."""
YEAR_TOLERANCE = 12
"""Months by which a start may differ where only its year was said."""
TOLERANCE = 0.2
"""Share of what was said that is rounding; `ROUGH_TOLERANCE` where it was said to be rough."""
ROUGH_TOLERANCE = 0.3


def tolerance(claim: Claim) -> float:
    """Months by which a duration may differ without being different."""
    share = ROUGH_TOLERANCE if claim.statement.startswith("About") else TOLERANCE
    return max(LEAST_TOLERANCE, share * 12 * (claim.amount or 0))


def employment(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """Whether the employer is one of the profile's."""
    found = _at(jobs, claim.organisation)
    if found:
        return _supported(claim, found, "The profile names this employer.")
    taught = [course for course in profile.education if same_name(claim.subject, course.institution)]
    if taught:
        return _supported(claim, [], "The profile names this institution under education.")
    return _absent(
        claim,
        f"No employer of the profile is {claim.subject}.",
        f"You mentioned working at {claim.subject}, which your profile does not list. When was that, "
        f"and what did you do there?",
    )


def role(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """Whether the title, or one that contains it, is one of the profile's."""
    there = _at(jobs, claim.organisation)
    if claim.organisation and not there:
        return _absent(
            claim,
            f"The profile has no role at {claim.organisation}.",
            f"You mentioned working as {claim.subject} at {claim.organisation}, which your profile "
            f"does not list. When was that?",
        )
    among = there or list(jobs)
    wanted = tokens(claim.subject)
    found = [
        job
        for job in among
        if wanted <= tokens(f"{job.work.position or ''} {job.work.name or ''}")
        or same_name(claim.subject, job.work.position)
    ]
    found = found or [job for job in among if fit(job, claim.subject) == Fit.IS and wanted <= tokens(job.text)]
    if found:
        return _supported(claim, found, "The profile has this role.")
    # A plain "nurse" or "engineer" is any role of that field.
    general = [job for job in among if fit(job, claim.subject) == Fit.IS]
    if general and (
        len(wanted) == 1 or wanted <= tokens(" ".join(job.text for job in general) + " " + (profile.basics.label or ""))
    ):
        return _supported(claim, general, "The profile has roles of this kind.")
    if profile.basics.label and mentions(profile.basics.label, claim.subject):
        return _supported(claim, [], "The profile's headline says so.")
    return _absent(
        claim,
        f"No role of the profile is called {claim.subject}.",
        f"You mentioned working as {claim.subject}, which your profile does not show under that "
        f"name. Where and when was that?",
        _at(jobs, claim.organisation),
    )


def duration(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """Years said beside the months the matching roles cover, overlaps counted once.

    Contradicted only where even the roles that might belong to it, added, fall short by more than rounding.
    """
    said = 12 * (claim.amount or 0)
    surely = [job for job in jobs if fit(job, claim.subject) == Fit.IS]
    if claim.organisation:
        there = _at(jobs, claim.organisation)
        if not there:
            return _absent(
                claim,
                f"The profile has no role at {claim.organisation}.",
                f"You mentioned {_years(claim)} at {claim.organisation}, which your profile does not "
                f"list. When was that?",
            )
        elsewhere = not same_name(claim.subject, claim.organisation) and said <= covered(surely) + tolerance(claim)
        # "A nurse for seven years, now at ...": the years may be the career's, not the employer's.
        if not elsewhere:
            return _beside(claim, said, there, there, f"at {claim.organisation}")
    maybe = [job for job in jobs if fit(job, claim.subject) == Fit.MAY_BE]
    if surely:
        return _beside(claim, said, surely, surely + maybe, f"of {claim.subject}")
    return _no_such_role(claim, jobs, profile)


def _no_such_role(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """No role names it: profiles leave out early jobs, so however long it was, it is asked about."""
    where = (
        "It is among the profile's skills, but no role names it" if _is_a_skill(claim, profile) else "No role names it"
    )
    total = covered(jobs)
    if total:
        where += f"; all its dated roles together come to {in_words(total)}"
    question = f"You mentioned {_years(claim)} of {claim.subject}. In which roles was that?"
    return _absent(claim, f"{_years(claim)} of {claim.subject} said. {where}.", question)


def _is_a_skill(claim: Claim, profile: Profile) -> bool:
    return any(mentions(" ".join((skill.name or "", *skill.keywords)), claim.subject) for skill in profile.skills)


def _beside(claim: Claim, said: float, surely: list[Job], possibly: list[Job], what: str) -> ClaimFinding:
    months = covered(surely)
    detail = "; ".join(_dated(job) for job in surely)
    arithmetic = f"{_years(claim)} {what} said; the profile's matching roles add up to {in_words(months)} ({detail})."
    sources = tuple(job.source for job in surely)
    if any(job.months is None for job in possibly) and said > months + tolerance(claim):
        return _absent(claim, f"{arithmetic} Not every role has a start date, so this cannot be settled.", None, surely)
    if said <= months + tolerance(claim):
        return ClaimFinding(verdict=Verdict.SUPPORTED, claim=claim, profile=sources, explanation=arithmetic)
    question = (
        f"You mentioned {_years(claim)} {what}; your profile shows {in_words(months)}. Could "
        f"you walk me through the difference?"
    )
    if said <= covered(possibly) + tolerance(claim):
        others = "; ".join(_dated(job) for job in possibly if job not in surely)
        return ClaimFinding(
            verdict=Verdict.NOT_IN_PROFILE,
            claim=claim,
            profile=sources,
            explanation=f"{arithmetic} Other roles may belong to it but do not say so ({others}).",
            question=question,
        )
    return ClaimFinding(
        verdict=Verdict.CONTRADICTED, claim=claim, profile=sources, explanation=arithmetic, question=question
    )


def dates(claim: Claim, jobs: tuple[Job, ...], profile: Profile) -> ClaimFinding:
    """A start and an end said, beside the roles they are about; half a year apart is no difference."""
    if claim.organisation:
        among = _at(jobs, claim.organisation)
        if not among:
            return _absent(
                claim,
                f"The profile has no role at {claim.organisation}.",
                f"You mentioned {claim.organisation}, which your profile does not list. Could you "
                f"tell me about that time?",
            )
        possibly = among
    else:
        among = [job for job in jobs if fit(job, claim.subject) == Fit.IS]
        possibly = [job for job in jobs if fit(job, claim.subject) != Fit.IS_NOT]
    if not possibly or any(job.months is None for job in possibly):
        return _absent(
            claim,
            "The profile has no dated role to compare this with.",
            f"You mentioned {claim.statement}. Which role was that?",
        )
    first, last = month_number(claim.start, last=False), month_number(claim.start, last=True)
    spans = [job.months for job in possibly if job.months is not None]
    detail = "; ".join(_dated(job) for job in among or possibly)
    sources = tuple(job.source for job in among or possibly)
    early = min(span.start for span in spans)
    # Saying less than the profile shows (a later start within the same work) is no contradiction.
    late = max(span.stop - 1 for span in spans)
    slack = LEAST_TOLERANCE if "-" in (claim.start or "") else YEAR_TOLERANCE
    too_early = last is not None and last + slack < early
    too_late = first is not None and first - LEAST_TOLERANCE > late
    ends = month_number(claim.end, last=False)
    ends_late = ends is not None and ends - LEAST_TOLERANCE > late and bool(claim.organisation)
    said = f"{claim.start or ''}{' to ' + claim.end if claim.end else ''}"
    if too_early and not claim.organisation:
        # Profiles leave out early jobs.
        return _absent(
            claim,
            f"{said} said; the profile's earliest role of this kind is later ({detail}).",
            f"You mentioned {said}; your profile starts later ({detail}). What came before?",
            among or possibly,
        )
    if too_early or too_late or ends_late:
        question = f"You mentioned {said}; your profile shows {detail}. Could you help me put the dates together?"
        return ClaimFinding(
            verdict=Verdict.CONTRADICTED,
            claim=claim,
            profile=sources,
            explanation=f"{said} said; the profile has {detail}.",
            question=question,
        )
    if not among:
        return _absent(
            claim,
            f"No role of the profile names {claim.subject}.",
            f"You mentioned {claim.subject} ({said}). Which role was that?",
        )
    return ClaimFinding(
        verdict=Verdict.SUPPORTED, claim=claim, profile=sources, explanation=f"{said} said; the profile has {detail}."
    )


def _at(jobs: tuple[Job, ...], organisation: str | None) -> list[Job]:
    return [job for job in jobs if same_name(organisation or "", job.work.name)]


def _years(claim: Claim) -> str:
    return in_words(round(12 * (claim.amount or 0)))


def _dated(job: Job) -> str:
    return (
        f"{job.work.name or job.work.position or 'a role'}, "
        f"{job.work.startDate or 'no start given'} to {job.work.endDate or 'now'}"
    )


def _supported(claim: Claim, jobs: list[Job], explanation: str) -> ClaimFinding:
    return ClaimFinding(
        verdict=Verdict.SUPPORTED, claim=claim, profile=tuple(job.source for job in jobs), explanation=explanation
    )


def _absent(claim: Claim, explanation: str, question: str | None, jobs: list[Job] | None = None) -> ClaimFinding:
    sources = tuple(job.source for job in jobs or ())
    return ClaimFinding(
        verdict=Verdict.NOT_IN_PROFILE, claim=claim, profile=sources, explanation=explanation, question=question
    )
