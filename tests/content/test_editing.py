"""Editing a pack's text: what is not edited stays, and an edit and its reverse give the same text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place
from interviewer.errors import ContentError
from tests.builders import pack_document
from tests.conftest import as_yaml

LAID_OUT = """\
# A pack with every way of writing things.

id: tea   # what people type
version: "1.0.0"
# Above the title.
title: 'Tea ''tasting'''
job_analysis: >-   # folded by hand
  Tasters judge what
  an AI says.

  Twice.
minutes:   15
work_samples_asked: 0
follow_ups: {per_question: 2, total: 3}   # few
sources:   # where facts come from

  # The first one.
  - id: a
    citation: "One"   # printed
    used_for: |
      Water,
        and leaves.

  # Far above, with a line between.

  # Right above the second.
  - {id: b, citation: Two words, used_for: "three"}
  -
    # inside the third
    id: c
    citation:
      # before the words
      Four
    used_for: five
    six: [1, 2.5, true, null, [], {}]
  # After all of them.
probes:
- one
- two   # not indented
- - nested
  - list
empty:
competencies: []
# The end.
"""
LAYOUTS = {
    "by hand": LAID_OUT,
    "without a last line end": LAID_OUT.rstrip() + "\nlast:\n  - one\n  - two",
    "with Windows line ends": LAID_OUT.replace("\n", "\r\n"),
    "as JSON": json.dumps({"id": "tea", "sources": [{"id": "a"}, {"id": "b", "c": []}], "probes": ["x", "y", "z"]}),
    "dumped": as_yaml({"questions": pack_document()["competencies"][0]["questions"][:1]}),
}

TEXTS = st.one_of(
    st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\x00"), max_size=200),
    st.sampled_from(
        [
            "<b>bold</b> & <script>alert(1)</script>",
            "=SUM(A1:A9)",
            "$$E = mc^2$$ and \\frac{1}{2}",
            "שלום עולם, مرحبا",
            "👩🏽‍⚕️ 👨‍👩‍👧",
            "# not a comment",
            "key: value",
            "- not a list",
            "&a [*a, *a]",
            "*alias",
            "!!python/object:os.system ls",
            "two\n\nparagraphs\n",
            "tab\tand  two spaces ",
            "yes",
            "null",
            "1.0",
            "2027-01-15",
            "'single' \"double\"",
            "line\u2028separator\x85and\x1bescape\ufeff",
            "word " * 60,
            "word " * 60 + "# end",
            "---\n...",
            "",
        ]
    ),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.integers(-9, 9), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(TEXTS, st.integers(0, 5)), inner, max_size=3)
    ),
    max_leaves=6,
)


def places(data: object, here: Place = ()) -> list[Place]:
    """Every place but the whole."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for part, value in inside for place in ((*here, part), *places(value, (*here, part)))]


def edited(text: str) -> PackText:
    return PackText(text, "tea.yaml")


def comments(text: str) -> list[str]:
    return re.findall(r"# [A-Za-z ,]+", text)


@pytest.fixture(scope="module", params=LAYOUTS.values(), ids=[*LAYOUTS])
def laid_out(request) -> PackText:
    return edited(request.param)


@settings(max_examples=25)
@given(data=st.data(), value=VALUES)
def test_setting_a_value_and_setting_it_back_gives_the_same_text(laid_out, data, value):
    place = data.draw(st.sampled_from(places(laid_out.document.data)))
    changed = laid_out.set(place, value)
    assert changed.value(place) == value
    assert changed.set(place, laid_out.value(place)).text == laid_out.text


@settings(max_examples=25)
@given(data=st.data())
def test_removing_a_part_and_adding_it_back_gives_the_same_text(laid_out, data):
    place = data.draw(st.sampled_from(places(laid_out.document.data)))
    value, holder = laid_out.value(place), laid_out.value(place[:-1])
    changed = laid_out.remove(place) if place[:-1] or len(holder) > 1 else laid_out
    back = changed.add(place[:-1], value, place[-1]) if isinstance(holder, list) else changed.set(place, value)
    assert back.text == laid_out.text


@settings(max_examples=25)
@given(data=st.data(), value=VALUES)
def test_adding_a_part_and_removing_it_gives_the_same_text(laid_out, data, value):
    at = data.draw(st.sampled_from([(), *places(laid_out.document.data)]))
    holder = laid_out.value(at)
    if isinstance(holder, list):
        number = data.draw(st.integers(0, len(holder)))
        changed, place = laid_out.add(at, value, number), (*at, number)
    elif isinstance(holder, dict):
        changed, place = laid_out.set((*at, "new"), value), (*at, "new")
    else:
        return
    assert changed.value(place) == value
    assert changed.remove(place).text == laid_out.text


