"""How an interview moves, whatever is said."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.domain.interview import InterviewPlan, ItemKind, Move, Speaker, Turn, TurnKind
from interviewer.domain.plan import Wording, plan
from interviewer.domain.turns import (
    Ask,
    Clarify,
    Close,
    Offer,
    Probe,
    Return,
    Step,
    advance,
    exchange,
    fold,
    minutes_left,
)
from tests.builders import START, pack

PACK = pack()
OWN = Wording("What would you like to ask?", "Any questions?")
VERIFY = [Wording("What did you do at Harbour Teas?", "What did you do there?")]
MOVES = st.sampled_from(
    [Move.ANSWER] * 6 + [Move.SKIP] * 2 + [Move.REPEAT, Move.REPHRASE, Move.PAUSE, Move.PROCESS, Move.CORRECT]
)


def a_plan(*, practice: bool = False, seed: int = 1) -> InterviewPlan:
    return plan(PACK, seed=seed, verification=VERIFY, practice=OWN if practice else None, own_questions=OWN)


class Conversation:
    """Plays moves against `advance` and keeps the turns, as the store would."""

    def __init__(self, the_plan: InterviewPlan):
        self.plan = the_plan
        self.turns: list[Turn] = []
        self.steps: list[Step] = []
        self._speak(advance(the_plan, PACK, ()))

    @property
    def closed(self) -> bool:
        return isinstance(self.steps[-1], Close)

    def say(
        self, move: Move = Move.ANSWER, text: str = "I check the kettle first, always", coverage=None, **more
    ) -> Step:
        state = fold(self.turns)
        kinds = {Move.ANSWER: TurnKind.ANSWER, Move.SKIP: TurnKind.SKIP, Move.CORRECT: TurnKind.CORRECTION}
        kind = kinds.get(move, TurnKind.REQUEST)
        self._add(speaker=Speaker.APPLICANT, kind=kind, text=text, item=state.open_item, move=move, **more)
        self._speak(advance(self.plan, PACK, self.turns, coverage or {}))
        return self.steps[-1]

    def _speak(self, step: Step) -> None:
        self.steps.append(step)
        fields: dict[str, object] = {"kind": TurnKind.CLARIFY}
        match step:
            case Ask(item) | Return(item):
                fields = {"kind": TurnKind.ASK, "item": item}
            case Probe(item, criterion, probe, _):
                fields = {"kind": TurnKind.PROBE, "item": item, "criterion": criterion, "probe": probe}
            case Offer(topic, _):
                fields = {"kind": TurnKind.OFFER, "topic": topic}
            case Close():
                fields = {"kind": TurnKind.CLOSE}
            case Clarify(topic, _):
                fields = {"kind": TurnKind.CLARIFY, "topic": topic}
        self._add(speaker=Speaker.INTERVIEWER, text="?", **fields)

    def _add(self, **fields) -> None:
        at = START + dt.timedelta(minutes=len(self.turns))
        self.turns.append(Turn(seq=len(self.turns), at=at, **fields))


@settings(max_examples=300, deadline=None)
@given(
    moves=st.lists(st.tuples(MOVES, st.floats(0, 1), st.floats(0, 1), st.booleans()), max_size=120),
    practice=st.booleans(),
    seed=st.integers(0, 50),
)
def test_whatever_is_said_no_question_is_asked_twice_and_no_budget_is_exceeded(moves, practice, seed):
    talk = Conversation(a_plan(practice=practice, seed=seed))
    for move, one, two, yes in moves:
        if talk.closed:
            break
        if fold(talk.turns).offer is not None:
            talk.say(Move.YES if yes else Move.NO)
            continue
        coverage = {criterion.id: (one, two)[n % 2] for n, (_, criterion) in enumerate(PACK.rated())}
        talk.say(move, coverage=coverage)
    while not talk.closed:
        talk.say(Move.NO if fold(talk.turns).offer else Move.SKIP)

    asked = [step.item for step in talk.steps if isinstance(step, Ask)]
    probes = [(step.item, step.criterion, step.probe) for step in talk.steps if isinstance(step, Probe)]
    assert asked == [item.id for item in talk.plan.items], "every item is asked once, in the plan's order"
    assert len(probes) == len(set(probes)) <= talk.plan.follow_ups
    assert all(sum(one[0] == item for one in probes) <= talk.plan.per_question for item in asked)
    answered = {turn.item for turn in talk.turns if turn.kind is TurnKind.ANSWER}
    skipped = {turn.item for turn in talk.turns if turn.kind in (TurnKind.SKIP, TurnKind.REQUEST)}
    leads = {item.id for item in talk.plan.items if item.kind is ItemKind.LEAD}
    assert leads <= answered | skipped, "a lead question is left without an answer only where it was skipped"


@given(seed=st.integers())
def test_the_same_seed_draws_the_same_plan(seed):
    assert a_plan(seed=seed) == a_plan(seed=seed)


def test_both_parallel_forms_of_a_question_are_drawn():
    assert {a_plan(seed=seed).items[0].id for seed in range(20)} == {"brewing-a", "brewing-b"}


def test_a_preferred_question_is_drawn_whatever_the_seed():
    plans = [plan(PACK, seed=seed, own_questions=OWN, prefer={"tasting-b"}) for seed in range(10)]
    assert all("tasting-b" in {item.id for item in one.items} for one in plans)


def test_the_minutes_of_a_plan_add_up_to_the_packs():
    assert sum(item.minutes for item in a_plan().items) == pytest.approx(PACK.minutes)


def test_the_least_covered_criterion_is_followed_up_in_the_packs_words():
    step = Conversation(a_plan()).say(coverage={"brewing-one": 0.4, "brewing-two": 0.1})
    assert isinstance(step, Probe)
    assert step.criterion == "brewing-two"
    assert step.text == PACK.competency("brewing").criterion("brewing-two").probes[0]


def test_an_answer_that_covers_everything_is_not_followed_up():
    assert isinstance(Conversation(a_plan()).say(coverage={"brewing-one": 0.9, "brewing-two": 0.5}), Ask)


def test_a_few_words_to_a_follow_up_end_the_follow_ups():
    talk = Conversation(a_plan())
    assert isinstance(talk.say(), Probe)
    assert isinstance(talk.say(text="No, nothing"), Ask)


@pytest.mark.parametrize("move", [Move.REPEAT, Move.REPHRASE, Move.PAUSE, Move.PROCESS])
def test_a_request_leaves_the_question_open(move):
    talk = Conversation(a_plan())
    before = fold(talk.turns).open_item
    assert isinstance(talk.say(move), Clarify)
    assert fold(talk.turns).open_item == before


def test_asking_to_correct_before_anything_was_answered_says_that_there_is_nothing_yet():
    talk = Conversation(a_plan())
    item = fold(talk.turns).open_item
    assert talk.say(Move.CORRECT) == Clarify("nothing-to-correct", item)
    talk.say(text="first words", coverage={"brewing-one": 1, "brewing-two": 1})
    assert talk.say(Move.CORRECT) == Clarify("how-to-correct", fold(talk.turns).open_item)


def test_a_skipped_question_is_offered_again_once_before_the_end():
    talk = Conversation(a_plan())
    talk.say(Move.SKIP)
    while not isinstance(talk.steps[-1], Offer):
        talk.say(coverage={"tasting-one": 1, "tasting-two": 1})
    assert isinstance(talk.say(Move.YES), Return)
    assert isinstance(talk.say(Move.SKIP), Ask), "skipped again, it is let go"
    assert fold(talk.turns).open_item == "own-questions"


def test_saying_no_to_the_offer_goes_on_to_the_applicants_own_questions():
    talk = Conversation(a_plan())
    talk.say(Move.SKIP)
    while not isinstance(talk.steps[-1], Offer):
        talk.say(coverage={"tasting-one": 1, "tasting-two": 1})
    assert talk.say(Move.NO) == Ask("own-questions")


def test_leaving_is_confirmed_before_it_ends_anything():
    talk = Conversation(a_plan())
    assert talk.say(Move.FINISH) == Offer("finish")
    assert talk.say(Move.NO) == Clarify("go-on", fold(talk.turns).open_item)
    talk.say(Move.FINISH)
    assert talk.say(Move.YES) == Close(left=True)


def test_answering_instead_of_confirming_goes_on_with_the_interview():
    talk = Conversation(a_plan())
    talk.say(Move.FINISH)
    assert not isinstance(talk.say(Move.ANSWER), Close)
    assert fold(talk.turns).offer is None


def test_a_practice_answer_is_never_followed_up_and_cannot_be_returned_to():
    talk = Conversation(a_plan(practice=True))
    assert talk.say(Move.SKIP) == Ask(talk.plan.items[1].id)
    while not talk.closed:
        assert not isinstance(talk.say(coverage={c.id: 1 for _, c in PACK.rated()}), Offer)


def test_a_closed_interview_takes_no_more_steps():
    talk = Conversation(a_plan())
    talk.say(Move.FINISH)
    talk.say(Move.YES)
    with pytest.raises(ValueError, match="closed"):
        advance(talk.plan, PACK, talk.turns)


def test_a_correction_stands_in_the_place_of_the_answer_it_replaces():
    talk = Conversation(a_plan())
    talk.say(text="first words", coverage={"brewing-one": 1, "brewing-two": 1})
    talk.say(Move.CORRECT, text="better words", replaces=1)
    talk.say(Move.CORRECT, text="best words", replaces=3)
    assert [answer.text for _, answer in exchange(talk.turns, talk.plan.items[0].id)] == ["best words"]


def test_a_correction_that_only_amends_an_answer_stands_beside_it():
    talk = Conversation(a_plan())
    talk.say(text="first words", coverage={"brewing-one": 1, "brewing-two": 1})
    talk.say(Move.CORRECT, text="two minutes, not three", replaces=1, topic="amends")
    found = [answer.text for _, answer in exchange(talk.turns, talk.plan.items[0].id)]
    assert found == ["first words", "two minutes, not three"]


def test_ending_the_interview_instead_of_going_back_is_asked_first():
    talk = Conversation(a_plan())
    talk.say(Move.SKIP)
    while not isinstance(talk.steps[-1], Offer):
        talk.say(coverage={"tasting-one": 1, "tasting-two": 1})
    assert talk.say(Move.FINISH) == Offer("finish")
    assert talk.say(Move.NO) == Ask("own-questions"), "there is no open question to go back to"


def test_time_left_shrinks_with_every_question_asked():
    talk = Conversation(a_plan())
    left = [minutes_left(talk.plan, fold(talk.turns))]
    while not talk.closed:
        talk.say(coverage={c.id: 1 for _, c in PACK.rated()})
        left.append(minutes_left(talk.plan, fold(talk.turns)))
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0
