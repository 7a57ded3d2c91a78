"""Kept graded answers -> what one version of a pack can be held against."""

from __future__ import annotations

from dataclasses import dataclass

from interviewer.domain.graded import Kept, KeptAnswer
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError
from interviewer.gold.answers import Catalogue, GoldAnswer, GoldSet
from interviewer.gold.reading import LONGEST_NAME


@dataclass(frozen=True)
class Fitting:
    """A pack's graded answers as one version can use them."""

    revision: int
    """Of all that is kept."""
    gold: GoldSet
    """Those with a level on the version's own scales."""
    not_asked: int
    """Answers to questions that the version does not have."""
    not_rated: int
    """Levels on criteria or scales that the version does not have."""
    ungraded: int
    """Answers that nobody gave a level yet."""


def place_of(answer: int) -> str:
    """How a kept answer is called among others."""
    return f"answer {answer}"


def number_of(place: str) -> int | None:
    """The number of the kept answer that is called so; None for what is called otherwise."""
    head, _, tail = place.partition(" ")
    return int(tail) if head == "answer" and tail.isdigit() else None


def fitting(kept: Kept, pack: RubricPack) -> Fitting:
    """What of the kept answers a version can use."""
    catalogue = Catalogue([pack])
    found: list[GoldAnswer] = []
    not_asked = not_rated = ungraded = 0
    for one in kept.answers:
        if not catalogue.has(one.question):
            not_asked += 1
            continue
        levels, dropped = _on_scale(one, catalogue)
        not_rated += dropped
        if levels:
            found.append(GoldAnswer(place_of(one.number), one.question, one.answer, levels, one.note))
        elif not dropped:
            ungraded += 1
    named = {rater for one in found for given in one.levels.values() for rater in given}
    gold = GoldSet("the gold answers", tuple(one for one in kept.raters if one in named), tuple(found))
    return Fitting(kept.revision, gold, not_asked, not_rated, ungraded)


def rater_name(name: str, kept: Kept) -> str:
    """A rater's name as it is kept: one that is known in other capital letters is the known one.

    Raises:
        InputError: it is empty, too long, or has signs that cannot be shown.
    """
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise InputError(f"A rater's name has 1 to {LONGEST_NAME} characters; write one that people know.")
    return next((one for one in kept.raters if one.casefold() == name.casefold()), name)


def _on_scale(one: KeptAnswer, catalogue: Catalogue) -> tuple[dict[str, dict[str, int]], int]:
    levels: dict[str, dict[str, int]] = {}
    dropped = 0
    for criterion, given in one.levels.items():
        scale = catalogue.scale(one.question, criterion) or ()
        fits = {rater: each.level for rater, each in given.items() if each.level in scale}
        dropped += len(given) - len(fits)
        if fits:
            levels[criterion] = fits
    return levels, dropped
