"""`interviewer doctor`, run as its users run it, with chat models on loopback."""

from __future__ import annotations

import shutil
import sys

import pytest

from evals.loopback import Answered, Fault, FaultKind, LoopbackServer, in_turn
from interviewer.cli import main
from interviewer.models.providers import PROVIDERS
from interviewer.services import publishing_of
from interviewer.store.database import open_engine
from interviewer.store.packs import PublishedPacks
from tests.builders import competency_document, pack_document
from tests.conftest import as_yaml

KEY = "sk-never-to-be-seen-7f3a"
READY = '{"ready": true}'


@pytest.fixture
def doctor(monkeypatch, capsys, tea_services):
    """Runs the command against the tea content with these settings; returns (exit code, output)."""
    for provider in PROVIDERS.values():
        for name in provider.keys:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.setenv("INTERVIEWER_HOME", str(tea_services.settings.home))
    monkeypatch.setenv("INTERVIEWER_CONTENT", str(tea_services.settings.content))

    def call(**settings: object) -> tuple[int, str]:
        for name, value in settings.items():
            monkeypatch.setenv(f"INTERVIEWER_{name.upper()}", str(value))
        monkeypatch.setattr(sys, "argv", ["interviewer", "doctor"])
        with pytest.raises(SystemExit) as stop:
            main()
        found = capsys.readouterr()
        assert "Traceback" not in found.out + found.err
        assert KEY not in found.out + found.err
        return int(stop.value.code or 0), found.out

    return call


@pytest.fixture(scope="module")
def server():
    with LoopbackServer(in_turn(READY)) as listening:
        yield listening


def line(out: str, what: str, place: int = 0) -> str:
    return [one for one in out.splitlines() if one.startswith(what)][place]


def test_where_everything_is_there_each_part_is_ok(doctor):
    code, out = doctor()
    assert code == 0
    for what in ("settings", "database", "content", "embeddings", "rubric index", "chat model"):
        assert line(out, what)[len("rubric index ") :].split()[0] == "ok"


def published(folder, document, *, retired=False):
    publishing = publishing_of(PublishedPacks(open_engine(f"sqlite:///{folder / 'interviewer.sqlite3'}")))
    publishing.publish(as_yaml(document), "pack.yaml", "Ada", even_so="This is a test.")
    if retired:
        publishing.retire(document["id"], "Ada")


def test_it_says_what_is_on_offer_and_what_waits_to_be_published(doctor, tmp_path):
    published(tmp_path, pack_document(version="2.0.0", title="Tea and more"))
    published(tmp_path, pack_document(id="mate"), retired=True)
    code, out = doctor(home=tmp_path)
    assert code == 0
    said = line(out, "on offer")
    assert "1 packs, 1 as published and 0 as their files read. Retired: mate." in said
    assert "wait to be published: tea." in said


def test_a_project_that_needs_what_its_pack_as_published_does_not_ask_is_wrong(doctor, tmp_path):
    competencies = [pack_document()["competencies"][0], competency_document("storing", "dark tin", "dry shelf")]
    published(tmp_path, pack_document(version="2.0.0", competencies=competencies))
    code, out = doctor(home=tmp_path)
    assert code == 1
    assert "tea-answers (tasting)" in line(out, "on offer")


def test_without_a_model_it_says_which_engine_is_used_and_how_to_set_one(doctor):
    _, out = doctor()
    said = line(out, "chat model")
    for word in ("embedded engine", "INTERVIEWER_MODEL", "OPENAI_API_KEY", "INTERVIEWER_MODEL_URL"):
        assert word in said


