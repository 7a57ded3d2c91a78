"""Words cut to their stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.dialogue.stems import stem, stems, words


@pytest.mark.parametrize(
    "family",
    [
        "escalate escalates escalated escalating escalation escalations",
        "isolate isolated isolation",
        "verify verifies verified verification",
        "allergy allergies allergic",
        "compare compared comparison",
        "document documents documented documentation",
        "assess assesses assessed assessment assessments",
        "stop stops stopped stopping",
        "retry retries retried",
        "commit commits committed committing",
        "monitor monitors monitored monitoring",
        "reproduce reproduced reproducible reproduction",
    ],
)
def test_the_forms_of_a_word_have_one_stem(family: str):
    assert len(set(map(stem, family.split()))) == 1


@pytest.mark.parametrize(("one", "other"), [("airway", "air"), ("timeout", "time"), ("test", "text"), ("log", "lock")])
def test_different_words_have_different_stems(one: str, other: str):
    assert stem(one) != stem(other)


def test_words_are_folded_and_parted_at_hyphens():
    assert words("Don’t re-CHECK the café’s 2.9 mmol/L") == [
        "don't",
        "re",
        "check",
        "the",
        "cafe's",
        "2.9",
        "mmol",
        "l",
    ]


@given(st.text(max_size=200))
def test_any_text_has_stems_and_a_stem_is_a_beginning(text: str):
    found = words(text)
    assert len(list(stems(text))) == len(found)
    assert all(word.startswith(stem(word)[:3]) for word in found)
