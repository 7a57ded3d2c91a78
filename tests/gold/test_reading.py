from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from interviewer.errors import ContentError
from interviewer.gold.answers import Catalogue
from interviewer.gold.cells import LONGEST_CELL, column_letter
from interviewer.gold.reading import read_gold
from tests.builders import pack
from tests.gold.conftest import HEADERS, as_csv

GOOD = ["brewing-a", "I check the water.", "2", "3"]


def as_xlsx(path, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def problems(call) -> list[str]:
    with pytest.raises(ContentError) as caught:
        call()
    return [str(one) for one in caught.value.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_csv_file_is_read_with_any_usual_sign_between_columns(tmp_path, tea, delimiter, encoding):
    rows = [HEADERS, ["brewing-a", "Water; tea, and\na “cup”\tof it.", "2", "3"]]
    gold = read_gold(as_csv(tmp_path / "g.csv", rows, delimiter, encoding), Catalogue([tea]))
    assert gold.raters == ("Ann", "Bo")
    assert gold.answers[0].answer == "Water; tea, and\na “cup”\tof it."
    assert gold.answers[0].levels == {"brewing-one": {"Ann": 2, "Bo": 3}}
    assert gold.answers[0].place == "row 2"


def test_a_workbook_is_read_whatever_it_is_called(tmp_path, tea):
    path = as_xlsx(tmp_path / "gold.csv", [[*HEADERS, "note"], ["brewing-a", "I check.", 2, 3.0, "close"]])
    (one,) = read_gold(path, Catalogue([tea])).answers
    assert (one.levels, one.note) == ({"brewing-one": {"Ann": 2, "Bo": 3}}, "close")


def test_one_rater_and_empty_levels_are_enough(load):
    gold = load(
        [["brewing-a", "One.", "2", ""], ["tasting-a", "Two.", "", "1"]],
        ["question", "answer"] + ["Ann: brewing-one", "Ann: tasting-two"],
    )
    assert [one.levels for one in gold.answers] == [{"brewing-one": {"Ann": 2}}, {"tasting-two": {"Ann": 1}}]


def test_headers_are_known_in_any_case_and_order_and_empty_rows_are_passed_over(load):
    gold = load([["", "", ""], ["3", "Water.", "brewing-a"]], ["Ann : brewing-one", " Answer ", "QUESTION"])
    assert gold.answers[0].levels == {"brewing-one": {"Ann": 3}}
    assert gold.answers[0].place == "row 3"


def test_the_first_rater_comes_first_on_every_criterion(load):
    headers = ["question", "answer", "Ann: brewing-one", "Bo: brewing-two", "Bo: brewing-one", "Ann: brewing-two"]
    (one,) = load([["brewing-a", "Water.", "0", "1", "2", "3"]], headers).answers
    assert one.levels == {"brewing-one": {"Ann": 0, "Bo": 2}, "brewing-two": {"Ann": 3, "Bo": 1}}
    assert [list(given) for given in one.levels.values()] == [["Ann", "Bo"], ["Ann", "Bo"]]


@pytest.mark.parametrize("text", ["=1+1", "+44 is the code", "-5 degrees", "@home", "=cmd|' /C calc'!A0", "'=quoted"])
def test_what_looks_like_a_formula_is_text(tmp_path, load, tea, text):
    assert load([["brewing-a", text, "1", "1"]]).answers[0].answer == text.removeprefix("'")
    path = as_xlsx(tmp_path / "g.xlsx", [HEADERS, ["brewing-a", text, 1, 1]])
    assert read_gold(path, Catalogue([tea])).answers[0].answer == text.removeprefix("'")


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (["answer", "Ann: brewing-one"], "row 1: has no column 'question'"),
        (["question", "Ann: brewing-one"], "row 1: has no column 'answer'"),
        (["question", "answer"], "row 1: has no column of levels"),
        (["question", "answer", "score"], "row 1, column C: is not a column that is known"),
        (["question", "answer", "answer", "Ann: brewing-one"], "row 1, column C: is there twice"),
        (["question", "answer", "Ann: brewing-one", "Ann:brewing-one"], "row 1, column D: is there twice"),
        (["question", "answer", "Ann: stirring"], "row 1, column C: 'stirring' is no criterion of tea 1.0.0"),
        (["question", "answer", "Ann: Not an id!"], "row 1, column C: it names no criterion of tea 1.0.0"),
        (["question", "answer", ": brewing-one"], "row 1, column C: is not a column"),
        (["question", "answer", f"{'A' * 41}: brewing-one"], "row 1, column C: names a rater in more than 40"),
        (["question", "answer", "\x1b[31m: brewing-one"], "row 1, column C: names a rater in"),
        (["question", "answer", "", "Ann: brewing-one"], "row 1, column C: has no name"),
        (["question", "answer"] + [f"{rater}: brewing-one" for rater in "abcdefg"], "has 7 raters; at most 6"),
    ],
)
def test_a_wrong_header_is_named_with_its_column(load, headers, words):
    found = problems(lambda: load([["brewing-a", "Water.", "1", "1", "1"]], headers))
    assert any(words in one for one in found), found


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["stirring-a", "Water.", "1", "1"], "row 2, column A (question): 'stirring-a' is no question's id"),
        (["What I said of them", "Water.", "1", "1"], "row 2, column A (question): is no question's id"),
        (["", "Water.", "1", "1"], "row 2, column A (question): is empty"),
        (["brewing-a", " \n ", "1", "1"], "row 2, column B (answer): is empty"),
        (["brewing-a", "Water.", "4", "1"], "row 2, column C (Ann: brewing-one): is 4; the levels are 0, 1, 2, 3"),
        (["brewing-a", "Water.", "1", "-1"], "row 2, column D (Bo: brewing-one): is -1; the levels"),
        (["brewing-a", "Water.", "1", "2.5"], "row 2, column D (Bo: brewing-one): is 2.5; the levels"),
        (["brewing-a", "Water.", "1", "=1+1"], "row 2, column D (Bo: brewing-one): is no level"),
        (["brewing-a", "Water.", "1", "a secret"], "row 2, column D (Bo: brewing-one): is no level; the levels"),
        (["brewing-a", "Water.", "", ""], "row 2: has no level from anybody"),
        (["tasting-a", "Water.", "1", ""], "is filled, but answers to tasting-a are not rated on brewing-one"),
        (["brewing-a", "Water.", "1", "1", "more"], "row 2, column E: is filled, but the column has no name"),
        (["brewing-a", "x" * 1_000_000, "1", "1"], "row 2, column B (answer): has more than 100,000 characters"),
        (["brewing-a", "Wa\x00ter.", "1", "1"], "row 2, column B (answer): holds characters that cannot be kept"),
    ],
)
def test_a_wrong_cell_is_named_with_its_row_and_column(load, row, words):
    found = problems(lambda: load([row]))
    assert any(words in one for one in found), found
    assert not any("secret" in one or "What I said" in one for one in found)


