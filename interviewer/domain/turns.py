"""How an interview moves: the turns taken so far and the last one's coverage -> what the interviewer does next.

`advance` is a pure, table-driven function. It holds to these rules whatever is said: a lead question is asked once
(again only when the applicant asks to hear it or to come back to it), follow-ups stay within both budgets, no
follow-up is used twice, and the interview closes only after every item was asked, or because the applicant left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from interviewer.domain.interview import InterviewPlan, ItemKind, Move, Speaker, Turn, TurnKind
from interviewer.domain.rubric import RubricPack

COVERED = 0.5
"""Coverage from which a criterion needs no follow-up."""

MOST_OWN_QUESTIONS = 6
"""How many questions of their own an applicant may ask before the interview closes."""

AMENDS = "amends"
"""Topic of a correction that puts a detail right rather than the whole answer."""

_FEW_WORDS = 4
"""An answer to a follow-up with fewer words than this says that there is no more to come."""


@dataclass(frozen=True)
class Ask:
    """Ask an item for the first time."""

    item: str


@dataclass(frozen=True)
class Return:
    """Come back to an item the applicant skipped, because they want to."""

    item: str


@dataclass(frozen=True)
class Probe:
    """Ask a follow-up in the pack's words."""

    item: str
    criterion: str
    probe: int
    text: str


@dataclass(frozen=True)
class Clarify:
    """Reply to a request; the open question stays open."""

    topic: str
    item: str | None


@dataclass(frozen=True)
class Offer:
    """A yes-or-no question about the interview itself: "return" to what was skipped, or "finish" now."""

    topic: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Close:
    """The end. `left` says that the applicant chose to stop early."""

    left: bool = False


Step = Ask | Return | Probe | Clarify | Offer | Close


@dataclass(frozen=True)
class State:
    """Where an interview stands; always folded from its turns, never stored."""

    asked: tuple[str, ...] = ()
    """Items in the order they were first asked."""
    open_item: str | None = None
    """The item that was asked last."""
    replied: bool = False
    """Whether the open item's last question was answered or skipped already."""
    offer: str | None = None
    """Topic of the offer that waits for a yes or no."""
    skipped: tuple[str, ...] = ()
    """Items skipped and not answered since."""
    returned: frozenset[str] = frozenset()
    """Items the applicant came back to."""
    offered_return: bool = False
    probed: tuple[tuple[str, str, int], ...] = ()
    """(item, criterion, probe index) of every follow-up asked."""
    own_questions: int = 0
    closed: bool = False

    def probes_of(self, item: str) -> tuple[tuple[str, str, int], ...]:
        """The follow-ups asked on one item."""
        return tuple(one for one in self.probed if one[0] == item)


def fold(turns: Sequence[Turn]) -> State:
    """The state after `turns`, in order."""
    state = State()
    for turn in turns:
        state = _take(state, turn)
    return state


def advance(
    plan: InterviewPlan, pack: RubricPack, turns: Sequence[Turn], coverage: Mapping[str, float] | None = None
) -> Step:
    """What the interviewer does next.

    Args:
        plan: the interview's plan.
        pack: the pack the plan was made from; follow-ups are taken from it, word for word.
        turns: every turn so far; empty at the start, otherwise the last one is the applicant's.
        coverage: for the open lead question, criterion id -> how much of it the answers cover, 0 to 1.

    Raises:
        ValueError: the interview is closed, or the last turn is the interviewer's own.
    """
    state = fold(turns)
    if state.closed:
        raise ValueError("the interview is closed")
    if not turns:
        return Ask(plan.items[0].id)
    last = turns[-1]
    if last.speaker is not Speaker.APPLICANT:
        raise ValueError("it is the applicant's turn")
    move = last.move or Move.ANSWER
    context = _Context(plan, pack, turns, state, coverage or {})
    if fold(turns[:-1]).offer is not None:
        handler = _ON_OFFER.get(move)
        if handler is not None:
            return handler(context)
    return _ON_MOVE[move](context)


