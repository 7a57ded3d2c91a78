"""What graded answers say about a new one: a kernel ridge on what the prior got wrong about them.

Each exemplar's residual is its own place on the scale less the prior's expectation. The correction for a new answer is
the ridge's (equally, a Gaussian process's mean; Rasmussen and Williams 2006, eq. 2.25) at that answer, under

    k(x, y) = leniency + wording * exp((a(x, y) - 1) / width) + covering * exp(-|p(x) - p(y)|^2 / breadth)

The constant learns how lenient the people who graded this criterion are. a is the alignment of two answers' tokens: the
mean of both soft recalls, each token weighted by how much it says that the question does not and that bears on the
criterion. p is an answer's profile over the standard: how well each of its tokens is matched, so that a part of the
standard that earned marks before earns them again. With no exemplars the correction is 0; few move it little.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.grading.recall import Floats, above_chance

Doubles = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Told:
    """What an answer says on one criterion, as a kernel compares it (t tokens, c tokens of the standard)."""

    weights: Floats
    """(t,) how much each token says that bears on the criterion, at least 0."""
    profile: Floats
    """(c,) match of each token of the standard times the root of its share of the weight; length 1 where all match."""


@dataclass(frozen=True, eq=False)
class Matches:
    """One answer (t tokens, c of them compared) beside the bank's (e answers, n tokens)."""

    compared: NDArray[np.bool_]
    """(t,) which of the answer's tokens were compared."""
    similar: Floats
    """(c, n) match of each of these with each of the bank's, 0 to 1."""
    own: Floats
    """(t, e) best match of each of the answer's tokens in each of the bank's answers; 0 where it was not compared."""


class Bank:
    """The token states of a competency's graded answers, side by side: compared once for all its criteria."""

    def __init__(self, answers: Sequence[Floats]):
        """Each answer's states, (t, 2w) with at least one token."""
        self._states = np.concatenate(answers) if answers else np.zeros((0, 0), np.float32)
        self.starts = np.cumsum([0, *(len(one) for one in answers[:-1])]) if answers else np.zeros(0, np.intp)

    def __len__(self) -> int:
        """How many answers."""
        return len(self.starts)

    def states_of(self, number: int) -> Floats:
        """(t, 2w) of one of the answers."""
        return self._states[self.starts[number] : [*self.starts, len(self._states)][number + 1]]

    def match(self, states: Floats, compared: NDArray[np.bool_] | None = None) -> Matches:
        """Compare an answer with them.

        Args:
            states: (t, 2w) of one token or more.
            compared: (t,) which tokens weigh anything, so that the others need not be compared; None for all.
        """
        compared = np.ones(len(states), np.bool_) if compared is None else compared
        similar = above_chance(states[compared] @ self._states.T)
        own = np.zeros((len(states), len(self)), np.float32)
        own[compared] = np.maximum.reduceat(similar, self.starts, axis=1)
        return Matches(compared, similar, own)


@dataclass(frozen=True)
class KernelRidge:
    """The kernel's parameters, in squared shares of the scale, and its widths."""

    leniency: float = 0.4
    wording: float = 0.4
    width: float = 0.8
    covering: float = 0.1
    breadth: float = 0.1
    noise: float = 0.06

    def kernel(self, one: Told, matches: Matches, bank: Bank, known: Sequence[Told]) -> Doubles:
        """(e,) of one answer with each of the bank's."""
        mine = _shares(one.weights) @ matches.own
        weights = np.concatenate([_shares(other.weights) for other in known])
        # What bears on nothing matches nothing, or junk would make an answer look like another one.
        best = matches.similar[one.weights[matches.compared] > 0].max(axis=0, initial=0)
        theirs = np.add.reduceat(weights * best, bank.starts)
        alignment = (mine + theirs).astype(np.float64) / 2
        apart = ((np.stack([other.profile for other in known]) - one.profile).astype(np.float64) ** 2).sum(axis=1)
        wording = self.wording * np.exp((alignment - 1) / self.width)
        return self.leniency + wording + self.covering * np.exp(-apart / self.breadth)

    def fit(self, bank: Bank, criteria: Sequence[tuple[Sequence[Told], Sequence[float]]]) -> list[Corrections]:
        """Solve once for the criteria of a competency; each two answers are compared once for all of them.

        Args:
            bank: The graded answers.
            criteria: For each, what each answer says on it, and what the prior got wrong about each answer, -1 to 1;
                NaN where it was not graded on this criterion.
        """
        rows: list[list[Doubles]] = [[] for _ in criteria]
        for number in range(len(bank) if criteria else 0):
            # The tokens are the same for every criterion; what they weigh is not.
            matches = bank.match(bank.states_of(number), saying([known[number] for known, _ in criteria]))
            for row, (known, _) in zip(rows, criteria, strict=True):
                row.append(self.kernel(known[number], matches, bank, known))
        return [self._solved(bank, known, row, wrong) for row, (known, wrong) in zip(rows, criteria, strict=True)]

    def _solved(
        self, bank: Bank, known: Sequence[Told], rows: Sequence[Doubles], residuals: Sequence[float]
    ) -> Corrections:
        wrong = np.asarray(residuals, np.float64)
        graded = np.flatnonzero(~np.isnan(wrong))
        solved = np.zeros(len(wrong))
        if len(graded):
            matrix = np.stack(rows)
            matrix = (matrix + matrix.T) / 2
            inner = matrix[np.ix_(graded, graded)] + self.noise * np.eye(len(graded))
            solved[graded] = np.linalg.solve(inner, wrong[graded])
        return Corrections(self, bank, tuple(known), solved if len(graded) else None)


@dataclass(frozen=True, eq=False)
class Corrections:
    """A solved ridge: corrections for new answers."""

    ridge: KernelRidge
    bank: Bank
    known: tuple[Told, ...]
    solved: Doubles | None
    """(e,); None where nothing was graded."""

    def at(self, told: Told, matches: Matches | None) -> float:
        """The correction, in shares of the scale, to add to the prior's expectation.

        Args:
            told: What the answer says on the criterion.
            matches: The answer beside the bank; None for one with no tokens.
        """
        if self.solved is None or matches is None or not told.weights.any():
            return 0.0
        return float(self.ridge.kernel(told, matches, self.bank, self.known) @ self.solved)


def saying(told: Sequence[Told]) -> NDArray[np.bool_]:
    """(t,) which of an answer's tokens say something that bears on one criterion or another."""
    return np.any([one.weights > 0 for one in told], axis=0)


def _shares(weights: Floats) -> Floats:
    """Weights that sum to 1, or to 0 where there are none."""
    total = weights.sum()
    return weights / total if total > 0 else weights
