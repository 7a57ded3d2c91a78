from __future__ import annotations

from dataclasses import replace

import pytest

from interviewer.gold.agreement import Agreement
from interviewer.gold.compare import Effect
from interviewer.gold.figures import Change, Figures
from interviewer.gold.in_words import (
    beside_length,
    between_people,
    closeness,
    leaning,
    listed,
    too_few,
    whether_better,
    with_people,
)


def figures(qwk=0.7, n=40, drawn="questions", exact=0.5) -> Figures:
    return Figures(n, 6, qwk, (0.5, 0.8), exact, (0.4, 0.6), drawn, {})


def found(**changes) -> Agreement:
    known = Agreement("", "", figures(), figures(), figures(0.2), figures(0.65), Change(0.0, (-0.1, 0.1)), 0.0)
    return replace(known, **changes)


@pytest.mark.parametrize(
    ("by", "interval", "words"),
    [
        (0.02, (-0.1, 0.12), "about as well as they agree with each other."),
        (0.2, (0.05, 0.3), "better than they agree with each other."),
        (-0.2, (-0.3, -0.05), "less than they agree with each other."),
        (-0.2, (-0.5, 0.1), "less than they agree with each other, but they are too few to be sure."),
        (0.02, (-0.5, 0.4), "about as well as they agree with each other, but they are too few to be sure."),
        (0.3, (-0.1, 0.6), "better than they agree with each other, but they are too few to be sure."),
        (0.0, None, "There are too few answers to tell"),
    ],
)
def test_the_machine_is_held_against_how_people_agree_with_each_other(by, interval, words):
    assert words in with_people(found(as_a_rater=Change(by, interval)), ("Ann", "Bo"))


def test_with_one_rater_the_machine_is_held_against_that_rater():
    alone = found(raters=None, as_a_rater=None)
    assert with_people(alone, ("Ann",)) == "The machine agrees with Ann closely."
    assert between_people(alone) == ""


def test_without_a_kappa_the_same_levels_are_counted():
    flat = found(raters=None, as_a_rater=None, machine=figures(None, n=4, exact=0.75))
    assert "the same level 3 of 4 times" in with_people(flat, ("Ann",))


def test_nothing_rated_says_so():
    assert "Nothing has a level" in with_people(found(machine=figures(None, n=0, exact=None)), ("Ann",))


def test_people_who_agree_are_said_to():
    assert between_people(found()) == "People agree with each other closely."
    assert "too few different levels" in between_people(found(raters=figures(None)))


@pytest.mark.parametrize(
    ("kappa", "words"),
    [(0.85, "very closely"), (0.6, "closely"), (0.45, "moderately"), (0.2, "little"), (0, "chance")],
)
def test_closeness_goes_by_bands(kappa, words):
    assert words in closeness(kappa)


def test_a_machine_that_leans_is_said_to_and_one_that_hardly_does_is_not():
    assert leaning(found(bias=0.1)) == "The machine rates 10% of the scale higher than people."
    assert "lower" in leaning(found(bias=-0.1))
    assert leaning(found(bias=0.04)) == leaning(found(bias=None)) == ""


def test_length_alone_is_said_to_do_as_well_where_it_does():
    assert "agrees with them less" in beside_length(found())
    assert "about as well" in beside_length(found(length=figures(0.68)))
    assert beside_length(found(length=figures(None))) == ""


def test_few_answers_are_a_first_look():
    assert "first look" in too_few(figures(drawn=None))
    assert too_few(figures()) == too_few(figures(n=0, drawn=None)) == ""


def test_names_are_listed_as_in_a_sentence():
    assert [listed(names) for names in ((), ("Ann",), ("Ann", "Bo"), ("Ann", "Bo", "Cy"))] == [
        "",
        "Ann",
        "Ann and Bo",
        "Ann, Bo and Cy",
    ]


@pytest.mark.parametrize(
    ("interval", "n", "words"),
    [
        ((0.1, 0.3), 20, "agrees more"),
        ((-0.3, -0.1), 20, "agrees less"),
        ((-0.1, 0.1), 20, "do not tell"),
        (None, 0, "No rating can move"),
    ],
)
def test_a_new_version_is_better_only_beyond_chance(interval, n, words):
    change = Change(0.0, interval)
    effect = Effect("", "", figures(n=n), figures(n=n), change, change)
    assert words in whether_better(effect)
