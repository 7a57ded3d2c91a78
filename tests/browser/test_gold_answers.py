"""An author takes in graded answers, sees how the machine does on them, grades one blind and adds an exemplar."""

from __future__ import annotations

import re

import pytest

from interviewer.services import open_services
from interviewer.settings import Settings
from tests.browser.conftest import App, choose
from tests.gold.conftest import HEADERS, as_csv, graded_rows

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def tea_app(tea_app_content, tmp_path_factory):
    running = App(tmp_path_factory.mktemp("gold-home"), content=str(tea_app_content))
    running.start()
    yield running
    running.kill()


def view(page, name: str) -> None:
    page.get_by_role("radio", name=name, exact=True).click()


def test_an_author_brings_graded_answers_and_takes_an_exemplar_from_them(page, tea_app, tea_app_content, tmp_path):
    page.goto(f"{tea_app.url}/gold?pack=tea")
    name = page.get_by_label("Your name")
    name.fill("Cy")
    name.press("Enter")

    view(page, "Files")
    path = as_csv(tmp_path / "gold.csv", [HEADERS, *graded_rows()])
    choose(page, path)
    page.get_by_text("14 answers to be added").wait_for()
    page.get_by_role("button", name="Take it in").click()
    page.get_by_text("14 answers and 0 further levels from gold.csv").wait_for()

    view(page, "Agreement")
    page.get_by_role("button", name="Rate 14 answers and compare").click()
    page.get_by_role("heading", name=re.compile("agrees? with people")).wait_for()
    page.get_by_text("Ann and Bo with each other").wait_for()

    view(page, "Grade")
    page.get_by_text("You grade as Cy: 0 of 14 done").wait_for()
    assert page.get_by_text("Ann", exact=True).count() == 0
    keep = page.get_by_role("button", name="Keep my levels")
    keep.wait_for()
    for criterion in ("brewing-one", "brewing-two"):
        page.locator(f"[class*=st-key-gold-rate][class*={criterion}]").get_by_text("Level 2", exact=True).click()
    keep.click()
    page.get_by_role("button", name="Next answer").wait_for()
    page.locator(".sides").filter(has_text="Ann").first.wait_for()

    view(page, "Agreement")
    page.get_by_text("before the answers changed").wait_for()
    page.get_by_role("button", name="Add as an exemplar").first.click()
    page.get_by_label("Why it earns these levels").fill("It says what is done, and not why.")
    page.get_by_label("Why it earns these levels").press("Control+Enter")
    page.get_by_role("button", name="Add to the draft").click()
    page.get_by_text("is an exemplar of the draft now").wait_for()
    page.get_by_role("link", name="Look at the draft on the bench").wait_for()

    services = open_services(Settings(home=tea_app.home, content=tea_app_content))
    (draft,) = services.drafts.all()
    assert "It says what is done, and not why." in draft.text
    assert draft.revision.author == "Cy"
