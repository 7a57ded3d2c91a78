from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from interviewer.errors import InputError
from interviewer.gold.answers import Catalogue, GoldAnswer, GoldSet
from interviewer.gold.cells import read, written
from interviewer.gold.reading import read_gold
from interviewer.gold.writing import write_gold
from tests.builders import pack

SIGNS = "=+-@'\"\t\n ,;_x000D_＝é日"
TEXTS = st.text(st.one_of(st.sampled_from(SIGNS), st.characters(exclude_categories=["C"])), min_size=1, max_size=40)


@st.composite
def gold_sets(draw: st.DrawFn) -> GoldSet:
    kept = TEXTS.map(str.strip).filter(bool)
    answers = draw(st.lists(kept, min_size=1, max_size=5, unique_by=lambda text: " ".join(text.split())))
    level = st.integers(0, 3)
    return GoldSet(
        "",
        ("Ann", "=Bo"),
        tuple(
            GoldAnswer(
                place=f"row {number}",
                question="brewing-a",
                answer=answer,
                levels={"brewing-one": {"Ann": draw(level), "=Bo": draw(level)}, "brewing-two": {"Ann": draw(level)}},
                note=draw(TEXTS).strip(),
            )
            for number, answer in enumerate(answers, start=2)
        ),
    )


@given(st.text(max_size=20))
def test_a_cell_that_was_written_reads_as_it_was(text):
    assert read(written(text)) == text


@given(st.text(max_size=20))
def test_no_cell_is_written_that_begins_as_a_formula_does(text):
    assert written(text)[:1] not in ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@settings(max_examples=60)
@given(gold=gold_sets())
def test_what_was_written_is_read_again(ending, gold):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"gold.{ending}"
        write_gold(path, gold)
        again = read_gold(path, Catalogue([pack()]))
    assert again.answers == gold.answers
    assert again.raters == gold.raters


def one_answer(text: str) -> GoldSet:
    return GoldSet("", ("Ann",), (GoldAnswer("row 2", "brewing-a", text, {"brewing-one": {"Ann": 1}}),))


def test_a_formula_has_an_apostrophe_before_it_in_a_csv_file(tmp_path):
    write_gold(tmp_path / "g.csv", one_answer("=HYPERLINK(1)"))
    text = (tmp_path / "g.csv").read_bytes().decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1][1] == "'=HYPERLINK(1)"


def test_a_formula_is_a_text_cell_in_a_workbook(tmp_path):
    write_gold(tmp_path / "g.xlsx", one_answer("=HYPERLINK(1)"))
    cell = load_workbook(tmp_path / "g.xlsx").active["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "g.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not overwritten"):
        write_gold(tmp_path / "g.csv", one_answer("Water."))
    assert (tmp_path / "g.csv").read_text(encoding="utf-8") == "mine"


def test_an_ending_that_is_neither_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"neither \.csv nor \.xlsx"):
        write_gold(tmp_path / "g.ods", one_answer("Water."))


def test_an_answer_that_a_workbook_would_cut_off_is_refused(tmp_path):
    with pytest.raises(InputError, match="Row 2 has a cell of more than 32,767"):
        write_gold(tmp_path / "g.xlsx", one_answer("x" * 40_000))
    assert not (tmp_path / "g.xlsx").exists()
