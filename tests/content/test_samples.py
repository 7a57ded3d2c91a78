"""The sample interviews: words for whatever their pack may ask."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer.content.library import load_pack
from interviewer.content.samples import SampleInterview, load_samples

ROOT = Path(__file__).parents[2]
SCRIPTS = [script for script, _ in load_samples(ROOT / "samples")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda one: f"{one.pack}-{one.persona}")
def test_a_sample_applicant_has_words_for_everything_that_may_be_drawn(script: SampleInterview):
    pack = load_pack(ROOT / "rubrics" / f"{script.pack}.yaml")
    questions = {question.id for competency in pack.competencies for question in competency.questions}
    criteria = {criterion.id for competency in pack.competencies for criterion in competency.criteria}
    assert script.answers.keys() == questions
    assert script.probes.keys() == criteria
    assert script.work_samples.keys() == {sample.id for sample in pack.work_samples}
