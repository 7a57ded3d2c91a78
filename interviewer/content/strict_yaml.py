"""YAML, read strictly: one document, no aliases, no repeated keys, bounded in size, depth and parts, with lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from interviewer.content.yaml_events import FastEvents, LeftToTheCarefulReaderError
from interviewer.errors import ContentError, Problem

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]

MOST_BYTES = 2_000_000
_DEEPEST = 20
_MOST_PARTS = 50_000
"""Keys and values in one file; the largest packs have about 3,000, and this many are read in a second or two."""
_MOST_PROBLEMS = 50


@dataclass(frozen=True)
class Document:
    """A file's plain data, and the line where each value stands."""

    source: str
    data: Any
    lines: Mapping[Place, int]

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a place, with the line of the innermost part of it that is in the file."""
        at = place
        while at and at not in self.lines:
            at = at[:-1]
        return Problem(field_name(place), message, self.lines.get(at))

    def validate(self, model: type[Model], place: Place = ()) -> Model:
        """The data, or the part of it at `place`, as a value of `model`. Raises ContentError (50 problems at most)."""
        data = self.data
        for part in place:
            data = data[part]
        try:
            return model.model_validate(data)
        except ValidationError as error:
            problems = [self._problem(one, place) for one in error.errors() if not _follows_from_others(one)]
            raise ContentError(self.source, problems[:_MOST_PROBLEMS]) from None

    def _problem(self, error: Any, before: Place) -> Problem:
        message = _PLAIN.get(error["type"]) or error["msg"].removeprefix("Value error, ")
        return self.problem((*before, *error["loc"]), message)


def read(path: Path, model: type[Model]) -> Model:
    """The file as a value of `model`.

    Raises:
        ContentError: the file is not there, is not YAML, or does not validate; the first 50 problems are listed.
    """
    return parse(read_text(path), str(path), model)


def parse(text: str, source: str, model: type[Model]) -> Model:
    """The same for text already in hand; `source` is what messages call it."""
    return document(text, source).validate(model)


def document(text: str, source: str) -> Document:
    """The YAML of a text, not yet validated. Raises ContentError."""
    lines: dict[Place, int] = {}
    return Document(source, _data(text, source, lines), lines)


def read_text(path: Path) -> str:
    """The text of a content file. Raises ContentError where it is not there, too large or not UTF-8."""
    try:
        with path.open("rb") as file:  # the size of a device or a pipe is not known beforehand
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise ContentError(str(path), [Problem("", f"larger than {MOST_BYTES:,} bytes, which no such file needs")])
        return data.decode("utf-8-sig")
    except OSError as error:
        raise ContentError(str(path), [Problem("", f"cannot be read: {error.strerror or error}")]) from None
    except UnicodeDecodeError as error:
        raise ContentError(str(path), [Problem("", f"is not UTF-8 (byte {error.start}); save it as UTF-8")]) from None


def _data(text: str, source: str, lines: dict[Place, int]) -> Any:
    try:
        yaml, node = _composed(text)
        if node is None:
            raise ContentError(source, [Problem("", "is empty")])
        return _Builder(yaml, source, lines).build(node, ())
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ContentError(source, [Problem("", f"is not YAML: {error.problem}", line)]) from None
    except YAMLError as error:
        raise ContentError(source, [Problem("", f"is not YAML: {error}")]) from None
    except RecursionError:
        raise ContentError(source, [Problem("", f"is nested more than {_DEEPEST} deep")]) from None


def _composed(text: str) -> tuple[YAML, Node | None]:
    """The document's nodes and what makes values of them."""
    try:
        events = FastEvents(text)
        yaml = _reader()
        yaml.Parser = lambda loader: events  # noqa: ARG005
        return yaml, yaml.compose(text)
    except LeftToTheCarefulReaderError:
        yaml = _reader()
        return yaml, yaml.compose(text)


def _reader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    return yaml


class _BoundedComposer(Composer):
    """Stops at too many parts while they are read, not when all of them have been."""

    parts = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        self.parts += 1
        if self.parts > _MOST_PARTS:
            mark = self.parser.peek_event().start_mark
            message = f"it has more than {_MOST_PARTS:,} keys and values, which no such file needs"
            raise MarkedYAMLError(problem=message, problem_mark=mark)
        return super().compose_node(parent, index)


class _Builder:
    """Turns nodes into plain data and remembers where each value stands."""

    def __init__(self, yaml: YAML, source: str, lines: dict[Place, int]):
        self._yaml = yaml
        self._source = source
        self._lines = lines
        self._seen: set[int] = set()

    def build(self, node: Node, place: Place) -> Any:
        line = node.start_mark.line + 1
        self._lines.setdefault(place, line)
        if id(node) in self._seen:
            # An alias: harmless in small files, a bomb in others, and hard to read in all.
            raise self._refuse(place, line, "repeats another part by an alias (*name); write it out")
        self._seen.add(id(node))
        if len(place) > _DEEPEST:
            raise self._refuse(place, line, f"is nested more than {_DEEPEST} deep")
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.build(child, (*place, number)) for number, child in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self._scalar(node, place)

    def _scalar(self, node: ScalarNode, place: Place) -> Any:
        line = node.start_mark.line + 1
        try:
            value = self._yaml.constructor.construct_object(node)
        except ValueError as error:  # a date that is none, a number with thousands of digits
            raise self._refuse(place, line, f"cannot be read ({error}); put it in quotes if it is text") from None
        if isinstance(value, str) and _NO_TEXT.search(value):
            raise self._refuse(place, line, "holds characters that cannot be kept")
        return value

    def _mapping(self, node: MappingNode, place: Place) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, child in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                raise self._refuse(place, line, "has a key that is not a word or a number")
            key = self._scalar(key_node, place)
            if key in found:
                raise self._refuse((*place, key), line, "is given twice")
            self._lines[(*place, key)] = line
            found[key] = self.build(child, (*place, key))
        return found

    def _refuse(self, place: Place, line: int, message: str) -> ContentError:
        return ContentError(self._source, [Problem(field_name(place), message, line)])


def field_name(place: Place) -> str:
    """A place as people write it: ("competencies", 0, "id") -> "competencies[0].id"."""
    name = ""
    for part in place:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name


def _follows_from_others(error: Any) -> bool:
    """Whether a list is only short of the items that are refused themselves, which are listed too."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
"""A database keeps no NUL, and half of a surrogate pair has no form in any file."""

_PLAIN = {
    "missing": "is missing",
    "extra_forbidden": "is not a key that is known here; check the spelling",
    "model_type": "has to be a group of keys with values",
    "string_type": "has to be text; put it in quotes if it is a number or a date",
    "bool_type": "has to be true or false",
    "bool_parsing": "has to be true or false",
}
