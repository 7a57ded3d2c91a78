"""The form's fields become a profile; what was left empty is left out."""

import pytest

from interviewer.errors import ContentError
from interviewer.intake.form import FormWork, ProfileForm, profile_from_form


def test_a_filled_form_is_a_profile_with_only_what_was_written():
    form = ProfileForm(name="Ana", work=(FormWork(employer="Acme", role="Nurse", start="2019-03"),), hours_per_week=12)
    assert profile_from_form(form).document() == {
        "basics": {"name": "Ana"},
        "work": [{"name": "Acme", "position": "Nurse", "startDate": "2019-03"}],
        "meta": {"availability": {"hoursPerWeek": 12}},
    }


def test_an_empty_form_is_an_empty_profile():
    assert profile_from_form(ProfileForm()).document() == {}


def test_every_field_that_cannot_be_is_listed():
    form = ProfileForm(email="nobody", work=(FormWork(start="soon"),), hours_per_week=200, available_from="later")
    with pytest.raises(ContentError) as caught:
        profile_from_form(form)
    assert [problem.field for problem in caught.value.problems] == [
        "basics.email",
        "work[0].startDate",
        "hours a week",
        "available from",
    ]
