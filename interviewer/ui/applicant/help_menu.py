"""What an applicant can ask of the interviewer by a button, and the link that leads back."""

from __future__ import annotations

import streamlit as st

from interviewer.domain.interview import Move
from interviewer.screening import Screening, View
from interviewer.ui.applicant import correcting
from interviewer.ui.applicant.sending import send
from interviewer.ui.session import link_to

_MOVES = (
    (Move.REPEAT, "Repeat the question", "Please repeat the question."),
    (Move.REPHRASE, "Ask it in other words", "Please ask it in other words."),
    (Move.SKIP, "Skip it and come back later", "I would like to skip this question."),
    (Move.FINISH, "Finish the interview", "I would like to finish the interview."),
)


def help_menu(screening: Screening, view: View, *, disabled: bool = False) -> None:
    """A menu of requests, and a pause. None of them is ever rated."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="help-row"):
        _menu(screening, view, disabled=disabled)
        st.button(
            "Pause",
            key=f"move-{Move.PAUSE}-{view.answering}",
            type="tertiary",
            disabled=disabled,
            on_click=send,
            args=(screening, view, "I would like to pause.", Move.PAUSE),
        )
        st.html('<p class="muted keys">Enter sends. Shift and Enter starts a new line.</p>', width="content")


def _menu(screening: Screening, view: View, *, disabled: bool) -> None:
    # A key of its own for each question: the menu closes once something in it was chosen.
    key = f"help-menu-{view.answering}-{correcting.is_open(view)}"
    with st.popover("Help with this question", key=key, type="tertiary", disabled=disabled):
        st.caption("Nothing here is rated. What you have typed stays in the box.")
        for move, label, words in _MOVES:
            st.button(
                label,
                # The number of the open question is part of the key: a second click is the same request, not the next.
                key=f"move-{move}-{view.answering}",
                width="stretch",
                on_click=send,
                args=(screening, view, words, move),
            )
        if correcting.choices(view):
            st.button(
                "Correct an earlier answer",
                key="correct-open",
                width="stretch",
                on_click=correcting.open_panel,
                args=(view.interview.id,),
            )
        link_back(view, caption="The link back to this interview:")


def link_back(view: View, caption: str = "This link leads back here, today or in a few days. Keep it:") -> None:
    """The address of this interview, to copy."""
    st.caption(caption)
    st.code(link_to("interview", view.interview.id), language=None, wrap_lines=True)
