from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from interviewer.gold.figures import LEAST_DRAWN, Paired, exact_change, qwk, qwk_change


@st.composite
def levels(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray, int]:
    """Two sides' levels on one scale of 0 to 3 or 1 to 5, and its steps."""
    low, high = draw(st.sampled_from([(0, 3), (1, 5)]))
    pairs = draw(st.lists(st.tuples(st.integers(low, high), st.integers(low, high)), min_size=2, max_size=40))
    first, second = np.array(pairs).T
    return first - low, second - low, high - low


def paired(gold, other, questions=None, **more) -> Paired:
    n = len(gold)
    asked = questions or [f"q{number}" for number in range(n)]
    return Paired(asked, [str(number) for number in range(n)], np.array(gold, float), np.array(other, float), **more)


@given(levels())
def test_qwk_is_scikit_learns_on_any_levels_of_any_scale(drawn):
    gold, other, steps = drawn
    found = qwk(gold / steps, other / steps)
    if len(set(gold.tolist())) == 1:
        assert found is None
    else:
        wanted = cohen_kappa_score(gold, other, weights="quadratic", labels=list(range(steps + 1)))
        assert found == pytest.approx(wanted, abs=1e-9)


@given(levels())
def test_exact_agreement_is_the_share_of_equal_levels(drawn):
    gold, other, steps = drawn
    assert paired(gold / steps, other / steps).figures().exact == pytest.approx(np.mean(gold == other))


@given(levels(), st.integers(1, 8))
def test_an_interval_is_ordered_and_on_the_scale(drawn, asked):
    gold, other, steps = drawn
    questions = [f"q{number % asked}" for number in range(len(gold))]
    found = paired(gold / steps, other / steps, questions).figures()
    assert (found.exact_interval is None) == (len(gold) < LEAST_DRAWN)
    if found.exact_interval:
        assert 0 <= found.exact_interval[0] <= found.exact_interval[1] <= 1
    if found.qwk_interval:
        assert -1 - 1e-9 <= found.qwk_interval[0] <= found.qwk_interval[1] <= 1 + 1e-9


@given(levels(), st.randoms())
def test_a_change_turned_round_is_its_negative(drawn, random):
    gold, other, steps = drawn
    mixed = random.sample(other.tolist(), len(other))
    before, after = paired(gold / steps, other / steps), paired(gold / steps, np.array(mixed) / steps)
    there, back = qwk_change(before, after), qwk_change(after, before)
    if there.by is None:
        assert back.by is None
    else:
        assert there.by == pytest.approx(-back.by)
        if there.interval and back.interval:
            assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]))


def test_nothing_has_no_figures():
    found = paired([], []).figures()
    assert (found.n, found.qwk, found.exact, found.qwk_interval, found.exact_interval) == (0, None, None, None, None)


def test_one_level_throughout_has_no_kappa_but_exact_agreement():
    found = paired([1, 1, 1, 1, 1], [1, 0, 1, 1, 1]).figures()
    assert (found.qwk, found.qwk_interval) == (None, None)
    assert found.exact == pytest.approx(0.8)


def test_a_machine_that_always_says_the_same_has_a_kappa_of_nothing():
    assert qwk(np.array([0, 1 / 3, 1]), np.ones(3)) == pytest.approx(0)


def test_of_two_people_neither_may_give_one_level_throughout():
    assert paired([0, 1, 1], [1, 1, 1], peers=True).figures().qwk is None
    assert paired([1, 1, 1], [0, 1, 1], peers=True).figures().qwk is None


def test_questions_are_drawn_where_there_are_five_and_answers_where_there_are_fewer():
    gold, other = [0, 1] * 5, [0, 1, 1, 1, 0] * 2
    assert paired(gold, other, [f"q{n % 5}" for n in range(10)]).figures().drawn == "questions"
    assert paired(gold, other, [f"q{n % 4}" for n in range(10)]).figures().drawn == "answers"
    assert paired(gold[:4], other[:4]).figures().drawn is None


def test_rows_of_one_question_are_drawn_together_so_that_the_interval_is_wider():
    gold, other = np.array([0, 1] * 30, float), np.array([0, 1] * 15 + [1, 0] * 15, float)
    apart = paired(gold, other).figures().exact_interval
    together = paired(gold, other, [f"q{n // 10}" for n in range(60)]).figures().exact_interval
    assert together[1] - together[0] > 1.5 * (apart[1] - apart[0])


def test_by_level_counts_each_level_that_was_given():
    found = paired([0, 0, 1], [0, 1, 1], levels=[1, 1, 5]).figures().by_level
    assert {level: (at.n, at.exact) for level, at in found.items()} == {1: (2, 0.5), 5: (1, 1.0)}


def test_levels_of_different_scales_are_not_told_apart_by_level():
    assert paired([0, 1], [0, 1]).figures().by_level == {}


def test_a_change_for_the_worse_is_called_so_beyond_its_interval_only():
    gold = [0, 1 / 3, 2 / 3, 1] * 5
    same, turned = paired(gold, gold), paired(gold, gold[::-1])
    assert (qwk_change(same, turned).worse, qwk_change(turned, same).better) == (True, True)
    assert not qwk_change(same, same).worse
    assert exact_change(same, turned).worse
    one_off = paired(gold, [1 / 3, *gold[1:]])
    assert not qwk_change(same, one_off).worse
