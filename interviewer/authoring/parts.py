"""The parts that an author goes through, in a draft that need not be a pack yet: odd or missing data is passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place
from interviewer.errors import ContentError

_MOST_SHOWN = 60


class Kind(StrEnum):
    """What a part is."""

    WORK = "work"
    """The pack itself: what the work is, how long it takes."""
    COMPETENCY = "competency"
    QUESTION = "question"
    CRITERION = "criterion"
    SAMPLE = "sample"
    SOURCES = "sources"


@dataclass(frozen=True)
class Part:
    """One part, which is looked at on its own."""

    place: Place
    """Where it stands; () for the work."""
    kind: Kind
    name: str
    """Its name for people; empty where it has none yet."""

    @property
    def competency(self) -> Place | None:
        """Place of the competency that it is, or is in; None where it is in none."""
        return self.place[:2] if self.place[:1] == ("competencies",) else None


def parts(read: PackText) -> tuple[Part, ...]:
    """Every part in the pack's order; none where the text is no YAML or not a group of keys."""
    try:
        data = read.document.data
    except ContentError:
        return ()
    return tuple(_parts(data)) if isinstance(data, dict) else ()


def owner(found: Sequence[Part], place: Place) -> Part | None:
    """The innermost part that a place is in; None where there are no parts."""
    inside = [part for part in found if place[: len(part.place)] == part.place]
    return max(inside, key=lambda part: len(part.place), default=None)


def items(value: Any) -> list[Any]:
    """A list as it is; nothing for what is none."""
    return cast(list[Any], value) if isinstance(value, list) else []


def field(group: Any, name: str | int) -> Any:
    """What a group has under a key; None where it is no group or has no such key."""
    return cast(dict[Any, Any], group).get(name) if isinstance(group, dict) else None


def words(value: Any) -> str:
    """A text as it is, a number or truth value as it would be typed; empty for what is neither."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else ""


def _parts(data: Any) -> Iterator[Part]:
    yield Part((), Kind.WORK, words(field(data, "title")))
    for number, competency in enumerate(items(field(data, "competencies"))):
        place: Place = ("competencies", number)
        yield Part(place, Kind.COMPETENCY, _short(field(competency, "name")))
        for at, question in enumerate(items(field(competency, "questions"))):
            yield Part((*place, "questions", at), Kind.QUESTION, _short(field(question, "text")))
        for at, criterion in enumerate(items(field(competency, "criteria"))):
            yield Part((*place, "criteria", at), Kind.CRITERION, _short(field(criterion, "name")))
    for number, sample in enumerate(items(field(data, "work_samples"))):
        yield Part(("work_samples", number), Kind.SAMPLE, _short(field(sample, "title")))
    yield Part(("sources",), Kind.SOURCES, "")


def _short(value: Any) -> str:
    text = " ".join(words(value).split())
    return text if len(text) <= _MOST_SHOWN else f"{text[: _MOST_SHOWN - 1].rstrip()}…"
