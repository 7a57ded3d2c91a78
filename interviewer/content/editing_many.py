"""Edits of several places of a pack's text at once, and of a part as the lines it stands in.

As in `editing`, what is not edited stays as it was written, and every result is read again and held against what the
edit was to give. A large pack takes half a second to read, so edits that belong together are made together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from interviewer.content.editing import PackText, in_slot
from interviewer.content.editing_forms import key
from interviewer.content.strict_yaml import Place
from interviewer.errors import ContentError

_KEY = re.compile(r"""[a-z0-9][a-z0-9-]*|"[^"\\\n]*"|'[^'\n]*'""")
_LINE_END = re.compile(r"\r?\n")
_Splice = tuple[int, int, str]
"""(first character, one past the last, what stands there instead)"""


def moved(read: PackText, place: Place, to: int) -> PackText:
    """The text with an item of a list before or behind its neighbour; comment lines right above each go with it.

    Args:
        read: the text.
        place: the item's.
        to: its number then, from 0: one less or one more.

    Raises:
        ContentError: there is no such item or neighbour, or the result would be refused as YAML.
    """
    items, at = read.value(place[:-1]), place[-1]
    if not isinstance(items, list) or not isinstance(at, int) or abs(to - at) != 1 or not 0 <= to < len(items):
        raise ContentError(read.source, [read.document.problem(place, "cannot be moved there")])
    first = min(at, to)
    wanted = [*items]
    wanted[first], wanted[first + 1] = wanted[first + 1], wanted[first]
    swapped = _swapped(read, place[:-1], first, wanted)
    return swapped if swapped is not None else read.set(place[:-1], wanted)


def set_all(read: PackText, values: Mapping[Place, Any]) -> PackText:
    """The text with other values at places that are there, none within another.

    Raises:
        ContentError: one is not there or cannot be edited, or the result would be refused as YAML.
    """
    splices: list[_Splice] = []
    for place, value in values.items():
        read.value(place)
        slot = read.layout.slot(place)
        if slot is None:
            raise _refused(read, place)
        splices.append((slot.start, slot.end, in_slot(slot, value)))

    def change(data: Any) -> None:
        for place, value in values.items():
            _holder(data, place)[place[-1]] = value

    return _spliced(read, splices, change, [*values])


def keys_removed(read: PackText, places: Sequence[Place]) -> PackText:
    """The text without keys that are there, each of another group; comment lines right above each go with it.

    Raises:
        ContentError: as `set_all`.
    """
    splices: list[_Splice] = []
    for place in places:
        read.value(place)
        chunk = read.layout.chunk(place)
        # A group by lines that loses its last key would be none any more.
        if chunk is None or (len(read.value(place[:-1])) == 1 and read.text[chunk.start : chunk.end].endswith("\n")):
            raise _refused(read, place)
        splices.append((chunk.start, chunk.end, ""))

    def change(data: Any) -> None:
        for place in places:
            del _holder(data, place)[place[-1]]

    return _spliced(read, splices, change, places)


def keys_renamed(read: PackText, places: Sequence[Place], name: str) -> PackText:
    """The text with keys that are there under another name, where they stand.

    Raises:
        ContentError: as `set_all`.
    """
    splices: list[_Splice] = []
    for place in places:
        read.value(place)
        start = read.layout.start(place)
        found = _KEY.match(read.text, start)
        if found is None:
            raise _refused(read, place)
        splices.append((start, found.end(), key(name)))

    def change(data: Any) -> None:
        for place in places:
            holder = _holder(data, place)
            renamed = {name if one == place[-1] else one: value for one, value in holder.items()}
            holder.clear()
            holder.update(renamed)

    return _spliced(read, splices, change, places)


@dataclass(frozen=True)
class Excerpt:
    """The lines that a part stands in, moved to the left edge."""

    start: int
    end: int
    indent: int
    """Spaces that were taken off each line."""
    line: int
    """Number of the first, from 1."""
    text: str


def excerpt(read: PackText, place: Place) -> Excerpt | None:
    """A part as it stands, with the comment lines right above it; None where it has no lines of its own.

    Raises:
        ContentError: it is not there.
    """
    read.value(place)
    chunk = read.layout.chunk(place) if place else None
    if chunk is None:
        return None
    # What is last in a file without a last line end goes with the line end before it.
    before = _LINE_END.match(read.text, chunk.start)
    start = before.end() if before else chunk.start
    if start and read.text[start - 1] != "\n":
        return None
    lines = read.text[start : chunk.end].replace("\r\n", "\n").split("\n")
    indent = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    text = "\n".join(line[indent:] if line.strip() else line.strip(" ") for line in lines)
    return Excerpt(start, chunk.end, indent, read.text.count("\n", 0, start) + 1, text)


def replaced(read: PackText, one: Excerpt, text: str) -> PackText:
    """The text with other lines in the place of an excerpt; the result need not be YAML, and its `problems` say so."""
    lines = text.replace("\r\n", "\n").rstrip("\n").split("\n")
    form = "\n".join(" " * one.indent + line if line.strip() else "" for line in lines)
    if read.text[one.start : one.end].endswith("\n"):
        form += "\n"
    form = form.replace("\n", _line_end(read.text))
    return PackText(read.text[: one.start] + form + read.text[one.end :], read.source)


def _swapped(read: PackText, holder: Place, first: int, wanted: list[Any]) -> PackText | None:
    """Two neighbours with their places exchanged line by line; None where they do not stand in lines of their own."""
    one, other = excerpt(read, (*holder, first)), excerpt(read, (*holder, first + 1))
    if one is None or other is None or one.end > other.start:
        return None
    text = read.text
    mine, theirs, between = text[one.start : one.end], text[other.start : other.end], text[one.end : other.start]
    last = "" if theirs.endswith("\n") else _line_end(text)
    swapped = f"{theirs}{last}{between}{mine[: len(mine) - len(last)]}"
    result = PackText(f"{text[: one.start]}{swapped}{text[other.end :]}", read.source)
    data = _copied(read.document.data)
    _holder(data, holder)[holder[-1]] = wanted
    return result if _data(result) == data else None


def _spliced(
    read: PackText, splices: Iterable[_Splice], change: Callable[[Any], None], places: Sequence[Place]
) -> PackText:
    text = read.text
    for start, end, form in sorted(splices, reverse=True):
        text = text[:start] + form.replace("\r\n", "\n").replace("\n", _line_end(read.text)) + text[end:]
    data = _copied(read.document.data)
    change(data)
    result = PackText(text, read.source)
    if _data(result) != data:
        raise _refused(read, places[0])
    return result


def _line_end(text: str) -> str:
    """What a file ends its lines with."""
    return "\r\n" if "\r\n" in text else "\n"


def _data(read: PackText) -> Any:
    """The plain data; None where it is no YAML, which no document is."""
    try:
        return read.document.data
    except ContentError:
        return None


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _copied(one) for name, one in data.items()}
    return [_copied(one) for one in data] if isinstance(data, list) else data


def _holder(data: Any, place: Place) -> Any:
    for part in place[:-1]:
        data = data[part]
    return data


def _refused(read: PackText, place: Place) -> ContentError:
    message = "cannot be edited where it stands; edit the text itself"
    return ContentError(read.source, [read.document.problem(place, message)])
