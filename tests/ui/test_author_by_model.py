"""A draft from a job description in the app: real HTTP to a server that answers as a model that does as it is asked."""

from __future__ import annotations

import json
import time

import pytest

from evals.loopback import Fault, FaultKind, LoopbackServer, in_turn
from interviewer.authoring.notes import unread
from interviewer.services import open_services
from interviewer.settings import Settings
from tests.content.drafts import JOB, competency, outline
from tests.ui.author_desk import opened
from tests.ui.desk_pages import words_of

PLAN, GOOD = json.dumps(outline()), json.dumps(competency())


@pytest.fixture
def services_of(tea_content, tmp_path):
    """Services with the model that a server plays."""

    def open_them(server):
        return open_services(
            Settings(home=tmp_path, content=tea_content, model="openai:scripted", model_url=server.url)
        )

    return open_them


def asked(services, job: str = JOB):
    """The page once a draft was asked for."""
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("From a job description").run()
    app.text_input(key="begin-model-id").set_value("cups")
    app.text_area(key="begin-model-job").set_value(job)
    return app.button(key="begin-model").click().run()


def done(app):
    for _ in range(100):
        if any(str(one.key).startswith("drafted-") for one in app.button):
            return app
        time.sleep(0.1)
        app.run()
    raise AssertionError("the draft did not come")


def test_a_job_description_becomes_a_draft_that_a_person_has_to_go_through(services_of):
    with LoopbackServer(in_turn(PLAN, GOOD)) as server:
        services = services_of(server)
        app = done(asked(services))
        assert "somebody who does this work has to read each one" in words_of(app)
        (draft,) = services.drafts.all()
        assert draft.revision.how == "Drafted by openai:scripted"
        assert len(unread(services.drafts.read(draft.text))) > 20
        app.button(key="drafted-open-cups").click().run()
        assert "drafted-open-cups" not in [one.key for one in app.button]


def test_a_job_description_that_is_too_short_is_refused_before_a_model_is_asked(services_of):
    with LoopbackServer(in_turn(PLAN, GOOD)) as server:
        app = asked(services_of(server), "Tastes tea.")
        assert "a draft needs 200 to 60,000" in words_of(app)
        assert server.requests == []


def test_a_model_that_gives_nothing_is_told_in_a_sentence_and_begins_no_draft(services_of):
    with LoopbackServer(in_turn(Fault(FaultKind.REFUSAL))) as server:
        services = services_of(server)
        app = done(asked(services))
        assert "The model gave nothing just now" in words_of(app)
        assert services.drafts.all() == ()
        app.button(key="drafted-away-cups").click().run()
        assert "The model gave nothing just now" not in words_of(app)
