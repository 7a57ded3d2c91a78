from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from evals.metrics.intervals import draws, mean_interval, pearson_interval, qwk_interval


@pytest.fixture
def graded():
    random = np.random.default_rng(3)
    questions = [f"q{at % 7}" for at in range(140)]
    gold = random.integers(0, 4, 140)
    predicted = np.clip(gold + random.integers(-1, 2, 140), 0, 3)
    return questions, gold, predicted


def drawn_rows(questions, count):
    """The rows each draw stands for, question by question, the long way round."""
    ids = np.asarray(questions)
    names = np.unique(ids)
    for row in draws(len(names))[:count]:
        yield np.concatenate(
            [np.repeat(np.flatnonzero(ids == name), int(n)) for name, n in zip(names, row, strict=True)]
        )


def test_each_draw_takes_as_many_questions_as_there_are():
    assert (draws(7).sum(axis=1) == 7).all()


def test_the_pearson_interval_is_that_of_drawing_whole_questions(graded):
    questions, gold, predicted = graded
    shares = gold / 3, predicted / 3
    each = [stats.pearsonr(shares[0][rows], shares[1][rows])[0] for rows in drawn_rows(questions, 1000)]
    assert pearson_interval(questions, *shares) == pytest.approx(tuple(np.quantile(each, [0.025, 0.975])))


def test_the_kappa_interval_is_that_of_drawing_whole_questions(graded):
    questions, gold, predicted = graded
    each = [
        cohen_kappa_score(gold[rows], predicted[rows], weights="quadratic", labels=range(4))
        for rows in drawn_rows(questions, 1000)
    ]
    assert qwk_interval(questions, gold, predicted, 3) == pytest.approx(tuple(np.quantile(each, [0.025, 0.975])))


def test_an_interval_is_the_same_each_time(graded):
    questions, gold, predicted = graded
    assert pearson_interval(questions, gold / 3, predicted / 3) == pearson_interval(questions, gold / 3, predicted / 3)


def test_one_question_gives_no_interval():
    gold = np.array([0, 1, 1, 0])
    assert pearson_interval(["q"] * 4, gold / 1, gold / 2) is None
    assert qwk_interval(["q"] * 4, gold, gold, 1) is None
    assert mean_interval(["q"] * 4, gold / 1) is None


def test_one_gold_level_gives_no_interval():
    assert qwk_interval(["a", "b", "c"], np.array([1, 1, 1]), np.array([0, 1, 1]), 1) is None
    assert pearson_interval(["a", "b", "c"], np.ones(3), np.array([0.0, 0.5, 1.0])) is None


def test_answers_to_one_question_are_drawn_together():
    questions = ["a"] * 50 + ["b"] * 50
    values = np.array([0.0] * 50 + [1.0] * 50)
    assert mean_interval(questions, values) == (0.0, 1.0)
