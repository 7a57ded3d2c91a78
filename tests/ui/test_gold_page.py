"""The page “Gold answers”, as an author uses it."""

from __future__ import annotations

import re

import pytest

from interviewer.domain.graded import LevelChange, NewAnswer, Removal
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.ui.author.gold_desk import desk_of
from interviewer.ui.author.pages import pages
from tests.gold.conftest import HEADERS, as_csv, graded_rows
from tests.ui.desk_pages import html_of, open_page, words_of

WATER = "I check the boiling water temperature before serving and adjust it when the cup is off."


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path / "home", content=tea_content))


@pytest.fixture
def tea(services):
    return services.library.packs["tea"]


@pytest.fixture
def book(services):
    return desk_of(services).book


@pytest.fixture
def page(services):
    """Opens the page in one of its views, with a name typed in."""

    def call(view="Agreement", author="Ann", **query):
        app = open_page(lambda: pages(services), "gold", **({"pack": "tea"} | query))
        if author:
            app.text_input(key="author-name").set_value(author).run()
        if view != "Agreement":
            app.segmented_control(key="gold-view").set_value(view).run()
        assert not app.exception
        return app

    return call


@pytest.fixture
def graded(book, tea, tmp_path):
    """Fourteen answers graded by Ann and Bo."""
    data = as_csv(tmp_path / "gold.csv", [HEADERS, *graded_rows()]).read_bytes()
    return book.take_in(tea, book.read(tea, data, "gold.csv"), "Ann", with_differing=False)


def press(app, start):
    """Presses the button whose key begins so."""
    button = next(one for one in app.button if str(one.key).startswith(start))
    return button.click().run()


def measured(app):
    """Rates the answers and waits."""
    return press(app, "gold-measure-")


def test_without_graded_answers_it_says_how_to_get_them_and_offers_the_exemplars(page):
    app = page()
    assert "No graded answers yet" in words_of(app)
    assert any("Rate 16 answers" in one.label for one in app.button)


def test_the_exemplars_are_rated_each_as_if_it_were_none(page):
    words = words_of(measured(page()))
    assert "The machine agrees with the pack" in words
    assert "The number of words alone" in words


def test_agreement_is_told_in_words_first_then_by_criterion_and_level(page, graded):
    app = measured(page())
    words = words_of(app)
    assert words.index("agrees with people") < words.index("By criterion") < words.index("By level")
    assert "Ann and Bo with each other" in words
    assert "of 14" in words
    assert "brewing one" in words
    assert 'class="gauge' in html_of(app)


def test_where_machine_and_people_are_apart_the_words_both_levels_and_what_to_do_are_shown(page, graded):
    app = measured(page())
    words = words_of(app)
    for expected in (
        "Where the machine and people are apart",
        "What you can do",
        "People",
        "The machine",
    ):
        assert expected in words
    shown = set(re.findall(r"Ann \d, Bo \d", words))
    assert shown
    assert shown <= {f"Ann {ann}, Bo {bo}" for _, _, ann, bo in graded_rows()}
    assert "<mark" in html_of(app)


def test_a_result_is_kept_while_the_page_is_left_and_marked_when_answers_changed(page, graded, book, tea):
    measured(page())
    app = page()
    assert "By criterion" in words_of(app)
    assert not [one for one in app.button if str(one.key).startswith("gold-measure-")]
    book.change(tea, [Removal(1)], "Ann")
    app.run()
    words = words_of(app)
    assert "before the answers changed" in words
    assert "By criterion" in words
    assert "of 13" in words_of(measured(app))


def test_what_a_version_cannot_use_is_counted(page, graded, book, tea):
    book.add(tea, NewAnswer("brewing-a", "Nobody graded this.", {}), "Ann")
    assert "Left out: 1 answer that nobody graded yet." in words_of(page())


def test_a_name_is_asked_for_before_anything_is_written(page):
    assert "First, your name" in words_of(page("Answers", author=""))


