"""A `GoldSet` written as the file it could have been read from."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from interviewer.errors import InputError
from interviewer.gold.answers import GoldSet
from interviewer.gold.cells import written


def write_gold(path: Path, gold: GoldSet) -> None:
    """Writes a new CSV file (UTF-8 with a byte-order mark, as spreadsheets expect) or an XLSX workbook, by its ending.

    In a CSV file, what a spreadsheet would take for a formula has an apostrophe before it; reading takes it off again.

    Raises:
        InputError: the file is there already, its ending is neither, or an answer is too long for a workbook.
        OSError: it cannot be written.
    """
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(f"{path} ends in neither .csv nor .xlsx; name one that does.")
    data = as_xlsx(gold) if path.suffix.lower() == ".xlsx" else as_csv(gold)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise InputError(f"{path} is there already and is not overwritten; name another file.") from None


def as_csv(gold: GoldSet) -> bytes:
    """The CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([[written(cell) for cell in row] for row in rows_of(gold)])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(gold: GoldSet) -> bytes:
    """The workbook. Raises InputError where an answer is too long for one."""
    from interviewer.gold.workbook import workbook  # noqa: PLC0415  (a library that CSV does not need)

    return workbook(rows_of(gold))


def rows_of(gold: GoldSet) -> list[list[str]]:
    """The headers, then a row an answer."""
    criteria = dict.fromkeys(criterion for one in gold.answers for criterion in one.levels)
    given = {(rater, criterion) for one in gold.answers for criterion in one.levels for rater in one.levels[criterion]}
    pairs = [(rater, criterion) for criterion in criteria for rater in gold.raters if (rater, criterion) in given]
    rows = [["question", "answer", *(f"{rater}: {criterion}" for rater, criterion in pairs), "note"]]
    for one in gold.answers:
        levels = [one.levels.get(criterion, {}).get(rater) for rater, criterion in pairs]
        rows.append([one.question, one.answer, *("" if level is None else str(level) for level in levels), one.note])
    return rows
