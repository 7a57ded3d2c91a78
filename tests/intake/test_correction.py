"""A profile corrected in the form: what is asked about follows the form, everything else stays."""

from __future__ import annotations

from interviewer.domain.profile import Profile
from interviewer.intake.correction import corrected, form_of
from interviewer.intake.form import FormWork, ProfileForm

DOCUMENT = {
    "basics": {"name": "Ada Sample", "phone": "+353 1 000", "location": {"city": "Cork", "region": "Munster"}},
    "work": [
        {"name": "Leaf and Cup", "position": "Taster", "startDate": "2019-03", "highlights": ["Kept the books"]},
        {"name": "Old Mill", "position": "Miller"},
    ],
    "skills": [{"name": "Tasting", "keywords": ["green tea"]}, {"name": "Milling"}],
    "awards": [{"title": "Best cup"}],
    "meta": {"canonical": "here", "availability": {"hoursPerWeek": 12}},
}
READ = Profile.from_document(DOCUMENT)
ROWS = {"work": [0, 1], "skills": [0, 1]}


def test_a_form_that_was_not_touched_changes_nothing():
    assert corrected(READ, form_of(READ), ROWS).document() == DOCUMENT


def test_a_changed_field_keeps_the_rest_of_its_entry():
    form = form_of(READ)
    jobs = (form.work[0].model_copy(update={"role": "Head taster"}), form.work[1])

    work = corrected(READ, form.model_copy(update={"work": jobs}), ROWS).document()["work"]

    assert work[0] == DOCUMENT["work"][0] | {"position": "Head taster"}


def test_an_emptied_field_goes():
    form = form_of(READ)
    jobs = (form.work[0].model_copy(update={"start": ""}), form.work[1])

    work = corrected(READ, form.model_copy(update={"work": jobs}), ROWS).document()["work"]

    assert "startDate" not in work[0]


def test_a_removed_row_takes_its_own_entry_and_no_other():
    form = form_of(READ)

    work = corrected(READ, form.model_copy(update={"work": form.work[1:]}), ROWS | {"work": [1]}).document()["work"]

    assert work == DOCUMENT["work"][1:]


def test_an_empty_row_between_others_is_passed_over():
    form = form_of(READ)
    jobs = (form.work[0], FormWork(), form.work[1])
    rows = ROWS | {"work": [0, None, 1]}

    assert corrected(READ, form.model_copy(update={"work": jobs}), rows).document()["work"] == DOCUMENT["work"]


def test_a_new_skill_stands_beside_the_old_ones_with_their_keywords():
    form = form_of(READ).model_copy(update={"skills": ("Tasting", "Blending")})

    skills = corrected(READ, form, ROWS | {"skills": [0, None]}).document()["skills"]

    assert skills == [DOCUMENT["skills"][0], {"name": "Blending"}]


def test_a_form_filled_in_from_nothing_is_the_profile_it_describes():
    form = ProfileForm(name="Ada Sample", work=(FormWork(role="Taster"),))

    profile = corrected(Profile(), form, {"work": [None]})

    assert profile.document() == {"basics": {"name": "Ada Sample"}, "work": [{"position": "Taster"}]}
