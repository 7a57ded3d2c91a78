from __future__ import annotations

from tests.conftest import ROOT
from tests.llm.tiny_model import write_tiny_model


def test_the_model_is_the_same_to_the_byte_each_time_it_is_made(tiny_model, tmp_path):
    write_tiny_model(tmp_path / "again.gguf", ROOT / "samples")
    assert (tmp_path / "again.gguf").read_bytes() == tiny_model.read_bytes()


def test_the_model_is_small(tiny_model):
    assert tiny_model.stat().st_size < 2_000_000
