"""A person does a whole interview in a real browser, and a recruiter reads it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from interviewer.content.samples import SampleInterview, load_samples
from interviewer.domain.interview import ItemKind
from interviewer.domain.turns import fold
from interviewer.store.database import open_engine
from interviewer.store.repository import Repository
from tests.browser.conftest import settled

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
SAMPLES = Path(__file__).parents[2] / "samples"


def script() -> SampleInterview:
    return next(one for one, _ in load_samples(SAMPLES) if (one.pack, one.persona) == ("nursing", "expert"))


def interview_of(page) -> str:
    page.wait_for_url(re.compile("interview="))
    return parse_qs(urlparse(page.url).query)["interview"][0]


def start_interview(page, app) -> str:
    """From the welcome page to the first question, with a made-up profile."""
    page.goto(app.url)
    page.get_by_text("Registered nursing, acute adult care").click()
    page.locator(".st-key-consent-screening label").click()
    page.get_by_role("button", name="I am ready").click()
    page.get_by_text("Try it with a made-up person").click()
    choose(page, "profile-sample", "Tregear")
    page.get_by_role("button", name="Use this sample").click()
    page.get_by_text("Read from a made-up sample").wait_for()
    page.get_by_role("button", name="This is right. Start the interview").click()
    interview = interview_of(page)
    page.get_by_placeholder("Your answer, as long as you like").wait_for()
    return interview


def choose(page, key: str, option: str) -> None:
    """Picks an option; a menu that closes because the page is still being drawn is opened again."""
    wanted = page.get_by_role("option", name=option)
    for _ in range(20):
        page.locator(f".st-key-{key} input").click()
        page.wait_for_timeout(500)
        if wanted.count():
            break
    wanted.click()


def open_tab(page, name: str, *, showing) -> None:
    """Opens a tab; one that is drawn anew while it is clicked is clicked again."""
    for _ in range(60):
        page.get_by_role("tab", name=name).click()
        page.wait_for_timeout(500)
        if showing.is_visible():
            return
    pytest.fail(f"the tab {name} shows only: {page.locator('[role=tabpanel]:visible').inner_text()}")


def last_line(turns) -> str:
    """The question that is open, as the page shows it."""
    return turns[-1].text.splitlines()[-1]


class Applicant:
    """Answers whatever is open by a sample's script, reading what is open from the store."""

    def __init__(self, page, app, interview: str):
        self.page, self.interview = page, interview
        self.repository = Repository(open_engine(f"sqlite:///{app.home / 'interviewer.sqlite3'}"))
        self.script = script()
        self._verification = [f"I also speak Welsh fluently. {words}" for words in self.script.verification]

    @property
    def turns(self):
        return self.repository.turns(self.interview)

    @property
    def finished(self) -> bool:
        return self.repository.interview(self.interview).status == "finished"

    def open_item(self):
        item = fold(self.turns).open_item
        return self.repository.interview(self.interview).plan.item(item) if item else None

    def reply(self) -> None:
        """One reply, through the page; returns when the interviewer has answered it."""
        count = len(self.turns)
        item = self.open_item()
        self.page.get_by_text(last_line(self.turns)).last.wait_for(state="attached")
        if item is not None and item.kind is ItemKind.WORK_SAMPLE:
            settled(self.page)
            self._judge(self.script.work_samples[item.id])
        else:
            self.type(self._words(item))
        self.until(lambda: len(self.turns) >= count + 2)

    def type(self, text: str) -> None:
        box = self.page.get_by_placeholder("Your answer, as long as you like")
        box.fill(text)
        box.press("Enter")

    def _words(self, item) -> str:
        last = self.turns[-1]
        if item.kind is ItemKind.LEAD:
            return self.script.probes[last.criterion] if last.criterion else self.script.answers[item.id]
        if item.kind is ItemKind.VERIFICATION:
            return self._verification.pop(0)
        return "No, nothing, thank you."

    def _judge(self, text: str) -> None:
        self.page.locator("[class*=st-key-sentence-2] label").click()
        self.page.get_by_label("What is wrong, and how it should read").fill(text)
        self.page.locator("[class*=st-key-send-judgement] button").click()

    def until(self, done) -> None:
        for _ in range(600):
            if done():
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"the reply did not come; open: {self.open_item()}")


def test_a_person_is_interviewed_reloads_and_accepts_an_edit_and_a_recruiter_reads_it(page, app, tmp_path):
    interview = start_interview(page, app)
    person = Applicant(page, app, interview)
    person.reply()
    person.reply()

    before = person.turns
    page.reload()
    page.get_by_text(last_line(before)).last.wait_for()
    assert person.turns == before, "a reload takes no turn"

    while not person.finished:
        person.reply()

    page.get_by_text("See your result").first.click()
    open_tab(page, "Profile", showing=page.locator("[class*=st-key-accept-] button").first)
    page.locator("[class*=st-key-accept-] button").first.click()
    person.until(lambda: person.repository.decisions(interview))
    page.locator("p.decided").first.wait_for()
    settled(page)
    with page.expect_download() as download:
        page.locator(".st-key-download-profile button").click()
    download.value.save_as(tmp_path / "profile.json")
    profile = json.loads((tmp_path / "profile.json").read_text(encoding="utf-8"))
    assert profile != person.repository.interview(interview).profile.document(), "the accepted edit is in it"

    page.goto(f"{app.url}/applicant?interview={interview}")
    quoted = next(turn.text for turn in before if turn.move is not None).split(".")[0]
    page.get_by_text(quoted).first.wait_for()
    assert page.locator("mark").count() > 0, "evidence is highlighted in the transcript"


def test_a_killed_server_goes_on_at_the_same_question(page, app):
    interview = start_interview(page, app)
    person = Applicant(page, app, interview)
    person.reply()
    before = person.turns
    app.kill()
    app.start()
    page.goto(f"{app.url}/interview?interview={interview}")
    page.get_by_text(last_line(before)).last.wait_for()
    person.reply()
    assert person.turns[: len(before)] == before


def test_what_an_applicant_writes_is_shown_as_they_wrote_it_and_runs_nowhere(page, app):
    interview = start_interview(page, app)
    hostile = '<script>window.hit = 1</script> <img src=x onerror="window.hit=1"> **bold** $x^2$ :red[no]'
    person = Applicant(page, app, interview)
    page.get_by_text(last_line(person.turns)).last.wait_for()
    person.type(hostile)
    page.get_by_text(":red[no]").first.wait_for()
    assert page.get_by_text(hostile).first.is_visible()
    assert page.evaluate("window.hit") is None
    page.goto(f"{app.url}/applicant?interview={interview}")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.hit") is None


def test_a_wrong_link_is_not_found_and_shows_no_traceback(page, app):
    page.goto(f"{app.url}/interview?interview=nobodys-interview")
    page.get_by_text("Not found").first.wait_for()
    assert "Traceback" not in page.content()