def test_the_same_answer_twice_is_named_with_the_first_row(load):
    found = problems(lambda: load([GOOD, ["brewing-b", *GOOD[1:]], ["brewing-a", "I  check\nthe water.", "1", "1"]]))
    assert found == ["row 4, column B (answer): is the same answer to the same question as in row 2"]


def test_every_problem_is_listed_up_to_fifty_and_nothing_is_loaded(load):
    assert len(problems(lambda: load([GOOD, ["x", "", "9", "9"], ["brewing-a", "", "9", "1"]]))) == 4
    assert len(problems(lambda: load([["x", "", "9", "9"]] * 60))) == 50


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf\n\n", "nothing in its first row"),
        (b"question,answer,Ann: brewing-one\n", "has no answers"),
        ("question,answer".encode("utf-16"), "save it as CSV UTF-8"),
        (b'question,answer,Ann: brewing-one\nbrewing-a,"Water,1\n', "row 2 has a quotation mark"),
        (b"PK\x03\x04 and then nothing", "is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old or encrypted Excel file"),
        (b"x" * 10_000_001, "is larger than"),
    ],
)
def test_a_file_that_is_no_table_is_refused_whole(tmp_path, tea, data, words):
    path = tmp_path / "gold.csv"
    path.write_bytes(data)
    (problem,) = problems(lambda: read_gold(path, Catalogue([tea])))
    assert words in problem


