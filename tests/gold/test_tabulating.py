from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.graded import GivenLevel, Kept, KeptAnswer, LevelChange, NewAnswer, NoteChange, Removal
from interviewer.errors import InputError
from interviewer.gold.tabulating import TableRow, edited, rows_to
from tests.builders import START

ANN, BO = ("Ann", "brewing-one"), ("Bo", "brewing-one")
WATER = TableRow(1, "I check the water.", {ANN: 2}, "close")
TIME = TableRow(2, "Three minutes.", {})


def kept(*answers: KeptAnswer) -> Kept:
    return Kept(7, answers, (), ("Ann", "Bo"))


def answer(number=1, question="brewing-a", **levels: int) -> KeptAnswer:
    given = {rater: GivenLevel(level, rater, START, False) for rater, level in levels.items()}
    return KeptAnswer(number, question, "I check the water.", "", "Ann", START, "close", {"brewing-one": given})


def test_the_table_of_a_question_has_its_answers_with_the_levels_of_its_columns():
    rows = rows_to(kept(answer(Ann=2, Bo=3), answer(2, "brewing-b", Ann=1)), "brewing-a", [ANN], (0, 1, 2, 3))
    assert rows == (WATER,)


def test_a_level_off_the_scale_leaves_its_cell_empty():
    (row,) = rows_to(kept(answer(Ann=0, Bo=5)), "brewing-a", [ANN, BO], (1, 2, 3, 4, 5))
    assert row.levels == {BO: 5}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ([WATER, TIME], []),
        ([replace(WATER, levels={ANN: 3}), TIME], [LevelChange(1, "brewing-one", "Ann", 3, 2)]),
        ([replace(WATER, levels={}), TIME], [LevelChange(1, "brewing-one", "Ann", None, 2)]),
        ([WATER, replace(TIME, levels={BO: 1})], [LevelChange(2, "brewing-one", "Bo", 1, None)]),
        ([replace(WATER, note="odd"), TIME], [NoteChange(1, "odd", "close")]),
        ([TIME], [Removal(1)]),
        ([replace(WATER, answer=""), TIME], [Removal(1)]),
        ([replace(WATER, answer="I  check the water. "), TIME], []),
    ],
)
def test_what_was_edited_is_told_from_what_was_not(after, expected):
    found = edited("brewing-a", [WATER, TIME], after)
    assert (list(found.changes), found.new) == (expected, ())
    assert bool(found) is bool(expected)


def test_a_row_with_other_words_takes_the_answer_out_and_adds_another():
    found = edited("brewing-a", [WATER], [replace(WATER, answer="I weigh the leaves.")])
    assert found.changes == (Removal(1),)
    assert found.new == (NewAnswer("brewing-a", "I weigh the leaves.", {"brewing-one": {"Ann": 2}}, "close"),)


def test_a_new_row_is_a_new_answer_and_an_empty_one_is_nothing():
    found = edited("brewing-a", [], [TableRow(None, "New.", {BO: 1}), TableRow(None, " ", {})])
    assert found.new == (NewAnswer("brewing-a", "New.", {"brewing-one": {"Bo": 1}}, ""),)
    assert len(found) == 1


@pytest.mark.parametrize("row", [TableRow(None, "", {ANN: 1}), TableRow(None, "", {}, "odd")])
def test_levels_without_an_answer_are_refused(row):
    with pytest.raises(InputError, match="levels or a note and no answer"):
        edited("brewing-a", [], [row])


ROWS = st.lists(
    st.builds(
        TableRow,
        number=st.none(),
        answer=st.text("ab ", min_size=1, max_size=4).filter(str.strip),
        levels=st.dictionaries(st.sampled_from([ANN, BO]), st.integers(0, 3)),
        note=st.text("xy", max_size=2),
    ),
    max_size=4,
).map(lambda rows: [replace(row, number=number) for number, row in enumerate(rows, start=1)])


@given(ROWS)
def test_a_table_that_nobody_edited_changes_nothing(rows):
    assert not edited("brewing-a", rows, rows)


@given(ROWS, ROWS)
def test_every_answer_that_is_gone_is_taken_out_or_replaced_once(before, after):
    found = edited("brewing-a", before, after)
    removed = [one.answer for one in found.changes if isinstance(one, Removal)]
    assert len(removed) == len(set(removed))
    assert {row.number for row in before} - {row.number for row in after} <= set(removed)
