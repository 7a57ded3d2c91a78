"""How linting reads texts: words, stems, sentences, quotation marks, syllables, and how common a word is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.linting.frequency import UNKNOWN, rank
from interviewer.linting.readability import grade, longest_sentence, syllables
from interviewer.linting.words import content, listed, sentences, stem, unquoted, words


@pytest.mark.parametrize(
    "forms",
    [
        ["reassesses", "reassessing", "reassessment", "reassessed"],
        ["drain", "drains", "drained", "draining"],
        ["stop", "stopped", "stopping", "stops"],
        ["patient", "patients", "patient's"],
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize("pair", [("dose", "dosa"), ("rate", "rat"), ("loss", "los"), ("pulse", "pull")])
def test_short_words_are_not_taken_for_one_another(pair):
    assert stem(pair[0]) != stem(pair[1])


def test_the_content_of_a_text_is_what_it_says_and_its_numbers():
    assert content("What would you do with the kettle at 75, and is it yours?") == ("kettl", "75")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One. Two! Three? Four", 4),
        ("Smith v. Jones, 925 F.3d 1339 (11th Cir. 2019), holds.", 1),
        ("Give 2.5 mg, e.g. at night. Then stop.", 2),
        ('He said "No." Then he left.', 2),
        ("", 0),
    ],
)
def test_sentences_are_counted_as_people_count_them(text, count):
    assert len(sentences(text)) == count


@pytest.mark.parametrize(
    "text",
    ["says 'good enough' here", 'says "good enough" here', "says “good enough” here", "says ‘good enough’ here"],
)
def test_what_stands_in_quotation_marks_is_blank_and_as_long(text):
    read = unquoted(text)
    assert "good" not in read
    assert len(read) == len(text)
    assert read.startswith("says")
    assert read.endswith("here")


def test_an_apostrophe_is_no_quotation_mark():
    text = "The nurse's note wasn't the doctor's, and it isn't ours."
    assert unquoted(text) == text
    assert "isn't" not in unquoted("She wrote 'it isn't ours' on it.")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("tea", 1), ("poured", 1), ("whole", 1), ("hours", 1), ("cried", 1), ("friend", 1)),
        *(("kettle", 2), ("needed", 2), ("people", 2), ("patient", 2), ("science", 2), ("places", 2), ("something", 2)),
        *(("measured", 2), ("idea", 3), ("various", 3), ("video", 3), ("somebody", 3), ("colleague", 2)),
        *(("temperature", 4), ("experience", 4), ("society", 4), ("75", 1), ("שלום", 1)),
    ],
)
def test_syllables_are_counted_by_spelling(word, count):
    assert syllables(word) == count


def test_short_plain_sentences_read_more_easily_than_long_ones_of_long_words():
    plain = "Think of a cup of tea that went wrong. What did you do? Tell me step by step."
    hard = "Retrospectively characterise methodological considerations determining preparation-related decision-making."
    assert grade(plain) < 4
    assert grade(f"{hard} {hard}") > 20
    assert longest_sentence(plain) == 9


def test_a_few_words_have_no_grade():
    assert grade("Methodological considerations?") == 0


@pytest.mark.parametrize(
    ("common", "rare"), [("dangerously", "lactate"), ("misbehaved", "camphoraceous"), ("kettle", "xq")]
)
def test_a_form_is_as_common_as_what_it_is_made_of(common, rare):
    assert rank(common) < rank(rare)


def test_what_is_no_word_is_rarest():
    assert rank("qwzx") == UNKNOWN


@pytest.mark.parametrize(
    ("things", "said"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (list("abc"), "a, b and c"),
        (list("abcdefgh"), "a, b, c, d, e and 3 more"),
    ],
)
def test_things_are_listed_as_a_sentence_does(things, said):
    assert listed(things) == said


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert len(unquoted(text)) == len(text)
    assert sum(len(words(one)) for one in sentences(text)) <= len(words(text)) + len(sentences(text))
    assert all(stem(word) for word in words(text))
    assert grade(text) >= 0
