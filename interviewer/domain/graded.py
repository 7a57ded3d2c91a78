"""Answers that people graded, as an author keeps them: who gave which level when, and what is to change.

An answer's words never change, as levels were given to them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from interviewer.errors import NotFound


@dataclass(frozen=True)
class GivenLevel:
    """One rater's level on one criterion, as it stands."""

    level: int
    by: str
    """Who entered it: the rater, or whoever took in the rater's file."""
    at: dt.datetime
    blind: bool
    """Whether it was given before others' levels and the machine's were seen."""


@dataclass(frozen=True)
class KeptAnswer:
    """A graded answer as it stands."""

    number: int
    """1 for a pack's first, and on from there."""
    question: str
    answer: str
    origin: str
    """The file that it came in; empty where it was typed."""
    by: str
    at: dt.datetime
    """When it was added."""
    note: str = ""
    levels: Mapping[str, Mapping[str, GivenLevel]] = field(default_factory=dict[str, Mapping[str, GivenLevel]])
    """Criterion id -> rater -> level, raters in the order of their first levels in the pack."""
    removed: bool = False


@dataclass(frozen=True)
class Kept:
    """All graded answers of a pack."""

    revision: int
    """Rises with every change; 0 where there is none."""
    answers: tuple[KeptAnswer, ...]
    """Those that count, by number."""
    removed: tuple[KeptAnswer, ...]
    raters: tuple[str, ...]
    """In the order of their first levels, also of levels that were taken back."""

    def answer(self, number: int) -> KeptAnswer:
        """One that counts. Raises NotFound."""
        found = next((one for one in self.answers if one.number == number), None)
        if found is None:
            raise NotFound(f"graded answer {number}")
        return found


@dataclass(frozen=True)
class NewAnswer:
    """An answer that is not there yet, with its levels."""

    question: str
    answer: str
    levels: Mapping[str, Mapping[str, int]]
    """Criterion id -> rater -> level."""
    note: str = ""
    origin: str = ""


@dataclass(frozen=True)
class LevelChange:
    """Another level, or none, of one rater on one criterion of an answer."""

    answer: int
    criterion: str
    rater: str
    level: int | None
    was: int | None
    """The level that it was changed from, as whoever changes it has seen it."""
    blind: bool = False


@dataclass(frozen=True)
class NoteChange:
    """Another note beside an answer."""

    answer: int
    note: str
    was: str


@dataclass(frozen=True)
class Removal:
    """An answer that is to count no longer, or to count again."""

    answer: int
    removed: bool = True


Change = LevelChange | NoteChange | Removal


@dataclass(frozen=True)
class Said:
    """One entry of what was said of an answer."""

    number: int
    kind: str
    """"added", "level", "note", "removed" or "restored"."""
    by: str
    at: dt.datetime
    rater: str = ""
    criterion: str = ""
    level: int | None = None
    """None where a level was taken back."""
    blind: bool = False
    note: str = ""


def words_hash(answer: str) -> str:
    """What tells one answer from another, whatever its line breaks and spaces: 64 hexadecimal digits."""
    return hashlib.sha256(" ".join(answer.split()).encode("utf-8", "surrogatepass")).hexdigest()
