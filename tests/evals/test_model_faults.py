"""A chat model that fails once in an interview, and the counting itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.suites import model_faults
from evals.suites.fault_counts import Count, together

CONTENT = Path(__file__).parents[2]
WRONG = ("lost_answers", "duplicate_turns", "double_ratings", "invented_ratings", "repeated_requests", "unfinished")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The quick faults, four interviews each: one a part of the interview, and the conversation twice."""
    quick = ("server-error", "reset", "bad-json", "wrong-schema", "refusal", "invented-quote")
    return model_faults.measure(tmp_path_factory.mktemp("model"), CONTENT, 4, quick, competencies=1)


def test_there_are_twelve_faults():
    assert len(set(model_faults.FAULTS)) == 12


def test_nothing_is_lost_or_invented_and_every_interview_comes_to_its_end(found):
    for name, count in found.items():
        assert {wrong: count[wrong] for wrong in WRONG if count[wrong]} == {}, name
        assert count["runs"] == 4
        assert count["acknowledged"] > 4 * 4


def test_each_interview_met_its_fault_and_those_who_waited_are_timed(found):
    for name, count in found.items():
        assert count["attempts_that_failed"] >= 4, name
        assert count["seconds_to_next_question"]["p95"] < model_faults.TURN_SECONDS


def test_what_nobody_said_is_shown_to_nobody(found):
    assert all(count["invented_words_shown"] == 0 for count in found.values())


def test_claims_are_read_by_rule_where_the_model_fails_at_them(found):
    assert found["refusal"]["claims_by_rule"] == 1


def test_counts_are_added_up():
    one = Count(runs=1, lost_answers=1, waits=[0.5], other={"put_off": 1})
    other = Count(runs=1, waits=[1.5], other={"put_off": 0})
    summed = together([one, other])
    assert (summed.runs, summed.lost_answers, summed.waits, summed.other) == (2, 1, [0.5, 1.5], {"put_off": 1})
