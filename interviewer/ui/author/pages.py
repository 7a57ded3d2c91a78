"""The rubric author's pages and how they lead to one another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.services import Services
from interviewer.ui.author import bench, browse, comparing, gold, history, packs, publish, simulated, tryout
from interviewer.ui.boundary import guarded
from interviewer.ui.desk.look import desk_page

_CSS = Path(__file__).with_name("author.css")


def pages(services: Services) -> list[Page]:
    """The author's pages, in the order of the work: packs, bench, trying it out, publishing, history."""
    found: dict[str, Page] = {}
    shown: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("packs", "Packs", lambda: packs.show(services, found)),
        ("bench", "Bench", lambda: bench.show(services, found)),
        ("try", "Try an answer", lambda: tryout.show(services)),
        ("simulated", "Simulated applicants", lambda: simulated.show(services)),
        ("gold", "Gold answers", lambda: gold.show(services, found)),
        ("compare-versions", "Compare versions", lambda: comparing.show(services, found)),
        ("publish", "Publish", lambda: publish.show(services, found)),
        ("history", "History", lambda: history.show(services, found)),
        ("pack", "Browse a pack", lambda: browse.show(services)),
    )
    for path, title, render in shown:
        found[path] = st.Page(guarded(desk_page(_styled(render))), title=title, url_path=path)
    return list(found.values())


def _styled(render: Callable[[], None]) -> Callable[[], None]:
    """`render` with the author's own style, beyond the desk's."""

    def page() -> None:
        st.html(_CSS)
        render()

    return page
