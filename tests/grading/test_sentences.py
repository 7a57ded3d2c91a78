from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviewer.grading.sentences import sentences

_PROSE = st.text(alphabet=st.sampled_from("ab ,.;!?\n-'\"é"), max_size=200) | st.text(max_size=80)


@given(_PROSE)
def test_spans_are_in_order_and_do_not_overlap(text):
    spans = sentences(text)
    assert all(left.end <= right.start for left, right in zip(spans, spans[1:], strict=False))


@given(_PROSE)
def test_every_character_that_is_not_space_lies_in_a_span(text):
    inside = {at for span in sentences(text) for at in range(span.start, span.end)}
    assert [sign for at, sign in enumerate(text) if at not in inside and not sign.isspace()] == []


@given(_PROSE)
def test_no_span_begins_or_ends_with_space(text):
    assert all(span.of(text) == span.of(text).strip() != "" for span in sentences(text))


def test_an_abbreviation_ends_no_sentence():
    text = "I give an antibiotic, e.g. ceftriaxone, early. Then I call."
    assert [span.of(text) for span in sentences(text)] == [
        "I give an antibiotic, e.g. ceftriaxone, early.",
        "Then I call.",
    ]


def test_a_decimal_point_ends_no_sentence():
    text = "The potassium was 6.2 and the lactate 3.1 at noon."
    assert [span.of(text) for span in sentences(text)] == [text]


def test_a_run_on_sentence_is_cut_into_clauses():
    text = (
        "first I look at the breathing and count it over a whole minute, then I take the pressure on both arms, "
        "and because he was sweating I put him on the monitor and rang the outreach nurse who came up at once"
    )
    pieces = [span.of(text) for span in sentences(text)]
    assert len(pieces) > 2
    assert all(len(piece.split()) >= 5 for piece in pieces)
