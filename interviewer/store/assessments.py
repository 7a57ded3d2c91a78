"""What grading gave, under everything it depends on: a replay grades nothing twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Engine, delete, func, select

from interviewer.domain.evidence import Assessment, Unrated, WhyUnrated
from interviewer.store.sessions import Taken, row_of, transaction
from interviewer.store.tables import AssessmentRow

MODEL_GRADERS = "model/"
"""How the graders' names begin that are chat models."""

_ASSESSMENT: TypeAdapter[Assessment] = TypeAdapter(Assessment)


@dataclass(frozen=True)
class AssessmentKey:
    """Everything a rating depends on."""

    input_hash: str
    """Hash of the answers, as the grader reads them."""
    pack_hash: str
    grader: str
    """Engine, model and version."""


class Assessments:
    """Reads and writes assessments. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def under(self, interview_id: str, competency: str, key: AssessmentKey) -> dict[str, Assessment]:
        """Criterion id -> what was graded under this key before."""
        with transaction(self._engine) as session:
            rows = session.scalars(
                select(AssessmentRow).where(
                    AssessmentRow.interview_id == interview_id,
                    AssessmentRow.competency == competency,
                    AssessmentRow.input_hash == key.input_hash,
                    AssessmentRow.pack_hash == key.pack_hash,
                    AssessmentRow.grader == key.grader,
                )
            )
            return {row.criterion: _ASSESSMENT.validate_python(row.content) for row in rows}

    def by_models(self, interview_id: str, competency: str, key: AssessmentKey) -> dict[str, Assessment]:
        """Criterion id -> what a chat model gave for these answers; of several models, the last one's.

        Whichever model or prompt it was stands until somebody has it rated again: a changed setting never pays for
        a whole queue twice, nor mixes two models unseen, as each rating names its own.
        """
        with transaction(self._engine) as session:
            rows = session.scalars(
                select(AssessmentRow)
                .where(
                    AssessmentRow.interview_id == interview_id,
                    AssessmentRow.competency == competency,
                    AssessmentRow.input_hash == key.input_hash,
                    AssessmentRow.pack_hash == key.pack_hash,
                    AssessmentRow.grader.startswith(MODEL_GRADERS),
                )
                .order_by(AssessmentRow.id)
            )
            found: dict[str, Assessment] = {}
            for row in rows:
                one = _ASSESSMENT.validate_python(row.content)
                if row.criterion not in found or not _failed(one):
                    found[row.criterion] = one
            return found

    def replace(self, interview_id: str, one: Assessment, key: AssessmentKey, at: dt.datetime) -> None:
        """Keeps what a model gave in place of what it gave before under the same key.

        That was a failure, or a rating that somebody asked to have made again.
        """
        try:
            with transaction(self._engine) as session:
                row_of(session, interview_id)
                session.execute(
                    delete(AssessmentRow).where(
                        AssessmentRow.interview_id == interview_id,
                        AssessmentRow.competency == one.competency,
                        AssessmentRow.criterion == one.criterion,
                        AssessmentRow.input_hash == key.input_hash,
                        AssessmentRow.pack_hash == key.pack_hash,
                        AssessmentRow.grader == key.grader,
                    )
                )
                session.add(_assessment_row(interview_id, one, key, at))
                session.flush()
        except Taken:
            return  # another process rated the same meanwhile; its rating stands

    def latest(self) -> dict[str, dt.datetime]:
        """Interview id -> when a chat model last gave something for it; only of interviews that one did."""
        with transaction(self._engine) as session:
            query = (
                select(AssessmentRow.interview_id, func.max(AssessmentRow.at))
                .where(AssessmentRow.grader.startswith(MODEL_GRADERS))
                .group_by(AssessmentRow.interview_id)
            )
            return {interview: at for interview, at in session.execute(query)}

    def add(self, interview_id: str, assessments: Sequence[Assessment], key: AssessmentKey, at: dt.datetime) -> None:
        """Keeps what was graded; what stands under the key already stays."""
        rows = [_assessment_row(interview_id, one, key, at) for one in assessments]
        try:
            with transaction(self._engine) as session:
                session.add_all(rows)
                session.flush()
        except Taken:
            # Another process graded some of the same input meanwhile: the results are the same, the rest is added.
            have = self.under(interview_id, assessments[0].competency, key)
            missing = [one for one in assessments if one.criterion not in have]
            if len(missing) < len(assessments):
                self.add(interview_id, missing, key, at)


def _failed(assessment: Assessment) -> bool:
    return isinstance(assessment, Unrated) and assessment.why is WhyUnrated.MODEL_FAILED


def _assessment_row(interview_id: str, one: Assessment, key: AssessmentKey, at: dt.datetime) -> AssessmentRow:
    return AssessmentRow(
        interview_id=interview_id,
        competency=one.competency,
        criterion=one.criterion,
        input_hash=key.input_hash,
        pack_hash=key.pack_hash,
        grader=key.grader,
        content=one.model_dump(mode="json"),
        at=at,
    )
