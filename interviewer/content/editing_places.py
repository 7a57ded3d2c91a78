"""Where the parts of a YAML text stand, to the character: what an edit may replace and what it has to leave alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from interviewer.content.strict_yaml import Place

_COLON = re.compile(r"[ \t]*:")
_BLOCK_HEADER = re.compile(r"[>|][+\-0-9]*(?P<comment>[ \t]+#[^\n]*)?")


@dataclass(frozen=True)
class Slot:
    """Where a value stands, with what else there is between its key's colon, or its dash, and the end of its line."""

    start: int
    end: int
    in_flow: bool
    """In brackets, where everything goes on one line."""
    indent: int
    """Spaces before lines of the value's own."""
    of_item: bool
    """After a list's dash."""
    space: str
    """Before the value."""
    lead: str
    """Comments before the value, on the key's line and below; without the last line break."""
    trail: str
    """The comment behind the value, with the spaces before it."""


@dataclass(frozen=True)
class Gap:
    """Where something can be put in, and what has to stand around it."""

    start: int
    before: str
    after: str
    in_flow: bool
    indent: int
    """Spaces before the dash or the key."""


@dataclass(frozen=True)
class Chunk:
    """All that goes when a part is taken out."""

    base: int
    """Where the part before it ends: a fixed point to find the place again."""
    start: int
    end: int


@dataclass(frozen=True)
class _Entry:
    """A list's item with its dash, or a key with its value."""

    start: int
    open: int
    """Behind the dash or the colon."""
    value: Node