def test_a_file_is_shown_before_it_is_taken_in(page, tmp_path, book):
    app = page("Files")
    data = as_csv(tmp_path / "gold.csv", [HEADERS, *graded_rows()]).read_bytes()
    app.file_uploader(key="gold-file-0").set_value(("gold.csv", data, "text/csv")).run()
    assert "14 answers to be added" in words_of(app)
    assert book.kept("tea").answers == ()
    press(app, "gold-take-")
    assert "14 answers and 0 further levels from gold.csv" in words_of(app)
    assert len(book.kept("tea").answers) == 14
    assert [one.label for one in app.get("download_button")] == [
        "Download an empty table",
        "Download as CSV",
        "Download as XLSX",
    ]


def test_a_file_with_mistakes_is_refused_by_row_and_column(page, tmp_path, book):
    app = page("Files")
    data = as_csv(tmp_path / "gold.csv", [HEADERS, ["brewing-z", "Hm.", "9", ""]]).read_bytes()
    app.file_uploader(key="gold-file-0").set_value(("gold.csv", data, "text/csv")).run()
    words = words_of(app)
    assert "Nothing was taken in" in words
    assert "row 2, column A (question)" in words
    assert book.kept("tea").answers == ()


def test_levels_that_differ_are_shown_and_kept_unless_the_file_s_are_chosen(page, graded, tmp_path, book):
    app = page("Files")
    data = as_csv(tmp_path / "again.csv", [HEADERS, ["brewing-a", WATER, "1", "3"]]).read_bytes()
    app.file_uploader(key="gold-file-0").set_value(("again.csv", data, "text/csv")).run()
    assert "1 level that differ" in words_of(app)
    app.radio(key="gold-differing-0").set_value("take").run()
    press(app, "gold-take-")
    assert book.kept("tea").answer(1).levels["brewing-one"]["Ann"].level == 1
    assert [one.level for one in book.history("tea", 1) if one.rater == "Ann"] == [3, 1]


def test_the_table_has_a_column_for_each_rater_and_criterion(page, graded, tea):
    app = page("Answers", author="Cy")
    table = app.data_editor[0].value
    assert list(table["answer"])[0] == WATER
    assert {"brewing-one: Ann", "brewing-one: Bo", "brewing-one: Cy", "brewing-two: Cy", "note"} <= set(table.columns)
    assert table["brewing-one: Bo"][2] == "2"


def test_an_edited_table_is_saved_by_its_button(page, graded, book):
    app = page("Answers")
    editor = app.data_editor[0].key
    app.session_state[editor] = {
        "edited_rows": {0: {"brewing-one: Ann": "1", "note": "odd"}},
        "added_rows": [{"answer": "I weigh the leaves.", "brewing-two: Ann": "2"}],
        "deleted_rows": [1],
    }
    app.run()
    assert "4 changes not saved yet" in words_of(app)
    app.button(key=f"{editor.rpartition('-')[0]}-save").click().run()
    assert "All saved" in words_of(app)
    kept = book.kept("tea")
    assert (kept.answer(1).levels["brewing-one"]["Ann"].level, kept.answer(1).note) == (1, "odd")
    assert kept.answer(15).levels["brewing-two"]["Ann"].level == 2
    assert [one.number for one in kept.removed] == [2]


def test_what_somebody_else_changed_meanwhile_is_not_saved_over(page, graded, book, tea):
    app = page("Answers")
    editor = app.data_editor[0].key
    app.session_state[editor] = {"edited_rows": {0: {"brewing-one: Bo": "1"}}, "added_rows": [], "deleted_rows": []}
    app.run()
    book.change(tea, [LevelChange(1, "brewing-one", "Bo", 0, 3)], "Bo")
    app.run()
    assert "Somebody changed these answers meanwhile" in words_of(app)
    app.button(key=f"{editor.rpartition('-')[0]}-save").click().run()
    assert "is 0 now, entered by Bo" in words_of(app)
    assert book.kept("tea").answer(1).levels["brewing-one"]["Bo"].level == 0
    press(app, f"{editor.rpartition('-')[0]}-drop")
    assert app.data_editor[0].value["brewing-one: Bo"][0] == "0"


