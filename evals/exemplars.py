"""Which graded answers a question's exemplars are, and which are left to test on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.adapters import GradedQuestion, level_of
from evals.data import GradedRow

SEEDS = 8
LEAST_ANSWERS = 16


@dataclass(frozen=True)
class Split:
    """One draw."""

    exemplars: Mapping[str, tuple[int, ...]]
    """Competency -> places of the rows that become exemplars."""
    test: tuple[int, ...]
    """Places of the rows that are measured, in the set's order."""


def drawn(rows: Sequence[GradedRow], questions: Sequence[GradedQuestion], k: int, seed: int) -> Split:
    """Half of each question's answers for testing; k exemplars across the levels of the other half.

    Questions with fewer than 16 answers are left out. Levels take turns, lowest first, until k are drawn or none are
    left. The same seed, set and k draw the same rows.
    """
    exemplars: dict[str, tuple[int, ...]] = {}
    test: list[int] = []
    for number, question in enumerate(questions):
        if len(question.rows) < LEAST_ANSWERS:
            continue
        random = np.random.default_rng([seed, number])
        shuffled = [question.rows[at] for at in random.permutation(len(question.rows))]
        half = len(shuffled) // 2
        test.extend(shuffled[:half])
        exemplars[question.competency] = _across_levels(rows, question, shuffled[half:], k)
    return Split(exemplars, tuple(sorted(test)))


def _across_levels(
    rows: Sequence[GradedRow], question: GradedQuestion, places: Sequence[int], k: int
) -> tuple[int, ...]:
    by_level: dict[int, list[int]] = {level: [] for level in question.levels}
    for place in places:
        if rows[place].answer.strip():  # a pack's exemplar may not be empty
            by_level[level_of(rows[place], question.levels)].append(place)
    chosen: list[int] = []
    for turn in range(len(places)):
        for level in question.levels:
            if turn < len(by_level[level]) and len(chosen) < k:
                chosen.append(by_level[level][turn])
    return tuple(chosen)
