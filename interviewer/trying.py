"""Trying an answer on a rubric: what it would be rated, on which words, beside which graded examples. Keeps nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer, Assessment
from interviewer.domain.rubric import Competency, Criterion, Question, RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.errors import NotFound
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.gates import SetAside
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.rating import Rater
from interviewer.store.rubric_index import RubricIndex

NEAREST = 3
"""Graded examples shown beside each criterion."""


@dataclass(frozen=True)
class TriedCriterion:
    """One criterion: what the answer would be rated, and the graded examples nearest to it."""

    criterion: Criterion
    assessment: Assessment
    nearest: tuple[GradedExample, ...]
    """Nearest first."""


@dataclass(frozen=True)
class Trial:
    """An answer and all that grading made of it."""

    competency: Competency
    question: Question
    answer: str
    criteria: tuple[TriedCriterion, ...]
    set_aside: tuple[SetAside, ...]
    """Stretches of the answer that were not graded, and why."""


class Bench:
    """Tries answers on published packs."""

    def __init__(self, *, rater: Rater, grader: EmbeddedGrader, index: RubricIndex, embeddings: OpenedEmbeddings):
        self._rater = rater
        self._grader = grader
        self._index = index
        self._embeddings = embeddings

    def try_answer(self, pack: RubricPack, question_id: str, text: str) -> Trial:
        """Rates one typed answer as an interview's would be, without follow-ups.

        Args:
            pack: a pack; published here where it was not yet.
            question_id: which of its lead questions the answer is to.
            text: the answer.

        Raises:
            NotFound: the pack has no such question.
            EmbeddingsError, StoreError: the model or the index could not be used.
        """
        try:
            competency, question = pack.question(question_id)
        except KeyError:
            raise NotFound(f"question {question_id!r}", known=_questions(pack)) from None
        self._rater.make_ready(pack)
        answer = Answer(turn=0, question=question.text, text=text)
        (vector,) = self._embeddings.vectors([text])
        rated = self._grader.rate_all(pack.hash, competency.id, [answer])
        return Trial(
            competency=competency,
            question=question,
            answer=text,
            criteria=tuple(
                TriedCriterion(
                    competency.criterion(one.criterion),
                    one,
                    self._index.nearest(pack.hash, competency.id, one.criterion, vector, NEAREST),
                )
                for one in rated
            ),
            set_aside=self._grader.set_aside(pack.hash, competency.id, answer),
        )


def _questions(pack: RubricPack) -> Sequence[str]:
    return [question.id for competency in pack.competencies for question in competency.questions]
