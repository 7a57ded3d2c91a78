from __future__ import annotations

import json

import pytest

from evals.data import InterviewRow, TurnRow
from evals.suites import interviews, turns
from tests.evals.builders import ANCHORS, interview_row, turn_row

GOOD = "I ask the guest what they drink, smell the leaves, and brew a small cup to check it before I serve."


def turn(**changes) -> TurnRow:
    return TurnRow.model_validate_json(json.dumps(turn_row(**changes)))


def interview(**changes) -> InterviewRow:
    return InterviewRow.model_validate_json(json.dumps(interview_row(**changes)))


def test_answers_carry_the_question_that_was_asked_before_them():
    (found,) = turns.exchanges(turn())
    assert (found.turn, found.question) == (1, "How do you choose a tea for a guest?")


def test_a_turn_that_says_nothing_to_the_point_moves_nothing(encoder):
    figures = turns.measure([turn()], encoder)
    assert figures["n"] == 1
    assert figures["raised"] == {"irrelevance": 0.0}
    assert figures["lowered"] == {"irrelevance": 0.0}


def test_a_turn_that_shows_more_is_seen_to_raise_a_rating(encoder):
    weak = [
        {"role": "interviewer", "message": "How do you choose a tea for a guest?"},
        {"role": "applicant", "message": "I take whatever tin stands in front, to be honest."},
    ]
    figures = turns.measure([turn(kind="more", base=weak, question="And then?", answer=GOOD)], encoder)
    assert figures["raised"] == {"more": 1.0}


def test_a_claim_that_is_not_kept_up_is_seen_to_lower_a_rating(encoder):
    base = [
        {"role": "interviewer", "message": "How do you choose a tea for a guest?"},
        {"role": "applicant", "message": GOOD},
    ]
    asked = "You said you ask guests how they like their tea: do you really do that every time?"
    said = "No, not really. It's more of a guideline, most days I don't ask and just take the nearest tin."
    figures = turns.measure([turn(kind="debase", base=base, question=asked, answer=said)], encoder)
    assert (figures["raised"], figures["lowered"]) == ({"debase": 0.0}, {"debase": 1.0})


def test_shares_are_by_kind_and_a_turn_is_watched_on_the_dimension_it_names(encoder):
    rubric = {
        "choosing": ANCHORS,
        "singing": {"low": "Hums.", "medium": "Sings a tune.", "high": "Sings an aria well."},
    }
    weak = [{"role": "applicant", "message": "I take whatever tin stands in front, to be honest."}]
    common = {"base": weak, "rubric": rubric, "answer": GOOD}
    expect = {"dimension": "singing", "level": "low", "direction": "down"}
    figures = turns.measure([turn(kind="all", **common), turn(kind="one", expect=expect, **common)], encoder)
    assert figures["raised"] == {"all": 1.0, "one": 0.0}
    assert set(figures["lowered"]) == {"all", "one"}


def test_every_dimension_of_an_interview_counts(encoder):
    rubric = {"choosing": ANCHORS, "serving": ANCHORS}
    truth = {"choosing": "low", "serving": "high"}
    figures = interviews.measure([interview(rubric=rubric, truth=truth, rival=None)], encoder)
    assert figures["n"] == 2
    assert sum(map(sum, figures["confusion"])) == 2
    assert figures["accuracy"] == 0.5
    assert "rival" not in figures["baselines"]


def test_nothing_known_is_even_odds_on_the_middle_level(encoder):
    rows = [interview(id=step, truth={"choosing": step}, rival=None) for step in ("low", "medium", "high")]
    nothing = interviews.measure(rows, encoder)["baselines"]["nothing_known"]
    assert nothing["accuracy"] == pytest.approx(1 / 3)
    assert nothing["brier"] == pytest.approx(2 / 3)
    assert nothing["ece"] == pytest.approx(0)


def test_a_rival_in_the_set_is_measured_beside(encoder):
    rival = interviews.measure([interview()], encoder)["baselines"]["rival"]
    assert rival["accuracy"] == 1.0
    assert rival["brier"] == pytest.approx(0.01 + 0.09 + 0.04)


def test_a_set_with_one_level_has_no_kappa(encoder):
    assert interviews.measure([interview(), interview(id="i2")], encoder)["qwk"] is None
