"""Quoted words, found in what was said."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.locating import locate


@given(st.text(max_size=200), st.data())
def test_what_is_located_is_the_words_that_were_looked_for(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))]
    at = locate(quote, text)
    if at is not None:
        assert text[slice(*at)].strip().casefold() == quote.strip().casefold() or locate(text[slice(*at)], quote)


@given(
    st.lists(st.sampled_from(["I", "café", "“so”", "St Mary’s", "10–12", "ﬁne", "e\u0301t"]), min_size=1, max_size=9)
)
def test_words_are_found_however_their_signs_are_written(words):
    quote = " ".join(words).replace("’", "'").replace("“", '"').replace("”", '"').replace("–", "-").upper()
    text = " \n ".join(words)
    assert locate(quote, text) is not None
