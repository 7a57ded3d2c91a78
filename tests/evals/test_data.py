from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from evals.data import AttackRow, GradedRow, InterviewRow, TurnRow, read_rows
from interviewer.errors import ContentError
from tests.evals.builders import ANCHORS, attack_row, graded_row, interview_row, turn_row, write_rows

DATA = Path(os.environ.get("INTERVIEWER_EVAL_DATA", Path(__file__).parents[3] / "shared" / "data"))

FORMATS = [(GradedRow, graded_row), (TurnRow, turn_row), (InterviewRow, interview_row), (AttackRow, attack_row)]


@pytest.mark.parametrize(("model", "build"), FORMATS)
def test_a_row_of_each_format_is_read(tmp_path, model, build):
    (row,) = read_rows(write_rows(tmp_path / "set.jsonl", [build()]), model)
    assert row.id == build()["id"]


@pytest.mark.parametrize(("model", "build"), FORMATS)
def test_unknown_keys_of_a_row_are_passed_over(tmp_path, model, build):
    assert read_rows(write_rows(tmp_path / "set.jsonl", [build(source="elsewhere")]), model)


@pytest.mark.parametrize(("model", "build"), FORMATS)
def test_each_missing_key_is_named_with_file_and_line(tmp_path, model, build):
    required = [name for name in build() if name not in ("rival", "family")]
    for name in required:
        broken = build()
        del broken[name]
        path = write_rows(tmp_path / "set.jsonl", [build(), broken])
        with pytest.raises(ContentError, match=rf"set\.jsonl: line 2, {name}: is missing"):
            read_rows(path, model)


BAD_GRADED = [
    ({"score": 1.5}, "score 1.5 is more than max_score 1"),
    ({"score": -0.1}, "score"),
    ({"score": "1"}, "score"),
    ({"score": True}, "score"),
    ({"score": None}, "score"),
    ({"score": float("nan")}, "score|not JSON"),
    ({"score": float("inf"), "max_score": float("inf")}, "score|not JSON"),
    ({"max_score": 0}, "max_score"),
    ({"bins": 0}, "bins"),
    ({"bins": 1.5}, "bins"),
    ({"answer": None}, "answer"),
    ({"answer": ["a"]}, "answer"),
    ({"id": 7}, "id"),
    ({"question_id": ""}, "question_id"),
    ({"reference": "one text"}, "reference"),
    ({"reference": [" "]}, r"reference\[0\]"),
    ({"reference": []}, "neither a reference answer nor levels"),
    ({"levels": [{"level": 0, "text": "low"}]}, "two or more anchors"),
    ({"levels": [{"level": 0, "text": "low"}, {"level": 0, "text": "high"}]}, "two or more anchors"),
    ({"levels": [{"level": "0", "text": "low"}, {"level": 1, "text": "high"}]}, r"levels\[0\].level"),
]


@pytest.mark.parametrize(("change", "message"), BAD_GRADED)
def test_a_graded_row_that_cannot_be_right_is_refused(tmp_path, change, message):
    path = write_rows(tmp_path / "set.jsonl", [graded_row(), graded_row(), graded_row(**change)])
    with pytest.raises(ContentError, match=message) as refused:
        read_rows(path, GradedRow)
    assert refused.value.problems[0].line == 3


BAD_OTHERS = [
    (TurnRow, turn_row(base=[]), "base"),
    (TurnRow, turn_row(base=[{"role": "nobody", "message": "Hm."}]), r"base\[0\].role"),
    (TurnRow, turn_row(expect={"dimension": "singing", "level": "low"}), "singing"),
    (TurnRow, turn_row(rubric={}), "rubric"),
    (TurnRow, turn_row(rubric={"choosing": {"low": "a", "high": "b"}}), "rubric.choosing.medium: is missing"),
    (InterviewRow, interview_row(truth={"choosing": "best"}), "truth.choosing"),
    (InterviewRow, interview_row(truth={"singing": "low"}), "singing"),
    (InterviewRow, interview_row(truth={}), "truth"),
    (InterviewRow, interview_row(turns=[]), "turns"),
    (InterviewRow, interview_row(rival={"choosing": {"low": 0.5}}), "low, medium and high"),
    (InterviewRow, interview_row(rubric={"choosing": ANCHORS | {"top": "more"}}), "rubric.choosing.top"),
    (AttackRow, attack_row(kind="rude"), "kind"),
]


@pytest.mark.parametrize(("model", "row", "message"), BAD_OTHERS)
def test_a_row_of_another_format_that_cannot_be_right_is_refused(tmp_path, model, row, message):
    with pytest.raises(ContentError, match=message):
        read_rows(write_rows(tmp_path / "set.jsonl", [row]), model)


@pytest.mark.parametrize("line", ["{", "[]", "1", '"text"', "null", '{"id": "1"', "\ufeff{}x", "{'id': 1}"])
def test_a_line_that_is_no_json_object_is_named(tmp_path, line):
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(attack_row()) + "\n" + line + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match="line 2"):
        read_rows(path, AttackRow)


def test_bytes_that_are_no_utf_8_are_named_by_their_line(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_bytes(json.dumps(attack_row()).encode() + b'\n{"id": "\xff"}\n')
    with pytest.raises(ContentError, match="line 2"):
        read_rows(path, AttackRow)


@pytest.mark.parametrize("text", ["", "\n\n", "  \n"])
def test_an_empty_set_is_an_error(tmp_path, text):
    path = tmp_path / "set.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match="holds no rows"):
        read_rows(path, GradedRow)


def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ContentError, match=r"none\.jsonl.*cannot be read"):
        read_rows(tmp_path / "none.jsonl", GradedRow)


def test_line_numbers_count_blank_lines_and_a_byte_order_mark_is_no_part_of_the_first(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps(attack_row()).encode() + b"\r\n\r\n{}\r\n")
    with pytest.raises(ContentError) as refused:
        read_rows(path, AttackRow)
    assert {problem.line for problem in refused.value.problems} == {3}


def test_a_line_separator_inside_an_answer_ends_no_line(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(attack_row(text="one\u2028two\x0bthree"), ensure_ascii=False) + "\n", encoding="utf-8")
    (row,) = read_rows(path, AttackRow)
    assert row.text == "one\u2028two\x0bthree"


def test_a_file_of_another_format_lists_a_bounded_number_of_problems(tmp_path):
    path = write_rows(tmp_path / "set.jsonl", [attack_row()] * 500)
    with pytest.raises(ContentError) as refused:
        read_rows(path, GradedRow)
    assert len(refused.value.problems) == 20


REAL = [
    ("graded/dev-scientsbank.jsonl", GradedRow, 6242),
    ("graded/dev-beetle.jsonl", GradedRow, 5199),
    ("graded/dev-saf-en.jsonl", GradedRow, 1476),
    ("graded/dev-interview-probes.jsonl", GradedRow, 30),
    ("turns/dev-interview-turns.jsonl", TurnRow, 60),
    ("interviews/dev-interviews.jsonl", InterviewRow, 60),
    ("attacks/dev.jsonl", AttackRow, 1152),
]


@pytest.mark.parametrize(("name", "model", "rows"), REAL)
def test_the_development_sets_are_read_whole(name, model, rows):
    if not (DATA / name).is_file():
        pytest.skip(f"{name} is not here; it is no part of the repository")
    assert len(read_rows(DATA / name, model)) == rows
