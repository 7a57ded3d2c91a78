"""`interviewer rubric lint`, run as its users run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer.linting import RULES
from interviewer.linting.explaining import page
from tests.commands import command
from tests.linting.packs import SOUND

PACKS = sorted((Path(__file__).parents[2] / "rubrics").glob("*.yaml"))
ANCHOR = "          2: Names a temperature in degrees for the leaf in hand, or how it is measured."
VAGUE = SOUND.replace(ANCHOR, "          2: Shows a good understanding of heat.")
ASKS_AGE = SOUND.replace(
    "Think of a cup of green tea that went wrong. What did you do?", "How old are you, and since when?"
)


@pytest.fixture
def run(monkeypatch, capsys, tea_content, tmp_path):
    """Runs the command; returns (exit code, output, errors)."""
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tea_content))

    return command(monkeypatch, capsys, "rubric", "lint")


@pytest.fixture
def write(tmp_path):
    def to_file(text: str) -> Path:
        path = tmp_path / "pack.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return to_file


def test_a_finding_stands_under_its_place_with_file_and_line(run, write):
    path = write(VAGUE)
    code, out, _ = run(path, "--words-only")
    line = VAGUE.splitlines().index("          2: Shows a good understanding of heat.") + 1
    assert code == 0
    assert out.startswith(f"{path}:{line}  brewing > temperature > anchors[2]\n  warning  vague-anchor: ")
    assert "1 warning. `--explain RULE` says why a rule matters." in out


@pytest.mark.parametrize(
    ("text", "arguments", "code"),
    [
        (SOUND, ["--strict"], 0),
        (VAGUE, [], 0),
        (VAGUE, ["--strict"], 1),
        (ASKS_AGE, [], 1),
        (SOUND.replace("minutes: 15", "minutes: many"), [], 2),
    ],
    ids=["nothing", "a warning", "a warning, strictly", "an error", "no valid pack"],
)
def test_the_exit_code_says_how_bad_it_is(run, write, text, arguments, code):
    assert run(write(text), "--words-only", *arguments)[0] == code


def test_a_pack_in_which_nothing_is_found_is_said_to_be_so(run, write):
    _, out, _ = run(write(SOUND))
    assert "2 competencies, 4 questions" in out
    assert "Nothing to mend." in out
    assert "words only" not in out


def test_what_was_not_compared_by_meaning_is_said(run, write):
    _, out, _ = run(write(SOUND), "--words-only")
    assert "Compared by words only, as --words-only was given: " in out
    assert "Not run, as --words-only was given: key-point-not-shown." in out


def test_where_the_model_is_not_installed_it_says_so(run, write, monkeypatch):
    monkeypatch.setattr("interviewer.models.minilm.wheel_folder", lambda: None)
    code, out, _ = run(write(SOUND))
    assert code == 0
    assert "as there is no embedding model (install" in out


def test_what_is_let_stand_is_counted(run, write):
    comment = "          # lint: ignore vague-anchor because it is the definition's word\n"
    _, out, _ = run(write(VAGUE.replace("          2: Shows", f"{comment}          2: Shows")), "--words-only")
    assert "Nothing to mend; 1 let stand by comments." in out


def test_a_program_gets_json(run, write):
    code, out, _ = run(write(ASKS_AGE), "--json", "--words-only")
    told = json.loads(out)
    (found,) = [one for one in told["findings"] if one["severity"] == "error"]
    assert code == 1
    assert (told["pack"], told["let_stand"], told["not_run"]) == ("tea", 0, ["key-point-not-shown"])
    assert (found["rule"], found["field"]) == ("protected-topic", "competencies[0].questions[0].plain")
    assert {"line", "where", "message", "words", "why"} <= set(found)


def test_a_pack_is_found_by_its_id(run, tea_content):
    code, out, _ = run("tea", "--words-only")
    assert code == 0
    assert f"{tea_content / 'rubrics' / 'tea.yaml'}:" in out


def test_an_unknown_pack_lists_those_there_are(run):
    code, _, err = run("coffee")
    assert code == 2
    assert "There are: tea" in err


def test_no_pack_and_no_rule_says_what_to_name(run):
    code, _, err = run()
    assert code == 2
    assert "Name a pack to check" in err


def test_a_rule_is_explained_with_its_reason_and_examples(run):
    code, out, _ = run("--explain", "vague-anchor")
    assert code == 0
    assert "two raters" in out
    assert "Shows a good understanding" in out


def test_all_rules_are_explained_as_the_documentation_has_them(run):
    assert run("--explain", "all")[1] == page(RULES)


def test_an_unknown_rule_lists_those_there_are(run):
    code, _, err = run("--explain", "nothing")
    assert code == 2
    assert "vague-anchor" in err


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_the_packs_that_are_shipped_have_no_errors(run, path):
    assert run(path, "--words-only")[0] == 0
