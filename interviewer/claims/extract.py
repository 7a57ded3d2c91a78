"""Answers become claims: rules and word lists, so that the same words always give the same claims.

Every claim quotes the words it was read from; `Claim.id` counts them in the order they were said.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.claims.lexicon import canonical, folded
from interviewer.claims.names import Known
from interviewer.claims.ownership import sentences
from interviewer.claims.passage import Draft, Passage
from interviewer.claims.readers.circumstances import read_achievements, read_availability, read_locations
from interviewer.claims.readers.credentials import read_credentials
from interviewer.claims.readers.dates import read_dates
from interviewer.claims.readers.jobs import read_jobs
from interviewer.claims.readers.lengths import read_durations
from interviewer.claims.readers.skills import read_skills
from interviewer.claims.readers.spoken import read_languages
from interviewer.domain.evidence import Answer, Claim, ClaimKind
from interviewer.domain.profile import Profile

_READERS = (
    read_jobs,
    read_durations,
    read_dates,
    read_credentials,
    read_skills,
    read_languages,
    read_achievements,
    read_availability,
    read_locations,
)
_LONGEST_SENTENCE = 2_000
"""Characters; a longer "sentence" is pasted data or noise, and no person claims anything in it."""


def extract(answers: Sequence[Answer], profile: Profile) -> tuple[Claim, ...]:
    """What the applicant said of themselves that a profile can support.

    Args:
        answers: redacted answers; quotes hold in the turns they come from.
        profile: whose names (employers, schools, skills) are recognised however they are written; claims about what it
            does not name are read too.

    Returns:
        The claims in the order they were said, each once a turn.
    """
    known = Known.of(profile)
    drafts: list[Draft] = []
    for answer in answers:
        seen: set[tuple[object, ...]] = set()
        question = folded(" ".join(answer.question.split()))
        for sentence in sentences(answer.text):
            if len(sentence.text) > _LONGEST_SENTENCE or _repeats(sentence.text, question):
                continue
            for draft in _read(Passage(answer, sentence, known)):
                key = (
                    draft.kind,
                    canonical(draft.subject),
                    tuple(sorted((k, str(v)) for k, v in draft.values.items())),
                )
                if key not in seen:
                    seen.add(key)
                    drafts.append(draft)
    return tuple(
        Claim(
            id=f"claim-{number}",
            kind=one.kind,
            statement=one.statement,
            subject=one.subject,
            quote=one.quote,
            **one.values,
        )
        for number, one in enumerate(drafts, start=1)
    )


def _repeats(sentence: str, question: str) -> bool:
    """Whether a sentence only says the question again."""
    plain = folded(" ".join(sentence.split())).strip(" ?.!")
    return len(plain) > 20 and plain in question


def _read(passage: Passage) -> list[Draft]:
    found = [draft for reader in _READERS for draft in reader(passage)]
    # A degree or certificate named as a skill ("skilled in BLS") is told once, as what it is.
    named = {canonical(one.subject) for one in found if one.kind in (ClaimKind.CERTIFICATION, ClaimKind.LICENCE)}
    degrees = " ".join(canonical(one.subject) for one in found if one.kind is ClaimKind.EDUCATION)
    kept = [
        one
        for one in found
        if not (one.kind is ClaimKind.SKILL and (canonical(one.subject) in named or canonical(one.subject) in degrees))
    ]
    return sorted(kept, key=lambda one: (one.quote.start, one.kind.value))
