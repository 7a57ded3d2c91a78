"""What follow-ups brought: whether a reply showed something that the answers before it had not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer
from interviewer.domain.interview import InterviewPlan, ItemKind, Turn, TurnKind
from interviewer.domain.rubric import RubricPack
from interviewer.domain.turns import exchange
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.trying.exchange import graded_answers


@dataclass(frozen=True)
class FollowedUp:
    """One follow-up that was asked."""

    turn: int
    """`seq` of the interviewer's turn."""
    competency: str
    criterion: str
    """What it asked about."""
    answered: bool
    """False where it was skipped."""
    new: bool
    """Whether the reply showed a key point of the criterion that was not found before, or raised its level."""


def followed_up(
    grader: EmbeddedGrader, pack: RubricPack, plan: InterviewPlan, turns: Sequence[Turn]
) -> tuple[FollowedUp, ...]:
    """Every follow-up of an interview, in order.

    Args:
        grader: the grader on this machine, also where a model rated: follow-ups are decided by it.
        pack: what was asked.
        plan: the interview's.
        turns: all of them.

    Raises:
        EmbeddingsError: the model could not be used.
    """
    found: list[FollowedUp] = []
    for item in plan.items:
        if item.kind is not ItemKind.LEAD:
            continue
        competency, question = pack.question(item.id)
        answers = graded_answers(competency, question, turns)
        replies = {asked.seq: number for number, (asked, _) in enumerate(exchange(turns, item.id))}
        for turn in turns:
            if turn.kind is not TurnKind.PROBE or turn.item != item.id or turn.criterion is None:
                continue
            number = replies.get(turn.seq)
            new = number is not None and _new(grader, pack, competency.id, turn.criterion, answers[: number + 1])
            found.append(FollowedUp(turn.seq, competency.id, turn.criterion, number is not None, new))
    return tuple(sorted(found, key=lambda one: one.turn))


def _new(grader: EmbeddedGrader, pack: RubricPack, competency: str, criterion: str, answers: Sequence[Answer]) -> bool:
    """Whether the last answer added something to those before it."""
    before, after = (
        next(one for one in grader.assess(pack.hash, competency, told) if one.standard.criterion == criterion)
        for told in (answers[:-1], answers)
    )
    known = {one.key_point for one in before.findings if one.found}
    shown = any(
        one.found and one.key_point not in known and one.quote is not None and one.quote.turn == answers[-1].turn
        for one in after.findings
    )
    return shown or after.level > before.level
