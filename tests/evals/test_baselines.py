from __future__ import annotations

import numpy as np
import pytest

from evals.baselines import length_only, tfidf_cosine, thirds


def test_length_is_measured_against_the_shortest_reference_and_ends_at_one():
    found = length_only(["one two", "one two three four five six", ""], [["a b c d", "a b c d e f g h"]] * 3)
    assert found.tolist() == [0.5, 1.0, 0.0]


def test_cosine_is_one_for_the_reference_itself_and_nothing_for_other_words():
    found = tfidf_cosine(["lift the leaves", "my uncle"], [["lift the leaves", "cool the water"]] * 2)
    assert found == pytest.approx([1.0, 0.0])


def test_cosine_takes_the_nearest_reference():
    near = tfidf_cosine(["cool the water"], [["lift the leaves", "cool the water"]])
    assert near == pytest.approx([1.0])


def test_texts_without_a_word_are_like_nothing():
    assert tfidf_cosine(["...", ""], [["!"], ["?"]]).tolist() == [0.0, 0.0]


def test_thirds_split_by_rank():
    assert thirds(np.array([0.5, 0.1, 0.9, 0.2, 0.8, 0.4])).tolist() == [1, 0, 2, 0, 2, 1]
