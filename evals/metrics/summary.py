"""Every figure of a graded set, under the names that `--json` writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.metrics import agreement, calibration, intervals
from evals.metrics.by_question import mean_by_question

Figures = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Scored:
    """A graded set beside predictions; n rows."""

    questions: Sequence[str]
    gold: NDArray[np.float64]
    """(n,) shares of the scale, 0 to 1."""
    predicted: NDArray[np.float64]
    """(n,) shares of the scale, 0 to 1."""
    bins: int
    """Steps of the scale that QWK and F1 round to."""


def agreement_figures(scored: Scored) -> Figures:
    """What is measured of any prediction, a baseline's too."""
    gold, predicted, questions = scored.gold, scored.predicted, scored.questions
    gold_levels = agreement.levels(gold, scored.bins)
    predicted_levels = agreement.levels(predicted, scored.bins)
    return {
        "n": len(gold),
        "questions": len(set(questions)),
        "pearson": agreement.pearson(gold, predicted),
        "spearman": agreement.spearman(gold, predicted),
        "qwk": agreement.qwk(gold_levels, predicted_levels),
        "rmse": agreement.rmse(gold, predicted),
        "wrmse": agreement.wrmse(gold, predicted),
        "macro_f1": agreement.macro_f1(gold_levels, predicted_levels, scored.bins),
        "r_by_question": mean_by_question(agreement.pearson, questions, gold, predicted),
        "qwk_by_question": mean_by_question(agreement.qwk, questions, gold_levels, predicted_levels),
        "by_level": {
            str(level): share for level, share in agreement.agreement_by_level(gold_levels, predicted_levels).items()
        },
        "ci": {
            "pearson": _listed(intervals.pearson_interval(questions, gold, predicted))
            if agreement.pearson(gold, predicted) is not None
            else None,
            "qwk": _listed(intervals.qwk_interval(questions, gold_levels, predicted_levels, scored.bins))
            if agreement.qwk(gold_levels, predicted_levels) is not None
            else None,
        },
        "auc": calibration.auc(gold_levels, predicted) if scored.bins == 1 else None,
        "confusion": agreement.confusion(gold_levels, predicted_levels, scored.bins),
    }


def coverage_figures(scored: Scored, covered: NDArray[np.bool_]) -> Figures:
    """How much is rated at the default abstention, and the agreement on that part.

    Args:
        scored: The set.
        covered: (n,) whether the grader gave a level rather than leave the row to a person.
    """
    gold = agreement.levels(scored.gold, scored.bins)[covered]
    predicted = agreement.levels(scored.predicted, scored.bins)[covered]
    return {
        "coverage": float(np.mean(covered)),
        "qwk_covered": agreement.qwk(gold, predicted),
        "agreement_covered": agreement.agreement(gold, predicted),
    }


def coverage_curve(scored: Scored, confidences: NDArray[np.float64], steps: int = 10) -> list[Figures]:
    """Agreement on the surest tenth, two tenths, ... of the rows."""
    surest = np.argsort(-confidences, kind="stable")
    gold = agreement.levels(scored.gold, scored.bins)[surest]
    predicted = agreement.levels(scored.predicted, scored.bins)[surest]
    found: list[Figures] = []
    for step in range(1, steps + 1):
        kept = max(1, round(len(gold) * step / steps))
        found.append(
            {
                "coverage": kept / len(gold),
                "agreement": agreement.agreement(gold[:kept], predicted[:kept]),
                "qwk": agreement.qwk(gold[:kept], predicted[:kept]),
            }
        )
    return found


def mean_figures(runs: Sequence[Figures]) -> Figures:
    """The mean of each number over runs of one measurement, at any depth; None only where no run has it."""
    found: Figures = {}
    for name in dict.fromkeys(name for run in runs for name in run):
        values = [run[name] for run in runs if run.get(name) is not None]
        found[name] = _mean(values)
    return found


def _mean(values: Sequence[Any]) -> Any:
    if not values:
        return None
    if isinstance(values[0], dict):
        return mean_figures(values)
    if isinstance(values[0], list):
        shortest = min(len(value) for value in values)
        return [_mean([value[at] for value in values]) for at in range(shortest)]
    if isinstance(values[0], int) and len(set(values)) == 1:
        return values[0]
    return float(np.mean(values))


def _listed(interval: intervals.Interval | None) -> list[float] | None:
    return None if interval is None else list(interval)
