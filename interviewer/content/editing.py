"""A pack's text, edited part by part: what is not edited stays as it was written, comments, order and layout.

An edit replaces the characters between two marks of the parser and nothing else. That keeps more than writing the whole
file anew would, where lines are broken and quotes chosen again. Every result is read again and held against what the
edit was to give, so that an edit is made whole or refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, cast

from interviewer.content import strict_yaml
from interviewer.content.editing_forms import block, flow, group, item, key, plain_data
from interviewer.content.editing_places import Layout, Slot
from interviewer.content.strict_yaml import Document, Place, field_name
from interviewer.domain.rubric import RubricPack
from interviewer.domain.values import content_hash
from interviewer.errors import ContentError, Problem


@dataclass(frozen=True)
class _Form:
    """How something was written before it was edited away."""

    lead: str
    """What stood between the part before it and it: it fits back in where that stands there again."""
    text: str
    at: int = 0
    """Its number among its holder's parts."""


_Known = Mapping[tuple[str, Place, str], _Form]
"""(kind of edit, place, hash of the value) -> how that value was written there."""


@dataclass(frozen=True)
class PackText:
    """A pack as text; each edit gives another one.

    An edit and its reverse give the same text back: what was edited away is remembered by the results as it was
    written. Places are as in `strict_yaml`: ("competencies", 0, "name").
    """

    text: str
    source: str = "the pack"
    """What messages call it."""
    _known: _Known = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def pack(self) -> RubricPack | None:
        """The pack; None where the text is none, and `problems` says why."""
        read = self._read
        return read if isinstance(read, RubricPack) else None

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the text from being a pack, with lines; empty where it is one."""
        read = self._read
        return () if isinstance(read, RubricPack) else read.problems

    @property
    def document(self) -> Document:
        """The plain data and its lines. Raises ContentError where the text is not YAML, or not such as is read here."""
        if isinstance(self._parsed, ContentError):
            raise self._parsed
        return self._parsed

    def value(self, place: Place) -> Any:
        """The plain data at a place. Raises ContentError where there is none."""
        data: Any = self.document.data
        for depth, part in enumerate(place):
            inside = range(len(data)) if isinstance(data, list) else data if isinstance(data, dict) else ()
            if part not in inside or isinstance(part, bool):
                raise ContentError(self.source, [self.document.problem(place[: depth + 1], "is not there")])
            data = cast(Any, data)[part]
        return data

    def set(self, place: Place, value: Any) -> PackText:
        """The text with another value at a place, or with a key that its group did not have.

        Args:
            place: where; a key that is not there comes after the one that a pack has before it.
            value: text, number, truth value, None, or lists and groups of these.

        Raises:
            ContentError: the place or its group is not there, or the result would be refused as YAML. A result that is
                no pack is not refused: its `problems` say why, so that people can go on.
        """
        value = self._data(place, value)
        if not place:
            raise self._refused(place, "is the whole pack; edit its parts")
        holder = self.value(place[:-1])
        if isinstance(holder, dict) and place[-1] not in holder:
            return self._add_key(place, value)
        if _hash(self.value(place)) == _hash(value):
            return self
        slot = self.layout.slot(place)
        wanted = _with(self.document.data, place, value)
        if slot is None:
            raise self._refused(place, "cannot be edited where it stands; edit the text itself")
        known = self._remember("set", place, self.value(place), _Form("", self.text[slot.start : slot.end]))
        old = self._remembered("set", place, value)
        form = old.text if old is not None else in_slot(slot, value)
        return self._spliced(slot.start, slot.end, form, place, wanted, known)

    def add(self, place: Place, value: Any, at: int | None = None) -> PackText:
        """The text with one more item in the list at a place.

        Args:
            place: the list's.
            value: as in `set`.
            at: index of the item that it comes before; None for the end.

        Raises:
            ContentError: as `set`, and where there is no list at the place, or no such index.
        """
        items = self.value(place)
        if not isinstance(items, list):
            raise self._refused(place, "is no list")
        at = len(items) if at is None else at
        if not 0 <= at <= len(items):
            raise self._refused(place, f"has {len(items)} items, so nothing can come before number {at}")
        value = self._data((*place, at), value)
        wanted = [*items[:at], value, *items[at:]]
        if not items:
            return self.set(place, wanted)
        return self._put((*place, at), at, value, f"item {len(items) - at}", wanted)

    def remove(self, place: Place) -> PackText:
        """The text without an item of a list, or a key of a group; comment lines right above it go with it.

        Raises:
            ContentError: it is not there, or the result would be refused as YAML.
        """
        value = self.value(place)
        if not place:
            raise self._refused(place, "is the whole pack; edit its parts")
        holder_place, part = place[:-1], place[-1]
        holder = self.value(holder_place)
        if isinstance(holder, list):
            rest: Any = [one for number, one in enumerate(holder) if number != part]
            kind = f"item {len(rest) - cast(int, part)}"
        else:
            rest = {name: one for name, one in holder.items() if name != part}
            kind = "key"
        whole = not rest or self._remembered("set", holder_place, rest) is not None
        chunk = None if whole else self.layout.chunk(place)
        if chunk is None:
            return self.set(holder_place, rest)
        at = [*holder].index(part) if isinstance(holder, dict) else cast(int, part)
        form = _Form(self.text[chunk.base : chunk.start], self.text[chunk.start : chunk.end], at)
        known = self._remember(kind, place, value, form)
        data = _with(self.document.data, holder_place, rest)
        return self._spliced(chunk.start, chunk.end, "", holder_place, data, known)

    @cached_property
    def _parsed(self) -> Document | ContentError:
        # An error is kept like a result: what is refused takes longest to read.
        if len(self.text.encode("utf-8", "surrogatepass")) > strict_yaml.MOST_BYTES:
            message = f"larger than {strict_yaml.MOST_BYTES:,} bytes, which no such file needs"
            return ContentError(self.source, [Problem("", message)])
        try:
            return strict_yaml.document(self.text, self.source)
        except ContentError as error:
            return error

    @cached_property
    def _read(self) -> RubricPack | ContentError:
        try:
            return self.document.validate(RubricPack)
        except ContentError as error:
            return error

    @cached_property
    def layout(self) -> Layout:
        """Where its parts stand, to the character. Raises ContentError where it is not YAML."""
        # Composed again only after `document` has accepted it, so that no bomb gets this far.
        return Layout(self.text, self.document.data)

    def _add_key(self, place: Place, value: Any) -> PackText:
        holder_place, name = place[:-1], place[-1]
        holder = self.value(holder_place)
        names = [*holder]
        before = _neighbour(holder_place, name, names)
        at = names.index(before) + 1 if before is not None else len(names)
        wanted = {**holder, name: value}
        if not names:
            return self.set(holder_place, wanted)
        return self._put(place, at, value, "key", wanted)

    def _put(self, place: Place, at: int, value: Any, kind: str, wanted: Any) -> PackText:
        """One more entry, to be number `at` of its holder, which is not empty and shall be `wanted` then."""
        holder = place[:-1]
        data = _with(self.document.data, holder, wanted)
        old = self._remembered(kind, place, value)
        if old is not None and old.at <= len(wanted) - 1:
            start = self.layout.base(holder, old.at) + len(old.lead)
            if self.text[:start].endswith(old.lead):
                return self._spliced(start, start, old.text, place, data, {})
        gap = self.layout.gap(holder, at)
        if gap is None or self._remembered("set", holder, wanted) is not None:
            return self.set(holder, wanted)
        if kind == "key":
            form = f"{key(place[-1])}: {flow(value)}" if gap.in_flow else group({place[-1]: value}, gap.indent)[0]
        else:
            form = flow(value) if gap.in_flow else item(value, gap.indent)
        return self._spliced(gap.start, gap.start, f"{gap.before}{form}{gap.after}", place, data, {})

    def _spliced(self, start: int, end: int, form: str, place: Place, wanted: Any, known: _Known) -> PackText:
        # A file keeps its own line ends.
        if "\r\n" in self.text:
            form = form.replace("\r\n", "\n").replace("\n", "\r\n")
        text = self.text[:start] + form + self.text[end:]
        result = replace(self, text=text, _known={**self._known, **known})
        if result.document.data != wanted:
            raise self._refused(place, "cannot be edited where it stands; edit the text itself")
        return result

    def _remember(self, kind: str, place: Place, value: Any, form: _Form) -> _Known:
        return {(kind, place, _hash(value)): form}

    def _remembered(self, kind: str, place: Place, value: Any) -> _Form | None:
        return self._known.get((kind, place, _hash(value)))

    def _data(self, place: Place, value: Any) -> Any:
        return plain_data(value, self.source, field_name(place))

    def _refused(self, place: Place, message: str) -> ContentError:
        return ContentError(self.source, [self.document.problem(place, message)])


def in_slot(slot: Slot, value: Any) -> str:
    """The value after a key or a dash, with the comments kept that stand around it."""
    if slot.in_flow:
        return slot.space + flow(value)
    below = f"\n{' ' * slot.indent}"
    if isinstance(value, dict | list) and value:
        if slot.of_item and isinstance(value, dict) and not slot.lead and not slot.trail:
            return item(value, slot.indent - 2)[1:]
        comments = slot.lead + (f"{below}{slot.trail.strip()}" if slot.lead and slot.trail else slot.trail)
        return comments + block(value, slot.indent)
    if slot.lead:
        return f"{slot.lead}{below}{flow(value)}{slot.trail}"
    # No comment can stand behind a text of several lines.
    form = f" {flow(value)}{slot.trail}" if slot.trail else block(value, slot.indent)
    return form if "\n" in form else slot.space + form[1:]


def _hash(value: Any) -> str:
    return content_hash(_ordered(value))


def _ordered(value: Any) -> Any:
    """Tells groups in another order apart, and the key 1 from "1"."""
    if isinstance(value, dict):
        return {"group": [[repr(name), _ordered(one)] for name, one in value.items()]}
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    return value if value is None or isinstance(value, str | bool | int | float) else repr(value)


def _with(data: Any, place: Place, value: Any) -> Any:
    if not place:
        return value
    part, rest = place[0], place[1:]
    if isinstance(data, list):
        return [_with(one, rest, value) if number == part else one for number, one in enumerate(data)]
    return {**data, part: _with(data.get(part), rest, value)}


def _neighbour(holder: Place, name: Any, names: list[Any]) -> Any:
    """The key of a group that comes before `name` in a pack; None where no such is known."""
    if isinstance(name, int):
        lower = [one for one in names if isinstance(one, int) and one < name]
        return max(lower, default=None)
    model: Any = RubricPack
    for part in holder:
        if isinstance(part, str):
            model = _model_of(model, part)
    order = [*model.model_fields] if model is not None else []
    earlier = order[: order.index(name)] if name in order else []
    return next((one for one in reversed(earlier) if one in names), None)


def _model_of(model: Any, part: str) -> Any:
    """The model of the values in a field; None where it has none."""
    known = model.model_fields.get(part) if model is not None else None
    annotation = known.annotation if known is not None else None
    inner = [annotation, *getattr(annotation, "__args__", ())]
    return next((one for one in inner if hasattr(one, "model_fields")), None)
