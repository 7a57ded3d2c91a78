from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from evals.metrics.calibration import auc, brier, ece, reliability


def test_brier_of_worked_examples():
    truth = np.array([0, 2])
    assert brier(np.array([[1.0, 0, 0], [0, 0, 1.0]]), truth) == 0
    assert brier(np.array([[0, 1.0, 0], [1.0, 0, 0]]), truth) == 2
    assert brier(np.full((2, 3), 1 / 3), truth) == pytest.approx(2 / 3)


def test_ece_of_a_worked_example():
    confidences = np.array([0.72, 0.78, 0.92, 0.98])
    right = np.array([True, False, True, True])
    # 0.7 to 0.8: .75 said, .5 right; 0.9 to 1: .95 said, 1 right.
    assert ece(confidences, right) == pytest.approx((0.25 + 0.05) / 2)


def test_ece_of_no_rows_is_undefined():
    assert ece(np.array([]), np.array([], bool)) is None


def test_a_confidence_on_the_border_belongs_to_the_bin_above_it():
    found = reliability(np.array([0.3, 0.7, 1.0]), np.array([True, True, True]))
    assert [(one.low, one.n) for one in found] == [(0.3, 1), (0.7, 1), (0.9, 1)]


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50))
def test_reliability_counts_every_row_and_ece_is_a_share(rows):
    confidences, right = np.array([one for one, _ in rows]), np.array([one for _, one in rows])
    assert sum(one.n for one in reliability(confidences, right)) == len(rows)
    assert 0 <= (ece(confidences, right) or 0) <= 1


def test_auc_is_scikit_learns_and_undefined_for_one_class():
    gold, predicted = np.array([0, 1, 1, 0]), np.array([0.1, 0.4, 0.8, 0.4])
    assert auc(gold, predicted) == roc_auc_score(gold, predicted) == 0.875
    assert auc(np.ones(4, np.int64), predicted) is None
