"""The fields of claims that a chat model reads: what does not stand in the words it quotes is dropped."""

from __future__ import annotations

import pytest

from interviewer.claims.extract import extract
from interviewer.intake.redaction import MASK
from tests.claims.oracle import PROFILE, answered, one, read, said


@pytest.mark.parametrize(
    ("text", "amount", "unit", "years"),
    [
        ("I have seven years in intensive care.", 7, "years", 7),
        ("I have two and a half years in intensive care.", 2.5, "years", 2.5),
        ("I have 18 months in intensive care.", 18, "months", 1.5),
        ("I have five to seven years in intensive care.", 7, "years", 5),
        ("I have 7+ yrs in intensive care.", 7, None, 7),
        ("I have over a decade in intensive care.", 10, "years", 10),
    ],
)
def test_a_length_of_time_counts_however_it_was_said(text, amount, unit, years):
    claim = one(text, said("duration", "intensive care", text, amount=amount, unit=unit))
    assert (claim.amount, claim.unit, claim.subject) == (years, "years", "intensive care")


@pytest.mark.parametrize("amount", [8, 70, 0, -7, 6.5, float("nan"), None])
def test_a_length_of_time_that_was_not_said_is_no_claim(amount):
    text = "I have seven years in intensive care."
    assert read(text, said("duration", "intensive care", text, amount=amount, unit="years")) == ()


def test_years_of_one_thing_are_not_those_of_another():
    text = "4 yrs audit, 6 yrs credit."
    assert read(text, said("duration", "audit", text, amount=6, unit="years")) == ()


def test_an_employer_that_was_not_named_is_dropped_from_a_role():
    text = "I work as a charge nurse at St Mary's."
    claim = one(text, said("role", "charge nurse", text, organisation="Mayo Clinic"))
    assert (claim.organisation, claim.statement) == (None, "Worked as charge nurse")


def test_an_employer_that_was_not_named_is_no_employment():
    text = "I work as a charge nurse at St Mary's."
    assert read(text, said("employment", "Mayo Clinic", text, organisation="Mayo Clinic")) == ()


def test_an_employer_is_spelt_as_the_profile_spells_it():
    text = "I work at St Mary's these days."
    claim = one(text, said("employment", "St Mary's", text, organisation="St Mary's"))
    assert (claim.subject, claim.organisation) == ("St Mary's Hospital",) * 2


def test_an_employer_of_another_clause_is_not_where_the_years_were():
    text = "I have been a nurse for seven years and now I work at St Mary's."
    claim = one(text, said("duration", "nurse", text, amount=7, organisation="St Mary's Hospital"))
    assert (claim.organisation, claim.statement) == (None, "7 years as nurse")


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("2016", "2018", ("2016", "2018")),
        ("2016-01", "2018-12", ("2016", "2018")),
        ("2016", "2021", ("2016", None)),
        ("2014", "2018", None),
        ("sixteen", "2018", None),
        (None, "2018", None),
    ],
)
def test_dates_are_kept_as_precisely_as_they_were_said(start, end, kept):
    text = "I worked at Leeds General Infirmary from 2016 to 2018."
    claim = said("dates", "staff nurse", text, organisation="Leeds General Infirmary", start=start, end=end)
    assert [(one.start, one.end) for one in read(text, claim)] == ([kept] if kept else [])


def test_a_level_that_was_not_said_is_dropped():
    text = "I speak Italian."
    assert one(text, said("language", "Italian", text, level="C2")).level is None


def test_a_level_of_the_language_beside_it_is_dropped():
    text = "I'm fluent in French, and my German is B1."
    assert one(text, said("language", "German", text, level="fluent")).level is None


@pytest.mark.parametrize(("level", "kept"), [("B1", "B1"), ("fluent", None), ("b1 level", "B1")])
def test_a_level_is_one_of_the_common_framework(level, kept):
    text = "My Italian is B1."
    assert one(text, said("language", "Italian", text, level=level)).level == kept


def test_a_place_that_was_not_said_is_dropped_from_a_licence():
    text = "I hold an active registered nurse licence in Texas."
    places = [
        one(text, said("licence", "registered nurse licence", text, jurisdiction=where)) for where in ("Texas", "Ohio")
    ]
    assert [place.jurisdiction for place in places] == ["Texas", None]


def test_a_regulator_stands_for_its_country():
    text = "I keep my NMC registration current."
    claim = one(text, said("licence", "NMC registration", text))
    assert (claim.statement, claim.jurisdiction) == ("Registered with NMC", "United Kingdom")


def test_a_degree_that_was_not_said_is_dropped():
    text = "I hold a BSc in nursing from the University of Manchester."
    claim = one(text, said("education", "nursing", text, level="PhD", organisation="University of Manchester"))
    assert (claim.level, claim.statement) == (None, "Studied nursing at University of Manchester")


