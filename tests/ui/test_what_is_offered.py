"""What is published while the app runs: offered at once, gone from the welcome page once retired, kept in the queue."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from interviewer.domain.interview import Move
from interviewer.ui.recruiter.pages import pages
from tests.builders import competency_document, pack_document, profile
from tests.conftest import as_yaml
from tests.ui.applicant_app import ROOT, follow_link, html_of, opened, to_interview, to_profile, words
from tests.ui.desk_pages import open_page, words_of

GOOD = "I always check the boiling water temperature before serving, and I adjust it when the cup is off."


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home of its own, since publishing changes what everybody is offered."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def app(monkeypatch, tea_content, home, _nothing_from_the_environment):
    return opened(monkeypatch, tea_content, home)


@pytest.fixture
def publish(services):
    """Publishes a pack; at the end it is retired."""
    done = []

    def call(pack_id: str, **changes: object) -> None:
        text = as_yaml(pack_document(id=pack_id, **changes))
        services.publishing.publish(text, "pack.yaml", "Ada", even_so="This is a test.")
        done.append(pack_id)

    yield call
    for pack_id in done:
        services.publishing.retire(pack_id, "Ada")


def test_a_pack_that_is_published_meanwhile_can_be_chosen_and_interviewed_with(app, publish, services):
    publish("mate", title="Mate")
    app.run()
    assert list(app.radio(key="field").options) == ["Mate", "Tea tasting"]
    app.radio(key="field").set_value("mate").run()
    interview = to_interview(app)
    assert services.repository.interview(interview).pack_id == "mate"


def test_a_link_that_names_a_field_has_it_chosen(app, publish):
    publish("mate", title="Mate", version="1.0.1")
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["pack"] = "mate"
    app.run()
    assert app.radio(key="field").value == "mate"


def test_a_link_to_a_retired_field_says_that_it_is_not_offered(app, publish, services):
    publish("cocoa", title="Cocoa")
    services.publishing.retire("cocoa", "Ada")
    app.query_params["pack"] = "cocoa"
    app.run()
    assert "“Cocoa” takes no new interviews. One that you have begun can be finished by its own link." in words(app)
    assert list(app.radio(key="field").options) == ["Tea tasting"]


def test_a_field_that_is_retired_after_it_was_chosen_starts_no_interview_and_says_why(app, publish, services):
    publish("chai", title="Chai")
    app.run()
    app.radio(key="field").set_value("chai").run()
    to_profile(app)
    services.publishing.retire("chai", "Ada")
    app.button(key="start-interview").click().run()
    app.button(key="start-without").click().run()
    assert "“Chai” has not been offered since" in words(app)
    assert not app.exception
    assert "chai" not in {one.pack_id for one in services.repository.interviews()}


def test_a_field_that_is_retired_while_it_is_read_about_is_no_longer_chosen(app, publish, services):
    publish("kombucha", title="Kombucha")
    app.run()
    app.radio(key="field").set_value("kombucha").run()
    services.publishing.retire("kombucha", "Ada")
    app.run()
    assert not app.exception
    assert "Kombucha" not in words(app)


def finished(services, pack_id: str) -> str:
    """An interview whose first question was answered."""
    view = services.screening.start(pack_id, profile(), seed=2)
    view = services.screening.submit(view.interview.id, view.answering, GOOD, move=Move.ANSWER)
    while not view.state.closed:
        move = Move.NO if view.state.offer else Move.SKIP
        view = services.screening.submit(view.interview.id, view.answering, "skip", move=move)
    return view.interview.id


def test_people_interviewed_with_a_pack_without_a_file_are_queued_and_compared_under_its_title(app, publish, services):
    publish("rooibos", title="Rooibos tasting")
    both = [finished(services, "rooibos") for _ in range(2)]
    services.publishing.retire("rooibos", "Ada")
    queue = open_page(lambda: pages(services), "queue")
    assert "Rooibos tasting" in queue.selectbox(key="queue-field").options
    compared = open_page(lambda: pages(services), "compare", interview=both[0])
    assert compared.selectbox(key="compare-field").value == "rooibos"
    assert "Rooibos tasting" in compared.selectbox(key="compare-field").options


def test_what_a_project_needs_and_the_interview_did_not_ask_is_told_to_both_sides(app, publish, services):
    competencies = [pack_document()["competencies"][0], competency_document("storing", "dark tin", "dry shelf")]
    publish("tea", version="2.0.0", competencies=competencies)
    interview = finished(services, "tea")
    assert "Not asked in this version of the interview" in words_of(
        open_page(lambda: pages(services), "applicant", interview=interview)
    )
    follow_link(app, interview)
    assert "Tasting: your interview did not ask about this." in words(app)
    assert "tasting: not enough was said to tell" not in html_of(app).casefold()
