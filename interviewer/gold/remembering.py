"""Embeddings that remember: many graders read the same answers and rubric texts, which are encoded once.

The encoder gives one text the same numbers whatever it is encoded with, so remembering changes none.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from interviewer.grading.ports import Embeddings, Encoded

REMEMBERED = 3_000
"""Texts kept; a passage of 30 tokens takes a tenth of a megabyte."""


class RememberingEmbeddings:
    """Another encoder's results, the latest kept. For one thread."""

    def __init__(self, embeddings: Embeddings, remembered: int = REMEMBERED):
        self.name = embeddings.name
        self._embeddings = embeddings
        self._remembered = remembered
        self._kept: OrderedDict[str, Encoded] = OrderedDict()

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """As `Embeddings.encode`."""
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        fresh = dict(zip(missing, self._embeddings.encode(missing), strict=True)) if missing else {}
        found = [fresh[text] if text in fresh else self._kept[text] for text in texts]
        self._kept.update(fresh)
        for text in texts:
            self._kept.move_to_end(text)
        while len(self._kept) > self._remembered:
            self._kept.popitem(last=False)
        return found
