"""A `GoldSet` written as the file it could have been read from."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from interviewer.errors import InputError
from interviewer.gold.answers import GoldSet
from interviewer.gold.table import written


def write_gold(path: Path, gold: GoldSet) -> None:
    """Writes a new CSV file (UTF-8 with a byte-order mark, as spreadsheets expect) or an XLSX workbook, by its ending.

    In a CSV file, what a spreadsheet would take for a formula has an apostrophe before it; reading takes it off again.

    Raises:
        InputError: the file is there already, its ending is neither, or an answer is too long for a workbook.
        OSError: it cannot be written.
    """
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(f"{path} ends in neither .csv nor .xlsx; name one that does.")
    rows = rows_of(gold)
    if path.suffix.lower() == ".xlsx":
        from interviewer.gold.workbook import workbook  # noqa: PLC0415  (a library that CSV does not need)

        data = workbook(rows)
    else:
        out = io.StringIO(newline="")
        csv.writer(out).writerows([[written(cell) for cell in row] for row in rows])
        data = out.getvalue().encode("utf-8-sig")
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise InputError(f"{path} is there already and is not overwritten; name another file.") from None


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
