"""What an answer is held against: one criterion's standard, and answers that people have already graded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interviewer.domain.rubric import KeyPoint


@dataclass(frozen=True)
class Standard:
    """One criterion as grading needs it, read from a published pack."""

    pack_hash: str
    competency: str
    criterion: str
    name: str
    looks_for: str
    anchors: Mapping[int, str]
    """Level -> behaviour that earns it, lowest level first."""
    key_points: tuple[KeyPoint, ...]
    common_errors: tuple[str, ...] = ()
    probes: tuple[str, ...] = ()
    competency_name: str = ""
    """What the competency is called; empty where it has no name."""
    own_words: bool = True
    """Whether what is copied from the rubric is set aside; false where its words are the right ones."""

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels, lowest first."""
        return tuple(sorted(self.anchors))

    def share(self, level: float) -> float:
        """Where `level` stands on the scale, 0 (lowest) to 1 (highest)."""
        lowest, highest = self.levels[0], self.levels[-1]
        return (level - lowest) / (highest - lowest)


@dataclass(frozen=True)
class GradedExample:
    """An answer with the level that people gave it on each criterion of its competency."""

    competency: str
    question: str
    """Id of the question it answers."""
    question_text: str
    answer: str
    levels: Mapping[str, int]
    """Criterion id -> level."""
    why: str
    similarity: float | None = None
    """Cosine to what was looked for, -1 to 1; None where nothing was."""
