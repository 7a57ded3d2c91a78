from __future__ import annotations

import numpy as np
import pytest

from interviewer.grading.neighbours import KernelRidge


def unit(*numbers: float) -> np.ndarray:
    vector = np.array(numbers, np.float32)
    return vector / np.linalg.norm(vector)


def test_without_graded_answers_nothing_is_corrected():
    assert KernelRidge().fit([], []).at(unit(1, 0)) == 0.0


def test_a_lenient_set_of_graded_answers_lifts_every_answer():
    corrections = KernelRidge().fit([unit(1, 0), unit(0, 1), unit(1, 1)], [0.2, 0.2, 0.2])
    assert 0 < corrections.at(unit(-1, 0)) < 0.2


def test_the_nearest_graded_answer_counts_most():
    corrections = KernelRidge().fit([unit(1, 0), unit(0, 1)], [0.3, -0.3])
    assert corrections.at(unit(1, 0.1)) > 0 > corrections.at(unit(0.1, 1))


def test_one_graded_answer_moves_less_than_it_is_off():
    corrections = KernelRidge().fit([unit(1, 0)], [0.5])
    assert corrections.at(unit(1, 0)) == pytest.approx(0.5 * 0.085 / 0.165)
