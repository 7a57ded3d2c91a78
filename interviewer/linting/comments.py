"""What comments in a pack's file say to linting: findings to let stand, with the reason, and parts nobody has read.

    # lint: ignore vague-anchor because "sound" is the definition's own word and defined there

stands on the field's line or on a line of its own above it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.tokens import ScalarToken

from interviewer.content.drafting_yaml import UNREAD

_MARK = re.compile(rf"#[ \t]*(?:lint:[ \t]*(?P<lint>[^\n]*)|(?P<unread>{re.escape(UNREAD)}))")
_IGNORE = re.compile(r"ignore[ \t]+(?P<rule>[a-z][a-z-]*)(?:[ \t]+because[ \t]+(?P<reason>\S.*))?[ \t]*$")


@dataclass(frozen=True)
class Suppression:
    """A finding that is let stand."""

    line: int
    """Where the comment stands, from 1."""
    field_line: int
    """The line of the field that it is about."""
    rule: str
    """The rule's id; empty where the comment cannot be understood."""
    reason: str
    """Empty where none is given."""


@dataclass(frozen=True)
class Comments:
    """What a file's comments say to linting."""

    suppressions: tuple[Suppression, ...] = ()
    unread: tuple[int, ...] = ()
    """The lines over parts of a draft that nobody has read."""


def read_comments(text: str) -> Comments:
    """The comments of a YAML text that can be composed."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return Comments()
    lines = text.splitlines()
    number_of = [0, *(found.end() for found in re.finditer(r"\r\n|[\n\r\x85\u2028\u2029]", text))]
    suppressions: list[Suppression] = []
    unread: list[int] = []
    for mark in _outside_scalars(text, marks):
        line = bisect_right(number_of, mark.start())
        if mark["unread"]:
            unread.append(line)
            continue
        ignore = _IGNORE.match(mark["lint"])
        rule, reason = (ignore["rule"], ignore["reason"] or "") if ignore else ("", "")
        suppressions.append(Suppression(line, _field_line(lines, line), rule, reason.strip()))
    return Comments(tuple(suppressions), tuple(unread))


def _outside_scalars(text: str, marks: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The marks that are comments, and not words of a text in the pack."""
    tokens = YAML(typ="safe", pure=True).scan(text)
    scalars = [(one.start_mark.index, one.end_mark.index) for one in tokens if isinstance(one, ScalarToken)]
    starts = [start for start, _ in scalars]
    for mark in marks:
        at = bisect_right(starts, mark.start()) - 1
        if at < 0 or mark.start() >= scalars[at][1]:
            yield mark


def _field_line(lines: list[str], line: int) -> int:
    """The comment's own line where a field is on it, or else the next that is no comment; lines from 1."""
    while line <= len(lines) and lines[line - 1].lstrip().startswith("#"):
        line += 1
    return line
