"""How well a pack's own graded answers are told apart, each rated while the others are its exemplars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter

import numpy as np

from evals.baselines import length_only
from evals.bench import Judged, judged
from evals.metrics.summary import Figures, Scored, agreement_figures, coverage_figures
from interviewer.domain.evidence import Answer
from interviewer.domain.rubric import Competency, RubricPack
from interviewer.domain.standard import GradedExample, Standard
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.models.embeddings import Embeddings
from interviewer.store.rubric_documents import documents, graded_example, standards


@dataclass(frozen=True)
class Row:
    """One exemplar on one criterion."""

    id: str
    """question/number"""
    question: str
    answer: str
    reference: str
    gold: float
    """Share of the scale, 0 to 1, as the pack says."""
    steps: int
    judged: Judged


class AllButOne:
    """A pack's texts with one graded answer taken out; what the grader reads rubrics through."""

    def __init__(self, pack: RubricPack, without: str):
        rows = [(one.text, one.metadata) for one in documents(pack)]
        self._standards: Mapping[str, tuple[Standard, ...]] = {
            competency.id: standards([row for row in rows if row[1].get("competency") == competency.id])
            for competency in pack.competencies
        }
        self._examples = [graded_example(*row) for row in rows if row[1]["kind"] == "exemplar" and row[0] != without]

    def standards(self, pack_hash: str, competency: str) -> Sequence[Standard]:
        """The criteria of a competency."""
        return self._standards[competency]

    def examples(self, pack_hash: str, competency: str) -> Sequence[GradedExample]:
        """The graded answers of a competency that are left."""
        return [one for one in self._examples if one.competency == competency]


def measure(pack: RubricPack, embeddings: Embeddings) -> Figures:
    """Rate every exemplar of a pack with the others of its competency to learn from.

    Args:
        pack: The pack.
        embeddings: The encoder; one that remembers saves nearly all of the time.

    Raises:
        EmbeddingsError: The encoder could not be used.
    """
    begun = perf_counter()
    rows = [row for competency in pack.competencies for row in _rows(pack, competency, embeddings)]
    scored = _scored(rows, np.array([row.judged.expected for row in rows]))
    lengths = _scored(rows, length_only([row.answer for row in rows], [[row.reference] for row in rows]))
    covered = np.array([row.judged.given is not None for row in rows])
    figures = agreement_figures(scored)
    misses = sorted(rows, key=lambda row: -abs(row.gold - row.judged.expected))
    return {
        **figures,
        **coverage_figures(scored, covered),
        "baselines": {"length": agreement_figures(lengths)},
        "worst": [
            {"answer": row.id, "gold": row.gold, "expected": round(row.judged.expected, 3)} for row in misses[:_SHOWN]
        ],
        "pack": f"{pack.id} {pack.version}",
        "engine": "embedded",
        "grader": EmbeddedGrader(embeddings, AllButOne(pack, "")).version,
        "seconds": round(perf_counter() - begun, 1),
    }


_SHOWN = 12


def _rows(pack: RubricPack, competency: Competency, embeddings: Embeddings) -> list[Row]:
    found: list[Row] = []
    by_id = {criterion.id: criterion for criterion in competency.criteria}
    for question in competency.questions:
        for number, exemplar in enumerate(question.exemplars):
            grader = EmbeddedGrader(embeddings, AllButOne(pack, exemplar.answer))
            answers = [Answer(turn=0, question=question.text, text=exemplar.answer)]
            for verdict in grader.assess(pack.hash, competency.id, answers):
                criterion = by_id[verdict.standard.criterion]
                if criterion.id not in exemplar.levels:
                    continue
                found.append(
                    Row(
                        id=f"{question.id}/{number + 1} {criterion.id}",
                        question=question.id,
                        answer=exemplar.answer,
                        reference=criterion.anchors[criterion.levels[-1]],
                        gold=criterion.share(exemplar.levels[criterion.id]),
                        steps=len(criterion.levels) - 1,
                        judged=judged(verdict),
                    )
                )
    return found


def _scored(rows: Sequence[Row], predicted: np.ndarray) -> Scored:
    return Scored([row.question for row in rows], np.array([row.gold for row in rows]), predicted, rows[0].steps)
