"""The bench, driven as an author drives it."""

from __future__ import annotations

import pytest

from interviewer.content.drafting_yaml import UNREAD
from interviewer.content.editing import PackText
from interviewer.content.template import template
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.ui.author.choosing import draft_name
from interviewer.ui.author.pages import pages
from tests.builders import pack_document
from tests.ui.author_desk import NAME, button, field, menu, on_bench, opened, tea_text
from tests.ui.desk_pages import html_of, open_page, words_of

CRITERION = "competencies[0].criteria[0]"
QUESTION = "competencies[0].questions[0]"


@pytest.fixture(scope="module")
def services(tea_content, tmp_path_factory):
    return open_services(Settings(home=tmp_path_factory.mktemp("bench-home"), content=tea_content))


@pytest.fixture
def begun(services):
    """A draft of the tea pack, or of another text."""

    def begin(text: str = "", author: str = "Ada"):
        draft = services.drafts.begin(text or tea_text(), "Imported", author)
        ours.append(draft.id)
        return draft

    ours: list[str] = []
    yield begin
    for one in ours:
        services.drafts.discard(one, "Ada")


def saved(services, draft) -> PackText:
    return services.drafts.read(services.drafts.open(draft.id).text)


def test_without_a_draft_it_says_where_to_begin_one(services):
    assert "Begin one on the page “Packs”" in words_of(open_page(lambda: pages(services), "bench"))


def test_without_a_name_nothing_can_be_written(services, begun):
    app = open_page(lambda: pages(services), "bench", pack=draft_name(begun().id))
    assert "First, your name" in words_of(app)
    assert not [one for one in app.text_area if str(one.key).startswith("field-")]
    assert app.text_input(key=NAME).value == ""


