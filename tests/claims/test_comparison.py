"""Claims beside a profile: the verdict, the arithmetic and the question."""

import datetime as dt

import pytest

from interviewer.claims.compare import compare
from interviewer.claims.extract import extract
from interviewer.domain.evidence import Answer, ClaimFinding, Verdict
from interviewer.domain.profile import Profile

TODAY = dt.date(2026, 11, 22)
DOCUMENT = {
    "basics": {"location": {"city": "Leeds", "countryCode": "GB"}},
    "work": [
        {
            "name": "St Mary's Hospital",
            "position": "ICU Registered Nurse",
            "startDate": "2019-01",
            "endDate": "2021-06",
            "highlights": ["Reduced falls on the unit by 12 %"],
        },
        {"name": "St Mary's Hospital", "position": "Bank nurse, ICU", "startDate": "2021-01", "endDate": "2022-02"},
        {
            "name": "Leeds General Infirmary",
            "position": "Staff Nurse, surgical ward",
            "startDate": "2016-02",
            "endDate": "2018-12",
        },
    ],
    "education": [
        {"institution": "University of Manchester", "studyType": "BSc", "area": "Nursing", "endDate": "2015-07"}
    ],
    "certificates": [
        {"name": "Registered Nurse", "issuer": "Nursing and Midwifery Council (NMC)"},
        {"name": "Basic Life Support"},
    ],
    "skills": [{"name": "Ventilator weaning", "keywords": ["CRRT"]}],
    "languages": [{"language": "English", "fluency": "native"}, {"language": "French", "fluency": "A2"}],
    "meta": {"availability": {"hoursPerWeek": 15, "from": "2027-01"}},
}
PROFILE = Profile.from_document(DOCUMENT)


def findings(*texts: str, profile: Profile = PROFILE) -> tuple[ClaimFinding, ...]:
    answers = [Answer(turn=number, question="Tell us.", text=text) for number, text in enumerate(texts)]
    return compare(extract(answers, profile), profile, TODAY)


def verdict(text: str, kind: str, profile: Profile = PROFILE) -> Verdict:
    return next(one.verdict for one in findings(text, profile=profile) if one.claim and one.claim.kind == kind)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("I have three years of experience in intensive care.", "duration", "supported"),
        ("I have almost four years of experience in intensive care.", "duration", "supported"),
        ("I have two years of experience in critical care.", "duration", "supported"),
        ("I have seven years of experience in intensive care.", "duration", "contradicted"),
        ("I have been a nurse for six years.", "duration", "supported"),
        ("I have been a nurse for twelve years.", "duration", "contradicted"),
        ("I worked for nine years at Leeds General Infirmary.", "duration", "contradicted"),
        ("I've been a nurse for six years, now at St Mary's.", "duration", "supported"),
        ("I have four years of experience in teaching.", "duration", "not-in-profile"),
        ("I worked at Leeds General Infirmary from 2016 to 2018.", "dates", "supported"),
        ("I worked at Leeds General Infirmary from 2010 to 2018.", "dates", "contradicted"),
        ("I am working since 2016 like nurse.", "dates", "supported"),
        ("I worked at St Marys.", "employment", "supported"),
        ("I worked at Guy's Hospital.", "employment", "not-in-profile"),
        ("I am an ICU nurse.", "role", "supported"),
        ("I am a matron.", "role", "not-in-profile"),
        ("I have a bachelor's degree in nursing.", "education", "supported"),
        ("I hold a master's in nursing from the University of Manchester.", "education", "not-in-profile"),
        ("I have a PhD in physics.", "education", "not-in-profile"),
        ("I'm NMC registered.", "licence", "supported"),
        ("I'm a registered nurse licensed in Texas.", "licence", "not-in-profile"),
        ("I have BLS.", "certification", "supported"),
        ("I have the CCRN.", "certification", "not-in-profile"),
        ("I am proficient in CRRT.", "skill", "supported"),
        ("I use Python.", "skill", "not-in-profile"),
        ("I'm fluent in French.", "language", "contradicted"),
        ("My French is B1.", "language", "supported"),
        ("I speak Urdu.", "language", "not-in-profile"),
        ("I reduced falls on the unit by 12 %.", "achievement", "supported"),
        ("I reduced falls on the unit by 40 %.", "achievement", "contradicted"),
        ("I can do 15 hours a week.", "availability", "supported"),
        ("I can do 40 hours a week.", "availability", "not-in-profile"),
        ("I live in Leeds.", "location", "supported"),
        ("I live in Manchester.", "location", "supported"),
        ("I live in Toronto.", "location", "contradicted"),
    ],
)
def test_a_claim_stands_as_a_fair_reader_would_say(text, kind, expected):
    assert verdict(text, kind) == expected


