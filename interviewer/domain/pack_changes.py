"""What differs between two versions of a pack, and how much the version has to rise for it.

Semantic versioning, for what people are told by their ratings: a major change moves what a level means, so ratings
before and after it cannot be compared; a minor one asks or rates more; a patch is wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, cast

from interviewer.domain.rubric import RubricPack


class Step(IntEnum):
    """Which part of a version has to rise, least first."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """As people call it."""
        return self.name.lower()


@dataclass(frozen=True)
class Change:
    """One difference."""

    place: str
    """Ids, outermost first: "pairing > sweetness > anchors > 2"."""
    what: str
    """"added", "removed", "reworded" or "changed"."""
    step: Step

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def changes(before: RubricPack, after: RubricPack) -> tuple[Change, ...]:
    """Every difference between two packs in the order of the newer one, what was removed last; not the version."""
    return tuple(_differences(before.model_dump(mode="json"), after.model_dump(mode="json"), ()))


def step(found: tuple[Change, ...]) -> Step:
    """The largest step that any change needs; PATCH for none."""
    return max((change.step for change in found), default=Step.PATCH)


def raised(version: str, by: Step) -> str:
    """The version after another one: 1.3.0 after 1.2.3 for a minor step."""
    major, minor, patch = version_key(version)
    if by is Step.MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if by is Step.MINOR else f"{major}.{minor}.{patch + 1}"


def version_key(version: str) -> tuple[int, int, int]:
    """What versions are ordered by."""
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch


_MOVE_LEVELS = {"anchors", "levels", "weight", "language", "own_words"}
"""Fields that what a level means, or what it counts for, rests on.

`own_words` is one: what is copied earns nothing while it is true, and may earn the highest level once it is false.
"""
_LEFT_OUT = {"own_words": True}
"""Fields that a pack's plain data leaves out, with what they are then."""
_RATED = {"competencies", "criteria"}
"""Lists whose removed items take ratings away."""
_UNNAMED = {"competencies", "criteria", "questions", "key_points", "work_samples"}
"""Lists whose items are told apart by their ids, so that a place need not name the list."""
_SHOWN = 40
_SETTINGS = {"minutes", "follow_ups", "work_samples_asked"}


def _differences(before: Any, after: Any, place: tuple[str, ...]) -> Iterator[Change]:
    if before == after:
        return
    old, new = _parts(before), _parts(after)
    if old is not None and new is not None:
        if old == new:
            yield _change(place, "changed", Step.PATCH)  # the same parts in another order
        removed = [key for key in old if key not in new]
        for key in [*new, *removed]:
            if (*place, key) != ("version",):
                otherwise = _LEFT_OUT.get(key)
                yield from _differences(old.get(key, otherwise), new.get(key, otherwise), (*place, key))
        return
    yield _changed(before, after, place)


def _changed(before: Any, after: Any, place: tuple[str, ...]) -> Change:
    if before in (None, [], {}, ()):
        return _change(place, "added", _of_field(place, Step.MINOR))
    if after in (None, [], {}, ()):
        return _change(place, "removed", Step.MAJOR if len(place) > 1 and place[-2] in _RATED else Step.MINOR)
    if isinstance(before, str) and isinstance(after, str):
        same_words = _words(before) == _words(after)
        return _change(place, "reworded", Step.PATCH if same_words else _of_field(place, Step.PATCH))
    return _change(place, "changed", _of_field(place, Step.MINOR if _SETTINGS & {*place} else Step.PATCH))


def _of_field(place: tuple[str, ...], otherwise: Step) -> Step:
    return Step.MAJOR if _MOVE_LEVELS & {*place[-2:]} else otherwise


def _parts(value: Any) -> dict[str, Any] | None:
    """A group, or a list by what tells its items apart; None for what has no parts."""
    if isinstance(value, list):
        return _keyed(cast(list[Any], value))
    return cast(dict[str, Any], value) if isinstance(value, dict) else None


def _keyed(items: list[Any]) -> dict[str, Any]:
    """A list by what tells its items apart: ids; an exemplar's first words; else their numbers, from 1."""
    keys = [_key(item, number) for number, item in enumerate(items, start=1)]
    if len(set(keys)) < len(keys):
        keys = [str(number) for number in range(1, len(items) + 1)]
    return dict(zip(keys, items, strict=True))


def _key(item: Any, number: int) -> str:
    if not isinstance(item, dict):
        return str(number)
    fields = cast(dict[str, Any], item)
    answer = " ".join(str(fields.get("answer", number)).split())
    return str(fields.get("id", "")) or (answer if len(answer) <= _SHOWN else f"{answer[: _SHOWN - 1]}…")


def _change(place: tuple[str, ...], what: str, least: Step) -> Change:
    named = [part for number, part in enumerate(place) if part not in _UNNAMED or number == len(place) - 1]
    return Change(" > ".join(named), what, least)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
