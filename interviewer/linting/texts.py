"""Every text of a pack with its place, and places in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from interviewer.content.strict_yaml import Place
from interviewer.domain.rubric import RubricPack

_NAMED = frozenset({"competencies", "questions", "criteria", "work_samples"})
"""Lists whose items are called by their ids alone."""


def all_texts(pack: RubricPack) -> Iterator[tuple[Place, str]]:
    """Every text that people wrote, in the pack's order; ids and names of sources apart."""
    for place, value in _leaves(pack.model_dump(), ()):
        if isinstance(value, str) and place[-1] not in {"id", "version", "language", "kind", "source", "citation"}:
            yield place, value


def order(pack: RubricPack) -> dict[Place, int]:
    """Every place of a pack with its number in the pack's order."""
    return {place: number for number, place in enumerate(_places(pack.model_dump(), ()))}


def where(document: Mapping[str, Any], place: Place) -> str:
    """A place of a pack's plain data by the ids of what it stands in: "brewing > temperature > anchors[2]"."""
    parts: list[str] = []
    value: Any = document
    for before, part in zip((None, *place), place, strict=False):
        value = _within(value, part)
        if not isinstance(before, str) or isinstance(part, str):
            parts.append(str(part))
            continue
        called = value.get("id") if isinstance(value, Mapping) else None
        if called is None:
            parts[-1] += f"[{part}]"
        elif before in _NAMED:
            parts[-1] = str(called)
        else:
            parts[-1] += f".{called}"
    return " > ".join(parts)


def _within(value: Any, part: str | int) -> Any:
    try:
        return value[part]
    except (KeyError, IndexError, TypeError):
        return None


def _leaves(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _leaves(child, (*place, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, child in enumerate(value):
            yield from _leaves(child, (*place, number))
    else:
        yield place, value


def _places(value: Any, place: Place) -> Iterator[Place]:
    yield place
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _places(child, (*place, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for number, child in enumerate(value):
            yield from _places(child, (*place, number))
