"""A chat model words the follow-up while a person waits, and rates while a recruiter reads: in a real browser."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from evals.loopback import Fault, LoopbackServer
from interviewer.domain.interview import TurnKind
from interviewer.store.database import open_engine
from interviewer.store.repository import Repository
from tests.browser.conftest import App, settled
from tests.test_model_engine import FIRST, Brain, form_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BOX = "Your answer, as long as you like"
SECONDS = 40.0
"""The longest that a test holds a reply back."""


class HeldBrain(Brain):
    """Says its words when a test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self.words = threading.Event()

    def __call__(self, asked: Mapping[str, Any]) -> str | Fault:
        if not form_of(asked):
            self.words.wait(SECONDS)
        return super().__call__(asked)


@pytest.fixture(scope="module")
def server() -> Iterator[LoopbackServer]:
    with LoopbackServer(HeldBrain()) as running:
        yield running


@pytest.fixture(scope="module")
def model_app(server, tea_app_content, tmp_path_factory) -> Iterator[App]:
    """The app with a chat model, its libraries loaded by a first interview."""
    settings = {"content": str(tea_app_content), "model": "openai:scripted", "model_url": server.url}
    running = App(tmp_path_factory.mktemp("home-by-model"), **settings, turn_seconds="60", grading_seconds="5")
    running.start()
    yield running
    running.kill()


@pytest.fixture
def brain(server) -> Iterator[HeldBrain]:
    server.brain = brain = HeldBrain()
    yield brain
    brain.words.set()


@pytest.fixture
def repository(model_app) -> Repository:
    return Repository(open_engine(f"sqlite:///{model_app.home / 'interviewer.sqlite3'}"))


@pytest.fixture
def interview(page, model_app, brain) -> str:
    """An interview at its first question, in the page."""
    page.goto(model_app.url)
    page.locator(".st-key-consent-screening label").click()
    page.get_by_role("button", name="I am ready").click()
    page.get_by_role("button", name="This is right. Start the interview").click()
    page.get_by_role("button", name="Start without a profile").click()
    page.wait_for_url(re.compile("interview="))
    page.get_by_placeholder(BOX).wait_for()
    page.wait_for_function("window.interviewerWatcher")
    return parse_qs(urlparse(page.url).query)["interview"][0]


def send(page, text: str = FIRST) -> None:
    page.get_by_placeholder(BOX).fill(text)
    page.get_by_placeholder(BOX).press("Enter")


def thinking(page):
    return page.locator(".talk .thinking")


def follow_up(page):
    return page.locator(".talk").get_by_text("You mentioned the leaves.")


def until(page, done) -> None:
    for _ in range(150):
        if done():
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not come about")


def kinds(repository, interview) -> list[TurnKind]:
    return [turn.kind for turn in repository.turns(interview)]


ONE_REPLY = [TurnKind.ASK, TurnKind.ANSWER, TurnKind.PROBE]


def test_the_wait_for_a_follow_up_is_calm_and_its_words_stand_where_it_was(page, interview, brain, repository):
    send(page)
    thinking(page).wait_for()
    page.get_by_text("saved ✓").wait_for()
    assert page.get_by_placeholder(BOX).is_disabled()
    page.wait_for_timeout(1200)  # until the page has scrolled
    before = thinking(page).bounding_box()
    brain.words.set()
    follow_up(page).wait_for()
    until(page, page.get_by_placeholder(BOX).is_enabled)
    after = page.locator(".talk .turn.ai .verbatim").last.bounding_box()
    assert (after["x"], after["y"]) == (before["x"], before["y"])
    until(page, lambda: page.evaluate("document.activeElement.placeholder") == BOX)
    assert kinds(repository, interview) == ONE_REPLY


def test_a_reload_and_a_second_tab_wait_for_the_same_reply(page, interview, brain, repository, server):
    calls = len(server.requests)
    send(page)
    thinking(page).wait_for()
    page.reload()
    thinking(page).wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    thinking(other).wait_for()
    assert other.get_by_placeholder(BOX).is_disabled()
    brain.words.set()
    for tab in (page, other):
        follow_up(tab).wait_for()
        tab.get_by_text(FIRST).first.wait_for()
    assert kinds(repository, interview) == ONE_REPLY
    assert len(server.requests) == calls + 1