@settings(max_examples=25)
@given(data=st.data(), value=TEXTS)
def test_setting_a_text_leaves_every_other_line_as_it_was(data, value):
    whole = edited(LAID_OUT)
    leaves = [place for place in places(whole.document.data) if not isinstance(whole.value(place), dict | list)]
    place = data.draw(st.sampled_from(leaves))
    changed = whole.set(place, value)
    kept = [found for found in comments(LAID_OUT) if found not in comments(value)]
    assert [found for found in comments(changed.text) if found in kept] == kept
    others = [one for one in leaves if one != place]
    assert [changed.value(one) for one in others] == [whole.value(one) for one in others]


@pytest.mark.parametrize(
    ("place", "value", "before", "after"),
    [
        (("id",), "wine", "id: tea   # what people type\n", 'id: "wine"   # what people type\n'),
        (("minutes",), 20, "minutes:   15\n", "minutes:   20\n"),
        (("follow_ups", "total"), 9, "{per_question: 2, total: 3}   # few", "{per_question: 2, total: 9}   # few"),
        (("sources", 0, "citation"), "Two", '"One"   # printed', '"Two"   # printed'),
        (("probes", 1), "x", "- two   # not indented", '- "x"   # not indented'),
    ],
)
def test_an_edit_changes_the_words_and_nothing_around_them(place, value, before, after):
    assert edited(LAID_OUT).set(place, value).text == LAID_OUT.replace(before, after)


def test_a_long_text_is_folded_for_people_to_read():
    words = "Names the grape, the region and the vintage, and offers two wines at different prices. " * 3
    text = edited(LAID_OUT).set(("title",), words.strip()).text
    assert "\ntitle: >-\n  Names the grape" in text
    assert max(map(len, text.splitlines())) <= 120


def test_comments_right_above_an_item_go_with_it_and_others_stay():
    text = edited(LAID_OUT).remove(("sources", 1)).text
    assert "# Right above the second." not in text
    assert {"# Far above, with a line between", "# The first one", "# inside the third"} <= {
        found.rstrip(".") for found in re.findall(r"# [\w ,]+", text)
    }


def test_a_new_key_comes_where_a_pack_has_it():
    text = as_yaml(pack_document())
    weighed = edited(text).set(("competencies", 0, "weight"), 2.0)
    assert re.search(r"definition: Knows brewing\.\n +weight: 2\.0\n +questions:", weighed.text)


def test_an_item_is_added_before_another_or_at_the_end():
    found = edited(LAID_OUT).add(("probes",), "zero", 0).add(("probes",), "last")
    assert found.value(("probes",)) == ["zero", "one", "two", ["nested", "list"], "last"]


def test_a_text_is_a_pack_or_says_with_lines_why_it_is_none():
    whole = edited(as_yaml(pack_document()))
    assert whole.pack is not None
    assert whole.problems == ()
    broken = whole.set(("competencies", 0, "criteria", 0, "name"), "")
    assert broken.pack is None
    (problem,) = broken.problems
    assert problem.field == "competencies[0].criteria[0].name"
    assert problem.line is not None
    assert "name:" in broken.text.splitlines()[problem.line - 1]


def test_a_text_that_is_no_yaml_has_its_problem_and_cannot_be_edited():
    broken = edited("id: [tea\n")
    assert broken.pack is None
    assert broken.problems[0].line is not None
    with pytest.raises(ContentError, match="not YAML"):
        broken.set(("id",), "wine")


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (BOMB, "alias"),
        ("id: tea\nid: wine\n", "twice"),
        ("a: " + "[" * 60 + "]" * 60, "nested"),
        ("a: " + "x" * 2_000_001, "larger than"),
        ("? [a]\n: b\n", "not a word"),
        ("a: !!python/name:os.system x\n", "not YAML"),
        ("a: b\n---\nc: d\n", "not YAML"),
    ],
)
def test_what_the_loader_refuses_is_refused_here_too(text, words):
    found = edited(text)
    assert words in found.problems[0].message
    with pytest.raises(ContentError):
        found.set(("a",), "x")


def test_a_megabyte_in_one_field_is_kept_whole():
    million = "Wörter & 🍷 #: " * 70_000
    changed = edited(LAID_OUT).set(("title",), million)
    assert changed.value(("title",)) == million


@pytest.mark.parametrize("value", ["\x00", "\ud800", {1.5: "x"}, {"a": {"b"}}, float("nan"), b"x"])
def test_what_no_file_can_hold_is_refused_with_its_field(value):
    with pytest.raises(ContentError, match="title"):
        edited(LAID_OUT).set(("title",), value)


@pytest.mark.parametrize("place", [("nothing", "here"), ("sources", 9), ("sources", "id"), ("id", "x"), ()])
def test_an_edit_of_what_is_not_there_is_refused(place):
    with pytest.raises(ContentError):
        edited(LAID_OUT).set(place, "x")
    with pytest.raises(ContentError):
        edited(LAID_OUT).remove(place)


def test_an_item_cannot_be_added_to_what_is_no_list_or_beyond_its_end():
    with pytest.raises(ContentError, match="no list"):
        edited(LAID_OUT).add(("id",), "x")
    with pytest.raises(ContentError, match="before number 9"):
        edited(LAID_OUT).add(("probes",), "x", 9)
