"""A draft while it is written: saved at each change, undone, and kept where somebody else saved first."""

from __future__ import annotations

import pytest

from interviewer.authoring.drafts import Drafts
from interviewer.authoring.workbench import Work, only_where
from interviewer.content.editing import PackText
from interviewer.errors import ContentError, InputError, SavedMeanwhile, StoreError
from interviewer.store.database import open_engine
from interviewer.store.drafts import StoredDrafts
from interviewer.store.packs import PublishedPacks
from tests.builders import START, pack_document
from tests.conftest import as_yaml


def title_is(work, title, author):
    work.change(lambda read: read.set(("title",), title), author, place=("title",))


def minutes_are(work, minutes, author):
    work.change(lambda read: read.set(("minutes",), minutes), author, place=("minutes",))


@pytest.fixture
def drafts(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}")
    return Drafts(stored=StoredDrafts(engine), published=PublishedPacks(engine), rubrics=tmp_path, clock=lambda: START)


@pytest.fixture
def work(drafts):
    return Work(drafts, drafts.begin(as_yaml(pack_document()), "Imported", "Ada"))


@pytest.fixture
def elsewhere(drafts, work):
    """The same draft in another tab."""
    return Work(drafts, work.draft)


def title(text: str) -> str:
    return PackText(text).value(("title",))


def test_a_change_is_saved_at_once(drafts, work):
    title_is(work, "Teas", "Ada")
    assert title(drafts.open(work.draft.id).text) == "Teas"
    assert work.draft.revision.number == 2


def test_a_change_of_nothing_is_not_saved(work):
    work.change(lambda read: read.set(("title",), "Tea tasting"), "Ada")
    assert work.draft.revision.number == 1


def test_fields_are_filled_anew_only_where_they_were_not_typed_into(work):
    work.change(lambda read: read.set(("title",), "Teas"), "Ada", redraw=False)
    assert work.epoch == 0
    minutes_are(work, 20, "Ada")
    assert work.epoch == 1


def test_changes_are_undone_one_after_the_other(work):
    title_is(work, "Teas", "Ada")
    minutes_are(work, 20, "Ada")
    work.undo("Ada")
    assert (work.read.value(("title",)), work.read.value(("minutes",))) == ("Teas", 15)
    work.undo("Ada")
    assert work.read.value(("title",)) == "Tea tasting"
    assert not work.can_undo
    with pytest.raises(InputError, match="nothing to undo"):
        work.undo("Ada")


def test_what_was_undone_stays_in_the_history(drafts, work):
    title_is(work, "Teas", "Ada")
    work.undo("Ada")
    assert title(drafts.at_revision(work.draft.id, 2).text) == "Teas"


def test_what_cannot_be_changed_changes_nothing(work):
    with pytest.raises(ContentError):
        work.change(lambda read: read.set(("nowhere", "at", "all"), 1), "Ada")
    assert work.draft.revision.number == 1


def test_a_change_after_somebody_elses_waits_and_is_not_written(drafts, work, elsewhere):
    minutes_are(elsewhere, 20, "Bo")
    title_is(work, "Teas", "Ada")
    assert work.refused is not None
    assert work.refused.theirs.author == "Bo"
    assert [change.place for change in work.refused.changes] == ["minutes"]
    assert title(drafts.open(work.draft.id).text) == "Tea tasting"


def test_nothing_more_is_changed_until_it_is_chosen_whose_text_goes_on(work, elsewhere):
    minutes_are(elsewhere, 20, "Bo")
    title_is(work, "Teas", "Ada")
    with pytest.raises(InputError, match="whose text"):
        minutes_are(work, 20, "Ada")


def test_a_change_of_another_field_can_be_made_in_their_text_too(work, elsewhere):
    minutes_are(elsewhere, 20, "Bo")
    title_is(work, "Teas", "Ada")
    work.merge("Ada")
    assert work.refused is None
    assert (work.read.value(("title",)), work.read.value(("minutes",))) == ("Teas", 20)


def test_a_change_of_the_same_field_cannot(work, elsewhere):
    title_is(elsewhere, "Tea", "Bo")
    title_is(work, "Teas", "Ada")
    assert work.refused.merged is None
    with pytest.raises(InputError, match="cannot be made"):
        work.merge("Ada")


def test_one_can_go_on_with_the_own_text_and_theirs_stays_in_the_history(drafts, work, elsewhere):
    title_is(elsewhere, "Tea", "Bo")
    title_is(work, "Teas", "Ada")
    work.insist("Ada")
    assert title(drafts.open(work.draft.id).text) == "Teas"
    assert title(drafts.at_revision(work.draft.id, 2).text) == "Tea"
    assert drafts.newest_revision(work.draft.id).how == "Went on with this text instead of save 2 by Bo"


def test_one_can_go_on_with_their_text_and_the_own_is_kept_as_a_draft_of_its_own(drafts, work, elsewhere):
    title_is(elsewhere, "Tea", "Bo")
    title_is(work, "Teas", "Ada")
    kept = work.yield_to_them("Ada")
    assert work.read.value(("title",)) == "Tea"
    assert title(drafts.open(kept.id).text) == "Teas"
    assert kept.revision.how == "Kept apart, as Bo saved another text first"


def test_a_change_of_no_one_place_cannot_be_made_in_their_text(work, elsewhere):
    minutes_are(elsewhere, 20, "Bo")
    work.change(lambda read: PackText(read.text + "# more\n"), "Ada")
    assert work.refused.merged is None


def test_an_edit_of_what_is_something_else_by_now_is_refused(work):
    with pytest.raises(InputError, match="somebody else"):
        work.change(only_where(("title",), "Coffee", lambda read: read.set(("title",), "Teas")), "Ada")


def test_who_is_overtaken_twice_chooses_again(work, elsewhere):
    minutes_are(elsewhere, 20, "Bo")
    title_is(work, "Teas", "Ada")
    minutes_are(elsewhere, 25, "Cy")
    work.merge("Ada")
    assert work.refused.theirs.author == "Cy"
    work.merge("Ada")
    assert (work.read.value(("title",)), work.read.value(("minutes",))) == ("Teas", 25)


def test_what_others_saved_is_taken_in_and_told_where_nothing_waits(work, elsewhere):
    assert work.look() is None
    title_is(elsewhere, "Teas", "Bo")
    assert work.look().author == "Bo"
    assert work.read.value(("title",)) == "Teas"
    assert work.epoch == 1
    assert work.look() is None


def test_an_undo_after_somebody_elses_save_changes_nothing(work, elsewhere):
    title_is(work, "Teas", "Ada")
    elsewhere.look()
    minutes_are(elsewhere, 20, "Bo")
    with pytest.raises(SavedMeanwhile):
        work.undo("Ada")


def test_what_could_not_be_saved_is_kept_and_saved_later(drafts, work, tmp_path):
    database = tmp_path / "interviewer.sqlite3"
    database.rename(tmp_path / "away")
    with pytest.raises(StoreError):
        title_is(work, "Teas", "Ada")
    (tmp_path / "away").replace(database)
    assert work.unsaved
    assert work.read.value(("title",)) == "Teas"
    work.save("Ada")
    assert not work.unsaved
    assert title(drafts.open(work.draft.id).text) == "Teas"
