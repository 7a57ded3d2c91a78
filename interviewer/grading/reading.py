"""Texts as grading reads them: token states, weights and places, each text encoded once while it is remembered."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.grading.ports import Embeddings, Encoded
from interviewer.grading.sentences import Span, passages
from interviewer.grading.weights import word_weights

LAYERS = (4, 6)
REMEMBERED = 256
"""Texts kept; a passage of 30 tokens takes a tenth of a megabyte."""


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


_NO_VECTOR = np.zeros(0, np.float32)


@dataclass(frozen=True, eq=False)
class Passages:
    """One text whose passages were read by themselves."""

    whole: Reading
    """Their tokens one after the other, offsets into the text."""
    passage_of: NDArray[np.int32]
    """(t,) which passage each token stands in."""
    vectors: tuple[NDArray[np.float32], ...]
    """(d,) unit-length vector of each passage."""


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

    def read_passages(self, texts: Sequence[str]) -> list[Passages]:
        """One text, passage by passage: each is encoded by itself. Raises EmbeddingsError."""
        spans = [passages(text) for text in texts]
        readings = iter(self.read([span.of(text) for text, own in zip(texts, spans, strict=True) for span in own]))
        return [_joined(own, [next(readings) for _ in own]) for own in spans]


def _joined(spans: Sequence[Span], readings: Sequence[Reading]) -> Passages:
    if not readings:
        none = np.zeros(0, np.int32)
        empty = Reading(np.zeros((0, 0), np.float32), none, none.astype(np.float32), none.reshape(0, 2), _NO_VECTOR)
        return Passages(empty, none, ())
    whole = Reading(
        states=np.concatenate([one.states for one in readings]),
        ids=np.concatenate([one.ids for one in readings]),
        weights=np.concatenate([one.weights for one in readings]),
        offsets=np.concatenate([one.offsets + span.start for span, one in zip(spans, readings, strict=True)]),
        vector=readings[0].vector,
    )
    of = np.repeat(np.arange(len(readings), dtype=np.int32), [one.tokens for one in readings])
    return Passages(whole, of, tuple(one.vector for one in readings))


def _reading(text: str, encoded: Encoded) -> Reading:
    words = [text[start:end] for start, end in encoded.offsets.tolist()]
    states = np.concatenate([encoded.layers[layer] for layer in LAYERS], axis=1) / np.float32(len(LAYERS) ** 0.5)
    return Reading(states, encoded.ids, word_weights(encoded.ids, words), encoded.offsets, encoded.vector)
