"""Drafting a pack with a model that breaks rules, refuses or goes away: what is tried again, left out and kept."""

from __future__ import annotations

import pytest

from interviewer.content.drafting import draft
from interviewer.content.strict_yaml import document, parse
from interviewer.domain.rubric import RubricPack
from interviewer.errors import (
    ModelRefused,
    ModelSettingsError,
    ModelUnusable,
)
from tests.content.drafts import (
    AWAY,
    BAD_SHAPE,
    JOB,
    TEMPLATES,
    TODAY,
    Drafter,
    brain,
    competency,
    criterion,
    drafted,
    exemplar,
    of,
    outline,
    problems,
    questions,
)

# Replies that break a rule.


def test_a_reply_that_breaks_a_rule_is_tried_once_more_with_the_problem_named():
    vague = competency(criteria=[criterion("Looking", looks_for=" "), criterion("Naming"), criterion("Naming")])
    model = Drafter(brain(vague))
    found = draft(model, TEMPLATES, JOB, "tea", today=TODAY)
    first, again = (prompt.varying for prompt, _ in model.asked[1:3])
    assert len(model.asked) == 6
    assert "without these problems" not in first
    assert "- criteria[0].looks_for: is empty" in again
    assert "- criteria[2]: is named like another one" in again
    assert parse(found.text, "tea.yaml", RubricPack)


def test_a_part_that_breaks_a_rule_twice_is_left_out_and_its_place_marked():
    bad = competency(criteria=[criterion("Looking"), criterion("Naming", probes=["One?"]), criterion("Acting")])
    found = drafted(bad, bad)
    pack = parse(found.text, "tea.yaml", RubricPack)
    assert [one.id for one in pack.competencies[0].criteria] == ["looking", "acting"]
    assert pack.competencies[0].questions[0].exemplars[1].levels == {"looking": 1, "acting": 3}
    assert "# left out: criteria[1].probes: has 1, and needs 2 or more" in found.text
    assert of(found, "competencies[0] (Brewing): criteria[1].probes")


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"levels": [3, 4, 0]}, "gives level 4, which no criterion has"),
        ({"levels": [3, -1, 0]}, "gives level -1, which no criterion has"),
        ({"levels": [3]}, "has 1 levels for 3 criteria"),
        ({"answer": " \n"}, "answer: is empty"),
    ],
)
def test_an_exemplar_that_cannot_be_used_is_left_out(change, why):
    bad = competency()
    bad["questions"][1]["exemplars"][2] = exemplar(2, **change)
    found = drafted(bad, bad)
    pack = parse(found.text, "tea.yaml", RubricPack)
    assert [len(question.exemplars) for question in pack.competencies[0].questions] == [6, 5]
    assert any(why in what for what in of(found, "questions[1].exemplars[2]"))


def test_the_better_of_two_replies_is_kept():
    worse = competency(
        criteria=[criterion("Looking", looks_for=""), criterion("Naming", looks_for=""), criterion("Acting")]
    )
    better = competency(criteria=[criterion("Looking"), criterion("Naming", looks_for=""), criterion("Acting")])
    for replies in ((worse, better), (better, worse)):
        pack = parse(drafted(*replies).text, "tea.yaml", RubricPack)
        assert [one.id for one in pack.competencies[0].criteria] == ["looking", "acting"]


def test_what_a_draft_lacks_is_named_by_the_loader_with_its_line():
    few = competency(questions=questions()[:1])
    few["questions"][0]["exemplars"] = few["questions"][0]["exemplars"][:3]
    text = drafted(few, few).text
    line = text.splitlines().index("    questions:") + 1
    found = problems(text)
    assert any(f"line {line}, competencies[0].questions: " in one for one in found)
    assert any("competencies[0].questions[0].exemplars: " in one for one in found)


