"""The ordinal prior's weights by penalised maximum likelihood, and how it does on whole sets left out.

With x the evidence's features and g the standard's, of set s, on a scale of K steps:

    P(level >= k) = logistic(a.x + b.g + c + d_s - spread * ((k - 1/2) / K - 1/2)),   a >= 0

minimising  - sum w log P(level) + |d|^2 + .1 |a - 3|^2 + .2 |b|^2. The answers of a set of n weigh sqrt(min(n, 400))
together, so that none outvotes the others by its size; within a set, those of a level that m answers have weigh as
m^-1/2 each, so that a set of mostly full marks still teaches what earns few. How lenient a set's people were is its own
offset d_s and is dropped, and weights that the sets say little of stay near the untrained 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from evals.metrics import agreement, calibration
from interviewer.grading.prior import OrdinalPrior

Doubles = NDArray[np.float64]
START = 3.0
OFFSETS, WEIGHTS, SHIFTS = 1.0, 0.1, 0.2
"""Penalties."""
LARGEST = 400
DIGITS = 4


@dataclass(frozen=True)
class Case:
    """One answer on one criterion, as people graded it."""

    set: str
    features: Mapping[str, float]
    context: Mapping[str, float]
    level: int
    """Steps above the lowest."""
    steps: int
    """Of the scale: one fewer than its levels."""
    family: str = ""
    """Sets of one family ask alike and are left out together."""


def fit(cases: Sequence[Case], version: str = "fitted") -> OrdinalPrior:
    """The prior that these cases teach; the same cases give the same numbers.

    Those that show nothing teach no weights, only the place that all such answers have.
    """
    empty = [case for case in cases if not any(case.features.values())]
    cases = [case for case in cases if any(case.features.values())]
    names, around = sorted(cases[0].features), sorted(cases[0].context)
    of = _set_of(cases)
    level = np.array([case.level for case in cases], float)
    problem = _Problem(
        shown=np.array([[case.features[name] for name in names] for case in cases]),
        around=np.array([[case.context[name] for name in around] for case in cases]),
        level=level,
        steps=np.array([case.steps for case in cases], float),
        sets=of,
        weight=_weights(of, level),
    )
    begin = np.concatenate([np.full(len(names), np.log(START)), [1.5, -2.0], np.zeros(len(around) + int(of.max()) + 1)])
    bounds = [(-7.0, 4.0)] * len(names) + [(None, None)] * (len(begin) - len(names))
    found = minimize(problem.loss, begin, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 2000}).x
    weights, spread = np.exp(found[: len(names)]), float(np.exp(found[len(names)]))
    shifts = found[len(names) + 2 : len(names) + 2 + len(around)]
    return OrdinalPrior(
        weights={name: round(float(value), DIGITS) for name, value in zip(names, weights, strict=True)},
        shifts={name: round(float(value), DIGITS) for name, value in zip(around, shifts, strict=True)},
        intercept=round(float(found[len(names) + 1]), DIGITS),
        spread=round(spread, DIGITS),
        nothing=round(_nothing(empty, spread), DIGITS),
        version=version,
    )


def _nothing(cases: Sequence[Case], spread: float) -> float:
    """The likeliest place of answers that show nothing, from nowhere near a level to the middle of the scale."""
    if not cases:
        return -spread
    steps, level = (np.array([getattr(case, name) for case in cases], float) for name in ("steps", "level"))
    weight = _weights(_set_of(cases), np.zeros(len(cases)))

    def loss(place: Doubles) -> float:
        return -float((weight * np.log(_chance(np.full(len(cases), place[0]), level, steps, spread)[0])).sum())

    return float(minimize(loss, [-spread / 2], method="L-BFGS-B", bounds=[(-spread, 0.0)]).x[0])


def _set_of(cases: Sequence[Case]) -> NDArray[np.int64]:
    """(n,) the number of each case's set."""
    names = sorted({case.set for case in cases})
    return np.array([names.index(case.set) for case in cases])


