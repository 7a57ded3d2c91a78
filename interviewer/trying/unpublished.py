"""One pack's texts and graded answers for a grader, straight from the pack: drafts are tried and published nowhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.gold.rubrics import PackRubrics
from interviewer.models.embeddings import Embeddings


class UnpublishedRubrics(PackRubrics):
    """What `store.RubricIndex` is to a published pack: standards, graded answers, and the nearest of them."""

    def __init__(self, pack: RubricPack, embeddings: Embeddings, *, without: Collection[str] = ()):
        """Read a pack; nothing is encoded yet.

        Args:
            pack: The pack.
            embeddings: The encoder that answers are found with.
            without: Answers, word for word, that are no examples here.
        """
        super().__init__(pack, without=without)
        self._embeddings = embeddings

    def nearest(
        self, pack_hash: str, competency: str, criterion: str, vector: NDArray[np.float32], k: int
    ) -> tuple[GradedExample, ...]:
        """The graded answers nearest to an answer, nearest first, that have a level on `criterion`.

        Args:
            pack_hash: Of the pack; there is no other here.
            competency: Whose graded answers.
            criterion: Those without a level on it are left out.
            vector: (d,) sentence vector of the answer.
            k: How many at most.

        Raises:
            EmbeddingsError: The encoder could not be run.
        """
        graded = [one for one in self.examples(pack_hash, competency) if criterion in one.levels]
        if not graded:
            return ()
        cosines = self._embeddings.vectors([one.answer for one in graded]) @ vector
        best = np.argsort(-cosines, kind="stable")[:k]
        return tuple(replace(graded[at], similarity=float(cosines[at])) for at in best)
