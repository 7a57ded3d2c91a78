"""What grading keeps of a competency between answers: its texts, encoded, and what its exemplars teach."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer
from interviewer.domain.standard import GradedExample
from interviewer.grading.evidence import Exchange, Standing
from interviewer.grading.gates import Source, source
from interviewer.grading.neighbours import Corrections, KernelRidge
from interviewer.grading.ports import Rubrics
from interviewer.grading.prior import Prior
from interviewer.grading.reading import Reader
from interviewer.grading.sheet import Sheet

KEPT = 64
"""Competencies kept; one takes about two megabytes."""


@dataclass(frozen=True, eq=False)
class Learned:
    """One competency of one pack, ready to grade with."""

    sheet: Sheet
    texts: Source
    """What an answer must not merely copy."""
    corrections: Mapping[str, Corrections]
    """Criterion id -> what the exemplars say."""


class LearnedCompetencies:
    """Loads competencies from the published rubrics when they are first needed. Safe to use from several threads."""

    def __init__(self, rubrics: Rubrics, reader: Reader, prior: Prior, ridge: KernelRidge, *, exemplars: bool):
        self._rubrics = rubrics
        self._reader = reader
        self._prior = prior
        self._ridge = ridge
        self._exemplars = exemplars
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[str, str], Learned] = OrderedDict()

    def get(self, pack_hash: str, competency: str) -> Learned:
        """A competency, from memory where it is there. Raises NotFound, StoreError, EmbeddingsError."""
        key = (pack_hash, competency)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        sheet = Sheet(tuple(self._rubrics.standards(pack_hash, competency)), self._reader)
        examples = self._rubrics.examples(pack_hash, competency) if self._exemplars else ()
        made = Learned(sheet, source(sheet.texts), self._learn(sheet, examples))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def _learn(self, sheet: Sheet, examples: Sequence[GradedExample]) -> dict[str, Corrections]:
        """Solve each criterion's ridge on what the prior gets wrong about its exemplars."""
        exchanges = [Exchange(sheet, [_as_standing(example)], self._reader) for example in examples]
        solved: dict[str, Corrections] = {}
        for part in sheet.parts:
            standard = part.standard
            graded = [
                (exchange.on(part), standard.share(example.levels[standard.criterion]))
                for example, exchange in zip(examples, exchanges, strict=True)
                if standard.criterion in example.levels
            ]
            residuals = [
                share - self._prior.expected(self._prior.place(evidence), len(standard.levels))
                for evidence, share in graded
            ]
            solved[standard.criterion] = self._ridge.fit([evidence.vector for evidence, _ in graded], residuals)
        return solved


def _as_standing(example: GradedExample) -> Standing:
    return Standing(Answer(turn=0, question=example.question_text, text=example.answer), example.answer)
