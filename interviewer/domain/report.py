"""The report of one interview: all that was said, rated, claimed and computed, in one document.

`Report.model_json_schema()` is the published schema.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from interviewer.domain.edits import ProfileEdit
from interviewer.domain.evidence import Assessment, Claim, ClaimFinding, KeyPointFinding, Quote, Rating, WhyUnrated
from interviewer.domain.interview import Turn
from interviewer.domain.scoring import CompetencyScore, ProjectFit
from interviewer.domain.values import Value


class PackRef(Value):
    """Which pack, exactly."""

    id: str
    version: str
    hash: str


class ReportRating(Value):
    """One criterion: a level with its evidence, or why there is none."""

    competency: str
    criterion: str
    name: str
    level: int | None
    """None where it is unrated; that is never a zero."""
    unrated: WhyUnrated | None
    confidence: float | None
    distribution: dict[int, float]
    quotes: tuple[Quote, ...]
    key_points: tuple[KeyPointFinding, ...]
    reason: str
    engine: str
    model: str
    grader: str
    prompt_hash: str | None
    given: tuple[int, ...] = ()
    """The level that each repetition of the grading gave."""

    @classmethod
    def of(cls, assessment: Assessment, name: str) -> ReportRating:
        """The assessment as the report shows it, with the criterion's name."""
        source = assessment.provenance
        rated = assessment if isinstance(assessment, Rating) else None
        return cls(
            competency=assessment.competency,
            criterion=assessment.criterion,
            name=name,
            level=rated.level if rated else None,
            unrated=None if isinstance(assessment, Rating) else assessment.why,
            confidence=rated.confidence if rated else None,
            distribution=dict(rated.distribution) if rated else {},
            quotes=rated.quotes if rated else (),
            key_points=assessment.key_points,
            reason=assessment.reason,
            engine=source.engine,
            model=source.model,
            grader=source.grader,
            prompt_hash=source.prompt_hash,
            given=rated.given if rated else (),
        )


class Report(Value):
    """One interview, whole."""

    format: Literal["interviewer-report/1"] = "interviewer-report/1"
    interview_id: str
    sample: bool = False
    """Whether this is a made-up sample interview."""
    pack: PackRef
    engine: str
    started: dt.datetime
    finished: dt.datetime | None
    turns: tuple[Turn, ...]
    ratings: tuple[ReportRating, ...]
    competencies: tuple[CompetencyScore, ...]
    claims: tuple[Claim, ...]
    findings: tuple[ClaimFinding, ...]
    fit: tuple[ProjectFit, ...]
    edits: tuple[ProfileEdit, ...]
    claims_by: str = "embedded"
    """Who read the claims: "embedded", the name of a chat model, or "waiting" where a model has not yet."""
