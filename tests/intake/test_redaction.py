"""Personal details are masked character by character; the field's own words are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.profile import Profile
from interviewer.intake.redaction import MASK, Redactor

PROFILE = Profile.from_document(
    {
        "basics": {
            "name": "Dr. Grace Núñez-Okafor",
            "email": "grace@example.net",
            "phone": "+44 7700 900123",
            "url": "https://grace-nunez.example.net/cv",
            "location": {"address": "12 Oak Street", "postalCode": "LS1 4AB", "city": "Leeds"},
            "profiles": [{"network": "GitHub", "username": "gnunez77"}],
        },
        "work": [{"name": "Okafor Memorial Hospital"}],
    }
)
REDACTOR = Redactor(PROFILE)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("I am Grace Núñez-Okafor.", ["Grace", "Núñez-Okafor"]),
        ("nunez's notes were mine", ["nunez"]),
        ("They told Grace to wait.", ["Grace"]),
        ("Write to grace@example.net or bob@example.org", ["grace@example.net", "bob@example.org"]),
        ("Ring 07700 900123 or +1 (212) 555-0199.", ["07700 900123", "+1 (212) 555-0199"]),
        ("I live at 12 Oak Street, LS1 4AB.", ["12 Oak Street, LS1 4AB"]),
        ("See https://github.com/gnunez77 and gnunez77", ["https://github.com/gnunez77", "gnunez77"]),
        ("My twitter is @someone_else.", ["@someone_else"]),
        ("I am 34 years old.", ["34 years old"]),
        ("I'm 34, and a nurse.", ["34"]),
        ("I was born in 1988 in Leeds.", ["born in 1988"]),
        ("My pronouns are she/her.", ["she/her"]),
    ],
)
def test_personal_details_are_masked_and_nothing_else_is(text, hidden):
    expected = text
    for part in hidden:
        expected = expected.replace(part, MASK * len(part))
    assert REDACTOR.mask(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "with grace under pressure",
        "Grace periods end in May.",
        "I worked at Okafor Memorial Hospital from 2016 to 2019.",
        "BP 120/80, HR 110, 5 mg IV, 10-20 ml/h, 2016-2019.",
        "The server at 10.0.0.1 answers http://10.0.0.1/health and @property works.",
        "She was 34 years old and born in 1988; he gave her 2 l of fluid.",
        "The patient is 34, he/she may be confused.",
        "I have 34 years of experience.",
        "I am 34 weeks into the project.",
        "git clone git@host.example.org:team/repo",
        "Invoice 2019-03-14 for 1,250,000.00 and 4111 units",
    ],
)
def test_the_words_of_the_field_stay(text):
    assert REDACTOR.mask(text) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will May", "I will. Will you? In May it may end."),
        ("Mark Bell", "Mark the site. The bell rang, marked."),
        ("James Wilson", "Wilson's disease was ruled out."),
        ("Mary Li", "At St Mary's I checked Li levels"),
    ],
)
def test_a_name_that_is_a_word_stays_where_it_is_the_word(name, text):
    masked = Redactor(Profile.from_document({"basics": {"name": name}})).mask(text)
    assert masked == text


def test_a_name_that_is_a_word_is_masked_where_it_is_the_name():
    assert Redactor(Profile.from_document({"basics": {"name": "Will May"}})).mask("I am Will May") == "I am ▮▮▮▮ ▮▮▮"


@given(
    st.lists(
        st.sampled_from(
            ["Grace", "núñez", "34", "I am", "years old", "a@b.org", "+44 7700 900123", "\n", "İ", "ﬁ", "📎", ".", "▮"]
        )
        | st.text(max_size=8)
    ).map(" ".join)
)
def test_the_length_and_every_unmasked_character_stay(text):
    masked = REDACTOR.mask(text)
    assert len(masked) == len(text)
    assert all(now in (was, MASK) for was, now in zip(text, masked, strict=True))
    assert masked.count("\n") == text.count("\n")


def test_a_long_chain_of_hyphens_is_no_address_and_is_read_in_one_pass():
    assert Redactor(Profile()).mask("a-" * 50_000) == "a-" * 50_000


def test_a_page_of_empty_lines_is_read_in_one_pass():
    text = "\n" * 100_000 + "born in 1980"
    assert Redactor(Profile()).mask(text) == "\n" * 100_000 + "▮" * 12
