"""Texts compared by meaning, with an embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from interviewer.grading.ports import Embeddings
from interviewer.grading.reading import Reader, Reading
from interviewer.grading.recall import Floats, above_chance, discount, recall

MOST_TEXTS = 4_000
"""Texts that are read of one pack; the largest packs have about 500."""
_MOST_READ = 4_000
"""Characters of a text that are read."""


class Compared:
    """Reads each text once."""

    def __init__(self, embeddings: Embeddings):
        self._reader = Reader(embeddings, MOST_TEXTS)

    def near(self, texts: Sequence[str]) -> Floats:
        """(n, n) cosines of whole texts with one another. Raises EmbeddingsError."""
        vectors = np.stack([one.vector for one in self._read(texts)])
        return vectors @ vectors.T

    def recalls(self, references: Sequence[str], texts: Sequence[str], known: str = "") -> Floats:
        """(texts, references) how much of each reference is in each text, 0 to 1; what `known` says counts for nothing.

        Raises:
            EmbeddingsError: the model cannot be run.
        """
        *read, before = self._read([*references, known])
        found = np.zeros((len(texts), len(references)), np.float32)
        if not any(one.tokens for one in read):
            return found
        states = np.concatenate([one.states for one in read])
        weights = np.concatenate([one.weights for one in read]) * discount(states, before.states)
        starts = np.cumsum([0, *(one.tokens for one in read)])
        for row, told in zip(found, self._read(texts), strict=True):
            if told.tokens:
                best = above_chance(states @ told.states.T).max(axis=1)
                row[:] = [recall(best[start:end], weights[start:end]) for start, end in pairwise(starts)]
        return found

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        return self._reader.read_each([text[:_MOST_READ] for text in texts])
