"""A desk page run by Streamlit's own test runner over the real services, and what it shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from streamlit.navigation.page import Page
from streamlit.testing.v1 import AppTest


def open_page(pages: Callable[[], list[Page]], path: str, **query: str) -> AppTest:
    """The page at `path` among `pages`, run once with these query parameters."""
    app = AppTest.from_function(_script, args=(pages, path), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def html_of(app: AppTest) -> str:
    """All the HTML on the page."""
    return "".join(element.proto.body for element in app.get("html"))


def words_of(app: AppTest) -> str:
    """What a person reads in that HTML."""
    without_style = re.sub(r"<style>.*?</style>", "", html_of(app), flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", without_style))


def _script(pages, path):
    import streamlit as st  # noqa: PLC0415  (the runner takes this function's source alone)

    found = pages()
    st.navigation(sorted(found, key=lambda page: page.url_path != path), position="hidden").run()
