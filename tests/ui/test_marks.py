import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.ui.desk.marks import Mark, Tag, marked

HOSTILE = [
    "<script>alert(1)</script>",
    "**bold** _it_ # head",
    "$x^2$ \\(y\\)",
    ":red[not red] :material/home:",
    "שלום עולם",
    "👩🏽‍⚕️ ok",
    '" onmouseover="x',
    "&lt;b&gt;",
]


def read(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_exactly_as_it_was_written(text):
    html = marked(text, [Mark(1, 4, ("shade-1",), "turn-1-1-4")])
    assert read(html) == text
    assert "<script" not in html


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=6),
)
def test_marks_that_overlap_or_miss_never_change_the_words(text, spans):
    marks = [Mark(start, end, (f"shade-{n}",), f"at-{n}") for n, (start, end) in enumerate(spans)]
    assert read(marked(text, marks)) == text


def test_each_passage_is_marked_where_it_stands_and_nowhere_else():
    html = marked("one two three", [Mark(4, 7, ("shade-2",))])
    assert html == 'one <mark class="shade-2">two</mark> three'


def test_a_piece_two_passages_share_carries_both():
    html = marked("abcdef", [Mark(0, 4, ("first",)), Mark(2, 6, ("second",))])
    assert '<mark class="first second">cd</mark>' in html


def test_a_passage_has_an_anchor_to_jump_to_and_a_label_behind_it():
    tag = Tag("A1", "A1: asks first", "#rating-a-1", "shade-0")
    html = marked("ab cd", [Mark(3, 5, ("shade-0",), "turn-3-3-5", (tag,))])
    assert html.index('id="turn-3-3-5"') < html.index("cd") < html.index('href="#rating-a-1"')
