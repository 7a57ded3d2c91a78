"""The applicant's four pages, in the order they are met."""

from __future__ import annotations

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.services import Services
from interviewer.ui.applicant import interview, profile, result, welcome
from interviewer.ui.applicant.flow import Flow
from interviewer.ui.boundary import guarded


def pages(services: Services) -> list[Page]:
    """Welcome, profile, interview, result; the first one is where the app opens."""
    flow = Flow(services)
    flow.welcome = st.Page(guarded(lambda: welcome.render(flow)), title="Welcome", url_path="welcome", default=True)
    flow.profile = st.Page(guarded(lambda: profile.render(flow)), title="Your profile", url_path="profile")
    flow.interview = st.Page(guarded(lambda: interview.render(flow)), title="Interview", url_path="interview")
    flow.result = st.Page(guarded(lambda: result.render(flow)), title="Result", url_path="result")
    return [flow.welcome, flow.profile, flow.interview, flow.result]
