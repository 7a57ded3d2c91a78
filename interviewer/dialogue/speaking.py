"""A step of the interview, with the turns before it, to the words that are said."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.dialogue.voice import Before, Position, Voice
from interviewer.domain import turns as rules
from interviewer.domain.interview import InterviewPlan, ItemKind, PlanItem, Speaker, Turn, TurnKind
from interviewer.domain.rubric import RubricPack, WorkSample


def speak(
    voice: Voice,
    step: rules.Step,
    *,
    plan: InterviewPlan,
    pack: RubricPack,
    turns: Sequence[Turn],
    plain: bool = False,
) -> str:
    """What the interviewer says to take `step`.

    Args:
        voice: the words of this interview.
        step: what `advance` gave.
        plan: the interview's plan.
        pack: the pack it was made from.
        turns: every turn so far, the applicant's last one included; its text may be masked.
        plain: whether questions are asked in their plainer wording.
    """
    n = sum(turn.speaker is Speaker.INTERVIEWER for turn in turns)
    before = _before(plan, pack, turns)
    match step:
        case rules.Ask(item_id) | rules.Return(item_id):
            item = plan.item(item_id)
            said = voice.ask(
                item,
                n=n,
                before=before,
                plain=plain,
                position=_position(plan, turns, item),
                sample=_sample(pack, item),
                returning=isinstance(step, rules.Return),
            )
            return said if turns else f"{voice.opening()}\n\n{said}"
        case rules.Probe(_, _, _, text):
            return voice.probe(text, n=n, before=before or Before(answer=""))
        case rules.Clarify(topic, item_id):
            item = plan.item(item_id) if item_id else None
            return voice.clarify(
                topic,
                item,
                n=n,
                question=_open_question(plan, pack, turns),
                position=_position(plan, turns, item),
                sample=_sample(pack, item),
            )
        case rules.Offer(topic, items):
            return voice.offer(topic, items=len(items))
        case rules.Close(left):
            return voice.close(left=left, unanswered=_unanswered(plan, turns))


def _before(plan: InterviewPlan, pack: RubricPack, turns: Sequence[Turn]) -> Before | None:
    """The answer or skip that is being replied to; None after anything else, which has its own reply."""
    if not turns or turns[-1].kind not in (TurnKind.ANSWER, TurnKind.SKIP):
        return None
    last = turns[-1]
    item = plan.item(last.item) if last.item else None
    return Before(
        answer=last.text,
        question=_open_question(plan, pack, turns) or "",
        kind=item.kind if item else None,
        skipped=last.kind is TurnKind.SKIP,
    )


def asked(plan: InterviewPlan, pack: RubricPack, turn: Turn) -> str | None:
    """The question that a turn of the interviewer's asks, without what is said around it; None where it asks none.

    A follow-up is the pack's word for word, or whole as a chat model worded it.
    """
    if turn.item is None:
        return None
    item = plan.item(turn.item)
    if turn.kind is TurnKind.ASK:
        return item.text
    if turn.kind is TurnKind.PROBE and turn.criterion and item.competency:
        prepared = pack.competency(item.competency).criterion(turn.criterion).probes[turn.probe or 0]
        return turn.text if turn.model else prepared
    return None


def _open_question(plan: InterviewPlan, pack: RubricPack, turns: Sequence[Turn]) -> str | None:
    """The words of the question that was asked last, without what was said around it."""
    for turn in reversed(turns):
        if turn.kind is TurnKind.OFFER and turn.topic == "return":
            return turn.text
        question = asked(plan, pack, turn)
        if question is not None:
            return question
    return None


def _position(plan: InterviewPlan, turns: Sequence[Turn], item: PlanItem | None) -> Position | None:
    """How far the interview is; None outside its counted parts."""
    counted = [one.id for one in plan.items if one.kind not in (ItemKind.PRACTICE, ItemKind.OWN_QUESTIONS)]
    if item is None or item.id not in counted:
        return None
    state = rules.fold(turns)
    return Position(counted.index(item.id) + 1, len(counted), rules.minutes_left(plan, state))


def _sample(pack: RubricPack, item: PlanItem | None) -> WorkSample | None:
    return pack.work_sample(item.id) if item and item.kind is ItemKind.WORK_SAMPLE else None


def _unanswered(plan: InterviewPlan, turns: Sequence[Turn]) -> int:
    answered = {turn.item for turn in turns if turn.kind is TurnKind.ANSWER}
    kinds = (ItemKind.LEAD, ItemKind.VERIFICATION, ItemKind.WORK_SAMPLE)
    return sum(item.kind in kinds and item.id not in answered for item in plan.items)
