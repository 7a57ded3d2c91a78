"""Scripted applicants are told apart by the interview, or the pack's author learns that they are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.content.simulated import SimulatedApplicant, load_simulated
from interviewer.errors import ContentError
from interviewer.simulating import auc, simulate
from tests.builders import pack
from tests.conftest import as_yaml

IDEAS = ("boiling water temperature", "steeping time minutes", "astringent tannins", "floral aroma notes")
KNOWS = " ".join(f"I check the {idea} before serving and when the cup is off I change the {idea}." for idea in IDEAS)
TALKS = "Quality has always been at the heart of what I do, and people tell me that I have a gift for it."
QUESTIONS = ("brewing-a", "brewing-b", "tasting-a", "tasting-b")


def script(persona, text, **more):
    return {
        "sample": True,
        "pack": "tea",
        "persona": persona,
        "about": "x",
        "answers": dict.fromkeys(QUESTIONS, text),
    } | more


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "tea").mkdir()

    def write(*scripts):
        for one in scripts:
            (tmp_path / "tea" / f"{one['persona']}.yaml").write_text(as_yaml(one), encoding="utf-8")
        return tmp_path

    return write


def test_somebody_who_knows_is_told_from_somebody_who_talks(tea_services):
    applicants = [SimulatedApplicant.model_validate(script(*one)) for one in (("expert", KNOWS), ("bluffer", TALKS))]
    simulation = simulate(
        tea_services.screening, tea_services.review, tea_services.library.pack("tea"), applicants, seeds=(1, 2)
    )
    expert, bluffer = simulation.separations()
    assert (expert.persona, expert.auc, expert.interviews) == ("expert", None, 2)
    assert bluffer.auc == 1.0
    assert all(one.turns[-1].topic == "done" for one in simulation.interviews)


def test_progress_is_told_after_each_interview(tea_services):
    told = []
    simulate(
        tea_services.screening,
        tea_services.review,
        tea_services.library.pack("tea"),
        [SimulatedApplicant.model_validate(script("bluffer", TALKS))],
        seeds=(1, 2),
        progress=lambda done, of: told.append((done, of)),
    )
    assert told == [(1, 2), (2, 2)]


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
        ({"pack": "coffee"}, "not the pack of this folder"),
    ],
)
def test_a_script_that_does_not_fit_its_pack_is_refused_by_file_and_line(folder, change, message):
    with pytest.raises(ContentError, match=message) as refused:
        load_simulated(folder(script("expert", KNOWS) | change), pack())
    assert "expert.yaml" in str(refused.value)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=8), st.lists(st.floats(0, 1), min_size=1, max_size=8))
def test_the_chance_of_being_above_and_of_being_below_make_one(some, others):
    assert auc(some, others) + auc(others, some) == pytest.approx(1)


def test_whoever_is_always_above_has_a_chance_of_one():
    assert auc([0.8, 0.9], [0.1, 0.7]) == 1.0
    assert auc([0.5], [0.5]) == 0.5
