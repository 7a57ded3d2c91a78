from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.adapters import adapt, anchors, graded_questions, key_sentences, level_of, step_pack
from evals.data import GradedRow, StepAnchors
from tests.evals.builders import ANCHORS, graded_row, graded_rows


def row(**changes) -> GradedRow:
    return GradedRow.model_validate_json(json.dumps(graded_row(**changes)))


def rows() -> list[GradedRow]:
    return [row(**one) for one in graded_rows()]


def test_a_question_becomes_a_competency_of_one_criterion():
    adapted = adapt(rows())
    assert [question.rows for question in adapted.questions] == [(0, 1, 2), (3, 4)]
    assert [len(competency.criteria) for competency in adapted.pack.competencies] == [1, 1]


def test_reference_answers_are_the_highest_anchor_and_their_sentences_the_key_points():
    criterion = adapt([row()]).pack.competencies[0].criteria[0]
    assert criterion.anchors[1] == "Use water below the boil. Take the leaves out after two minutes."
    assert [point.text for point in criterion.key_points] == [
        "Use water below the boil.",
        "Take the leaves out after two minutes.",
    ]


def test_who_says_a_reference_answer_word_for_word_is_right_and_an_anchor_has_to_be_met_in_own_words():
    levels = [{"level": 0, "text": "Shows none."}, {"level": 1, "text": "Shows all."}]
    own = [adapt([one]).pack.competencies[0].criteria[0].own_words for one in (row(), row(levels=levels))]
    assert own == [False, True]


def test_references_that_repeat_one_another_count_once():
    assert anchors(row(reference=["Cold water.", "Cold water."]))[1] == "Cold water."


def test_a_scale_has_a_level_more_than_it_has_bins():
    assert tuple(anchors(row(bins=4))) == (0, 1, 2, 3, 4)


def test_levels_of_a_row_are_the_anchors():
    given_levels = [{"level": 2, "text": "All of it."}, {"level": 0, "text": "None."}, {"level": 1, "text": "Some."}]
    assert anchors(row(levels=given_levels, bins=2)) == {0: "None.", 1: "Some.", 2: "All of it."}


def test_one_id_with_two_references_is_two_questions():
    two = [row(reference=["One thing to say."]), row(reference=["Quite another thing."])]
    assert len(graded_questions(two)) == 2


def test_rows_of_one_standard_may_ask_in_other_words():
    two = [row(question="How do you do it?"), row(question="How is it done?")]
    assert len(graded_questions(two)) == 1


def test_exemplars_stand_where_a_pack_has_them_with_the_level_people_gave():
    adapted = adapt(rows(), {"question-1": (0, 1)})
    (question,) = adapted.pack.competencies[0].questions
    assert [(one.answer, one.levels) for one in question.exemplars] == [
        ("Use water below the boil for few minutes.", {"answer": 1}),
        ("My uncle had a boat on the lake.", {"answer": 0}),
    ]


def test_exemplars_change_the_packs_hash():
    assert adapt(rows()).pack.hash != adapt(rows(), {"question-1": (0,)}).pack.hash


def test_a_score_between_levels_takes_the_nearest():
    scale = (0, 1, 2, 3, 4)
    found = [level_of(row(score=score, bins=4), scale) for score in (0.0, 0.1, 0.2, 0.6, 0.9, 1.0)]
    assert found == [0, 0, 1, 2, 4, 4]


def test_a_three_step_rubric_is_one_competency_with_a_criterion_a_dimension():
    anchors_of = StepAnchors.model_validate(ANCHORS)
    pack, dimensions = step_pack({"b": anchors_of, "a": anchors_of})
    assert dimensions == ("b", "a")
    assert [one.name for one in pack.competencies[0].criteria] == ["b", "a"]
    assert pack.competencies[0].criteria[0].anchors[2] == ANCHORS["high"]


def test_a_numbered_list_keeps_its_numbers_with_their_lines():
    assert key_sentences("1. Slow start begins\n2. Congestion avoidance follows later") == (
        "1. Slow start begins",
        "2. Congestion avoidance follows later",
    )


def test_a_text_of_one_word_is_its_own_key_point():
    assert key_sentences("Yes.") == ("Yes.",)


@settings(deadline=None)
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_any_reference_has_a_key_point_and_loses_no_word(text):
    found = key_sentences(text)
    assert found
    assert set(" ".join(found).split()) == set(text.split())