def test_levels_that_no_exemplar_shows_are_listed():
    flat = competency()
    for question in flat["questions"]:
        question["exemplars"] = [exemplar(0, levels=[2, 1, 0]) for _ in range(6)]
    assert of(drafted(flat), "no exemplar shows level 0, 1, 3 of 'looking'")


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("What went wrong? And whose fault was it?", "asks more than one thing"),
        ("Tell me how your age helps you with tea.", "about the person rather than the work"),
        ("Tell me how you plan around your children.", "about the person rather than the work"),
        ("A patient asks about her age group. What do you say?", ""),
    ],
)
def test_questions_that_ask_too_much_are_listed(asked, listed):
    reply = competency()
    reply["questions"][0]["text"] = asked
    found = of(drafted(reply), "competencies[0]")
    assert [listed in what for what in found] == ([True] if listed else [])


# Outlines that cannot be used whole.


def test_competencies_of_one_name_are_drafted_once():
    plan = outline()
    plan["competencies"][3]["name"] = "brewing"
    model = Drafter(brain(plan, plan=plan))
    found = draft(model, TEMPLATES, JOB, "tea", today=TODAY)
    assert len(parse(found.text, "tea.yaml", RubricPack).competencies) == 3
    assert of(found, "The outline: competencies[3]: is named like another one.")
    assert of(found, "The outline: competencies: 3 can be used, and 4 are needed.")


def test_of_too_many_competencies_the_first_six_are_drafted():
    many = [{**outline()["competencies"][0], "name": f"Skill {number}"} for number in range(9)]
    plan = outline(competencies=many)
    found = draft(Drafter(brain(plan, plan=plan)), TEMPLATES, JOB, "tea", today=TODAY)
    assert len(parse(found.text, "tea.yaml", RubricPack).competencies) == 6


def test_an_outline_without_any_competency_is_no_draft():
    plan = outline(competencies=[])
    with pytest.raises(ModelUnusable, match="named no competency"):
        draft(Drafter(brain(plan, plan=plan)), TEMPLATES, JOB, "tea", today=TODAY)


def test_an_outline_of_a_wrong_shape_is_tried_once_more():
    found = draft(Drafter(brain(outline(), plan=BAD_SHAPE)), TEMPLATES, JOB, "tea", today=TODAY)
    assert parse(found.text, "tea.yaml", RubricPack)


@pytest.mark.parametrize("replies", [(BAD_SHAPE, BAD_SHAPE), (AWAY,), (ModelRefused("It will not."),)])
def test_without_an_outline_there_is_no_draft(replies):
    first, *rest = replies
    with pytest.raises(type(first)):
        draft(Drafter(brain(*rest, plan=first)), TEMPLATES, JOB, "tea", today=TODAY)


# A model that fails midway.


@pytest.mark.parametrize(
    ("error", "tries"), [(BAD_SHAPE, 2), (ModelRefused("The model will not answer this."), 1)], ids=["shape", "refusal"]
)
def test_a_competency_the_model_cannot_draft_is_marked_and_the_others_are_drafted(error, tries):
    found = drafted(competency(), *[error] * tries)
    assert found.stopped is None
    assert f"# not drafted: {error}" in found.text
    assert of(found, "competencies[1] (Tasting): it was not drafted")
    drafted_ones = [bool(one["criteria"]) for one in document(found.text, "tea.yaml").data["competencies"]]
    assert drafted_ones == [True, False, True, True]
    assert any("competencies[1].questions" in one for one in problems(found.text))


@pytest.mark.parametrize("error", [AWAY, ModelSettingsError("No such model.")])
def test_where_the_model_goes_away_what_was_drafted_is_kept_and_the_rest_marked(error):
    model = Drafter(brain(competency(), competency(), error))
    found = draft(model, TEMPLATES, JOB, "tea", today=TODAY)
    assert found.stopped is error
    assert len(model.asked) == 4
    data = document(found.text, "tea.yaml").data["competencies"]
    assert [len(one["questions"]) for one in data] == [2, 2, 0, 0]
    assert f"# not drafted: {error}" in found.text
    assert "# not drafted: the draft stopped before it." in found.text


def test_a_model_that_goes_away_before_a_second_try_leaves_the_first():
    bad = competency(criteria=[criterion("Looking"), criterion("Naming", looks_for=""), criterion("Acting")])
    found = drafted(bad, AWAY)
    data = document(found.text, "tea.yaml").data["competencies"]
    assert found.stopped is AWAY
    assert [len(one["criteria"]) for one in data] == [2, 0, 0, 0]
