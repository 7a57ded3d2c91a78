"""Cells of a table of text, whatever file it stands in: how many there may be, where they are, how text stays text."""

from __future__ import annotations

import re

from interviewer.errors import ContentError, Problem

MOST_BYTES = 10_000_000
MOST_ROWS = 5_000
MOST_COLUMNS = 200
LONGEST_CELL = 100_000
"""Characters in a cell; an interview takes no longer answer."""
MOST_PROBLEMS = 50


def refused(source: str, message: str) -> ContentError:
    """A file that cannot be read as a table at all."""
    return ContentError(source, [Problem("", message)])


def column_letter(index: int) -> str:
    """The name of a column as a spreadsheet shows it: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def written(text: str) -> str:
    """A cell as it is written, so that no spreadsheet takes it for a formula: an apostrophe before what begins as one.

    `read(written(text))` is the text again.
    """
    return f"'{text}" if _FORMULA.match(text) else text


def read(text: str) -> str:
    """A cell as it is meant: without the apostrophe that `written`, or a person, put before a formula."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""OWASP's list (CSV injection), with the full-width signs that a spreadsheet takes for plain ones."""
