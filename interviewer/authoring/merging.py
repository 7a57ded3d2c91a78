"""What another author published since, taken into a draft: each change of theirs whose place was left alone here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place, field_name
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError

_ABSENT = object()


@dataclass(frozen=True)
class Taken:
    """What taking in came to."""

    read: PackText
    """The draft with their changes."""
    places: tuple[str, ...]
    """What was taken in, as "competencies[0].name"."""
    left: tuple[str, ...]
    """What was changed on both sides, or has no counterpart here, and so is for a person to look at."""


def take_in(mine: PackText, base: RubricPack, theirs: RubricPack) -> Taken:
    """Makes their changes in a draft, except the version.

    Args:
        mine: the draft, a valid pack that was written from `base`.
        base: what both were written from.
        theirs: what somebody else published since.

    Raises:
        ContentError: the draft is no pack.
    """
    pack = mine.pack
    if pack is None:
        raise ContentError(mine.source, mine.problems)
    read = mine
    taken: list[str] = []
    left: list[str] = []
    for place, value in _changed(_plain(base), _plain(theirs), _plain(pack), ()):
        if place == ("version",):
            continue
        if value is _ABSENT:
            left.append(field_name(place))
            continue
        try:
            read = read.set(place, value)
            taken.append(field_name(place))
        except ContentError:  # written in a way that cannot be edited part by part
            left.append(field_name(place))
    return Taken(read, tuple(taken), tuple(left))


def _plain(pack: RubricPack) -> Any:
    # Levels are numbers as keys in the file, and texts in JSON.
    return _lists(pack.model_dump(mode="python", exclude_defaults=True))


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lists(one) for name, one in cast(dict[Any, Any], value).items()}
    return [_lists(one) for one in value] if isinstance(value, list | tuple) else value


def _changed(base: Any, theirs: Any, mine: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """The innermost places that changed from `base` to `theirs`, with their value; _ABSENT where it cannot be taken."""
    if theirs in (base, mine):
        return
    if isinstance(base, dict) and isinstance(theirs, dict) and isinstance(mine, dict):
        for name in [*theirs, *(one for one in base if one not in theirs)]:
            inner = base.get(name), theirs.get(name, _ABSENT), mine.get(name)
            yield from _changed(*inner, (*place, name))
    elif _same_items(base, theirs, mine):
        for number, (before, after, here) in enumerate(zip(base, theirs, mine, strict=True)):
            yield from _changed(before, after, here, (*place, number))
    else:
        yield place, theirs if mine == base else _ABSENT


def _same_items(*lists: Any) -> bool:
    """Whether these are lists of the same items, told by their ids, in the same order."""
    if not all(isinstance(one, list) and len(one) == len(lists[0]) for one in lists):
        return False
    ids = [[item.get("id") if isinstance(item, dict) else None for item in one] for one in lists]
    return all(one == ids[0] for one in ids)