def exchange(turns: Sequence[Turn], item: str) -> list[tuple[Turn, Turn]]:
    """The standing answers to an item, as (the question's turn, the answer's turn).

    A correction stands in its answer's place; one that only amends it (topic "amends") stands beside it.
    """
    corrected = {
        turn.replaces: turn for turn in turns if turn.kind is TurnKind.CORRECTION and turn.replaces is not None
    }
    pairs: list[tuple[Turn, Turn]] = []
    question: Turn | None = None
    for turn in turns:
        if turn.kind in (TurnKind.ASK, TurnKind.PROBE):
            question = turn
        elif turn.kind is TurnKind.ANSWER and turn.item == item and question is not None:
            standing = turn
            while standing.seq in corrected:
                if corrected[standing.seq].topic == AMENDS:
                    pairs.append((question, standing))
                standing = corrected[standing.seq]
            pairs.append((question, standing))
    return pairs


def unused_probes(
    pack: RubricPack, turns: Sequence[Turn], item: str, coverage: Mapping[str, float]
) -> tuple[Probe, ...]:
    """Every follow-up that may still be asked on a lead question, where `advance` found that one is due.

    Args:
        pack: the pack that the interview's plan was made from.
        turns: every turn so far.
        item: the lead question.
        coverage: criterion id -> how much of it the answers cover, 0 to 1.

    Returns:
        The probes of the criteria that are not covered, the least covered criterion first, each one's in the pack's
        order. As in `advance`, a criterion is followed up once a question. No two have the same words, nor the words
        of one that was asked on this question.
    """
    competency, _ = pack.question(item)
    asked = fold(turns).probes_of(item)
    followed_up = {criterion for _, criterion, _ in asked}
    seen = {competency.criterion(criterion).probes[number] for _, criterion, number in asked}
    found: list[Probe] = []
    for criterion in sorted(competency.criteria, key=lambda one: coverage.get(one.id, 0.0)):
        if criterion.id in followed_up or coverage.get(criterion.id, 0.0) >= COVERED:
            continue
        for number, text in enumerate(criterion.probes):
            if text not in seen:
                seen.add(text)
                found.append(Probe(item, criterion.id, number, text))
    return tuple(found)


def minutes_left(plan: InterviewPlan, state: State) -> float:
    """Minutes that what is still to be asked usually takes; the open item counts half."""
    left = 0.0
    for item in plan.items:
        if item.id == state.open_item:
            left += item.minutes / 2
        elif item.id not in state.asked:
            left += item.minutes
    return left


@dataclass(frozen=True)
class _Context:
    plan: InterviewPlan
    pack: RubricPack
    turns: Sequence[Turn]
    state: State
    coverage: Mapping[str, float]

    @property
    def last(self) -> Turn:
        return self.turns[-1]


def _take(state: State, turn: Turn) -> State:
    """The state after one more turn."""
    match turn.kind:
        case TurnKind.ASK:
            assert turn.item is not None
            if turn.item in state.asked:
                returned = state.returned | {turn.item}
                return replace(state, open_item=turn.item, offer=None, replied=False, returned=returned)
            return replace(state, asked=(*state.asked, turn.item), open_item=turn.item, offer=None, replied=False)
        case TurnKind.PROBE:
            assert turn.item is not None and turn.criterion is not None and turn.probe is not None
            return replace(state, probed=(*state.probed, (turn.item, turn.criterion, turn.probe)), replied=False)
        case TurnKind.OFFER:
            returning = turn.topic == "return"
            return replace(state, offer=turn.topic, offered_return=state.offered_return or returning)
        case TurnKind.CLOSE:
            return replace(state, closed=True, open_item=None, offer=None)
        case TurnKind.ANSWER | TurnKind.SKIP:
            skipped = tuple(item for item in state.skipped if item != turn.item)
            if turn.kind is TurnKind.SKIP and turn.item is not None:
                skipped = (*skipped, turn.item)
            return replace(state, offer=None, skipped=skipped, replied=True)
        case TurnKind.REQUEST if turn.move is Move.PROCESS and state.open_item == "own-questions":
            return replace(state, own_questions=state.own_questions + 1)
        case TurnKind.REQUEST if turn.move in (Move.YES, Move.NO):
            return replace(state, offer=None)
        case _:
            return state


