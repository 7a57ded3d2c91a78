from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from interviewer.grading.recall import CHANCE, above_chance, discount, recall, recall_by_stretch

_SHARES = st.floats(0, 1, width=32)


@st.composite
def matches_and_weights(draw):
    tokens = draw(st.integers(1, 12))
    best = draw(arrays(np.float32, (tokens, draw(st.integers(1, 5))), elements=_SHARES))
    return best, draw(arrays(np.float32, tokens, elements=_SHARES))


@given(matches_and_weights())
def test_recall_lies_between_nothing_and_everything(case):
    best, weights = case
    assert 0 <= recall(best[:, 0], weights) <= 1


@given(matches_and_weights())
def test_a_further_stretch_never_lowers_recall(case):
    best, weights = case
    first = recall(best[:, :1].max(axis=1), weights)
    assert recall(best.max(axis=1), weights) >= first - 1e-6


@given(matches_and_weights())
def test_recall_by_stretch_is_recall_of_each_stretch(case):
    best, weights = case
    each = [recall(best[:, column], weights) for column in range(best.shape[1])]
    assert np.allclose(recall_by_stretch(best, weights), each, atol=1e-5)


@given(arrays(np.float32, 20, elements=st.floats(-1, 1, width=32)))
def test_cosines_at_chance_or_below_count_as_nothing(cosines):
    counted = above_chance(cosines)
    assert np.all(counted[cosines <= CHANCE] == 0)
    assert np.all((counted >= 0) & (counted <= 1))


def test_what_the_question_says_leaves_nothing_to_say():
    states = np.eye(3, dtype=np.float32)
    assert discount(states, states[:1]).tolist() == [0.0, 1.0, 1.0]


def test_an_empty_question_discounts_nothing():
    states = np.eye(2, dtype=np.float32)
    assert discount(states, np.zeros((0, 2), np.float32)).tolist() == [1.0, 1.0]
