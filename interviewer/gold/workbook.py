"""XLSX workbooks: the first sheet's cells as text, and text written so that it stays text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from interviewer.errors import ContentError, InputError
from interviewer.gold.cells import LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_ROWS, refused, written

MOST_UNPACKED = 8 * MOST_BYTES
"""Bytes that all parts of a workbook have together once they are unpacked."""
LONGEST_WRITTEN = 32_767
"""Characters that a cell of a workbook holds; Excel cuts off what is longer."""


def rows_of(data: bytes, source: str) -> Iterator[Sequence[str]]:
    """The rows of the first sheet, from row 1. Formulas come as their text, whatever they would come to.

    Raises:
        ContentError: the workbook is damaged, encrypted, too large, or its first sheet is no table.
    """
    try:
        yield from _rows(data, source)
    except ContentError:
        raise
    except Exception:  # a damaged workbook fails in as many ways as it has parts
        raise refused(
            source, "is damaged, or is no XLSX workbook; open it in a spreadsheet and save it again"
        ) from None


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet in which every cell is text.

    Raises:
        InputError: a cell is longer than a workbook can hold.
    """
    for number, row in enumerate(rows, start=1):
        if any(len(cell) > LONGEST_WRITTEN for cell in row):
            raise InputError(
                f"Row {number} has a cell of more than {LONGEST_WRITTEN:,} characters, the most that a workbook "
                "holds; write a CSV file."
            )
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Gold answers")
    for row in rows:
        sheet.append([_cell(sheet, text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(data: bytes, source: str) -> Iterator[Sequence[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(one.file_size for one in parts.infolist()) > MOST_UNPACKED:
            raise refused(source, f"unpacks to more than {MOST_UNPACKED:,} bytes; split it")
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        if not book.worksheets:
            raise refused(source, "has no sheet with cells")
        # A sheet may claim a million rows of 16,384 columns that nobody wrote: no more is looked at than can be used.
        for row in book.worksheets[0].iter_rows(max_row=2 * MOST_ROWS, max_col=MOST_COLUMNS + 1, values_only=True):
            yield _without_empty_end([_text(value) for value in row])
    finally:
        book.close()


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Any) -> str:
    """A cell's value as it would stand in a CSV file; a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)[: LONGEST_CELL + 1]


def _cell(sheet: Any, text: str) -> Any:
    # A sign for text is kept beside the cell; an apostrophe is written only where one would be taken off in reading.
    cell = WriteOnlyCell(sheet, value=written(text) if text.startswith("'") else text)
    cell.data_type = "s"
    # Otherwise the text would turn into a formula as soon as a person edits it.
    cell.quotePrefix = text[:1] in ("=", "+", "-", "@")  # pyright: ignore[reportAttributeAccessIssue]
    return cell