def test_a_second_click_in_that_moment_is_no_second_turn(page, interview, brain, repository):
    send(page)
    thinking(page).wait_for()
    page.get_by_role("button", name="Pause").click(force=True)
    brain.words.set()
    follow_up(page).wait_for()
    until(page, page.get_by_placeholder(BOX).is_enabled)
    assert kinds(repository, interview) == ONE_REPLY


def test_nobody_has_to_stay_for_the_reply(page, interview, brain, repository):
    send(page)
    thinking(page).wait_for()
    page.get_by_role("link", name="Welcome").click()
    page.get_by_role("heading", name="Welcome").wait_for(timeout=SECONDS * 500)
    brain.words.set()
    until(page, lambda: kinds(repository, interview) == ONE_REPLY)


@pytest.fixture
def unrated(page, interview, brain, repository) -> str:
    """An interview that is over and whose ratings the model failed at."""
    brain.faults["grade"] = Fault("wrong-schema")
    brain.words.set()
    send(page)
    follow_up(page).wait_for()
    until(page, page.get_by_placeholder(BOX).is_enabled)
    page.get_by_role("button", name="Help with this question").click()
    page.get_by_role("button", name="Finish the interview").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    until(page, lambda: repository.interview(interview).status == "finished")
    return interview


def test_a_recruiter_has_the_rest_rated_now_and_the_applicant_sees_it(page, model_app, unrated, brain):
    page.goto(f"{model_app.url}/result?interview={unrated}")
    page.get_by_text("still being rated").first.wait_for()
    page.goto(f"{model_app.url}/applicant?interview={unrated}")
    page.get_by_text("Last time:").first.wait_for()
    brain.faults.clear()
    page.get_by_role("button", name="Try now").click()
    page.get_by_text("Everything is rated now.").wait_for()
    page.goto(f"{model_app.url}/result?interview={unrated}")
    page.get_by_role("heading", name="Your result").wait_for()
    page.get_by_role("tab", name="Result").wait_for()
    assert page.get_by_text("still being rated").count() == 0


LOOKS = [("light", 1280), ("dark", 390)]


@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_the_wait_for_a_follow_up_has_no_accessibility_violations(page, interview, brain, scheme, width):
    look(page, scheme, width)
    send(page)
    thinking(page).wait_for()
    assert violations(page) == []


def test_what_waits_for_the_model_has_no_accessibility_violations(page, model_app, unrated):
    for scheme, width in LOOKS:
        look(page, scheme, width)
        page.goto(f"{model_app.url}/result?interview={unrated}")
        page.get_by_text("Not everything is here yet").wait_for()
        settled(page)  # until what can take the focus is there, a long page cannot be scrolled by keyboard
        assert violations(page) == []
        page.goto(f"{model_app.url}/applicant?interview={unrated}")
        page.get_by_text("What the model cost").click()
        page.get_by_text("Follow-ups and questions about the interview").wait_for()
        settled(page)
        assert violations(page) == []


def test_a_wrong_setting_is_one_calm_sentence_on_every_page(page, tea_app_content, tmp_path: Path):
    settings = {"content": str(tea_app_content), "model": "nonsense:x", "model_key": "sk-secret"}
    running = App(tmp_path, **settings)
    running.start()
    try:
        for path in ("", "queue", "interview?interview=nobodys", "try"):
            page.goto(f"{running.url}/{path}")
            page.get_by_text("A setting needs to be changed").wait_for()
            assert "INTERVIEWER_MODEL does not name a provider" in page.locator("body").inner_text()
            assert "Traceback" not in page.content()
            assert "sk-secret" not in page.content()
    finally:
        running.kill()
    assert "sk-secret" not in (tmp_path / "app.log").read_text()


def look(page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})


def violations(page) -> list[str]:
    """What axe finds in the page, by rule and place, once nothing fades in or out any more."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415

    page.wait_for_function(
        """() => !document.querySelector("[data-stale=true]") && document.getAnimations().every(
            (one) => one.playState !== "running" || one.effect.getComputedTiming().iterations === Infinity)"""
    )
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]