def test_a_contradiction_shows_the_arithmetic_with_overlaps_counted_once():
    (found,) = [
        one for one in findings("I have seven years of experience in ICU.") if one.verdict is Verdict.CONTRADICTED
    ]
    assert "7 years of ICU said" in found.explanation
    assert "add up to 3 years 2 months" in found.explanation
    assert [source.path for source in found.profile] == ["/work/0", "/work/1"]
    assert found.question is not None
    assert "walk me through the difference" in found.question


def test_a_role_without_dates_rules_a_contradiction_out():
    undated = Profile.from_document({"work": [{"name": "Acme", "position": "ICU nurse"}]})
    assert verdict("I have been an ICU nurse for thirty years.", "duration", undated) == "not-in-profile"


def test_a_role_that_does_not_name_its_field_may_belong_to_it():
    vague = Profile.from_document(
        {
            "work": [
                {"name": "A", "position": "ICU nurse", "startDate": "2022-01", "endDate": "2023-12"},
                {"name": "B", "position": "Staff nurse", "startDate": "2016-01", "endDate": "2021-12"},
            ]
        }
    )
    assert verdict("I have seven years of experience in ICU.", "duration", vague) == "not-in-profile"


def test_two_different_durations_of_one_thing_are_inconsistent():
    found = findings("I have been an ICU nurse for three years.", "I have been an ICU nurse for nine years.")
    assert [one.verdict for one in found].count(Verdict.INCONSISTENT) == 1


def test_the_same_duration_said_twice_is_consistent():
    found = findings("I have been an ICU nurse for three years.", "I have been an ICU nurse for 3 yrs.")
    assert Verdict.INCONSISTENT not in [one.verdict for one in found]


def test_what_never_came_up_is_listed_and_what_did_is_not():
    quiet = [
        one.profile[0].path
        for one in findings("I worked at Leeds General Infirmary.")
        if one.verdict is Verdict.NOT_DISCUSSED
    ]
    assert "/work/0" in quiet
    assert "/languages/1" in quiet
    assert "/work/2" not in quiet


def test_years_beyond_what_the_profile_goes_back_to_are_asked_about_and_never_a_contradiction():
    (found,) = [one for one in findings("I have thirty years of experience in teaching.") if one.claim]
    assert found.verdict is Verdict.NOT_IN_PROFILE
    assert "all its dated roles together come to" in found.explanation


def test_other_hours_than_the_profile_says_are_newer_and_not_wrong():
    (found,) = [one for one in findings("I can do 40 hours a week.") if one.claim]
    assert found.explanation == "40 hours a week offered now; the profile still says 15."


def test_what_people_read_keeps_the_casing_of_the_speaker():
    (found,) = [one for one in findings("I use Rust every day.") if one.claim]
    assert found.explanation == "The profile does not mention Rust."


def test_a_start_before_the_first_listed_role_is_a_question_where_no_employer_was_named():
    assert verdict("I am working since 2009 like nurse.", "dates") == "not-in-profile"


def test_a_year_that_is_one_off_is_no_contradiction():
    assert verdict("I worked at Leeds General Infirmary from 2015 to 2018.", "dates") == "supported"
