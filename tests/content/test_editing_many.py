"""Edits of several places at once, and of the lines of a part: what is not edited stays as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.editing import PackText
from interviewer.content.editing_many import excerpt, keys_removed, keys_renamed, moved, replaced, set_all
from interviewer.errors import ContentError
from tests.content.test_editing import LAYOUTS, comments, places

TEXT = """\
questions:
  # Right above the first.
  - id: a
    text: >-
      One, and
      more of it.

  # Far from both.

  - id: b   # the second
    text: Two
    levels: {safe: 1, quick: 2}
  # Right above the third.
  - id: c
    levels: {quick: 0}
  - id: d
    levels:
      safe: 3
      # Right above the key.
      quick: 3
probes: ["x", "y"]
"""


def edited(text: str = TEXT) -> PackText:
    return PackText(text, "the pack")


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=[*LAYOUTS])
def laid_out(request) -> PackText:
    return edited(request.param)


@given(st.data())
def test_two_neighbours_change_places_and_back_and_no_comment_is_lost(laid_out, data):
    items = [
        place
        for place in places(laid_out.document.data)
        if isinstance(place[-1], int) and isinstance(laid_out.value(place[:-1]), list)
        if place[-1] + 1 < len(laid_out.value(place[:-1]))
    ]
    place = data.draw(st.sampled_from(items))
    before = laid_out.value(place[:-1])
    down = moved(laid_out, place, place[-1] + 1)
    after = down.value(place[:-1])
    assert after[place[-1] : place[-1] + 2] == [before[place[-1] + 1], before[place[-1]]]
    assert moved(down, (*place[:-1], place[-1] + 1), place[-1]).document.data == laid_out.document.data


def test_an_item_takes_the_comments_right_above_it_along():
    text = moved(edited(), ("questions", 1), 0).text
    assert text.startswith("questions:\n  - id: b   # the second\n")
    assert sorted(comments(text)) == sorted(comments(TEXT))
    assert moved(moved(edited(), ("questions", 1), 0), ("questions", 0), 1).text == TEXT


@pytest.mark.parametrize(("place", "to"), [(("questions", 0), -1), (("questions", 3), 4), (("questions", 0), 2)])
def test_an_item_only_changes_places_with_a_neighbour(place, to):
    with pytest.raises(ContentError, match="cannot be moved there"):
        moved(edited(), place, to)


def test_a_key_is_renamed_wherever_it_stands():
    wanted = [("questions", 1, "levels", "safe"), ("questions", 3, "levels", "safe")]
    assert keys_renamed(edited(), wanted, "sound").text == TEXT.replace("safe:", "sound:")


def test_a_key_is_removed_wherever_it_stands():
    wanted = [("questions", number, "levels", "quick") for number in (1, 2, 3)]
    text = keys_removed(edited(), wanted).text
    assert "levels: {safe: 1}\n" in text
    assert "levels: {}\n" in text
    assert text.endswith('      safe: 3\nprobes: ["x", "y"]\n')


def test_the_last_key_of_a_group_by_lines_is_not_taken_out():
    with pytest.raises(ContentError, match="edit the text itself"):
        keys_removed(edited("levels:\n  safe: 1\n"), [("levels", "safe")])


def test_several_values_are_set_at_once():
    found = set_all(edited(), {("questions", 1, "text"): "Three", ("questions", 3, "levels", "safe"): 0})
    assert found.text == TEXT.replace("text: Two", 'text: "Three"').replace("safe: 3", "safe: 0")


def test_what_is_not_there_is_refused_with_its_place():
    with pytest.raises(ContentError, match=r"questions\[7\]"):
        set_all(edited(), {("questions", 7, "text"): "x"})
    with pytest.raises(ContentError, match="speed"):
        keys_renamed(edited(), [("questions", 1, "levels", "speed")], "x")


def test_a_part_is_shown_at_the_left_edge_with_its_line():
    one = excerpt(edited(), ("questions", 2))
    assert one is not None
    assert (one.line, one.text) == (13, "# Right above the third.\n- id: c\n  levels: {quick: 0}\n")


def test_a_part_within_a_line_has_no_lines_of_its_own():
    assert excerpt(edited(), ("probes", 0)) is None


@given(st.data())
def test_a_part_put_back_as_it_was_gives_the_same_text(laid_out, data):
    place = data.draw(st.sampled_from(places(laid_out.document.data)))
    one = excerpt(laid_out, place)
    if one is not None:
        assert replaced(laid_out, one, one.text).document.data == laid_out.document.data


def test_other_lines_stand_where_the_part_stood():
    one = excerpt(edited(), ("questions", 1))
    assert one is not None
    text = replaced(edited(), one, "- id: b\n  text: |\n    Two\n\n    lines\n").text
    assert "\n\n  - id: b\n    text: |\n      Two\n\n      lines\n  # Right above the third.\n" in text


def test_lines_that_are_no_yaml_are_kept_with_their_problem():
    one = excerpt(edited(), ("questions", 1))
    assert one is not None
    found = replaced(edited(), one, "- id: {")
    assert found.problems
    assert "- id: {" in found.text
