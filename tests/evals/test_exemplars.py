from __future__ import annotations

import pytest

from evals.adapters import graded_questions
from evals.exemplars import drawn
from tests.evals.test_adapters import row


@pytest.fixture
def rows():
    many = [
        row(id=f"a{at}", question_id="a", answer=f"Answer number {at}.", score=float(at % 3), max_score=2.0, bins=2)
        for at in range(40)
    ]
    return many + [row(id=f"b{at}", question_id="b", reference=["Another."], bins=2) for at in range(15)]


def test_half_of_a_questions_answers_are_for_testing(rows):
    assert len(drawn(rows, graded_questions(rows), 5, 0).test) == 20


def test_a_question_with_fewer_than_16_answers_is_left_out(rows):
    split = drawn(rows, graded_questions(rows), 5, 0)
    assert all(place < 40 for place in split.test)
    assert list(split.exemplars) == ["question-1"]


@pytest.mark.parametrize("seed", range(8))
def test_no_answer_is_both_tested_and_an_exemplar(rows, seed):
    split = drawn(rows, graded_questions(rows), 10, seed)
    assert not set(split.test) & set(split.exemplars["question-1"])


def test_exemplars_are_spread_over_the_levels(rows):
    chosen = drawn(rows, graded_questions(rows), 6, 1).exemplars["question-1"]
    assert sorted(rows[place].score for place in chosen) == [0, 0, 1, 1, 2, 2]


def test_a_level_with_too_few_answers_leaves_its_turns_to_the_others():
    lopsided = [row(id=str(at), answer=f"Answer {at}.", score=float(at == 0)) for at in range(32)]
    found = [drawn(lopsided, graded_questions(lopsided), 8, seed).exemplars["question-1"] for seed in range(8)]
    assert {len(one) for one in found} == {8}


def test_an_empty_answer_is_no_exemplar():
    blank = [row(id=str(at), answer="  " if at % 2 else "Words.", score=float(at % 2)) for at in range(32)]
    for seed in range(4):
        chosen = drawn(blank, graded_questions(blank), 10, seed).exemplars["question-1"]
        assert all(blank[place].answer.strip() for place in chosen)


def test_the_same_seed_draws_the_same_and_another_one_others(rows):
    questions = graded_questions(rows)
    assert drawn(rows, questions, 5, 3) == drawn(rows, questions, 5, 3)
    assert drawn(rows, questions, 5, 3) != drawn(rows, questions, 5, 4)
