"""What an applicant sent, with the turns before it, to their turn: an answer, a request, a correction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from interviewer.dialogue.moves import Heard, read_move
from interviewer.domain import turns as rules
from interviewer.domain.interview import InterviewPlan, ItemKind, Judgement, Move, PlanItem, Speaker, Turn, TurnKind

_KINDS = {Move.ANSWER: TurnKind.ANSWER, Move.SKIP: TurnKind.SKIP}

_WHOLE = 0.6
"""A correction typed in the chat replaces the answer if it has this share of its words; a shorter one amends it."""


def listen(
    text: str,
    *,
    plan: InterviewPlan,
    turns: Sequence[Turn],
    at: dt.datetime,
    move: Move | None = None,
    judgement: Judgement | None = None,
) -> Turn:
    """The applicant's next turn, with what it asks for.

    Args:
        text: their words, kept whole.
        plan: the interview's plan.
        turns: every turn so far; the last one is the interviewer's.
        at: the moment it was sent, in UTC.
        move: what it asks for, where that is known (a button); None to read it from the words.
        judgement: on a work sample, what was marked on the page.
    """
    state = rules.fold(turns)
    item = plan.item(state.open_item) if state.open_item else None
    heard = Heard(move) if move else _read(text, turns, state, item)
    if heard.move is Move.CORRECT and heard.rest:
        last = _last_answer(turns)
        if last is not None:
            whole = len(heard.rest.split()) >= _WHOLE * len(last.text.split())
            return correction(last, text, turns=turns, at=at, topic=None if whole else rules.AMENDS)
    if heard.move is Move.ANSWER and state.offer == "return":
        # Neither yes nor no: it is asked once more rather than filed under a question it does not answer.
        heard = Heard(Move.PROCESS, "yes-or-no")
    return Turn(
        seq=turns[-1].seq + 1,
        speaker=Speaker.APPLICANT,
        kind=_KINDS.get(heard.move, TurnKind.REQUEST),
        text=text,
        item=item.id if item else None,
        move=heard.move,
        topic=heard.topic,
        judgement=judgement if heard.move is Move.ANSWER else None,
        at=at,
    )


def correction(answer: Turn, text: str, *, turns: Sequence[Turn], at: dt.datetime, topic: str | None = None) -> Turn:
    """The turn that puts `text` in the place of an earlier answer, or, with the topic "amends", beside it."""
    return Turn(
        seq=turns[-1].seq + 1,
        speaker=Speaker.APPLICANT,
        kind=TurnKind.CORRECTION,
        text=text,
        item=answer.item,
        move=Move.CORRECT,
        topic=topic,
        replaces=answer.seq,
        judgement=answer.judgement,
        at=at,
    )


def _read(text: str, turns: Sequence[Turn], state: rules.State, item: PlanItem | None) -> Heard:
    heard = read_move(text, offered=state.offer is not None, item_kind=item.kind if item else None)
    asked_before = [turn for turn in turns[-2:] if turn.kind is TurnKind.REQUEST]
    if asked_before and asked_before[-1].text == text and heard.move is not Move.ANSWER:
        # Taken for a request and sent again word for word: then it was meant as the answer.
        own = item is not None and item.kind is ItemKind.OWN_QUESTIONS
        return heard if own or state.offer else Heard(Move.ANSWER)
    return heard


def _last_answer(turns: Sequence[Turn]) -> Turn | None:
    """The latest standing answer; None before the first."""
    replaced = {turn.replaces for turn in turns}
    for turn in reversed(turns):
        if turn.kind in (TurnKind.ANSWER, TurnKind.CORRECTION) and turn.seq not in replaced:
            return turn
    return None
