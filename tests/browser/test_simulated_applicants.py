"""An author writes two applicants, has them interviewed, leaves, comes back and reads what it shows."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.browser.conftest import App, choose
from tests.conftest import as_yaml
from tests.simulating.scripts import KNOWS, TALKS, script

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LITTLE = "It depends a good deal on the leaves and on who is at the table that day."


@pytest.fixture(scope="module")
def author_app(tea_app_content, tmp_path_factory) -> Iterator[App]:
    running = App(tmp_path_factory.mktemp("home-of-the-author"), content=str(tea_app_content))
    running.start()
    yield running
    running.kill()


def file(persona: str, text: str) -> dict[str, object]:
    return {"name": f"{persona}.yaml", "mimeType": "text/yaml", "buffer": as_yaml(script(persona, text)).encode()}


def test_an_author_has_two_applicants_interviewed_and_reads_what_it_shows(page, author_app, tmp_path):
    page.goto(f"{author_app.url}/simulated?pack=tea")
    page.get_by_text("Nobody has been written for this pack yet").wait_for()
    page.get_by_role("tab", name="Scripts").click()
    page.get_by_label("Your name").fill("Ada")
    page.get_by_label("Your name").press("Enter")

    choose(page, [file("bluffer", TALKS) | {"buffer": b"sample: true\npack: tea\npersona: bluffer\n"}])
    page.get_by_role("button", name="Check and keep them").click()
    page.get_by_text("bluffer.yaml was not kept").wait_for()

    page.reload()
    page.get_by_role("tab", name="Scripts").click()
    choose(page, [file("expert", KNOWS), file("bluffer", TALKS)])
    page.get_by_role("button", name="Check and keep them").click()
    page.get_by_text("Kept: expert, bluffer.").wait_for()

    page.get_by_role("tab", name="Interviews").click()
    page.get_by_role("button", name="Interview them").click()
    page.get_by_role("button", name="Stop").wait_for()
    page.goto(f"{author_app.url}/packs")
    page.get_by_role("heading", name="Packs").wait_for()
    page.goto(f"{author_app.url}/simulated?pack=tea")

    page.get_by_text("Experts are told from every persona that knows less.").wait_for(timeout=60_000)
    page.get_by_text("8 interviews with 2 personas").wait_for()
    page.get_by_text("expert (invented)").first.wait_for()
    assert page.locator(".transcript mark").count() > 0, "what ratings rest on is marked in the transcript"
    with page.expect_download() as download:
        page.get_by_role("button", name="Download figures and transcripts").click()
    download.value.save_as(tmp_path / "found.json")
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert len(found["interviews"]) == 8
    assert {one["persona"] for one in found["personas"]} == {"expert", "bluffer"}


def test_an_author_tries_an_answer_and_its_follow_up(page, author_app):
    page.goto(f"{author_app.url}/try?pack=tea")
    page.get_by_label("Answer", exact=True).fill(LITTLE)
    page.get_by_role("button", name="Rate this answer").click()
    page.get_by_text("With it:").first.wait_for()
    page.get_by_label("Reply to the follow-up").fill(KNOWS)
    page.get_by_role("button", name="Rate both together").click()
    page.get_by_text("The answers as read").wait_for()
    page.get_by_text("To the follow-up:").wait_for()
