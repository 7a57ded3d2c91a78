"""The parts of a draft, whole or not."""

from __future__ import annotations

import pytest

from interviewer.authoring.parts import Kind, owner, parts
from interviewer.content.editing import PackText
from interviewer.content.template import template
from tests.authoring.builders import draft


def test_every_part_is_found_in_the_packs_order():
    found = parts(draft())
    assert [(part.kind, part.place) for part in found if part.competency in (None, ("competencies", 0))] == [
        (Kind.WORK, ()),
        (Kind.COMPETENCY, ("competencies", 0)),
        (Kind.QUESTION, ("competencies", 0, "questions", 0)),
        (Kind.QUESTION, ("competencies", 0, "questions", 1)),
        (Kind.CRITERION, ("competencies", 0, "criteria", 0)),
        (Kind.CRITERION, ("competencies", 0, "criteria", 1)),
        (Kind.SAMPLE, ("work_samples", 0)),
        (Kind.SAMPLE, ("work_samples", 1)),
        (Kind.SOURCES, ("sources",)),
    ]
    assert found[1].name == "Brewing"


def test_a_template_has_its_parts_without_names():
    assert [part.kind for part in parts(PackText(template("tea", "Tea")))] == [
        Kind.WORK,
        Kind.COMPETENCY,
        Kind.QUESTION,
        Kind.QUESTION,
        Kind.CRITERION,
        Kind.SAMPLE,
        Kind.SOURCES,
    ]


@pytest.mark.parametrize("text", ["", "title: {", "- a list", "just words", "a: &x 1\nb: *x"])
def test_a_text_that_is_no_group_of_keys_has_no_parts(text):
    assert parts(PackText(text)) == ()


@pytest.mark.parametrize(
    "text", ["competencies: 3", "competencies: [1, null]", "title: [x]", "competencies: [{questions: {a: 1}}]"]
)
def test_odd_data_is_passed_over(text):
    assert [part.kind for part in parts(PackText(text))][0] is Kind.WORK


def test_a_place_belongs_to_the_innermost_part():
    found = parts(draft())
    inside = ("competencies", 1, "questions", 0, "exemplars", 2, "why")
    assert owner(found, inside).place == ("competencies", 1, "questions", 0)
    assert owner(found, ("minutes",)).kind is Kind.WORK
    assert owner((), inside) is None
