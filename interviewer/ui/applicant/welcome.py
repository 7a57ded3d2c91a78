"""The welcome page: what this is, the field, consent purpose by purpose, and what makes it accessible."""

from __future__ import annotations

import re

import streamlit as st

from interviewer.domain.interview import Accommodation, Purpose
from interviewer.domain.rubric import RubricPack
from interviewer.shelf import Standing
from interviewer.ui.applicant.flow import ERASED, Choices, Flow, ask_for_link
from interviewer.ui.boundary import boundary, notice, show_error
from interviewer.ui.session import INTERVIEW, interview_id

PACK = "pack"
"""The query parameter that names a field: `?pack=ID`."""
_SHOWN_OPEN = "what-this-is"


def render(flow: Flow) -> None:
    """Renders the page."""
    st.title("Welcome")
    if st.session_state.pop(ERASED, False):
        notice("Everything was deleted", "Nothing about that interview is kept any more, and its link leads nowhere.")
    _go_on(flow)
    offers = flow.services.shelf.offers()
    named = offers.get(st.query_params.get(PACK, ""))
    if named is not None and named.standing is Standing.RETIRED:
        notice(
            "This interview is no longer offered",
            f"“{named.pack.title}” takes no new interviews. One that you have begun can be finished by its own link.",
        )
    open_ones = [one.pack for one in offers.values() if one.standing is not Standing.RETIRED]
    packs = sorted(open_ones, key=lambda pack: pack.title)
    if not packs:
        notice("No field is open yet", "There is nothing to interview about so far. Come back once a field was added.")
        for refused in flow.services.library.refused:
            show_error(refused)
        return
    st.html(
        '<p class="lead">An AI interviews you about your own work, by chat and in your own words. '
        "People read what you say and decide. Stop whenever you like and come back by the same link.</p>"
    )
    pack = _field(packs, named.pack.id if named is not None else None)
    if pack is None:
        st.html('<p class="muted">Once you have chosen, you read how it works and what you agree to.</p>')
    else:
        _disclosure(flow, pack)
        consents = _consents(flow, pack)
        accommodation = _accommodation()
        _start(flow, pack, consents, accommodation)
    st.header("Continue an interview", anchor=False)
    st.caption("Each interview has its own link. It opens where you stopped, or your result once you are done.")
    with boundary():
        ask_for_link(flow, "welcome")


def _go_on(flow: Flow) -> None:
    """The way back for somebody who came here in the middle of an interview."""
    here = interview_id()
    if here:
        notice("You have an interview under way", "It is saved. You can read this page and go back to it at any time.")
        st.page_link(flow.interview, label="Go on with my interview", query_params={INTERVIEW: here})


def _field(packs: list[RubricPack], named: str | None) -> RubricPack | None:
    """The field that is chosen; the link's, or the only one, to begin with."""
    by_id = {pack.id: pack for pack in packs}
    ids = list(by_id)
    first = ids.index(named) if named in by_id else None
    st.header("Your field", anchor=False)
    chosen = st.radio(
        "Choose the field you work in",
        ids,
        format_func=lambda pack_id: by_id[pack_id].title,
        captions=[f"{_first_sentence(pack.job_analysis)} About {pack.minutes} minutes." for pack in packs],
        index=0 if len(packs) == 1 else first,
        key="field",
        persist_state="session",
    )
    return by_id.get(chosen or "")


def _disclosure(flow: Flow, pack: RubricPack) -> None:
    st.header("Before you begin", anchor=False)
    with st.container(gap="xsmall", key="read"):
        for section in flow.services.screening.introduction(pack.id).sections:
            if section.id == _SHOWN_OPEN:
                st.markdown(section.body)
            else:
                with st.expander(section.title, key=f"read-{section.id}"):
                    st.markdown(section.body)


def _consents(flow: Flow, pack: RubricPack) -> frozenset[Purpose]:
    st.header("What you agree to", anchor=False)
    words = flow.services.screening.introduction(pack.id).consents
    given: set[Purpose] = set()
    for purpose in Purpose:
        with st.container(key=f"purpose-{purpose}", gap=None):
            if st.checkbox(words[purpose].label, key=f"consent-{purpose}", persist_state="session"):
                given.add(purpose)
            st.caption(words[purpose].explains)
    return frozenset(given)


def _accommodation() -> Accommodation:
    with st.expander("Ask for what you need", key="accommodation"):
        st.caption(
            "None of this is ever rated. The people who review your interview see it. "
            "The interview is in writing and has no clock: you need no camera, no microphone and no hurry."
        )
        extra = st.checkbox("I need extra time", key="extra-time", persist_state="session")
        plain = st.checkbox("Ask me in plainer words", key="plain-wording", persist_state="session")
        note = st.text_area(
            "Anything else that would help",
            key="accommodation-note",
            placeholder="In your own words. A person reads it.",
            persist_state="session",
        )
    return Accommodation(extra_time=extra, plain_wording=plain, note=(note or "").strip())


def _start(flow: Flow, pack: RubricPack, consents: frozenset[Purpose], accommodation: Accommodation) -> None:
    st.html('<p class="muted">Next you fill in or check your profile. Nothing is kept before you start.</p>')
    with st.container(horizontal=True):
        practice = st.button("Start with a practice question", type="primary", key="start-practice")
        ready = st.button("I am ready", key="start-ready")
    if not (practice or ready):
        return
    if Purpose.SCREENING not in consents:
        notice(
            "One thing is missing",
            "Tick the first box under “What you agree to” if you want to be interviewed. The other two are up to you.",
        )
        return
    flow.choose(Choices(pack.id, consents, accommodation, practice))
    st.switch_page(flow.profile)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", text.strip(), maxsplit=1)[0]
