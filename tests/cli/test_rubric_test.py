"""`rubric test` and `rubric try`, run as their users run them."""

from __future__ import annotations

import json
import re

import pytest

from interviewer.rehearsing import casting, rehearsal
from interviewer.services import open_services
from interviewer.settings import Settings
from interviewer.simulating.figures import figures
from interviewer.simulating.holding import simulate
from tests.commands import command
from tests.conftest import as_yaml
from tests.simulating.scripts import BLUFFER, EXPERT, KNOWS, TALKS, script

LITTLE = "It depends a good deal on the leaves and on who is at the table that day."


@pytest.fixture
def services(tea_content, tmp_path):
    return open_services(Settings(home=tmp_path / "home", content=tea_content))


@pytest.fixture
def run(monkeypatch, capsys, services):
    monkeypatch.setenv("INTERVIEWER_HOME", str(services.settings.home))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(services.settings.content))

    return command(monkeypatch, capsys, "rubric")


@pytest.fixture
def folder(tmp_path):
    def write(*scripts):
        (tmp_path / "scripts" / "tea").mkdir(parents=True)
        for one in scripts:
            path = tmp_path / "scripts" / "tea" / f"{one['persona']}.yaml"
            path.write_text(as_yaml(one), encoding="utf-8")
        return tmp_path / "scripts"

    return write


def test_the_figures_are_those_that_the_page_shows(run, services):
    tea = services.library.pack("tea")
    cast = casting(services)
    for persona, text in (("expert", KNOWS), ("bluffer", TALKS)):
        cast.keep(tea, as_yaml(script(persona, text)), persona, "Ada")
    with rehearsal(services.settings, services.embeddings, tea) as place:
        shown = figures(simulate(place.stage, tea, [EXPERT, BLUFFER], seeds=(1, 2)))
    code, out, _ = run("test", "tea", "--seeds", 2)
    assert code == 0
    for one in shown.personas:
        (line,) = re.findall(rf"^{one.persona} .*$", out, re.MULTILINE)
        assert f"{one.score:.2f}" in line
        assert f"{one.minutes:.0f}" in line.split()[-1]
    assert "Experts are told from every persona that knows less." in out


def test_whoever_is_not_told_from_an_expert_makes_it_fail(run, folder):
    scripts = folder(script("expert", TALKS), script("bluffer", KNOWS))
    code, out, _ = run("test", "tea", "--applicants", scripts, "--seeds", 1)
    assert code == 1
    assert "Experts are not told well enough from “bluffer”." in out


def test_a_pack_without_scripts_says_how_to_get_one(run):
    code, _, err = run("test", "tea")
    assert code == 2
    assert "--template expert" in err
    assert "--from-examples" in err


def test_the_example_answers_can_be_interviewed_instead(run):
    code, out, _ = run("test", "tea", "--from-examples", "--seeds", 1)
    assert code in (0, 1)
    assert "strong-examples" in out


def test_one_persona_alone_can_be_interviewed(run, folder):
    scripts = folder(script("expert", KNOWS), script("bluffer", TALKS))
    code, out, _ = run("test", "tea", "--applicants", scripts, "--persona", "expert", "--seeds", 1)
    assert code == 0
    assert "bluffer" not in out
    code, _, err = run("test", "tea", "--applicants", scripts, "--persona", "aunt")
    assert code == 2
    assert "expert" in err


def test_figures_and_transcripts_are_written_to_a_new_file_only(run, folder, tmp_path):
    scripts, out_file = folder(script("expert", KNOWS)), tmp_path / "found.json"
    assert run("test", "tea", "--applicants", scripts, "--seeds", 1, "--out", out_file)[0] == 0
    assert json.loads(out_file.read_text(encoding="utf-8"))["interviews"][0]["persona"] == "expert"
    code, _, err = run("test", "tea", "--applicants", scripts, "--out", out_file)
    assert code == 2
    assert "not overwritten" in err


def test_a_template_is_printed(run):
    code, out, _ = run("test", "tea", "--template", "bluffer")
    assert code == 0
    assert 'persona: "bluffer"' in out


def test_a_model_that_is_not_set_is_said_before_anything_is_held(run):
    code, _, err = run("test", "tea", "--from-examples", "--by-model")
    assert code == 2
    assert "INTERVIEWER_MODEL" in err


def test_an_answer_is_tried_with_its_follow_up(run):
    code, out, _ = run("try", "tea", "brewing-a", LITTLE)
    assert code == 0
    assert "brewing one [brewing-one]:" in out
    assert "with it:" in out
    asked = re.search(r"An interview would ask: (.+)", out)
    assert asked is not None
    code, out, _ = run("try", "tea", "brewing-a", LITTLE, "--reply", KNOWS)
    assert code == 0
    assert asked[1] in out


def test_an_empty_answer_and_an_unknown_question_are_refused(run):
    assert run("try", "tea", "brewing-a", "  ")[0] == 2
    code, _, err = run("try", "tea", "coffee", LITTLE)
    assert code == 2
    assert "brewing-a" in err
