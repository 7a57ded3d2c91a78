"""The book of graded answers, as an author keeps it."""

from __future__ import annotations

import copy

import pytest

from interviewer.authoring.gold_book import GoldBook
from interviewer.content.editing import PackText
from interviewer.domain.graded import LevelChange, NewAnswer, NoteChange, Removal
from interviewer.errors import ContentError, InputError, NotAllowedNow
from interviewer.gold.exemplify import with_exemplar
from interviewer.gold.keeping import number_of, place_of, rater_name
from interviewer.gold.reading import LONGEST_NAME
from interviewer.gold.writing import as_csv as written_csv
from interviewer.gold.writing import as_xlsx
from interviewer.store.database import open_engine
from interviewer.store.gold_answers import GoldAnswers
from tests.builders import START, pack, pack_document
from tests.conftest import as_yaml
from tests.gold.conftest import HEADERS, as_csv, graded_rows

TEA = pack()
WATER = "I check the boiling water temperature before serving."


@pytest.fixture
def book(tmp_path) -> GoldBook:
    return GoldBook(GoldAnswers(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}")), lambda: START)


def new(question="brewing-a", answer=WATER, levels=None, **more) -> NewAnswer:
    return NewAnswer(question, answer, {"brewing-one": {"Ann": 2}} if levels is None else levels, **more)


def csv_bytes(tmp_path, rows, headers=HEADERS) -> bytes:
    return as_csv(tmp_path / "gold.csv", [headers, *rows]).read_bytes()


def without_question() -> object:
    document = copy.deepcopy(pack_document(version="2.0.0"))
    document["competencies"][0]["questions"][0]["id"] = "brewing-z"
    return pack(**document)


def test_an_answer_may_be_added_before_anybody_graded_it(book):
    book.add(TEA, new(levels={}), "Ann")
    fitting = book.fitting(TEA)
    assert (fitting.gold.answers, fitting.ungraded) == ((), 1)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (new(answer=" \n"), "is empty"),
        (new(answer="x" * 100_001), "more than 100,000 characters"),
        (new(answer="Water\x00."), "control characters"),
        (new(question="brewing-z"), "no question 'brewing-z'"),
        (new(levels={"brewing-one": {"Ann": 4}}), "the levels are 0, 1, 2, 3"),
        (new(levels={"tasting-one": {"Ann": 1}}), "no level 1 on tasting-one"),
    ],
)
def test_what_cannot_be_graded_is_refused_with_the_reason(book, wrong, message):
    with pytest.raises(InputError, match=message):
        book.add(TEA, wrong, "Ann")
    assert book.kept("tea").answers == ()


def test_whoever_enters_is_named(book):
    with pytest.raises(InputError, match="Your name"):
        book.add(TEA, new(), "  ")


def test_levels_and_notes_are_changed_on_the_scale_only(book):
    book.add(TEA, new(), "Ann")
    book.change(TEA, [LevelChange(1, "brewing-one", "Bo", 3, None), NoteChange(1, "odd", "")], "Bo")
    assert book.kept("tea").answer(1).note == "odd"
    with pytest.raises(InputError, match="no level 7"):
        book.change(TEA, [LevelChange(1, "brewing-one", "Bo", 7, 3)], "Bo")


def test_another_process_s_change_is_seen(book, tmp_path):
    book.add(TEA, new(), "Ann")
    other = GoldBook(GoldAnswers(open_engine(f"sqlite:///{tmp_path / 'interviewer.sqlite3'}")), lambda: START)
    assert len(other.kept("tea").answers) == 1
    book.change(TEA, [Removal(1)], "Ann")
    assert other.kept("tea").answers == ()


def test_a_version_uses_what_it_asks_and_rates_and_counts_the_rest(book):
    book.add(TEA, new(), "Ann")
    book.add(TEA, new("tasting-a", "Tannins.", {"tasting-one": {"Ann": 1}}), "Ann")
    fitting = book.fitting(without_question())
    assert [one.place for one in fitting.gold.answers] == ["answer 2"]
    assert (fitting.not_asked, fitting.not_rated, fitting.ungraded) == (1, 0, 0)
    assert fitting.gold.raters == ("Ann",)


def test_levels_off_a_version_s_scale_are_left_out_and_counted(book):
    document = copy.deepcopy(pack_document(version="2.0.0"))
    competency = document["competencies"][0]
    for criterion in competency["criteria"]:
        criterion["anchors"] = {level: f"Earns {level}." for level in range(1, 6)}
    for question in competency["questions"]:
        for number, exemplar in enumerate(question["exemplars"], start=1):
            exemplar["levels"] = dict.fromkeys(exemplar["levels"], number)
    book.add(TEA, new(levels={"brewing-one": {"Ann": 0, "Bo": 1}}), "Ann")
    fitting = book.fitting(pack(**document))
    assert fitting.gold.answers[0].levels == {"brewing-one": {"Bo": 1}}
    assert fitting.not_rated == 1


def test_a_file_is_looked_at_before_anything_is_taken_in(book, tmp_path):
    intake = book.read(TEA, csv_bytes(tmp_path, graded_rows()), "gold.csv")
    assert (len(intake.new), intake.levels, intake.differing) == (14, (), ())
    assert book.kept("tea").answers == ()
    book.take_in(TEA, intake, "Ann", with_differing=False)
    kept = book.kept("tea")
    assert (len(kept.answers), kept.raters) == (14, ("Ann", "Bo"))
    assert kept.answers[0].origin == "gold.csv"


