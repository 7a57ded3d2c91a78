"""A transformer behind the `Embeddings` protocol: wordpieces in windows, windows in few runs, states stitched.

What is encoded together shares its runs, which is a fifth quicker than passage by passage. Rows of a batch came out as
they do alone, to the bit, on the one processor tried (x86-64 with AVX-512); how kernels add up a padded row is up to a
processor, so whoever needs the same bits every time encodes the same texts together every time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer.models.embeddings import LAYERS, Encoded, nothing_encoded, stacked, unit
from interviewer.models.windows import Window, windows
from interviewer.models.wordpieces import Wordpieces

WINDOW = 256
"""Tokens read at once, with [CLS] and [SEP]: the length MiniLM's sentence vectors were published for."""
OVERLAP = 64
"""Tokens two windows share at least, so that none is read with fewer than 32 on its cut side."""

SLOTS = 1024
"""Tokens of one run at most, padding included: more are no quicker, and take more memory."""

Ids = NDArray[np.int64]
States = Mapping[int, NDArray[np.float32]]
"""Hidden states (tokens, d) by layer, [CLS] and [SEP] included, not normalised."""


_Job = tuple[NDArray[np.int32], Window]
"""A text's ids, and the part of them that is read."""
_Part = tuple[States, NDArray[np.float64]]
"""The kept tokens' unit-length states, and the sum of last states over them, [CLS] and [SEP]."""


class TransformerEmbeddings:
    """Embeddings from anything that turns windows' ids into hidden states. Safe to call from several threads."""

    def __init__(
        self,
        name: str,
        wordpieces: Wordpieces,
        run: Callable[[Sequence[Ids]], Sequence[States]],
        *,
        dimension: int,
        notice: str = "",
    ):
        """Put the parts together.

        Args:
            name: Model and version, as the protocol's `name`.
            wordpieces: How a text is split.
            run: Ids of windows (tokens,), [CLS] and [SEP] included, to the states of each by layer. Called from
                several threads at once.
            dimension: Width of the states and so length of the vectors.
            notice: What a person should know about this model; see `OpenedEmbeddings`.
        """
        self.name = name
        self.dimension = dimension
        self.notice = notice
        self._wordpieces = wordpieces
        self._run = run

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Read each text; see `Embeddings.encode`."""
        readings = [self._wordpieces.read(text) for text in texts]
        plans = [windows(len(ids), WINDOW - 2, OVERLAP) for ids, _ in readings]
        jobs = [(ids, window) for (ids, _), plan in zip(readings, plans, strict=True) for window in plan]
        done = iter([part for together in _runs(jobs) for part in self._read(together)])
        parts = ([next(done) for _ in plan] for plan in plans)
        return [self._stitch(*reading, part) for reading, part in zip(readings, parts, strict=True)]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) unit-length sentence vectors; see `Embeddings.vectors`."""
        return stacked(self.encode(texts), self.dimension)

    def _read(self, jobs: Sequence[_Job]) -> list[_Part]:
        framed = [
            np.array([self._wordpieces.first, *ids[window.start : window.stop], self._wordpieces.last], np.int64)
            for ids, window in jobs
        ]
        return [_kept(window, states) for (_, window), states in zip(jobs, self._run(framed), strict=True)]

    def _stitch(
        self,
        ids: NDArray[np.int32],
        offsets: NDArray[np.int32],
        parts: Sequence[_Part],
    ) -> Encoded:
        """Join windows. Normalising their summed states is the mean over tokens normalised: lengths weigh in."""
        if not parts:
            return nothing_encoded(self.dimension, self.dimension)
        layers = {layer: np.concatenate([states[layer] for states, _ in parts]) for layer in LAYERS}
        total = np.sum([total for _, total in parts], axis=0)
        return Encoded(vector=unit(total), ids=ids, offsets=offsets, layers=layers)


def _runs(jobs: Sequence[_Job]) -> Iterator[list[_Job]]:
    """Windows in order, as many together as have `SLOTS` slots; never none."""
    together: list[_Job] = []
    longest = 0
    for job in jobs:
        length = job[1].stop - job[1].start + 2
        if together and (len(together) + 1) * max(longest, length) > SLOTS:
            yield together
            together, longest = [], 0
        together.append(job)
        longest = max(longest, length)
    if together:
        yield together


def _kept(window: Window, states: States) -> _Part:
    # One further, since [CLS] is in front.
    kept = slice(window.kept_from - window.start + 1, window.kept_to - window.start + 1)
    last = states[LAYERS[-1]].astype(np.float64)
    # The published pooling counts [CLS] and [SEP] in.
    total = last[kept].sum(axis=0) + last[0] + last[-1]
    return {layer: unit(states[layer][kept]) for layer in LAYERS}, total
