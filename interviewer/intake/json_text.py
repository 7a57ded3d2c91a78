"""JSON as people write it, read with the line of every value.

The standard parser forgets where a value stood, keeps the last of two equal keys without a word and takes NaN. A person
who mends a file by hand needs the line, so this small reader keeps it, and refuses what JSON has no meaning for.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from json import decoder
from typing import Any

from interviewer.errors import ContentError, Problem

DEEPEST = 32
"""Most levels of lists and objects inside one another; a JSON Resume needs five."""

Path = tuple[str | int, ...]

_read_string: Callable[[str, int, bool], tuple[str, int]] = decoder.scanstring  # pyright: ignore[reportAttributeAccessIssue]
"""The standard library's own reader of strings, with its escapes; its type stubs leave it out."""
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?P<fraction>\.\d+)?(?P<exponent>[eE][+-]?\d+)?")
_NOT_JSON = re.compile(r"-?(?:NaN|Infinity)\b")
_WORDS = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 40


@dataclass(frozen=True)
class LocatedJson:
    """A parsed document and the line, from 1, on which each value starts."""

    value: Any
    lines: dict[Path, int]
    problems: tuple[Problem, ...] = ()
    """What was read but may not stand: duplicate keys, text that no database can keep."""

    def line(self, path: Path) -> int | None:
        """The line of the value at `path`, or of the nearest thing around it that was written."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path)


def field_name(path: Path) -> str:
    """A path as people read it: `("work", 0, "startDate")` -> `work[0].startDate`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def parse_json(text: str, source: str) -> LocatedJson:
    """Parses `text`, keeping the line of every value.

    Args:
        text: the whole file.
        source: how messages name the file.

    Raises:
        ContentError: not JSON (with line and column), NaN or Infinity, or nested deeper than `DEEPEST`.
    """
    reader = _Reader(text, source)
    value = reader.value((), reader.skip(0), 0)
    end = reader.skip(reader.at)
    if end != len(text):
        raise reader.refusal("nothing more was expected after the end of the document", end)
    return LocatedJson(value, reader.lines, tuple(reader.problems))


@dataclass
class _Reader:
    text: str
    source: str
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _line: int = 1
    _counted: int = 0

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def refusal(self, message: str, at: int, path: Path = ()) -> ContentError:
        line = self.text.count("\n", 0, at) + 1
        column = at - self.text.rfind("\n", 0, at)
        return ContentError(self.source, [Problem(field_name(path), f"column {column}: {message}", line)])

    def line_of(self, at: int) -> int:
        # Values are met in the order they stand in, so the lines between two of them are counted once.
        self._line += self.text.count("\n", self._counted, at)
        self._counted = at
        return self._line

    def value(self, path: Path, at: int, depth: int) -> Any:
        if depth > DEEPEST:
            raise self.refusal(f"lists and objects are nested more than {DEEPEST} deep", at)
        self.lines[path] = self.line_of(at)
        start = self.text[at : at + 1]
        if start == "{":
            return self._object(path, at + 1, depth)
        if start == "[":
            return self._list(path, at + 1, depth)
        if start == '"':
            return self._string(path, at)
        return self._plain(path, at)

    def _string(self, path: Path, at: int) -> str:
        try:
            text, self.at = _read_string(self.text, at + 1, True)
        except json.JSONDecodeError as error:
            raise self.refusal(f"this text cannot be read: {error.msg}", error.pos, path) from error
        if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
            self.problems.append(Problem(field_name(path), "holds characters that cannot be kept", self.line_of(at)))
        return text

    def _plain(self, path: Path, at: int) -> Any:
        for word, meaning in _WORDS.items():
            if self.text.startswith(word, at):
                self.at = at + len(word)
                return meaning
        if _NOT_JSON.match(self.text, at):
            raise self.refusal("NaN and Infinity are not JSON; write a number, or leave the field out", at, path)
        number = _NUMBER.match(self.text, at)
        if number is None:
            raise self.refusal(
                "a value was expected here: text in double quotes, a number, a list or an object", at, path
            )
        self.at = number.end()
        written = number.group()
        if len(written) > _LONGEST_NUMBER:
            raise self.refusal("this number has too many digits", at, path)
        if number["fraction"] is None and number["exponent"] is None:
            return int(written)
        if not math.isfinite(float(written)):
            raise self.refusal("this number is too large", at, path)
        return float(written)

    def _list(self, path: Path, at: int, depth: int) -> list[Any]:
        items: list[Any] = []
        at = self.skip(at)
        if self.text[at : at + 1] == "]":
            self.at = at + 1
            return items
        while True:
            items.append(self.value((*path, len(items)), self.skip(at), depth + 1))
            at = self.skip(self.at)
            sign = self.text[at : at + 1]
            if sign not in (",", "]") or not sign:
                raise self.refusal("a comma or a closing ] was expected here", at, path)
            at += 1
            if sign == "]":
                self.at = at
                return items

    def _object(self, path: Path, at: int, depth: int) -> dict[str, Any]:
        members: dict[str, Any] = {}
        at = self.skip(at)
        if self.text[at : at + 1] == "}":
            self.at = at + 1
            return members
        while True:
            at = self.skip(at)
            if self.text[at : at + 1] != '"':
                raise self.refusal("a field name in double quotes was expected here", at, path)
            where = at
            name = self._string(path, at)
            at = self.skip(self.at)
            if self.text[at : at + 1] != ":":
                raise self.refusal(f"a colon was expected after {name!r}", at, path)
            if name in members:
                problem = Problem(field_name((*path, name)), "is written twice; keep one", self.line_of(where))
                self.problems.append(problem)
            members[name] = self.value((*path, name), self.skip(at + 1), depth + 1)
            at = self.skip(self.at)
            sign = self.text[at : at + 1]
            if sign not in (",", "}") or not sign:
                raise self.refusal("a comma or a closing } was expected here", at, path)
            at += 1
            if sign == "}":
                self.at = at
                return members
