"""What a rubric pack has to be."""

import pytest
from pydantic import ValidationError

from interviewer.domain.rubric import RubricPack
from tests.builders import competency_document, pack, pack_document


def refused(document, match):
    with pytest.raises(ValidationError, match=match):
        RubricPack.model_validate(document)


def test_a_whole_pack_is_taken():
    assert [competency.id for competency in pack().competencies] == ["brewing", "tasting"]


def test_the_hash_follows_the_content_and_nothing_else():
    assert pack().hash == RubricPack.model_validate(dict(reversed(pack_document().items()))).hash
    assert pack().hash != pack(title="Tea tasting, revised").hash


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
