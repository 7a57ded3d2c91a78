"""`interviewer rubric draft`, run as its users run it, with a chat model on loopback."""

from __future__ import annotations

import json

import pytest

from evals.loopback import Fault, FaultKind, LoopbackServer, in_turn
from interviewer.content.library import load_pack
from interviewer.models.providers import PROVIDERS
from tests.commands import command
from tests.content.drafts import JOB, competency, criterion, outline

KEY = "sk-never-to-be-seen-7f3a"
PLAN, GOOD = json.dumps(outline()), json.dumps(competency())


@pytest.fixture
def server():
    with LoopbackServer(in_turn(PLAN, GOOD)) as listening:
        yield listening


@pytest.fixture
def run(monkeypatch, capsys, tea_content, tmp_path):
    """Runs one command against the tea content; returns (exit code, output, errors)."""
    for provider in PROVIDERS.values():
        for name in provider.keys:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("INTERVIEWER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tea_content))

    draft = command(monkeypatch, capsys, "rubric")

    def call(*arguments: object, server: LoopbackServer | None = None) -> tuple[int, str, str]:
        if server is not None:
            monkeypatch.setenv("INTERVIEWER_MODEL", "openai:tiny")
            monkeypatch.setenv("INTERVIEWER_MODEL_URL", server.url)
            monkeypatch.setenv("INTERVIEWER_MODEL_KEY", KEY)
        code, out, err = draft(*arguments)
        assert KEY not in out + err
        return code, out, err

    return call


@pytest.fixture
def job(tmp_path):
    path = tmp_path / "job.txt"
    path.write_text(JOB, encoding="utf-8")
    return path


def test_a_job_description_becomes_a_pack_that_can_be_checked_and_read(run, server, job, tmp_path):
    out = tmp_path / "cups.yaml"
    code, said, _ = run("draft", job, "--id", "cups", "--out", out, "--title", "Cups", server=server)
    assert (code, len(server.requests)) == (0, 5)
    assert (load_pack(out).id, load_pack(out).title) == ("cups", "Cups")
    assert "Competency 4 of 4: Explaining" in said
    assert f"{out} is a draft by openai:tiny. To look at:" in said
    assert run("lint", out)[0] == 0


def test_without_a_model_it_says_how_to_set_one(run, job, tmp_path):
    code, _, said = run("draft", job, "--id", "cups", "--out", tmp_path / "cups.yaml")
    assert code == 2
    assert "INTERVIEWER_MODEL" in said
    assert not (tmp_path / "cups.yaml").exists()


def test_a_file_that_is_there_is_not_overwritten(run, server, job, tmp_path):
    out = tmp_path / "cups.yaml"
    out.write_text("mine", encoding="utf-8")
    code, _, said = run("draft", job, "--id", "cups", "--out", out, server=server)
    assert code == 2
    assert "is not overwritten" in said
    assert out.read_text(encoding="utf-8") == "mine"
    assert server.requests == []


@pytest.mark.parametrize(
    ("text", "pack_id", "out", "words"),
    [
        (b"Too short.", "cups", "cups.yaml", "needs 200 to 60,000"),
        (b"\xff\xfe" * 500, "cups", "cups.yaml", "UTF-8"),
        (None, "cups", "cups.yaml", "cannot be read"),
        (JOB.encode(), "My Cups", "cups.yaml", "lower-case letters"),
        (JOB.encode(), "cups", "nowhere/cups.yaml", "no folder"),
    ],
    ids=["too short", "not text", "no file", "no id", "no folder"],
)
def test_what_cannot_be_drafted_from_is_refused_before_anything_is_asked(  # noqa: PLR0917
    run, server, tmp_path, text, pack_id, out, words
):
    job = tmp_path / "job.txt"
    if text is not None:
        job.write_bytes(text)
    code, _, said = run("draft", job, "--id", pack_id, "--out", tmp_path / out, server=server)
    assert code == 2
    assert words in said
    assert server.requests == []
    assert not (tmp_path / out).exists()


def test_where_the_model_goes_away_midway_the_file_has_what_was_drafted_and_the_error_says_so(
    run, server, job, tmp_path
):
    server.brain = in_turn(PLAN, GOOD, Fault(FaultKind.RATE_LIMITED, retry_after="3600"))
    out = tmp_path / "cups.yaml"
    code, said, error = run("draft", job, "--id", "cups", "--out", out, server=server)
    assert code == 2
    assert "The draft is not whole" in error
    assert str(out) in error
    written = out.read_text(encoding="utf-8")
    assert written.count("- id: brewing-1\n") == 1
    assert written.count("# not drafted: ") == 3
    assert "competencies[1].questions" in said


def test_a_draft_that_is_no_pack_yet_has_its_problems_named_with_their_lines(run, server, job, tmp_path):
    twins = json.dumps(competency(criteria=[criterion(name, looks_for="") for name in ("One", "Two", "Three")]))
    server.brain = in_turn(PLAN, twins, twins, GOOD)
    out = tmp_path / "cups.yaml"
    code, said, _ = run("draft", job, "--id", "cups", "--out", out, server=server)
    lines = out.read_text(encoding="utf-8").splitlines()
    assert code == 0
    assert "It is no valid pack yet:" in said
    assert f"line {lines.index('    criteria: []') + 1}, competencies[0].criteria: " in said


def test_without_an_outline_nothing_is_written(run, server, job, tmp_path):
    server.brain = in_turn(Fault(FaultKind.REFUSAL))
    code, _, said = run("draft", job, "--id", "cups", "--out", tmp_path / "cups.yaml", server=server)
    assert code == 2
    assert said
    assert not (tmp_path / "cups.yaml").exists()
