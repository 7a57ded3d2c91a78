"""What graded answers say about a new one: a kernel ridge on what the prior got wrong about them.

Each exemplar's residual is its own place on the scale less the prior's expectation. The correction for a new answer is
the ridge's (equally, a Gaussian process's mean) at that answer, under the kernel

    k(x, y) = leniency + nearness * exp((cos(x, y) - 1) / width)

whose constant term learns how lenient the people who graded this criterion are, and whose second term learns from the
answers nearest to this one. With no exemplars the correction is 0; few move it little (Rasmussen and Williams 2006,
eq. 2.25).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class KernelRidge:
    """The kernel's parameters, in squared shares of the scale."""

    leniency: float = 0.005
    nearness: float = 0.08
    width: float = 0.1
    noise: float = 0.08

    def kernel(self, left: NDArray[np.floating], right: NDArray[np.floating]) -> Doubles:
        """(n, m) for (n, d) and (m, d) unit vectors."""
        cosines = np.clip(left.astype(np.float64) @ right.astype(np.float64).T, -1, 1)
        return self.leniency + self.nearness * np.exp((cosines - 1) / self.width)

    def fit(self, vectors: Sequence[NDArray[np.float32]], residuals: Sequence[float]) -> Corrections:
        """Solve once for a set of exemplars: n unit vectors (d,) and their n residuals, -1 to 1."""
        if not residuals:
            return Corrections(self, None, None)
        known = np.stack(vectors)
        matrix = self.kernel(known, known) + self.noise * np.eye(len(residuals))
        solved = np.linalg.solve(matrix, np.asarray(residuals, np.float64))
        return Corrections(self, known, solved.astype(np.float64))


@dataclass(frozen=True, eq=False)
class Corrections:
    """A solved ridge: corrections for new answers."""

    ridge: KernelRidge
    known: NDArray[np.float32] | None
    """(n, d)"""
    solved: Doubles | None
    """(n,)"""

    def at(self, vector: NDArray[np.float32]) -> float:
        """The correction, in shares of the scale, to add to the prior's expectation for an answer at `vector` (d,)."""
        if self.known is None or self.solved is None:
            return 0.0
        return float((self.ridge.kernel(vector[np.newaxis], self.known) @ self.solved)[0])
