"""What a recruiter sees where a chat model words follow-ups, rates and reads claims."""

from __future__ import annotations

import dataclasses
import re

import pytest

from evals.loopback import Fault
from interviewer.chat import Purpose, Usage
from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.report import ReportRating
from interviewer.domain.rubric import JUDGING
from interviewer.store.ledger import Costs
from interviewer.ui.recruiter.costs import costs
from interviewer.ui.recruiter.model_part import rated_by_several
from interviewer.ui.recruiter.pages import pages
from interviewer.ui.recruiter.ratings import how
from tests.test_model_engine import talk
from tests.ui.desk_pages import html_of, open_page, words_of
from tests.ui.model_engine import brain, by_model, server

__all__ = ["brain", "by_model", "server"]


@pytest.fixture
def over(by_model, brain) -> str:
    """A finished interview that the model has not rated yet."""
    return talk(by_model).interview.id


@pytest.fixture
def page(by_model):
    return lambda path, **query: open_page(lambda: pages(by_model), path, **query)


def line_of(app) -> str:
    """What a person reads, with single spaces."""
    return " ".join(words_of(app).split())


def test_ratings_that_wait_are_told_at_the_top_and_are_no_zero(page, over):
    words = line_of(page("applicant", interview=over))
    assert "4 of 7 criteria wait for the model, and what was said about themselves waits to be read" in words
    assert "Not rated yet: a model rates it, and has not yet. This is not a zero." in words
    assert "Not rated yet: 0 of 2 rated, 2 to come." in words


def test_trying_now_rates_them(page, by_model, over):
    app = page("applicant", interview=over)
    app.button(key="try-now").click().run()
    words = words_of(app)
    assert "Everything is rated now." in words
    assert "wait for the model" not in words
    assert "model · openai:scripted · grader" in words
    assert by_model.work.waits_for(over) == 0


def test_a_model_that_fails_is_quoted_in_one_sentence_and_asked_again(page, brain, over):
    brain.faults["grade"] = Fault("wrong-schema")
    app = page("applicant", interview=over)
    app.button(key="try-now").click().run()
    words = words_of(app)
    assert "Tried just now: 0 rated, 4 failed." in words
    assert "4 of 7 criteria wait for the model" in words
    assert words.count("Last time:") == 1
    assert "the model gave nothing that can be used, and is asked again" in words


def test_a_try_that_cannot_be_made_is_told_and_not_lost(page, by_model, over, monkeypatch):
    from interviewer.errors import StoreError  # noqa: PLC0415

    def away(*_):
        raise StoreError("The database is away; nothing was lost.")

    monkeypatch.setattr(by_model.work, "do", away)
    app = page("applicant", interview=over)
    app.button(key="try-now").click().run()
    assert "The database is away; nothing was lost." in words_of(app)


def test_without_a_model_now_it_says_which_setting_to_change(by_model, over):
    app = open_page(lambda: pages(dataclasses.replace(by_model, models=None)), "applicant", interview=over)
    assert "Set INTERVIEWER_MODEL" in words_of(app)
    assert "try-now" not in [one.key for one in app.button]


def test_claims_that_wait_are_not_called_none(page, over):
    words = words_of(page("applicant", interview=over))
    assert "Nothing was said that could be compared" not in words
    assert "Nothing was suggested" not in words
    assert "A model reads what was said about themselves, and has not yet." in words


def test_the_reader_of_claims_is_named(page, by_model, over):
    by_model.work.do(over)
    assert "Read by: openai:scripted" in words_of(page("applicant", interview=over))


def test_claims_that_a_model_failed_at_say_who_read_them_instead(page, brain, by_model, over):
    brain.faults["claims"] = Fault("refusal")
    by_model.work.do(over)
    words = words_of(page("applicant", interview=over))
    assert "Read by: the rules on this machine, since the model gave nothing that could be used" in words


def test_the_transcript_says_which_words_are_a_models(page, over):
    assert "follows up, in the words of openai:scripted" in " ".join(
        words_of(page("applicant", interview=over)).split()
    )