def test_a_file_that_is_not_there_is_named(tmp_path, tea):
    with pytest.raises(ContentError, match="nowhere.csv"):
        read_gold(tmp_path / "nowhere.csv", Catalogue([tea]))


def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path, tea):
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b"\0" * 90_000_000)
    assert "unpacks to more than" in problems(lambda: read_gold(path, Catalogue([tea])))[0]


def test_a_sheet_with_a_cell_in_its_last_corner_is_read_no_further_than_can_be_used(tmp_path, tea):
    book = Workbook()
    book.active.append(HEADERS)
    book.active.append(GOOD)
    book.active.cell(1_048_576, 16_384, "far away")
    book.save(tmp_path / "far.xlsx")
    assert len(read_gold(tmp_path / "far.xlsx", Catalogue([tea])).answers) == 1


def test_two_versions_are_read_with_the_questions_of_both(tmp_path):
    document = pack().model_dump(mode="json")
    document["version"] = "2.0.0"
    document["competencies"][0]["questions"][1]["id"] = "brewing-c"
    catalogue = Catalogue([pack(), pack(**document)])
    rows = [HEADERS, ["brewing-b", "Old.", "1", "1"], ["brewing-c", "New.", "1", "1"]]
    assert len(read_gold(as_csv(tmp_path / "g.csv", rows), catalogue).answers) == 2


def test_the_mean_of_two_raters_is_rounded_a_half_to_the_even_level(load):
    gold = load([["brewing-a", f"Answer {a}{b}.", a, b] for a, b in ("01", "12", "23", "13")])
    assert [one.level("brewing-one") for one in gold.answers] == [0, 2, 2, 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(tmp_path, tea, data):
    path = tmp_path / "any.csv"
    path.write_bytes(b"question,answer,Ann: brewing-one\n" + data)
    try:
        gold = read_gold(path, Catalogue([tea]))
    except ContentError as error:
        assert 1 <= len(error.problems) <= 50
    else:
        assert gold.answers


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255), name=st.integers(0, 20), inside=st.booleans())
def test_a_damaged_workbook_is_read_or_refused(tmp_path, tea, place, byte, name, inside):
    whole = as_xlsx(tmp_path / "whole.xlsx", [HEADERS, [*GOOD[:2], 2, 3]]).read_bytes()
    path = tmp_path / "damaged.xlsx"
    path.write_bytes(_damaged_part(whole, name, place, byte) if inside else _damaged(whole, place, byte))
    try:
        read_gold(path, Catalogue([tea]))
    except ContentError as error:
        assert error.problems


def _damaged(data: bytes, place: int, byte: int) -> bytes:
    at = 4 + place % (len(data) - 4)
    return data[:at] + bytes([byte]) + data[at + 1 :]


def _damaged_part(data: bytes, name: int, place: int, byte: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        names = before.namelist()
        for one in names:
            text = before.read(one)
            after.writestr(one, _damaged(text, place, byte) if one == names[name % len(names)] else text)
    return out.getvalue()


def test_a_cell_at_the_limit_is_kept_whole(load):
    assert len(load([["brewing-a", "x" * LONGEST_CELL, "1", "1"]]).answers[0].answer) == LONGEST_CELL


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")])
def test_columns_are_called_as_a_spreadsheet_calls_them(index, name):
    assert column_letter(index) == name
