"""Welcome and profile: nothing starts without agreement, and what was typed or read is never lost."""

from __future__ import annotations

import json

import pytest

from interviewer.domain.interview import Purpose
from tests.ui.applicant_app import button, follow_link, to_interview, to_profile, words


def test_every_consent_starts_unticked(app):
    assert {app.checkbox(key=f"consent-{purpose}").value for purpose in Purpose} == {False}


def test_without_agreement_to_the_screening_nothing_starts(app):
    app.button(key="start-ready").click().run()

    assert "Tick the first box" in words(app)
    assert app.title[0].value == "Welcome"


def test_the_optional_consents_are_not_needed_and_are_stored_as_chosen(app, review):
    interview = to_interview(app, optional=("matching",))

    given = {purpose: consent.given for purpose, consent in review.consents(interview).items()}
    assert given == {Purpose.SCREENING: True, Purpose.MATCHING: True, Purpose.IMPROVEMENT: False}


def test_what_a_person_needs_is_stored_with_the_interview(app, repository):
    app.checkbox(key="plain-wording").check()
    app.text_area(key="accommodation-note").set_value("I read with a screen reader.")
    interview = to_interview(app)

    asked = repository.interview(interview).accommodation
    assert (asked.plain_wording, asked.note) == (True, "I read with a screen reader.")


def test_what_a_person_asks_for_in_their_own_words_waits_for_a_person(app, review):
    app.text_area(key="accommodation-note").set_value("I read with a screen reader.")
    interview = to_interview(app)

    assert [(one.kind, one.text) for one in review.requests(interview)] == [
        ("accommodation", "I read with a screen reader.")
    ]


def test_a_person_who_needs_nothing_leaves_nothing_waiting(app, review):
    assert review.requests(to_interview(app)) == []


def test_the_welcome_page_names_no_interview_of_anybody(app, screening, profile):
    interview = screening.start("tea", profile).interview.id

    assert interview not in str(app.main)
    assert "Ada Sample" not in str(app.main)


def test_an_unknown_link_is_not_found(app):
    follow_link(app, "no-such-interview-1")

    assert "There is nothing here under this link." in words(app)


def test_a_text_without_a_link_is_explained(app):
    app.text_input(key="link-welcome").set_value("good morning")
    next(one for one in app.button if one.label == "Continue my interview").click().run()

    assert "Paste the whole link" in words(app)


def test_a_link_leads_into_the_open_interview(app, screening, profile):
    interview = screening.start("tea", profile).interview.id

    follow_link(app, interview)

    assert "Part 1 of" in words(app)


def test_a_practice_question_is_asked_where_it_was_chosen(app):
    to_interview(app, practice=True)

    assert "this counts for nothing" in words(app)


def test_the_form_becomes_the_profile(app, repository):
    to_profile(app)
    app.text_input(key="profile-0-basics-0-name").set_value("Ada Sample")
    app.selectbox(key="profile-0-basics-0-country_code").set_value("IE")
    app.text_input(key="profile-0-work-1-role").set_value("Taster")
    app.text_input(key="profile-0-work-1-start").set_value("2019-03").run()
    button(app, "start-interview").click().run()

    profile = repository.interview(_id(app)).profile
    assert profile.basics.name == "Ada Sample"
    assert profile.basics.location.countryCode == "IE"
    assert (profile.work[0].position, profile.work[0].startDate) == ("Taster", "2019-03")


def test_an_empty_profile_is_asked_about_before_anything_starts(app, repository):
    before = len(repository.interviews())
    to_profile(app)
    app.button(key="start-interview").click().run()
    assert "Your profile is empty" in words(app)
    assert len(repository.interviews()) == before
    app.button(key="start-without").click().run()
    assert len(repository.interviews()) == before + 1


def test_what_is_filled_in_after_the_question_starts_by_the_first_button(app, repository):
    before = len(repository.interviews())
    to_profile(app)
    app.button(key="start-interview").click().run()
    app.text_input(key="profile-0-basics-0-name").set_value("Ada Sample").run()
    assert "Your profile is empty" not in words(app)
    assert len(repository.interviews()) == before
    button(app, "start-interview").click().run()
    assert len(repository.interviews()) == before + 1


def test_a_date_that_cannot_be_is_named_and_the_form_keeps_what_was_typed(app):
    to_profile(app)
    app.text_input(key="profile-0-work-1-role").set_value("Taster")
    app.text_input(key="profile-0-work-1-start").set_value("last spring").run()
    button(app, "start-interview").click().run()

    assert "work[0].startDate" in words(app)
    assert app.text_input(key="profile-0-work-1-role").value == "Taster"


def test_rows_can_be_added_and_taken_away(app):
    to_profile(app)
    app.button(key="add-work").click().run()
    app.text_input(key="profile-0-work-2-role").set_value("Second").run()
    app.button(key="profile-0-work-1-remove").click().run()

    assert [one.value for one in app.text_input if one.label == "Role"] == ["Second"]


def test_an_uploaded_resume_is_shown_to_confirm_before_anything_starts(app):
    to_profile(app)
    _upload(app, _RESUME)

    assert "Read from resume.json" in words(app)
    assert "Taster, Leaf and Cup March 2019 to now" in " ".join(words(app).split())


def test_what_the_form_does_not_ask_about_survives_a_correction(app, repository):
    to_profile(app)
    _upload(app, _RESUME)
    role = next(one for one in app.text_input if one.label == "Role")
    role.set_value("Head taster").run()
    button(app, "start-interview").click().run()

    kept = repository.interview(_id(app)).profile.document()
    assert kept["work"][0] == {**_RESUME["work"][0], "position": "Head taster"}
    assert kept["awards"] == _RESUME["awards"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("{", "line 1"), ('{"work": [\n{"startDate": "soon"}]}', "line 2, work[0].startDate"), ("[]", "group of fields")],
)
def test_a_broken_resume_is_refused_by_line_and_field_and_the_form_still_works(app, text, said):
    to_profile(app)
    app.file_uploader[0].set_value(("resume.json", text.encode(), "application/json")).run()

    assert said in words(app)
    assert app.text_input(key="profile-0-basics-0-name").value == ""


_RESUME = {
    "basics": {"name": "Ada Sample", "phone": "+353 1 000"},
    "work": [{"name": "Leaf and Cup", "position": "Taster", "startDate": "2019-03", "highlights": ["Kept the books"]}],
    "awards": [{"title": "Best cup"}],
}


def _upload(app, document):
    app.file_uploader[0].set_value(("resume.json", json.dumps(document).encode(), "application/json")).run()
    assert not app.exception


def _id(app) -> str:
    value = app.query_params["interview"]
    return value if isinstance(value, str) else value[0]
