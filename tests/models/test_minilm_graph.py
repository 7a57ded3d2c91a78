"""The committed graph, and what it does with a padded batch."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from interviewer.models.minilm import GRAPH
from interviewer.models.session import open_session

BUILDER = Path(__file__).parents[2] / "tools" / "build_minilm_graph.py"


@pytest.fixture(scope="module")
def builder():
    pytest.importorskip("onnx", reason="onnx is needed only where the graph is built")
    spec = importlib.util.spec_from_file_location("build_minilm_graph", BUILDER)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_committed_graph_is_what_the_builder_builds(builder, model_folder):
    assert GRAPH.read_bytes() == builder.built_bytes(model_folder)


def test_the_graph_carries_no_weights():
    assert GRAPH.stat().st_size < 40_000


def test_padding_changes_no_state(model_folder):
    session = open_session(GRAPH, threads=1, weights_folder=model_folder)
    short, filler = [101, 2924, 3891, 102], [101, *range(2000, 2020), 102]
    padded = np.array([short + [0] * 18, filler], np.int64)
    mask = np.array([[1] * 4 + [0] * 18, [1] * 22], np.int64)
    alone = np.array([short], np.int64)
    expected = session.run(None, {"input_ids": alone, "attention_mask": np.ones_like(alone)})
    batched = session.run(None, {"input_ids": padded, "attention_mask": mask})
    for lone, together in zip(expected, batched, strict=True):
        assert np.asarray(together)[0, :4] == pytest.approx(np.asarray(lone)[0], abs=1e-5)


def test_padding_takes_no_attention_however_much_of_it_there_is(model_folder):
    session = open_session(GRAPH, threads=1, weights_folder=model_folder)
    padded = np.array([[101, 102] + [0] * 254, [101, *range(2000, 2254), 102]], np.int64)
    mask = np.array([[1] * 2 + [0] * 254, [1] * 256], np.int64)
    for row, length in ((0, 2), (1, 256)):
        alone = padded[row : row + 1, :length]
        expected = session.run(None, {"input_ids": alone, "attention_mask": np.ones_like(alone)})
        found = session.run(None, {"input_ids": padded, "attention_mask": mask})
        for lone, together in zip(expected, found, strict=True):
            assert np.asarray(together)[row, :length] == pytest.approx(np.asarray(lone)[0], abs=1e-5)


def test_what_stands_in_the_padding_does_not_matter(model_folder):
    session = open_session(GRAPH, threads=1, weights_folder=model_folder)
    mask = np.array([[1, 1, 1, 0, 0]], np.int64)
    zeros, others = (np.array([[101, 2924, 102, pad, pad]], np.int64) for pad in (0, 4242))
    one = np.asarray(session.run(["layer_6"], {"input_ids": zeros, "attention_mask": mask})[0])
    other = np.asarray(session.run(["layer_6"], {"input_ids": others, "attention_mask": mask})[0])
    assert np.array_equal(one[0, :3], other[0, :3])
