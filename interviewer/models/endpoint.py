"""Sentence vectors from an OpenAI-compatible embeddings endpoint; token states from a model on this machine.

No such endpoint gives token states, and grading cannot do without. What is encoded here leaves the machine: whoever
configures an endpoint decides that applicants' answers may go there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from pydantic import SecretStr

from interviewer.errors import EmbeddingsError
from interviewer.models.embeddings import Encoded, OpenedEmbeddings, unit

TEXTS_A_REQUEST = 64
RETRIES = 2
_LOCAL_PART = "Whole texts are compared by the configured endpoint, single words on this machine. About the latter:"


class EndpointEmbeddings:
    """Vectors from the endpoint, the rest from `tokens`. Its answers may change from run to run: store them."""

    def __init__(  # noqa: PLR0913  (an endpoint has this many settings, all by name)
        self,
        tokens: OpenedEmbeddings,
        *,
        url: str,
        model: str,
        key: SecretStr | None = None,
        dimension: int | None = None,
        timeout: float = 30.0,
    ):
        """Connect, with one request of one word when the dimension is not given.

        Args:
            tokens: Where token ids, offsets and states come from.
            url: The endpoint's base, to which `/embeddings` is added.
            model: The endpoint's name for the model.
            key: Sent as bearer token; None for a server that asks for none. The environment is never looked at.
            dimension: Asks for vectors of this length (not every server can); None takes what the model has.
            timeout: Seconds to wait for one request; a failed one is tried twice more.

        Raises:
            EmbeddingsError: The endpoint did not answer, or not with vectors.
        """
        from langchain_openai import OpenAIEmbeddings  # noqa: PLC0415  (late: over a second)

        self._where = f"The embeddings endpoint {url} (model {model})"
        self._client = OpenAIEmbeddings(
            model=model,
            base_url=url,
            # The client library insists on a key, and would take one meant for elsewhere from the environment.
            api_key=key or SecretStr("none"),
            dimensions=dimension,
            # Otherwise it downloads a tokenizer and sends token ids, which other servers cannot read.
            check_embedding_ctx_length=False,
            chunk_size=TEXTS_A_REQUEST,
            timeout=timeout,
            max_retries=RETRIES,
        )
        self._tokens = tokens
        self.notice = f"{_LOCAL_PART} {tokens.notice}" if tokens.notice else ""
        self.dimension = dimension or len(self._ask(["dimension"])[0])
        self.name = f"{model}@endpoint/{self.dimension}+{tokens.name}"

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Read each text; the states are as wide as the local model's, the vector as the endpoint's."""
        pairs = zip(self._tokens.encode(texts), self.vectors(texts), strict=True)
        return [replace(encoded, vector=vector) for encoded, vector in pairs]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) unit-length vectors; a text with nothing in it is not sent, and gets zeros.

        Raises:
            EmbeddingsError: The endpoint failed, or answered with something other than a vector of d numbers a text.
        """
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        sent = [place for place, text in enumerate(texts) if text.strip()]
        if sent:
            answered = self._ask([texts[place] for place in sent])
            if any(len(vector) != self.dimension for vector in answered):
                raise EmbeddingsError(f"{self._where} answered with vectors that are not {self.dimension} long.")
            vectors[sent] = unit(np.array(answered, np.float64))
        return vectors

    def _ask(self, texts: list[str]) -> list[list[float]]:
        """One finite vector a text, as the endpoint gave it."""
        from openai import OpenAIError  # noqa: PLC0415

        try:
            answered = self._client.embed_documents(texts)
        except OpenAIError as error:
            raise EmbeddingsError(
                f"{self._where} failed: {error}. Nothing was changed. Check the address, the model's name and the key, "
                "or leave the endpoint out of the settings to use the model on this machine."
            ) from error
        except (KeyError, TypeError, ValueError) as error:
            raise EmbeddingsError(f"{self._where} answered with something else than embeddings: {error!r}.") from error
        if len(answered) != len(texts) or not all(vector and np.isfinite(vector).all() for vector in answered):
            raise EmbeddingsError(f"{self._where} did not answer with one vector of numbers a text.")
        return answered
