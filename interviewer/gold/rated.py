"""Gold answers as the machine rates them; an answer that is also an exemplar is rated without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from interviewer.domain.evidence import Answer
from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample, Standard
from interviewer.gold.answers import GoldAnswer
from interviewer.gold.rubrics import PackRubrics
from interviewer.grading.ports import Rubrics
from interviewer.grading.verdict import Verdict


class Grader(Protocol):
    """What rates an exchange; `grading.embedded.EmbeddedGrader` is one."""

    def assess(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> Sequence[Verdict]:
        """One verdict a criterion, also where the level is left to a person. Raises InterviewerError."""
        ...


MakeGrader = Callable[[Rubrics], Grader]
"""A grader over rubrics: `partial(EmbeddedGrader, embeddings)`. Embeddings that remember save most of the time."""
Progress = Callable[[int, int], None]
"""(done, in all)"""


@dataclass(frozen=True)
class Rated:
    """One gold answer on one criterion, beside what the machine says."""

    gold: GoldAnswer
    competency: str
    standard: Standard
    verdict: Verdict

    @property
    def criterion(self) -> str:
        """Its id."""
        return self.standard.criterion

    @property
    def level(self) -> int:
        """The raters' mean as a level."""
        return self.gold.level(self.criterion)

    @property
    def share(self) -> float:
        """The same as a share of the scale, 0 to 1."""
        return self.standard.share(self.level)

    @property
    def rated_share(self) -> float:
        """The machine's level as a share of the scale, 0 to 1, also where it is left to a person."""
        return self.standard.share(self.verdict.level)

    @property
    def expected(self) -> float:
        """The mean of the machine's distribution as a share of the scale, 0 to 1."""
        return self.standard.share(sum(level * share for level, share in self.verdict.distribution.items()))

    @property
    def off(self) -> float:
        """How far the machine's expectation is above the raters' mean, in shares of the scale, -1 to 1."""
        return self.expected - self.standard.share(self.gold.mean(self.criterion))


class Rating:
    """Rates gold answers by one pack, a grader made once for all answers that none of its exemplars repeats."""

    def __init__(self, pack: RubricPack, make: MakeGrader, *, added: Sequence[GradedExample] = ()):
        """Nothing is read yet.

        Args:
            pack: What they are rated by.
            make: Makes the graders.
            added: Exemplars besides the pack's own.
        """
        self._pack = pack
        self._make = make
        self._added = tuple(added)
        self._grader = make(PackRubrics(pack, added=added))
        self._exemplars: dict[tuple[str, str], set[str]] = {}
        for competency in pack.competencies:
            for exemplar in (exemplar for question in competency.questions for exemplar in question.exemplars):
                same = self._exemplars.setdefault((competency.id, plain_words(exemplar.answer)), set())
                same.add(exemplar.answer)

    def rate(self, gold: GoldAnswer) -> list[Rated]:
        """One a criterion that people rated, in the pack's order; none where the pack has no such question.

        A level of people's that is off the pack's scale is left out.

        Raises:
            InterviewerError: the grader could not be used.
        """
        try:
            competency, question = self._pack.question(gold.question)
        except KeyError:
            return []
        same = self._exemplars.get((competency.id, plain_words(gold.answer)))
        grader = self._grader
        if same is not None:
            grader = self._make(PackRubrics(self._pack, without=same, added=self._added))
        answers = [Answer(turn=0, question=question.text, text=gold.answer)]
        return [
            Rated(gold, competency.id, verdict.standard, verdict)
            for verdict in grader.assess(self._pack.hash, competency.id, answers)
            if (given := gold.levels.get(verdict.standard.criterion)) and set(given.values()) <= set(verdict.levels)
        ]


def rate_all(rating: Rating, answers: Sequence[GoldAnswer], progress: Progress | None = None) -> list[Rated]:
    """Every answer, one after the other. Raises as `Rating.rate`."""
    found: list[Rated] = []
    for done, one in enumerate(answers, start=1):
        found += rating.rate(one)
        if progress:
            progress(done, len(answers))
    return found


def plain_words(text: str) -> str:
    """A text whatever its line breaks and spaces: two that are equal are the same answer."""
    return " ".join(text.split())
