"""What falls short is said in words, with the figures it rests on; what does not is not mentioned."""

from __future__ import annotations

import dataclasses
import json

import pytest

from interviewer.content.simulated import Ability
from interviewer.domain.evidence import WhyUnrated
from interviewer.simulating.document import FORMAT, document
from interviewer.simulating.figures import CriterionFigures, Figures, PersonaFigures, figures
from interviewer.simulating.findings import findings, how_often, summary, told_apart


def persona(name="bluffer", ability=Ability.LESS, **more):
    values = {
        "persona": name, "ability": ability, "interviews": 4, "score": 0.2, "auc": 1.0, "pairs": 32, "rated": 1.0,
        "follow_ups": 0, "new": 0, "minutes": 10.0,
    }  # fmt: skip
    return PersonaFigures(**values | more)


def expert(**more):
    return persona("expert", Ability.EXPERT, **{"score": 0.8, "auc": None, "pairs": 0} | more)


def criterion(**more):
    values = {
        "competency": "brewing", "competency_name": "Brewing", "criterion": "brewing-one", "name": "brewing one",
        "asked": 8, "rated": 8, "unrated": None, "experts": 3.0, "others": 1.0, "auc": 1.0,
    }  # fmt: skip
    return CriterionFigures(**values | more)


def titles(simulation, *personas, criteria=(), waiting=0):
    return [one.title for one in findings(simulation, Figures(tuple(personas), tuple(criteria), waiting))]


def test_where_all_is_well_nothing_is_found(simulation):
    assert titles(simulation, expert(), persona(), criteria=[criterion()]) == []


def test_whoever_is_not_told_from_an_expert_is_named_with_the_criteria_that_fail(simulation):
    found = findings(simulation, Figures((expert(), persona(auc=0.9)), (), 0))
    assert found[0].title == "Experts are not told well enough from “bluffer”"
    assert "28.8 of 32 pairs" in found[0].text
    assert "brewing one" in found[0].text


@pytest.mark.parametrize(
    ("figures_", "title"),
    [
        ({"rated": 0, "unrated": WhyUnrated.TOO_LITTLE}, "“brewing one” is never rated"),
        ({"rated": 3, "unrated": WhyUnrated.LOW_CONFIDENCE}, "“brewing one” is seldom rated"),
        ({"rated": 4}, None),
        ({"asked": 0, "rated": 0}, None),
    ],
)
def test_a_criterion_that_is_not_rated_is_named(simulation, figures_, title):
    assert titles(simulation, expert(), criteria=[criterion(**figures_)]) == ([title] if title else [])


def test_an_expert_in_another_voice_who_scores_lower_is_named(simulation):
    terse = persona("terse", Ability.EQUAL, score=0.6, auc=1.0)
    assert titles(simulation, expert(), terse) == ["“terse” scores lower than an expert"]
    assert titles(simulation, expert(), dataclasses.replace(terse, score=0.75)) == []


def test_an_interview_over_time_is_named_beyond_what_speeds_are_known_to(simulation):
    assert titles(simulation, expert(minutes=19)) == ["It takes longer than applicants are told"]
    assert titles(simulation, expert(minutes=17)) == []


def test_follow_ups_that_bring_nothing_are_named_once_there_are_a_few(simulation):
    assert titles(simulation, expert(follow_ups=6, new=1)) == ["Follow-ups bring little that is new"]
    assert titles(simulation, expert(follow_ups=2, new=0)) == []
    assert titles(simulation, expert(), persona(follow_ups=8, new=0)) == [], "who knows nothing has nothing to add"


def test_a_model_that_failed_is_named(simulation):
    assert titles(simulation, expert(), waiting=3) == ["The model failed on some ratings"]


@pytest.mark.parametrize(
    ("chance", "words"),
    [(1.0, "every time"), (0.96, "nearly every time"), (0.9, "mostly"), (0.5, "hardly more often than by chance")],
)
def test_a_chance_is_said_as_people_say_it(chance, words):
    assert how_often(chance) == words


def test_whoever_knows_as_much_should_not_be_told_apart():
    assert told_apart(persona("terse", Ability.EQUAL, auc=0.5)).startswith("Should score as high as an expert")
    assert told_apart(expert()) == ""


def test_the_summary_says_who_is_told_apart_and_what_was_rated(simulation):
    said = " ".join(summary(simulation, figures(simulation)))
    assert "Experts are told from every persona that knows less." in said
    assert "Every criterion was given a level at least once." in said


def test_without_an_expert_that_is_what_the_summary_says(simulation):
    said = summary(simulation, Figures((persona(auc=None),), (), 0))
    assert said[0] == "No expert was interviewed, so nobody can be told from one."


def test_the_document_holds_every_figure_and_every_word_and_no_report_passes_for_a_persons(simulation):
    kept = json.loads(json.dumps(document(simulation, figures(simulation))))
    assert (kept["format"], kept["engine"], kept["interviews_wanted"]) == (FORMAT, "embedded", 6)
    assert {one["persona"] for one in kept["personas"]} == {"expert", "second-expert", "bluffer"}
    assert all(one["report"]["sample"] for one in kept["interviews"])
    assert kept["interviews"][0]["report"]["turns"][1]["text"].startswith("I check the boiling water")
