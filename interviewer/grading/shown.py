"""Answers as a chat model is shown them: the applicant's, and those that people graded."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.chat import fenced
from interviewer.domain.evidence import Answer
from interviewer.domain.standard import GradedExample, Standard

_EXAMPLE_WORDS, _ANSWER_WORDS = 30, 700


def examples_shown(near: Sequence[GradedExample], standard: Standard) -> str:
    """Two graded answers, one from each half of the scale, nearest first in `near`."""
    return "\n".join(_example(one, standard) for one in _apart(near, standard)) or "none"


def answers_shown(lead: str, read: Sequence[tuple[Answer, str]]) -> str:
    """Each answer fenced, a follow-up's question before it; `lead` is the question that all of them are to."""
    return "\n".join(_said(lead, *one) for one in read)


def _apart(near: Sequence[GradedExample], standard: Standard) -> list[GradedExample]:
    """The nearest graded answer of the upper half of the scale and of the lower one, the weaker first."""
    halves: dict[bool, GradedExample] = {}
    for one in near:
        halves.setdefault(standard.share(one.levels[standard.criterion]) > 0.5, one)
    return [halves[upper] for upper in (False, True) if upper in halves]


def _example(one: GradedExample, standard: Standard) -> str:
    """A graded answer: its words where they are few, why people gave its level where they would cost more than that."""
    short = len(one.answer.split()) <= _EXAMPLE_WORDS
    return f"Level {one.levels[standard.criterion]}: {fenced(one.answer, 'graded') if short else one.why}"


def _said(lead: str, answer: Answer, text: str) -> str:
    asked = answer.question.removeprefix(lead).strip()
    follow_up = f"Follow-up: {asked}\n" if asked else ""
    return follow_up + fenced(_cut(text, _ANSWER_WORDS), "answer")


def _cut(text: str, words: int) -> str:
    """The text with its middle left out, where it has more words than this."""
    parts = text.split(" ")
    if len(parts) <= words:
        return text
    return " ".join([*parts[: words * 2 // 3], "[...]", *parts[-(words // 3) :]])
