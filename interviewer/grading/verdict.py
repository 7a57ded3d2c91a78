"""What the grader thinks of one criterion, whether or not it is sure enough to say so as a rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import (
    Assessment,
    KeyPointFinding,
    Provenance,
    Quote,
    Rating,
    Unrated,
    WhyUnrated,
)
from interviewer.domain.standard import Standard
from interviewer.grading.evidence import CriterionEvidence
from interviewer.grading.gates import SetAside
from interviewer.grading.reasons import reason_for


@dataclass(frozen=True)
class Verdict:
    """One criterion: always a distribution, and why it may not be given out."""

    standard: Standard
    shares: tuple[float, ...]
    """Probability of each level, lowest first; they sum to 1."""
    level: int
    """The distribution's median."""
    why: WhyUnrated | None
    """Why it is left to a person; None where the level is given."""
    reason: str
    findings: tuple[KeyPointFinding, ...]
    quotes: tuple[Quote, ...]
    """At least one where `why` is None."""
    aside: tuple[SetAside, ...]
    """What was set aside in the exchange, in any criterion's answers alike."""

    @property
    def levels(self) -> tuple[int, ...]:
        """The scale, lowest first."""
        return self.standard.levels

    @property
    def distribution(self) -> dict[int, float]:
        """Level -> probability."""
        return dict(zip(self.levels, self.shares, strict=True))

    @property
    def confidence(self) -> float:
        """Probability of `level`."""
        return self.distribution[self.level]

    def assessment(self, provenance: Provenance) -> Assessment:
        """As it is given out."""
        standard = self.standard
        if self.why is not None:
            return Unrated(
                competency=standard.competency,
                criterion=standard.criterion,
                why=self.why,
                reason=self.reason,
                key_points=self.findings if self.why is WhyUnrated.LOW_CONFIDENCE else (),
                provenance=provenance,
            )
        return Rating(
            competency=standard.competency,
            criterion=standard.criterion,
            level=self.level,
            confidence=self.confidence,
            distribution=self.distribution,
            quotes=self.quotes,
            key_points=self.findings,
            reason=self.reason,
            provenance=provenance,
        )


FOUND_IN_POOR, FOUND_IN_GOOD = 0.14, 0.05
"""Strength from which on a key point counts as found, in an answer that shows nothing else and in one that shows all:
the same few words more likely make the point where the rest of the answer knows the matter."""


def found_from(expected: float) -> float:
    """Strength from which on a key point counts as found, for a criterion expected at `expected` (0 to 1)."""
    return FOUND_IN_POOR + (FOUND_IN_GOOD - FOUND_IN_POOR) * expected


def verdict_on(
    standard: Standard,
    evidence: CriterionEvidence,
    shares: NDArray[np.float64],
    aside: Sequence[SetAside],
    *,
    cannot: tuple[WhyUnrated, str] | None,
    least_confidence: float,
) -> Verdict:
    """Read level, findings and quotes off a distribution and the evidence behind it.

    Args:
        standard: The criterion.
        evidence: What the answers show on it.
        shares: (levels,) probabilities.
        aside: What was set aside.
        cannot: Why nothing can be graded, with its sentence; None where it can.
        least_confidence: Probability of the level under which it is left to a person.
    """
    level = standard.levels[int(np.searchsorted(np.cumsum(shares), 0.5))]
    findings = _findings(standard, evidence, found_from(float(shares @ np.linspace(0, 1, len(shares)))))
    quotes = tuple(dict.fromkeys(one.quote for one in findings if one.found and one.quote is not None))
    if not quotes and evidence.best_quote is not None:
        quotes = (evidence.best_quote,)
    reason = reason_for(standard, findings, aside)
    why = None
    if cannot is not None:
        why, reason = cannot
    elif not quotes or float(shares[standard.levels.index(level)]) < least_confidence:
        why, reason = WhyUnrated.LOW_CONFIDENCE, f"The answer stands between levels, so a person decides. {reason}"
    return Verdict(standard, tuple(map(float, shares)), level, why, reason, findings, quotes, tuple(aside))


def _findings(standard: Standard, evidence: CriterionEvidence, found: float) -> tuple[KeyPointFinding, ...]:
    return tuple(
        KeyPointFinding(
            key_point=point.id,
            found=one.strength >= found and one.quote is not None,
            strength=one.strength,
            quote=one.quote if one.strength >= found else None,
        )
        for point, one in zip(standard.key_points, evidence.points, strict=True)
    )
