"""The recruiter's pages and how they lead to one another."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.services import Services
from interviewer.ui.boundary import guarded
from interviewer.ui.desk.look import desk_page
from interviewer.ui.recruiter import applicant, compare, queue

APPLICANT_PATH = "applicant"
QUEUE_PATH = "queue"
COMPARE_PATH = "compare"


def pages(services: Services) -> list[Page]:
    """The queue first, then one applicant, then several side by side."""
    found: dict[str, Page] = {}

    def open_applicant(interview_id: str) -> None:
        st.switch_page(found[APPLICANT_PATH], query_params={"interview": interview_id})

    def show_queue() -> None:
        queue.show(services, APPLICANT_PATH, open_applicant)

    def show_applicant() -> None:
        applicant.show(services, found[QUEUE_PATH], found[COMPARE_PATH])

    def show_compare() -> None:
        compare.show(services, APPLICANT_PATH, open_applicant)

    for path, title, render in (
        (QUEUE_PATH, "Queue", show_queue),
        (APPLICANT_PATH, "Applicant", show_applicant),
        (COMPARE_PATH, "Compare", show_compare),
    ):
        found[path] = st.Page(_page(render), title=title, url_path=path)
    return list(found.values())


def _page(render: Callable[[], None]) -> Callable[[], None]:
    return guarded(desk_page(render))
