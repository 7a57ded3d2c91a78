"""The result of a finished interview: what was shown, the profile, projects, what was said, and one's rights."""

from __future__ import annotations

import streamlit as st

from interviewer.errors import NotAllowedNow
from interviewer.ui.applicant import result_profile, result_projects, result_rights, result_shown
from interviewer.ui.applicant.flow import Flow, ask_for_link, opened
from interviewer.ui.applicant.transcript import transcript
from interviewer.ui.boundary import boundary, notice
from interviewer.ui.session import INTERVIEW, interview_id
from interviewer.ui.waiting import Waiting, waiting_in
from interviewer.ui.words import day


def render(flow: Flow) -> None:
    """Renders the page."""
    st.title("Your result")
    wanted = interview_id()
    if wanted is None:
        notice("Open it by its link", "Your result opens by the link of your interview, once the interview is over.")
        with boundary():
            ask_for_link(flow, "result")
        return
    view = opened(flow, wanted)
    if view is None:
        return
    try:
        report = flow.services.review.report(wanted)
    except NotAllowedNow:
        notice("The interview is not over yet", "Your result is here once it is. Everything you wrote is saved.")
        st.page_link(flow.interview, label="Go on with my interview", query_params={INTERVIEW: wanted})
        with (
            st.expander("Rights: your choices, all that is kept, and how to delete it", key="rights-before"),
            boundary(),
        ):
            result_rights.show(flow, wanted)
        return
    finished = f", finished {day(report.finished)}" if report.finished else ""
    st.html(
        f'<p class="lead">{result_shown.title_of(view.pack)}{finished}. A program compared your answers with '
        "descriptions written for this field. A person reads your interview before anything is decided.</p>"
    )
    if report.sample:
        notice("This is a sample", "The person and the answers are made up.")
    waiting = waiting_in(report)
    if waiting:
        _still_to_come(waiting)
    shown, profile, projects, said, rights = st.tabs(
        ["Result", "Profile", "Projects", "Transcript", "Rights"], key="result-tabs"
    )
    with shown, boundary():
        result_shown.show(report, view.pack)
    with profile, boundary():
        result_profile.show(flow.services.review, report)
    with projects, boundary():
        result_projects.show(flow.services, report)
    with said, boundary():
        st.html(transcript(view))
        result_rights.mend_transcript(flow.services.review, wanted)
    with rights, boundary():
        result_rights.show(flow, wanted)


def _still_to_come(waiting: Waiting) -> None:
    """What is not rated yet, and the way to see whether it is now."""
    if waiting.criteria:
        are = "is" if waiting.criteria == 1 else "are"
        first = f"{waiting.criteria} of {waiting.of} parts of your answers {are} still being rated."
    else:
        first = "What you said about yourself is still being compared with your profile."
    notice(
        "Not everything is here yet",
        f"{first} That is not counted against you.\nCome back later by the same link. There is nothing you need to do.",
    )
    # A click draws the page anew, which is all that is needed.
    st.button("Look again", key="look-again")
