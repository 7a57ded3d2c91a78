from __future__ import annotations

from itertools import pairwise

import pytest

from interviewer.chat import Purpose
from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.domain.report import Report
from tests.llm.interviews import MODEL, Taken, opened, rate, take


@pytest.fixture(scope="module")
def taken(llama_process, home, small_content) -> Taken:
    """One interview for all of these tests, rated by the model."""
    llama_process.start()
    services = opened(home, llama_process, content=small_content)
    taken = take(services)
    rate(services, taken.id)
    return taken


@pytest.fixture
def report(taken) -> Report:
    return taken.services.review.report(taken.id)


def asked_of(taken: Taken, kind: TurnKind) -> list[Turn]:
    return [turn for turn in taken.view.turns if turn.kind is kind]


def test_the_interview_is_held_by_the_model_and_comes_to_its_end(taken):
    assert (taken.view.interview.engine, taken.view.interview.status) == ("model", "finished")


def test_every_answer_is_kept_word_for_word(taken):
    assert taken.kept == list(taken.said)


def test_every_question_of_the_plan_is_asked_once_and_in_its_own_words(taken):
    plan = taken.view.interview.plan
    asked = {turn.item: turn.text for turn in asked_of(taken, TurnKind.ASK)}
    assert [turn.item for turn in asked_of(taken, TurnKind.ASK)] == [item.id for item in plan.items]
    assert [item.id for item in plan.items if item.text not in asked[item.id]] == []


def test_one_question_waits_at_a_time(taken):
    speakers = [turn.speaker for turn in taken.view.turns]
    assert [one for one, other in pairwise(speakers) if one is other] == []
    assert speakers[0] is speakers[-1] is Speaker.INTERVIEWER


def test_a_follow_up_is_the_packs_own_where_the_model_has_no_words_that_may_be_said(taken):
    pack = taken.view.pack
    assert asked_of(taken, TurnKind.PROBE) != []
    for turn in asked_of(taken, TurnKind.PROBE):
        competency, _ = pack.question(turn.item or "")
        prepared = competency.criterion(turn.criterion or "").probes[turn.probe or 0]
        assert turn.model == MODEL or prepared in turn.text


def test_every_criterion_is_rated_with_words_of_the_applicant_or_left_unrated_with_a_reason(taken, report):
    said = {turn.seq: turn.text for turn in report.turns if turn.speaker is Speaker.APPLICANT}
    assert {criterion.id for _, criterion in taken.view.pack.rated()} <= {one.criterion for one in report.ratings}
    for one in report.ratings:
        assert one.reason
        assert (one.level is None) is (one.unrated is not None)
        assert one.level is None or one.quotes
        assert [quote for quote in one.quotes if said[quote.turn][quote.start : quote.end] != quote.text] == []


def test_answers_to_lead_questions_are_graded_by_the_model(report):
    graded = {(one.engine, one.model) for one in report.ratings if one.prompt_hash is not None}
    assert graded == {("model", MODEL)}


def test_nothing_waits_for_the_model_when_it_has_been_asked_often_enough(taken):
    assert taken.id not in taken.services.work.pending()


def test_the_ledger_has_every_call_with_its_tokens(taken):
    costs = {one.purpose: one for one in taken.services.ledger.costs(taken.id)}
    assert costs.keys() == {Purpose.ASK, Purpose.GRADE, Purpose.CLAIMS}
    for one in costs.values():
        assert one.model == MODEL
        assert one.seconds > 0
    graded = costs[Purpose.GRADE]
    assert graded.usage.input > 500 * graded.calls
    assert graded.usage.output > 10 * graded.calls


def test_a_claim_that_is_kept_stands_in_what_was_said(report):
    said = {turn.seq: turn.text for turn in report.turns}
    assert report.claims_by == MODEL
    for claim in report.claims:
        assert said[claim.quote.turn][claim.quote.start : claim.quote.end] == claim.quote.text
