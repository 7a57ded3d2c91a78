"""An onnxruntime session with the settings that every model here runs under."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from interviewer.errors import EmbeddingsError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def open_session(model: Path, *, threads: int, weights_folder: Path | None = None) -> InferenceSession:
    """Load a graph for the CPU.

    Args:
        model: The ONNX file.
        threads: How many threads share one run, 1 or more.
        weights_folder: Where the graph's external initializers are looked for, when not beside `model`.

    Raises:
        EmbeddingsError: A file is missing or is not what the runtime can run.
    """
    if threads < 1:
        raise EmbeddingsError(f"The embedding model cannot run on {threads} threads. Set 1 or more.")
    import onnxruntime  # noqa: PLC0415  (late: it takes longer to import than the rest of the room)

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors; warnings here speak to who wrote the graph
    # A waiting thread that spins would take a core from whoever else is being interviewed.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights_folder is not None:
        options.add_session_config_entry("session.model_external_initializers_file_folder_path", str(weights_folder))
    try:
        # From bytes: only then does the runtime look for weights in that folder.
        source = str(model) if weights_folder is None else model.read_bytes()
        return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's own errors share no narrower base
        raise EmbeddingsError(f"{model} could not be loaded ({error}). Install the model again.") from error
