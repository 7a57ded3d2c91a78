"""What an applicant sees where a chat model words follow-ups and rates."""

from __future__ import annotations

import pytest

from evals.loopback import Fault
from interviewer.domain.interview import Speaker, TurnKind
from interviewer.ui.words import FIT
from tests.builders import profile
from tests.test_model_engine import FIRST, talk
from tests.ui.applicant_app import html_of, words
from tests.ui.model_engine import applicant_page, brain, by_model, server

__all__ = ["brain", "by_model", "server"]


@pytest.fixture
def begun(by_model, brain) -> str:
    return by_model.screening.start("tea", profile(), seed=1).interview.id


@pytest.fixture
def over(by_model, brain) -> str:
    """A finished interview that the model has not rated yet."""
    return talk(by_model).interview.id


def test_a_follow_up_in_the_models_words_is_one_turn(by_model, begun):
    app = applicant_page(by_model, "interview", begun)
    app.chat_input[0].set_value(FIRST).run()
    turns = by_model.repository.turns(begun)
    assert [turn.kind for turn in turns[1:]] == [TurnKind.ANSWER, TurnKind.PROBE]
    assert turns[-1].model == "openai:scripted"
    assert turns[-1].text in words(app)
    assert "Thinking" not in words(app)
    assert not app.chat_input[0].disabled


def test_words_that_an_overtaken_tab_sends_are_kept(by_model, begun):
    app = applicant_page(by_model, "interview", begun)
    view = by_model.screening.view(begun)
    by_model.screening.submit(begun, view.answering, "Answered in another tab, at some length.")
    app.chat_input[0].set_value(FIRST).run()
    assert "This was answered already" in words(app)
    assert [one.value for one in app.text_area if str(one.key).startswith("unsent-text")] == [FIRST]


def test_a_model_that_is_away_is_told_of_and_the_interview_goes_on(by_model, brain, begun):
    brain.faults[""] = Fault("server-error")
    app = applicant_page(by_model, "interview", begun)
    app.chat_input[0].set_value(FIRST).run()
    assert "not answering just now" in words(app)
    assert by_model.repository.turns(begun)[-1].speaker is Speaker.INTERVIEWER


@pytest.mark.parametrize("failed", [False, True])
def test_what_waits_for_the_model_is_told_kindly_and_counted_against_nobody(by_model, brain, over, failed):
    if failed:
        brain.faults["grade"] = Fault("wrong-schema")
        by_model.work.do(over)
    app = applicant_page(by_model, "result", over)
    shown = words(app)
    assert "4 of 7 parts of your answers are still being rated. That is not counted against you." in shown
    assert "There is nothing you need to do." in shown
    assert "There was not enough in your answers" not in shown
    assert "<dd>brewing one</dd>" in html_of(app)
    assert "model" not in shown.lower()


def test_claims_that_wait_are_not_called_none(by_model, over):
    shown = words(applicant_page(by_model, "result", over))
    assert "still being compared with your profile" in shown
    assert "Nothing that you said differs" not in shown
    assert "There is nothing to suggest" not in shown


def test_a_project_is_not_judged_while_its_work_is_still_being_rated(by_model, over):
    shown = words(applicant_page(by_model, "result", over))
    assert [verdict for verdict in (*FIT.values(), "Your answers showed") if verdict in shown] == []


def test_looking_again_shows_what_was_rated_meanwhile(by_model, over):
    app = applicant_page(by_model, "result", over)
    by_model.work.do(over)
    app.button(key="look-again").click().run()
    shown = words(app)
    assert "Not everything is here yet" not in shown
    assert "still being compared" not in shown
    assert "shown clearly" in shown
    assert "look-again" not in [one.key for one in app.button]


def test_a_result_without_a_model_offers_no_second_look(tea_services):
    app = applicant_page(tea_services, "result", talk(tea_services).interview.id)
    assert "look-again" not in [one.key for one in app.button]
