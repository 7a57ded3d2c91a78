"""What the applicant's pages share: the services, each other, and the choices made before anything is stored."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.interview import Accommodation, Purpose, Speaker
from interviewer.errors import NotFound
from interviewer.screening import View
from interviewer.services import Services
from interviewer.ui.applicant.replying import replies
from interviewer.ui.boundary import notice, show_error
from interviewer.ui.session import INTERVIEW, id_of
from interviewer.ui.under_way import wait_for

_CHOICES = "applicant-choices"

_REPLYING = "The interviewer is replying …"

ERASED = "applicant-erased"
"""Set in this tab once everything about an interview was deleted, so that the welcome page says so."""


@dataclass(frozen=True)
class Choices:
    """What was chosen on the welcome page. It lives in this browser tab until the interview starts."""

    pack_id: str
    consents: frozenset[Purpose]
    accommodation: Accommodation
    practice: bool


@dataclass
class Flow:
    """The services and the pages, so that one page can lead to another."""

    services: Services
    welcome: Page = field(init=False)
    profile: Page = field(init=False)
    interview: Page = field(init=False)
    result: Page = field(init=False)

    @property
    def choices(self) -> Choices | None:
        """The choices of the welcome page; None before they are made."""
        return st.session_state.get(_CHOICES)

    def choose(self, choices: Choices) -> None:
        """Keeps the choices in this tab."""
        st.session_state[_CHOICES] = choices

    def forget(self) -> None:
        """Drops the choices: they are stored with the interview now."""
        st.session_state.pop(_CHOICES, None)


def opened(flow: Flow, interview: str, *, title: str = "") -> View | None:
    """The interview, or a way out, under `title`, where there is none under this link."""
    try:
        return _view(flow, interview)
    except NotFound as error:
        if title:
            st.title(title)
        show_error(error)
        st.page_link(flow.welcome, label="To the welcome page", query_params={})
        return None


def ask_for_link(flow: Flow, key: str) -> None:
    """A field for the link to an interview, which leads to it."""
    with st.form(f"continue-{key}", border=False):
        pasted = st.text_input("The link to your interview, or its id", key=f"link-{key}", autocomplete="off")
        if not st.form_submit_button("Continue my interview", key=f"continue-interview-{key}"):
            return
    wanted = id_of(pasted)
    if wanted is None:
        notice("No interview in this", "Paste the whole link that you were shown when you paused, or only its id.")
        return
    view = _view(flow, wanted)  # an unknown id ends here, in the same words as any other
    page = flow.interview if view.interview.status == "open" else flow.result
    st.switch_page(page, query_params={INTERVIEW: wanted})


def _view(flow: Flow, interview: str) -> View:
    """The interview as it stands, once the reply to what was said last is there."""
    reply = replies().of(interview)
    if reply is not None:  # to ask for it again would be a second reply
        with st.spinner(_REPLYING):
            wait_for(reply, moment=lambda: None)
    said = flow.services.repository.turns(interview)[-1:]
    owed = bool(said) and said[0].speaker is Speaker.APPLICANT  # since an interruption; it is given now
    with st.spinner(_REPLYING) if owed else nullcontext():
        return flow.services.screening.view(interview)
