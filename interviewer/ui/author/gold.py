"""Gold answers: graded by people, kept by question, and what they say about a version of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.services import Services
from interviewer.ui.author import gold_agreement, gold_answers, gold_files, gold_rate
from interviewer.ui.author.choosing import choose_version
from interviewer.ui.author.doing import show_trouble
from interviewer.ui.author.gold_desk import desk_of, look
from interviewer.ui.author.gold_exemplar import show_added
from interviewer.ui.author.who import ask_for_name, author_name
from interviewer.ui.desk.look import block, empty, heading

AGREEMENT, ANSWERS, GRADE, FILES = "Agreement", "Answers", "Grade", "Files"


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page.

    Args:
        services: the services.
        links: pages by their path, to lead to: "packs", "bench".
    """
    look()
    heading(
        "Gold answers", "Answers that people graded. They show whether the machine gives the levels that people give."
    )
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        pack = choose_version(services, "gold-pack")
    if pack is None:
        empty("No packs yet", "Begin one on the page “Packs”.")
        st.page_link(links["packs"], label="To the packs")
        return
    with right:
        author = author_name()
    show_trouble()
    show_added(links["bench"])
    view = st.segmented_control(
        "What to look at",
        [AGREEMENT, ANSWERS, GRADE, FILES],
        default=AGREEMENT,
        required=True,
        key="gold-view",
        label_visibility="collapsed",
        persist_state="session",
    )
    desk = desk_of(services)
    if view == AGREEMENT:
        if services.models is not None:
            rates = escape(services.models.grader.name)
            block(f'<p class="small">Rated by the grader on this machine. In interviews, {rates} rates.</p>')
        gold_agreement.show(services, desk, pack, desk.book.fitting(pack))
    elif not author:
        ask_for_name()
    elif view == ANSWERS:
        gold_answers.show(desk, pack, author)
    elif view == GRADE:
        gold_rate.show(desk, pack, author)
    else:
        gold_files.show(desk, pack, desk.book.fitting(pack), author)
