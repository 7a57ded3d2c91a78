"""Two versions of a pack on the same answers: which levels moved, what may have moved them, and whether for the better.

Only answers to competencies whose grading texts changed are rated: the others cannot move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.rubric import Competency, RubricPack
from interviewer.domain.values import content_hash
from interviewer.gold.agreement import machine_beside_people
from interviewer.gold.answers import GoldSet
from interviewer.gold.difference import Changed, bearing_on, difference
from interviewer.gold.figures import Change, Figures, exact_change, qwk_change
from interviewer.gold.rated import MakeGrader, Progress, Rated, Rating

_NOT_GRADED_BY = {"definition", "weight", "weight_rationale"}
"""What a competency has that no rating depends on."""


@dataclass(frozen=True)
class Moved:
    """One answer on one criterion that the two versions give different levels."""

    before: Rated
    after: Rated
    why: tuple[Changed, ...]
    """The changes that can have moved it."""

    @property
    def closer(self) -> float:
        """How much closer to the raters' mean it is now, in levels; below 0 where it is further off."""
        gold = self.after.gold.mean(self.after.criterion)
        return abs(self.before.verdict.level - gold) - abs(self.after.verdict.level - gold)


@dataclass(frozen=True)
class Effect:
    """How agreement with people changed, on one criterion or on all together."""

    competency: str
    """Its id; empty for all together."""
    criterion: str
    before: Figures
    after: Figures
    qwk: Change
    exact: Change

    @property
    def worse(self) -> bool:
        """Whether agreement fell beyond its interval: kappa, or where that is undefined, exact agreement."""
        return (self.qwk if self.qwk.by is not None else self.exact).worse

    @property
    def better(self) -> bool:
        """Whether it rose beyond its interval, likewise."""
        return (self.qwk if self.qwk.by is not None else self.exact).better


@dataclass(frozen=True)
class Comparison:
    """All that two versions do differently."""

    changes: tuple[Changed, ...]
    overall: Effect
    criteria: tuple[Effect, ...]
    """In the new version's order; those that were not rated are left out."""
    moved: tuple[Moved, ...]
    """What is now further off first, then what is closer; by how much."""


def compare(
    old: RubricPack, new: RubricPack, gold: GoldSet, make: MakeGrader, *, progress: Progress | None = None
) -> Comparison:
    """Rate the answers by both versions.

    Args:
        old: One version.
        new: The other.
        gold: Graded answers; those whose question, criterion or scale only one version has are left out.
        make: Makes graders over rubrics.
        progress: Told after each answer.

    Raises:
        InterviewerError: the grader could not be used.
    """
    changes = difference(old, new)
    pairs = _pairs(old, new, gold, make, progress)
    moved = [
        Moved(before, after, bearing_on(changes, after.competency, after.criterion, after.gold.question))
        for before, after in pairs
        if before.verdict.level != after.verdict.level
    ]
    criteria = [
        _effect(competency.id, criterion.id, own)
        for competency, criterion in new.rated()
        if (own := [one for one in pairs if (one[1].competency, one[1].criterion) == (competency.id, criterion.id)])
    ]
    return Comparison(
        changes, _effect("", "", pairs), tuple(criteria), tuple(sorted(moved, key=lambda one: one.closer))
    )


def graded_hash(pack: RubricPack) -> str:
    """What tells packs apart by which answers to their questions may be rated differently: 64 hexadecimal digits."""
    return content_hash([_grading_texts(one) for one in sorted(pack.competencies, key=lambda one: one.id)])


_Pair = tuple[Rated, Rated]


def _pairs(old: RubricPack, new: RubricPack, gold: GoldSet, make: MakeGrader, progress: Progress | None) -> list[_Pair]:
    earlier, later = Rating(old, make), Rating(new, make)
    answers = [one for one in gold.answers if _can_move(old, new, one.question)]
    found: list[_Pair] = []
    for done, one in enumerate(answers, start=1):
        before = {(rated.competency, rated.criterion, rated.standard.levels): rated for rated in earlier.rate(one)}
        for after in later.rate(one):
            key = (after.competency, after.criterion, after.standard.levels)
            if key in before:
                found.append((before[key], after))
        if progress:
            progress(done, len(answers))
    return found


def _can_move(old: RubricPack, new: RubricPack, question: str) -> bool:
    """Whether both versions ask a question, and grade its competency by different texts."""
    try:
        before, after = old.question(question)[0], new.question(question)[0]
    except KeyError:
        return False
    return _grading_texts(before) != _grading_texts(after)


def _grading_texts(competency: Competency) -> object:
    return competency.model_dump(mode="json", exclude=_NOT_GRADED_BY)


def _effect(competency: str, criterion: str, pairs: Sequence[_Pair]) -> Effect:
    before, after = (machine_beside_people([pair[side] for pair in pairs]) for side in (0, 1))
    return Effect(
        competency, criterion, before.figures(), after.figures(), qwk_change(before, after), exact_change(before, after)
    )
