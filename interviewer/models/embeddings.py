"""What the project asks of an embedding model, whichever one is at hand.

Grading compares an answer with a key point word by word, so a sentence vector alone is not enough: it also needs a
state for every token, from the middle (layer 4) and the end (layer 6) of the encoder, and where in the text the token
stands. An encoder without such layers gives the best states it has under the same two numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

LAYERS = (4, 6)
"""Which hidden states `Encoded.layers` holds. 0 would be the embedding layer; 6 is the last of MiniLM's six."""


@dataclass(frozen=True, eq=False)
class Encoded:
    """One text as the encoder reads it. Content tokens only ([CLS]/[SEP] left out).

    A text with nothing in it has t = 0 and a vector of zeros. The arrays cannot be written to: one value may be shared.
    """

    vector: NDArray[np.float32]
    """(d,), unit length: the mean-pooled sentence vector."""
    ids: NDArray[np.int32]
    """(t,) wordpiece ids. Comparable only between texts read by embeddings of the same name."""
    offsets: NDArray[np.int32]
    """(t, 2) first character and one past the last, as indices into the Python string that was given."""
    layers: Mapping[int, NDArray[np.float32]]
    """{4: (t, w), 6: (t, w)} unit-length hidden states; w is d unless the vector comes from another model."""

    def __post_init__(self) -> None:
        for array in (self.vector, self.ids, self.offsets, *self.layers.values()):
            array.setflags(write=False)


class Embeddings(Protocol):
    """An encoder of texts.

    One text gives the same numbers whatever it is encoded together with, and the same bits with the same texts.
    """

    name: str
    """Model and version; stored beside whatever it produced. Two encoders of one name give the same numbers."""
    dimension: int
    """Length d of the sentence vectors."""

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Read each text; one result per text, in order. Raises EmbeddingsError when the model cannot be run."""
        ...

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) unit-length sentence vectors; zeros for a text with nothing in it. Raises EmbeddingsError."""
        ...


class OpenedEmbeddings(Embeddings, Protocol):
    """Embeddings as they were opened, with what a person should know about them."""

    notice: str
    """What is worse than with the model the project was measured with, in a paragraph to show; empty when nothing."""


def unit(array: NDArray[np.floating]) -> NDArray[np.float32]:
    """Scale the last axis to length 1; what has no length stays zero, so no NaN can arise."""
    exact = array.astype(np.float64)
    length = np.sqrt(np.sum(exact * exact, axis=-1, keepdims=True))
    return (exact / np.where(length > 0, length, 1.0)).astype(np.float32)


def stacked(encoded: Sequence[Encoded], dimension: int) -> NDArray[np.float32]:
    """(n, d) sentence vectors of what was encoded; (0, d) for no texts."""
    return np.stack([one.vector for one in encoded]) if encoded else np.zeros((0, dimension), np.float32)


def nothing_encoded(dimension: int, width: int) -> Encoded:
    """A text without tokens: a zero vector (dimension,) and no states of `width`."""
    return Encoded(
        vector=np.zeros(dimension, np.float32),
        ids=np.zeros(0, np.int32),
        offsets=np.zeros((0, 2), np.int32),
        layers={layer: np.zeros((0, width), np.float32) for layer in LAYERS},
    )
