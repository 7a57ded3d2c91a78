"""Graded answers rated by a version, looked at, and searched for exemplars."""

from __future__ import annotations

import pytest

from interviewer.authoring.agreeing import Agreeing
from interviewer.gold.answers import GoldAnswer, exemplars
from interviewer.models.choose import open_embeddings
from tests.builders import pack
from tests.gold.conftest import ANSWERS

TEA = pack()


@pytest.fixture(scope="module")
def agreeing():
    return Agreeing(open_embeddings(threads=1))


@pytest.fixture(scope="module")
def measured(agreeing):
    return agreeing.measure(TEA, exemplars(TEA))


def test_a_pack_without_gold_is_measured_on_its_own_exemplars(measured):
    assert len(measured.report.gold.answers) == 16
    assert measured.report.overall.machine.n == len(measured.rows) == 32


def test_rows_within_a_level_are_counted(measured):
    within = sum(abs(one.verdict.level - one.level) <= 1 for one in measured.rows)
    assert measured.within_one == within > 0


def test_one_answer_is_rated_as_it_is_among_others(agreeing, measured):
    gold = measured.report.gold.answers[3]
    alone = agreeing.look(TEA, gold)
    among = [row for row in measured.rows if row.gold is gold]
    assert [row.verdict.shares for row in alone.rows] == [row.verdict.shares for row in among]


def test_a_progress_that_raises_breaks_it_off_and_the_next_one_is_let_in(agreeing):
    class Enough(Exception):
        pass

    def stop(done, of):
        raise Enough

    with pytest.raises(Enough):
        agreeing.measure(TEA, exemplars(TEA), stop)
    answer = GoldAnswer("answer 1", "brewing-a", ANSWERS[0], {"brewing-one": {"Ann": 3}})
    assert agreeing.look(TEA, answer).rows


def test_too_few_answers_suggest_nothing(agreeing, measured):
    assert agreeing.suggest(measured).found == ()
