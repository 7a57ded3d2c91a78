from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from interviewer.content.library import load_pack
from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.errors import NotFound
from interviewer.gold.rubrics import PackRubrics
from interviewer.store.rubric_documents import documents, graded_example, standards
from tests.builders import pack_document

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["coding", "nursing", "medicine"])
def test_a_pack_reads_as_it_does_from_the_index_it_is_published_in(name):
    pack = load_pack(ROOT / "rubrics" / f"{name}.yaml")
    rows = [(one.text, one.metadata) for one in documents(pack)]
    for competency in pack.competencies:
        own = [row for row in rows if row[1]["competency"] == competency.id]
        assert PackRubrics(pack).standards(pack.hash, competency.id) == standards(own)
        assert PackRubrics(pack).examples(pack.hash, competency.id) == [
            graded_example(*row) for row in own if row[1]["kind"] == "exemplar"
        ]


def test_it_says_where_the_standards_words_are_right():
    document = pack_document()
    document["competencies"][0]["criteria"][1]["own_words"] = False
    pack = RubricPack.model_validate(document)
    assert [one.own_words for one in PackRubrics(pack).standards(pack.hash, "brewing")] == [True, False]


def test_an_answer_is_taken_out_and_another_added_to_its_own_competency(tea):
    first, *others = PackRubrics(tea).examples(tea.hash, "brewing")
    added = replace(first, answer="Another one.")
    rubrics = PackRubrics(tea, without=[first.answer], added=[added])
    kept = [one for one in others if one.answer != first.answer]
    assert rubrics.examples(tea.hash, "brewing") == [*kept, added]
    assert added not in rubrics.examples(tea.hash, "tasting")
    assert isinstance(added, GradedExample)


def test_a_competency_that_is_not_there_is_named(tea):
    with pytest.raises(NotFound, match="brewing, tasting"):
        PackRubrics(tea).standards(tea.hash, "stirring")
