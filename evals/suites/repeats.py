"""Whether a chat model gives one answer the same level each time: the embedded grader does so to the bit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from evals.bench import Bench, one_answer
from evals.metrics.summary import Figures
from evals.suites.fairness import Said

RUNS = 5
ANSWERS = 40
"""Answers that are graded so often, on each criterion."""

Level = int | None
"""None where it is left to a person."""


def chosen(answers: Sequence[Said]) -> Sequence[Said]:
    """The answers that are repeated, from all parts of what there is."""
    return answers[:: max(1, len(answers) // ANSWERS)][:ANSWERS]


def measure(answers: Sequence[Said], open_bench: Callable[[], Bench]) -> Figures:
    """Grade the chosen answers five times over.

    Args:
        answers: What may be chosen.
        open_bench: A bench that asks anew each time.

    Returns:
        `repeat_flips`: of all gradings after the first, the share that came out at another level than it; becoming a
        rating or ceasing to be one counts as that.

    Raises:
        ModelSettingsError: The model cannot be used until a setting is changed.
        StoreError, EmbeddingsError: The grader could not be used.
    """
    asked = chosen(answers)
    with open_bench() as bench:
        for pack in {one.pack.hash: one.pack for one in asked}.values():
            bench.publish(pack)
        found = [[_levels(one, bench) for _ in range(RUNS)] for one in asked]
        version = bench.version
    first = [level for runs in found for _ in runs[1:] for level in runs[0]]
    later = [level for runs in found for one in runs[1:] for level in one]
    flips = [one != other for one, other in zip(first, later, strict=True)]
    unsteady = sum(len(set(levels)) > 1 for runs in found for levels in zip(*runs, strict=True))
    return {
        "repeat_flips": sum(flips) / len(flips) if flips else None,
        "answers": len(asked),
        "runs": RUNS,
        "ratings": sum(len(runs[0]) for runs in found),
        "ratings_that_moved": unsteady,
        "left_to_a_person": Counter(level is None for level in later)[True] / len(later) if later else None,
        "engine": bench.engine,
        "grader": version,
        "pairs": 0,
        "shift": {},
        "impact_ratio": None,
    }


def _levels(said: Said, bench: Bench) -> list[Level]:
    judged = bench.judge(said.pack.hash, said.competency, one_answer(said.question, said.text))
    return [one.given for one in judged]
