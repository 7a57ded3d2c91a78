"""Figures of a simulation: chances are counted over pairs, and what was not scripted is not held against anybody."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.simulated import Ability
from interviewer.simulating.figures import auc, criteria_between, figures
from interviewer.simulating.holding import Simulation

SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=8)


@given(SCORES, SCORES)
def test_the_chance_of_being_above_and_of_being_below_make_one(some, others):
    assert auc(some, others) + auc(others, some) == pytest.approx(1)


@given(SCORES)
def test_whoever_is_held_against_themselves_has_an_even_chance(scores):
    assert auc(scores, scores) == pytest.approx(0.5)


def test_whoever_is_always_above_has_a_chance_of_one():
    assert auc([0.8, 0.9], [0.1, 0.7]) == 1.0


def test_somebody_who_knows_is_told_from_somebody_who_talks(simulation):
    bluffer = next(one for one in figures(simulation).personas if one.persona == "bluffer")
    assert (bluffer.auc, bluffer.pairs, bluffer.interviews) == (1.0, 8, 2)


def test_experts_are_told_from_nobody(simulation):
    experts = [one for one in figures(simulation).personas if one.ability is Ability.EXPERT]
    assert [(one.auc, one.pairs) for one in experts] == [(None, 0)] * 2


def test_personas_come_by_their_score(simulation):
    scores = [one.score for one in figures(simulation).personas]
    assert scores == sorted(scores, reverse=True)


def test_follow_ups_are_counted_with_what_was_new(simulation):
    found = {one.persona: one for one in figures(simulation).personas}
    assert found["bluffer"].follow_ups > 0 == found["bluffer"].new
    assert found["second-expert"].new > 0


def test_every_criterion_has_its_figures_and_work_samples_that_nobody_scripted_are_left_out(simulation):
    found = figures(simulation)
    assert [one.criterion for one in found.criteria] == ["brewing-one", "brewing-two", "tasting-one", "tasting-two"]
    assert all(one.asked == 4 for one in found.criteria), "those who know count, a bluffer does not"
    assert max(one.rated for one in found.personas) == 1.0


def test_where_nobody_knows_all_interviews_count_for_coverage(simulation):
    talk = tuple(one for one in simulation.interviews if one.ability is Ability.LESS)
    assert figures(dataclasses.replace(simulation, interviews=talk)).criteria[0].asked == 2


def test_criterion_by_criterion_those_that_tell_two_apart_least_come_first(simulation):
    chances = [one.auc for one in criteria_between(simulation, "bluffer")]
    assert chances == sorted(chances)


def test_nothing_held_has_no_figures(simulation):
    found = figures(Simulation(simulation.pack, (), 4))
    assert (found.personas, found.waiting) == ((), 0)
