"""How well a pack's own graded answers are told apart, each rated while the others are its exemplars."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from time import perf_counter

import numpy as np

from evals.baselines import length_only
from evals.metrics.summary import Figures, Scored, agreement_figures, coverage_figures
from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import exemplars
from interviewer.gold.rated import Rated, Rating, rate_all
from interviewer.gold.rubrics import PackRubrics
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.models.embeddings import Embeddings


def measure(pack: RubricPack, embeddings: Embeddings) -> Figures:
    """Rate every exemplar of a pack with the others of its competency to learn from.

    Args:
        pack: The pack.
        embeddings: The encoder; one that remembers saves nearly all of the time.

    Raises:
        EmbeddingsError: The encoder could not be used.
    """
    begun = perf_counter()
    rows = rate_all(Rating(pack, partial(EmbeddedGrader, embeddings)), exemplars(pack).answers)
    scored = _scored(rows, np.array([row.expected for row in rows]))
    lengths = _scored(rows, length_only([row.gold.answer for row in rows], [[_highest(row)] for row in rows]))
    covered = np.array([row.verdict.why is None for row in rows])
    figures = agreement_figures(scored)
    misses = sorted(rows, key=lambda row: -abs(row.off))
    return {
        **figures,
        **coverage_figures(scored, covered),
        "baselines": {"length": agreement_figures(lengths)},
        "worst": [
            {"answer": f"{row.gold.place}, {row.criterion}", "gold": row.share, "expected": round(row.expected, 3)}
            for row in misses[:_SHOWN]
        ],
        "pack": f"{pack.id} {pack.version}",
        "engine": "embedded",
        "grader": EmbeddedGrader(embeddings, PackRubrics(pack)).version,
        "seconds": round(perf_counter() - begun, 1),
    }


_SHOWN = 12


def _highest(row: Rated) -> str:
    return row.standard.anchors[row.standard.levels[-1]]


def _scored(rows: Sequence[Rated], predicted: np.ndarray) -> Scored:
    gold = np.array([row.share for row in rows])
    return Scored([row.gold.question for row in rows], gold, predicted, len(rows[0].standard.levels) - 1)
