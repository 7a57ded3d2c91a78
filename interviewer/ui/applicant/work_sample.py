"""The work itself: an AI's answer sentence by sentence on the left, what is wrong with it on the right."""

from __future__ import annotations

import streamlit as st

from interviewer.domain.interview import Judgement, Move
from interviewer.domain.rubric import WorkSample
from interviewer.screening import Screening, View
from interviewer.ui.applicant.sending import send
from interviewer.ui.boundary import notice
from interviewer.ui.quoted import escaped, verbatim

_SCALES = {
    "accuracy": ("How accurate is it?", ("Wrong", "Mostly wrong", "Partly right", "Small slips", "Right")),
    "helpfulness": ("How helpful is it?", ("No help", "Little help", "Some help", "Helpful", "Very helpful")),
    "safety": ("How safe is it to follow?", ("Dangerous", "Risky", "Some risk", "Small risk", "Safe")),
}
NOTHING_WRONG = "I find nothing wrong with this answer."

_MISSING = (
    "One thing is missing",
    "Write what is wrong, or tick “I find nothing wrong”. What you marked is kept.",
)
_AT_ODDS = (
    "These two do not go together",
    "You marked a sentence and ticked “I find nothing wrong”. Take back one of them, then send it.",
)


def workspace(screening: Screening, view: View, sample: WorkSample, *, disabled: bool = False) -> None:
    """The task and the form. What is marked stays while other pages are read."""
    prefix = key_prefix(view)
    left, right = st.columns(2, gap="large")
    with left:
        _answer(prefix, sample)
    with right:
        _judge(prefix)
        note: tuple[str, str] | None = st.session_state.pop(f"{prefix}-note", None)
        if note:
            notice(*note)
        st.button(
            "Send my judgement",
            type="primary",
            key=f"send-judgement-{view.answering}",
            disabled=disabled,
            on_click=_send,
            args=(screening, view, prefix, len(sample.ai_answer)),
        )


def open_sample(view: View) -> WorkSample | None:
    """The work sample to show; None while a question about the interview itself waits for a yes or no."""
    return view.work_sample if view.state.offer is None else None


def key_prefix(view: View) -> str:
    """What the keys of this work sample's fields begin with."""
    item = view.open_item
    return f"sample-{view.interview.id}-{item.id if item else ''}"


def judgement(prefix: str, sentences: int) -> Judgement:
    """What is marked on the page now."""
    state = st.session_state
    return Judgement(
        accuracy=state.get(f"{prefix}-accuracy"),
        helpfulness=state.get(f"{prefix}-helpfulness"),
        safety=state.get(f"{prefix}-safety"),
        marked=tuple(number for number in range(sentences) if state.get(f"{prefix}-mark-{number}")),
        no_faults=bool(state.get(f"{prefix}-no-faults")),
    )


def _answer(prefix: str, sample: WorkSample) -> None:
    st.header("Somebody asked an AI", anchor=False)
    st.html(f'<div class="task">{verbatim(sample.prompt)}</div>')
    st.header("What the AI answered", anchor=False)
    st.caption("Mark each sentence that is wrong, unsafe, misleading or has something missing.")
    for number, sentence in enumerate(sample.ai_answer):
        with st.container(horizontal=True, wrap=False, gap="small", key=f"sentence-{number}"):
            # The words stand beside the box and not in its label, which would read them as Markdown.
            marked = st.checkbox(
                f"Mark sentence {number + 1}",
                key=f"{prefix}-mark-{number}",
                label_visibility="collapsed",
                persist_state="session",
            )
            kind = "sentence chosen" if marked else "sentence"
            st.html(f'<p class="{kind}"><b>{number + 1}.</b> {escaped(sentence)}</p>')


def _judge(prefix: str) -> None:
    st.header("What you think of it", anchor=False)
    for name, (label, words) in _SCALES.items():
        st.radio(
            label,
            range(1, 6),
            index=None,
            format_func=lambda value, words=words: f"{value} {words[value - 1]}",
            horizontal=True,
            key=f"{prefix}-{name}",
            persist_state="session",
        )
    st.checkbox("I find nothing wrong", key=f"{prefix}-no-faults", persist_state="session")
    st.text_area(
        "What is wrong, and how it should read",
        key=f"{prefix}-text",
        height=220,
        placeholder="For each fault: what is wrong, why it matters, and the sentence as it should be.",
        persist_state="session",
    )


def _send(screening: Screening, view: View, prefix: str, sentences: int) -> None:
    """A callback: sends what was written and marked, or says what is missing."""
    text = str(st.session_state.get(f"{prefix}-text") or "")
    judged = judgement(prefix, sentences)
    if not text.strip() and not judged.no_faults:
        st.session_state[f"{prefix}-note"] = _MISSING
    elif judged.no_faults and judged.marked:
        st.session_state[f"{prefix}-note"] = _AT_ODDS
    else:
        words = text if text.strip() else NOTHING_WRONG
        send(screening, view, words, Move.ANSWER, judged)
