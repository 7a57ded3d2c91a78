"""The bench with a chat model that grades: the product's own grader around it, and its way to a provider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from numpy.typing import NDArray

from evals.bench import Bench, Judged, judged
from interviewer.chat import ChatModel
from interviewer.content.prompts import load_prompt
from interviewer.domain.evidence import Answer, EngineName, Rating, WhyUnrated
from interviewer.domain.standard import GradedExample, Standard
from interviewer.errors import ModelError, ModelSettingsError
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.ports import Examples
from interviewer.models.choose_chat import ChatModels, open_chat_models
from interviewer.models.embeddings import Embeddings
from interviewer.services import now

PROMPT = Path("prompts", "model", "grade.md")


class _NoExamples(Examples):
    def nearest(
        self, pack_hash: str, competency: str, criterion: str, vector: NDArray, k: int
    ) -> Sequence[GradedExample]:
        return ()


NO_EXAMPLES = _NoExamples()
"""For graders that are shown no graded answers."""


class ModelBench(Bench):
    """Grades by a chat model, as the app does where one is set."""

    engine: EngineName = "model"
    at_once = 4

    def __init__(
        self,
        embeddings: Embeddings,
        model: ChatModel,
        content: Path,
        *,
        exemplars: bool = True,
        seconds: float = 60.0,
    ):
        """Make a folder for the index.

        Args:
            embeddings: The encoder.
            model: What grades.
            content: Folder of `prompts/`.
            exemplars: Whether graders use the exemplars of a pack; the app does.
            seconds: The longest that one grading may take.

        Raises:
            ContentError: The prompt cannot be read.
        """
        super().__init__(embeddings, exemplars=exemplars)
        self._model_grader = ModelGrader(
            model,
            load_prompt(content / PROMPT),
            embedded=self.grader,
            embeddings=embeddings,
            examples=self.index if exemplars else NO_EXAMPLES,
            seconds=seconds,
        )

    @property
    def version(self) -> str:
        """Model, prompt and code."""
        return self._model_grader.name

    def judge(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> tuple[Judged, ...]:
        """Every criterion of a published competency, in its order.

        What is left to a person has the distribution that this machine reads off the answers by itself: the model's
        is not believed then. A model that fails has given nothing, and never a zero.

        Raises:
            ModelSettingsError: It will go on failing until somebody changes a setting.
            NotFound, StoreError, EmbeddingsError: As the grader.
        """
        verdicts = self.grader.assess(pack_hash, competency, answers)
        return tuple(self._judged(one.standard, answers, judged(one)) for one in verdicts)

    def _judged(self, standard: Standard, answers: Sequence[Answer], embedded: Judged) -> Judged:
        try:
            rated = self._model_grader.rate(standard, answers)
        except ModelSettingsError:
            raise
        except ModelError:
            return replace(embedded, given=None, why=WhyUnrated.MODEL_FAILED)
        if isinstance(rated, Rating):
            shares = tuple(rated.distribution[level] for level in standard.levels)
            return Judged(standard.levels, shares, rated.level, rated.level, None)
        return replace(embedded, given=None, why=rated.why)


def reached_at(url: str) -> ChatModels:
    """Models that a server on this computer answers for: the product's own way there, with no key and no ledger."""
    return open_chat_models(model="openai:loopback", model_url=url, clock=now, environment={})