def _weights(sets: NDArray[np.int64], levels: Doubles) -> Doubles:
    """(n,) how much each case counts, by how many its set has and how many of its set's are of its level."""
    weights = np.zeros(len(sets))
    for one in range(int(sets.max()) + 1):
        own = np.flatnonzero(sets == one)
        _, kind, count = np.unique(levels[own], return_inverse=True, return_counts=True)
        rare = count[kind] ** -0.5
        weights[own] = np.sqrt(min(len(own), LARGEST)) * rare / rare.sum()
    return weights


def held_out(cases: Sequence[Case]) -> dict[str, dict[str, float | int | None]]:
    """Set -> how a prior does on it that was fitted to all the others, but for those of its family."""
    figures: dict[str, dict[str, float | int | None]] = {}
    for left, family in sorted({(case.set, case.family) for case in cases}):
        others = [case for case in cases if case.family != family]
        own = [case for case in cases if case.set == left]
        if others:
            figures[left] = _figures(fit(others), own)
    return figures


def _figures(prior: OrdinalPrior, cases: Sequence[Case]) -> dict[str, float | int | None]:
    shares = [prior.distribution(prior.place_at(case.features, case.context), case.steps + 1) for case in cases]
    expected = np.array([float(one @ np.linspace(0, 1, len(one))) for one in shares])
    gold = np.array([case.level / case.steps for case in cases])
    given = [int(np.searchsorted(np.cumsum(one), 0.5)) for one in shares]
    right = np.array([level == case.level for level, case in zip(given, cases, strict=True)])
    confidence = np.array([float(one[level]) for one, level in zip(shares, given, strict=True)])
    bins = max(case.steps for case in cases)
    kappa = agreement.qwk(agreement.levels(gold, bins), agreement.levels(expected, bins))
    return {
        "n": len(cases),
        "pearson": _rounded(agreement.pearson(gold, expected)),
        "qwk": _rounded(kappa),
        "wrmse": _rounded(agreement.wrmse(gold, expected)),
        "accuracy": _rounded(float(right.mean())),
        "ece": _rounded(calibration.ece(confidence, right)),
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _chance(place: Doubles, level: Doubles, steps: Doubles, spread: float) -> tuple[Doubles, Doubles, Doubles]:
    """(n,) each: the probabilities of the levels that were given, of reaching them, and of passing them."""
    low, high = ((level + half) / steps - 0.5 for half in (-0.5, 0.5))
    reached = np.where(level == 0, 1.0, 1 / (1 + np.exp(spread * low - place)))
    passed = np.where(level == steps, 0.0, 1 / (1 + np.exp(spread * high - place)))
    return np.maximum(reached - passed, 1e-9), reached, passed


@dataclass(frozen=True, eq=False)
class _Problem:
    """n cases, f features, c contexts, s sets."""

    shown: Doubles
    """(n, f)"""
    around: Doubles
    """(n, c)"""
    level: Doubles
    steps: Doubles
    sets: NDArray[np.int64]
    weight: Doubles
    """(n,) how much each case counts."""

    def loss(self, at: Doubles) -> tuple[float, Doubles]:
        """The penalised loss and its gradient at: log a (f), log spread, c, b (c), d (s)."""
        f, c = self.shown.shape[1], self.around.shape[1]
        a, spread, b, d = np.exp(at[:f]), np.exp(at[f]), at[f + 2 : f + 2 + c], at[f + 2 + c :]
        place = self.shown @ a + self.around @ b + at[f + 1] + d[self.sets]
        low, high = ((self.level + half) / self.steps - 0.5 for half in (-0.5, 0.5))
        chance, reached, passed = _chance(place, self.level, self.steps, float(spread))
        weight = self.weight
        by_low = -weight * reached * (1 - reached) / chance
        by_high = weight * passed * (1 - passed) / chance
        by_place = by_low + by_high
        total = -(weight * np.log(chance)).sum() + OFFSETS * (d**2).sum() + SHIFTS * (b**2).sum()
        gradient = np.concatenate(
            [
                (self.shown.T @ by_place + 2 * WEIGHTS * (a - START)) * a,
                [-(by_low * low + by_high * high).sum() * spread, by_place.sum()],
                self.around.T @ by_place + 2 * SHIFTS * b,
                np.bincount(self.sets, by_place, len(d)) + 2 * OFFSETS * d,
            ]
        )
        return float(total + WEIGHTS * ((a - START) ** 2).sum()), gradient
