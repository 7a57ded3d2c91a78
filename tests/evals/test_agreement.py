from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from sklearn import metrics as reference

from evals.metrics import agreement

LEVELS = hnp.arrays(np.int64, st.integers(2, 40), elements=st.integers(0, 4))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    size = draw(st.integers(2, 40))
    column = hnp.arrays(np.int64, size, elements=st.integers(0, 4))
    return draw(column), draw(column)


def test_pearson_of_a_worked_example():
    # Deviations (-1, 0, 1) and (-1, 1, 0): 1 / (sqrt 2 * sqrt 2).
    assert agreement.pearson(np.array([0.0, 0.5, 1.0]), np.array([0.0, 1.0, 0.5])) == pytest.approx(0.5)


def test_spearman_takes_ties_at_their_mean_rank():
    # Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5).
    found = agreement.spearman(np.array([0.0, 0.5, 0.5, 1.0]), np.array([0.1, 0.2, 0.3, 0.4]))
    assert found == pytest.approx(4.5 / np.sqrt(4.5 * 5))


def test_qwk_of_a_worked_example():
    # Observed squared distances 1 over 4 rows; by chance (1/4)(sum of n_i m_j (i - j)^2) = 20 / 4.
    gold, predicted = np.array([0, 1, 2, 2]), np.array([0, 2, 2, 2])
    by_chance = sum((g - p) ** 2 for g in gold for p in predicted) / 4
    assert agreement.qwk(gold, predicted) == pytest.approx(1 - 1 / by_chance)


@settings(deadline=None)
@given(pairs())
def test_qwk_agrees_with_its_definition(pair):
    gold, predicted = pair
    found = agreement.qwk(gold, predicted)
    if len(set(gold.tolist())) == 1:
        assert found is None
        return
    chance = np.subtract.outer(gold, predicted).astype(float) ** 2
    assert found == pytest.approx(1 - np.mean((gold - predicted) ** 2) / np.mean(chance))


@settings(deadline=None)
@given(pairs())
def test_qwk_is_no_more_than_one_and_one_only_where_all_agree(pair):
    gold, predicted = pair
    found = agreement.qwk(gold, predicted)
    if found is not None:
        assert -1 - 1e-9 <= found <= 1
        assert (found == pytest.approx(1, abs=1e-12)) == bool(np.all(gold == predicted))


@settings(deadline=None)
@given(LEVELS)
def test_a_set_with_one_gold_level_has_no_correlation_and_no_kappa(predicted):
    gold = np.full(len(predicted), 2)
    assert agreement.qwk(gold, predicted) is None
    assert agreement.pearson(gold / 4, predicted / 4) is None
    assert agreement.spearman(gold / 4, predicted / 4) is None
    assert agreement.macro_f1(gold * 0, predicted % 2, 1) is None


def test_a_single_row_has_no_correlation_and_no_kappa():
    assert agreement.pearson(np.array([1.0]), np.array([1.0])) is None
    assert agreement.qwk(np.array([1]), np.array([1])) is None


def test_a_constant_prediction_has_no_correlation_and_a_kappa_of_nothing():
    gold = np.array([0, 1, 2, 1])
    assert agreement.pearson(gold / 2, np.full(4, 0.5)) is None
    assert agreement.qwk(gold, np.full(4, 1)) == pytest.approx(0)


def test_rmse_of_a_worked_example():
    assert agreement.rmse(np.array([0.0, 1.0]), np.array([0.3, 0.6])) == pytest.approx(np.sqrt((0.09 + 0.16) / 2))


def test_wrmse_weighs_each_occupied_tenth_the_same():
    gold = np.array([1.0, 1.0, 1.0, 0.0])
    predicted = np.array([1.0, 1.0, 0.7, 0.5])
    # The top tenth's mean square is 0.09 / 3, the lowest's 0.25.
    assert agreement.wrmse(gold, predicted) == pytest.approx(np.sqrt((0.03 + 0.25) / 2))


@pytest.mark.parametrize(("share", "tenth_of"), [(0.1, 0.19), (0.3, 0.39), (0.7, 0.79), (1.0, 0.95)])
def test_a_score_on_the_border_belongs_to_the_tenth_above_it(share, tenth_of):
    together = agreement.wrmse(np.array([share, tenth_of, 0.5]), np.array([share - 0.1, tenth_of, 0.5]))
    # Two tenths: one with squares 0.01 and 0, one with 0.
    assert together == pytest.approx(np.sqrt(0.005 / 2))


@settings(deadline=None)
@given(pairs())
def test_wrmse_equals_rmse_where_every_tenth_holds_as_many_rows(pair):
    gold = np.linspace(0.05, 0.95, 10)
    predicted = np.resize(pair[1] / 4, 10)
    assert agreement.wrmse(gold, predicted) == pytest.approx(agreement.rmse(gold, predicted))


@settings(deadline=None)
@given(pairs())
def test_macro_f1_agrees_with_scikit_learn_where_there_are_two_classes(pair):
    gold, predicted = pair[0] % 2, pair[1] % 2
    found = agreement.macro_f1(gold, predicted, 1)
    if found is not None:
        each = [reference.f1_score(gold, predicted, pos_label=label) for label in (0, 1)]
        assert found == pytest.approx(np.mean(each))


def test_macro_f1_is_for_two_classes_only():
    assert agreement.macro_f1(np.array([0, 1, 2]), np.array([0, 1, 2]), 2) is None


def test_shares_become_levels_by_rounding_a_half_to_the_even_step():
    assert agreement.levels(np.array([0.0, 0.24, 0.375, 0.625, 0.875, 1.0]), 4).tolist() == [0, 1, 2, 2, 4, 4]


def test_a_prediction_off_the_scale_stays_on_its_ends():
    assert agreement.levels(np.array([-0.4, 1.7]), 3).tolist() == [0, 3]


def test_agreement_by_level_is_the_share_predicted_right_at_each():
    found = agreement.agreement_by_level(np.array([0, 0, 2, 2, 2]), np.array([0, 1, 2, 2, 0]))
    assert found == {0: 0.5, 2: pytest.approx(2 / 3)}


@settings(deadline=None)
@given(pairs())
def test_confusion_counts_every_row_once(pair):
    table = np.array(agreement.confusion(*pair, 4))
    assert table.sum() == len(pair[0])
    assert table.trace() == np.sum(pair[0] == pair[1])
