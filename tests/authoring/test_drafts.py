"""An author's drafts: begun, saved, gone back to."""

from __future__ import annotations

import pytest

from interviewer.authoring.drafts import Drafts
from interviewer.authoring.publishing import Publishing
from interviewer.errors import ContentError, InputError, NotFound, SavedMeanwhile
from interviewer.store.database import open_engine
from interviewer.store.drafts import StoredDrafts
from interviewer.store.packs import PublishedPacks
from tests.builders import START, pack_document
from tests.conftest import as_yaml


@pytest.fixture
def engine(tmp_path):
    return open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}")


@pytest.fixture
def drafts(engine, tmp_path):
    (tmp_path / "rubrics").mkdir()
    return Drafts(
        stored=StoredDrafts(engine),
        published=PublishedPacks(engine),
        rubrics=tmp_path / "rubrics",
        clock=lambda: START,
    )


def text(**changes) -> str:
    return "# Of tea.\n" + as_yaml(pack_document(**changes))


def test_a_draft_from_the_template_is_no_pack_until_it_is_filled_in(drafts):
    draft = drafts.from_template("wine-service", "Wine service", "Ada")
    assert (draft.pack_id, draft.revision.author, draft.revision.how) == (
        "wine-service",
        "Ada",
        "Begun from the template",
    )
    assert drafts.pack(draft) is None
    assert drafts.all() == (draft,)


def test_a_draft_of_a_published_pack_has_its_comments_and_knows_what_it_is_based_on(drafts, engine):
    done = Publishing(PublishedPacks(engine), lambda: START).publish(text(), "tea.yaml", "Bo").publication
    draft = drafts.from_published("tea", "Ada")
    assert draft.text == text()
    assert draft.revision.based_on == done.pack_hash
    assert draft.revision.how == "Begun from version 1.0.0"


def test_a_draft_of_an_older_version_is_based_on_that_one(drafts, engine):
    publishing = Publishing(PublishedPacks(engine), lambda: START)
    first = publishing.publish(text(), "tea.yaml", "Bo").publication
    publishing.publish(text(version="1.1.0", title="Teas"), "tea.yaml", "Bo")
    assert drafts.from_published("tea", "Ada", number=1).revision.based_on == first.pack_hash


def test_a_draft_of_a_file_is_the_file(drafts, tmp_path):
    (tmp_path / "rubrics" / "tea.yaml").write_text(text(), encoding="utf-8")
    draft = drafts.from_file("tea", "Ada")
    assert (draft.text, draft.revision.based_on) == (text(), None)


def test_a_copy_has_its_own_id_title_and_version_and_keeps_the_comments(drafts):
    draft = drafts.copy(text(), "coffee", "Coffee tasting", "Ada")
    pack = drafts.pack(draft)
    assert pack is not None
    assert (pack.id, pack.title, pack.version) == ("coffee", "Coffee tasting", "0.1.0")
    assert draft.text.startswith("# Of tea.\n")
    assert draft.revision.how == "Copied from “Tea tasting” 1.0.0"


def test_a_draft_that_is_no_yaml_is_saved_and_keeps_its_pack_id(drafts):
    draft = drafts.begin(text(), "Imported", "Ada")
    saved = drafts.save(draft, "title: {", "Ada")
    assert drafts.open(draft.id) == saved
    assert saved.pack_id == "tea"


def test_a_draft_is_listed_under_the_id_that_its_text_names(drafts):
    draft = drafts.begin(text(), "Imported", "Ada")
    assert drafts.save(draft, text(id="coffee"), "Ada").pack_id == "coffee"


def test_a_stale_save_is_refused_and_what_was_saved_stays(drafts):
    draft = drafts.begin(text(), "Imported", "Ada")
    drafts.save(draft, text(title="Hers"), "Ada")
    with pytest.raises(SavedMeanwhile, match="Ada saved this draft"):
        drafts.save(draft, text(title="His"), "Bo")
    assert "Hers" in drafts.open(draft.id).text


def test_going_back_is_a_save_so_that_nothing_is_lost(drafts):
    draft = drafts.begin(text(), "Imported", "Ada")
    changed = drafts.save(draft, text(title="Teas"), "Ada")
    back = drafts.go_back(changed, 1, "Ada")
    assert back.text == draft.text
    assert [one.how for one in drafts.revisions(draft.id)] == ["Imported", "Edited", "Went back to save 1"]
    assert drafts.at_revision(draft.id, 2).text == text(title="Teas")


def test_a_discarded_draft_can_be_taken_back(drafts):
    draft = drafts.begin(text(), "Imported", "Ada")
    drafts.discard(draft.id, "Bo")
    assert drafts.all() == ()
    assert [one.id for one in drafts.discarded()] == [draft.id]
    drafts.take_back(draft.id)
    assert drafts.all() == (draft,)


@pytest.mark.parametrize("author", ["", "  \n"])
def test_a_draft_needs_an_author(drafts, author):
    with pytest.raises(InputError, match="Your name"):
        drafts.begin(text(), "Imported", author)


def test_what_is_too_large_is_refused_before_it_is_kept(drafts):
    with pytest.raises(ContentError, match="larger than 2,000,000 bytes"):
        drafts.begin("x" * 2_000_001, "Imported", "Ada")
    assert drafts.all() == ()


def test_a_copy_needs_an_id_and_a_title(drafts):
    with pytest.raises(InputError, match="cannot be a pack's id"):
        drafts.copy(text(), "Coffee!", "Coffee", "Ada")
    with pytest.raises(InputError, match="The title"):
        drafts.copy(text(), "coffee", " ", "Ada")


def test_what_was_never_published_cannot_be_begun_from(drafts):
    with pytest.raises(NotFound):
        drafts.from_published("tea", "Ada")
    with pytest.raises(NotFound):
        drafts.from_file("tea", "Ada")
