"""What the code around a chat model costs honest gradings: how many levels that people gave it would not let stand.

A judge who is always right gives each graded answer of a pack its level, and for its key points the stretches of what
it was shown that are nearest to them. What still goes to a person then, goes there because code believes too little.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.loopback.reading import inside_fences, numbered
from evals.metrics.summary import Figures
from evals.model_bench import NO_EXAMPLES, PROMPT
from interviewer.chat import Call, Form, Prompt, PromptTemplate, Reply, Stream
from interviewer.content.prompts import load_prompt
from interviewer.domain.evidence import Answer, Rating
from interviewer.domain.rubric import Competency, Question, RubricPack
from interviewer.errors import ModelUnusable
from interviewer.gold.rubrics import PackRubrics
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.sentences import sentences
from interviewer.models.embeddings import Embeddings

SHOWN_AT_THE_TOP = 0.6
"""Share of the key points that an answer of the highest level is taken to show; lower ones, in proportion."""


def measure(pack: RubricPack, embeddings: Embeddings, content: Path) -> Figures:
    """Have a judge who is always right grade every exemplar, each while the others are the pack's exemplars.

    Args:
        pack: The pack.
        embeddings: The encoder.
        content: Folder of `prompts/`.

    Returns:
        Level -> how many ratings there were, and which share of them went to a person.

    Raises:
        ContentError: The prompt cannot be read.
        EmbeddingsError: The encoder could not be used.
    """
    template = load_prompt(content / PROMPT)
    left: dict[int, list[bool]] = defaultdict(list)
    for competency in pack.competencies:
        for question in competency.questions:
            for level, rated in _of_question(pack, competency, question, embeddings, template):
                left[level].append(not rated)
    return {str(level): {"n": len(gone), "to_person": sum(gone) / len(gone)} for level, gone in sorted(left.items())}


def _of_question(
    pack: RubricPack, competency: Competency, question: Question, embeddings: Embeddings, template: PromptTemplate
) -> Iterator[tuple[int, bool]]:
    """(level that people gave, whether it became a rating) of each exemplar on each criterion."""
    for exemplar in question.exemplars:
        embedded = EmbeddedGrader(embeddings, PackRubrics(pack, without=[exemplar.answer]))
        answers = [Answer(turn=0, question=question.text, text=exemplar.answer)]
        for criterion, level in exemplar.levels.items():
            standard = embedded.standard(pack.hash, competency.id, criterion)
            judge = _Judge(embeddings, level, standard.share(level))
            grader = ModelGrader(judge, template, embedded=embedded, embeddings=embeddings, examples=NO_EXAMPLES)
            yield level, isinstance(grader.rate(standard, answers), Rating)


@dataclass(frozen=True)
class _Judge:
    """A chat model that knows the level of what it is shown."""

    embeddings: Embeddings
    level: int
    share: float
    """Where the level stands on its scale, 0 to 1."""
    name: str = "judge:right"

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """The level, and quotes for as many key points as it takes, those first that are nearest to their quotes."""
        points = [text for _, text in numbered(prompt.stable, "Key points:")]
        said = [span.of(answer) for answer in inside_fences(prompt.varying) for span in sentences(answer)]
        near = self.embeddings.vectors(points) @ self.embeddings.vectors(said).T
        wanted = math.ceil(SHOWN_AT_THE_TOP * self.share * len(points))
        nearest = np.argsort(-near.max(axis=1))[:wanted].tolist()
        found = [f"{point + 1}: {said[quote]}" for point, quote in _apart(nearest, near)]
        return Reply(form.model_validate({"found": found, "reason": "It is so.", "level": self.level}), self.name)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """It speaks no words."""
        raise ModelUnusable("A judge fills in forms and speaks no words.")


def _apart(points: Sequence[int], near: np.ndarray) -> Iterator[tuple[int, int]]:
    """Each key point with the stretch nearest to it that stands for none yet, while there are any."""
    taken: set[int] = set()
    for point in points:
        free = [quote for quote in np.argsort(-near[point]).tolist() if quote not in taken]
        quote = free[0] if free else int(near[point].argmax())
        taken.add(quote)
        yield point, quote
