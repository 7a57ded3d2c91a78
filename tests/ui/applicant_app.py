"""The whole app in Streamlit's own test runner, driven as an applicant drives it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def app_home(tmp_path_factory) -> Path:
    """One home for all app tests, so that the services are opened once; each test starts its own interview."""
    return tmp_path_factory.mktemp("app-home")


@pytest.fixture
def app(monkeypatch, tea_content, app_home, _nothing_from_the_environment) -> AppTest:
    """The app, opened on its first page."""
    return opened(monkeypatch, tea_content, app_home)


def opened(monkeypatch, content: Path, home: Path) -> AppTest:
    """A new browser tab on the first page."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(home))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(content))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """What a person reads on the page, our own HTML and Streamlit's text alike."""
    html = "".join(element.proto.body for element in app.get("html"))
    html = re.sub(r"<(style|script)>.*?</\1>", "", html, flags=re.DOTALL)
    texts = [element.value for kind in ("title", "header", "caption", "markdown") for element in app.get(kind)]
    return unescape(re.sub(r"<[^>]+>", " ", html)) + " ".join(texts)


def html_of(app: AppTest) -> str:
    """The HTML that was put on the page."""
    return "".join(element.proto.body for element in app.get("html"))


def to_profile(app: AppTest, *, practice: bool = False, optional: tuple[str, ...] = ()) -> AppTest:
    """From the first page to the profile page."""
    app.checkbox(key="consent-screening").check()
    for purpose in optional:
        app.checkbox(key=f"consent-{purpose}").check()
    app.run()
    return app.button(key="start-practice" if practice else "start-ready").click().run()


def to_interview(app: AppTest, *, practice: bool = False, optional: tuple[str, ...] = ()) -> str:
    """From the first page into an interview with an empty profile. Returns its id."""
    to_profile(app, practice=practice, optional=optional)
    app.button(key="start-interview").click().run()
    app.button(key="start-without").click().run()
    assert not app.exception
    return _one(app.query_params["interview"])


def button(app: AppTest, start: str):
    """The button whose key starts so: a part of some keys is the number of the open question."""
    return next(one for one in app.button if str(one.key).startswith(start))


def follow_link(app: AppTest, interview: str) -> AppTest:
    """Pastes the link of an interview on the first page."""
    app.text_input(key="link-welcome").set_value(f"http://127.0.0.1/interview?interview={interview}")
    return next(one for one in app.button if one.label == "Continue my interview").click().run()


def _one(value: str | list[str]) -> str:
    return value if isinstance(value, str) else value[0]
