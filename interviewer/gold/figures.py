"""How far levels agree, from sums a question: a figure and its interval are one formula on other sums.

Answers to one question are alike, so the bootstrap draws whole questions. One criterion seldom has enough of them for
that: an interval over two questions has three outcomes and looks sure of itself. With fewer than five questions whole
answers are drawn, which is said, as it speaks of these questions only. A figure that would mean nothing is None.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

DRAWS = 1000
LEAST_DRAWN = 5
"""Questions, or else answers, under which no interval is given."""
SEED = 20261126
Doubles = NDArray[np.float64]
Interval = tuple[float, float]
Drawn = Literal["questions", "answers"]
Formula = Callable[[Doubles], Doubles]
"""(k, columns) sums -> (k,) figures, NaN where undefined."""


@dataclass(frozen=True)
class AtLevel:
    """The rows that were given one level."""

    n: int
    exact: float
    """Share of them that got the same level from the other side, 0 to 1."""


@dataclass(frozen=True)
class Figures:
    """Agreement of two sides on the same rows."""

    n: int
    questions: int
    qwk: float | None
    """Quadratic-weighted kappa, at most 1; None with fewer than two rows, or one level throughout."""
    qwk_interval: Interval | None
    """95 %; None where too few questions or answers can be drawn, or where most draws leave it undefined."""
    exact: float | None
    """Share of rows with the same level, 0 to 1; None without rows."""
    exact_interval: Interval | None
    drawn: Drawn | None
    """What the intervals are drawn over; None where there are none."""
    by_level: Mapping[int, AtLevel]
    """Level -> its rows; empty where rows are on different scales."""


@dataclass(frozen=True)
class Change:
    """How much higher a figure is for one side than for another, on the same rows."""

    by: float | None
    """After less before; None where either is undefined."""
    interval: Interval | None
    """95 %, drawn over what `Figures.drawn` says of the same rows."""

    @property
    def worse(self) -> bool:
        """Whether it fell beyond its interval."""
        return self.interval is not None and self.interval[1] < 0

    @property
    def better(self) -> bool:
        """Whether it rose beyond its interval."""
        return self.interval is not None and self.interval[0] > 0


@dataclass(frozen=True, eq=False)
class Paired:
    """Two sides' levels on n rows, as shares of each row's scale (0 lowest, 1 highest)."""

    questions: Sequence[str]
    """(n,) ids"""
    answers: Sequence[str]
    """(n,) what tells the answer of a row from others: rows of one answer are drawn together."""
    gold: Doubles
    """(n,)"""
    other: Doubles
    """(n,)"""
    levels: Sequence[int] | None = None
    """(n,) the levels behind `gold`; None where rows are on different scales."""
    peers: bool = False
    """Whether neither side is the truth: then kappa is undefined where either is one level throughout."""

    def figures(self) -> Figures:
        """Everything of these rows."""
        sums, drawn = _sums(self), _drawn_over(self)
        kappa = _qwk_of_peers if self.peers else _qwk
        return Figures(
            n=len(self.gold),
            questions=len(set(self.questions)),
            qwk=_one(kappa, sums),
            qwk_interval=_interval(kappa, sums) if drawn else None,
            exact=_one(_exact, sums),
            exact_interval=_interval(_exact, sums) if drawn else None,
            drawn=drawn,
            by_level=self._by_level(),
        )

    def _by_level(self) -> dict[int, AtLevel]:
        if self.levels is None:
            return {}
        given, same = np.asarray(self.levels, np.int64), _same(self)
        return {
            int(level): AtLevel(int(np.sum(given == level)), float(same[given == level].mean()))
            for level in np.unique(given)
        }


def qwk(gold: Doubles, other: Doubles) -> float | None:
    """Cohen's kappa with quadratic weights (Cohen 1968): 1 - observed / expected mean squared difference.

    Linear in the scale, so shares of a scale give what its levels give. 0 where `other` is constant.

    Args:
        gold: (n,)
        other: (n,)

    Returns:
        At most 1; None with fewer than two rows, or where `gold` is one level throughout.
    """
    none = [""] * len(gold)
    return _one(_qwk, _sums(Paired(none, none, gold, other)))


def qwk_change(before: Paired, after: Paired) -> Change:
    """How kappa changed; `before` and `after` hold the same rows. The same is drawn for both."""
    return _change(_qwk, before, after)


def exact_change(before: Paired, after: Paired) -> Change:
    """The same of exact agreement."""
    return _change(_exact, before, after)


_GRAIN = 1e-9
"""Levels are at least a quarter of a scale apart; shares of one level differ by rounding only."""


def _same(paired: Paired) -> Doubles:
    return (np.abs(paired.gold - paired.other) < _GRAIN).astype(np.float64)


def _drawn_over(paired: Paired) -> Drawn | None:
    if len(set(paired.questions)) >= LEAST_DRAWN:
        return "questions"
    return "answers" if len(set(paired.answers)) >= LEAST_DRAWN else None


def _sums(paired: Paired) -> Doubles:
    """(clusters, 7) n, x, y, xx, yy, xy and rows that are the same, summed by what is drawn."""
    x, y = paired.gold, paired.other
    columns = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y, _same(paired)], axis=1)
    if not len(x):
        return np.zeros((0, columns.shape[1]))
    clusters = paired.questions if _drawn_over(paired) == "questions" else paired.answers
    _, index = np.unique(np.asarray(clusters), return_inverse=True)
    sums = np.zeros((int(index.max()) + 1, columns.shape[1]))
    np.add.at(sums, index, columns)
    return sums


def _qwk(sums: Doubles) -> Doubles:
    n, x, y, xx, yy, xy, _ = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        observed = xx + yy - 2 * xy
        by_chance = xx + yy - 2 * x * y / n
        return np.where((n > 1) & (xx - x * x / n > _GRAIN), 1 - observed / by_chance, np.nan)


def _qwk_of_peers(sums: Doubles) -> Doubles:
    n, _, y, _, yy, *_ = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(yy - y * y / n > _GRAIN, _qwk(sums), np.nan)


def _exact(sums: Doubles) -> Doubles:
    with np.errstate(divide="ignore", invalid="ignore"):
        return sums[:, -1] / sums[:, 0]


def _one(formula: Formula, sums: Doubles) -> float | None:
    value = float(formula(sums.sum(axis=0)[np.newaxis])[0])
    return None if np.isnan(value) else value


def _drawn(sums: Doubles) -> Doubles:
    """(DRAWS, columns) sums of clusters drawn with replacement, as many as there are."""
    clusters = len(sums)
    counts = np.random.default_rng(SEED).multinomial(clusters, np.full(clusters, 1 / clusters), size=DRAWS)
    return counts.astype(np.float64) @ sums


def _interval(formula: Formula, sums: Doubles) -> Interval | None:
    return None if _one(formula, sums) is None else _middle(formula(_drawn(sums)))


def _change(formula: Formula, before: Paired, after: Paired) -> Change:
    was, now = _sums(before), _sums(after)
    first, second = _one(formula, was), _one(formula, now)
    if first is None or second is None:
        return Change(None, None)
    interval = _middle(formula(_drawn(now)) - formula(_drawn(was))) if _drawn_over(after) else None
    return Change(second - first, interval)


def _middle(values: Doubles) -> Interval | None:
    if np.isnan(values).mean() > 0.5:
        return None
    low, high = np.nanquantile(values, [0.025, 0.975])
    return float(low), float(high)
