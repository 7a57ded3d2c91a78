"""Sending what an applicant says. Words that could not be sent are kept on the page until they are dealt with.

A callback gets the `answering` of the page it was drawn on, so a page that another tab has overtaken is noticed, and
a second click on the same button is the same turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from interviewer.domain.interview import Judgement, Move
from interviewer.errors import InterviewerError, StaleTurn
from interviewer.screening import Screening, View
from interviewer.ui.boundary import notice, show_error

logger = logging.getLogger(__name__)

ANSWER = "answer"


_OVERTAKEN = (
    "This was answered already",
    "The question was answered in another tab or by an earlier click, so this was not sent. "
    "What is saved stands above, and the interview goes on from here.",
)


def has_unsent(view: View) -> bool:
    """Whether something could not be stored."""
    return _key(view.interview.id) in st.session_state


def answer_box(screening: Screening, view: View, judged: Callable[[], Judgement] | None = None) -> None:
    """The box for an answer; `judged` reads what is marked on the page of a work sample."""
    st.chat_input(
        "Or write it here, or ask something" if judged else "Your answer, as long as you like",
        key=ANSWER,
        submit_mode="disable",
        on_submit=_send_answer,
        args=(screening, view.interview.id, view.answering, judged),
    )


def send(
    screening: Screening,
    interview: str,
    answering: int,
    text: str,
    move: Move | None = None,
    judgement: Judgement | None = None,
) -> None:
    """A callback: sends words or a move; words that could not be stored are kept."""
    _drop(interview)
    try:
        screening.submit(interview, answering, text, move=move, judgement=judgement)
    except Exception as error:  # whatever it was, the words must reach the page again
        keep_unsent(interview, text if move in (None, Move.ANSWER) else "", error)


def keep_unsent(interview: str, text: str, error: Exception) -> None:
    """Keeps words that were not stored, with the reason."""
    expected = isinstance(error, InterviewerError)
    logger.warning("a message was not stored: %s", type(error).__name__, exc_info=None if expected else error)
    st.session_state[_key(interview)] = (text, error)


def unsent(view: View) -> None:
    """What was not stored: why, and the words to copy or send again."""
    kept: tuple[str, Exception] | None = st.session_state.get(_key(view.interview.id))
    if kept is None:
        return
    text, error = kept
    with st.container(key="unsent"):
        if isinstance(error, StaleTurn):
            notice(*_OVERTAKEN)
        else:
            show_error(error)
    if not text:
        _drop(view.interview.id)
        return
    label = "Your words, not sent yet. Copy what you need, or shorten it, and send it in the box below"
    st.text_area(label, value=text, key=f"unsent-text-{view.answering}", height=220)
    if st.button("I have what I need", key="unsent-done"):
        _drop(view.interview.id)
        st.rerun()


def yes_or_no(screening: Screening, view: View) -> None:
    """Two buttons for a question about the interview itself."""
    with st.container(horizontal=True):
        for move, label in ((Move.YES, "Yes"), (Move.NO, "No")):
            st.button(
                label,
                key=f"move-{move}-{view.answering}",
                on_click=send,
                args=(screening, view.interview.id, view.answering, label, move),
            )


def _send_answer(screening: Screening, interview: str, answering: int, judged: Callable[[], Judgement] | None) -> None:
    text = str(st.session_state.get(ANSWER) or "")
    if text.strip():
        send(screening, interview, answering, text, judgement=judged() if judged else None)


def _key(interview: str) -> str:
    return f"unsent-{interview}"


def _drop(interview: str) -> None:
    st.session_state.pop(_key(interview), None)
