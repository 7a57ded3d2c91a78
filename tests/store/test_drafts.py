"""Drafts in a real SQLite database."""

from __future__ import annotations

import datetime as dt
import multiprocessing
from dataclasses import replace

import pytest

from interviewer.errors import NotFound, SavedMeanwhile
from interviewer.store.database import open_engine
from interviewer.store.drafts import Draft, Revision, StoredDrafts
from tests.builders import START


def url(folder) -> str:
    return f"sqlite:///{folder / 'interviewer.sqlite3'}"


def draft(text: str = "id: tea", number: int = 1, author: str = "Ada") -> Draft:
    at = START + dt.timedelta(minutes=number)
    return Draft("one", "tea", text, Revision(number, author, at, "Edited", None), "Ada", START)


@pytest.fixture
def stored(tmp_path):
    found = StoredDrafts(open_engine(url(tmp_path)))
    found.add(draft())
    return found


@pytest.mark.parametrize("text", ["", "{ not yaml", "日本語 🫖\r\n\ttab", "a\x00b", "\ud800", "x" * 500_000])
def test_any_text_comes_back_exactly(stored, text):
    stored.save(draft(text, 2))
    assert stored.newest("one").text == text


def test_every_save_is_kept(stored):
    stored.save(draft("second", 2))
    stored.save(draft("third", 3, "Bo"))
    assert [(one.number, one.author) for one in stored.revisions("one")] == [(1, "Ada"), (2, "Ada"), (3, "Bo")]
    assert [stored.at_revision("one", number).text for number in (1, 2, 3)] == ["id: tea", "second", "third"]
    assert stored.newest("one") == draft("third", 3, "Bo")


def test_a_save_on_an_older_revision_is_refused_with_who_saved_and_when(stored):
    stored.save(draft("hers", 2, "Ada"))
    with pytest.raises(SavedMeanwhile, match="Ada saved this draft at 09:02 UTC") as refused:
        stored.save(draft("his", 2, "Bo"))
    assert (refused.value.author, refused.value.revision) == ("Ada", 2)
    assert stored.newest("one").text == "hers"


def test_the_same_text_again_is_no_new_revision(stored):
    assert stored.save(draft("id: tea", 2)).revision.number == 1
    assert len(stored.revisions("one")) == 1


def test_the_same_save_from_two_tabs_is_one_revision(stored):
    stored.save(draft("second", 2))
    assert stored.save(draft("second", 2)).revision.number == 2


def test_the_same_text_on_another_published_version_is_a_revision(stored):
    based = replace(draft("id: tea", 2), revision=Revision(2, "Ada", START, "Published", "f" * 64))
    assert stored.save(based).revision.number == 2
    assert stored.newest("one").revision.based_on == "f" * 64


def _save(where: str, author: int) -> str:
    try:
        StoredDrafts(open_engine(where)).save(draft(f"by {author}", 2, str(author)))
    except SavedMeanwhile:
        return "refused"
    return "saved"


def test_of_many_processes_that_save_at_once_one_does(tmp_path, stored):
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        found = pool.starmap(_save, [(url(tmp_path), number) for number in range(6)])
    assert sorted(found) == ["refused"] * 5 + ["saved"]
    assert len(stored.revisions("one")) == 2


def test_the_draft_saved_last_comes_first(stored):
    stored.add(replace(draft(number=1), id="two", revision=Revision(1, "Bo", START + dt.timedelta(days=1), "x", None)))
    assert [one.id for one in stored.kept()] == ["two", "one"]
    stored.save(replace(draft("new", 2), revision=Revision(2, "Ada", START + dt.timedelta(days=2), "x", None)))
    assert [(one.id, one.text) for one in stored.kept()] == [("one", "new"), ("two", "id: tea")]


def test_a_discarded_draft_is_listed_apart_and_can_be_taken_back(stored):
    stored.discard("one", "Bo", START)
    assert stored.kept() == ()
    (found,) = stored.kept(discarded=True)
    assert (found.discarded_by, found.discarded_at) == ("Bo", START)
    stored.discard("one", None, None)
    assert stored.kept() == (draft(),)


@pytest.mark.parametrize(
    "ask",
    [
        lambda stored: stored.newest("none"),
        lambda stored: stored.newest_revision("none"),
        lambda stored: stored.at_revision("one", 7),
        lambda stored: stored.save(replace(draft(), id="none")),
        lambda stored: stored.discard("none", "Ada", START),
    ],
)
def test_what_is_not_there_is_not_found(stored, ask):
    with pytest.raises(NotFound):
        ask(stored)
