"""Roles in local mode: anyone may choose, and the page says so."""

from __future__ import annotations

from tests.ui.applicant_app import words


def test_the_page_says_that_it_listens_on_this_computer_only(app):
    assert "listens on this computer only" in words(app)


def test_choosing_a_role_leads_to_its_first_page(app):
    app.selectbox(key="role-Applicant").set_value("Recruiter").run()

    assert app.selectbox(key="role-Recruiter").value == "Recruiter"
    assert "Welcome" not in [one.value for one in app.title]


def test_coming_back_to_a_role_starts_at_its_first_page(app):
    app.selectbox(key="role-Applicant").set_value("Rubric author").run()
    app.selectbox(key="role-Rubric author").set_value("Applicant").run()

    assert app.title[0].value == "Welcome"
