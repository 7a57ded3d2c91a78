"""The interview page: what was said, how far it is, and the box for the answer. All of it is read from the store."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.domain.interview import ItemKind, Judgement
from interviewer.errors import StoreError
from interviewer.screening import View
from interviewer.ui.applicant import browser, correcting, sending, work_sample
from interviewer.ui.applicant.flow import Flow, ask_for_link, opened
from interviewer.ui.applicant.help_menu import help_menu, link_back
from interviewer.ui.applicant.replying import Reply
from interviewer.ui.applicant.transcript import beside_the_work, transcript
from interviewer.ui.boundary import boundary, notice
from interviewer.ui.session import INTERVIEW, interview_id
from interviewer.ui.theme import meter_html
from interviewer.ui.under_way import wait_for
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
    reply = sending.reply_under_way(wanted)
    if reply is not None:
        _conversation(flow, reply.before, reply)
        return
    view = opened(flow, wanted, title="Interview")
    if view is None:
        return
    if view.interview.status != "open":
        _over(flow, view)
        return
    _conversation(flow, view)


def _conversation(flow: Flow, view: View, reply: Reply | None = None) -> None:
    """The talk and what is needed to go on with it; `reply` is what is being replied to it at this moment."""
    screening, waits = flow.services.screening, reply is not None
    sample = work_sample.open_sample(view)
    if sample is not None:
        st.set_page_config(layout="wide")
    _heading(view)
    if sample is not None:
        with st.expander("What was said so far", key="said-so-far"):
            st.html(transcript(view))
    place = st.empty()
    _say(place, view, reply, stored=False)
    if sample is not None:
        work_sample.workspace(screening, view, sample, disabled=waits)
    _below(flow, view, waits=waits)
    with st.bottom:
        sending.answer_box(screening, view, _judged(view), disabled=waits)
        help_menu(screening, view, disabled=waits)
    browser.keep(view, reply)
    if reply is not None:
        _listen(flow, reply, place)
        st.rerun()


def _say(place: DeltaGenerator, view: View, reply: Reply | None, *, stored: bool) -> None:
    """What was said; beside a work sample only what was said about it, since the sample is the question."""
    beside = work_sample.open_sample(view) is not None
    said = (beside_the_work if beside else transcript)(view, reply, stored=stored)
    if said:
        place.html(said)


def _listen(flow: Flow, reply: Reply, place: DeltaGenerator) -> None:
    """Shows what is heard of a reply as it comes, until it is there."""
    shown = ("", False)

    def show() -> None:
        nonlocal shown
        now = (reply.heard, shown[1] or _stored(flow, reply))
        if now != shown:
            shown = now
            _say(place, reply.before, reply, stored=now[1])

    wait_for(reply, show)


def _stored(flow: Flow, reply: Reply) -> bool:
    """Whether the words that are replied to are known to be stored."""
    try:
        turns = flow.services.repository.turns(reply.before.interview.id)
    except StoreError:
        return False
    return any(turn.seq == reply.before.answering + 1 and turn.text == reply.message.text for turn in turns)


def _judged(view: View) -> Callable[[], Judgement] | None:
    """Reads what is marked on a work sample, so that words typed in the chat take the marks along."""
    sample = work_sample.open_sample(view)
    if sample is None:
        return None
    return partial(work_sample.judgement, work_sample.key_prefix(view), len(sample.ai_answer))


def _below(flow: Flow, view: View, *, waits: bool) -> None:
    """What belongs right under the last words: what could not be sent, a yes or no, the link back, a correction."""
    sending.unsent(view)
    if view.state.offer is not None and not waits:
        sending.yes_or_no(flow.services.screening, view)
    if view.turns[-1].topic == "pause" and not waits:
        link_back(view)
    with boundary():
        correcting.panel(flow.services.screening, view, disabled=waits)


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
