"""Values as they stand in a YAML file: words that are read back exactly, and laid out for people where they can be."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from interviewer.errors import ContentError, Problem

_WIDTH = 116
_SHORT = 80
"""Characters that are written on one line."""
_LONGEST_FOLDED = 20_000
"""Longer texts stand on one line, in quotes."""
_ESCAPED = re.compile("[\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff0-\uffff]")
"""What no file may hold as it is, and what nobody would see in it."""
_KEY = re.compile(r"[a-z][a-z0-9_-]*")
_NOT_WORDS = frozenset("null true false yes no on off y n".split())


def flow(value: Any) -> str:
    """The value on one line: texts in double quotes, lists and groups in brackets."""
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key(name)}: {flow(item)}" for name, item in value.items()) + "}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def block(value: Any, indent: int) -> str:
    """What follows a key's colon, or a list's dash at `indent` less 2: a space and a word, or lines of their own.

    Args:
        value: plain data.
        indent: spaces before lines of their own.
    """
    if isinstance(value, str):
        return f" {_prose(value, indent)}"
    if isinstance(value, Mapping) and value:
        return "".join(f"\n{' ' * indent}{line}" for line in group(value, indent))
    if isinstance(value, list | tuple) and value:
        return "".join(f"\n{' ' * indent}{item(one, indent)}" for one in value)
    return f" {flow(value)}"


def group(value: Mapping[Any, Any], indent: int) -> list[str]:
    """Each key of a group at `indent` with its value, without the spaces before the first line."""
    return [f"{key(name)}:{block(item, indent + 2)}" for name, item in value.items()]


def item(value: Any, indent: int) -> str:
    """A list's dash at `indent` with its value, without the spaces before the first line."""
    if isinstance(value, Mapping) and value:
        return "- " + f"\n{' ' * (indent + 2)}".join(group(value, indent + 2))
    return f"-{block(value, indent + 2)}"


def key(name: Any) -> str:
    """A key, in quotes where it would not be read as it is."""
    if isinstance(name, int):
        return str(name)
    return name if _KEY.fullmatch(name) and name not in _NOT_WORDS else quoted(name)


def quoted(text: str) -> str:
    """The text on one line in double quotes, any sign that is not seen as an escape."""
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(text, ensure_ascii=False))


def plain_data(value: Any, source: str, field: str) -> Any:
    """The value with lists for tuples. Raises ContentError for what is no text, number, list or group of these."""
    if value is None or isinstance(value, bool | int | str):
        if isinstance(value, str) and re.search("[\x00\ud800-\udfff]", value):
            raise ContentError(source, [Problem(field, "holds characters that cannot be kept")])
        return value
    if isinstance(value, float) and value - value == 0:
        return value
    if isinstance(value, Mapping) and all(isinstance(name, str | int) for name in value):
        return {plain_data(name, source, field): plain_data(one, source, field) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(one, source, field) for one in value]
    raise ContentError(source, [Problem(field, "is no text, number, list or group of these")])


def _prose(text: str, indent: int) -> str:
    if len(text) <= _SHORT or len(text) > _LONGEST_FOLDED or _ESCAPED.search(text) or not _folds(text):
        return quoted(text)
    return ">-" + "".join(f"\n{' ' * indent}{row}" for row in _rows(text, max(_WIDTH - indent, 40)))


def _folds(text: str) -> bool:
    """Whether a folded text is read back the same: printable words with one space between any two."""
    return all(word.isprintable() and word for word in text.split(" "))


def _rows(text: str, width: int) -> list[str]:
    rows: list[str] = []
    for word in text.split(" "):
        if rows and len(rows[-1]) + 1 + len(word) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows
