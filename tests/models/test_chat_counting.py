"""Tokens that nobody has counted, estimated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.loopback.counting import tokenizer
from interviewer.chat import Prompt
from interviewer.models.counting import tokens_in, tokens_sent
from tests.models.chats import PROMPT, Level

ENGLISH = (
    "The nurse checks the airway first, gives oxygen, and calls for help. She writes down the time, the pulse and the "
    "blood pressure, and she repeats them every five minutes until somebody senior has seen the patient. "
) * 5


def test_english_prose_is_estimated_within_a_third_of_a_tokenizers_count():
    assert tokens_in(ENGLISH) == pytest.approx(len(tokenizer()(ENGLISH)), rel=1 / 3)


@given(one=st.text(max_size=200), more=st.text(max_size=200))
def test_a_longer_text_never_has_fewer_tokens_and_an_empty_one_has_none(one, more):
    assert tokens_in("") == 0
    assert tokens_in(one) <= tokens_in(one + more) <= tokens_in(one) + tokens_in(more)


def test_a_form_that_is_asked_for_is_sent_too():
    assert tokens_sent(PROMPT, Level) > tokens_sent(PROMPT) > tokens_sent(Prompt("", "", "")) > 0
