"""A real llama-server with a model of random weights; skipped with the reason where none is built."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.small_screening import small_pack
from tests.conftest import ROOT, as_yaml
from tests.llm.building import build_here
from tests.llm.serving import LlamaServer
from tests.llm.tiny_model import write_tiny_model


@pytest.fixture(scope="session")
def llama_program() -> Path:
    build = build_here()
    if not build.program.exists():
        pytest.skip(build.why_not)
    return build.program


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory) -> Path:
    pytest.importorskip("gguf", reason="gguf is not installed; make test-llm installs it")
    path = tmp_path_factory.mktemp("model") / "tiny.gguf"
    write_tiny_model(path, ROOT / "samples")
    return path


@pytest.fixture(scope="session")
def llama_process(llama_program, tiny_model, tmp_path_factory) -> Iterator[LlamaServer]:
    server = LlamaServer(llama_program, tiny_model, tmp_path_factory.mktemp("llama") / "log.txt")
    yield server
    server.kill()


@pytest.fixture
def llama(llama_process: LlamaServer) -> LlamaServer:
    """The server, running, whatever the test before did to it."""
    llama_process.start()
    return llama_process


@pytest.fixture(scope="session")
def small_content(tmp_path_factory) -> Path:
    """A content folder with the first shipped pack cut to two competencies, and the shipped prompts."""
    folder = tmp_path_factory.mktemp("content")
    (folder / "rubrics" / "projects").mkdir(parents=True)
    document = small_pack(ROOT, competencies=2).model_dump(mode="json")
    (folder / "rubrics" / "small.yaml").write_text(as_yaml(document), encoding="utf-8")
    (folder / "prompts").symlink_to(ROOT / "prompts")
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory) -> Path:
    """One folder of state for all interviews, so that the pack is published once."""
    return tmp_path_factory.mktemp("home")
