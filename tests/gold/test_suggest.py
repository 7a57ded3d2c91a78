from __future__ import annotations

import pytest

from interviewer.gold.rated import Rating, rate_all
from interviewer.gold.suggest import LEAST_ANSWERS, suggest
from tests.gold.conftest import graded_rows

WORDS = ["always", "often", "mostly", "sometimes", "now and then", "every morning", "at first"]


@pytest.fixture
def strict(load):
    """Answers that say what the rubric asks for, and that people for once thought worth nothing."""
    texts = [f"I {one} check the boiling water temperature before serving and adjust it when off." for one in WORDS]
    return load(
        [[question, f"{text} {question}", "0", "0"] for question in ("brewing-a", "brewing-b") for text in texts]
    )


def rated(gold, tea, make):
    return rate_all(Rating(tea, make), gold.answers)


def test_the_best_is_suggested_first_and_helps_answers_that_did_not_choose_it(strict, tea, make):
    found = suggest(tea, rated(strict, tea, make), make, most=2)
    assert found.found
    assert [one.gain for one in found.found] == sorted((one.gain for one in found.found), reverse=True)
    assert found.candidates + found.chosen_on + found.checked_on == len(strict.answers)
    assert (found.candidates, found.chosen_on, found.checked_on) == (4, 6, 4)
    assert found.after.exact >= found.before.exact
    assert {one.gold.level("brewing-one") for one in found.found} == {0}


def test_what_a_single_one_does_is_what_grading_with_it_does(strict, tea, make):
    rows = rated(strict, tea, make)
    found = suggest(tea, rows, make, most=1)
    (one,) = found.found
    assert one.competency == "brewing"
    assert one.exact == found.exact
    assert found.exact.by == pytest.approx(found.after.exact - found.before.exact)


def test_too_few_answers_suggest_nothing(load, tea, make):
    gold = load(graded_rows()[: LEAST_ANSWERS - 1])
    found = suggest(tea, rated(gold, tea, make), make)
    assert (found.found, found.candidates, found.after.n) == ((), 0, 0)


def test_answers_that_are_exemplars_already_are_no_candidates(load, tea, make):
    shown = [[q.id, one.answer, "0", "0"] for q in tea.competencies[0].questions for one in q.exemplars]
    gold = load(shown + graded_rows()[:6])
    assert suggest(tea, rated(gold, tea, make), make).candidates == 0


def test_where_people_and_machine_are_at_one_nothing_is_suggested(load, tea, make):
    rows = rated(load(graded_rows()), tea, make)
    agreed = load(graded_rows([(str(one.verdict.level),) * 2 for one in rows[:7]]))
    for one in suggest(tea, rated(agreed, tea, make), make, most=3).found:
        assert one.gain >= 0.01
