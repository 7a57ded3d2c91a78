"""What grading asks of the rooms that are passed in: an encoder, and the rubrics as they were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.standard import GradedExample, Standard


class Encoded(Protocol):
    """One text as an encoder reads it, content tokens only (t of them; 0 for an empty text)."""

    @property
    def vector(self) -> NDArray[np.float32]:
        """(d,) unit-length sentence vector."""
        ...

    @property
    def ids(self) -> NDArray[np.int32]:
        """(t,) wordpiece ids."""
        ...

    @property
    def offsets(self) -> NDArray[np.int32]:
        """(t, 2) first character and one past the last."""
        ...

    @property
    def layers(self) -> Mapping[int, NDArray[np.float32]]:
        """{4: (t, w), 6: (t, w)} unit-length hidden states."""
        ...


class Embeddings(Protocol):
    """An encoder of texts."""

    name: str

    def encode(self, texts: Sequence[str]) -> Sequence[Encoded]:
        """Read each text; one result per text, in order. Raises EmbeddingsError when the model cannot be run."""
        ...


class Rubrics(Protocol):
    """Published rubrics; `store.RubricIndex` is one."""

    def standards(self, pack_hash: str, competency: str) -> Sequence[Standard]:
        """The criteria of a competency, in the pack's order. Raises NotFound, StoreError."""
        ...

    def examples(self, pack_hash: str, competency: str) -> Sequence[GradedExample]:
        """The graded answers of a competency. Raises StoreError."""
        ...


class Examples(Protocol):
    """Graded answers by nearness; `store.RubricIndex` is one."""

    def nearest(
        self, pack_hash: str, competency: str, criterion: str, vector: NDArray[np.float32], k: int
    ) -> Sequence[GradedExample]:
        """At most `k` graded answers with a level on `criterion`, nearest to (d,) `vector` first. Raises StoreError."""
        ...
