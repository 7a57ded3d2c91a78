"""Another author's published changes, taken into a draft."""

from __future__ import annotations

import pytest

from interviewer.authoring.merging import take_in
from interviewer.errors import ContentError
from tests.authoring.builders import draft

BASE = draft()
ANCHOR = ("competencies", 0, "criteria", 0, "anchors", 2)


def theirs(*edits):
    read = BASE
    for place, value in edits:
        read = read.set(place, value)
    assert read.pack is not None
    return read.pack


def test_what_they_changed_and_the_draft_left_alone_is_taken_in():
    mine = BASE.set(("title",), "Teas")
    taken = take_in(mine, BASE.pack, theirs((ANCHOR, "Measures it."), (("minutes",), 20)))
    assert taken.read.pack == mine.set(ANCHOR, "Measures it.").set(("minutes",), 20).pack
    assert taken.places == ("minutes", "competencies[0].criteria[0].anchors[2]")
    assert taken.left == ()
    assert taken.read.text.startswith("# Of tea.\n")


def test_what_both_changed_is_left_to_a_person():
    mine = BASE.set(("title",), "Teas")
    taken = take_in(mine, BASE.pack, theirs((("title",), "Tea"), (("minutes",), 20)))
    assert taken.read.value(("title",)) == "Teas"
    assert (taken.places, taken.left) == (("minutes",), ("title",))


def test_what_both_changed_alike_is_nobodys_to_look_at():
    mine = BASE.set(("title",), "Tea")
    taken = take_in(mine, BASE.pack, theirs((("title",), "Tea")))
    assert (taken.places, taken.left) == ((), ())


def test_that_they_accept_the_standards_words_is_taken_in():
    place = (*ANCHOR[:4], "own_words")
    taken = take_in(BASE.set(("title",), "Teas"), BASE.pack, theirs((place, False)))
    assert taken.read.value(place) is False
    assert taken.places == ("competencies[0].criteria[0].own_words",)


def test_the_version_stays_the_drafts_own():
    taken = take_in(BASE.set(("version",), "2.0.0"), BASE.pack, theirs((("version",), "1.1.0")))
    assert taken.read.value(("version",)) == "2.0.0"
    assert taken.left == ()


def test_a_part_that_they_added_comes_in_where_the_list_was_left_alone():
    more = [*BASE.value((*ANCHOR[:4], "probes")), "Anything else?"]
    taken = take_in(BASE.set(("title",), "Teas"), BASE.pack, theirs(((*ANCHOR[:4], "probes"), more)))
    assert taken.read.value((*ANCHOR[:4], "probes")) == more


def test_a_part_that_they_added_is_told_where_the_list_changed_here_too():
    probes = (*ANCHOR[:4], "probes")
    mine = BASE.set(probes, ["One?", "Two?"])
    taken = take_in(mine, BASE.pack, theirs((probes, [*BASE.value(probes), "Anything else?"])))
    assert taken.left == ("competencies[0].criteria[0].probes",)
    assert taken.read.text == mine.text


def test_a_draft_that_is_no_pack_takes_nothing_in():
    with pytest.raises(ContentError):
        take_in(BASE.set(("title",), ""), BASE.pack, theirs((("minutes",), 20)))
