"""How far predictions agree with people.

Shares are places on a scale, 0 (lowest) to 1 (highest); levels are the same in whole steps, 0 to `bins`. A correlation
or kappa is None where either is undefined: fewer than two rows, or people gave one level throughout.
"""

from __future__ import annotations

from typing import cast

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from sklearn.metrics import cohen_kappa_score, f1_score

Shares = NDArray[np.float64]
Levels = NDArray[np.int64]


def levels(shares: Shares, bins: int) -> Levels:
    """Shares scaled to `bins` steps and rounded, a half to the even step as numpy does. (n,) 0 to bins."""
    return np.rint(np.clip(shares, 0, 1) * bins).astype(np.int64)


def pearson(gold: Shares, predicted: Shares) -> float | None:
    """Pearson's r; None where either side is constant."""
    if not (_varies(gold) and _varies(predicted)):
        return None
    return float(cast(float, stats.pearsonr(gold, predicted)[0]))


def spearman(gold: Shares, predicted: Shares) -> float | None:
    """Spearman's rank correlation, ties at their mean rank; None where either side is constant."""
    if not (_varies(gold) and _varies(predicted)):
        return None
    return float(cast(float, stats.spearmanr(gold, predicted)[0]))


def qwk(gold: Levels, predicted: Levels) -> float | None:
    """Cohen's kappa with quadratic weights; None where people gave one level throughout."""
    if not _varies(gold):
        return None
    return float(cohen_kappa_score(gold, predicted, weights="quadratic", labels=list(_span(gold, predicted))))


def rmse(gold: Shares, predicted: Shares) -> float:
    """Root mean squared error, in shares of the scale."""
    return float(np.sqrt(np.mean((gold - predicted) ** 2)))


def wrmse(gold: Shares, predicted: Shares) -> float:
    """RMSE in which each occupied tenth of the gold range weighs the same, however many rows it holds."""
    # 0.7 * 10 is 7.000000000000001 and 0.29 * 100 is 28.999...: a grain keeps a tenth's own border inside it.
    tenths = np.minimum(np.floor(gold * 10 + 1e-9), 9)
    squared = (gold - predicted) ** 2
    return float(np.sqrt(np.mean([squared[tenths == tenth].mean() for tenth in np.unique(tenths)])))


def macro_f1(gold: Levels, predicted: Levels, bins: int) -> float | None:
    """The mean of both classes' F1 where there are two classes; None where there are more, or only one was given."""
    if bins != 1 or not _varies(gold):
        return None
    return float(f1_score(gold, predicted, labels=[0, 1], average="macro"))


def agreement(gold: Levels, predicted: Levels) -> float | None:
    """The share of rows with the same level; None where there are no rows."""
    return float(np.mean(gold == predicted)) if len(gold) else None


def agreement_by_level(gold: Levels, predicted: Levels) -> dict[int, float]:
    """Gold level -> the share of its rows predicted at that level; levels nobody gave are left out."""
    return {int(level): float(np.mean(predicted[gold == level] == level)) for level in np.unique(gold)}


def confusion(gold: Levels, predicted: Levels, bins: int) -> list[list[int]]:
    """(bins + 1, bins + 1) counts: a row a gold level, a column a predicted one."""
    table = np.zeros((bins + 1, bins + 1), np.int64)
    np.add.at(table, (gold, predicted), 1)
    return table.tolist()


def _varies(values: NDArray[np.float64] | Levels) -> bool:
    return len(values) > 1 and bool(np.any(values != values[0]))


def _span(gold: Levels, predicted: Levels) -> range:
    """Every level between the extremes: kappa's weights need the empty ones too."""
    return range(int(min(gold.min(), predicted.min())), int(max(gold.max(), predicted.max())) + 1)
