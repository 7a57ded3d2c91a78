"""The pages over services with a chat model: real HTTP to a server that says what a test has it say."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from evals.loopback import LoopbackServer
from interviewer.services import Services, open_services
from interviewer.settings import Settings
from tests.test_model_engine import Brain


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer(Brain()) as running:
        yield running


@pytest.fixture
def brain(server) -> Brain:
    """A well-behaved model, fresh for each test."""
    server.brain = Brain()
    return server.brain


@pytest.fixture(scope="module")
def by_model(server, tea_content, tmp_path_factory) -> Services:
    """Services with a chat model; nothing runs in the background. Each test starts its own interview."""
    home = tmp_path_factory.mktemp("home-by-model")
    return open_services(Settings(home=home, content=tea_content, model="openai:scripted", model_url=server.url))


def applicant_page(services: Services, page: str, interview: str) -> AppTest:
    """One of the applicant's pages, "interview" or "result", for one interview, run once."""
    app = AppTest.from_function(_applicant, args=(services, page), default_timeout=120)
    app.query_params["interview"] = interview
    app.run()
    assert not app.exception
    return app


def _applicant(services, page):
    """An applicant's pages, opened on one of them: the runner takes this function's source alone."""
    import streamlit as st  # noqa: PLC0415

    from interviewer.ui.applicant import interview, result  # noqa: PLC0415
    from interviewer.ui.applicant.flow import Flow  # noqa: PLC0415

    flow = Flow(services)
    flow.welcome = st.Page(lambda: None, title="Welcome", url_path="welcome")
    for name, render in (("interview", interview.render), ("result", result.render)):
        shown = st.Page(lambda r=render: r(flow), title=name, url_path=name, default=name == page)
        setattr(flow, name, shown)
    st.navigation([flow.welcome, flow.interview, flow.result], position="hidden").run()
