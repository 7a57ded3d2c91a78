"""What a chat model is shown of what an applicant said: the last answers to one question, fenced, long ones cut."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.chat import fenced
from interviewer.dialogue.speaking import asked
from interviewer.domain import turns as rules
from interviewer.domain.interview import InterviewPlan, Turn, TurnKind
from interviewer.domain.rubric import RubricPack

ANSWERS = 3
WORDS = 250
"""Of one answer; the middle of a longer one is left out."""
SIGNS = 2000
"""The same, where words are long."""
_LEFT_OUT = " […] "
_MASKED = re.compile("▮+")


@dataclass(frozen=True)
class Exchange:
    """One question's answers and follow-ups."""

    text: str
    """The last answers, oldest first, each below the follow-up it was given to."""
    note: str
    """How far the follow-ups are, and those whose answers are not shown."""
    followed_up: tuple[str, ...]
    """Every follow-up that was asked, oldest first."""


def exchange_shown(item: str, plan: InterviewPlan, pack: RubricPack, turns: Sequence[Turn]) -> Exchange:
    """The exchange on a lead question as a model is shown it; the applicant's turns are masked already."""
    pairs = rules.exchange(turns, item)
    parts: list[str] = []
    for question, answer in pairs[-ANSWERS:]:
        if question.kind is TurnKind.PROBE:
            parts.append(f"You asked: {asked(plan, pack, question)}")
        parts.append(fenced(cut(answer.text), "answer"))
    probes = [turn for turn in turns if turn.kind is TurnKind.PROBE and turn.item == item]
    followed_up = tuple(asked(plan, pack, turn) or "" for turn in probes)
    shown = {question.seq for question, _ in pairs[-ANSWERS:]}
    earlier = [text for turn, text in zip(probes, followed_up, strict=True) if turn.seq not in shown]
    note = f"You asked before: {' '.join(earlier)}" if earlier else ""
    return Exchange("\n".join(parts), note, followed_up)


def cut(text: str) -> str:
    """A text as it is sent: a masked stretch as one sign, and without its middle where it is long."""
    text = _MASKED.sub("▮", text)
    found = text.split()
    if len(found) > WORDS:
        text = f"{' '.join(found[: WORDS // 2])}{_LEFT_OUT}{' '.join(found[-WORDS // 2 :])}"
    if len(text) > SIGNS:
        text = f"{text[: SIGNS // 2]}{_LEFT_OUT}{text[-SIGNS // 2 :]}"
    return text
