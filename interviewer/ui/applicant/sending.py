"""Sending what an applicant says. Words that could not be sent are kept on the page until they are dealt with.

A callback gets the view that its page was drawn from, so a page that another tab has overtaken is noticed, and a
second click on the same button is the same turn.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from interviewer.domain.interview import Judgement, Move
from interviewer.errors import InterviewerError, StaleTurn
from interviewer.screening import Screening, View
from interviewer.ui.applicant.replying import Message, Reply, replies, reply_to
from interviewer.ui.boundary import notice, show_error

logger = logging.getLogger(__name__)

ANSWER = "answer"
AT_ONCE = 0.25
"""Seconds in which a reply is there without the page saying that one is awaited."""

_OVERTAKEN = (
    "This was answered already",
    "The question was answered in another tab or by an earlier click, so this was not sent. "
    "What is saved stands above, and the interview goes on from here.",
)


def has_unsent(view: View) -> bool:
    """Whether something could not be stored."""
    return _key(view.interview.id) in st.session_state


def answer_box(
    screening: Screening, view: View, judged: Callable[[], Judgement] | None = None, *, disabled: bool = False
) -> None:
    """The box for an answer; `judged` reads what is marked on the page of a work sample."""
    st.chat_input(
        "Or write it here, or ask something" if judged else "Your answer, as long as you like",
        key=ANSWER,
        disabled=disabled,
        submit_mode="disable",
        on_submit=_send_answer,
        args=(screening, view, judged),
    )


def send(
    screening: Screening, view: View, text: str, move: Move | None = None, judgement: Judgement | None = None
) -> None:
    """A callback: sends words or a move; words that could not be stored are kept.

    Where a chat model may word the reply, it returns soon, and `reply_under_way` has the reply until it is there.
    """
    interview = view.interview.id
    _drop(interview)
    try:
        if view.interview.engine == "model":
            _send_to_model(screening, view, Message(text, move, judgement))
        else:
            screening.submit(interview, view.answering, text, move=move, judgement=judgement)
    except Exception as error:  # whatever it was, the words must reach the page again
        _keep_words(interview, text, move, error)


def reply_under_way(interview: str) -> Reply | None:
    """The reply that this interview waits for; None where it waits for none.

    Words of this tab that turn out not to be stored are kept here.
    """
    sent: Reply | None = st.session_state.get(_sent(interview))
    if sent is not None:
        if not sent.wait(0):
            return sent
        del st.session_state[_sent(interview)]
        if sent.error is not None:
            _keep_words(interview, sent.message.text, sent.message.move, sent.error)
    return replies().of(interview)


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
                args=(screening, view, label, move),
            )


def _send_answer(screening: Screening, view: View, judged: Callable[[], Judgement] | None) -> None:
    text = str(st.session_state.get(ANSWER) or "")
    if text.strip():
        send(screening, view, text, judgement=judged() if judged else None)


def _send_to_model(screening: Screening, view: View, message: Message) -> None:
    reply = reply_to(screening, view, message)
    reply.wait(AT_ONCE)
    st.session_state[_sent(view.interview.id)] = reply


def _keep_words(interview: str, text: str, move: Move | None, error: Exception) -> None:
    """Keeps what was written by hand; what a button says is there to be clicked again."""
    keep_unsent(interview, text if move in (None, Move.ANSWER) else "", error)


def _sent(interview: str) -> str:
    return f"sent-{interview}"


def _key(interview: str) -> str:
    return f"unsent-{interview}"


def _drop(interview: str) -> None:
    st.session_state.pop(_key(interview), None)