def test_the_queue_marks_what_waits_until_it_is_rated(page, by_model, over):
    def row():
        found = html_of(page("queue")).split("<tr>")
        return next(one for one in found if over in one)

    assert "waits for the model" in row()
    by_model.work.do(over)
    assert "waits for the model" not in row()


def test_what_the_model_cost_is_there_closed_with_its_totals(page, by_model, over):
    by_model.work.do(over)
    html = html_of(page("applicant", interview=over))
    (table,) = re.findall(r"<details><summary>What the model cost.*?</details>", html, re.DOTALL)
    spent = by_model.ledger.spent(over)
    tokens = f"{spent.usage.input + spent.usage.output:,} tokens"
    assert f"What the model cost: no prices set ({spent.calls} calls, {tokens})" in table
    assert table.count("<tr>") == 1 + 3 + 1


def test_an_interview_without_a_model_shows_nothing_of_models(tea_services):
    over = talk(tea_services).interview.id
    words = words_of(open_page(lambda: pages(tea_services), "applicant", interview=over))
    assert "What the model cost" not in words
    assert "wait for the model" not in words
    assert "Read by: the rules on this machine" in words


def row(**changes) -> Costs:
    made = Costs(Purpose.GRADE, "openai:a", 3, 1, Usage(12_000, 9_000, 400), 4.25, 0.01)
    return dataclasses.replace(made, **changes)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(), row(purpose=Purpose.ASK)], "What the model cost: 0.0200 (6 calls, 24,800 tokens)"),
        ([row(cost=None)], "What the model cost: no prices set (3 calls, 12,400 tokens)"),
        ([row(), row(cost=None, unpriced=3)], "What the model cost: at least 0.0100; 3 calls without a known price"),
        ([row(unpriced=1)], "What the model cost: at least 0.0100; 1 call without a known price"),
    ],
)
def test_costs_are_added_up_and_say_where_there_was_no_price(rows, expected):
    assert expected in costs(rows)


def test_costs_are_told_by_purpose_in_words():
    table = costs([row(), row(purpose=Purpose.ASK), row(purpose=Purpose.CLAIMS)])
    for purpose in (
        "Rating the answers",
        "Follow-ups and questions about the interview",
        "Reading what was said about",
    ):
        assert purpose in table


def test_without_calls_there_is_no_table():
    assert costs([]) == ""


def rated(**changes) -> ReportRating:
    made = ReportRating(
        competency="brewing",
        criterion="brewing-one",
        name="brewing one",
        level=2,
        unrated=None,
        confidence=0.8,
        distribution={2: 1.0},
        quotes=(),
        key_points=(),
        reason="Water and time were named.",
        engine="model",
        model="openai:a",
        grader="model-1",
        prompt_hash=None,
    )
    return made.model_copy(update=changes)


@pytest.mark.parametrize(("given", "shown"), [((3, 2, 3), " · given 3, 2, 3"), ((3, 3, 3), ""), ((3,), ""), ((), "")])
def test_what_repetitions_gave_is_told_where_they_do_not_agree(given, shown):
    assert how(rated(given=given)).endswith(f"grader model-1{shown}</p>")


def test_two_models_in_one_interview_are_told():
    note = rated_by_several([rated(), rated(), rated(model="openai:b")])
    assert "openai:a 2 criteria, openai:b 1 criterion" in note


def test_both_engines_in_one_interview_are_told():
    note = rated_by_several([rated(), rated(engine="embedded", model="MiniLM")])
    assert "the grader on this machine 1 criterion" in note


@pytest.mark.parametrize(
    "other",
    [
        rated(),
        rated(competency=JUDGING, engine="embedded"),
        rated(engine="embedded", level=None, unrated=WhyUnrated.SKIPPED),
        rated(model="openai:b", level=None, unrated=WhyUnrated.WAITING),
    ],
)
def test_what_another_never_rated_needs_no_note(other):
    assert rated_by_several([rated(), other]) == ""
