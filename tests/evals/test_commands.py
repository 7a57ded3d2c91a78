"""Whole runs of the real command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from evals.commands import main
from evals.loopback import LoopbackServer
from evals.loopback.honest import honest
from tests import builders
from tests.evals.builders import attack_row, graded_row, graded_rows, interview_row, turn_row, write_rows

REPOSITORY = Path(__file__).parents[2]
GRADED_KEYS = (
    "n questions pearson spearman qwk rmse wrmse macro_f1 r_by_question qwk_by_question coverage qwk_covered by_level "
    "ci baselines exemplars engine seconds"
).split()


def test_a_graded_set_is_measured_through_the_real_command(tmp_path):
    path, out = write_rows(tmp_path / "tea.jsonl", graded_rows()), tmp_path / "out" / "tea.json"
    done = subprocess.run(
        [sys.executable, "-m", "evals", "graded", str(path), "--json", str(out)],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "5 answers to 2 questions" in done.stdout
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert set(GRADED_KEYS) <= set(figures)
    assert set(figures["baselines"]) == {"length", "tfidf"}
    assert (figures["n"], figures["questions"], figures["engine"]) == (5, 2, "embedded")


def test_a_broken_line_stops_the_run_before_it_has_a_result(tmp_path, capsys):
    good = write_rows(tmp_path / "good.jsonl", graded_rows())
    bad = write_rows(tmp_path / "bad.jsonl", [graded_row(), graded_row(score=2.0)])
    out = tmp_path / "out.json"
    assert main(["graded", str(good), str(bad), "--json", str(out)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "bad.jsonl: line 2" in printed.err
    assert not out.exists()


@pytest.mark.parametrize("command", ["graded", "turns", "interviews", "attacks", "fairness"])
def test_an_empty_set_is_refused_by_every_command(tmp_path, capsys, command):
    path = write_rows(tmp_path / "none.jsonl", [])
    more = ["--pack", str(path)] if command == "attacks" else []
    assert main([command, str(path), *more]) == 2
    assert "holds no rows" in capsys.readouterr().err


def test_one_gold_level_is_printed_as_undefined_and_written_as_null(tmp_path, capsys):
    rows = [{**row, "score": 1.0} for row in graded_rows()]
    out = tmp_path / "out.json"
    assert main(["graded", str(write_rows(tmp_path / "set.jsonl", rows)), "--json", str(out)]) == 0
    shown = {line.split()[0]: line.split()[1:] for line in capsys.readouterr().out.splitlines() if line.strip()}
    figures = json.loads(out.read_text(encoding="utf-8"))
    for name in ("pearson", "spearman", "qwk"):
        assert figures[name] is None
        assert shown[name] == ["undefined"] * 3


def test_several_sets_are_written_by_file(tmp_path):
    paths = [write_rows(tmp_path / f"{name}.jsonl", [turn_row()]) for name in ("one", "two")]
    out = tmp_path / "out.json"
    assert main(["turns", *map(str, paths), "--json", str(out)]) == 0
    assert list(json.loads(out.read_text(encoding="utf-8"))["sets"]) == ["one.jsonl", "two.jsonl"]


def test_exemplars_need_a_question_with_answers_enough(tmp_path, capsys):
    path = write_rows(tmp_path / "set.jsonl", graded_rows())
    assert main(["graded", str(path), "--exemplars", "4"]) == 2
    assert "16 or more" in capsys.readouterr().err


def test_exemplars_are_learned_from_and_only_the_other_half_is_measured(tmp_path):
    words = ["leaves", "water", "tin", "spoon", "kettle", "cup", "guest", "boil"]
    rows = [
        graded_row(id=str(at), answer=f"I lift the {words[at % 8]} after {at} minutes or so.", score=float(at % 2))
        for at in range(16)
    ]
    out = tmp_path / "out.json"
    path = write_rows(tmp_path / "set.jsonl", rows)
    assert main(["graded", str(path), "--exemplars", "4", "--json", str(out)]) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert (figures["n"], figures["exemplars"], figures["draws"]) == (8, 4, 8)
    assert figures["without_exemplars"]["rmse"] != figures["rmse"]


def test_each_command_writes_its_keys_and_the_report_shows_them_all(tmp_path, capsys):
    pack = tmp_path / "tea.yaml"
    pack.write_text(json.dumps(builders.pack_document()), encoding="utf-8")
    expected = {
        "graded": (graded_rows(), [], set(GRADED_KEYS)),
        "turns": ([turn_row()], [], {"n", "raised", "lowered"}),
        "interviews": ([interview_row()], [], {"n", "accuracy", "qwk", "brier", "ece", "baselines"}),
        "attacks": (
            [attack_row()],
            ["--pack", str(pack)],
            {"n_attacks", "success_rate", "by_family", "n_benign", "benign_marked_rate", "successes"},
        ),
        "fairness": (graded_rows(), [], {"pairs", "shift", "impact_ratio", "repeat_flips"}),
    }
    written = []
    for command, (rows, more, keys) in expected.items():
        path, out = write_rows(tmp_path / f"{command}.jsonl", rows), tmp_path / f"{command}.json"
        assert main([command, str(path), *more, "--json", str(out)]) == 0
        assert keys <= set(json.loads(out.read_text(encoding="utf-8")))
        written.append(str(out))
    page = tmp_path / "report.html"
    assert main(["report", *written, "--out", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    for shown in (
        "Agreement by level",
        "Reliability",
        "Coverage against agreement",
        "Confusion",
        "undefined",
        "fooled",
    ):
        assert shown in html
    assert "http" not in html
    assert "<script" not in html
    capsys.readouterr()


def test_a_report_begins_with_what_each_measurement_came_to(tmp_path):
    pack, packs, turns = tmp_path / "tea.yaml", tmp_path / "packs.json", tmp_path / "turns.json"
    pack.write_text(json.dumps(builders.pack_document()), encoding="utf-8")
    assert main(["packs", str(pack), "--json", str(packs)]) == 0
    assert main(["turns", str(write_rows(tmp_path / "said.jsonl", [turn_row()])), "--json", str(turns)]) == 0
    page = tmp_path / "report.html"
    assert main(["report", str(turns), str(packs), "--out", str(page)]) == 0
    html = page.read_text(encoding="utf-8")
    first = html[html.index("<tbody>") : html.index("</tbody>")]
    figures = json.loads(packs.read_text(encoding="utf-8"))
    assert figures["pack"] in first
    assert f"wRMSE {figures['wrmse']:.3f}" in first
    assert first.index("raised by") > first.index("wRMSE")
    assert all(html.count(f"id='set{at}'") == 1 and f"#set{at}" in first for at in range(2))


@pytest.fixture
def configured(monkeypatch):
    """An installation whose chat model is on loopback."""
    with LoopbackServer(honest) as server:
        monkeypatch.setenv("INTERVIEWER_MODEL", "openai:loopback")
        monkeypatch.setenv("INTERVIEWER_MODEL_URL", server.url)
        monkeypatch.setenv("INTERVIEWER_PRICE_INPUT", "1000")
        monkeypatch.setenv("INTERVIEWER_PRICE_OUTPUT", "1000")
        yield server


@pytest.mark.parametrize("command", ["graded", "fairness"])
def test_a_model_is_not_asked_before_somebody_has_agreed_to_what_it_costs(tmp_path, capsys, configured, command):
    path = write_rows(tmp_path / "set.jsonl", graded_rows())
    assert main([command, str(path), "--engine", "model"]) == 2
    printed = capsys.readouterr()
    assert "calls with" in printed.out
    assert "in all" in printed.out
    assert "--yes" in printed.err
    assert configured.requests == []


def test_a_set_is_graded_by_the_model_that_is_configured(tmp_path, capsys, configured):
    path, out = write_rows(tmp_path / "set.jsonl", graded_rows()), tmp_path / "out.json"
    assert main(["graded", str(path), "--engine", "model", "--yes", "--json", str(out)]) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert set(GRADED_KEYS) <= set(figures)
    assert (figures["engine"], figures["n"]) == ("model", 5)
    assert figures["grader"].startswith("openai:loopback/")
    calls = int(capsys.readouterr().out.split("About ")[1].split(" ")[0])
    assert calls == len(configured.requests) > 0


def test_a_models_steadiness_is_measured_five_times_over(tmp_path, configured):
    path, out = write_rows(tmp_path / "set.jsonl", graded_rows()), tmp_path / "out.json"
    assert main(["fairness", str(path), "--engine", "model", "--yes", "--json", str(out)]) == 0
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert (figures["repeat_flips"], figures["runs"], figures["answers"]) == (0, 5, 5)


def test_without_a_model_nothing_can_be_measured_of_it(tmp_path, capsys):
    path = write_rows(tmp_path / "set.jsonl", graded_rows())
    assert main(["graded", str(path), "--engine", "model", "--yes"]) == 2
    assert "INTERVIEWER_MODEL" in capsys.readouterr().err


def test_a_report_of_nothing_or_of_another_file_is_refused(tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text('{"suite": "graded"}', encoding="utf-8")
    assert main(["report", str(other), "--out", str(tmp_path / "page.html")]) == 2
    assert "other.json" in capsys.readouterr().err
    assert not (tmp_path / "page.html").exists()


def test_a_pack_that_does_not_validate_is_refused(tmp_path, capsys):
    path = write_rows(tmp_path / "set.jsonl", [attack_row()])
    pack = tmp_path / "pack.yaml"
    pack.write_text("id: tea\n", encoding="utf-8")
    assert main(["attacks", str(path), "--pack", str(pack)]) == 2
    assert "pack.yaml" in capsys.readouterr().err
