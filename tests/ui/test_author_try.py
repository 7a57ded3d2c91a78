"""Trying an answer on its page: an exchange, what was found, and what one more key point would change."""

from __future__ import annotations

import pytest

from evals.loopback import LoopbackServer
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.ui.author.pages import pages
from tests.test_model_engine import SAID, Brain
from tests.ui.desk_pages import html_of, open_page, words_of

LITTLE = "It depends a good deal on the leaves and on who is at the table that day."
MORE = "I check the boiling water temperature before serving, and I adjust it when the cup is off."


@pytest.fixture
def page(tea_services):
    return lambda **query: open_page(lambda: pages(tea_services), "try", **query)


def rate(app, text):
    app.text_area(key="try-answer").set_value(text)
    return app.button(key="try-rate").click().run()


def test_what_each_missing_key_point_would_change_is_said_and_named_an_estimate(page):
    words = words_of(rate(page(), LITTLE))
    assert "With it:" in words
    assert "is an estimate" in words


def test_the_follow_up_that_an_interview_would_ask_can_be_answered(page):
    app = rate(page(), LITTLE)
    assert "Then an interview asks" in words_of(app)
    app.text_area(key="try-reply").set_value(MORE)
    app.button(key="try-follow-up").click().run()
    words = words_of(app)
    assert "The answers as read" in words
    assert MORE in words


def test_an_empty_reply_to_a_follow_up_changes_nothing(page):
    app = rate(page(), LITTLE)
    app.button(key="try-follow-up").click().run()
    assert "The answer as read" in words_of(app)


def test_why_no_follow_up_comes_is_said(page):
    app = rate(page(), f"{MORE} I check the steeping time minutes too, and adjust the steeping time when it is off.")
    assert "goes on to the next question" in words_of(app)


def test_an_example_answer_is_said_to_be_rated_without_itself(page):
    app = page()
    question = app.selectbox(key="try-question-brewing").value
    app.selectbox(key=f"try-exemplar-{question}").set_value(3).run()
    app.button(key="try-rate").click().run()
    words = words_of(app)
    assert "This is example answer 4 of this question" in words
    assert "level 3 of 3" in words


def test_a_changed_box_is_said_to_be_ahead_of_what_is_shown(page):
    app = rate(page(), LITTLE)
    app.text_area(key="try-answer").set_value(MORE).run()
    assert "the box has changed since" in words_of(app)


def test_a_link_can_name_the_question(page):
    app = page(pack="tea", question="tasting-b")
    assert app.selectbox(key="try-question-tasting").value == "tasting-b"


def test_what_an_author_types_is_shown_and_never_run(page):
    app = rate(page(), f"<script>window.hit = 1</script> {MORE}")
    assert "<script>window" not in html_of(app)
    assert "&lt;script&gt;" in html_of(app)


def test_a_draft_is_tried_without_being_published(tea_services, page):
    published = tea_services.index.published()
    rate(page(), LITTLE)
    assert tea_services.index.published() == published


def test_a_model_that_is_set_can_be_asked_as_well(tea_content, tmp_path):
    with LoopbackServer(Brain()) as server:
        settings = Settings(home=tmp_path, content=tea_content, model="openai:scripted", model_url=server.url)
        services = open_services(settings)
        app = rate(open_page(lambda: pages(services), "try"), SAID)
        assert not server.requests
        assert app.button(key="try-by-model").label == "Ask openai:scripted as well (2 calls)"
        app.button(key="try-by-model").click().run()
        words = words_of(app)
    assert "openai:scripted:  level 2 of 3" in words
    assert len(server.requests) == 2
