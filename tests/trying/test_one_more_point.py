"""What one more key point would change is found out by the grader, with words of the pack's own examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.rubric import RubricPack
from interviewer.trying.bench import Bench
from interviewer.trying.one_more_point import Change, Standing
from tests.builders import pack_document

LITTLE = "It depends a good deal on the leaves and on who is at the table that day."


def taught() -> RubricPack:
    """The tea pack with examples whose sentences show one key point each."""
    document = pack_document()
    for question in document["competencies"][0]["questions"]:
        question["exemplars"][3]["answer"] = (
            "I check the boiling water temperature before I serve anybody. I adjust the boiling water temperature once "
            "the cup is off. I check the steeping time minutes before I serve anybody. I adjust the steeping time "
            "minutes once the cup is off."
        )
    return RubricPack.model_validate(document)


@pytest.fixture(scope="module")
def bench(tea_services) -> Bench:
    return Bench(tea_services.embeddings)


@pytest.fixture(scope="module")
def more(bench):
    trial = bench.try_answer(taught(), "brewing-a", [LITTLE])
    return trial, bench.one_more(taught(), trial)


def test_every_key_point_that_was_not_found_is_there_and_no_other(more):
    trial, found = more
    for tried in trial.criteria:
        missing = [point.key_point for point in tried.assessment.key_points if not point.found]
        assert [one.point.id for one in found[tried.criterion.id].points] == missing


def test_a_point_that_is_missing_raises_the_level_with_a_sentence_of_an_example(more):
    _, found = more
    points = [one for one in found["brewing-two"].points if one.change is not None]
    assert points
    for one in points:
        assert one.borrowed is not None
        assert any(one.borrowed.text in example.answer for example in taught().question("brewing-a")[1].exemplars)
        assert one.change is not None
        assert one.change.after.expected > one.change.before.expected


def test_all_that_is_missing_together_is_worth_no_less_than_each(more):
    _, found = more
    together = found["brewing-two"].together
    assert together is not None
    each = [one.change.after.expected for one in found["brewing-two"].points if one.change]
    assert together.after.expected >= max(each) - 0.05


def test_a_point_that_no_good_example_shows_cannot_be_estimated(bench):
    document = pack_document()
    for question in document["competencies"][0]["questions"]:
        for exemplar in question["exemplars"]:
            exemplar["answer"] = f"We sat by the lake with the children, {exemplar['levels']['brewing-one']} of us."
    silent = RubricPack.model_validate(document)
    trial = bench.try_answer(silent, "brewing-a", ["We went to the cinema with the neighbours and came home late."])
    points = [one for own in bench.one_more(silent, trial).values() for one in own.points]
    assert points
    assert all(one.borrowed is None and one.change is None for one in points)


def test_an_example_does_not_lend_its_sentences_to_itself(bench):
    example = taught().question("brewing-a")[1].exemplars[2].answer
    trial = bench.try_answer(taught(), "brewing-a", [example])
    for own in bench.one_more(taught(), trial).values():
        assert all(one.borrowed is None or one.borrowed.text not in example for one in own.points)


def standing(level, expected=None, given=True):
    return Standing(level, given, level if expected is None else expected)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (standing(1), standing(2), "would be level 2 instead of 1"),
        (standing(1), standing(0), "would be level 0 instead of 1"),
        (standing(0, given=False), standing(1), "would be level 1 instead of not rated"),
        (standing(1), standing(1, given=False), "would be left to a person"),
        (standing(1, given=False), standing(1, given=False), "no change: still not rated"),
        (standing(1, 1.0), standing(1, 1.02), "no change: still level 1, and no nearer to another"),
        (standing(1, 1.0), standing(1, 1.4), "no change: still level 1, a little higher (1.4 rather than 1.0)"),
        (standing(1, 1.0), standing(1, 0.8), "no change: still level 1, a little lower (0.8 rather than 1.0)"),
    ],
)
def test_a_change_is_said_in_words(before, after, words):
    assert Change(before, after).in_words == words


@given(st.builds(Standing, st.integers(0, 5), st.booleans(), st.floats(0, 5)))
def test_nothing_added_is_no_change(same):
    assert Change(same, same).in_words.startswith("no change")