def test_an_answer_is_added_in_a_form_with_the_anchors_beside_the_levels(page, book):
    app = page("Answers")
    box = next(one for one in app.text_area if str(one.key).startswith("gold-form-"))
    box.set_value(WATER)
    levels = [one for one in app.radio if str(one.key).startswith("gold-form-")]
    assert "adjusts when it is off" in " ".join(levels[0].proto.captions)
    levels[0].set_value(3)
    next(one for one in app.button if one.label == "Add the answer").click().run()
    (one,) = book.kept("tea").answers
    assert (one.answer, one.levels["brewing-one"]["Ann"].level) == (WATER, 3)
    assert next(box for box in app.text_area if str(box.key).startswith("gold-form-")).value == ""


def test_a_refused_answer_stays_in_the_form(page, graded):
    app = page("Answers")
    box = next(one for one in app.text_area if str(one.key).startswith("gold-form-"))
    box.set_value(WATER)
    next(one for one in app.button if one.label == "Add the answer").click().run()
    assert "is there already: it is answer 1" in words_of(app)
    assert next(box for box in app.text_area if str(box.key).startswith("gold-form-")).value == WATER


def test_what_was_said_of_an_answer_is_shown_and_it_can_be_taken_out(page, graded, book):
    app = page("Answers")
    assert "Bo, brewing one: level 3, entered by Ann" in words_of(app)
    app.button(key="gold-remove-1").click().run()
    assert [one.number for one in book.kept("tea").removed] == [1]
    assert "1 answer to this question taken out" in words_of(app)


def test_grading_is_blind_until_one_s_own_levels_are_kept(page, graded, book):
    app = page("Grade", author="Cy")
    words = words_of(app)
    assert WATER in words
    assert "Bo" not in words
    assert "The machine" not in words.replace("the machine’s", "")
    for one in app.radio:
        one.set_value(2)
    next(one for one in app.button if one.label == "Keep my levels").click().run()
    words = words_of(app)
    assert all(name in words for name in ("You", "Ann", "Bo", "The machine"))
    assert book.kept("tea").answer(1).levels["brewing-one"]["Cy"].blind
    app.button(key="gold-rate-next").click().run()
    assert "My uncle keeps a boat" in words_of(app)
    assert "1 of 14 done" in words_of(app)


def test_a_level_that_was_left_out_is_asked_for(page, graded, book):
    app = page("Grade", author="Cy")
    app.radio[0].set_value(2)
    next(one for one in app.button if one.label == "Keep my levels").click().run()
    assert "One level is missing" in words_of(app)
    assert "Cy" not in book.kept("tea").raters


def test_an_answer_becomes_an_exemplar_of_a_draft(page, graded, services):
    app = measured(page())
    key = next(str(one.key) for one in app.text_area if str(one.key).startswith("apart-")).removesuffix("-why")
    app.text_area(key=f"{key}-why").set_value("It says what, and not why.")
    app.button(key=f"{key}-add").click().run()
    assert "is an exemplar of the draft now" in words_of(app)
    (draft,) = services.drafts.all()
    pack = services.drafts.pack(draft)
    added = [
        one for question in pack.competencies[0].questions for one in question.exemplars if "and not why" in one.why
    ]
    assert len(added) == 1
    assert draft.revision.author == "Ann"


def test_an_exemplar_without_a_reason_is_refused_and_begins_no_draft(page, graded, services):
    app = measured(page())
    press(app, next(str(one.key) for one in app.button if str(one.key).startswith("apart-") and "-add" in str(one.key)))
    assert "Say in a sentence why" in words_of(app)
    assert services.drafts.all() == ()


def test_suggestions_say_what_they_were_chosen_and_measured_on(page, graded):
    app = measured(page())
    app.button(key="gold-suggest").click().run()
    words = words_of(app)
    assert "6 others chose among them" in words
    assert "measured on 4 that did not" in words


def test_an_answer_cannot_become_markup(page, book, tea):
    book.add(tea, NewAnswer("brewing-a", "<img src=x> water & tea", {"brewing-one": {"<b>Ann": 0}}), "<i>Ann")
    app = measured(page())
    for view in ("Answers", "Files", "Grade"):
        app.segmented_control(key="gold-view").set_value(view).run()
        html = html_of(app)
        assert "<img" not in html
        assert "<b>Ann" not in html
        assert "<i>Ann" not in html
