"""Whether probabilities mean what they say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

Doubles = NDArray[np.float64]
BINS = 10


@dataclass(frozen=True)
class Bin:
    """One stretch of a reliability diagram."""

    low: float
    high: float
    n: int
    confidence: float
    """Mean probability given, 0 to 1."""
    right: float
    """Share that was right, 0 to 1."""


def brier(distributions: Doubles, truth: NDArray[np.int64]) -> float:
    """The mean over rows of the squared differences between a distribution and what was so, summed over its levels.

    0 is certain and right, 2 certain and wrong (Brier 1950).

    Args:
        distributions: (n, k) probabilities of the k levels.
        truth: (n,) indices of the levels, 0 to k - 1.
    """
    wanted = np.eye(distributions.shape[1])[truth]
    return float(np.mean(np.sum((distributions - wanted) ** 2, axis=1)))


def reliability(confidences: Doubles, right: NDArray[np.bool_], bins: int = BINS) -> list[Bin]:
    """The occupied ones of equally wide bins of confidence; a border belongs to the upper bin.

    Args:
        confidences: (n,) probability of the level that was given, 0 to 1.
        right: (n,) whether that level was the true one.
        bins: How many.
    """
    index = np.minimum((confidences * bins + 1e-9).astype(int), bins - 1)
    return [
        Bin(
            low=one / bins,
            high=(one + 1) / bins,
            n=int(np.sum(index == one)),
            confidence=float(confidences[index == one].mean()),
            right=float(right[index == one].mean()),
        )
        for one in np.unique(index).tolist()
    ]


def ece(confidences: Doubles, right: NDArray[np.bool_], bins: int = BINS) -> float | None:
    """Expected calibration error: the mean gap between confidence and being right, by rows; None without rows.

    Naeini et al. 2015, doi:10.1609/aaai.v29i1.9602.
    """
    if not len(confidences):
        return None
    found = reliability(confidences, right, bins)
    return sum(one.n * abs(one.confidence - one.right) for one in found) / len(confidences)


def auc(gold: NDArray[np.int64], predicted: Doubles) -> float | None:
    """The chance that a right answer is ranked above a wrong one; None where there are not both."""
    return float(roc_auc_score(gold, predicted)) if set(np.unique(gold).tolist()) == {0, 1} else None
