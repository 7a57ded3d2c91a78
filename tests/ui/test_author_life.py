"""A pack's life in the app: begun, published, changed, gone back to, handed on, retired."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from interviewer.content.drafting_yaml import UNREAD
from interviewer.content.editing import PackText
from interviewer.domain.interview import Purpose
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.shelf import Standing
from interviewer.ui.author.choosing import choices, draft_name, told_apart
from interviewer.ui.author.pages import pages
from interviewer.ui.author.shelving import archive_of
from tests.builders import profile
from tests.ui.author_desk import button, opened, tea_text
from tests.ui.desk_pages import open_page, words_of


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path, content=tea_content))


def changed(services, place, value, author="Ada"):
    """A draft of what is published, with one thing changed."""
    draft = services.drafts.from_published("tea", author)
    return services.drafts.save(draft, PackText(draft.text).set(place, value).text, author)


def published(services, text=None, author="Ada"):
    return services.publishing.publish(text or tea_text(), "tea.yaml", author).publication


def at(services, path, draft):
    return opened(services, path, pack=draft_name(draft.id))


PROBE = ("competencies", 0, "criteria", 0, "probes", 1)


def test_a_pack_is_begun_from_the_template(services):
    app = opened(services, "packs")
    app.text_input(key="begin-template-title").set_value("Wine service")
    app.text_input(key="begin-template-id").set_value("wine-service")
    app.button(key="begin-template").click().run()
    (draft,) = services.drafts.all()
    assert (draft.pack_id, draft.revision.author) == ("wine-service", "Ada")


def test_what_cannot_be_an_id_is_said_and_nothing_is_begun(services):
    app = opened(services, "packs")
    app.text_input(key="begin-template-title").set_value("Wine service")
    app.text_input(key="begin-template-id").set_value("Wine!")
    app.button(key="begin-template").click().run()
    assert "cannot be a pack's id" in words_of(app)
    assert services.drafts.all() == ()


def test_a_pack_is_begun_as_a_copy_with_an_id_of_its_own(services):
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("As a copy").run()
    app.text_input(key="begin-copy-title").set_value("Tea")
    app.text_input(key="begin-copy-id").set_value("tea")
    app.button(key="begin-copy").click().run()
    assert "There is a pack 'tea' already" in words_of(app)
    app.text_input(key="begin-copy-id").set_value("green-tea")
    app.button(key="begin-copy").click().run()
    (draft,) = services.drafts.all()
    assert services.drafts.pack(draft).id == "green-tea"


def test_a_file_becomes_a_draft_whole_or_not(services):
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("From a file").run()
    app.file_uploader(key="begin-file").set_value(("half.yaml", b"id: half\ntitle: ", "application/yaml")).run()
    app.button(key="begin-import").click().run()
    (draft,) = services.drafts.all()
    assert (draft.pack_id, draft.text, draft.revision.how) == (
        "half",
        "id: half\ntitle: ",
        "Taken from the file half.yaml",
    )


def test_an_export_becomes_a_draft_and_says_what_else_is_in_it(services):
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("From a file").run()
    app.file_uploader(key="begin-file").set_value(("tea.zip", archive_of(services, "tea"), "application/zip")).run()
    assert "It also holds 1 project and 0 scripted applicants" in words_of(app)
    app.button(key="begin-import").click().run()
    assert services.drafts.pack(services.drafts.all()[0]).hash == services.library.packs["tea"].hash


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("tea.yaml", b"\xff\xfe", "is not UTF-8"),
        ("tea.zip", b"no zip", "cannot be read as a ZIP file"),
        ("tea.yaml", b"x" * 2_000_001, "larger than 2,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_reason(services, name, data, words):
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("From a file").run()
    app.file_uploader(key="begin-file").set_value((name, data, "application/octet-stream")).run()
    assert words in words_of(app)
    assert not [one for one in app.button if one.key == "begin-import"]


def test_without_a_model_it_says_how_one_is_set(services):
    app = opened(services, "packs")
    app.button_group(key="begin-way").set_value("From a job description").run()
    assert "INTERVIEWER_MODEL" in words_of(app)
    assert not [one for one in app.button if one.key == "begin-model"]


def test_each_pack_is_shown_with_where_it_stands(services):
    published(services)
    words = words_of(opened(services, "packs"))
    for expected in ("Tea tasting", "published", "by Ada", "2 competencies", "0 interviews, and 1 project"):
        assert expected in words


def test_a_draft_is_shown_with_what_is_left_to_do_discarded_and_taken_back(services):
    draft = services.drafts.from_template("wine-service", "Wine service", "Ada")
    app = opened(services, "packs")
    assert "42 to mend" in words_of(app)
    app.button(key=f"discard-{draft.id}").click().run()
    assert services.drafts.all() == ()
    app.button(key=f"take-back-{draft.id}").click().run()
    assert [one.id for one in services.drafts.all()] == [draft.id]


def test_a_pack_is_changed_in_a_draft_that_is_based_on_what_is_published(services):
    done = published(services)
    app = opened(services, "packs")
    app.button(key="change-tea-False").click().run()
    (draft,) = services.drafts.all()
    assert (draft.text, draft.revision.based_on) == (tea_text(), done.pack_hash)


def test_a_pack_that_was_never_published_is_changed_as_its_file_reads(services):
    app = opened(services, "packs")
    app.button(key="change-tea-True").click().run()
    assert services.drafts.all()[0].revision.how == "Begun from the file in the library"


def test_a_file_with_other_content_than_what_is_published_is_said_to_wait(services):
    published(services, tea_text(title="Teas"))
    app = opened(services, "packs")
    assert "a file waits" in words_of(app)
    app.button(key="change-tea-True").click().run()
    assert services.drafts.pack(services.drafts.all()[0]).title == "Tea tasting"


def test_a_retired_pack_is_not_offered_until_it_is_offered_again(services):
    published(services)
    app = opened(services, "packs")
    app.button(key="retire-do-tea").click().run()
    assert services.shelf.offers()["tea"].standing is Standing.RETIRED
    assert "retired" in words_of(app)
    app.button(key="offer-do-tea").click().run()
    assert services.shelf.offers()["tea"].standing is Standing.PUBLISHED


def test_an_export_holds_what_is_offered_with_its_projects_and_versions(services):
    published(services, tea_text(title="Teas"))
    with zipfile.ZipFile(BytesIO(archive_of(services, "tea"))) as archive:
        assert sorted(archive.namelist()) == ["rubrics/projects/tea-answers.yaml", "rubrics/tea.yaml", "versions.json"]
        assert archive.read("rubrics/tea.yaml").decode() == tea_text(title="Teas")


def test_what_is_no_pack_is_not_published(services):
    app = at(services, "publish", services.drafts.from_template("wine-service", "Wine service", "Ada"))
    assert "It is no whole pack yet" in words_of(app)
    assert not [one for one in app.button if one.key == "publish-do"]


def test_a_new_pack_is_published_and_interviewed_with(services):
    draft = services.drafts.begin(tea_text(id="green-tea", title="Green tea"), "Imported", "Ada")
    app = at(services, "publish", draft)
    assert "It is a new pack" in words_of(app)
    app.button(key="publish-do").click().run()
    assert "Version 1.0.0 is published" in words_of(app)
    begun = services.screening.start("green-tea", profile(), consents=[Purpose.SCREENING])
    assert begun.pack.title == "Green tea"
    newest = services.drafts.open(draft.id).revision
    assert (newest.how, newest.based_on) == ("Published as version 1.0.0", begun.pack.hash)


def test_a_change_needs_a_higher_version_which_is_raised_with_one_click(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    app = at(services, "publish", draft)
    assert "It cannot be published as that, because 1.0.0 is published and only wording changes." in words_of(app)
    assert app.button(key="publish-do").disabled
    button(app, "Raise it to 1.0.1").click().run()
    button(app, "Publish version 1.0.1").click().run()
    assert [one.version for one in services.published.publications("tea")] == ["1.0.0", "1.0.1"]


def test_a_version_that_says_too_little_may_be_published_and_is_told(services):
    published(services)
    draft = changed(services, ("competencies", 0, "criteria", 0, "anchors", 3), "Writes a book about it.")
    draft = services.drafts.save(draft, PackText(draft.text).set(("version",), "1.0.1").text, "Ada")
    app = at(services, "publish", draft)
    assert "Raise it to 2.0.0" in [one.label for one in app.button]
    assert not app.button(key="publish-do").disabled


def test_what_lint_calls_an_error_is_published_only_with_a_reason_which_is_kept(services):
    text = tea_text(id="green-tea")
    text = text.replace(
        "Tell me about a time when brewing went wrong, form a.", "How old are you, and are you married?"
    )
    app = at(services, "publish", services.drafts.begin(text, "Imported", "Ada"))
    assert "1 error" in words_of(app)
    app.button(key="publish-do").click().run()
    assert services.published.publications("green-tea") == ()
    assert "protected" in words_of(app)
    app.text_area(key="publish-reason").set_value("A test of the rule.")
    app.button(key="publish-do").click().run()
    assert services.published.publications("green-tea")[0].even_so == "A test of the rule."


def test_parts_that_mean_the_same_are_looked_for_where_that_is_asked_for(services):
    app = at(services, "publish", services.drafts.begin(tea_text(id="green-tea"), "Imported", "Ada"))
    app.button(key="publish-meaning").click().run()
    assert not app.exception
    assert not [one for one in app.button if one.key == "publish-meaning"]


def test_what_a_model_drafted_is_published_once_a_person_has_read_each_part(services):
    text = tea_text(id="green-tea").replace("title: Tea", f"# {UNREAD}\ntitle: Tea")
    app = at(services, "publish", services.drafts.begin(text, "Drafted by a model", "Ada"))
    assert "1 part nobody has read" in words_of(app)
    assert app.button(key="publish-do").disabled


def test_where_people_were_interviewed_the_versions_are_compared_first(services):
    published(services)
    services.screening.start("tea", profile(), consents=[Purpose.SCREENING])
    draft = changed(services, ("competencies", 0, "criteria", 0, "anchors", 3), "Writes a book about it.")
    draft = services.drafts.save(draft, PackText(draft.text).set(("version",), "2.0.0").text, "Ada")
    app = at(services, "publish", draft)
    assert "See first what moves." in words_of(app)
    assert app.button(key="publish-do").disabled


def test_what_somebody_published_meanwhile_is_taken_into_the_draft(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    published(services, tea_text(version="1.1.0", minutes=20), "Bo")
    app = at(services, "publish", draft)
    assert "Bo published version 1.1.0" in words_of(app)
    app.button(key="publish-take").click().run()
    assert "Their changes are in the draft: 1" in words_of(app)
    pack = services.drafts.pack(services.drafts.open(draft.id))
    assert (pack.minutes, pack.competencies[0].criteria[0].probes[1]) == (20, "Anything else?")
    assert "Raise it to 1.1.1" in [one.label for one in app.button]


def test_one_can_go_on_without_what_was_published_meanwhile(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    theirs = published(services, tea_text(version="1.1.0", minutes=20), "Bo")
    app = at(services, "publish", draft)
    app.button(key="publish-go-on").click().run()
    assert services.drafts.open(draft.id).revision.based_on == theirs.pack_hash
    assert "minutes" in words_of(app), "that it goes back to 15 is among the changes"


def test_who_publishes_a_moment_after_somebody_else_is_refused(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    draft = services.drafts.save(draft, PackText(draft.text).set(("version",), "1.0.1").text, "Ada")
    app = at(services, "publish", draft)
    published(services, tea_text(version="1.1.0", minutes=20), "Bo")
    app.button(key="publish-do").click().run()
    assert "Bo published version 1.1.0 of 'tea'" in words_of(app)
    assert [one.author for one in services.published.publications("tea")] == ["Ada", "Bo"]


def test_the_difference_between_two_states_is_told_in_words_and_lines(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    words = words_of(at(services, "history", draft))
    assert "brewing › brewing-one › follow-ups › 2" in words
    assert "reworded" in words
    assert "Anything else?" in words


def test_one_goes_back_to_a_save_from_the_history(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    app = at(services, "history", draft)
    button(app, "Go back to save 1").click().run()
    assert services.drafts.open(draft.id).text == tea_text()
    assert "Went back to save 1" in words_of(app)


def test_a_draft_is_begun_from_an_older_version(services):
    first = published(services)
    published(services, tea_text(version="1.1.0", minutes=20))
    app = opened(services, "history", pack="tea")
    button(app, "Begin a draft from 1.0.0").click().run()
    assert services.drafts.all()[0].revision.based_on == first.pack_hash


def test_a_pack_without_a_history_says_so(services):
    assert "Neither published nor changed yet" in words_of(opened(services, "history", pack="tea"))


def test_nothing_can_be_written_without_a_name(services):
    published(services)
    draft = changed(services, PROBE, "Anything else?")
    named = draft_name(draft.id)
    for path in ("packs", "publish", "history"):
        app = open_page(lambda: pages(services), path, pack=named)
        writing = (
            "Begin another draft",
            "Change it",
            "Retire it",
            "Discard",
            "Publish version",
            "Raise it",
            "Go back",
            "Begin a draft",
        )
        assert all(one.disabled for one in app.button if one.label.startswith(writing)), path


def test_a_menu_of_versions_has_drafts_that_are_packs_what_is_offered_and_older_ones(services):
    published(services)
    published(services, tea_text(version="1.1.0", minutes=20))
    draft = changed(services, PROBE, "Anything else?")
    services.drafts.from_template("wine-service", "Wine service", "Ada")
    found = choices(services)
    assert [one.name.partition(":")[0] for one in found] == ["draft", "tea", "tea"]
    assert found[0].name == draft_name(draft.id)
    assert [one.load().version for one in found] == ["1.1.0", "1.1.0", "1.0.0"]


def test_labels_that_are_alike_are_numbered():
    assert told_apart({1: "tea", 2: "tea", 3: "tea (2)", 4: "tea"}) == {
        1: "tea",
        2: "tea (2)",
        3: "tea (2) (2)",
        4: "tea (3)",
    }
