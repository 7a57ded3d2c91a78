"""The interview page: what was said, how far it is, and the box for the answer. All of it is read from the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from interviewer.domain.interview import ItemKind, Judgement
from interviewer.screening import View
from interviewer.ui.applicant import browser, correcting, sending, work_sample
from interviewer.ui.applicant.flow import Flow, ask_for_link, opened
from interviewer.ui.applicant.help_menu import help_menu, link_back
from interviewer.ui.applicant.transcript import transcript
from interviewer.ui.boundary import boundary, notice
from interviewer.ui.session import INTERVIEW, interview_id
from interviewer.ui.theme import meter_html
from interviewer.ui.words import minutes


def render(flow: Flow) -> None:
    """Renders the page."""
    wanted = interview_id()
    if wanted is None:
        st.title("Interview")
        notice(
            "Open it by its link", "An interview opens by its own link. Start one, or paste the link you were shown."
        )
        st.page_link(flow.welcome, label="Start an interview")
        with boundary():
            ask_for_link(flow, "interview")
        return
    view = opened(flow, wanted, title="Interview")
    if view is None:
        return
    if view.interview.status != "open":
        _over(flow, view)
        return
    _conversation(flow, view)


def _conversation(flow: Flow, view: View) -> None:
    sample = work_sample.open_sample(view)
    if sample is not None:
        st.set_page_config(layout="wide")
    _heading(view)
    said = transcript(view)
    if sample is not None:
        with st.expander("What was said so far", key="said-so-far"):
            st.html(said)
        work_sample.workspace(flow.services.screening, view, sample)
    else:
        st.html(said)
    _below(flow, view)
    with st.bottom:
        sending.answer_box(flow.services.screening, view, _judged(view))
        help_menu(flow.services.screening, view)
    browser.keep(view)


def _judged(view: View) -> Callable[[], Judgement] | None:
    """Reads what is marked on a work sample, so that words typed in the chat take the marks along."""
    sample = work_sample.open_sample(view)
    if sample is None:
        return None
    return partial(work_sample.judgement, work_sample.key_prefix(view), len(sample.ai_answer))


def _below(flow: Flow, view: View) -> None:
    """What belongs right under the last words: what could not be sent, a yes or no, the link back, a correction."""
    sending.unsent(view)
    if view.state.offer is not None:
        sending.yes_or_no(flow.services.screening, view)
    if view.turns[-1].topic == "pause":
        link_back(view)
    with boundary():
        correcting.panel(flow.services.screening, view)


def _heading(view: View) -> None:
    begun, of = view.progress
    share = max(0.0, begun - 0.5) / of if of else 0.0  # what is open counts half
    left = min(view.minutes_left, view.pack.minutes)  # practice is not part of the time that was announced
    with st.container(key="progress"):
        st.html(f'<h1 class="small-title">{_part(view)}</h1>{meter_html(share, minutes(left))}')
    if view.interview.sample:
        st.caption("A sample with a made-up person.")


def _part(view: View) -> str:
    item = view.open_item
    begun, of = view.progress
    if item is not None and item.kind is ItemKind.PRACTICE:
        return "Practice: this counts for nothing"
    if item is not None and item.kind is ItemKind.OWN_QUESTIONS:
        return "Your turn to ask"
    return f"Part {begun} of {of}"


def _over(flow: Flow, view: View) -> None:
    st.title("Interview")
    notice("This interview is over", "Everything you said is saved. What your answers showed is on the result page.")
    st.page_link(flow.result, label="See your result", query_params={INTERVIEW: view.interview.id})
    with st.expander("Read what was said", key="said-whole"):
        st.html(transcript(view))
