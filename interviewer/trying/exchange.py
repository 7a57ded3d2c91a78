"""One question with its follow-ups, turn by turn, as an interview would hold it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from interviewer.domain import turns as rules
from interviewer.domain.evidence import Answer
from interviewer.domain.interview import InterviewPlan, ItemKind, Move, PlanItem, Speaker, Turn, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import Competency, Question, RubricPack
from interviewer.errors import InputError
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.intake.redaction import Redactor

_WHEN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""Nothing here depends on when a turn was taken."""


def graded_answers(competency: Competency, question: Question, turns: Sequence[Turn]) -> list[Answer]:
    """The replies as graders get them: masked, each with the words that it was asked in."""
    redactor = Redactor(Profile())
    found: list[Answer] = []
    for asked, reply in rules.exchange(turns, question.id):
        words = question.text
        if asked.model is not None:
            words = f"{words} {asked.text}"
        elif asked.kind is TurnKind.PROBE and asked.criterion is not None:
            words = f"{words} {competency.criterion(asked.criterion).probes[asked.probe or 0]}"
        text = redactor.mask(reply.text)
        found.append(Answer(turn=reply.seq, question=words, text=text, criterion=asked.criterion))
    return found


def held_with(
    pack: RubricPack, competency: Competency, question: Question, replies: Sequence[str], grader: EmbeddedGrader
) -> tuple[tuple[Turn, ...], tuple[rules.Probe | None, str]]:
    """The exchange as an interview would hold it.

    Args:
        pack: its follow-ups and how many it allows.
        competency: the question's.
        question: what is asked.
        replies: the answer, then what is said to each follow-up.
        grader: what tells how much of each criterion is covered.

    Returns:
        The turns, the last reply last; then the follow-up that comes next, or None and why none does.

    Raises:
        InputError: a reply is empty, there is none, or there is one more than follow-ups.
        EmbeddingsError: the model could not be used.
    """
    if not replies or not all(reply.strip() for reply in replies):
        raise InputError("An answer is empty; write one, or leave the last follow-up unanswered.")
    plan = _plan(pack, competency, question)
    turns = [_asked(0, question)]
    for number, reply in enumerate(replies, start=1):
        turns.append(_replied(len(turns), question, reply))
        coverage = grader.coverage(pack.hash, competency.id, graded_answers(competency, question, turns))
        step = rules.advance(plan, pack, turns, coverage)
        if not isinstance(step, rules.Probe):
            if number < len(replies):
                raise InputError(
                    f"After reply {number} an interview asks no follow-up, so reply {number + 1} has none."
                )
            return tuple(turns), (None, _why_none(plan, competency, turns, coverage))
        if number == len(replies):
            return tuple(turns), (step, "")
        turns.append(_followed_up(len(turns), step))
    raise AssertionError("the last reply ends the loop")


def _why_none(plan: InterviewPlan, competency: Competency, turns: Sequence[Turn], coverage: Mapping[str, float]) -> str:
    followed_up = {turn.criterion for turn in turns if turn.kind is TurnKind.PROBE}
    left = [one for one in competency.criteria if coverage.get(one.id, 0.0) < rules.COVERED]
    if not left:
        return "Every criterion is covered well enough, so an interview goes on to the next question."
    if len(followed_up) >= min(plan.per_question, plan.follow_ups):
        many = "1 follow-up" if plan.per_question == 1 else f"{plan.per_question} follow-ups"
        return f"The pack allows {many} to a question, so an interview goes on to the next one."
    if all(one.id in followed_up for one in left):
        return "What is not covered was followed up once, so an interview goes on to the next question."
    return "The last reply says that there is no more to come, so an interview goes on to the next question."


def _plan(pack: RubricPack, competency: Competency, question: Question) -> InterviewPlan:
    lead = PlanItem(
        id=question.id,
        kind=ItemKind.LEAD,
        text=question.text,
        plain=question.plain,
        competency=competency.id,
        minutes=1.0,
    )
    return InterviewPlan(
        pack=pack.id,
        pack_hash=pack.hash,
        seed=0,
        per_question=pack.follow_ups.per_question,
        follow_ups=pack.follow_ups.total,
        items=(lead,),
    )


def _asked(seq: int, question: Question) -> Turn:
    return Turn(seq=seq, speaker=Speaker.INTERVIEWER, kind=TurnKind.ASK, text=question.text, item=question.id, at=_WHEN)


def _followed_up(seq: int, probe: rules.Probe) -> Turn:
    return Turn(
        seq=seq,
        speaker=Speaker.INTERVIEWER,
        kind=TurnKind.PROBE,
        text=probe.text,
        item=probe.item,
        criterion=probe.criterion,
        probe=probe.probe,
        at=_WHEN,
    )


def _replied(seq: int, question: Question, text: str) -> Turn:
    return Turn(
        seq=seq,
        speaker=Speaker.APPLICANT,
        kind=TurnKind.ANSWER,
        text=text,
        item=question.id,
        move=Move.ANSWER,
        at=_WHEN,
    )
