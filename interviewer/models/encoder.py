"""A transformer behind the `Embeddings` protocol: wordpieces in windows, one run a window, states stitched.

Every window is run by itself, unpadded. Batching would be about a third quicker on short texts with one thread, but
then which bits come out is up to how a processor's kernels treat the batch's shape; alone, a text's numbers can depend
on nothing but the text. With several threads the windows of a call run side by side, which makes up for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from interviewer.models.embeddings import LAYERS, Encoded, nothing_encoded, stacked, unit
from interviewer.models.windows import Window, windows
from interviewer.models.wordpieces import Wordpieces

WINDOW = 256
"""Tokens read at once, with [CLS] and [SEP]: the length MiniLM's sentence vectors were published for."""
OVERLAP = 64
"""Tokens two windows share at least, so that none is read with fewer than 32 on its cut side."""

Ids = NDArray[np.int64]
States = Mapping[int, NDArray[np.float32]]
"""Hidden states (tokens, d) by layer, [CLS] and [SEP] included, not normalised."""


class TransformerEmbeddings:
    """Embeddings from anything that turns a window's ids into hidden states. Safe to call from several threads."""

    def __init__(  # noqa: PLR0913  (the parts of one encoder)
        self,
        name: str,
        wordpieces: Wordpieces,
        run: Callable[[Ids], States],
        *,
        dimension: int,
        threads: int,
        notice: str = "",
    ):
        """Put the parts together.

        Args:
            name: Model and version, as the protocol's `name`.
            wordpieces: How a text is split.
            run: Ids of one window (tokens,), [CLS] and [SEP] included, to its states by layer. Called from `threads`
                threads at once.
            dimension: Width of the states and so length of the vectors.
            threads: How many windows are run side by side.
            notice: What a person should know about this model; see `OpenedEmbeddings`.
        """
        self.name = name
        self.dimension = dimension
        self.notice = notice
        self._wordpieces = wordpieces
        self._run = run
        self._threads = threads

    def encode(self, texts: Sequence[str]) -> list[Encoded]:
        """Read each text; see `Embeddings.encode`."""
        readings = [self._wordpieces.read(text) for text in texts]
        plans = [windows(len(ids), WINDOW - 2, OVERLAP) for ids, _ in readings]
        jobs = [(ids, window) for (ids, _), plan in zip(readings, plans, strict=True) for window in plan]
        if self._threads > 1 and len(jobs) > 1:
            with ThreadPoolExecutor(self._threads) as pool:
                done = iter(list(pool.map(self._read_window, jobs)))
        else:
            done = map(self._read_window, jobs)
        parts = ([next(done) for _ in plan] for plan in plans)
        return [self._stitch(*reading, part) for reading, part in zip(readings, parts, strict=True)]

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """(n, d) unit-length sentence vectors; see `Embeddings.vectors`."""
        return stacked(self.encode(texts), self.dimension)

    def _read_window(self, job: tuple[NDArray[np.int32], Window]) -> tuple[States, NDArray[np.float64]]:
        """The kept tokens' unit-length states, and the sum of last states over them, [CLS] and [SEP]."""
        ids, window = job
        content = ids[window.start : window.stop]
        framed = np.array([self._wordpieces.first, *content, self._wordpieces.last], np.int64)
        states = self._run(framed)
        # One further, since [CLS] is in front.
        kept = slice(window.kept_from - window.start + 1, window.kept_to - window.start + 1)
        last = states[LAYERS[-1]].astype(np.float64)
        # The published pooling counts [CLS] and [SEP] in.
        total = last[kept].sum(axis=0) + last[0] + last[-1]
        return {layer: unit(states[layer][kept]) for layer in LAYERS}, total

    def _stitch(
        self,
        ids: NDArray[np.int32],
        offsets: NDArray[np.int32],
        parts: Sequence[tuple[States, NDArray[np.float64]]],
    ) -> Encoded:
        """Join windows. Normalising their summed states is the mean over tokens normalised: lengths weigh in."""
        if not parts:
            return nothing_encoded(self.dimension, self.dimension)
        layers = {layer: np.concatenate([states[layer] for states, _ in parts]) for layer in LAYERS}
        total = np.sum([total for _, total in parts], axis=0)
        return Encoded(vector=unit(total), ids=ids, offsets=offsets, layers=layers)
