"""The web app: settings -> services -> the pages of a role. Start it with `streamlit run app.py`."""

from __future__ import annotations

import streamlit as st

from interviewer.ui import theme
from interviewer.ui.applicant import pages as applicant
from interviewer.ui.author import pages as author
from interviewer.ui.boundary import boundary
from interviewer.ui.recruiter import pages as recruiter
from interviewer.ui.roles import Role, navigate
from interviewer.ui.session import services

st.set_page_config(page_title="Interviewer", page_icon=None, layout="centered", initial_sidebar_state="auto")
theme.apply()
with boundary():
    opened = services()
    navigate(
        Role("Applicant", applicant.pages(opened)),
        Role("Recruiter", recruiter.pages(opened)),
        Role("Rubric author", author.pages(opened)),
    ).run()
