"""Scripts are read strictly, and a template asks for exactly what a script needs."""

from __future__ import annotations

import re

import pytest

from interviewer.content.library import load_library
from interviewer.content.simulated import PERSONAS, Ability, SimulatedApplicant, load_simulated, parse_simulated
from interviewer.content.simulated_template import simulated_template
from interviewer.errors import ContentError
from tests.builders import pack
from tests.conftest import ROOT, as_yaml
from tests.simulating.scripts import KNOWS, QUESTIONS, script


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tea").mkdir()

    def write(*scripts):
        for one in scripts:
            (tmp_path / "tea" / f"{one['persona']}.yaml").write_text(as_yaml(one), encoding="utf-8")
        return tmp_path

    return write


def test_a_pack_without_scripts_has_no_applicants(tmp_path):
    assert load_simulated(tmp_path, pack()) == []


def test_a_script_that_answers_every_question_is_read(folder):
    (found,) = load_simulated(folder(script("expert", KNOWS)), pack())
    assert found.persona == "expert"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"answers": {"brewing-a": "Hm."}}, "has no answer to 'brewing-b'"),
        ({"probes": {"steeping": "Hm."}}, "'steeping' is not in tea"),
        ({"work_samples": {"coffee": "Hm."}}, "'coffee' is not in tea"),
        ({"pack": "coffee"}, "not the pack that it is for"),
        ({"ability": "genius"}, "ability"),
        ({"sample": False}, "sample"),
    ],
)
def test_a_script_that_does_not_fit_its_pack_is_refused_by_file_and_line(folder, change, message):
    with pytest.raises(ContentError, match=message) as refused:
        load_simulated(folder(script("expert", KNOWS) | change), pack())
    assert "expert.yaml: line" in str(refused.value)


@pytest.mark.parametrize(
    ("persona", "given", "stands"),
    [
        ("expert", None, Ability.EXPERT),
        ("terse", None, Ability.EQUAL),
        ("bluffer", None, Ability.LESS),
        ("my-neighbour", None, Ability.LESS),
        ("my-neighbour", "equal", Ability.EQUAL),
        ("expert", "less", Ability.LESS),
    ],
)
def test_a_persona_stands_as_its_name_says_unless_the_script_says_otherwise(persona, given, stands):
    assert SimulatedApplicant.model_validate(script(persona, KNOWS, ability=given)).stands is stands


@pytest.mark.parametrize("persona", [*PERSONAS, "my-neighbour"])
def test_a_template_with_its_quotes_filled_is_a_script(persona):
    filled = re.sub(r'""(?!\.)', '"Said."', simulated_template(pack(), persona))
    found = parse_simulated(filled, "x.yaml", pack())
    assert (found.persona, set(found.answers)) == (persona, set(QUESTIONS))
    assert set(found.probes) == {"brewing-one", "brewing-two", "tasting-one", "tasting-two"}
    assert set(found.work_samples) == {"green-tea", "black-tea"}


def test_what_is_left_to_fill_in_is_listed_with_its_line():
    text = simulated_template(pack(), "expert")
    with pytest.raises(ContentError) as refused:
        parse_simulated(text, "x.yaml", pack())
    lines = text.splitlines()
    left = [lines[problem.line - 1].strip() for problem in refused.value.problems if problem.line]
    assert left[:2] == ['brewing-a: ""', 'brewing-b: ""']
    assert {problem.message for problem in refused.value.problems} == {
        "is empty; put what this person says between the quotes"
    }


def test_the_shipped_packs_templates_name_every_question():
    for shipped in load_library(ROOT / "rubrics").packs.values():
        filled = re.sub(r'""(?!\.)', '"Said."', simulated_template(shipped, "expert"))
        assert parse_simulated(filled, shipped.id, shipped).pack == shipped.id


def test_every_shipped_pack_has_the_usual_applicants_and_their_scripts_fit():
    for shipped in load_library(ROOT / "rubrics").packs.values():
        personas = {one.persona for one in load_simulated(ROOT / "rubrics" / "simulated", shipped)}
        assert personas == set(PERSONAS), shipped.id
