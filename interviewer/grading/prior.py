"""From evidence to a distribution over levels: an ordinal prior, learned where people had graded.

Proportional odds (McCullagh 1980): P(share >= c) = logistic(z - b(c)), where a level's `share` is its place on the
scale, 0 to 1, and c the cut half-way between two levels, so that one prior serves scales of any length. z is linear in
the features with weights that are not negative: more evidence never lowers a level. What the standard is like (how much
it asks for, yes-or-no or graded) shifts z, whatever was said. `python -m evals train` makes the file.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interviewer.errors import InterviewerError
from interviewer.grading.evidence import CriterionEvidence

Doubles = NDArray[np.float64]
FILE = "prior.json"
_FAINT = 0.05
"""Where the logarithm of content begins to flatten."""


class Prior(Protocol):
    """What turns evidence into a place on the latent scale, before any exemplar is looked at."""

    @property
    def version(self) -> str:
        """What tells its data apart; part of the grader's version."""
        ...

    def place(self, evidence: CriterionEvidence) -> float:
        """Where the evidence stands: 0 is the middle of the scale, one unit an odds ratio of e."""
        ...

    def distribution(self, place: float, levels: int) -> Doubles:
        """(levels,) probabilities of the levels, lowest first; they sum to 1."""
        ...

    def expected(self, place: float, levels: int) -> float:
        """The distribution's mean as a share of the scale, 0 to 1; it rises with the place."""
        ...


def features(evidence: CriterionEvidence) -> dict[str, float]:
    """What a prior may weigh; none but `contrast` falls as evidence is added."""
    return {
        "content": evidence.content,
        "covered": float(np.log1p(evidence.content / _FAINT) / np.log1p(1 / _FAINT)),
        "amount": evidence.amount,
        "mass": evidence.mass,
        "best": evidence.best,
        "contrast": evidence.contrast,
    }


def context(evidence: CriterionEvidence) -> dict[str, float]:
    """What the standard is like, whatever was answered.

    How much it asks for, whether its scale is yes-or-no, and whether its lowest level is described.
    """
    return {
        "asked": math.log(max(evidence.asked, 0.5) / 10) / 2,
        "yes or no": float(evidence.levels == 2),
        "described": evidence.described,
    }


@dataclass(frozen=True)
class OrdinalPrior:
    """Proportional odds with non-negative weights on the evidence; the standard shifts where it begins."""

    weights: Mapping[str, float]
    """Feature -> weight, at least 0."""
    shifts: Mapping[str, float]
    """Context -> weight, of either sign."""
    intercept: float
    spread: float
    """b(c) = spread * (c - 1/2): how far apart the cuts lie."""
    nothing: float
    """The place of an answer that shows nothing."""
    version: str

    def place(self, evidence: CriterionEvidence) -> float:
        """See `Prior.place`."""
        return self.place_at(features(evidence), context(evidence))

    def place_at(self, found: Mapping[str, float], around: Mapping[str, float]) -> float:
        """The place of features and context by name; one and the same where nothing was shown, whatever was asked."""
        if not any(found.values()):
            return self.nothing
        shown = sum(weight * found[name] for name, weight in self.weights.items())
        return self.intercept + shown + sum(weight * around[name] for name, weight in self.shifts.items())

    def distribution(self, place: float, levels: int) -> Doubles:
        """See `Prior.distribution`."""
        cuts = (np.arange(1, levels) - 0.5) / (levels - 1)
        reached = 1 / (1 + np.exp(-(place - self.spread * (cuts - 0.5))))
        return -np.diff(np.concatenate([[1.0], reached, [0.0]]))

    def expected(self, place: float, levels: int) -> float:
        """See `Prior.expected`: the mean over the cuts of the probability of reaching them."""
        steps, total = levels - 1, 0.0
        for cut in range(1, levels):
            total += 1 / (1 + math.exp(self.spread * ((cut - 0.5) / steps - 0.5) - place))
        return total / steps


def shipped_prior() -> OrdinalPrior:
    """The prior in `data/prior.json`; its version names the file's bytes. Raises InterviewerError for a broken file."""
    raw = (resources.files("interviewer.grading") / "data" / FILE).read_bytes()
    try:
        data = json.loads(raw)
        return OrdinalPrior(
            weights={str(name): float(weight) for name, weight in data["weights"].items()},
            shifts={str(name): float(weight) for name, weight in data["shifts"].items()},
            intercept=float(data["intercept"]),
            spread=float(data["spread"]),
            nothing=float(data["nothing"]),
            version=hashlib.sha256(raw).hexdigest()[:8],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise InterviewerError(
            f"The grader's data file {FILE} is damaged ({error!r}). Install the project again."
        ) from error


def place_of(prior: Prior, expected: float, levels: int) -> float:
    """The place whose distribution has this mean (kept within .02 and .98), by bisection: the mean rises with it."""
    wanted = min(max(expected, 0.02), 0.98)
    low, high = -30.0, 30.0
    for _ in range(40):
        middle = (low + high) / 2
        if prior.expected(middle, levels) < wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2
