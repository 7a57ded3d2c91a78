"""What a rubric pack has to be."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from interviewer.content.library import load_pack
from interviewer.domain.rubric import Criterion, RubricPack
from interviewer.domain.values import content_hash
from tests.builders import competency_document, criterion_document, pack, pack_document

ROOT = Path(__file__).parents[2]


def in_the_standards_words(own_words: bool = False) -> RubricPack:
    document = pack_document()
    document["competencies"][0]["criteria"][0]["own_words"] = own_words
    return RubricPack.model_validate(document)


def refused(document, match):
    with pytest.raises(ValidationError, match=match):
        RubricPack.model_validate(document)


def test_a_whole_pack_is_taken():
    assert [competency.id for competency in pack().competencies] == ["brewing", "tasting"]


def test_the_hash_follows_the_content_and_nothing_else():
    assert pack().hash == RubricPack.model_validate(dict(reversed(pack_document().items()))).hash
    assert pack().hash != pack(title="Tea tasting, revised").hash


def test_a_criterion_in_ones_own_words_is_dumped_as_before_there_was_a_choice():
    document = criterion_document("brewing-one", "boiling water temperature")
    before = {**document, "anchors": {str(level): text for level, text in document["anchors"].items()}}
    criterion = Criterion.model_validate(document)
    assert content_hash(criterion) == content_hash({**before, "common_errors": []})


def test_saying_that_ones_own_words_are_asked_for_changes_nothing():
    assert in_the_standards_words(own_words=True).hash == pack().hash


@pytest.mark.parametrize("name", ["coding", "nursing"])
def test_a_shipped_pack_dumps_nothing_about_words(name):
    shipped = load_pack(ROOT / "rubrics" / f"{name}.yaml")
    assert "own_words" not in shipped.model_dump_json()
    assert "own_words" not in str(shipped.model_dump())


def test_the_standards_words_being_right_is_kept_and_is_another_pack():
    written = in_the_standards_words()
    assert written.hash != pack().hash
    assert RubricPack.model_validate_json(written.model_dump_json()) == written
    assert written.model_dump(exclude_defaults=True)["competencies"][0]["criteria"][0]["own_words"] is False


def test_an_unknown_key_is_refused():
    refused(pack_document(compentencies=[]), "compentencies")


def test_anchors_have_to_cover_a_whole_scale():
    document = pack_document()
    del document["competencies"][0]["criteria"][0]["anchors"][2]
    refused(document, "found 0, 1, 3")


def test_an_exemplar_may_only_use_levels_that_exist():
    document = pack_document()
    document["competencies"][0]["questions"][0]["exemplars"][0]["levels"] = {"brewing-one": 7}
    refused(document, "has no level 7")


def test_an_exemplar_may_only_rate_criteria_of_its_competency():
    document = pack_document()
    document["competencies"][0]["questions"][0]["exemplars"][0]["levels"] = {"tasting-one": 1}
    refused(document, "no criterion 'tasting-one'")


def test_a_question_id_may_be_used_once_in_the_whole_pack():
    document = pack_document(competencies=[competency_document("brewing", "a", "b")] * 2)
    refused(document, "used twice")


def test_a_weight_needs_its_rationale():
    document = pack_document()
    document["competencies"][0]["weight"] = 2
    refused(document, "weight_rationale")


def test_a_faults_words_have_to_stand_in_the_answer():
    document = pack_document()
    document["work_samples"][0]["faults"][0]["span"] = "at 90 degrees"
    refused(document, "not in any sentence")


def test_no_more_work_samples_are_asked_than_there_are():
    refused(pack_document(work_samples=[]), "work_samples_asked is 1, but the pack has 0")
