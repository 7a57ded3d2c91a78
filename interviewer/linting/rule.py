"""What a lint rule is: one question asked of a pack, with the reason why it matters and an example each way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from interviewer.content.strict_yaml import Place
from interviewer.linting.finding import Hit, Severity
from interviewer.linting.view import View

_PART = re.compile(r"([\w-]+)|\[(\d+)\]")

Check = Callable[[View], Iterable[Hit]]


class Meaning(StrEnum):
    """What a rule does with an embedding model."""

    UNUSED = "unused"
    BETTER = "better"
    """It compares words without one, and meaning too with one."""
    NEEDED = "needed"
    """It does not run without one."""


@dataclass(frozen=True)
class Example:
    """A change to a sound pack. The documents show it, the tests make it."""

    fields: Mapping[str, Any]
    """Field path -> what stands there, as plain YAML data."""
    comment: str = ""
    """A comment on the line above the first field."""


@dataclass(frozen=True)
class Rule:
    """One rule. Calling it gives what it says of a pack."""

    id: str
    title: str
    """What is wrong where it finds something, in a few words."""
    severity: Severity
    why: str
    """Why it matters to the people who are interviewed or who rate, in a sentence or two."""
    trips: Example
    passes: Example
    check: Check
    meaning: Meaning = Meaning.UNUSED
    reads_english: bool = True
    """Whether it goes by English words, so that it says nothing of a pack in another language."""

    def __call__(self, view: View) -> Iterable[Hit]:
        """What it finds. Raises EmbeddingsError where it asks the model of the view and that cannot be run."""
        return self.check(view)


def place_of(field: str) -> Place:
    """A field's path as a place: "competencies[0].id" -> ("competencies", 0, "id")."""
    return tuple(int(number) if number else key for key, number in _PART.findall(field))


def rule(  # noqa: PLR0913  (all that is told about a rule)
    name: str,
    title: str,
    severity: Severity,
    *,
    why: str,
    trips: Mapping[str, Any],
    passes: Mapping[str, Any],
    comments: tuple[str, str] = ("", ""),
    meaning: Meaning = Meaning.UNUSED,
    reads_english: bool = True,
) -> Callable[[Check], Rule]:
    """Makes a rule of a function from a view to hits. `comments` are those of both examples."""

    def make(check: Check) -> Rule:
        return Rule(
            name,
            title,
            severity,
            " ".join(why.split()),
            Example(trips, comments[0]),
            Example(passes, comments[1]),
            check,
            meaning,
            reads_english,
        )

    return make
