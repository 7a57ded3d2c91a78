"""What is to be mended in a draft, where, and how it is let stand or marked as read."""

from __future__ import annotations

import re

import pytest

from interviewer.authoring.notes import (
    Weight,
    by_part,
    let_stand,
    linted,
    plain,
    problems,
    unread,
    with_read,
)
from interviewer.authoring.parts import parts
from interviewer.content.drafting_yaml import UNREAD
from interviewer.content.editing import PackText
from interviewer.errors import InputError, Problem
from tests.authoring.builders import draft

VAGUE = ("competencies", 0, "criteria", 0, "anchors", 2)


def vague() -> PackText:
    return draft().set(VAGUE, "Shows a good understanding.")


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("String should have at least 1 character", "is empty"),
        ("Tuple should have at least 2 items after validation, not 1", "needs 2 or more, and has 1"),
        (r"String should match pattern '^\d+\.\d+\.\d+$'", "has to be three numbers with dots between: 1.0.0"),
        ("Input should be 'unsafe', 'wrong', 'missing' or 'misleading'", "has to be one of 'unsafe', 'wrong', "
         "'missing' or 'misleading'"),
        ("Input should be less than or equal to 120", "has to be 120 or less"),
        ("is given twice", "is given twice"),
    ],
)  # fmt: skip
def test_validation_speaks_plainly(message, words):
    assert plain(Problem("x", message)) == words


@pytest.mark.parametrize(
    ("place", "value", "words"),
    [
        (("version",), "one", "has to be three numbers with dots between: 1.0.0"),
        (("language",), "English", "has to be two lower-case letters: en"),
        (("id",), "Tea!", "has to be a short name: lower-case letters, digits and hyphens, 64 at most"),
        (("minutes",), 3, "has to be 5 or greater"),
        (("minutes",), "x", "has to be a number"),
        (("title",), " ", "is empty"),
        (("competencies", 0, "criteria", 0, "probes"), ["One?"], "needs 2 or more, and has 1"),
    ],
)
def test_what_is_wrong_stands_at_its_place_in_plain_words(place, value, words):
    (note,) = problems(draft().set(place, value))
    assert (note.place, note.weight, note.message) == (place, Weight.PROBLEM, words)
    assert note.line is not None


def test_a_list_whose_items_are_empty_is_not_called_too_short_as_well():
    read = draft().set(("competencies", 0, "criteria", 0, "probes"), ["", ""])
    assert [note.place[-1] for note in problems(read)] == [0, 1]


def test_a_draft_that_is_no_pack_is_not_linted():
    assert linted(draft().set(("title",), "")) == ()


def test_what_lint_finds_is_sorted_to_the_part_that_it_is_about():
    read = vague()
    found = parts(read)
    sorted_in = by_part(found, linted(read))
    rules = [note.rule for note in sorted_in[VAGUE[:4]]]
    assert "vague-anchor" in rules
    assert all(note.rule != "vague-anchor" for note in sorted_in[()])


def test_a_finding_is_let_stand_with_a_reason_that_is_kept_in_the_file():
    read = vague()
    note = next(one for one in linted(read) if one.rule == "vague-anchor")
    stands = let_stand(read, note, "the guild\nuses the word")
    assert "# lint: ignore vague-anchor because the guild uses the word\n" in stands.text
    assert stands.pack == read.pack
    assert all(one.rule != "vague-anchor" for one in linted(stands))


def test_a_finding_is_not_let_stand_without_a_reason():
    read = vague()
    with pytest.raises(InputError, match="with a reason"):
        let_stand(read, linted(read)[0], " ")


def marked() -> PackText:
    text = draft().text
    for line in ("- id: brewing\n", "title: Tea tasting\n", "- answer: I look"):
        text = re.sub(rf"^( *)(?={line})", rf"\1# {UNREAD}\n\1", text, count=1, flags=re.MULTILINE)
    return PackText(text)


def test_what_a_model_drafted_is_told_by_its_place():
    assert [one.place[-2:] for one in unread(marked())] == [("title",), ("competencies", 0), ("exemplars", 2)]


def test_a_part_that_was_read_is_marked_so_and_the_others_are_not():
    read = with_read(marked(), ("competencies", 0))
    assert [one.place[-1] for one in unread(read)] == ["title", 2]
    assert read.document.data == draft().document.data


def test_a_part_is_marked_as_read_once():
    with pytest.raises(InputError, match="read already"):
        with_read(marked(), ("competencies", 1))


def test_a_text_that_is_no_yaml_has_its_problem_at_the_whole():
    (note,) = problems(PackText("title: {"))
    assert note.place == ()
    assert unread(PackText(f"# {UNREAD}\ntitle: {{")) == ()