def test_what_is_typed_is_saved_and_said_to_be(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    field(app, "title").set_value("Tea and its water").run()
    assert saved(services, draft).value(("title",)) == "Tea and its water"
    assert saved(services, draft).text.startswith("# Of tea.\n")
    assert "Saved " in words_of(app)
    assert services.drafts.open(draft.id).revision.author == "Ada"


def test_numbers_and_choices_have_their_own_fields(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    field(app, "minutes").set_value(25).run()
    app = on_bench(services, draft, QUESTION)
    field(app, "exemplars[1].levels.brewing-one").set_value(2).run()
    found = saved(services, draft)
    assert found.value(("minutes",)) == 25
    assert found.pack.competencies[0].questions[0].exemplars[1].levels["brewing-one"] == 2


def test_a_level_that_is_not_given_is_left_out(services, begun):
    draft = begun()
    app = on_bench(services, draft, QUESTION)
    field(app, "exemplars[1].levels.brewing-one").set_value("").run()
    assert saved(services, draft).pack.competencies[0].questions[0].exemplars[1].levels == {"brewing-two": 1}


def test_what_is_empty_is_said_below_its_field_and_counted_in_the_tree(services, begun):
    app = on_bench(services, begun(template("wine", "Wine")))
    assert "Not a whole pack yet: 42 to mend." in words_of(app)
    assert "To mend: it is empty." in words_of(app)
    assert {"The work **(1)**", "Competency 1 **(32)**"} <= {one.label for one in app.button}


def test_a_finding_stands_at_its_field_with_its_reason_and_can_be_let_stand(services, begun):
    draft = begun()
    services.drafts.save(
        draft,
        PackText(draft.text).set(("competencies", 0, "criteria", 0, "anchors", 2), "Shows a good understanding.").text,
        "Ada",
    )
    app = on_bench(services, draft, CRITERION)
    assert "Warning." in words_of(app)
    assert "An anchor is there so that two raters give one answer the same level." in words_of(app)
    app.text_input(key="stand-0-vague-anchor-competencies[0].criteria[0].anchors[2]-reason").set_value("house word")
    app.button(key="stand-0-vague-anchor-competencies[0].criteria[0].anchors[2]-do").click().run()
    assert "lint: ignore vague-anchor because house word" in saved(services, draft).text


def test_letting_stand_needs_a_reason(services, begun):
    draft = begun()
    text = (
        PackText(draft.text).set(("competencies", 0, "criteria", 0, "anchors", 2), "Shows a good understanding.").text
    )
    services.drafts.save(draft, text, "Ada")
    app = on_bench(services, draft, CRITERION)
    app.button(key="stand-0-vague-anchor-competencies[0].criteria[0].anchors[2]-do").click().run()
    assert "write one sentence, which others will read" in words_of(app)
    assert saved(services, draft).text == text


def test_items_are_added_moved_and_taken_out(services, begun):
    draft = begun()
    app = on_bench(services, draft, CRITERION)
    button(app, "Add a follow-up").click().run()
    field(app, "probes[2]").set_value("What else?").run()
    menu(app, "probes[2]").click("Move up").run()
    menu(app, "probes[0]").click("Take out").run()
    assert saved(services, draft).value(("competencies", 0, "criteria", 0, "probes")) == [
        "What else?",
        "Anything more on brewing-one?",
    ]


def test_what_there_have_to_be_two_of_is_not_taken_out(services, begun):
    app = on_bench(services, begun(), CRITERION)
    assert menu(app, "probes[0]").options == ["Move down"]


def test_parts_are_added_from_the_tree(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    button(app, "Add a competency").click().run()
    button(app, "Add a work sample").click().run()
    data = saved(services, draft).document.data
    assert (len(data["competencies"]), len(data["work_samples"])) == (3, 3)


def test_the_tree_opens_a_part_and_the_address_keeps_it(services, begun):
    app = on_bench(services, begun())
    app.button(key="go-competencies[0]").click().run()
    app.button(key="go-competencies[0].questions[1]").click().run()
    assert app.query_params["part"] == "competencies[0].questions[1]"
    assert field(app, "questions[1].text").value == "Tell me about a time when brewing went wrong, form b."


def test_a_part_is_shown_as_it_is_asked(services, begun):
    words = words_of(on_bench(services, begun(), QUESTION))
    assert "As it is asked" in words
    assert "What would you look at next, for brewing-one?" in words
    app = on_bench(services, begun(), "work_samples[0]")
    assert "What is planted, which they do not see" in words_of(app)
    assert '<mark class="shade-2">at 100 degrees</mark>' in html_of(app)


def test_a_renamed_criterion_keeps_its_levels(services, begun):
    draft = begun()
    app = on_bench(services, draft, CRITERION)
    field(app, "criteria[0].id").set_value("heat").run()
    assert saved(services, draft).pack.competencies[0].questions[0].exemplars[3].levels["heat"] == 3


@pytest.mark.parametrize("by_hand", [False, True])
def test_whose_words_are_right_is_chosen_and_taken_back(services, begun, by_hand):
    place = ("competencies", 0, "criteria", 0, "own_words")
    text = tea_text()
    draft = begun(PackText(text).set(place, True).text if by_hand else text)
    app = on_bench(services, draft, CRITERION)
    words = ["In the applicant’s own words", "The standard’s words are right"]
    assert field(app, "own_words").options == words
    field(app, "own_words").set_value(False).run()
    assert saved(services, draft).value(place) is False
    field(app, "own_words").set_value("").run()
    assert saved(services, draft).text == text


def test_the_scale_of_a_competency_is_changed_with_its_levels(services, begun):
    draft = begun()
    app = on_bench(services, draft, "competencies[0]")
    button(app, "Change to 1 to 5").click().run()
    assert sorted(saved(services, draft).value(("competencies", 0, "criteria", 1, "anchors"))) == [1, 2, 3, 4, 5]


def test_a_change_is_undone(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    field(app, "title").set_value("Teas").run()
    app.button(key="bench-undo").click().run()
    assert saved(services, draft).value(("title",)) == "Tea tasting"
    assert field(app, "title").value == "Tea tasting"
    assert app.button(key="bench-undo").disabled


def test_the_yaml_of_a_part_is_changed_as_lines(services, begun):
    draft = begun()
    app = on_bench(services, draft, CRITERION)
    app.button_group(key="bench-mode").set_value("YAML").run()
    box = next(one for one in app.text_area if str(one.key).startswith("yaml-"))
    box.set_value(box.value.replace("name: brewing one", "name: Water")).run()
    assert saved(services, draft).value(("competencies", 0, "criteria", 0, "name")) == "Water"


def test_a_file_that_is_no_yaml_is_saved_with_its_problem_and_its_line(services, begun):
    draft = begun()
    app = on_bench(services, draft, "yaml")
    box = next(one for one in app.text_area if str(one.key).startswith("yaml-"))
    box.set_value("id: tea\ntitle: {").run()
    assert services.drafts.open(draft.id).text == "id: tea\ntitle: {"
    assert "is not YAML" in words_of(app)
    assert "Not a whole pack yet: 1 to mend." in words_of(app)
    again = on_bench(services, draft, CRITERION)
    assert "is not YAML" in words_of(again), "whatever the address names, only the file can be shown"


@pytest.mark.parametrize("text", ["- a list", "title: [x]\ncompetencies: [1, {questions: 3}]\nwork_samples: {}"])
def test_odd_data_can_be_looked_at_part_by_part(services, begun, text):
    app = on_bench(services, begun(text))
    for name in [one.key for one in app.button if str(one.key).startswith("go-")]:
        app.button(key=name).click().run()
        assert not app.exception


def test_what_a_model_drafted_is_marked_until_it_was_read(services, begun):
    draft = begun(tea_text().replace("title: Tea tasting\n", f"# {UNREAD}\ntitle: Tea tasting\n"))
    app = on_bench(services, draft)
    assert "A model drafted the title, and no person has read it yet." in words_of(app)
    button(app, "I have read the title").click().run()
    assert UNREAD not in saved(services, draft).text
    assert "no person has read it" not in words_of(app)


def test_a_change_after_somebody_elses_is_not_written_and_can_be_put_into_their_text(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    theirs = PackText(draft.text).set(("minutes",), 40).text
    services.drafts.save(draft, theirs, "Bo")
    field(app, "title").set_value("Teas").run()
    assert "Bo saved this draft at" in words_of(app)
    assert services.drafts.open(draft.id).text == theirs
    button(app, "Put my change into that text").click().run()
    found = saved(services, draft)
    assert (found.value(("title",)), found.value(("minutes",))) == ("Teas", 40)


def test_a_change_of_the_same_field_is_for_a_person_to_decide(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    services.drafts.save(draft, PackText(draft.text).set(("title",), "Tea").text, "Bo")
    field(app, "title").set_value("Teas").run()
    assert not [one for one in app.button if one.label == "Put my change into that text"]
    button(app, "Go on with that text, and keep mine as a draft of its own").click().run()
    assert saved(services, draft).value(("title",)) == "Tea"
    kept = next(one for one in services.drafts.all() if one.revision.how.startswith("Kept apart"))
    assert PackText(kept.text).value(("title",)) == "Teas"
    services.drafts.discard(kept.id, "Ada")


def test_what_others_saved_is_shown_when_the_page_is_used_again(services, begun):
    draft = begun()
    app = on_bench(services, draft)
    services.drafts.save(draft, PackText(draft.text).set(("title",), "Tea").text, "Bo")
    app.run()
    assert "Bo saved at" in words_of(app)
    assert field(app, "title").value == "Tea"


def test_words_are_shown_as_they_are_and_never_read_as_markup(services, begun):
    hostile = "<script>alert(1)</script> **bold** :red[no] $x$"
    draft = begun(tea_text(title=hostile))
    document = pack_document()
    document["competencies"][0]["questions"][0]["text"] = hostile
    app = on_bench(services, begun(tea_text(title=hostile, competencies=document["competencies"])), QUESTION)
    assert "<script>" not in html_of(app)
    assert hostile in words_of(app)
    assert draft.text


def test_a_draft_stays_open_while_others_of_the_same_pack_are_saved(services, begun):
    first, second = begun(), begun()
    app = on_bench(services, first)
    field(app, "title").set_value("Mine").run()
    services.drafts.save(second, PackText(second.text).set(("title",), "Other").text, "Ada")
    field(app, "minutes").set_value(30).run()
    assert app.query_params["pack"] == draft_name(first.id)
    assert saved(services, first).value(("minutes",)) == 30


def test_the_address_of_a_draft_that_is_gone_leads_to_one_that_is_there(services, begun):
    begun()
    app = opened(services, "bench", pack="draft:gone")
    assert "Tea tasting" in words_of(app)
