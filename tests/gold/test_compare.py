from __future__ import annotations

import copy

import pytest

from interviewer.domain.rubric import RubricPack
from interviewer.gold.answers import shared_exemplars
from interviewer.gold.compare import compare, graded_hash
from tests.builders import pack, pack_document
from tests.gold.conftest import graded_rows


@pytest.fixture(scope="module")
def spoilt() -> RubricPack:
    """The tea pack whose first criterion asks for something else, and is taught that too."""
    document = copy.deepcopy(pack_document(version="1.1.0"))
    criterion = document["competencies"][0]["criteria"][0]
    criterion["anchors"] = {
        0: "Checks the boiling water temperature, says why, and adjusts when it is off.",
        1: "Mentions a boat.",
        2: "Talks about a boat on the lake and the cinema.",
        3: "Talks about a boat on the lake, fishing on Sundays, the cinema and the children at home.",
    }
    criterion["key_points"] = [
        {"id": "checks", "text": "Keeps a boat on the lake and goes fishing."},
        {"id": "adjusts", "text": "Stays at home with the children when the cinema is closed."},
    ]
    for question in document["competencies"][0]["questions"]:
        for number, exemplar in enumerate(question["exemplars"]):
            exemplar["levels"]["brewing-one"] = 3 - number
    return RubricPack.model_validate(document)


def test_a_version_that_asks_for_something_else_is_worse_beyond_its_interval(load, tea, spoilt, make):
    found = compare(tea, spoilt, load(graded_rows()), make)
    assert found.overall.worse
    assert not found.overall.better
    assert found.overall.qwk.by < 0
    assert (found.overall.after.n, found.overall.after.drawn) == (14, "answers")


def test_back_again_is_better(load, tea, spoilt, make):
    found = compare(spoilt, tea, load(graded_rows()), make)
    assert (found.overall.better, found.overall.worse) == (True, False)


def test_what_moved_has_both_levels_and_what_may_have_moved_it(load, tea, spoilt, make):
    found = compare(tea, spoilt, load(graded_rows()), make)
    assert found.moved
    assert [one.closer for one in found.moved] == sorted(one.closer for one in found.moved)
    for one in found.moved:
        assert one.before.verdict.level != one.after.verdict.level
        assert one.before.gold is one.after.gold
        assert {change.kind for change in one.why} == {"anchor", "key point", "exemplar"}


def test_a_version_that_is_the_same_moves_nothing(load, tea, make):
    found = compare(tea, pack(version="1.0.1", title="Tea"), load(graded_rows()), make)
    assert (found.moved, found.criteria, found.overall.after.n) == ((), (), 0)
    assert [one.where for one in found.changes] == ["title"]
    assert not found.overall.worse


def test_whose_words_are_right_is_something_that_answers_are_graded_by(load, tea, make):
    document = copy.deepcopy(pack_document(version="2.0.0"))
    document["competencies"][0]["criteria"][0]["own_words"] = False
    new = RubricPack.model_validate(document)
    assert graded_hash(new) != graded_hash(tea) == graded_hash(pack(version="1.0.1"))
    assert {one.competency for one in compare(tea, new, load(graded_rows()), make).criteria} == {"brewing"}


def test_answers_are_left_out_whose_question_only_one_version_has(load, tea, spoilt, make):
    document = spoilt.model_dump(mode="json")
    document["competencies"][0]["questions"][1]["id"] = "brewing-c"
    found = compare(tea, RubricPack.model_validate(document), load(graded_rows()), make)
    assert {one.gold.question for pair in found.moved for one in (pair.before, pair.after)} <= {"brewing-a"}
    assert found.overall.after.n == 7


def test_a_criterion_whose_scale_changed_is_left_out(load, tea, make):
    document = copy.deepcopy(pack_document(version="2.0.0"))
    for criterion in document["competencies"][0]["criteria"]:
        criterion["anchors"] = {level + 1: text for level, text in criterion["anchors"].items()} | {5: "More."}
    for question in document["competencies"][0]["questions"]:
        for exemplar in question["exemplars"]:
            exemplar["levels"] = {one: level + 1 for one, level in exemplar["levels"].items()}
    found = compare(tea, RubricPack.model_validate(document), load(graded_rows()), make)
    assert (found.criteria, found.overall.after.n) == ((), 0)


def test_shared_exemplars_are_those_with_one_level_in_both(tea, spoilt):
    gold = shared_exemplars(tea, spoilt)
    brewing = [one for one in gold.answers if one.question.startswith("brewing")]
    assert len(brewing) == 8
    assert all(set(one.levels) == {"brewing-two"} for one in brewing)


def test_without_gold_the_shared_exemplars_are_each_rated_without_themselves(tea, spoilt, make):
    found = compare(tea, spoilt, shared_exemplars(tea, spoilt), make)
    assert found.overall.after.n == 8
    assert [one.criterion for one in found.criteria] == ["brewing-two"]
