"""Averages over questions: a set with easy and hard questions agrees overall even where no question does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Values = TypeVar("Values", NDArray[np.float64], NDArray[np.int64])


def mean_by_question(
    measure: Callable[[Values, Values], float | None], questions: Sequence[str], gold: Values, predicted: Values
) -> float | None:
    """The mean of a measure over the questions on which it is defined; None where it is on none.

    Args:
        measure: Of one question's (gold, predicted).
        questions: n question ids.
        gold: (n,)
        predicted: (n,)
    """
    ids = np.asarray(questions)
    found = [measure(gold[ids == one], predicted[ids == one]) for one in dict.fromkeys(questions)]
    defined = [value for value in found if value is not None]
    return float(np.mean(defined)) if defined else None
