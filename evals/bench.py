"""The product's own grading, set up in a folder that is thrown away.

Packs are published and answers graded as in the app; there is no other path to a prediction.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer, EngineName, WhyUnrated
from interviewer.domain.rubric import RubricPack
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.verdict import Verdict
from interviewer.models.embeddings import Embeddings
from interviewer.store.rubric_index import RubricIndex


@dataclass(frozen=True)
class Judged:
    """One criterion as the grader sees it, with the distribution behind an abstention."""

    levels: tuple[int, ...]
    """Lowest first."""
    shares: tuple[float, ...]
    """Probability of each level; where nothing could be graded, those of an answer that shows nothing."""
    level: int
    """The level the distribution gives, abstained or not."""
    given: int | None
    """The level that the product gives; None where it leaves the criterion to a person."""
    why: WhyUnrated | None
    """Why it is left to a person."""

    @property
    def expected(self) -> float:
        """The distribution's mean as a share of the scale, 0 to 1."""
        return float(np.dot(self.shares, np.subtract(self.levels, self.levels[0]))) / (self.levels[-1] - self.levels[0])

    @property
    def confidence(self) -> float:
        """Probability of `level`."""
        return self.shares[self.levels.index(self.level)]


class Bench(AbstractContextManager["Bench"]):
    """Grades with the shipped settings; where those abstain, the distribution behind it is known all the same."""

    engine: EngineName = "embedded"
    at_once = 1
    """Answers that may be graded side by side: this machine's work is done sooner one by one."""

    def __init__(self, embeddings: Embeddings, *, exemplars: bool = True):
        """Make a folder for the index.

        Args:
            embeddings: The encoder.
            exemplars: Whether graders use the exemplars of a pack; the app does.
        """
        self._folder = tempfile.TemporaryDirectory(prefix="evals-")
        self.index = RubricIndex(Path(self._folder.name), embeddings)
        self.grader = EmbeddedGrader(embeddings, self.index, exemplars=exemplars)
        """As the app builds it."""

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throw the folder away."""
        self._folder.cleanup()

    @property
    def version(self) -> str:
        """The grader's, as it stands beside ratings."""
        return self.grader.version

    def publish(self, pack: RubricPack) -> None:
        """Write a pack to the index, as the app does when it starts. Raises StoreError, EmbeddingsError."""
        self.index.publish(pack)

    def judge(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> tuple[Judged, ...]:
        """Every criterion of a published competency, in its order.

        Raises:
            NotFound, StoreError, EmbeddingsError: As the grader.
        """
        return tuple(map(judged, self.grader.assess(pack_hash, competency, answers)))


def one_answer(question: str, text: str) -> tuple[Answer, ...]:
    """An exchange of one answer."""
    return (Answer(turn=0, question=question, text=text),)


def matrix(judged: Sequence[Judged]) -> NDArray[np.float64]:
    """(n, k) distributions of criteria with one number of levels."""
    return np.array([one.shares for one in judged])


def judged(one: Verdict) -> Judged:
    """A verdict as figures are made from it."""
    return Judged(one.levels, one.shares, one.level, None if one.why else one.level, one.why)