def test_a_subject_that_was_not_said_is_no_claim():
    text = "I use Python every day."
    assert read(text, said("skill", "machine learning with Python", text)) == ()


def test_a_subject_is_put_in_the_words_that_were_said():
    text = "I am an ICU nurse and I hold the ACLS."
    claims = read(
        text,
        said("role", "intensive care nurse", text),
        said("certification", "Advanced Cardiovascular Life Support", text),
    )
    assert {claim.subject for claim in claims} == {"ICU nurse", "ACLS"}


@pytest.mark.parametrize("amount", [30, 31])
def test_a_result_needs_its_figure(amount):
    text = "I cut falls by 30 % on our ward."
    claims = read(text, said("achievement", "falls", text, amount=amount, unit="percent"))
    assert [(claim.amount, claim.unit) for claim in claims] == ([(30, "percent")] if amount == 30 else [])


@pytest.mark.parametrize("amount", [2, 2_000_000])
def test_an_amount_of_money_counts_with_its_scale(amount):
    text = "I closed $2m in new business."
    claim = one(text, said("achievement", "closed new business", text, amount=amount, unit="USD"))
    assert (claim.amount, claim.unit) == (2_000_000, "$")


def test_hours_and_a_start_read_as_one_are_two_claims():
    text = "I could do 10 to 15 hours a week and start in March 2027."
    claims = read(text, said("availability", "hours", text, amount=12, unit="hours per week", start="2027-03"))
    assert [claim.statement for claim in claims] == ["Available 10 to 15 hours a week", "Can start March 2027"]
    assert (claims[0].amount, claims[0].unit, claims[1].start) == (15, "hours per week", "2027-03")


def test_a_start_without_a_year_gets_none():
    text = "I can start in March."
    assert read(text, said("availability", "start", text, start="2027-03")) == ()


def test_hours_once_worked_are_no_offer():
    text = "I worked 40 hours a week back then."
    assert read(text, said("availability", "hours", text, amount=40, unit="hours per week")) == ()


def test_what_is_masked_is_in_no_claim():
    text = f"I am {MASK * 5} and I worked at {MASK * 4} Clinic as a nurse."
    claims = read(
        text,
        said("employment", f"{MASK * 4} Clinic", text, organisation=f"{MASK * 4} Clinic"),
        said("role", f"{MASK * 5}", text),
        said("role", "nurse", text, organisation=f"{MASK * 4} Clinic"),
    )
    assert [(claim.statement, claim.organisation) for claim in claims] == [("Worked as nurse", None)]


@pytest.mark.parametrize(
    ("text", "kind", "subject", "fields"),
    [
        ("I spent three years at Goldman Sachs.", "employment", "Goldman Sachs", {}),
        ("I was promoted to charge nurse.", "role", "charge nurse", {}),
        ("I have about nine years of experience in litigation.", "duration", "litigation", {"amount": 9}),
        ("I have been an ICU nurse for seven years.", "duration", "ICU nurse", {"amount": 7}),
        ("I joined Datadog in March 2021.", "dates", "Datadog", {"organisation": "Datadog", "start": "2021-03"}),
        ("I work at St Mary's since 2019.", "dates", "nurse", {"organisation": "St Mary's", "start": "2019"}),
        (
            "I hold a BSc in Nursing from the University of Manchester.",
            "education",
            "Nursing",
            {"level": "BSc", "organisation": "University of Manchester"},
        ),
        (
            "I studied economics at Warwick University.",
            "education",
            "economics",
            {"organisation": "Warwick University"},
        ),
        ("I'm NMC registered.", "licence", "NMC registered", {}),
        ("I was admitted to the New York bar.", "licence", "bar", {"jurisdiction": "New York"}),
        ("I hold an active medical license in Ohio.", "licence", "medical license", {"jurisdiction": "Ohio"}),
        ("I renewed my ACLS last year.", "certification", "ACLS", {}),
        ("I did my BLS.", "certification", "BLS", {}),
        ("I know Kubernetes well.", "skill", "Kubernetes", {}),
        ("I'm a native Spanish speaker.", "language", "Spanish", {"level": "native"}),
        ("I cut falls by 30 % on our ward", "achievement", "cut falls", {"amount": 30}),
        ("I can do 20 hours a week.", "availability", "hours", {"amount": 20}),
        ("I'm based in Toronto.", "location", "Toronto", {}),
    ],
)
def test_a_claim_is_put_as_the_rules_put_it(text, kind, subject, fields):
    by_rules = [one for one in extract(answered(text), PROFILE) if one.kind == kind]
    by_model = read(text, said(kind, subject, text, **fields))
    but = {"id", "quote"}
    assert [one.model_dump(exclude=but) for one in by_model] == [one.model_dump(exclude=but) for one in by_rules]