def test_a_file_that_was_taken_in_brings_nothing_new(book, tmp_path):
    data = csv_bytes(tmp_path, graded_rows())
    book.take_in(TEA, book.read(TEA, data, "gold.csv"), "Ann", with_differing=False)
    again = book.read(TEA, data, "gold.csv")
    assert not again
    assert again.same == 28


def test_levels_that_differ_are_kept_unless_the_file_s_are_wanted(book, tmp_path):
    book.add(TEA, new(levels={"brewing-one": {"Ann": 2}}), "Ann")
    data = csv_bytes(tmp_path, [["brewing-a", WATER, "3", "1"]])
    intake = book.read(TEA, data, "gold.csv")
    assert [(one.rater, one.was, one.level) for one in intake.differing] == [("Ann", 2, 3)]
    assert [(one.rater, one.level) for one in intake.levels] == [("Bo", 1)]
    kept = book.take_in(TEA, intake, "Ann", with_differing=False)
    assert {rater: one.level for rater, one in kept.answer(1).levels["brewing-one"].items()} == {"Ann": 2, "Bo": 1}
    kept = book.take_in(TEA, book.read(TEA, data, "gold.csv"), "Ann", with_differing=True)
    assert kept.answer(1).levels["brewing-one"]["Ann"].level == 3
    assert [one.level for one in book.history("tea", 1) if one.rater == "Ann"] == [2, 3]


def test_what_was_taken_out_comes_back_with_a_file_that_has_it(book, tmp_path):
    book.add(TEA, new(), "Ann")
    book.change(TEA, [Removal(1)], "Ann")
    intake = book.read(TEA, csv_bytes(tmp_path, [["brewing-a", WATER, "2", ""]]), "gold.csv")
    assert (intake.back, intake.new) == ((Removal(1, removed=False),), ())
    assert len(book.take_in(TEA, intake, "Ann", with_differing=False).answers) == 1


def test_a_file_with_one_mistake_is_not_taken_in_at_all(book, tmp_path):
    with pytest.raises(ContentError, match=r"row 3, column C \(Ann: brewing-one\)"):
        book.read(TEA, csv_bytes(tmp_path, [*graded_rows()[:1], ["brewing-b", "Hm.", "9", "0"]]), "gold.csv")
    assert book.kept("tea").answers == ()


def test_a_file_that_was_overtaken_is_not_taken_in(book, tmp_path):
    book.add(TEA, new(), "Ann")
    intake = book.read(TEA, csv_bytes(tmp_path, [["brewing-a", WATER, "", "1"]]), "gold.csv")
    book.change(TEA, [LevelChange(1, "brewing-one", "Bo", 3, None)], "Bo")
    with pytest.raises(NotAllowedNow, match="is 3 now, entered by Bo"):
        book.take_in(TEA, intake, "Ann", with_differing=False)


@pytest.mark.parametrize("write", [written_csv, as_xlsx])
def test_what_is_exported_can_be_taken_in_again(book, tmp_path, write):
    book.add(TEA, new(answer="=1+1 is not what I said.", note="-odd"), "Ann")
    book.add(TEA, new("tasting-a", "Tannins.", {"tasting-two": {"Bo": 1}}), "Ann")
    intake = book.read(TEA, write(book.fitting(TEA).gold), "gold")
    assert not intake
    assert intake.same == 2


def test_raters_are_known_in_any_capital_letters(book, tmp_path):
    book.add(TEA, new(), "Ann")
    kept = book.kept("tea")
    assert rater_name(" ANN ", kept) == "Ann"
    assert rater_name("Cy", kept) == "Cy"
    rows = [["brewing-a", WATER, "1", "2"]]
    headers = ["question", "answer", "ann: brewing-one", "Ann: brewing-one"]
    with pytest.raises(InputError, match="capital letters only"):
        book.read(TEA, csv_bytes(tmp_path, rows, headers), "gold.csv")


@pytest.mark.parametrize("name", ["", "x" * (LONGEST_NAME + 1), "A\u202eB"])
def test_a_name_that_cannot_be_shown_is_refused(book, name):
    with pytest.raises(InputError, match="rater's name"):
        rater_name(name, book.kept("tea"))


def test_an_answer_s_place_names_its_number():
    assert number_of(place_of(12)) == 12
    assert number_of("row 12") is None


def test_an_exemplar_is_added_where_its_question_stands_and_all_else_stays():
    text = PackText("# Notes\n" + as_yaml(pack_document()))
    found = with_exemplar(text, "brewing-b", "I weigh the leaves.", {"brewing-one": 1}, " Weighs \n only. ")
    exemplars = found.pack.competencies[0].questions[1].exemplars
    assert (exemplars[-1].answer, exemplars[-1].levels, exemplars[-1].why) == (
        "I weigh the leaves.",
        {"brewing-one": 1},
        "Weighs only.",
    )
    assert found.remove(("competencies", 0, "questions", 1, "exemplars", 4)).text == text.text


@pytest.mark.parametrize(
    ("question", "answer", "why", "message"),
    [
        ("brewing-z", "Water.", "Good.", "no question 'brewing-z'"),
        ("brewing-a", "I do not know  much about it.", "Good.", "an exemplar of the draft already"),
        ("brewing-a", "Water.", " ", "Say in a sentence why"),
    ],
)
def test_an_exemplar_that_cannot_be_added_says_why(question, answer, why, message):
    with pytest.raises(InputError, match=message):
        with_exemplar(PackText(as_yaml(pack_document())), question, answer, {"brewing-one": 0}, why)
