from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.rewrites import hedged, mistyped, padded, rewrites, swap_pronouns

ANSWER = (
    "He was pale, so I checked his pulse and told her. The doctor doesn't have any time, she depends on the chart. "
    "I'm going to call three nurses because they are close, and I would stay with him."
)


@pytest.mark.parametrize("name", rewrites())
def test_every_rule_changes_an_ordinary_answer_and_does_so_the_same_each_time(name):
    pair = rewrites()[name](ANSWER)
    assert pair is not None
    assert pair[0] != pair[1]
    assert pair == rewrites()[name](ANSWER)


@pytest.mark.parametrize("name", sorted(set(rewrites()) - {one for one in rewrites() if one.startswith("names")}))
def test_a_rule_of_one_text_leaves_the_first_of_the_pair_as_it_was(name):
    pair = rewrites()[name](ANSWER)
    assert pair is not None
    assert pair[0] == ANSWER


def test_a_rule_that_finds_nothing_gives_no_pair():
    assert rewrites()["pronouns"]("I checked the pulse.") is None
    assert rewrites()["register-formal"]("Pulse first, pressure second.") is None


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("He told her.", "She told him."),
        ("I saw her chart and his.", "I saw his chart and her."),
        ("She checked it herself.", "He checked it himself."),
        ("Then her blood pressure fell", "Then his blood pressure fell"),
    ],
)
def test_pronouns_change_places(text, swapped):
    assert swap_pronouns(text) == swapped


def test_a_name_is_all_that_differs_in_a_pair_of_names():
    pair = rewrites()["names-gender"](ANSWER)
    assert pair is not None
    assert pair[0].replace("Matthew", "Katherine") == pair[1]


def test_hedges_stand_before_every_sentence_and_keep_the_word_i():
    assert hedged("I stop it. Then I call.") == "I think I stop it. Maybe then I call."


def test_padding_makes_an_answer_three_times_as_long_and_keeps_it_whole():
    found = padded(ANSWER)
    assert found.startswith(ANSWER)
    assert 3 * len(ANSWER.split()) <= len(found.split()) <= 3 * len(ANSWER.split()) + 15


@settings(deadline=None)
@given(st.text(alphabet="abcdefgh ,.", max_size=200))
def test_a_typo_only_moves_letters(text):
    found = mistyped(text)
    assert sorted(found) == sorted(text)
    assert len(found.split()) == len(text.split())
