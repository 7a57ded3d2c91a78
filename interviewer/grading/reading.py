"""Texts as grading reads them: token states, weights and places, encoded once while they are remembered.

What is encoded together may differ in its last bits from what is encoded apart. So what is read together is remembered
together: the same texts give the same bits, whatever was read before.
"""

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
        self._kept: OrderedDict[tuple[str, ...], list[Reading]] = OrderedDict()
        self._held = 0

    def read(self, text: str) -> Reading:
        """One text by itself. Raises EmbeddingsError."""
        return self.read_together([text])[0]

    def read_each(self, texts: Sequence[str]) -> list[Reading]:
        """One reading per text, in order, each remembered by itself; last bits are up to what has to be encoded.

        Raises:
            EmbeddingsError: The encoder could not be run.
        """
        known = {text: kept[0] for text in dict.fromkeys(texts) if (kept := self._known((text,)))}
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        for text, reading in zip(missing, self._encoded(missing), strict=True):
            known[text] = reading
            self._keep((text,), [reading])
        return [known[text] for text in texts]

    def read_together(self, texts: Sequence[str]) -> list[Reading]:
        """One reading per text, in order; the same texts in one order give the same bits. Raises EmbeddingsError."""
        key = tuple(texts)
        known = self._known(key)
        if known is None:
            known = self._encoded(key)
            self._keep(key, known)
        return known

    def read_passages(self, text: str) -> Passages:
        """One text, passage by passage: none changes what another is read as. Raises EmbeddingsError."""
        spans = passages(text)
        return _joined(spans, self.read_together([span.of(text) for span in spans]))

    def _encoded(self, texts: Sequence[str]) -> list[Reading]:
        once = list(dict.fromkeys(texts))
        encoded = self._embeddings.encode(once) if once else []
        found = {text: _reading(text, one) for text, one in zip(once, encoded, strict=True)}
        return [found[text] for text in texts]

    def _known(self, key: tuple[str, ...]) -> list[Reading] | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: tuple[str, ...], readings: list[Reading]) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = readings
                self._held += len(key)
            while self._held > self._remembered:
                self._held -= len(self._kept.popitem(last=False)[0])


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
