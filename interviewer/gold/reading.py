"""A gold file -> a `GoldSet`: all or nothing, and of what is wrong, where each thing stands.

The columns are `question`, `answer`, `RATER: criterion-id` for each rater and each criterion they rated, and `note`,
if wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from interviewer.errors import ContentError, Problem
from interviewer.gold.answers import Catalogue, GoldAnswer, GoldSet
from interviewer.gold.cells import LONGEST_CELL, MOST_COLUMNS, MOST_PROBLEMS, column_letter
from interviewer.gold.rated import plain_words
from interviewer.gold.table import Row, Table, read_table

MOST_RATERS = 6
LONGEST_NAME = 40
"""Characters of a rater's name."""


@dataclass(frozen=True)
class Columns:
    """Where in a row each thing stands, from 0."""

    question: int
    answer: int
    note: int | None
    rated: dict[int, tuple[str, str]]
    """Column -> (rater, criterion id)."""

    @property
    def raters(self) -> tuple[str, ...]:
        """Those who rated, in the order of their first columns."""
        return tuple(dict.fromkeys(rater for rater, _ in self.rated.values()))


def read_gold(path: Path, catalogue: Catalogue) -> GoldSet:
    """The graded answers in a CSV file or an XLSX workbook.

    Args:
        path: The file.
        catalogue: The pack that it is about, or versions of one.

    Raises:
        ContentError: the file cannot be read, or something in it does not fit; the first 50 problems are listed with
            their rows and columns, and nothing is loaded.
    """
    return gold_of(read_table(path), catalogue)


def gold_of(table: Table, catalogue: Catalogue) -> GoldSet:
    """The same of a table that has been read. Raises ContentError."""
    columns = _columns(table, catalogue)
    reader = _Reader(table, catalogue, columns)
    answers = [reader.answer(row) for row in table.rows]
    if not table.rows:
        reader.problems.append(Problem("", "has no answers below the names of the columns"))
    if reader.problems:
        raise ContentError(table.source, reader.problems[:MOST_PROBLEMS])
    return GoldSet(table.source, columns.raters, tuple(one for one in answers if one is not None))


def unkeepable(text: str) -> bool:
    """Whether a text has signs that a workbook, or any file, cannot keep."""
    return _UNKEEPABLE.search(text) is not None


def _columns(table: Table, catalogue: Catalogue) -> Columns:
    """What the headers say. Raises ContentError."""
    plain: dict[str, int] = {}
    rated: dict[int, tuple[str, str]] = {}
    problems: list[Problem] = []
    for index, header in enumerate(table.headers):
        name = header.casefold()
        if name in ("question", "answer", "note"):
            problem = _REPEATED if name in plain else None
            plain.setdefault(name, index)
        else:
            rated[index] = _rater_and_criterion(header)
            problem = _wrong_header(header, rated[index], catalogue)
            if problem is None and list(rated.values()).count(rated[index]) > 1:
                problem = _REPEATED
        if problem:
            problems.append(Problem(f"row 1, column {column_letter(index)}", problem))
    problems += [Problem("row 1", f"has no column {name!r}") for name in ("question", "answer") if name not in plain]
    found = Columns(plain.get("question", 0), plain.get("answer", 0), plain.get("note"), rated)
    if not problems and not rated:
        problems.append(Problem("row 1", "has no column of levels; name one 'RATER: criterion-id' for each criterion"))
    if not problems and len(found.raters) > MOST_RATERS:
        problems.append(Problem("row 1", f"has {len(found.raters)} raters; at most {MOST_RATERS} are compared"))
    if len(table.headers) > MOST_COLUMNS:
        problems.insert(0, Problem("row 1", f"has more than {MOST_COLUMNS} columns"))
    if problems:
        raise ContentError(table.source, problems[:MOST_PROBLEMS])
    return found


_REPEATED = "is there twice; keep one of the two columns"


def _rater_and_criterion(header: str) -> tuple[str, str]:
    rater, _, criterion = header.rpartition(":")
    return rater.strip(), criterion.strip()


