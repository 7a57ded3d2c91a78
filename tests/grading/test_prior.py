from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.evidence import CriterionEvidence
from interviewer.grading.neighbours import Told
from interviewer.grading.prior import place_of, shipped_prior

PRIOR = shipped_prior()
_PLACES = st.floats(-20, 20)
_LEVELS = st.integers(2, 6)


def evidence(content: float, amount: float, *, contrast: float = 0.0, levels: int = 4) -> CriterionEvidence:
    return CriterionEvidence(
        content=content,
        amount=amount,
        mass=amount,
        best=content,
        asked=12.0,
        levels=levels,
        contrast=contrast,
        described=0.5,
        points=(),
        best_quote=None,
        told=Told(np.zeros(0, np.float32), np.zeros(0, np.float32)),
    )


@given(_PLACES, _LEVELS)
def test_a_distribution_sums_to_one(place, levels):
    shares = PRIOR.distribution(place, levels)
    assert len(shares) == levels
    assert np.all(shares >= 0)
    assert shares.sum() == pytest.approx(1)


@given(_PLACES, st.floats(0, 5), _LEVELS)
def test_a_higher_place_makes_no_level_harder_to_reach(place, more, levels):
    lower, higher = PRIOR.distribution(place, levels), PRIOR.distribution(place + more, levels)
    assert np.all(np.cumsum(higher) <= np.cumsum(lower) + 1e-9)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_more_evidence_never_lowers_the_place(content, amount, more_content, more_amount):
    most = evidence(max(content, more_content), max(amount, more_amount))
    assert PRIOR.place(most) >= PRIOR.place(evidence(content, amount))


def test_telling_what_the_lowest_anchor_describes_lowers_the_place():
    assert PRIOR.place(evidence(0.3, 0.5, contrast=-0.2)) < PRIOR.place(evidence(0.3, 0.5, contrast=0.2))


@given(st.floats(0.02, 0.98), _LEVELS)
def test_the_place_of_an_expectation_has_that_expectation(wanted, levels):
    assert PRIOR.expected(place_of(PRIOR, wanted, levels), levels) == pytest.approx(wanted, abs=1e-6)


@given(_PLACES, _LEVELS)
def test_the_expectation_is_the_distributions_mean(place, levels):
    mean = PRIOR.distribution(place, levels) @ np.linspace(0, 1, levels)
    assert PRIOR.expected(place, levels) == pytest.approx(float(mean))


def test_no_evidence_is_most_likely_the_lowest_level():
    assert int(PRIOR.distribution(PRIOR.place(evidence(0, 0)), 4).argmax()) == 0
