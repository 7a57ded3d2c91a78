"""The profile's items as claims are compared with them: their words, their pointers, the months they cover."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from interviewer.claims.lexicon import canonical, families_of, folded, tokens
from interviewer.claims.names import find_names
from interviewer.domain.evidence import ProfileSource
from interviewer.domain.profile import Profile, Work, total_months

_SAME_NAME = 90
"""Least rapidfuzz token-set ratio, 0 to 100, at which two names are one."""
_FIELD_WORDS = frozenset(
    token
    for word in (
        "nurse nursing registered staff engineer engineering developer development software "
        "programming coding doctor physician medicine "
        "medical lawyer attorney law legal finance financial analyst translation translator "
        "interpreting linguistics sales selling security "
        "accounting teaching senior junior lead head chief principal specialist manager management "
        "professional clinical practice general "
        "full time freelance consultant care adult job career industry sector profession"
    ).split()
    for token in tokens(word)
)
"""Words that name a field or a rank, not a speciality within it."""
_SPECIALTIES = (
    "intensive care",
    "neonatal intensive care",
    "paediatric intensive care",
    "emergency",
    "coronary care",
    "operating room",
    "labour and delivery",
    "medical surgical",
    "medical ward",
    "surgical ward",
    "paediatrics",
    "obstetrics",
    "oncology",
    "mental health",
    "geriatrics",
    "dialysis",
    "orthopaedics",
    "community",
    "care home",
    "general practice",
    "cardiology",
    "neurology",
    "radiology",
    "surgery",
    "anaesthesia",
    "dermatology",
    "litigation",
    "tax",
    "conveyancing",
    "family law",
    "criminal",
    "audit",
    "school",
    "district",
)


@dataclass(frozen=True)
class Job:
    """One role of the profile."""

    pointer: str
    work: Work
    today: dt.date

    @cached_property
    def text(self) -> str:
        """All its words."""
        job = self.work
        return " ".join(filter(None, (job.position, job.name, job.summary, job.description, *job.highlights)))

    @property
    def source(self) -> ProfileSource:
        """Where it stands, in words a person reads."""
        job = self.work
        when = f", {job.startDate or 'no start given'} to {job.endDate or 'now'}"
        return ProfileSource(path=self.pointer, text=" at ".join(filter(None, (job.position, job.name))) + when)

    @cached_property
    def months(self) -> range | None:
        """The months it covers; None without a start."""
        return self.work.months(self.today)


class Fit:
    """How a role stands to a field of work."""

    IS = 2
    MAY_BE = 1
    """The profile does not say enough to rule it out."""
    IS_NOT = 0


def jobs_of(profile: Profile, today: dt.date) -> tuple[Job, ...]:
    """The roles of `profile`, volunteer work included."""
    volunteer = [
        Work.model_validate(
            {
                **{k: v for k, v in one.items() if k in ("startDate", "endDate", "summary", "position")},
                "name": one.get("organization"),
            }
        )
        for one in profile.volunteer
    ]
    listed = [(f"/work/{i}", job) for i, job in enumerate(profile.work)] + [
        (f"/volunteer/{i}", job) for i, job in enumerate(volunteer)
    ]
    return tuple(Job(pointer, job, today) for pointer, job in listed)


def same_name(said: str, written: str | None) -> bool:
    """Whether two names are one: equal when abbreviations are spelt out, one inside the other, or a slip apart."""
    if not written or not said:
        return False
    first, second = canonical(said), canonical(written)
    if first == second or next(find_names(said, [written]), None) is not None:
        return True
    small, large = sorted((tokens(said), tokens(written)), key=len)
    if small and small <= large and len(" ".join(small)) > 3:
        return True
    return min(len(first), len(second)) > 5 and fuzz.token_sort_ratio(first, second) >= _SAME_NAME


def mentions(text: str, subject: str) -> bool:
    """Whether `text` names `subject`, abbreviations spelt out."""
    wanted = tokens(subject)
    return bool(wanted) and (
        re.search(rf"(?<!\w){re.escape(canonical(subject))}(?!\w)", canonical(text)) is not None
        or wanted <= tokens(text)
    )


def fit(job: Job, subject: str) -> int:
    """How a role stands to the field or title `subject`; a role that does not say is `MAY_BE`."""
    wanted, found = tokens(subject), tokens(job.text)
    special = wanted - _FIELD_WORDS
    fields = families_of(subject)
    shared = fields & families_of(job.text)
    if special:
        if special <= found or mentions(job.text, subject):
            return Fit.IS
        own = {name for name in _SPECIALTIES if mentions(job.work.position or "", name)}
        asked = {name for name in _SPECIALTIES if mentions(subject, name)}
        if asked and own and not own & asked:
            return Fit.IS_NOT
        return Fit.MAY_BE
    if folded(subject) == "work" or shared:
        return Fit.IS
    # A title the word lists do not know ("Band 6", "Associate II") may be anything.
    return Fit.MAY_BE if not families_of(job.work.position or "") else Fit.IS_NOT


def covered(jobs: Iterable[Job]) -> int:
    """Distinct months the roles cover together; roles without a start count nothing."""
    return total_months(job.months for job in jobs if job.months is not None)


def named_parts(profile: Profile) -> Iterator[tuple[str, str]]:
    """Pointer and words of everything in the profile that can show a skill."""
    if profile.basics.label:
        yield "/basics/label", profile.basics.label
    if profile.basics.summary:
        yield "/basics/summary", profile.basics.summary
    for i, skill in enumerate(profile.skills):
        yield f"/skills/{i}", ", ".join(filter(None, (skill.name, *skill.keywords)))
    for i, job in enumerate(profile.work):
        yield (
            f"/work/{i}",
            ". ".join(filter(None, (job.position, job.name, job.summary, job.description, *job.highlights))),
        )
    for i, one in enumerate(profile.certificates):
        yield f"/certificates/{i}", ", ".join(filter(None, (one.name, one.issuer)))
    for i, course in enumerate(profile.education):
        yield (
            f"/education/{i}",
            ", ".join(filter(None, (course.studyType, course.area, course.institution, *course.courses))),
        )
    for section in ("projects", "publications", "awards", "volunteer"):
        for i, entry in enumerate(getattr(profile, section)):
            words = [value for value in entry.values() if isinstance(value, str)]
            words += [
                item
                for value in entry.values()
                if isinstance(value, list | tuple)
                for item in value
                if isinstance(item, str)
            ]
            yield f"/{section}/{i}", ", ".join(words)
