"""One line of the recruiter's queue for each interview, from a digest that is stored and derived anew when it is stale.

A digest's key holds everything it was derived from: the pack, the grader, the projects it is matched against and the
code. A finished interview's turns never change, so nothing else can make a digest stale.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer import __version__
from interviewer.domain.interview import Turn, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.project import Project
from interviewer.domain.report import Report
from interviewer.domain.scoring import ProjectFit
from interviewer.domain.values import Value, content_hash
from interviewer.store.repository import Interview

_LAYOUT = 1
"""Rises with every change to what a digest holds or to how a report is computed between releases."""


class Digest(Value):
    """What the queue shows of a finished interview."""

    answers: int
    to_explain: int
    unrated: int
    criteria: int
    fits: tuple[ProjectFit, ...]


@dataclass(frozen=True)
class Summary:
    """One line of the recruiter's queue."""

    interview: Interview
    answers: int
    to_explain: int
    """Findings that leave a question open."""
    unrated: int
    criteria: int
    fits: tuple[ProjectFit, ...]
    """One a project of its field; none before the interview is over."""
    requests: int
    """What waits for a person."""
    waiting_since: dt.datetime
    """When it was finished; of one that is not, when its last turn was taken. UTC."""

    @property
    def name(self) -> str:
        """The applicant's name, or a code where the profile gives none."""
        return called(self.interview.id, self.interview.profile)

    @property
    def best(self) -> ProjectFit | None:
        """The project it fits best; None before the interview is over, or where nothing could be rated."""
        rated = [one for one in self.fits if one.score is not None]
        return max(rated, key=lambda one: one.score or 0.0, default=None)

    def fit(self, project: str | None) -> ProjectFit | None:
        """The fit for one project, or for the best one where none is named."""
        if project is None:
            return self.best
        return next((one for one in self.fits if one.project == project), None)

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to look: an unrated criterion, an open question or a request."""
        return bool(self.unrated or self.to_explain or self.requests)


def called(interview_id: str, profile: Profile) -> str:
    """The applicant's name, or a code where the profile gives none."""
    return profile.basics.name or f"Applicant {interview_id[:6]}"


def digest_key(pack_hash: str, grader: str, projects: Sequence[Project]) -> str:
    """The hash of all that digests of one pack are derived from."""
    return content_hash([_LAYOUT, __version__, pack_hash, grader, [content_hash(project) for project in projects]])


def digest_of(report: Report) -> Digest:
    """What the queue shows of a report."""
    return Digest(
        answers=count_answers(report.turns),
        to_explain=sum(finding.question is not None for finding in report.findings),
        unrated=sum(rating.level is None for rating in report.ratings),
        criteria=len(report.ratings),
        fits=report.fit,
    )


def count_answers(turns: Sequence[Turn]) -> int:
    """How many answers were given."""
    return sum(turn.kind is TurnKind.ANSWER for turn in turns)
