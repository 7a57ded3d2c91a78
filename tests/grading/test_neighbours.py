from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.neighbours import Bank, Corrections, KernelRidge, Told, saying
from interviewer.grading.recall import Floats


class Answer(NamedTuple):
    states: Floats
    told: Told


def answer(*tokens: tuple[float, ...], weights: list[float] | None = None) -> Answer:
    """An answer of these tokens; its profile over two tokens of a standard is how well each is matched."""
    states = np.array(tokens, np.float32)
    states /= np.linalg.norm(states, axis=1, keepdims=True)
    profile = np.clip(states.max(axis=0)[:2], 0, 1) / np.float32(2**0.5)
    return Answer(states, Told(np.array(weights or [1.0] * len(tokens), np.float32), profile))


def fitted(known: list[Answer], residuals: list[float]) -> Corrections:
    (found,) = KernelRidge().fit(Bank([one.states for one in known]), [([one.told for one in known], residuals)])
    return found


def correction(corrections: Corrections, one: Answer) -> float:
    return corrections.at(one.told, corrections.bank.match(one.states))


LEFT, RIGHT = answer((1, 0, 0)), answer((0, 1, 0))


def test_without_graded_answers_nothing_is_corrected():
    assert fitted([], []).at(LEFT.told, None) == 0.0


def test_answers_not_graded_on_a_criterion_correct_nothing():
    assert correction(fitted([LEFT, RIGHT], [np.nan, np.nan]), LEFT) == 0.0


def test_a_lenient_set_of_graded_answers_lifts_every_answer():
    assert 0 < correction(fitted([LEFT, RIGHT, answer((1, 1, 0))], [0.2, 0.2, 0.2]), answer((0, 0, 1))) < 0.2


def test_the_nearest_graded_answer_counts_most():
    corrections = fitted([LEFT, RIGHT], [0.3, -0.3])
    assert correction(corrections, answer((1, 0.1, 0))) > 0 > correction(corrections, answer((0.1, 1, 0)))


def test_an_answer_graded_on_another_criterion_alone_counts_for_nothing():
    both = fitted([LEFT, RIGHT], [0.3, np.nan])
    assert correction(both, LEFT) == pytest.approx(correction(fitted([LEFT], [0.3]), LEFT))


def test_one_graded_answer_moves_less_than_it_is_off():
    assert 0 < correction(fitted([LEFT], [0.5]), LEFT) < 0.5


def test_an_answer_that_bears_on_nothing_is_not_corrected():
    assert correction(fitted([LEFT], [0.5]), answer((1, 0, 0), weights=[0.0])) == 0.0


def test_tokens_that_bear_on_nothing_change_no_correction():
    corrections = fitted([LEFT, RIGHT], [0.3, -0.3])
    alone = answer((1, 0, 0))
    padded = Answer(
        np.concatenate([alone.states, RIGHT.states]), Told(np.array([1.0, 0.0], np.float32), alone.told.profile)
    )
    assert correction(corrections, padded) == pytest.approx(correction(corrections, alone))


@given(st.lists(st.floats(-1, 1), min_size=3, max_size=3))
def test_no_correction_goes_beyond_what_the_prior_was_wrong_by(residuals):
    corrections = fitted([LEFT, RIGHT, answer((0, 0, 1))], residuals)
    most = max(abs(one) for one in residuals)
    for one in (LEFT, RIGHT, answer((1, 1, 1))):
        assert abs(correction(corrections, one)) <= 1.5 * most + 1e-9


def test_a_bank_gives_back_each_answers_states():
    long = answer((1, 0, 0), (0, 0, 1))
    bank = Bank([LEFT.states, long.states, RIGHT.states])
    assert [bank.states_of(number).tolist() for number in range(3)] == [
        one.states.tolist() for one in (LEFT, long, RIGHT)
    ]


def test_tokens_that_weigh_nothing_need_not_be_compared():
    bank = Bank([LEFT.states, RIGHT.states])
    junk = np.concatenate([LEFT.states, RIGHT.states, LEFT.states])
    told = Told(np.array([1, 0, 0], np.float32), LEFT.told.profile)
    known = [LEFT.told, RIGHT.told]
    some, everything = bank.match(junk, saying([told])), bank.match(junk)
    assert len(some.similar) == 1
    kernels = [KernelRidge().kernel(told, matches, bank, known) for matches in (some, everything)]
    assert np.array_equal(*kernels)
