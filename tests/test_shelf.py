"""Which version of each pack is on offer, whoever published it; and that a pack without a file works like any other."""

from __future__ import annotations

import shutil

import pytest

from interviewer.authoring.publishing import Publishing
from interviewer.content.library import Library, load_library
from interviewer.domain.interview import Move
from interviewer.errors import ContentError, NotAllowedNow, NotFound
from interviewer.services import open_services, warm_up
from interviewer.settings import Settings
from interviewer.shelf import Shelf, Standing
from interviewer.store.database import open_engine
from interviewer.store.packs import PublishedPacks
from tests.builders import START, competency_document, pack, pack_document, profile, project
from tests.conftest import as_yaml

GOOD = "I always check the boiling water temperature before serving, and I adjust it when the cup is off."


@pytest.fixture
def packs(tmp_path):
    return PublishedPacks(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}"))


@pytest.fixture
def elsewhere(tmp_path):
    """Publishing in another process."""
    return Publishing(PublishedPacks(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}")), lambda: START)


@pytest.fixture
def publish(elsewhere):
    """Publishes a pack in another process; its hash."""

    def call(**changes: object) -> str:
        return elsewhere.publish(as_yaml(pack_document(**changes)), "pack.yaml", "Ada").publication.pack_hash

    return call


@pytest.fixture
def shelf(packs):
    return Shelf(Library(packs={"tea": pack()}, projects={"tea-answers": project()}), packs)


def test_a_pack_that_was_never_published_is_offered_as_its_file_reads(shelf):
    assert shelf.packs == {"tea": pack()}
    offer = shelf.offers()["tea"]
    assert (offer.standing, offer.hash, offer.publication, offer.waiting) == (Standing.FILE, pack().hash, None, None)


def test_what_another_process_publishes_is_offered_from_then_on_and_the_file_waits(shelf, publish):
    assert shelf.pack("tea") == pack()
    published = publish(version="2.0.0", title="Tea and more")
    assert shelf.pack("tea").title == "Tea and more"
    offer = shelf.offers()["tea"]
    assert (offer.standing, offer.hash, offer.waiting) == (Standing.PUBLISHED, published, pack())


def test_a_file_that_is_published_as_it_reads_does_not_wait(shelf, publish):
    publish()
    assert shelf.offers()["tea"].waiting is None


def test_the_newest_of_several_published_versions_is_offered(shelf, publish):
    for version in ("1.1.0", "1.2.0", "2.0.0"):
        publish(version=version)
    assert shelf.pack("tea").version == "2.0.0"


def test_a_pack_without_a_file_is_offered_beside_those_that_have_one(shelf, publish):
    publish(id="mate", title="Mate")
    assert list(shelf.packs) == ["mate", "tea"]


def test_a_retired_pack_is_not_offered_whatever_its_file_says_and_is_again_once_published(shelf, publish, elsewhere):
    publish()
    elsewhere.retire("tea", "Ada")
    assert shelf.packs == {}
    assert (shelf.offers()["tea"].standing, shelf.offers()["tea"].hash) == (Standing.RETIRED, pack().hash)
    with pytest.raises(NotAllowedNow, match="“Tea tasting” has not been offered since 2026-11-02"):
        shelf.pack("tea")
    publish()
    assert shelf.pack("tea") == pack()


def test_an_unknown_pack_is_not_found_and_those_on_offer_are_named(shelf, publish, elsewhere):
    publish(id="mate", title="Mate")
    publish(id="cocoa", title="Cocoa")
    elsewhere.retire("cocoa", "Ada")
    with pytest.raises(NotFound, match=r"There are: mate, tea\."):
        shelf.pack("coffee")


def test_a_file_that_was_refused_is_told_unless_a_version_of_it_is_published(packs, publish, tmp_path):
    (tmp_path / "tea.yaml").write_text("id: tea\nbroken: true\n", encoding="utf-8")
    shelf = Shelf(load_library(tmp_path), packs)
    with pytest.raises(ContentError, match="broken"):
        shelf.pack("tea")
    publish()
    assert shelf.pack("tea") == pack()


def test_a_published_pack_is_read_from_the_database_once(packs, publish, shelf, monkeypatch):
    publish(version="1.1.0")
    shelf.pack("tea")
    monkeypatch.setattr(packs, "content", None)
    assert shelf.pack("tea").version == "1.1.0"


def test_projects_are_the_librarys(shelf):
    assert shelf.projects["tea-answers"] == shelf.project("tea-answers") == project()
    assert shelf.projects_for("tea") == (project(),)
    with pytest.raises(NotFound):
        shelf.project("coffee-answers")


@pytest.fixture
def services(tea_content, tmp_path):
    """Services over a content folder of their own."""
    content = tmp_path / "content"
    shutil.copytree(tea_content / "rubrics", content / "rubrics")
    (content / "prompts").symlink_to(tea_content / "prompts")
    return open_services(Settings(home=tmp_path, content=content))


def whole(services, pack_id: str):
    """The report of an interview whose first question was answered."""
    screening = services.screening
    view = screening.start(pack_id, profile(), seed=2)
    view = screening.submit(view.interview.id, view.answering, GOOD, move=Move.ANSWER)
    while not view.state.closed:
        move = Move.NO if view.state.offer else Move.SKIP
        view = screening.submit(view.interview.id, view.answering, "skip", move=move)
    return services.review.report(view.interview.id)


def test_an_interview_is_held_with_what_is_published_and_not_with_the_file(services, publish):
    competencies = pack_document()["competencies"]
    for question in competencies[0]["questions"]:
        question["text"] = f"What do you do when a brew goes wrong, form {question['id']}?"
    published = publish(version="2.0.0", competencies=competencies)
    view = services.screening.start("tea", profile())
    assert view.interview.pack_hash == published
    assert view.interview.plan.items[0].text.startswith("What do you do when a brew goes wrong")


def test_a_pack_without_a_file_is_introduced_interviewed_with_reported_and_queued(services, publish):
    publish(id="mate", title="Mate")
    warm_up(services).join(60)
    assert services.screening.introduction("mate").sections
    report = whole(services, "mate")
    assert report.pack.id == "mate"
    assert any(one.level is not None for one in report.ratings)
    assert [one.interview.pack_id for one in services.review.queue()] == ["mate"]


def test_with_a_retired_pack_begun_interviews_go_on_and_none_is_started(services, publish, elsewhere):
    publish()
    finished = whole(services, "tea")
    begun = services.screening.start("tea", profile())
    elsewhere.retire("tea", "Ada")
    for refused in (
        lambda: services.screening.introduction("tea"),
        lambda: services.screening.start("tea", profile()),
    ):
        with pytest.raises(NotAllowedNow):
            refused()
    assert services.screening.submit(begun.interview.id, begun.answering, GOOD).turns
    assert services.review.report(finished.interview_id) == finished


def test_a_project_that_needs_what_the_published_version_does_not_ask_is_told_so(services, publish):
    competencies = [pack_document()["competencies"][0], competency_document("storing", "dark tin", "dry shelf")]
    publish(version="2.0.0", competencies=competencies)
    (fit,) = whole(services, "tea").fit
    assert [(one.name, one.asked) for one in fit.contributions] == [("Brewing", True), ("Tasting", False)]
    assert "The interview did not ask about: Tasting." in fit.why
    assert fit.contributions[1].points is None
    assert fit.score is not None


def test_what_the_services_publish_is_linted_first(services):
    text = as_yaml(pack_document(title="To be written: TODO"))
    with pytest.raises(ContentError, match="stands where words should come"):
        services.publishing.publish(text, "tea.yaml", "Ada")
    assert services.published.publications("tea") == ()