def _answered(context: _Context) -> Step:
    item = context.plan.item(context.last.item or context.state.asked[-1])
    if item.kind is ItemKind.LEAD:
        return _probe(context, item.id) or _next(context)
    if item.kind is ItemKind.OWN_QUESTIONS:
        return Close()
    return _next(context)


def _probe(context: _Context, item: str) -> Probe | None:
    """The follow-up on the least covered criterion, or None where none is needed or the budget is used up."""
    state, plan = context.state, context.plan
    asked_here = state.probes_of(item)
    if len(asked_here) >= plan.per_question or len(state.probed) >= plan.follow_ups:
        return None
    if asked_here and len(context.last.text.split()) < _FEW_WORDS:
        return None
    competency, _ = context.pack.question(item)
    probed = {criterion for _, criterion, _ in asked_here}
    open_criteria = [
        criterion
        for criterion in competency.criteria
        if criterion.id not in probed and context.coverage.get(criterion.id, 0.0) < COVERED
    ]
    if not open_criteria:
        return None
    chosen = min(open_criteria, key=lambda criterion: context.coverage.get(criterion.id, 0.0))
    return Probe(item, chosen.id, 0, chosen.probes[0])


def _next(context: _Context) -> Step:
    """The next item nobody asked yet; before the applicant's own questions, the offer to go back."""
    state, plan = context.state, context.plan
    waiting = tuple(item for item in state.skipped if item not in state.returned and _can_return(plan, item))
    if state.offered_return and state.returned and waiting:
        return Return(waiting[0])
    for item in plan.items:
        if item.id in state.asked:
            continue
        if item.kind is ItemKind.OWN_QUESTIONS and waiting and not state.offered_return:
            return Offer("return", waiting)
        return Ask(item.id)
    return Close()


def _can_return(plan: InterviewPlan, item: str) -> bool:
    return plan.item(item).kind not in (ItemKind.PRACTICE, ItemKind.OWN_QUESTIONS)


def _skipped(context: _Context) -> Step:
    if context.state.open_item == "own-questions":
        return Close()
    return _next(context)


def _process(context: _Context) -> Step:
    if context.state.own_questions >= MOST_OWN_QUESTIONS:
        return Close()
    return Clarify(f"process:{context.last.topic or 'unknown'}", context.state.open_item)


def _corrected(context: _Context) -> Step:
    if context.last.replaces is not None:
        return Clarify("corrected", context.state.open_item)
    answered = any(turn.kind is TurnKind.ANSWER for turn in context.turns)
    return Clarify("how-to-correct" if answered else "nothing-to-correct", context.state.open_item)


def _finish(context: _Context) -> Step:
    return Close() if context.state.open_item == "own-questions" else Offer("finish")


def _clarify(topic: str) -> Callable[[_Context], Step]:
    return lambda context: Clarify(topic, context.state.open_item)


def _yes(context: _Context) -> Step:
    state = fold(context.turns[:-1])
    if state.offer == "finish":
        return Close(left=True)
    waiting = [item for item in state.skipped if item not in state.returned and _can_return(context.plan, item)]
    return Return(waiting[0]) if waiting else _next(context)


def _no(context: _Context) -> Step:
    if fold(context.turns[:-1]).offer == "finish" and not context.state.replied:
        return Clarify("go-on", context.state.open_item)
    return _next(context)


def _finish_on_offer(context: _Context) -> Step:
    """Said again it is meant; said instead of going back to what was skipped it is asked first."""
    return Close(left=True) if fold(context.turns[:-1]).offer == "finish" else Offer("finish")


_ON_MOVE: Mapping[Move, Callable[[_Context], Step]] = {
    Move.ANSWER: _answered,
    Move.REPEAT: _clarify("repeat"),
    Move.REPHRASE: _clarify("rephrase"),
    Move.PAUSE: _clarify("pause"),
    Move.PROCESS: _process,
    Move.CORRECT: _corrected,
    Move.SKIP: _skipped,
    Move.FINISH: _finish,
    Move.YES: _answered,
    Move.NO: _skipped,
}

_ON_OFFER: Mapping[Move, Callable[[_Context], Step]] = {
    Move.YES: _yes,
    Move.NO: _no,
    Move.SKIP: _no,
    Move.FINISH: _finish_on_offer,
}
