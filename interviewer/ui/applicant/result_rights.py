"""What a person can do about their interview: ask for a person, answer back, take it away, change it, delete it."""

from __future__ import annotations

import json

import streamlit as st

from interviewer.domain.interview import Purpose
from interviewer.reviewing import Review
from interviewer.ui.applicant.flow import ERASED, Flow
from interviewer.ui.boundary import boundary, notice
from interviewer.ui.words import moment

TO_DELETE = "delete"
"""What has to be typed before everything is deleted."""

_KINDS = {"human-review": "You asked a person to look", "feedback": "Feedback", "transcript": "About the transcript"}


def show(flow: Flow, interview: str) -> None:
    """Everything a person can ask for, one below the other."""
    review = flow.services.review
    _asked(review, interview)
    st.header("Ask a person to look", anchor=False)
    _message(
        review, interview, "human-review", "What should they look at? You do not have to give a reason.", "Ask a person"
    )
    st.header("Give feedback", anchor=False)
    _message(review, interview, "feedback", "How was it? What should be different?", "Send feedback")
    with boundary():
        _choices(flow, interview)
    st.header("Take everything with you", anchor=False)
    document = json.dumps(review.everything(interview), ensure_ascii=False, indent=2)
    st.download_button(
        "Download everything",
        document,
        file_name="interview.json",
        mime="application/json",
        key="download-everything",
        on_click="ignore",
    )
    st.caption("All that is kept about this interview, in one file.")
    _delete(flow, interview)


def mend_transcript(review: Review, interview: str) -> None:
    """A note on what was said, once nothing can be added to it any more."""
    with st.expander("Something here is not what I meant", key="mend-transcript"):
        st.caption("What you said stays as you said it. Your note is kept beside it for the people who read it.")
        _message(review, interview, "transcript", "Which place, and what should be read instead?", "Send my note")


def _message(review: Review, interview: str, kind: str, label: str, send: str) -> None:
    with st.form(f"form-{kind}", border=False, clear_on_submit=True):
        text = st.text_area(label, key=f"text-{kind}")
        sent = st.form_submit_button(send, key=f"send-{kind}")
    if not sent:
        return
    if not (text or "").strip() and kind != "human-review":
        notice("It is empty", "Write what you want to say, then send it.")
        return
    review.ask_person(interview, kind, (text or "").strip() or "No reason given.")
    notice("It is saved", "The people who review your interview see it with your interview.")


def _asked(review: Review, interview: str) -> None:
    waiting = [one for one in review.requests(interview) if one.kind in _KINDS]
    if not waiting:
        return
    with st.expander(f"What you asked for so far ({len(waiting)})", key="asked-so-far"):
        for one in waiting:
            st.caption(f"{_KINDS[one.kind]}, {moment(one.at)}")
            st.text(one.text)


def _choices(flow: Flow, interview: str) -> None:
    st.header("Your choices", anchor=False)
    review = flow.services.review
    given = review.consents(interview)
    words = flow.services.screening.introduction(flow.services.screening.view(interview).pack.id).consents
    for purpose in (Purpose.MATCHING, Purpose.IMPROVEMENT):
        before = purpose in given and given[purpose].given
        with st.container(key=f"choice-{purpose}", gap=None):
            now = st.checkbox(words[purpose].label, value=before, key=f"choose-{purpose}-{interview}")
            st.caption(words[purpose].explains)
        if now != before:
            review.consent(interview, purpose, now)
            st.toast("Your choice is saved.")
    st.caption("To take back your agreement to the interview itself, delete everything below.")


def _delete(flow: Flow, interview: str) -> None:
    st.header("Delete everything", anchor=False)
    st.html(
        "<p>This deletes the interview, your profile, the ratings and your choices, for good. "
        "Nobody can bring them back, and you are no longer considered for projects.</p>"
    )
    typed = st.text_input(f"To go on, type the word “{TO_DELETE}”", key="delete-word", autocomplete="off")
    if not st.button("Delete everything about this interview", key="delete-everything"):
        return
    if typed.strip().lower() != TO_DELETE:
        notice("Nothing was deleted", f"Type the word “{TO_DELETE}” in the field above if you are sure.")
        return
    flow.services.review.erase(interview)
    st.session_state[ERASED] = True
    st.switch_page(flow.welcome, query_params={})
