"""How far two people agree, how far the machine agrees with them, and what the length of an answer alone would say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import GoldSet
from interviewer.gold.figures import Figures, Paired
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
    """Two raters, the second against the first, where both gave a level; None where there is one."""
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
        raters=_between(both).figures() if both else None,
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


def _between(rows: Sequence[Rated]) -> Paired:
    pairs = [list(one.gold.levels[one.criterion].values()) for one in rows]
    one_scale = len({one.standard.levels for one in rows}) == 1
    return Paired(
        questions=[one.gold.question for one in rows],
        answers=[one.gold.place for one in rows],
        gold=np.array([one.standard.share(pair[0]) for one, pair in zip(rows, pairs, strict=True)], np.float64),
        other=np.array([one.standard.share(pair[1]) for one, pair in zip(rows, pairs, strict=True)], np.float64),
        levels=[pair[0] for pair in pairs] if one_scale else None,
        peers=True,
    )


def _spread(rated: Rated) -> float:
    """How far the raters are apart, in shares of the scale."""
    levels = rated.gold.levels[rated.criterion].values()
    return rated.standard.share(max(levels)) - rated.standard.share(min(levels))
