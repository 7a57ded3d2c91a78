from __future__ import annotations

import numpy as np
import pytest

from interviewer.grading.weights import word_weights


def test_a_rarer_word_of_the_vocabulary_weighs_more(reader):
    reading = reader.read("the patient tachycardia")
    assert reading.weights[0] < reading.weights[1]


@pytest.mark.parametrize(
    ("word", "least", "most"), [("the", 0, 0.3), ("lactate", 0.5, 1), (".", 0, 0.1), ("7", 0.1, 0.5)]
)
def test_ids_that_are_no_vocabularys_are_weighed_by_spelling(word, least, most):
    (weight,) = word_weights(np.array([2**30], np.int32), [word])
    assert least <= weight <= most
