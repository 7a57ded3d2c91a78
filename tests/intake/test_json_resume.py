"""A JSON Resume file becomes a profile, or a list of everything that is wrong with it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import ContentError
from interviewer.intake.json_resume import LARGEST, read_json_resume

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
documents = st.fixed_dictionaries(
    {},
    optional={
        "basics": st.fixed_dictionaries({"name": words}, optional={"summary": words, "pronouns": words}),
        "work": st.lists(
            st.fixed_dictionaries({"name": words}, optional={"highlights": st.lists(words), "teamSize": st.integers()})
        ),
        "skills": st.lists(st.fixed_dictionaries({"name": words}, optional={"keywords": st.lists(words)})),
        "meta": st.fixed_dictionaries(
            {}, optional={"availability": st.fixed_dictionaries({"hoursPerWeek": st.integers(0, 80)})}
        ),
    },
)


@given(documents, st.sampled_from(["", "\ufeff"]), st.integers(0, 3))
def test_what_a_person_uploads_is_what_they_get_back(document, mark, indent):
    data = (mark + json.dumps(document, indent=indent)).encode()
    assert read_json_resume(data, "cv.json").document() == document


@pytest.mark.parametrize(
    ("text", "line", "field", "expected"),
    [
        (
            '{"work": [\n{"startDate": "2019/03"}]}',
            2,
            "work[0].startDate",
            "'2019/03' is not a date; write 2019, 2019-03 or 2019-03-14",
        ),
        ('{"work": [\n{"startDate": "2019-13"}]}', 2, "work[0].startDate", "there is no month 13"),
        ('{"work": [{"endDate":\n"2023-02-30"}]}', 2, "work[0].endDate", "February 2023 has no day 30"),
        ('{"work": [{"startDate": "2020",\n"endDate": "2019-05"}]}', 2, "work[0].endDate", "before its start"),
        ('{"basics": {\n"email": "nobody"}}', 2, "basics.email", "not an e-mail address"),
        ('{"basics": {\n"name": 7}}', 2, "basics.name", "text in double quotes was expected"),
        ('{\n"skils": []}', 2, "skils", "did you mean 'skills'?"),
        ('{"work": [],\n"work": []}', 2, "work", "written twice"),
        ('{"work": [\n{"score": NaN}]}', 2, "work[0].score", "NaN and Infinity are not JSON"),
        ('{"work": [1e999]}', 1, "work[0]", "too large"),
        ('{"meta": {"availability":\n{"hoursPerWeek": "lots"}}}', 2, "meta.availability.hoursPerWeek", "number"),
        ('{"basics": {},}', 1, "", "column 15: a field name in double quotes was expected"),
        ("[]", 1, "", "a group of fields"),
        ("", 1, "", "the file is empty"),
        ('{"basics": {"name": "\\ud800"}}', 1, "basics.name", "cannot be kept"),
        ("[" * 5_000, 1, "", "nested more than 32 deep"),
    ],
)
def test_a_problem_names_its_line_its_field_and_what_was_expected(text, line, field, expected):
    with pytest.raises(ContentError) as caught:
        read_json_resume(text, "cv.json")
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (line, field)
    assert expected in problem.message


def test_all_problems_are_listed_at_once():
    with pytest.raises(ContentError) as caught:
        read_json_resume('{"foo": 1, "basics": {"name": 1}, "work": [{"startDate": "soon"}]}', "cv.json")
    assert sorted(problem.field for problem in caught.value.problems) == ["basics.name", "foo", "work[0].startDate"]


@pytest.mark.parametrize("hours", [-1, 81, True, "ten"])
def test_hours_a_week_have_to_be_hours_of_a_week(hours):
    text = json.dumps({"meta": {"availability": {"hoursPerWeek": hours}}})
    with pytest.raises(ContentError, match="0 to 80"):
        read_json_resume(text, "me.json")


def test_an_endless_section_is_refused_at_once():
    with pytest.raises(ContentError, match="60,000 entries"):
        read_json_resume(json.dumps({"work": [{}] * 60_000}), "me.json")


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(ContentError, match="1,000,000"):
        read_json_resume(b" " * (LARGEST + 1), "cv.json")


def test_bytes_that_are_no_text_are_refused_with_their_line():
    with pytest.raises(ContentError, match="line 2, byte 2 is not UTF-8"):
        read_json_resume(b"{\n\xff}", "cv.json")


def test_an_end_in_the_year_of_its_start_is_accepted():
    assert (
        read_json_resume('{"work": [{"startDate": "2020-05", "endDate": "2020"}]}', "cv.json").work[0].endDate == "2020"
    )


@given(st.text(max_size=60))
def test_any_text_gives_a_profile_or_a_content_error(text):
    try:
        read_json_resume(text, "cv.json")
    except ContentError as error:
        assert error.problems
