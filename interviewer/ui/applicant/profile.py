"""The profile page: a file, a sample or a form; what was read is shown to confirm or correct before anything starts."""

from __future__ import annotations

import streamlit as st

from interviewer.errors import ContentError
from interviewer.intake.correction import corrected
from interviewer.intake.json_resume import read_json_resume
from interviewer.ui.applicant import sheet as sheets
from interviewer.ui.applicant.flow import Choices, Flow
from interviewer.ui.applicant.profile_form import form_sections
from interviewer.ui.applicant.profile_shown import shown
from interviewer.ui.boundary import notice, problems
from interviewer.ui.session import INTERVIEW

_TAKEN = "profile-file-taken"
_EMPTY = "profile-empty"


def render(flow: Flow) -> None:
    """Renders the page."""
    st.title("Your profile")
    choices = flow.choices
    if choices is None:
        notice("First, choose your field", "It takes a minute: the field, what you agree to, and what you need.")
        st.page_link(flow.welcome, label="To the welcome page")
        return
    st.html(
        '<p class="lead">One or two questions will be about your profile, and what you say is compared with it. '
        "Give as much as you like. Nothing is kept before you start.</p>"
    )
    sheet = sheets.sheet()
    _read_from(flow, choices, sheet)
    if sheet.source:
        st.header(f"Read from {sheet.source}", anchor=False)
        st.caption("Check it. Anything can be changed below, before the interview starts.")
        st.html(shown(sheet.read))
    st.header("Change anything" if sheet.source else "Or fill it in here", anchor=False)
    form_sections(sheet)
    _confirm(flow, choices, sheet)


def _read_from(flow: Flow, choices: Choices, sheet: sheets.Sheet) -> None:
    with st.expander("I have a file", key=f"profile-from-file-{sheet.generation}", expanded=not sheet.source):
        st.caption("A JSON Resume (version 1.0.0), a file that ends in .json. It is read here and kept once you start.")
        file = st.file_uploader("Your JSON Resume", type=["json"], key="profile-file", label_visibility="collapsed")
        if file is not None and st.session_state.get(_TAKEN) != file.file_id:
            _read_file(sheet, file.getvalue(), file.name, file.file_id)
    with st.expander("Try it with a made-up person", key=f"profile-from-sample-{sheet.generation}"):
        folder = flow.services.settings.content_folder / "samples" / "profiles"
        samples = {path.stem: path for path in sorted(folder.glob(f"{choices.pack_id}-*.json"))}
        if not samples:
            st.caption("There is no made-up person for this field.")
            return
        st.caption("The interview is then marked as a sample everywhere.")
        names = {stem: stem.removeprefix(f"{choices.pack_id}-").replace("-", " ").title() for stem in samples}
        chosen = st.selectbox("Made-up person", list(samples), format_func=names.__getitem__, key="profile-sample")
        if st.button("Use this sample", key="use-sample") and chosen:
            sheet.load(read_json_resume(samples[chosen].read_bytes(), names[chosen]), "a made-up sample", sample=True)
            st.rerun()


def _read_file(sheet: sheets.Sheet, data: bytes, name: str, file_id: str) -> None:
    try:
        sheet.load(read_json_resume(data, name), name)
    except ContentError as error:
        problems(error, f"{name} could not be read. Mend these lines, or fill in the form below")
        return
    st.session_state[_TAKEN] = file_id
    st.rerun()


def _confirm(flow: Flow, choices: Choices, sheet: sheets.Sheet) -> None:
    st.html(
        '<p class="muted">When you start, your choices and this profile are stored, and the first question comes.</p>'
    )
    start = st.button("This is right. Start the interview", type="primary", key="start-interview")
    if not start and not st.session_state.get(_EMPTY):
        return
    try:
        profile = corrected(sheet.read, sheet.form(), sheet.origins())
    except ContentError as error:
        problems(error, "Please mend these first. Nothing is lost")
        return
    st.session_state[_EMPTY] = not profile.document()
    if st.session_state[_EMPTY] and not _without_a_profile():
        return
    if not start and not st.session_state[_EMPTY]:
        return
    view = flow.services.screening.start(
        choices.pack_id,
        profile,
        consents=choices.consents,
        accommodation=choices.accommodation,
        practice=choices.practice,
        sample=sheet.sample,
    )
    if choices.accommodation.note:
        flow.services.review.ask_person(view.interview.id, "accommodation", choices.accommodation.note)
    flow.forget()
    sheets.forget()
    st.switch_page(flow.interview, query_params={INTERVIEW: view.interview.id})


def _without_a_profile() -> bool:
    """Whether to start all the same: a file that is still on its way, or a sample, would be left behind unseen."""
    notice(
        "Your profile is empty",
        "If you chose a file, wait until it is shown above. You can also start without a profile: nothing can be "
        "compared with what you say then, and no project can check what it needs, such as a licence.",
    )
    return st.button("Start without a profile", key="start-without")
