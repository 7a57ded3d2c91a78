"""Graded answers to one question as a table, and what an edited table comes to.

The words of an answer do not change, as levels were given to them: a row with other words takes the answer out and
adds another one, with the levels that stand in the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.graded import Change, Kept, LevelChange, NewAnswer, NoteChange, Removal
from interviewer.errors import InputError
from interviewer.gold.rated import plain_words

Cell = tuple[str, str]
"""(rater, criterion id)"""


@dataclass(frozen=True)
class TableRow:
    """One answer in the table."""

    number: int | None
    """None for one that is not kept yet."""
    answer: str
    levels: Mapping[Cell, int]
    """Cells without a level are left out."""
    note: str = ""


@dataclass(frozen=True)
class Edited:
    """What saving a table would do."""

    new: tuple[NewAnswer, ...]
    changes: tuple[Change, ...]

    def __bool__(self) -> bool:
        return bool(self.new or self.changes)

    def __len__(self) -> int:
        return len(self.new) + len(self.changes)


def rows_to(kept: Kept, question: str, cells: Iterable[Cell], scale: Sequence[int]) -> tuple[TableRow, ...]:
    """The kept answers to a question, with the levels of these cells that are on the scale."""
    wanted = list(cells)
    return tuple(
        TableRow(
            one.number,
            one.answer,
            {
                (rater, criterion): given[rater].level
                for rater, criterion in wanted
                if rater in (given := one.levels.get(criterion, {})) and given[rater].level in scale
            },
            one.note,
        )
        for one in kept.answers
        if one.question == question
    )


def edited(question: str, before: Sequence[TableRow], after: Sequence[TableRow]) -> Edited:
    """What changed between a table as it was opened and as it stands.

    Raises:
        InputError: a row has levels or a note, and no answer.
    """
    was = {one.number: one for one in before}
    new: list[NewAnswer] = []
    changes: list[Change] = []
    for row in after:
        known = was.get(row.number) if row.number is not None else None
        if known is not None and plain_words(known.answer) == plain_words(row.answer):
            changes += _changes(known, row)
            continue
        if known is not None and known.number is not None:
            changes.append(Removal(known.number))
        if row.answer.strip():
            new.append(NewAnswer(question, row.answer, _by_criterion(row.levels), row.note))
        elif known is None and (row.levels or row.note.strip()):
            raise InputError("A row has levels or a note and no answer; write the answer, or take the row out.")
    left = {row.number for row in after}
    changes += [Removal(one.number) for one in before if one.number is not None and one.number not in left]
    return Edited(tuple(new), tuple(changes))


def _changes(known: TableRow, row: TableRow) -> list[Change]:
    number = known.number or 0
    found: list[Change] = [
        LevelChange(number, criterion, rater, row.levels.get((rater, criterion)), known.levels.get((rater, criterion)))
        for rater, criterion in dict.fromkeys([*known.levels, *row.levels])
        if row.levels.get((rater, criterion)) != known.levels.get((rater, criterion))
    ]
    if plain_words(row.note) != plain_words(known.note):
        found.append(NoteChange(number, row.note, known.note))
    return found


def _by_criterion(levels: Mapping[Cell, int]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for (rater, criterion), level in levels.items():
        found.setdefault(criterion, {})[rater] = level
    return found