class Layout:
    """The marks of a text that was read without objection.

    Methods give None where a part stands in a way that cannot be taken apart by lines (a list right behind a list's
    dash, say); what it stands in can be written anew then.
    """

    def __init__(self, text: str, data: Any):
        """Mark a text, whose plain data is `data`."""
        self._text = text
        self._data = data
        self._root = YAML(typ="safe", pure=True).compose(text)

    def slot(self, place: Place) -> Slot | None:
        """Where the value at a place stands."""
        holder = self._node(place[:-1])
        entry = self._entries(holder)[self._index(place)]
        node, text = entry.value, self._text
        if entry.open < 0:
            return None
        if _in_brackets(holder):
            start, end = self._start(entry), self._entry_end(entry)
            return Slot(start, end, True, 0, False, " " if text[start - 1] == ":" else "", "", "")
        column = self._column(entry.start)
        between = text[entry.open : self._start(entry)]
        lead = between[: between.rfind("\n")] if "\n" in between else ""
        lead = lead if "#" in lead else ""
        end = self._entry_end(entry)
        line_end = self._line_end(end)
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            header = _BLOCK_HEADER.match(text, node.start_mark.index)
            trail = (header and header["comment"]) or ""
        else:
            trail = text[end:line_end] if _is_leaf(node) else ""
        return Slot(
            start=entry.open,
            end=line_end,
            in_flow=False,
            indent=column + 2,
            of_item=isinstance(holder, SequenceNode),
            space=between if between.strip(" ") == "" and between else " ",
            lead=lead.rstrip("\r"),
            trail=trail.rstrip(),
        )

    def gap(self, place: Place, at: int) -> Gap | None:
        """Where an entry comes that is to be number `at`, from 0, of the list or the group at a place; not empty."""
        holder = self._node(place)
        entries = self._entries(holder)
        if _in_brackets(holder):
            if at > 0:
                return Gap(self._entry_end(entries[at - 1]), ", ", "", True, 0)
            return Gap(entries[0].start, "", ", ", True, 0)
        first = entries[0].start
        column = self._column(first)
        spaces = " " * column
        if at > 0:
            return Gap(self._line_end(self._entry_end(entries[at - 1])), f"\n{spaces}", "", False, column)
        if not self._begins_line(first):
            return Gap(first, "", f"\n{spaces}", False, column) if isinstance(holder, MappingNode) else None
        return Gap(self._with_comments(first, 0), spaces, "\n", False, column)

    def base(self, place: Place, at: int) -> int:
        """Where the entry before number `at` of what stands at a place ends; for 0, where its holder begins."""
        holder = self._node(place)
        if at > 0:
            end = self._entry_end(self._entries(holder)[at - 1])
            return end if _in_brackets(holder) else self._line_end(end)
        if _in_brackets(holder):
            return holder.start_mark.index + 1
        return self._entries(self._node(place[:-1]))[self._index(place)].open if place else 0

    def chunk(self, place: Place) -> Chunk | None:
        """What goes with the item or key at a place, of several."""
        holder = self._node(place[:-1])
        entries, at = self._entries(holder), self._index(place)
        base, entry = self.base(place[:-1], at), entries[at]
        last = at == len(entries) - 1
        if _in_brackets(holder):
            if last:
                return Chunk(base, base, self._entry_end(entry))
            return Chunk(base, entry.start, entries[at + 1].start)
        end = self._line_end(self._entry_end(entry))
        if self._begins_line(entry.start):
            start = self._with_comments(entry.start, base)
            following = self._text.find("\n", end)
            if following >= 0:
                return Chunk(base, start, following + 1)
            before = start - 2 if self._text[:start].endswith("\r\n") else start - 1
            return Chunk(base, max(before, 0), end)
        if isinstance(holder, SequenceNode) or last:
            return None
        following = entries[at + 1].start
        return Chunk(base, entry.start, end if self._text[end:following].strip() else following)

    def start(self, place: Place) -> int:
        """Where an item's dash or value is, or a key."""
        return self._entries(self._node(place[:-1]))[self._index(place)].start

    def _node(self, place: Place) -> Node:
        node, data = self._root, self._data
        for part in place:
            node = self._entries(node)[_number(data, part)].value
            data = data[part]
        return node

    def _index(self, place: Place) -> int:
        data = self._data
        for part in place[:-1]:
            data = data[part]
        return _number(data, place[-1])

    def _entries(self, holder: Node) -> list[_Entry]:
        if isinstance(holder, MappingNode):
            return [self._pair(key, value) for key, value in holder.value]
        return list(self._items(holder))

    def _pair(self, key: Node, value: Node) -> _Entry:
        colon = _COLON.match(self._text, key.end_mark.index)
        return _Entry(key.start_mark.index, colon.end() if colon else -1, value)

    def _items(self, holder: Node) -> Iterator[_Entry]:
        if _in_brackets(holder):
            yield from (_Entry(one.start_mark.index, one.start_mark.index, one) for one in holder.value)
            return
        dash = holder.start_mark.index
        pattern = re.compile(rf"^ {{{self._column(dash)}}}(?=-(?:\s|$))", re.MULTILINE)
        last: _Entry | None = None
        for one in holder.value:
            if last is not None:
                found = pattern.search(self._text, self._line_end(self._entry_end(last)))
                dash = found.end() if found else -1
            opened = dash + 1 if dash >= 0 and self._text[dash] == "-" else -1
            last = _Entry(dash, opened, one)
            yield last

    def _start(self, entry: _Entry) -> int:
        return entry.open if _is_empty(entry.value) else entry.value.start_mark.index

    def _entry_end(self, entry: _Entry) -> int:
        return entry.open if _is_empty(entry.value) else self._end(entry.value)

    def _end(self, node: Node) -> int:
        """Where the last sign of a value is: the parser's own mark of a block is where the next thing begins."""
        if _is_leaf(node):
            end = node.end_mark.index
            if isinstance(node, ScalarNode) and node.style in ("|", ">"):
                return node.start_mark.index + len(self._text[node.start_mark.index : end].rstrip())
            return end
        last = self._entries(node)[-1]
        return self._entry_end(last)

    def _line_end(self, at: int) -> int:
        end = self._text.find("\n", at)
        end = len(self._text) if end < 0 else end
        return end - 1 if end > at and self._text[end - 1] == "\r" else end

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _begins_line(self, at: int) -> bool:
        return not self._text[self._line_start(at) : at].strip(" ")

    def _with_comments(self, at: int, base: int) -> int:
        """The start of the line, or of the comment lines right above it that begin in the same column."""
        start = self._line_start(at)
        comment = " " * self._column(at) + "#"
        while start > base:
            above = self._line_start(start - 1)
            if above < base or not self._text.startswith(comment, above):
                break
            start = above
        return start


def _in_brackets(node: Node) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _is_empty(node: Node) -> bool:
    """Whether nothing is written for it; its marks are then those of what comes next."""
    return isinstance(node, ScalarNode) and not node.style and node.start_mark.index == node.end_mark.index


def _is_leaf(node: Node) -> bool:
    """Whether it ends where the parser says: a scalar, or brackets."""
    return isinstance(node, ScalarNode) or _in_brackets(node)


def _number(holder: Any, part: str | int) -> int:
    """The number, from 0, of an item or a key among its holder's; the nodes stand in the same order."""
    return [*holder].index(part) if isinstance(holder, dict) else int(part)