def test_each_chat_model_fills_in_a_small_form(doctor, server):
    server.brain, server.requests[:] = in_turn(READY), []
    code, out = doctor(
        model="openai:tiny",
        model_url=server.url,
        model_key=KEY,
        grading_model="openai:careful",
        fallback_models="openai:spare,openai:tiny",
    )
    assert code == 0
    assert [str(one.asked["model"]) for one in server.requests] == ["tiny", "careful", "spare"]
    assert max(one.input for one in server.requests) < 200
    assert "openai:spare filled in a form" in line(out, "chat model", 2)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answered(401, {"error": {"message": f"Incorrect API key: {KEY}"}}), ["INTERVIEWER_MODEL_KEY"]),
        (Answered(404, {"error": {"message": "no such model"}}), ["INTERVIEWER_MODEL", "INTERVIEWER_MODEL_URL"]),
        (Answered(400, {"error": {"message": "response_format is unknown"}}), ["structured output"]),
        (Answered(400, {"error": {"message": "temperature is not supported"}}), ["INTERVIEWER_MODEL_TEMPERATURE"]),
        (Fault(FaultKind.BAD_JSON), ["not JSON"]),
        (Fault(FaultKind.RATE_LIMITED, retry_after="3600"), ["no more requests"]),
    ],
)
def test_a_model_that_cannot_be_used_says_what_to_change(doctor, server, answer, words):
    server.brain = in_turn(answer)
    code, out = doctor(model="openai:tiny", model_url=server.url, model_key=KEY)
    assert code == 1
    said = line(out, "chat model")
    assert "WRONG" in said
    for word in words:
        assert word in said


def test_a_fallback_that_works_does_not_hide_a_model_that_does_not(doctor, server):
    server.brain = lambda asked: READY if asked["model"] == "spare" else Answered(401, {})
    code, out = doctor(model="openai:tiny", model_url=server.url, model_key=KEY, fallback_models="openai:spare")
    assert code == 1
    assert "WRONG" in line(out, "chat model", 0)
    assert "ok" in line(out, "chat model", 1)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"model": "gpt-5-mini"}, ["WRONG", "INTERVIEWER_MODEL"]),
        ({"model": "openai:gpt-5-mini"}, ["WRONG", "OPENAI_API_KEY"]),
        ({"model": "cohere:command"}, ["WRONG", "pip install langchain-cohere"]),
    ],
)
def test_a_model_that_is_set_wrongly_is_told_without_a_call(doctor, settings, words):
    code, out = doctor(**settings)
    assert code == 1
    for word in words:
        assert word in line(out, "chat model")


def test_a_setting_that_cannot_be_read_is_named(doctor):
    code, out = doctor(threads="many")
    assert code == 1
    assert "INTERVIEWER_THREADS" in out


def test_one_thing_wrong_does_not_keep_it_from_looking_at_the_rest(doctor, tmp_path):
    blocked = tmp_path / "home"
    blocked.write_text("a file")
    code, out = doctor(home=blocked)
    assert code == 1
    assert "WRONG" in line(out, "database")
    assert "WRONG" in line(out, "rubric index")
    assert "ok" in line(out, "embeddings")
    assert "ok" in line(out, "chat model")


def test_a_pack_that_does_not_validate_is_named_with_its_line(doctor, tea_services, tmp_path):
    content = tmp_path / "content"
    shutil.copytree(tea_services.settings.content, content, symlinks=True)
    pack = content / "rubrics" / "tea.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("minutes: 15", "minutes: many"), encoding="utf-8")
    code, out = doctor(content=content)
    assert code == 1
    assert "tea.yaml" in out
    assert "minutes" in out


def test_a_content_folder_without_packs_is_wrong(doctor, tea_services, tmp_path):
    (tmp_path / "prompts").symlink_to(tea_services.settings.content / "prompts")
    code, out = doctor(content=tmp_path)
    assert code == 1
    assert "INTERVIEWER_CONTENT" in line(out, "content")


def test_an_embeddings_endpoint_that_is_away_is_wrong_and_so_is_what_needs_it(doctor):
    code, out = doctor(embeddings_url="http://127.0.0.1:9/v1", embeddings_key=KEY)
    assert code == 1
    assert "WRONG" in line(out, "embeddings")
    assert "WRONG" in line(out, "rubric index")


def test_the_key_is_not_printed_even_where_a_message_has_it(doctor):
    code, out = doctor(embeddings_url=f"http://127.0.0.1:9/{KEY}/v1", embeddings_key=KEY)
    assert code == 1
    assert "•••" in out
