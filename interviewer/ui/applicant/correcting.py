"""Correcting an earlier answer: choose it, change the words, both versions are kept."""

from __future__ import annotations

from textwrap import shorten

import streamlit as st

from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.screening import Screening, View
from interviewer.ui.boundary import show_error
from interviewer.ui.quoted import escaped

_SHOWN = 30
"""Characters of an answer that fit in the menu on a phone."""


def choices(view: View) -> list[Turn]:
    """The answers that stand and can be corrected, latest first."""
    replaced = {turn.replaces for turn in view.turns}
    kinds = (TurnKind.ANSWER, TurnKind.CORRECTION)
    return [turn for turn in reversed(view.turns) if turn.kind in kinds and turn.seq not in replaced]


def open_panel(interview: str) -> None:
    """A callback: shows the panel from now on."""
    st.session_state[_key(interview)] = True


def is_open(view: View) -> bool:
    """Whether the panel is shown."""
    return bool(st.session_state.get(_key(view.interview.id)) and choices(view))


def panel(screening: Screening, view: View, *, disabled: bool = False) -> None:
    """The earlier answer in a text area, where the panel was opened; it cannot be sent while `disabled`."""
    if not is_open(view):
        return
    answers = choices(view)
    with st.container(border=True, key="correct-panel"):
        st.header("Correct an earlier answer", anchor=False)
        by_seq = {turn.seq: turn for turn in answers}
        seq = st.selectbox(
            "Which answer", list(by_seq), format_func=lambda one: _named(by_seq[one]), key="correct-which"
        )
        if seq is None:
            return
        st.html(f'<p class="muted">You were asked: {escaped(_question(view, by_seq[seq]))}</p>')
        text = st.text_area("How it should read", value=by_seq[seq].text, key=f"correct-text-{seq}", height=200)
        st.caption("Both versions are kept, and the new one is the one that is read as yours.")
        with st.container(horizontal=True):
            save = st.button("Save the new version", type="primary", key="correct-save", disabled=disabled)
            leave = st.button("Leave it as it is", key="correct-leave", disabled=disabled)
    if leave:
        _close(view.interview.id)
    if save and text and text.strip():
        try:
            screening.correct(view.interview.id, view.answering, seq, text)
        except Exception as error:  # the text area still has the words
            show_error(error)
            return
        _close(view.interview.id)


def _close(interview: str) -> None:
    st.session_state.pop(_key(interview), None)
    st.rerun()


def _named(answer: Turn) -> str:
    """An answer by its first words."""
    return shorten(answer.text, _SHOWN, placeholder=" …") or answer.text[:_SHOWN]


def _question(view: View, answer: Turn) -> str:
    """The last line that the interviewer said before the answer, or before the first version of it."""
    first = answer
    by_seq = {turn.seq: turn for turn in view.turns}
    while first.replaces is not None:
        first = by_seq[first.replaces]
    before = [turn for turn in view.turns if turn.seq < first.seq and turn.speaker is Speaker.INTERVIEWER]
    return before[-1].text.strip().split("\n")[-1] if before else ""


def _key(interview: str) -> str:
    return f"correcting-{interview}"
