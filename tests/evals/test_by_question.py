from __future__ import annotations

import numpy as np
import pytest

from evals.metrics import agreement
from evals.metrics.by_question import mean_by_question
from evals.metrics.summary import Scored, agreement_figures, coverage_curve, coverage_figures, mean_figures


def test_a_question_on_which_a_measure_is_undefined_is_left_out_of_its_mean():
    questions = ["a", "a", "a", "b", "b"]
    gold = np.array([0.0, 0.5, 1.0, 1.0, 1.0])
    predicted = np.array([0.0, 1.0, 0.5, 0.2, 0.9])
    assert mean_by_question(agreement.pearson, questions, gold, predicted) == pytest.approx(0.5)


def test_a_mean_over_no_question_is_undefined():
    assert mean_by_question(agreement.qwk, ["a", "b"], np.array([1, 0]), np.array([1, 0])) is None


def test_one_gold_level_leaves_every_correlation_and_kappa_undefined():
    figures = agreement_figures(Scored(["a", "b", "c"], np.ones(3), np.array([0.2, 0.9, 1.0]), 1))
    undefined = ("pearson", "spearman", "qwk", "macro_f1", "r_by_question", "qwk_by_question", "auc")
    assert all(figures[name] is None for name in undefined)
    assert figures["ci"] == {"pearson": None, "qwk": None}


def test_coverage_leaves_out_what_is_left_to_a_person():
    scored = Scored(["a"] * 4, np.array([0.0, 1.0, 1.0, 0.0]), np.array([0.1, 0.9, 0.2, 0.8]), 1)
    figures = coverage_figures(scored, np.array([True, True, False, False]))
    assert figures == {"coverage": 0.5, "qwk_covered": 1.0, "agreement_covered": 1.0}


def test_the_coverage_curve_takes_the_surest_rows_first():
    scored = Scored(["a"] * 4, np.array([0.0, 1.0, 1.0, 0.0]), np.array([0.1, 0.9, 0.2, 0.8]), 1)
    curve = coverage_curve(scored, np.array([0.9, 0.8, 0.4, 0.3]), steps=2)
    assert [(one["coverage"], one["agreement"]) for one in curve] == [(0.5, 1.0), (1.0, 0.5)]


def test_means_over_draws_keep_counts_and_skip_what_a_draw_leaves_undefined():
    runs = [
        {"n": 3, "r": 0.5, "ci": {"r": [0.1, 0.9]}, "x": None},
        {"n": 3, "r": None, "ci": {"r": [0.3, 0.7]}, "x": None},
    ]
    assert mean_figures(runs) == {"n": 3, "r": 0.5, "ci": {"r": [pytest.approx(0.2), pytest.approx(0.8)]}, "x": None}
