"""What an author has to know before a draft is published."""

from __future__ import annotations

import pytest

from interviewer.authoring.before_publishing import gone_on, outlook, taken_in, with_version
from interviewer.authoring.drafts import Drafts
from interviewer.authoring.notes import linted
from interviewer.authoring.publishing import Publishing
from interviewer.content.editing import PackText
from interviewer.content.library import Library
from interviewer.domain.pack_changes import Step
from interviewer.errors import ContentError, InputError
from interviewer.shelf import Shelf
from interviewer.store.database import open_engine
from interviewer.store.drafts import StoredDrafts
from interviewer.store.packs import PublishedPacks
from tests.builders import START, pack, pack_document
from tests.conftest import as_yaml

ANCHOR = ("competencies", 0, "criteria", 0, "anchors", 3)
PROBE = ("competencies", 0, "criteria", 0, "probes", 1)


def text(**changes) -> str:
    return as_yaml(pack_document(**changes))


class Desk:
    """An author with a database of their own."""

    def __init__(self, folder):
        engine = open_engine(f"sqlite:///{folder / 'interviewer.sqlite3'}")
        self.published = PublishedPacks(engine)
        self.publishing = Publishing(self.published, lambda: START)
        self.drafts = Drafts(stored=StoredDrafts(engine), published=self.published, rubrics=folder, clock=lambda: START)
        self.library = Library()

    def publish(self, text: str, author: str = "Ada"):
        return self.publishing.publish(text, "tea.yaml", author).publication

    def changed(self, *edits):
        draft = self.drafts.from_published("tea", "Ada")
        read = PackText(draft.text)
        for place, value in edits:
            read = read.set(place, value)
        return self.drafts.save(draft, read.text, "Ada")

    def outlook(self, draft):
        read = self.drafts.read(draft.text)
        shelf = Shelf(self.library, self.published)
        return outlook(read, draft, linted(read), published=self.published, shelf=shelf)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def test_a_new_pack_changes_nothing_and_keeps_its_version(desk):
    found = desk.outlook(desk.drafts.begin(text(), "Imported", "Ada"))
    assert (found.before, found.changes, found.advised, found.must_rise, found.same) == (None, (), None, False, False)


def test_a_pack_that_is_offered_as_its_file_is_held_against_the_file(desk):
    desk.library = Library(packs={"tea": pack()})
    found = desk.outlook(desk.drafts.begin(text(title="Teas"), "Imported", "Ada"))
    assert [change.place for change in found.changes] == ["title"]
    assert (found.newest, found.advised, found.must_rise) == (None, None, False)


def test_what_is_published_as_it_is_is_the_same(desk):
    desk.publish(text())
    assert desk.outlook(desk.changed()).same


def test_what_was_published_and_is_retired_can_be_published_again_as_it_is(desk):
    desk.publish(text())
    desk.publishing.retire("tea", "Ada")
    found = desk.outlook(desk.changed())
    assert (found.same, found.advised, found.must_rise) == (False, None, False)


@pytest.mark.parametrize(
    ("edit", "step", "advised"),
    [
        ((PROBE, "Anything else?"), Step.PATCH, "1.0.1"),
        ((("minutes",), 20), Step.MINOR, "1.1.0"),
        ((ANCHOR, "Writes a book about it."), Step.MAJOR, "2.0.0"),
    ],
)
def test_the_version_has_to_rise_by_what_the_change_means(desk, edit, step, advised):
    desk.publish(text())
    found = desk.outlook(desk.changed(edit))
    assert (found.step, found.advised, found.must_rise) == (step, advised, True)
    raised = desk.drafts.save(desk.changed(edit), with_version(PackText(desk.changed(edit).text), advised).text, "Ada")
    assert (desk.outlook(raised).advised, desk.outlook(raised).must_rise) == (None, False)


def test_a_version_that_rose_too_little_is_told_and_may_stay(desk):
    desk.publish(text())
    found = desk.outlook(desk.changed((ANCHOR, "Writes a book about it."), (("version",), "1.0.1")))
    assert (found.advised, found.must_rise) == ("2.0.0", False)


def test_what_is_no_pack_has_its_problems(desk):
    with pytest.raises(ContentError, match="title"):
        desk.outlook(desk.drafts.begin(text(title=""), "Imported", "Ada"))


def test_what_was_published_since_is_told_and_taken_in(desk):
    desk.publish(text())
    draft = desk.changed((PROBE, "Anything else?"))
    desk.publish(text(version="1.1.0", minutes=20), "Bo")
    assert [change.place for change in desk.outlook(draft).meanwhile or ()] == ["minutes"]
    taken = taken_in(PackText(draft.text), draft, desk.published)
    assert (taken.read.value(("minutes",)), taken.read.value(PROBE)) == (20, "Anything else?")


def test_where_nothing_was_published_since_there_is_nothing_to_take_in(desk):
    desk.publish(text())
    draft = desk.changed((PROBE, "Anything else?"))
    assert desk.outlook(draft).meanwhile is None
    with pytest.raises(InputError, match="Nothing was published"):
        taken_in(PackText(draft.text), draft, desk.published)


def test_a_published_draft_goes_on_from_what_was_published(desk):
    desk.publish(text())
    draft = desk.changed((PROBE, "Anything else?"), (("version",), "1.0.1"))
    done = desk.publish(draft.text)
    after = gone_on(desk.drafts, draft, done, "Ada")
    assert (after.revision.based_on, after.revision.how) == (done.pack_hash, "Published as version 1.0.1")
    assert desk.outlook(after).meanwhile is None
