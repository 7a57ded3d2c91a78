"""Changes as an author thinks of them: what hangs together goes on hanging together."""

from __future__ import annotations

import pytest

from interviewer.authoring import changing
from interviewer.content.editing import PackText
from interviewer.content.template import template
from interviewer.errors import ContentError
from tests.authoring.builders import draft

BREWING = ("competencies", 0)


def filled(read: PackText) -> PackText:
    """The draft with words in every empty text, as an author would put them."""

    def fill(value, place, read):
        if isinstance(value, dict):
            for name, one in value.items():
                read = fill(one, (*place, name), read)
        elif isinstance(value, list):
            for number, one in enumerate(value):
                read = fill(one, (*place, number), read)
        elif value == "":
            read = read.set(place, f"Words at {len(place)} {place[-1]}")
        return read

    return fill(read.document.data, (), read)


@pytest.mark.parametrize(
    "edit",
    [
        changing.with_competency,
        lambda read: changing.with_question(read, BREWING),
        lambda read: changing.with_criterion(read, BREWING),
        lambda read: changing.with_exemplar(read, (*BREWING, "questions", 0)),
        lambda read: changing.with_key_point(read, (*BREWING, "criteria", 0)),
        lambda read: changing.with_text(read, (*BREWING, "criteria", 0, "probes")),
        lambda read: changing.with_text(read, (*BREWING, "criteria", 0, "common_errors")),
        changing.with_sample,
        changing.with_source,
    ],
)
def test_what_is_new_is_a_part_of_a_pack_once_it_is_filled_in(edit):
    new = edit(draft())
    assert new.pack is None
    assert filled(new).problems == ()
    assert new.text.startswith("# Of tea.\n")


def test_a_new_fault_lacks_its_words_and_its_correction():
    new = changing.with_fault(draft(), ("work_samples", 1))
    assert [one.field for one in new.problems] == [
        "work_samples[1].faults[0].span",
        "work_samples[1].faults[0].correction",
    ]


def test_a_new_question_has_an_example_answer_for_each_level_of_each_criterion():
    new = changing.with_question(draft(), BREWING).value((*BREWING, "questions", 2))
    assert [one["levels"] for one in new["exemplars"]] == [
        {"brewing-one": level, "brewing-two": level} for level in range(4)
    ]


def test_new_ids_are_taken_by_nothing_else():
    read = draft()
    for _ in range(3):
        read = changing.with_source(changing.with_sample(changing.with_competency(read)))
    assert not [one for one in filled(read).problems if "twice" in one.message]


def test_a_criterion_goes_with_its_levels():
    read = changing.without(draft(), (*BREWING, "criteria", 0))
    assert read.pack is not None
    assert {*read.pack.competencies[0].questions[0].exemplars[1].levels} == {"brewing-two"}


def test_the_only_criterion_of_an_example_answer_goes_and_leaves_it_without_levels():
    read = changing.without(changing.without(draft(), (*BREWING, "criteria", 0)), (*BREWING, "criteria", 0))
    assert read.value((*BREWING, "questions", 0, "exemplars", 1, "levels")) == {}


def test_a_source_goes_and_no_fault_names_it_any_more():
    read = changing.without(draft(), ("sources", 0))
    assert read.pack is not None
    assert read.pack.work_samples[0].faults[0].source is None


def test_a_renamed_criterion_keeps_its_levels():
    read = changing.renamed(draft(), (*BREWING, "criteria", 0, "id"), "heat")
    assert read.pack is not None
    assert read.pack.competencies[0].questions[1].exemplars[3].levels == {"heat": 3, "brewing-two": 3}


def test_a_renamed_source_is_named_by_its_faults():
    read = changing.renamed(draft(), ("sources", 0, "id"), "tea-guild")
    assert read.pack is not None
    assert read.pack.work_samples[0].faults[0].source == "tea-guild"


def test_a_renamed_question_is_only_renamed():
    read = changing.renamed(draft(), (*BREWING, "questions", 0, "id"), "first")
    assert read.pack is not None
    assert read.pack.competencies[0].questions[0].id == "first"


def test_levels_of_another_scale_keep_their_distance_from_the_lowest():
    read = changing.with_scale(draft(), BREWING, (1, 2, 3, 4, 5))
    anchors = read.value((*BREWING, "criteria", 0, "anchors"))
    assert anchors[1] == "Names nothing that matters to the cup."
    assert anchors[5] == ""
    assert read.value((*BREWING, "questions", 0, "exemplars", 3, "levels")) == {"brewing-one": 4, "brewing-two": 4}
    assert [one.field for one in read.problems] == [
        "competencies[0].criteria[0].anchors[5]",
        "competencies[0].criteria[1].anchors[5]",
    ]


def test_changing_the_scale_and_back_gives_the_same_pack():
    read = draft()
    there = changing.with_scale(read, BREWING, (1, 2, 3, 4, 5))
    assert changing.with_scale(there, BREWING, (0, 1, 2, 3)).pack == read.pack


def test_the_scale_that_it_has_changes_nothing():
    read = draft()
    assert changing.with_scale(read, BREWING, (0, 1, 2, 3)) is read


def test_a_part_that_is_not_there_cannot_be_taken_out():
    with pytest.raises(ContentError):
        changing.without(draft(), (*BREWING, "criteria", 9))


def test_the_template_keeps_its_notes_while_it_is_filled_in():
    read = PackText(template("tea", "Tea"))
    done = filled(changing.with_question(read, BREWING))
    assert [one.field for one in done.problems] == ["work_samples[0].faults[0].kind"]
    assert "# Example of a 0:" in done.text
