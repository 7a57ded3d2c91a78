"""What grading keeps of a competency between answers: its texts, encoded, and what its exemplars teach."""

from __future__ import annotations

import math
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer
from interviewer.domain.standard import GradedExample, Standard
from interviewer.grading.evidence import CriterionEvidence, Exchange
from interviewer.grading.gates import Source, source
from interviewer.grading.matching import Standing
from interviewer.grading.neighbours import Bank, Corrections, KernelRidge, Told
from interviewer.grading.ports import Rubrics
from interviewer.grading.prior import Prior
from interviewer.grading.reading import Reader
from interviewer.grading.sheet import Part, Sheet

KEPT = 64
"""Competencies kept; one takes about four megabytes."""


@dataclass(frozen=True, eq=False)
class Learned:
    """One competency of one pack, ready to grade with."""

    sheet: Sheet
    texts: Source
    """What an answer must not merely copy."""
    bank: Bank
    """Its exemplars' tokens."""
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
        made = Learned(sheet, _rubric(sheet), *self._learn(sheet, examples))
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def _learn(self, sheet: Sheet, examples: Sequence[GradedExample]) -> tuple[Bank, dict[str, Corrections]]:
        """Solve each criterion's ridge on what the prior gets wrong about its exemplars."""
        read = [(one, Exchange(sheet, [_as_standing(one)], self._reader)) for one in examples]
        graded = [(example, exchange) for example, exchange in read if exchange.turns]
        bank = Bank([exchange.states for _, exchange in graded])
        criteria = [self._taught(part, graded) for part in sheet.parts]
        solved = self._ridge.fit(bank, criteria)
        return bank, {part.standard.criterion: one for part, one in zip(sheet.parts, solved, strict=True)}

    def _taught(self, part: Part, graded: Sequence[tuple[GradedExample, Exchange]]) -> tuple[list[Told], list[float]]:
        """What each graded answer says on a criterion, and what the prior gets wrong about it."""
        shown = [exchange.on(part) for _, exchange in graded]
        residuals = [
            self._residual(part.standard, example, evidence)
            for (example, _), evidence in zip(graded, shown, strict=True)
        ]
        return [one.told for one in shown], residuals

    def _residual(self, standard: Standard, example: GradedExample, evidence: CriterionEvidence) -> float:
        if standard.criterion not in example.levels:
            return math.nan
        share = standard.share(example.levels[standard.criterion])
        return share - self._prior.expected(self._prior.place(evidence), len(standard.levels))


def _rubric(sheet: Sheet) -> Source:
    """What an answer must not hand back: the rubric's texts and, wherever they stand, the names in it."""
    standards = [part.standard for part in sheet.parts] if sheet.texts else []
    told = [text for one in standards for text in (one.looks_for, *one.common_errors, *one.probes)]
    names = {name for one in standards for name in (one.name, one.competency_name)}
    return source([*sheet.texts, *told], sorted(names))


def _as_standing(example: GradedExample) -> Standing:
    return Standing(Answer(turn=0, question=example.question_text, text=example.answer), example.answer)
