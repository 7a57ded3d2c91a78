"""Bootstrap intervals clustered by question: answers to one question are alike, so whole questions are drawn.

Each figure is computed from sums a question, so that a thousand draws cost one matrix product.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
SEED = 20261101
Interval = tuple[float, float]
Doubles = NDArray[np.float64]


def draws(clusters: int, times: int = DRAWS, seed: int = SEED) -> Doubles:
    """(times, clusters) how often each cluster stands in each draw; rows sum to `clusters`."""
    return np.random.default_rng(seed).multinomial(clusters, np.full(clusters, 1 / clusters), size=times).astype(float)


def pearson_interval(questions: Sequence[str], gold: Doubles, predicted: Doubles) -> Interval | None:
    """The 95 % interval of Pearson's r; None with one question, or where most draws leave it undefined."""
    columns = [np.ones_like(gold), gold, predicted, gold * gold, predicted * predicted, gold * predicted]
    sums = _by_cluster(questions, np.stack(columns, axis=1))
    if len(sums) < 2:
        return None
    n, x, y, xx, yy, xy = (draws(len(sums)) @ sums).T
    spread = np.maximum(xx - x * x / n, 0) * np.maximum(yy - y * y / n, 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = np.where(spread > 1e-18, (xy - x * y / n) / np.sqrt(spread), np.nan)
    return _middle(r)


def qwk_interval(
    questions: Sequence[str], gold: NDArray[np.int64], predicted: NDArray[np.int64], bins: int
) -> Interval | None:
    """The 95 % interval of the quadratic-weighted kappa; None as for `pearson_interval`."""
    size = bins + 1
    cells = np.zeros((len(gold), size * size))
    cells[np.arange(len(gold)), gold * size + predicted] = 1
    sums = _by_cluster(questions, cells)
    if len(sums) < 2:
        return None
    tables = (draws(len(sums)) @ sums).reshape(-1, size, size)
    steps = np.arange(size)
    weights = (steps[:, np.newaxis] - steps) ** 2
    total = tables.sum(axis=(1, 2))
    chance = np.einsum("ki,kj->kij", tables.sum(axis=2), tables.sum(axis=1)) / total[:, np.newaxis, np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        kappa = 1 - (tables * weights).sum(axis=(1, 2)) / (chance * weights).sum(axis=(1, 2))
    one_level = (tables.sum(axis=2) > 0).sum(axis=1) < 2
    return _middle(np.where(one_level, np.nan, kappa))


def mean_interval(clusters: Sequence[str], values: Doubles) -> Interval | None:
    """The 95 % interval of a mean; None with one cluster."""
    sums = _by_cluster(clusters, np.stack([np.ones_like(values), values], axis=1))
    if len(sums) < 2:
        return None
    n, total = (draws(len(sums)) @ sums).T
    return _middle(total / n)


def _by_cluster(clusters: Sequence[str], columns: Doubles) -> Doubles:
    """(c, k) sums of (n, k) columns by cluster."""
    _, index = np.unique(np.asarray(clusters), return_inverse=True)
    sums = np.zeros((int(index.max()) + 1, columns.shape[1]))
    np.add.at(sums, index, columns)
    return sums


def _middle(values: Doubles) -> Interval | None:
    if np.isnan(values).mean() > 0.5:
        return None
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)
