"""Faults put to the real product, a few times each, and the counting itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import printing
from evals.small_screening import PERSON, begin, open_small, small_pack, step, to_the_end
from evals.suites import faults
from evals.suites.fault_erasure import PLANTED, erased
from interviewer.domain.interview import Speaker
from interviewer.models.hashing import HashingEmbeddings

pytestmark = pytest.mark.xdist_group("faults")  # they share the process that theirs are forked from
CONTENT = Path(__file__).parents[2]
WRONG = ("lost_answers", "duplicate_turns", "double_ratings", "invented_ratings", "repeated_requests", "unfinished")


@pytest.fixture(scope="module")
def small():
    return small_pack(CONTENT, competencies=1)


def wrong(count: faults.Count) -> dict[str, int]:
    return {name: getattr(count, name) for name in WRONG if getattr(count, name)}


def test_a_killed_process_loses_nothing_and_its_interview_goes_on(small, tmp_path):
    count = faults.killed(tmp_path, CONTENT, small, 2)
    assert count.runs == 2
    assert wrong(count) == {}
    assert count.other["damaged_database"] == 0


def test_one_text_sent_fifty_times_from_five_processes_is_one_turn(small, tmp_path):
    count = faults.at_once(tmp_path, CONTENT, small, 2)
    assert wrong(count) == {}
    assert count.other["refused"] == {}


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_what_was_acknowledged_before_writing_failed_stands(small, tmp_path, how):
    count = faults.stopped(tmp_path, CONTENT, small, 1, how)
    assert wrong(count) == {}
    assert count.other["refused_with"] == {"StoreError": 1}


def test_nothing_is_acknowledged_once_the_database_was_deleted(small, tmp_path):
    count = faults.deleted(tmp_path, CONTENT, small, 1)
    assert wrong(count) == {}
    assert count.other["refused_with"] == {"StoreError": 1}


def test_no_planted_string_is_left_after_an_erasure(small, tmp_path):
    found = erased(tmp_path, CONTENT, small, 1)
    assert found == {"runs": 1, "planted": PLANTED, "found_before": PLANTED, "found": 0, "others_harmed": 0}


def test_a_lost_answer_and_a_repeated_turn_are_counted(small, tmp_path):
    services = open_small(tmp_path, CONTENT, small)
    usual = faults._undisturbed(services, small)
    view, _ = step(services, begin(services, small))
    count = faults.Count()
    told = faults.Told(view.interview.id, [(1, "what was acknowledged, and is not what was stored")])
    services.screening.submit(view.interview.id, view.answering, "Could you repeat the question?")
    faults._go_on(tmp_path, CONTENT, small, told, count, usual)
    assert count.lost_answers == 1
    assert count.duplicate_turns > 0


def test_the_small_applicant_says_the_same_whoever_goes_on(small, tmp_path):
    services = open_small(tmp_path, CONTENT, small)
    whole = to_the_end(services, begin(services, small))
    halves, _ = step(services, begin(services, small))
    again = to_the_end(open_small(tmp_path, CONTENT, small), halves)
    assert [turn.text for turn in again.turns] == [turn.text for turn in whole.turns]
    assert sum(turn.text == PERSON for turn in whole.turns) == 1
    answers = [turn.text for turn in whole.turns if turn.speaker is Speaker.APPLICANT and turn.move.value == "answer"]
    assert len(set(answers)) == len(answers)
    assert services.embeddings.name == HashingEmbeddings.name


def test_figures_have_the_published_keys_and_can_be_printed():
    figures = faults.Count(runs=1, waits=[0.5], other={"refused": {"StoreError": 1}}).figures()
    assert {"runs", "lost_answers", "duplicate_turns", "double_ratings", "invented_ratings"} <= set(figures)
    assert figures["seconds_to_next_question"] == {"p50": 0.5, "p95": 0.5}
    assert "StoreError 1" in printing.faults({"killed": figures})
