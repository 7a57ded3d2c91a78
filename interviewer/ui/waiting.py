"""What a chat model has still to do for a report. It is never a zero, and never somebody's fault."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.report import Report, ReportRating

_WAITS = (WhyUnrated.WAITING, WhyUnrated.MODEL_FAILED)
_CLAIMS_WAIT = "waiting"
"""Of `Report.claims_by`."""


@dataclass(frozen=True)
class Waiting:
    """How much of one report is still to come."""

    criteria: int
    """Criteria that a model has not rated yet, or failed at and tries again."""
    of: int
    """Criteria in all."""
    claims: bool
    """Whether what the applicant said of themselves has still to be read."""

    def __bool__(self) -> bool:
        return self.criteria > 0 or self.claims


def waits(rating: ReportRating) -> bool:
    """Whether a model has still to rate this."""
    return rating.unrated in _WAITS


def waiting_in(report: Report) -> Waiting:
    """What is still to come in a report."""
    return Waiting(
        criteria=sum(waits(rating) for rating in report.ratings),
        of=len(report.ratings),
        claims=report.claims_by == _CLAIMS_WAIT,
    )
