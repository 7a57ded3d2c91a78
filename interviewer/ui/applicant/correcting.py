"""Correcting an earlier answer: choose it, change the words, both versions are kept."""

from __future__ import annotations

import streamlit as st

from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.screening import Screening, View
from interviewer.ui.boundary import show_error

_SHOWN = 70


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


def panel(screening: Screening, view: View) -> None:
    """The earlier answer in a text area, where the panel was opened."""
    if not is_open(view):
        return
    answers = choices(view)
    with st.container(border=True, key="correct-panel"):
        st.subheader("Correct an earlier answer", anchor=False)
        by_seq = {turn.seq: turn for turn in answers}
        seq = st.selectbox(
            "Which answer", list(by_seq), format_func=lambda one: _named(view, by_seq[one]), key="correct-which"
        )
        if seq is None:
            return
        text = st.text_area("How it should read", value=by_seq[seq].text, key=f"correct-text-{seq}", height=200)
        st.caption("Both versions are kept, and the new one is the one that is read as yours.")
        with st.container(horizontal=True):
            save = st.button("Save the new version", type="primary", key="correct-save")
            leave = st.button("Leave it as it is", key="correct-leave")
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


def _named(view: View, answer: Turn) -> str:
    """An answer by the question it followed."""
    before = [turn for turn in view.turns if turn.seq < answer.seq and turn.speaker is Speaker.INTERVIEWER]
    question = before[-1].text.strip().split("\n")[-1] if before else ""
    words = f"{question[:_SHOWN]}… : {answer.text}".replace("\n", " ")
    return words if len(words) <= 2 * _SHOWN else words[: 2 * _SHOWN] + "…"


def _key(interview: str) -> str:
    return f"correcting-{interview}"
