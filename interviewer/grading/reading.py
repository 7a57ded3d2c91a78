"""Texts as grading reads them: token states, weights and places, each text encoded once while it is remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.grading.ports import Embeddings, Encoded
from interviewer.grading.weights import word_weights

LAYERS = (4, 6)
REMEMBERED = 96
"""Texts kept; an answer of 150 tokens takes half a megabyte."""


@dataclass(frozen=True, eq=False)
class Reading:
    """One text, t content tokens."""

    states: NDArray[np.float32]
    """(t, 2w): the states of layers 4 and 6 side by side, scaled so that a dot product is the mean of both cosines."""
    ids: NDArray[np.int32]
    """(t,) wordpiece ids: which tokens are the same word."""
    weights: NDArray[np.float32]
    """(t,) how much each token says, 0 to 1."""
    offsets: NDArray[np.int32]
    """(t, 2) first character and one past the last."""
    vector: NDArray[np.float32]
    """(d,) unit-length sentence vector."""

    @property
    def tokens(self) -> int:
        """How many there are."""
        return len(self.weights)


class Reader:
    """Reads texts and remembers the latest. Safe to use from several threads."""

    def __init__(self, embeddings: Embeddings, remembered: int = REMEMBERED):
        self.model = embeddings.name
        self._embeddings = embeddings
        self._remembered = remembered
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Reading] = OrderedDict()

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """One reading per text, in order; a text is encoded once however often it occurs. Raises EmbeddingsError."""
        with self._lock:
            known = {text: self._kept[text] for text in texts if text in self._kept}
            for text in known:
                self._kept.move_to_end(text)
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        if missing:
            encoded = self._embeddings.encode(missing)
            fresh = {text: _reading(text, one) for text, one in zip(missing, encoded, strict=True)}
            known.update(fresh)
            with self._lock:
                self._kept.update(fresh)
                while len(self._kept) > self._remembered:
                    self._kept.popitem(last=False)
        return [known[text] for text in texts]


def _reading(text: str, encoded: Encoded) -> Reading:
    words = [text[start:end] for start, end in encoded.offsets.tolist()]
    states = np.concatenate([encoded.layers[layer] for layer in LAYERS], axis=1) / np.float32(len(LAYERS) ** 0.5)
    return Reading(states, encoded.ids, word_weights(encoded.ids, words), encoded.offsets, encoded.vector)
