"""An interview held and rated by a chat model: over real HTTP, with a server that says what a test has it say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from evals.loopback import Fault, LoopbackServer
from interviewer.chat import Purpose
from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.interview import Move, Speaker, TurnKind
from interviewer.scripted import run
from interviewer.services import Services, open_services
from interviewer.settings import Settings
from tests.builders import profile

FIRST = "It depends a good deal on the leaves and on who is at the table that day."
IDEAS = ("boiling water temperature", "steeping time minutes", "astringent tannins", "floral aroma notes")
SAID = " ".join(
    f"I check the {idea} before I serve the cup, and when the cup is off I change the {idea} and taste again."
    for idea in IDEAS
)


def form_of(asked: Mapping[str, Any]) -> str:
    """Which form a request wants filled in: "grade", "claims", or "" where it wants words."""
    schema = json.dumps(asked.get("response_format") or "")
    return "grade" if '"level"' in schema and '"found"' in schema else "claims" if schema != '""' else ""


def user(asked: Mapping[str, Any]) -> str:
    return str(asked["messages"][-1]["content"])


class Brain:
    """A well-behaved model; `fault` is what it does instead for some kinds of request, while that is set."""

    def __init__(self) -> None:
        self.faults: dict[str, Fault] = {}
        self.level = 2

    def __call__(self, asked: Mapping[str, Any]) -> str | Fault:
        kind = form_of(asked)
        if kind in self.faults:
            return self.faults[kind]
        if kind == "claims":
            return json.dumps({"claims": []})
        if kind == "grade":
            idea = next(one for one in IDEAS if f"1 Checks the {one}" in str(asked["messages"][0]["content"]))
            quotes = (f"check the {idea} before I serve the cup", f"when the cup is off I change the {idea}")
            found = [f"{n}: {quote}" for n, quote in enumerate(quotes, start=1)]
            return json.dumps({"found": found, "reason": "Water and time were named.", "level": self.level})
        prepared = re.findall(r"^1\W+(.+)$", user(asked), re.MULTILINE)
        return f"1\nYou mentioned the leaves. {prepared[-1]}" if prepared else "0"


@pytest.fixture
def brain() -> Brain:
    return Brain()


@pytest.fixture
def server(brain) -> Iterator[LoopbackServer]:
    with LoopbackServer(brain) as running:
        yield running


@pytest.fixture
def services(server, tea_content, tmp_path) -> Services:
    return opened(server.url, tea_content, tmp_path)


def opened(url, content, home, **more) -> Services:
    return open_services(Settings(home=home, content=content, model="openai:scripted", model_url=url, **more))


def talk(services, *, until=None):
    """Takes an interview to its end, or to the answer with this number."""
    view = services.screening.start("tea", profile(), seed=1)
    if until is None:
        return run(services.screening, view, respond)
    for _ in range(until):
        view = services.screening.submit(view.interview.id, view.answering, respond(view), move=Move.ANSWER)
    return view


def respond(view) -> str:
    """Says little to a lead question, so that a follow-up is asked, and all to the follow-up."""
    return SAID if view.turns[-1].kind is TurnKind.PROBE else FIRST


def ratings(services, view):
    return [one for one in services.review.report(view.interview.id).ratings if one.engine == "model"]


def test_a_whole_interview_is_rated_by_the_model_with_the_applicants_words(services):
    view = talk(services)
    done = services.work.do(view.interview.id)
    assert (done.rated, done.failed) == (4, 0)
    rated = ratings(services, view)
    said = {turn.seq: turn.text for turn in view.turns}
    assert [one.level for one in rated] == [2] * 4
    assert all(quote.is_in(said) for one in rated for quote in one.quotes)
    assert {one.model for one in rated} == {"openai:scripted"}


def test_follow_ups_are_in_the_models_words_and_lead_questions_in_the_packs(services):
    view = talk(services)
    asked = [turn for turn in view.turns if turn.speaker is Speaker.INTERVIEWER]
    probes = [turn for turn in asked if turn.kind is TurnKind.PROBE]
    assert probes
    assert all("You mentioned the leaves." in turn.text and turn.model == "openai:scripted" for turn in probes)
    assert all(turn.model is None for turn in asked if turn.kind is TurnKind.ASK)


def test_nothing_is_called_between_an_answer_and_the_next_lead_question(services, server):
    view = talk(services, until=1)
    before = len(server.requests)
    view = services.screening.submit(view.interview.id, view.answering, SAID, move=Move.ANSWER)
    assert view.turns[-1].kind is TurnKind.ASK
    assert len(server.requests) == before


def test_the_models_words_are_heard_as_they_come(services):
    heard: list[str] = []
    view = services.screening.start("tea", profile(), seed=1)
    view = services.screening.submit(view.interview.id, view.answering, FIRST, move=Move.ANSWER, hear=heard.append)
    assert view.turns[-1].kind is TurnKind.PROBE
    assert heard[-1].strip() == view.turns[-1].text.strip()


def test_a_report_before_the_model_has_rated_says_what_it_waits_for(services):
    view = talk(services)
    report = services.review.report(view.interview.id)
    assert {one.unrated for one in ratings(services, view)} == {WhyUnrated.WAITING}
    assert report.claims_by == "waiting"


def test_rating_again_calls_nothing(services, server):
    view = talk(services)
    services.work.do(view.interview.id)
    calls = len(server.requests)
    services.work.do(view.interview.id)
    services.review.report(view.interview.id)
    assert len(server.requests) == calls


def test_a_model_that_fails_leaves_ratings_to_be_done_and_none_is_a_zero(services, brain):
    brain.faults["grade"] = Fault("wrong-schema")
    view = talk(services)
    assert services.work.do(view.interview.id).failed == 4
    assert {one.unrated for one in ratings(services, view)} == {WhyUnrated.MODEL_FAILED}
    brain.faults.clear()
    assert services.work.pending() == [view.interview.id]
    services.work.do(view.interview.id)
    assert [one.level for one in ratings(services, view)] == [2] * 4
    assert services.work.pending() == []


def test_what_was_not_rated_when_a_process_ended_is_rated_by_the_next_one(services, server, tea_content, tmp_path):
    view = talk(services)
    again = opened(server.url, tea_content, tmp_path)
    assert again.work.pending() == [view.interview.id]
    assert again.work.do(view.interview.id).rated == 4


def test_the_background_rates_without_being_asked(services):
    services.work.start()
    view = talk(services)
    waited = threading_wait(lambda: not services.work.waits_for(view.interview.id))
    assert waited
    assert [one.level for one in ratings(services, view)] == [2] * 4


def threading_wait(done, seconds=20.0):
    import time  # noqa: PLC0415

    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if done():
            return True
        time.sleep(0.05)
    return False


def test_a_model_that_cannot_word_is_told_of_once_and_the_packs_questions_go_on(services, brain):
    brain.faults[""] = Fault("server-error")
    view = talk(services)
    away = services.screening._phrases.model.away.strip()
    probes = [turn for turn in view.turns if turn.kind is TurnKind.PROBE]
    assert probes
    assert all(turn.model is None for turn in probes)
    assert sum(away in turn.text for turn in view.turns) == 1
    assert view.state.closed


def test_claims_are_read_by_rule_where_the_model_fails(services, brain):
    brain.faults["claims"] = Fault("refusal")
    view = talk(services)
    services.work.do(view.interview.id)
    assert services.review.report(view.interview.id).claims_by == "embedded"


def test_calls_are_in_the_ledger_by_purpose(services, server):
    view = talk(services)
    services.work.do(view.interview.id)
    costs = {one.purpose: one for one in services.ledger.costs(view.interview.id)}
    assert set(costs) == {Purpose.ASK, Purpose.GRADE, Purpose.CLAIMS}
    assert sum(one.calls for one in costs.values()) == len(server.requests)
    assert sum(one.usage.input for one in costs.values()) == server.totals()["input_tokens"]


def test_an_interview_keeps_its_engine_when_no_model_is_set_any_more(services, tea_content, tmp_path):
    view = talk(services)
    services.work.do(view.interview.id)
    without = open_services(Settings(home=tmp_path, content=tea_content))
    assert [one.level for one in ratings(without, view)] == [2] * 4


def test_another_model_rates_nothing_a_second_time(services, server, tea_content, tmp_path):
    view = talk(services)
    services.work.do(view.interview.id)
    other = open_services(Settings(home=tmp_path, content=tea_content, model="openai:other", model_url=server.url))
    assert other.work.pending() == []
    assert {one.model for one in ratings(other, view)} == {"openai:scripted"}


def test_an_invented_sample_costs_nothing(services, server):
    view = services.screening.start("tea", profile(), seed=1, sample=True)
    run(services.screening, view, respond)
    assert services.work.do(view.interview.id).rated == 0
    assert server.requests == []


def test_erasing_an_interview_ends_its_work(services):
    view = talk(services)
    services.review.erase(view.interview.id)
    assert services.work.pending() == []


def test_the_queue_shows_ratings_that_came_in_after_the_end(services):
    view = talk(services)
    (before,) = services.review.queue()
    services.work.do(view.interview.id)
    (after,) = services.review.queue()
    assert before.unrated > after.unrated


def test_the_disclosure_names_the_model_that_answers_are_sent_to(services, tea_services):
    def kept(one):
        return next(s.body for s in one.screening.introduction("tea").sections if s.id == "what-is-kept")

    assert "openai:scripted" in kept(services)
    assert "language model" not in kept(tea_services)


def test_no_word_of_anchors_or_key_points_is_sent_to_the_interviewer(services, server):
    talk(services)
    pack = services.library.pack("tea")
    secrets = [p.text for _, c in pack.rated() for p in c.key_points] + [
        t for _, c in pack.rated() for t in c.anchors.values()
    ]
    words = [json.dumps(one.asked) for one in server.requests if not form_of(one.asked)]
    assert words
    assert not any(secret in sent for secret in secrets for sent in words)
