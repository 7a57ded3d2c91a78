"""Embeddings that remember: a set is read many times over (eight draws of exemplars, two graders), encoded once.

The encoder gives one text the same numbers whatever it is encoded with, so remembering changes none.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer.models.embeddings import Embeddings, Encoded, stacked

MOST_BYTES = 1_500_000_000


class RememberingEmbeddings:
    """Another encoder's results, kept while they fit. For one thread."""

    def __init__(self, embeddings: Embeddings, most_bytes: int = MOST_BYTES):
        """Wrap an encoder; the results last used stay, up to `most_bytes` of arrays."""
        self.name = embeddings.name
        self.dimension = embeddings.dimension
        self._embeddings = embeddings
        self._most = most_bytes
        self._held = 0
        self._kept: OrderedDict[str, Encoded] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """As `Embeddings.encode`."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        fresh = dict(zip(missing, self._embeddings.encode(missing), strict=True)) if missing else {}
        found = [fresh[text] if text in fresh else self._kept[text] for text in texts]
        for text in texts:
            if text in self._kept:
                self._kept.move_to_end(text)
        for text, one in fresh.items():
            self._kept[text] = one
            self._held += _size(one)
        while self._held > self._most and self._kept:
            self._held -= _size(self._kept.popitem(last=False)[1])
        return found

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As `Embeddings.vectors`."""
        return stacked(self.encode(texts), self.dimension)


def _size(one: Encoded) -> int:
    return one.vector.nbytes + one.ids.nbytes + one.offsets.nbytes + sum(array.nbytes for array in one.layers.values())
