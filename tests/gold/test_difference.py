from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.domain.rubric import RubricPack
from interviewer.gold.difference import How, bearing_on, difference
from tests.builders import competency_document, criterion_document, pack, pack_document


def changed(change) -> RubricPack:
    document = copy.deepcopy(pack_document())
    change(document)
    return RubricPack.model_validate(document)


def brewing(document: dict[str, Any]) -> dict[str, Any]:
    return document["competencies"][0]


def anchor(document):
    brewing(document)["criteria"][0]["anchors"][3] = "Weighs the leaves."


def key_point(document):
    brewing(document)["criteria"][0]["key_points"][1]["text"] = "Warms the pot."


def wording(document):
    brewing(document)["questions"][0]["text"] = "What went wrong?"


def levels(document):
    brewing(document)["questions"][0]["exemplars"][0]["levels"]["brewing-one"] = 1


def exemplar(document):
    own = brewing(document)["questions"][0]["exemplars"]
    own.append({"answer": "I warm the pot.", "levels": {"brewing-two": 2}, "why": "It does."})


def own_words(document):
    brewing(document)["criteria"][0]["own_words"] = False


def title(document):
    document["title"] = "Tea"


def fault(document):
    document["work_samples"][0]["faults"] = []


@pytest.mark.parametrize(
    ("change", "where", "how", "after"),
    [
        (anchor, "brewing > brewing-one > anchor 3", How.CHANGED, "Weighs the leaves."),
        (key_point, "brewing > brewing-one > key point adjusts", How.CHANGED, "Warms the pot."),
        (wording, "brewing > brewing-a > wording", How.CHANGED, "What went wrong?"),
        (exemplar, "brewing > brewing-a > exemplar “I warm the pot.”", How.ADDED, "brewing-two: 2"),
        (own_words, "brewing > brewing-one > own words", How.CHANGED, "the standard's words are right"),
        (title, "title", How.CHANGED, "Tea"),
        (fault, "work sample green-tea > fault too-hot", How.REMOVED, ""),
    ],
)
def test_one_change_is_told_by_the_ids_of_where_it_is(change, where, how, after):
    (one,) = difference(pack(), changed(change))
    assert (one.where, one.how, one.after) == (where, how, after)


def test_an_exemplar_that_was_graded_anew_has_both_its_levels():
    (one,) = difference(pack(), changed(levels))
    assert (one.kind, one.before, one.after) == (
        "exemplar",
        "brewing-one: 0, brewing-two: 0",
        "brewing-one: 1, brewing-two: 0",
    )


def test_of_what_was_added_whole_the_parts_are_not_told():
    def criterion(document):
        brewing(document)["criteria"].append(criterion_document("brewing-three", "weight of the leaves"))

    def competency(document):
        document["competencies"].append(competency_document("serving", "warm cups", "clean trays"))

    assert [one.where for one in difference(pack(), changed(criterion))] == ["brewing > brewing-three"]
    assert [one.where for one in difference(pack(), changed(competency))] == ["serving"]
    assert [one.how for one in difference(changed(competency), pack())] == [How.REMOVED]


def test_order_and_version_are_no_difference():
    def turned(document):
        document["version"] = "2.0.0"
        document["competencies"].reverse()
        document["competencies"][0]["questions"][0]["exemplars"].reverse()

    assert difference(pack(), changed(turned)) == ()


@given(st.sets(st.sampled_from([anchor, key_point, own_words, wording, levels, exemplar, title, fault])))
def test_every_change_is_told_once_and_backwards_is_its_reverse(chosen):
    def all_of_them(document):
        for change in chosen:
            change(document)

    new = changed(all_of_them)
    there, back = difference(pack(), new), difference(new, pack())
    assert len(there) == len(chosen)
    assert {(one.place, one.before, one.after) for one in there} == {(one.place, one.after, one.before) for one in back}


def test_a_rating_is_borne_on_by_its_criterion_its_question_and_exemplars_with_its_level():
    def some(document):
        for change in (anchor, wording, exemplar, title):
            change(document)

    found = difference(pack(), changed(some))

    def kinds(*place):
        return {one.kind for one in bearing_on(found, *place)}

    assert kinds("brewing", "brewing-one", "brewing-a") == {"anchor", "wording"}
    assert kinds("brewing", "brewing-two", "brewing-b") == {"exemplar"}
    assert kinds("tasting", "tasting-one", "tasting-a") == set()


def test_where_nothing_of_its_own_changed_the_rest_of_the_competency_bears_on_a_rating():
    found = difference(pack(), changed(anchor))
    assert [one.kind for one in bearing_on(found, "brewing", "brewing-two", "brewing-a")] == ["anchor"]
