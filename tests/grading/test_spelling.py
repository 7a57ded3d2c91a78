from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.spelling import mended, vocabulary_of

WARD = vocabulary_of(["Blood cultures are taken before the antibiotics, and a lactate is measured.", "Which sulfite?"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bloods and cultuers first", "bloods and cultures first"),
        ("becuase he was cold", "because he was cold"),
        ("the antibiotcs", "the antibiotics"),
        ("antibiottics", "antibiotics"),
        ("I would meesure it", "I would meesure it"),
        ("it was measered", "it was measured"),
        ("it was meosured", "it was measured"),
    ],
)
def test_a_slip_of_the_keyboard_is_read_as_the_word(typed, meant):
    assert mended(typed, WARD).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "hypotension is not hypertension, nor afferent efferent",
        "sulfate stays sulfate where the rubric says sulfite",
        "Cultuers at the start of a sentence may be a name",
        "ESBL, qSOFA, kubectl, x86_64 and my_cultuers_list",
        "tachypnoeic with a raised jugular venous pressure",
        "a casual remark on the causal chain, on trial on the trail",
    ],
)
def test_words_that_may_be_meant_as_they_stand_are_left_alone(text):
    assert mended(text, WARD).text == text


def test_a_word_that_nobody_types_is_left_alone_however_long_it_is():
    assert mended("x" * 100_000, WARD).text == "x" * 100_000


def test_places_in_the_mended_text_lead_to_the_words_as_typed():
    typed = "The antibiotcs went in and the cultuers came before, then a lactaate."
    found = mended(typed, WARD)
    assert found.text == "The antibiotics went in and the cultures came before, then a lactate."
    for word in ("went", "came", "before", "then"):
        at = found.text.index(word)
        start = int(found.places(np.array([at], np.int32))[0])
        assert typed[start : start + len(word)] == word


@given(st.text(alphabet=st.sampled_from("abcdeilrstu ,."), max_size=80))
def test_places_never_leave_the_text_and_never_fall(typed):
    found = mended(typed, WARD)
    places = found.places(np.arange(len(found.text), dtype=np.int32))
    assert np.all(np.diff(places) >= 0)
    assert len(places) == 0 or (places[0] == 0 and places[-1] < len(typed))
