"""What only the browser can do: keep a draft that was not sent yet, and show the newest words.

The draft never leaves the browser: it is in the tab's own storage, emptied when the answer is sent and gone with the
tab. Nothing that a person wrote is ever put into the script.
"""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from interviewer.screening import View
from interviewer.ui.applicant import correcting, sending, work_sample
from interviewer.ui.applicant.replying import Reply

_SCRIPT = Path(__file__).with_suffix(".js")


def keep(view: View, reply: Reply | None = None) -> None:
    """Watches the answer box of this interview, scrolls to the newest turn when there is one and has it read out.

    A reply that is under way is the newest turn already, so that nothing moves once it is there.
    """
    turn = view.answering if reply is None else reply.seq
    to = "correct-panel" if correcting.is_open(view) else "unsent" if sending.has_unsent(view) else ""
    top = work_sample.open_sample(view) is not None and not to
    state = {"interview": view.interview.id, "turn": turn, "top": top, "to": to, "live": reply is not None}
    script = _SCRIPT.read_text(encoding="utf-8")
    st.html(f"<script>window.interviewerPage = {json.dumps(state)};\n{script}</script>", unsafe_allow_javascript=True)
