"""An author makes the guide's wine pack in a real browser and publishes it; an applicant starts with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviewer.store.database import open_engine
from interviewer.store.drafts import StoredDrafts
from interviewer.store.packs import PublishedPacks
from tests.browser.conftest import App, choose
from tests.cli.test_authors_guide import steps

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ANCHOR = "Chills the bottle and keeps hold of the cork from the moment that the wire is loosened."


def wine() -> str:
    return next(body for kind, argument, body in steps() if kind == "yaml" and argument.endswith("wine-service.yaml"))


@pytest.fixture(scope="module")
def bench_app(tea_app_content, tmp_path_factory):
    running = App(tmp_path_factory.mktemp("bench-home"), content=str(tea_app_content))
    running.start()
    yield running
    running.kill()


class Author:
    """Somebody at the bench, who waits for what the page acknowledges."""

    def __init__(self, page, app):
        self.page, self.app = page, app
        engine = open_engine(f"sqlite:///{app.home / 'interviewer.sqlite3'}")
        self.drafts, self.published = StoredDrafts(engine), PublishedPacks(engine)

    def name(self, name: str) -> None:
        box = self.page.get_by_label("Your name")
        box.fill(name)
        box.press("Enter")

    def take_in(self, file: Path) -> None:
        self.page.goto(f"{self.app.url}/packs")
        self.name("Ada Example")
        self.page.get_by_text("Begin a new pack").click()
        self.page.get_by_text("From a file").click()
        choose(self.page, file)
        self.page.get_by_role("button", name="Make a draft").click()
        self.page.wait_for_url(re.compile("/bench"))

    def open(self, part: str) -> None:
        self.page.locator(".st-key-bench-tree").get_by_role("button", name=part).click()

    def type(self, label: str, words: str) -> None:
        """Types and waits until it is saved, without leaving the field."""
        revision = self.revision
        self.page.get_by_label(label, exact=True).fill(words)
        for _ in range(100):
            if self.revision > revision:
                return
            self.page.wait_for_timeout(100)
        pytest.fail(f"{label} was not saved")

    @property
    def revision(self) -> int:
        return self.drafts.kept()[0].revision.number

    @property
    def versions(self) -> list[str]:
        return [one.version for one in self.published.publications("wine-service")]

    def go(self, page: str) -> None:
        self.page.locator(".st-key-bench-saved").get_by_role("link", name=page).click()


def test_a_pack_is_made_mended_published_changed_published_again_and_retired(page, bench_app, tmp_path):
    file = tmp_path / "wine-service.yaml"
    file.write_text(wine().replace(ANCHOR, '""'), encoding="utf-8")
    author = Author(page, bench_app)
    author.take_in(file)

    page.get_by_text("Not a whole pack yet: 1 to mend.").wait_for()
    author.open("Competency 1")
    author.open("Criterion 1")
    page.get_by_text("To mend: it is empty.").wait_for()
    author.type("Level 2", ANCHOR)
    page.get_by_text("A whole pack").wait_for()
    page.get_by_text("To mend: it is empty.").wait_for(state="detached")
    page.locator(".st-key-bench-preview").get_by_text("What would you do next, and why?").wait_for()

    page.reload()
    page.get_by_label("Level 2", exact=True).wait_for()
    assert page.get_by_label("Level 2", exact=True).input_value() == ANCHOR

    author.go("Publish")
    page.get_by_text("It is a new pack").wait_for()
    page.get_by_role("button", name="Publish version 1.0.0").click()
    page.get_by_text("Version 1.0.0 is published and offered").wait_for()
    assert author.versions == ["1.0.0"]

    page.get_by_role("link", name="Bench").click()
    author.open("Competency 1")
    author.open("Criterion 1")
    author.type("Follow-up 2", "What would you do next?")
    author.go("Publish")
    page.get_by_role("button", name="Raise it to 1.0.1").click()
    page.get_by_role("button", name="Publish version 1.0.1").click()
    page.get_by_text("Version 1.0.1 is published and offered").wait_for()
    assert author.versions == ["1.0.0", "1.0.1"]

    page.goto(bench_app.url)
    page.get_by_text("Wine service").click()
    page.locator(".st-key-consent-screening label").click()
    page.get_by_role("button", name="I am ready").click()
    page.get_by_label("Name", exact=True).fill("Robin Testperson")
    page.get_by_label("Name", exact=True).press("Enter")
    page.get_by_role("button", name="This is right. Start the interview").click()
    page.get_by_placeholder("Your answer, as long as you like").wait_for()
    page.get_by_text(re.compile("opened a sparkling wine for guests|standing on the bar")).first.wait_for()

    page.goto(f"{bench_app.url}/packs")
    card = page.locator(".st-key-pack-wine-service")
    card.get_by_text("1 interview").wait_for()
    card.get_by_role("button", name="Retire").click()
    page.get_by_role("button", name="Retire it").click()
    card.get_by_text("retired").wait_for()
    page.goto(bench_app.url)
    page.get_by_text("Tea tasting").wait_for()
    assert page.get_by_text("Wine service").count() == 0
