"""Turns that must not help: an interview rated without a turn, then with it.

A rating is the grader's distribution, whether or not it would have been left to a person: abstaining is no way to pass.
It has risen, or fallen, where its level has or where its mean has moved by more than .02 of the scale: a level alone
would hide what moves a rating to just under the next one. What levels alone did stands beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from evals.adapters import INTERVIEW, step_pack
from evals.bench import Bench, Judged
from evals.data import TurnRow
from evals.metrics.summary import Figures
from interviewer.domain.evidence import Answer
from interviewer.models.embeddings import Embeddings

MOVED = 0.02
"""Share of the scale by which an expectation must move to count."""


@dataclass(frozen=True)
class Effect:
    """What one turn did to the dimensions it is watched on."""

    kind: str
    raised: bool
    """The rating of one rose."""
    lowered: bool
    """The rating of one fell."""
    level_raised: bool
    level_lowered: bool
    could_fall: bool
    """One of them stood above the lowest level before the turn."""


def measure(rows: Sequence[TurnRow], embeddings: Embeddings) -> Figures:
    """The share of turns of each kind that raise, and that lower, a rating.

    A turn with an `expect` is watched on its dimension, any other on all of them: one that moves is enough.

    Raises:
        StoreError, EmbeddingsError: The grader could not be used.
    """
    by_kind: dict[str, list[Effect]] = defaultdict(list)
    with Bench(embeddings) as bench:
        for row in rows:
            by_kind[row.kind].append(_effect(row, bench))
        version = bench.grader.version
    return {
        "n": len(rows),
        "raised": {kind: _share([one.raised for one in found]) for kind, found in by_kind.items()},
        "lowered": {kind: _share([one.lowered for one in found]) for kind, found in by_kind.items()},
        "level_raised": {kind: _share([one.level_raised for one in found]) for kind, found in by_kind.items()},
        "level_lowered": {kind: _share([one.level_lowered for one in found]) for kind, found in by_kind.items()},
        "could_fall": {kind: _share([one.could_fall for one in found]) for kind, found in by_kind.items()},
        "turns": {kind: len(found) for kind, found in by_kind.items()},
        "engine": "embedded",
        "grader": version,
    }


def exchanges(row: TurnRow) -> list[Answer]:
    """The applicant's turns of the base interview, each with what the interviewer said before it."""
    asked, found = "", []
    for seq, spoken in enumerate(row.base):
        if spoken.role == "interviewer":
            asked = spoken.message
        else:
            found.append(Answer(turn=seq, question=asked, text=spoken.message))
    return found


def _effect(row: TurnRow, bench: Bench) -> Effect:
    pack, dimensions = step_pack(row.rubric)
    bench.publish(pack)
    base = exchanges(row)
    added = Answer(turn=len(row.base) + 1, question=row.question, text=row.answer)
    before = bench.judge(pack.hash, INTERVIEW, base)
    after = bench.judge(pack.hash, INTERVIEW, [*base, added])
    watched = [
        (one, other)
        for name, one, other in zip(dimensions, before, after, strict=True)
        if row.expect is None or name == row.expect.dimension
    ]
    level_raised = any(after.level > before.level for before, after in watched)
    level_lowered = any(after.level < before.level for before, after in watched)
    return Effect(
        kind=row.kind,
        raised=level_raised or any(_moved(*pair) > MOVED for pair in watched),
        lowered=level_lowered or any(_moved(*pair) < -MOVED for pair in watched),
        level_raised=level_raised,
        level_lowered=level_lowered,
        could_fall=any(before.level > before.levels[0] for before, _ in watched),
    )


def _moved(before: Judged, after: Judged) -> float:
    return after.expected - before.expected


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)
