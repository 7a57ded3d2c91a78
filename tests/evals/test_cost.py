"""What an interview costs, measured through the product; the interview that is measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import printing
from evals.scaled_screening import LENGTHS, WORDS, Applicant, Length, scaled_pack
from evals.suites import cost
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError

CONTENT = Path(__file__).parents[2]
SHORT = Length(2, 2, 2)


@pytest.fixture(scope="module")
def found(encoder):
    return cost.of_length(CONTENT, encoder, SHORT)


def test_lengths_are_in_the_shipped_ratio():
    assert [one.answers for one in LENGTHS] == [10, 30]
    assert (LENGTHS[1].leads, LENGTHS[1].follow_ups, LENGTHS[1].verification) == (2 * 5, 2 * 8, 2 * 2)


@pytest.mark.parametrize("length", LENGTHS)
def test_the_measured_pack_is_one_that_could_be_shipped(length):
    pack = scaled_pack(CONTENT, length)
    assert [len(one.criteria) for one in pack.competencies] == [3] * length.leads
    assert RubricPack.model_validate(pack.model_dump()) == pack


def test_every_call_is_counted_once_by_server_and_ledger(found):
    for name in ("calls", "input_tokens", "cached_tokens", "output_tokens"):
        assert sum(one[name] for one in found["by_purpose"].values()) == found[name]
    assert {name: one["calls"] for name, one in found["by_purpose"].items()} == {"ask": 2, "grade": 6, "claims": 1}
    assert found["failed_calls"] == 0


def test_an_applicant_waits_for_one_call_at_most_and_for_no_form(found):
    assert found["most_calls_before_the_next_question"] == 1
    assert found["forms_before_the_next_question"] == 0


def test_every_answer_has_as_many_words_as_the_published_ones(encoder):
    said: list[str] = []
    applicant = Applicant(CONTENT)

    def listened(view):
        text = applicant(view)
        if text is not None:
            said.append(text)
        return text

    cost.of_length(CONTENT, encoder, SHORT, respond=listened)
    assert [len(text.split()) for text in said] == [WORDS] * SHORT.answers
    assert len(set(said)) == len(said)


def test_an_interview_of_another_length_says_nothing(encoder):
    with pytest.raises(InputError, match="came to"):
        cost.of_length(CONTENT, encoder, Length(1, 9, 2))


def test_figures_can_be_printed(found):
    shown = printing.cost({"6": found, "12": found, "ratio": 1.0, "words_an_answer": WORDS, "engine": "model"})
    assert "grade: input tokens" in shown
    assert "calls an answer" in shown
