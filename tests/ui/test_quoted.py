"""People's words as HTML: nothing is lost, added or interpreted."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.evidence import Quote
from interviewer.domain.interview import Speaker, Turn, TurnKind
from interviewer.ui.quoted import Span, highlighted, in_context, verbatim
from tests.builders import START

_TEXT = st.text(alphabet=st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"]), max_size=80)


def _without_tags(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@given(_TEXT, st.lists(st.tuples(st.integers(-5, 90), st.integers(-5, 90)), max_size=5))
def test_marking_neither_adds_nor_loses_a_character(text, places):
    spans = [Span(start, end) for start, end in places]

    assert _without_tags(highlighted(text, spans)) == text


@given(st.text(max_size=60))
def test_only_our_own_tags_come_out(text):
    tags = set(re.findall(r"<[^>]*>", verbatim(text, [Span(0, len(text))])))

    assert tags <= {'<div class="verbatim" dir="auto">', "</div>", '<mark class="shade-0">', "</mark>"}


def test_the_marked_part_is_exactly_the_span():
    assert highlighted("a <b> c", [Span(2, 5)]) == 'a <mark class="shade-0">&lt;b&gt;</mark> c'


def test_where_spans_overlap_both_labels_are_named():
    html = highlighted("abcd", [Span(0, 3, "one"), Span(2, 4, "two", shade=1)])

    assert '<mark class="shade-0" title="one, two">c</mark>' in html


def test_a_label_cannot_leave_its_attribute():
    assert 'title="&quot;&gt;&lt;script&gt;"' in highlighted("ab", [Span(0, 1, '"><script>')])


def test_a_quote_that_does_not_stand_at_its_place_is_not_marked():
    turn = Turn(seq=3, speaker=Speaker.APPLICANT, kind=TurnKind.ANSWER, text="the water was hot", at=START)

    assert "<mark" in in_context(turn, [Quote(turn=3, start=4, end=9, text="water")])
    assert "<mark" not in in_context(turn, [Quote(turn=3, start=0, end=5, text="water")])
    assert "<mark" not in in_context(turn, [Quote(turn=2, start=4, end=9, text="water")])
