"""Suggested edits: only what was said, applied only where accepted, always a valid JSON Resume."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.claims.compare import compare
from interviewer.claims.edits import apply, suggest
from interviewer.claims.extract import extract
from interviewer.domain.edits import EditDecision, ProfileEdit
from interviewer.domain.evidence import Answer
from interviewer.domain.profile import Profile
from interviewer.errors import ContentError
from interviewer.intake.json_resume import read_json_resume

SAID = (
    "I use Python and Postgres every day. I hold the OSCP. I speak Portuguese, about B2. I'm NMC registered. "
    "At Acme Bank I cut fraud losses by 30 %. I was a backend engineer at Stripe. I have a master's in linguistics. "
    "I can do 20 hours a week and I can start in March 2027."
)
EMPTY = Profile()
FULL = Profile.from_document(
    {
        "work": [{"name": "Acme Bank", "position": "Analyst"}],
        "skills": [{"name": "Excel"}],
        "meta": {"availability": {"hoursPerWeek": 10}},
    }
)


def suggestions(profile: Profile, text: str = SAID) -> tuple[ProfileEdit, ...]:
    claims = extract([Answer(turn=0, question="Tell us.", text=text)], profile)
    return suggest(compare(claims, profile, dt.date(2026, 11, 22)), profile)


def all_accepted(edits: tuple[ProfileEdit, ...]) -> list[EditDecision]:
    return [EditDecision(edit=edit.id, choice="accept") for edit in edits]


@pytest.mark.parametrize("profile", [EMPTY, FULL], ids=["an empty profile", "a profile"])
@given(data=st.data())
def test_any_accepted_edits_in_any_order_give_a_valid_resume(profile, data):
    edits = suggestions(profile)
    chosen = data.draw(
        st.permutations(edits).flatmap(lambda order: st.integers(0, len(order)).map(lambda n: order[:n]))
    )
    result = apply(profile, chosen, all_accepted(tuple(chosen)))
    assert read_json_resume(result.model_dump_json(by_alias=True, exclude_unset=True), "result") == result


def test_accepting_all_adds_each_thing_that_was_said():
    edits = suggestions(FULL)
    result = apply(FULL, edits, all_accepted(edits))
    assert [skill.name for skill in result.skills] == ["Excel", "Python", "Postgres"]
    assert [one.name for one in result.certificates] == ["OSCP", "Registered with NMC"]
    assert result.languages[0].fluency == "B2"
    assert "30 %" in result.work[0].highlights[0]
    assert (result.work[1].name, result.work[1].position) == ("Stripe", "backend engineer")
    assert result.education[0].area == "linguistics"
    assert result.hours_per_week == 20


def test_applying_nothing_leaves_the_document_identical():
    edits = suggestions(FULL)
    rejected = [EditDecision(edit=edit.id, choice="reject") for edit in edits]
    assert apply(FULL, edits, []).document() == FULL.document()
    assert apply(FULL, edits, rejected).document() == FULL.document()


def test_every_word_of_a_new_skill_comes_from_the_quote():
    for edit in suggestions(EMPTY):
        if edit.operations[-1].path == "/skills/-":
            assert edit.operations[-1].value["name"] in edit.quote.text


def test_changed_words_replace_the_suggested_ones():
    edit = next(edit for edit in suggestions(EMPTY) if edit.after == "Postgres")
    result = apply(EMPTY, [edit], [EditDecision(edit=edit.id, choice="change", text="PostgreSQL 15")])
    assert result.skills[0].name == "PostgreSQL 15"


def test_hours_changed_to_no_number_are_refused_by_name():
    edit = next(edit for edit in suggestions(EMPTY) if "hours" in edit.title)
    with pytest.raises(ContentError, match=edit.id):
        apply(EMPTY, [edit], [EditDecision(edit=edit.id, choice="change", text="plenty")])


def test_a_decision_about_no_suggestion_is_refused():
    edits = suggestions(EMPTY, "I was a nurse at Acme Hospital.")
    with pytest.raises(ContentError, match="no suggestion"):
        apply(EMPTY, edits, [EditDecision(edit="edit-99", choice="accept")])


def test_a_contradiction_about_work_suggests_nothing():
    profile = Profile.from_document({"work": [{"name": "A", "position": "ICU nurse", "startDate": "2024-01"}]})
    assert suggestions(profile, "I have twenty years of experience in ICU.") == ()


WARD = Profile.from_document(
    {
        "work": [
            {"name": "Royal Derwent Hospital", "position": "ICU Staff Nurse", "startDate": "2019-02"},
            {"name": "Calder Valley Trust", "position": "Staff Nurse", "startDate": "2015-09", "endDate": "2019-01"},
        ],
        "certificates": [{"name": "Registered Nurse", "issuer": "Nursing and Midwifery Council (NMC)"}],
        "education": [{"institution": "University of Salford", "studyType": "BSc", "area": "Nursing"}],
        "meta": {"availability": {"hoursPerWeek": 12.0}},
    }
)


def values(text: str) -> list[object]:
    return [edit.operations[-1].value for edit in suggestions(WARD, text)]


def test_a_role_at_a_new_employer_is_suggested_without_dates_that_were_not_said():
    said = "Before that I worked as a staff nurse at Truro General for two years."
    assert values(said) == [{"name": "Truro General", "position": "staff nurse"}]


def test_a_role_at_a_new_employer_takes_the_dates_that_were_said():
    said = "I was a staff nurse at Truro General from 2012 to 2014."
    assert values(said) == [
        {"name": "Truro General", "position": "staff nurse", "startDate": "2012", "endDate": "2014"}
    ]


def test_a_result_goes_to_the_employer_named_in_the_answer():
    said = "I worked at Royal Derwent Hospital. I cut our falls by 30 % in one year."
    (edit,) = suggestions(WARD, said)
    assert edit.operations[-1].path == "/work/0/highlights/-"


def test_a_result_that_could_belong_to_either_employer_suggests_nothing():
    assert values("I cut our falls by 30 % in one year.") == []


def test_a_licence_for_another_place_is_suggested_with_the_place():
    assert values("I hold a registered nurse licence in California.") == [
        {"name": "Registered nurse licence, California"}
    ]


def test_a_second_degree_is_suggested():
    assert values("I have a master's in public health from the University of Salford.") == [
        {"institution": "University of Salford", "studyType": "master's", "area": "public health"}
    ]


def test_other_hours_are_an_update_and_read_as_people_write_them():
    (edit,) = suggestions(WARD, "I can do 30 hours a week.")
    assert (edit.title, edit.before, edit.operations[-1].op) == ("Update your hours: 30 a week", "12", "replace")


def test_titles_keep_the_casing_of_the_speaker():
    assert suggestions(WARD, "I use Rust every day.")[0].title == "Add the skill: Rust"
