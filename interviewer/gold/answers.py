"""Answers with the levels that people gave them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from interviewer.domain.rubric import Competency, Question, RubricPack

PACK = "the pack"
"""Who graded the exemplars of a pack."""


@dataclass(frozen=True)
class GoldAnswer:
    """One answer to a lead question, and what it was given on the criteria of that question's competency."""

    place: str
    """Where it stands, as people find it: "row 7", "brewing-a, exemplar 2"."""
    question: str
    """Id of the question it answers."""
    answer: str
    levels: Mapping[str, Mapping[str, int]]
    """Criterion id -> rater -> level. Criteria that nobody rated are left out."""
    note: str = ""

    def mean(self, criterion: str) -> float:
        """The mean of the raters' levels. Raises KeyError where nobody rated the criterion."""
        return fmean(self.levels[criterion].values())

    def level(self, criterion: str) -> int:
        """The raters' mean as a level, a half to the even one. Raises KeyError where nobody rated the criterion."""
        return round(self.mean(criterion))


@dataclass(frozen=True)
class GoldSet:
    """The graded answers of one file."""

    source: str
    """What messages call it."""
    raters: tuple[str, ...]
    """One or more; figures between people are over every two of them."""
    answers: tuple[GoldAnswer, ...]


class Catalogue:
    """The questions and criteria of a pack, or of two versions of it: what a gold answer may name."""

    def __init__(self, packs: Iterable[RubricPack]):
        """Of a question or a scale that two versions have, the later pack's counts."""
        self.packs = tuple(packs)
        self._asked: dict[str, tuple[Competency, Question]] = {}
        for pack in self.packs:
            for competency in pack.competencies:
                self._asked |= {question.id: (competency, question) for question in competency.questions}

    @property
    def name(self) -> str:
        """What messages call it."""
        return " and ".join(f"{pack.id} {pack.version}" for pack in self.packs)

    @cached_property
    def criteria(self) -> frozenset[str]:
        """The ids of all criteria that answers are rated on."""
        return frozenset(criterion.id for pack in self.packs for _, criterion in pack.rated())

    def has(self, question: str) -> bool:
        """Whether there is a question of this id."""
        return question in self._asked

    def scale(self, question: str, criterion: str) -> tuple[int, ...] | None:
        """The levels, lowest first, that answers to a question can earn on a criterion; None where it isn't rated.

        Raises KeyError where there is no such question.
        """
        named = self._asked[question][0].id
        for pack in reversed(self.packs):
            for competency, one in pack.rated():
                if (competency.id, one.id) == (named, criterion):
                    return one.levels
        return None


def exemplars(pack: RubricPack) -> GoldSet:
    """All graded answers of a pack."""
    return GoldSet(f"the exemplars of {pack.id} {pack.version}", (PACK,), shared_exemplars(pack, pack).answers)


def shared_exemplars(old: RubricPack, new: RubricPack) -> GoldSet:
    """The graded answers that both versions have under one question, on the criteria where both give one level."""
    found: list[GoldAnswer] = []
    before = {
        (question.id, exemplar.answer): exemplar.levels
        for competency in old.competencies
        for question in competency.questions
        for exemplar in question.exemplars
    }
    for competency in new.competencies:
        for question in competency.questions:
            for number, exemplar in enumerate(question.exemplars, start=1):
                known = before.get((question.id, exemplar.answer), {})
                levels = {one: {PACK: level} for one, level in exemplar.levels.items() if known.get(one) == level}
                if levels:
                    place = f"{question.id}, exemplar {number}"
                    found.append(GoldAnswer(place, question.id, exemplar.answer, levels))
    return GoldSet("the exemplars of both versions", (PACK,), tuple(found))
