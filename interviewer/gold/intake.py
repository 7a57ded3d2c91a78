"""A gold file beside the answers that are kept: what taking it in would add, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interviewer.domain.graded import Kept, KeptAnswer, LevelChange, NewAnswer, NoteChange, Removal, words_hash
from interviewer.errors import InputError
from interviewer.gold.answers import GoldSet
from interviewer.gold.keeping import rater_name


@dataclass(frozen=True)
class Intake:
    """What taking in a file would do; nothing is done yet."""

    name: str
    """The file's."""
    new: tuple[NewAnswer, ...]
    levels: tuple[LevelChange, ...]
    """Levels where their rater has given none yet, to answers that are there."""
    differing: tuple[LevelChange, ...]
    """Levels that differ from those which the same rater has given before."""
    notes: tuple[NoteChange, ...]
    """Notes beside answers that have none."""
    back: tuple[Removal, ...]
    """Answers that were taken out and stand in the file."""
    same: int
    """Levels that are there already."""

    def __bool__(self) -> bool:
        return bool(self.new or self.levels or self.differing or self.notes or self.back)


def intake_of(gold: GoldSet, kept: Kept, name: str) -> Intake:
    """What taking a file in would do.

    Args:
        gold: what the file says.
        kept: what is kept of its pack.
        name: what the file is called.

    Raises:
        InputError: two of its raters differ in capital letters only.
    """
    names = {rater: rater_name(rater, kept) for rater in gold.raters}
    if len({one.casefold() for one in names.values()}) < len(names):
        raise InputError(f"{name} has two raters whose names differ in capital letters only; give each one a name.")
    standing = {(one.question, words_hash(one.answer)): one for one in (*kept.answers, *kept.removed)}
    new: list[NewAnswer] = []
    changes: list[LevelChange] = []
    notes: list[NoteChange] = []
    back: list[Removal] = []
    same = 0
    for one in gold.answers:
        levels = {
            criterion: {names[rater]: level for rater, level in given.items()}
            for criterion, given in one.levels.items()
        }
        known = standing.get((one.question, words_hash(one.answer)))
        if known is None:
            new.append(NewAnswer(one.question, one.answer, levels, one.note, name))
            continue
        if known.removed:
            back.append(Removal(known.number, removed=False))
        if one.note and not known.note:
            notes.append(NoteChange(known.number, one.note, ""))
        told = list(_told(known, levels))
        changes += [each for each in told if each.level != each.was]
        same += sum(each.level == each.was for each in told)
    return Intake(
        name=name,
        new=tuple(new),
        levels=tuple(one for one in changes if one.was is None),
        differing=tuple(one for one in changes if one.was is not None),
        notes=tuple(notes),
        back=tuple(back),
        same=same,
    )


def _told(known: KeptAnswer, levels: Mapping[str, Mapping[str, int]]) -> Iterator[LevelChange]:
    for criterion, given in levels.items():
        standing = known.levels.get(criterion, {})
        for rater, level in given.items():
            was = standing[rater].level if rater in standing else None
            yield LevelChange(known.number, criterion, rater, level, was)
