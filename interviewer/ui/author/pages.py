"""The rubric author's pages and how they lead to one another."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.services import Services
from interviewer.trying import Bench
from interviewer.ui.author import browse, packs, tryout
from interviewer.ui.boundary import guarded
from interviewer.ui.desk.look import desk_page

PACK_PATH = "pack"


def pages(services: Services) -> list[Page]:
    """The packs there are, one pack in full, and trying an answer."""
    found: dict[str, Page] = {}
    bench = Bench(rater=services.rater, grader=services.grader, index=services.index, embeddings=services.embeddings)

    def show_packs() -> None:
        packs.show(services, found[PACK_PATH])

    def show_pack() -> None:
        browse.show(services)

    def show_try() -> None:
        tryout.show(services, bench)

    for path, title, render in (
        ("packs", "Packs", show_packs),
        (PACK_PATH, "Browse a pack", show_pack),
        ("try", "Try an answer", show_try),
    ):
        found[path] = st.Page(guarded(desk_page(render)), title=title, url_path=path)
    return list(found.values())