def _wrong_header(header: str, pair: tuple[str, str], catalogue: Catalogue) -> str | None:
    rater, criterion = pair
    if not header:
        return "has no name, but something stands below it or to its right"
    if not rater:
        return "is not a column that is known here: question, answer, note, or 'RATER: criterion-id'"
    if len(rater) > LONGEST_NAME or not rater.isprintable():
        return f"names a rater in more than {LONGEST_NAME} characters, or in signs that cannot be shown"
    if criterion not in catalogue.criteria:
        what = f"{criterion!r} is no criterion" if _ID.fullmatch(criterion) else "it names no criterion"
        return f"{what} of {catalogue.name}; `interviewer rubric show` lists them"
    return None


_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_LEVEL = re.compile(r"([+-]?\d{1,3})(?:\.0+)?", re.ASCII)
_SHORT_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,3})?", re.ASCII)
_UNKEEPABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class _Reader:
    """Reads row after row and gathers what is wrong."""

    def __init__(self, table: Table, catalogue: Catalogue, columns: Columns):
        self.problems: list[Problem] = []
        self._table = table
        self._catalogue = catalogue
        self._columns = columns
        self._seen: dict[tuple[str, str], int] = {}

    def answer(self, row: Row) -> GoldAnswer | None:
        """One row's answer; None where something in it is wrong."""
        before = len(self.problems)
        self._check_cells(row)
        question = _cell(row, self._columns.question)
        answer = _cell(row, self._columns.answer)
        known = self._catalogue.has(question)
        if not known:
            self._say(row, self._columns.question, self._unknown(question))
        if not answer:
            self._say(row, self._columns.answer, "is empty; an answer that says nothing cannot be graded")
        elif known:
            self._check_new(row, question, answer)
        given = sorted(self._levels(row, question), key=self._in_order) if known else []
        levels: dict[str, dict[str, int]] = {}
        for rater, criterion, level in given:
            levels.setdefault(criterion, {})[rater] = level
        if known and not levels and len(self.problems) == before:
            self._problem(f"row {row.number}", "has no level from anybody")
        note = "" if self._columns.note is None else _cell(row, self._columns.note)
        if len(self.problems) > before:
            return None
        return GoldAnswer(f"row {row.number}", question, answer, levels, note)

    def _in_order(self, given: tuple[str, str, int]) -> int:
        """First the first rater, whichever column stands first for a criterion."""
        return self._columns.raters.index(given[0])

    def _levels(self, row: Row, question: str) -> Iterator[tuple[str, str, int]]:
        for index, (rater, criterion) in self._columns.rated.items():
            cell = _cell(row, index)
            if not cell:
                continue
            scale = self._catalogue.scale(question, criterion)
            if scale is None:
                self._say(row, index, f"is filled, but answers to {question} are not rated on {criterion}")
                continue
            found = _LEVEL.fullmatch(cell)
            if found and int(found[1]) in scale:
                yield rater, criterion, int(found[1])
            else:
                shown = f"is {cell}" if _SHORT_NUMBER.fullmatch(cell) else "is no level"
                self._say(row, index, f"{shown}; the levels are {', '.join(map(str, scale))}")

    def _check_cells(self, row: Row) -> None:
        for index, cell in enumerate(row.cells):
            if index >= len(self._table.headers) and cell:
                self._say(row, index, "is filled, but the column has no name in row 1")
            elif len(cell) > LONGEST_CELL:
                self._say(row, index, f"has more than {LONGEST_CELL:,} characters, more than an interview takes")
            elif unkeepable(cell):
                self._say(row, index, "holds characters that cannot be kept")

    def _check_new(self, row: Row, question: str, answer: str) -> None:
        first = self._seen.setdefault((question, plain_words(answer)), row.number)
        if first != row.number:
            self._say(row, self._columns.answer, f"is the same answer to the same question as in row {first}")

    def _unknown(self, question: str) -> str:
        if not question:
            return "is empty; it needs the id of the question that was answered"
        what = f"{question!r} is" if _ID.fullmatch(question) else "is"
        return f"{what} no question's id in {self._catalogue.name}; `interviewer rubric show` lists them"

    def _say(self, row: Row, index: int, message: str) -> None:
        name = f" ({self._table.headers[index]})" if index < len(self._table.headers) else ""
        self._problem(f"row {row.number}, column {column_letter(index)}{name}", message)

    def _problem(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))


def _cell(row: Row, index: int) -> str:
    return row.cells[index] if index < len(row.cells) else ""
