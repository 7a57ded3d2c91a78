"""Requirements of a project beside a profile."""

import datetime as dt

import pytest

from interviewer.domain.eligibility import Standing, check, education_level, language_level
from interviewer.domain.evidence import Claim, ClaimKind, Quote
from interviewer.domain.project import EducationLevel, Eligibility, LanguageLevel
from tests.builders import profile

TODAY = dt.date(2026, 11, 22)


def standing_of(requirement: dict, claims=(), **changes):
    (found,) = check(Eligibility.model_validate(requirement), profile(**changes), claims, TODAY)
    return found


def claim(kind: ClaimKind, statement: str, amount: float | None = None) -> Claim:
    quote = Quote(turn=3, start=0, end=len(statement), text=statement)
    return Claim(id="c-1", kind=kind, statement=statement, subject=statement, amount=amount, quote=quote)


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ({"education": {"least": "bachelor"}}, Standing.MET),
        ({"education": {"least": "bachelor", "areas": ["food science", "chemistry"]}}, Standing.MET),
        ({"education": {"least": "bachelor", "areas": ["law"]}}, Standing.UNVERIFIED),
        ({"education": {"least": "master"}}, Standing.NOT_MET),
        ({"licence": {"name": "Certified Tea Taster"}}, Standing.MET),
        ({"licence": {"name": "certified tea taster", "jurisdictions": ["England", "Wales"]}}, Standing.MET),
        ({"licence": {"name": "Certified Tea Taster", "jurisdictions": ["Japan"]}}, Standing.UNVERIFIED),
        ({"licence": {"name": "Coffee grader"}}, Standing.UNVERIFIED),
        ({"years": {"least": 5, "of": "tea tasting", "also": ["tea taster"]}}, Standing.MET),
        ({"years": {"least": 20, "of": "tea taster"}}, Standing.NOT_MET),
        ({"years": {"least": 1, "of": "coffee"}}, Standing.UNVERIFIED),
        ({"languages": [{"language": "english", "least": "C1"}]}, Standing.MET),
        ({"languages": [{"language": "Japanese", "least": "B1"}]}, Standing.UNVERIFIED),
        ({"locations": ["GB", "IE"]}, Standing.MET),
        ({"locations": ["US"]}, Standing.NOT_MET),
    ],
)
def test_a_requirement_is_met_not_met_or_unverified(requirement, expected):
    found = standing_of(requirement)
    assert found.standing is expected
    assert found.explanation


def test_a_silent_profile_is_unverified_never_not_met():
    requirement = Eligibility.model_validate(
        {
            "education": {"least": "master"},
            "licence": {"name": "RN"},
            "years": {"least": 3, "of": "nursing"},
            "languages": [{"language": "English", "least": "B2"}],
            "locations": ["US"],
        }
    )
    empty = profile(basics={}, work=[], education=[], certificates=[], languages=[])
    assert {found.standing for found in check(requirement, empty, (), TODAY)} == {Standing.UNVERIFIED}


def test_years_of_overlapping_roles_are_counted_once():
    roles = [
        {"position": "Tea taster", "startDate": "2020-01", "endDate": "2020-12"},
        {"position": "Tea taster, weekends", "startDate": "2020-01", "endDate": "2020-12"},
    ]
    found = standing_of({"years": {"least": 2, "of": "tea taster"}}, work=roles)
    assert found.standing is Standing.NOT_MET
    assert "1 year" in found.explanation


def test_more_years_said_than_shown_is_unverified_with_the_words():
    said = claim(ClaimKind.DURATION, "Worked 25 years as a tea taster", 25)
    found = standing_of({"years": {"least": 20, "of": "tea taster"}}, [said])
    assert found.standing is Standing.UNVERIFIED
    assert found.quotes == (said.quote,)


def test_a_met_requirement_points_to_the_profile_item():
    assert standing_of({"licence": {"name": "Certified Tea Taster"}}).profile[0].path == "/certificates/0"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("BSc (Hons) Nursing", EducationLevel.BACHELOR),
        ("Master of Science", EducationLevel.MASTER),
        ("Ph.D.", EducationLevel.DOCTORATE),
        ("Associate Degree in Nursing (ADN)", EducationLevel.ASSOCIATE),
        ("LL.M.", EducationLevel.MASTER),
        ("Evening course in pottery", None),
    ],
)
def test_a_degrees_name_says_its_level(words, level):
    assert education_level(words) is level


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Native speaker", LanguageLevel.NATIVE),
        ("c1", LanguageLevel.C1),
        ("Fluent", LanguageLevel.C1),
        ("Professional working proficiency", LanguageLevel.B2),
        ("some", None),
    ],
)
def test_words_for_fluency_say_a_level(words, level):
    assert language_level(words) is level
