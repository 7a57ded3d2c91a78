"""How far people agree, how far the machine agrees with them, and what the length of an answer alone would say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import GoldSet
from interviewer.gold.figures import Change, Figures, Paired, qwk_change
from interviewer.gold.rated import MakeGrader, Progress, Rated, Rating, rate_all

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Agreement:
    """Agreement on one criterion, or on all of them together."""

    competency: str
    """Its id; empty for all together."""
    criterion: str
    machine: Figures
    """The machine's level against the raters' mean, rounded; also where the level is left to a person."""
    given: Figures
    """The same where the machine gives a level."""
    length: Figures
    """What the number of words alone would give, against the same."""
    raters: Figures | None
    """Every two raters of an answer, the later against the earlier; None where nothing has two levels."""
    as_a_rater: Change | None
    """How much higher kappa with a rater is for the machine than for another rater, on the same levels, whichever of
    the raters is taken: 0 where the machine is as good as one more person. None where nothing has two levels."""
    bias: float | None
    """Mean of the machine's expectation less the raters' mean, -1 to 1 of the scale; None without rows."""


@dataclass(frozen=True)
class Disagreement:
    """A gold answer on which the machine and people are apart, with the words concerned."""

    rated: Rated

    @property
    def quotes(self) -> tuple[str, ...]:
        """The words that the machine read its level from; empty where it found none."""
        return tuple(one.text for one in self.rated.verdict.quotes)

    @property
    def missed(self) -> tuple[str, ...]:
        """The key points that it did not find, in the pack's words."""
        texts = {point.id: point.text for point in self.rated.standard.key_points}
        return tuple(texts[one.key_point] for one in self.rated.verdict.findings if not one.found)

    @property
    def set_aside(self) -> tuple[tuple[str, str], ...]:
        """(why, the words) of what was not graded."""
        answer = self.rated.gold.answer
        return tuple((one.gate.value, answer[one.start : one.end]) for one in self.rated.verdict.aside)


@dataclass(frozen=True)
class Report:
    """Everything that a gold set says about a pack and its grader."""

    pack: RubricPack
    gold: GoldSet
    overall: Agreement
    criteria: tuple[Agreement, ...]
    """In the pack's order; criteria that nobody rated are left out."""
    disagreements: tuple[Disagreement, ...]
    """Machine and people apart by a level or more, the furthest first."""
    between_raters: tuple[Rated, ...]
    """Two people apart by a level or more, the furthest first."""


def agreement(pack: RubricPack, gold: GoldSet, make: MakeGrader, *, progress: Progress | None = None) -> Report:
    """Rate the gold answers and compare.

    Args:
        pack: What they are rated by.
        gold: The answers; read with this pack.
        make: Makes graders over rubrics.
        progress: Told after each answer.

    Raises:
        InterviewerError: the grader could not be used.
    """
    rows = rate_all(Rating(pack, make), gold.answers, progress)
    return report(pack, gold, rows)


def report(pack: RubricPack, gold: GoldSet, rows: Sequence[Rated]) -> Report:
    """The same of answers that have been rated."""
    criteria = [
        _agreement(competency.id, criterion.id, own)
        for competency, criterion in pack.rated()
        if (own := [one for one in rows if (one.competency, one.criterion) == (competency.id, criterion.id)])
    ]
    apart = [one for one in rows if one.level != one.verdict.level]
    return Report(
        pack=pack,
        gold=gold,
        overall=_agreement("", "", rows),
        criteria=tuple(criteria),
        disagreements=tuple(map(Disagreement, sorted(apart, key=lambda one: -abs(one.off)))),
        between_raters=tuple(sorted((one for one in rows if _spread(one)), key=lambda one: -_spread(one))),
    )


def machine_beside_people(rows: Sequence[Rated]) -> Paired:
    """The machine's levels as `other`, the raters' as `gold`."""
    return _paired(rows, [one.rated_share for one in rows])


def length_share(rated: Rated) -> float:
    """How many words an answer has for each of the highest anchor's, at most 1, as the nearest level's share."""
    standard = rated.standard
    steps = standard.levels[-1] - standard.levels[0]
    wanted = max(len(_WORD.findall(standard.anchors[standard.levels[-1]])), 1)
    return round(min(len(_WORD.findall(rated.gold.answer)) / wanted, 1.0) * steps) / steps


def _agreement(competency: str, criterion: str, rows: Sequence[Rated]) -> Agreement:
    given = [one for one in rows if one.verdict.why is None]
    both = [one for one in rows if len(one.gold.levels[one.criterion]) > 1]
    return Agreement(
        competency=competency,
        criterion=criterion,
        machine=machine_beside_people(rows).figures(),
        given=machine_beside_people(given).figures(),
        length=_paired(rows, [length_share(one) for one in rows]).figures(),
        raters=_paired_raters(both).figures() if both else None,
        as_a_rater=_as_a_rater(both) if both else None,
        bias=float(np.mean([one.off for one in rows])) if rows else None,
    )


def _paired(rows: Sequence[Rated], other: Sequence[float]) -> Paired:
    one_scale = len({one.standard.levels for one in rows}) == 1
    return Paired(
        questions=[one.gold.question for one in rows],
        answers=[one.gold.place for one in rows],
        gold=np.array([one.share for one in rows], np.float64),
        other=np.array(other, np.float64),
        levels=[one.level for one in rows] if one_scale else None,
    )


@dataclass(frozen=True)
class _TwoLevels:
    """One answer on one criterion, with the levels of two of its raters."""

    rated: Rated
    one: int
    other: int


def _paired_raters(rows: Sequence[Rated]) -> Paired:
    """Every two raters once, in their order."""
    found = [two for two, in_order in _two_by_two(rows) if in_order]
    one_scale = len({one.standard.levels for one in rows}) == 1
    return _of_two(found, [two.other for two in found], levels=[two.one for two in found] if one_scale else None)


def _as_a_rater(rows: Sequence[Rated]) -> Change:
    """Every two raters both ways round, so that neither is the truth."""
    found = [two for two, _ in _two_by_two(rows)]
    people = _of_two(found, [two.other for two in found])
    return qwk_change(people, _of_two(found, [two.rated.verdict.level for two in found]))


def _two_by_two(rows: Sequence[Rated]) -> Iterator[tuple[_TwoLevels, bool]]:
    """Every two raters of each row, both ways round, with whether that is the order they come in."""
    for row in rows:
        for (first, one), (second, other) in permutations(enumerate(row.gold.levels[row.criterion].values()), 2):
            yield _TwoLevels(row, one, other), first < second


def _of_two(found: Sequence[_TwoLevels], other: Sequence[int], levels: Sequence[int] | None = None) -> Paired:
    return Paired(
        questions=[two.rated.gold.question for two in found],
        answers=[two.rated.gold.place for two in found],
        gold=np.array([two.rated.standard.share(two.one) for two in found], np.float64),
        other=np.array([two.rated.standard.share(level) for two, level in zip(found, other, strict=True)], np.float64),
        levels=levels,
        peers=True,
    )


def _spread(rated: Rated) -> float:
    """How far the raters are apart, in shares of the scale."""
    levels = rated.gold.levels[rated.criterion].values()
    return rated.standard.share(max(levels)) - rated.standard.share(min(levels))
