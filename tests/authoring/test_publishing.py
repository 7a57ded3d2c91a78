"""The life of a pack: published, published over, retired, offered again; two authors at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from interviewer.authoring.publishing import PublishedMeanwhile, Publishing
from interviewer.domain.interview import Purpose
from interviewer.domain.pack_changes import Step, changes, raised, step
from interviewer.errors import ContentError, InputError, NotAllowedNow, NotFound
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.store.database import open_engine
from interviewer.store.packs import PublishedPacks
from tests.builders import START, competency_document, pack, pack_document, profile
from tests.conftest import as_yaml


@dataclass(frozen=True)
class Found:
    severity: str = "error"
    message: str = "is unfair"
    field: str = "title"
    line: int | None = 3


@pytest.fixture
def packs(tmp_path):
    return PublishedPacks(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}"))


@pytest.fixture
def publishing(packs):
    return Publishing(packs, lambda: START)


def text(**changed: object) -> str:
    return as_yaml(pack_document(**changed))


def with_change(version: str, change) -> dict:
    document = pack_document(version=version)
    change(document["competencies"][0])
    return document


def reword(competency):
    competency["questions"][0]["plain"] = "What went wrong?"


def add_criterion(competency):
    competency["criteria"][0]["key_points"].append({"id": "tastes", "text": "Tastes the water first."})


def move_level(competency):
    competency["criteria"][0]["anchors"][3] = "Writes a book about it."


def standards_words(competency):
    competency["criteria"][0]["own_words"] = False


def lose_criterion(competency):
    competency["criteria"].pop()
    for question in competency["questions"]:
        for exemplar in question["exemplars"]:
            exemplar["levels"].pop("brewing-two")


def exemplar_level(competency):
    competency["questions"][0]["exemplars"][0]["levels"]["brewing-one"] = 1


def retype(competency):
    competency["criteria"][0]["anchors"][3] = competency["criteria"][0]["anchors"][3].upper().replace(",", ";")


@pytest.mark.parametrize(
    ("change", "needed", "version"),
    [
        (reword, Step.PATCH, "1.0.1"),
        (retype, Step.PATCH, "1.0.1"),
        (add_criterion, Step.MINOR, "1.1.0"),
        (move_level, Step.MAJOR, "2.0.0"),
        (exemplar_level, Step.MAJOR, "2.0.0"),
        (standards_words, Step.MAJOR, "2.0.0"),
        (lose_criterion, Step.MAJOR, "2.0.0"),
    ],
)
def test_the_version_that_a_change_calls_for_is_suggested(publishing, change, needed, version):
    publishing.publish(text(), "tea.yaml", "Ada")
    with pytest.raises(NotAllowedNow, match=f"Raise the version: {version}") as refused:
        publishing.publish(as_yaml(with_change("1.0.0", change)), "tea.yaml", "Ada")
    assert f"({needed.word})" in str(refused.value)


def test_a_new_competency_is_one_change_and_calls_for_a_minor_version():
    document = pack_document()
    document["competencies"].append(competency_document("storing", "dark tin", "dry shelf"))
    found = changes(pack(), pack(competencies=document["competencies"]))
    assert [(str(one), one.step) for one in found] == [("storing: added", Step.MINOR)]


def test_whose_words_are_right_is_changed_there_and_back():
    other = pack(competencies=with_change("1.0.0", standards_words)["competencies"])
    expected = [("brewing > brewing-one > own_words: changed", Step.MAJOR)]
    assert [(str(one), one.step) for one in changes(pack(), other)] == expected
    assert [(str(one), one.step) for one in changes(other, pack())] == expected


def test_packs_that_differ_in_nothing_have_no_changes_and_the_version_is_none():
    assert changes(pack(), pack(version="3.0.0")) == ()
    assert step(()) is Step.PATCH


@pytest.mark.parametrize(("by", "version"), [(Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")])
def test_a_raised_version_begins_its_smaller_parts_anew(by, version):
    assert raised("1.2.3", by) == version


def test_what_is_published_is_kept_with_its_text_its_author_and_its_time(publishing, packs):
    written = "# Ada's own notes\n" + text()
    found = publishing.publish(written, "tea.yaml", "Ada")
    (kept,) = packs.publications("tea")
    assert found.new
    assert (kept.author, kept.at, kept.version, kept.pack_hash) == ("Ada", START, "1.0.0", pack().hash)
    assert packs.text("tea", 1) == written
    assert packs.content(kept.pack_hash) == pack()


def test_publishing_the_same_content_again_changes_nothing(publishing, packs):
    publishing.publish(text(), "tea.yaml", "Ada")
    assert not publishing.publish("# other notes\n" + text(), "tea.yaml", "Ben").new
    assert len(packs.publications("tea")) == 1


def test_a_lower_version_than_the_published_one_is_refused(publishing):
    publishing.publish(text(version="2.0.0"), "tea.yaml", "Ada")
    with pytest.raises(NotAllowedNow, match="is lower than 2.0.0"):
        publishing.publish(as_yaml(with_change("1.9.0", reword)), "tea.yaml", "Ada")


def test_a_version_that_rose_by_less_than_it_should_is_published_and_told(publishing):
    publishing.publish(text(), "tea.yaml", "Ada")
    assert publishing.publish(as_yaml(with_change("1.0.1", move_level)), "tea.yaml", "Ada").too_small is Step.MAJOR
    assert publishing.publish(as_yaml(with_change("2.1.0", reword)), "tea.yaml", "Ada").too_small is None


def test_an_author_whose_version_is_based_on_an_older_one_is_told_who_changed_what(publishing, packs):
    base = publishing.publish(text(), "tea.yaml", "Ada").publication.pack_hash
    theirs = publishing.publish(as_yaml(with_change("1.1.0", add_criterion)), "tea.yaml", "Ben", based_on=base)
    with pytest.raises(PublishedMeanwhile, match="Ben published version 1.1.0") as refused:
        publishing.publish(as_yaml(with_change("1.2.0", reword)), "tea.yaml", "Ada", based_on=base[:8])
    assert "brewing > brewing-one > tastes: added" in str(refused.value)
    assert refused.value.theirs.author == "Ben"
    assert [one.version for one in packs.publications("tea")] == ["1.0.0", "1.1.0"]
    mine = as_yaml(with_change("1.2.0", reword))
    assert publishing.publish(mine, "tea.yaml", "Ada", based_on=theirs.publication.pack_hash).new


def test_an_author_who_is_overtaken_while_publishing_is_looked_at_again(packs):
    class Overtaken(PublishedPacks):
        def add(self, publication, pack, text):
            if publication.author == "Ada":
                Publishing(packs, lambda: START).publish(as_yaml(with_change("1.0.0", reword)), "tea.yaml", "Ben")
            return super().add(publication, pack, text)

    overtaken = Overtaken(packs._engine)  # noqa: SLF001  (the same database)
    with pytest.raises(NotAllowedNow, match="published by Ben"):
        Publishing(overtaken, lambda: START).publish(text(), "tea.yaml", "Ada")


@pytest.mark.parametrize("based_on", ["", "abc", "f" * 64])
def test_a_base_that_was_never_published_is_refused(publishing, based_on):
    publishing.publish(text(), "tea.yaml", "Ada")
    with pytest.raises(NotFound):
        publishing.publish(text(version="1.0.1"), "tea.yaml", "Ada", based_on=based_on)


def test_what_lint_calls_an_error_is_not_published_unless_a_reason_is_given_and_kept(packs):
    publishing = Publishing(packs, lambda: START, lambda text, source: [Found(), Found(severity="warning")])
    with pytest.raises(ContentError, match="line 3, title: is unfair") as refused:
        publishing.publish(text(), "tea.yaml", "Ada")
    assert len(refused.value.problems) == 2
    publishing.publish(text(), "tea.yaml", "Ada", even_so="The law asks for it.")
    assert packs.publications("tea")[0].even_so == "The law asks for it."


def test_a_reason_is_not_kept_where_there_was_nothing_to_overrule(publishing, packs):
    publishing.publish(text(), "tea.yaml", "Ada", even_so="To be safe.")
    assert packs.publications("tea")[0].even_so is None


@pytest.mark.parametrize("call", [{"author": " "}, {"author": "Ada", "even_so": " "}])
def test_an_author_or_a_reason_that_is_empty_is_refused(publishing, call):
    with pytest.raises(InputError):
        publishing.publish(text(), "tea.yaml", **call)


def test_a_pack_that_was_never_published_cannot_be_retired_and_has_no_versions(publishing):
    with pytest.raises(NotFound):
        publishing.retire("tea", "Ada")
    with pytest.raises(NotFound):
        publishing.versions("tea")


def test_retiring_twice_keeps_the_first_date(packs):
    moments = iter([START, START + dt.timedelta(days=1), START + dt.timedelta(days=2)])
    publishing = Publishing(packs, lambda: next(moments))
    publishing.publish(text(), "tea.yaml", "Ada")
    publishing.retire("tea", "Ada")
    assert publishing.retire("tea", "Ben").retired_at == START + dt.timedelta(days=1)


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path / "home", content=tea_content))


def test_a_retired_pack_starts_no_interview_until_it_is_published_again(services):
    publishing = Publishing(PublishedPacks(services.repository.engine), lambda: START)
    publishing.publish(text(), "tea.yaml", "Ada")
    begun = services.screening.start("tea", profile(), consents=[Purpose.SCREENING], practice=False)
    publishing.retire("tea", "Ada")
    with pytest.raises(NotAllowedNow, match="not been offered since 2026-11-02"):
        services.screening.start("tea", profile(), consents=[Purpose.SCREENING])
    going_on = services.screening.submit(begun.interview.id, begun.answering, "I check the boiling water.")
    assert len(going_on.turns) > len(begun.turns)
    assert publishing.publish(text(), "tea.yaml", "Ada").new
    assert services.screening.start("tea", profile(), consents=[Purpose.SCREENING]).interview.status == "open"


def test_an_open_interview_keeps_its_version_and_versions_count_interviews(services):
    publishing = Publishing(PublishedPacks(services.repository.engine), lambda: START)
    publishing.publish(text(), "tea.yaml", "Ada")
    begun = services.screening.start("tea", profile(), consents=[Purpose.SCREENING], practice=False)
    services.screening.start("tea", profile(), consents=[Purpose.SCREENING], sample=True)
    publishing.publish(as_yaml(with_change("2.0.0", move_level)), "tea.yaml", "Ada")
    assert services.screening.view(begun.interview.id).pack == pack()
    assert [(one.version, one.interviews, one.unfinished) for one in publishing.versions("tea")] == [
        ("1.0.0", 1, 1),
        ("2.0.0", 0, 0),
    ]


def test_content_that_people_were_interviewed_with_keeps_its_version_though_nobody_published_it(services):
    services.screening.start("tea", profile(), consents=[Purpose.SCREENING])
    publishing = Publishing(PublishedPacks(services.repository.engine), lambda: START)
    with pytest.raises(NotAllowedNow, match="used in 1 interview"):
        publishing.publish(as_yaml(with_change("1.0.0", reword)), "tea.yaml", "Ada")
    assert publishing.publish(text(), "tea.yaml", "Ada").new
