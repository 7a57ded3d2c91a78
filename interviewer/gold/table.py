"""A table of text from a CSV file or an XLSX workbook, every cell with the place where a person finds it.

What kind of file it is shows in its first bytes; its name does not matter. Nothing is ever calculated: what looks like
a formula is text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from interviewer.gold.cells import MOST_BYTES, MOST_ROWS, read, refused

_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    number: int
    """From 1, as a spreadsheet shows it."""
    cells: tuple[str, ...]
    """Without spaces at either end; line breaks are \\n."""


@dataclass(frozen=True)
class Table:
    """What a file holds: the headers, and the rows below that are not empty."""

    source: str
    headers: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(path: Path) -> Table:
    """The table in a file; of a workbook, the one on its first sheet.

    Raises:
        ContentError: there is no such file, it is too large, is neither kind or is damaged, or has no headers.
    """
    return table_of(_bytes(path), str(path))


def table_of(data: bytes, source: str) -> Table:
    """The same of bytes already in hand; `source` is what messages call them. Raises ContentError."""
    if len(data) > MOST_BYTES:
        raise refused(source, f"is larger than {MOST_BYTES:,} bytes; split it")
    if not data.strip():
        raise refused(source, "is empty")
    if data.startswith(b"PK\x03\x04"):
        from interviewer.gold.workbook import rows_of  # noqa: PLC0415  (a library that plain text does not need)

        rows: Iterator[Sequence[str]] = rows_of(data, source)
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused(source, "is an old or encrypted Excel file; save it as .xlsx without a password, or as CSV")
    else:
        rows = _csv(_decoded(data, source), source)
    kept = [Row(number, cells) for number, cells in enumerate(map(_tidy, rows), start=1) if any(cells)]
    if not kept or kept[0].number != 1:
        raise refused(source, "has nothing in its first row, where the names of the columns stand")
    if len(kept) > MOST_ROWS + 1:
        raise refused(source, f"has more than {MOST_ROWS:,} answers; split it")
    return Table(source, kept[0].cells, tuple(kept[1:]))


def _tidy(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(read(cell.replace("\r\n", "\n").replace("\r", "\n").strip()).strip() for cell in cells)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:  # the size of a device or a pipe is not known beforehand
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise refused(str(path), f"cannot be read: {error.strerror or error}") from None


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is neither an XLSX workbook nor UTF-8 text (byte {error.start}); save it as CSV UTF-8"
        raise refused(source, message) from None


def _csv(text: str, source: str) -> Iterator[Sequence[str]]:
    # The library's own limit stops at the first long cell; here each long cell is a problem of its own, with its place.
    csv.field_size_limit(max(csv.field_size_limit(), MOST_BYTES))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS * 2:
                raise refused(source, f"has more than {MOST_ROWS:,} rows; split it")
            yield cells
    except csv.Error:
        message = f"row {number + 1} has a quotation mark that is not closed, or that stands inside a cell unquoted"
        raise refused(source, f"{message}; save the file from a spreadsheet again") from None


def _delimiter(text: str) -> str:
    """The sign between columns: the one that splits the first line into the most cells, a comma where none does."""
    first = text.lstrip().partition("\n")[0]
    return max(_DELIMITERS, key=lambda sign: len(_quoted.sub("", first).split(sign)))


_quoted = re.compile('"[^"]*"')
