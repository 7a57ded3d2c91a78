"""What one more key point would change: the exchange rated again with a sentence that shows the point.

The pack's own sentence for a key point cannot be used: graders set aside what is copied from a rubric, so that it
changes nothing for anybody. The sentence is borrowed from one of the pack's example answers, which applicants might
have said, and goes through the grader like any other. Tried on four packs' example answers with a sentence taken out,
that gave the level change of the answer's own sentence in 94 of 138 cases, where no change would have been right in 58;
when wrong it is too high twice as often as too low. It is an estimate, and is to be shown as one.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer
from interviewer.domain.rubric import Competency, KeyPoint, Question
from interviewer.domain.standard import GradedExample
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.verdict import Verdict
from interviewer.trying.unpublished import UnpublishedRubrics

_GOOD = 0.5
"""Share of the scale from which on an example answer lends its sentences."""
_SLIGHT = 0.05
"""Levels by which an expectation may move without a word."""


@dataclass(frozen=True)
class Borrowed:
    """A sentence of an example answer that shows a key point."""

    text: str
    question: str
    """Id of the question that the example answers."""
    level: int
    """What the example answer was graded on the criterion."""


@dataclass(frozen=True)
class Standing:
    """Where an exchange stands on one criterion."""

    level: int
    given: bool
    """False where the level is left to a person."""
    expected: float
    """Mean of the distribution, on the criterion's scale."""


@dataclass(frozen=True)
class Change:
    """A criterion before and after something was added."""

    before: Standing
    after: Standing

    @property
    def in_words(self) -> str:
        """As "would be level 2 instead of 1", or that nothing changes and by how much it does all the same."""
        before, after = self.before, self.after
        if not after.given:
            return "would be left to a person" if before.given else "no change: still not rated"
        if not before.given:
            return f"would be level {after.level} instead of not rated"
        if after.level != before.level:
            return f"would be level {after.level} instead of {before.level}"
        moved = after.expected - before.expected
        if abs(moved) < _SLIGHT:
            return f"no change: still level {after.level}, and no nearer to another"
        side = "a little higher" if moved > 0 else "a little lower"
        return f"no change: still level {after.level}, {side} ({after.expected:.1f} rather than {before.expected:.1f})"


@dataclass(frozen=True)
class MorePoint:
    """One key point that was not found, and what it would change."""

    point: KeyPoint
    borrowed: Borrowed | None
    """None where no example answer shows the point."""
    change: Change | None
    """None without a sentence to add."""


@dataclass(frozen=True)
class More:
    """The same of all key points of a criterion that were not found."""

    points: tuple[MorePoint, ...]
    """In the pack's order."""
    together: Change | None
    """All of those sentences at once; None where there are not two of them."""


@dataclass(frozen=True)
class _Loan:
    """A sentence of one example answer, for one key point."""

    criterion: str
    point: str
    strength: float
    """How much of the point it carries, 0 to 1."""
    shown: int
    """How many of the criterion's key points it shows."""
    borrowed: Borrowed


class Lenders:
    """The sentences of a pack's example answers that show its key points. Safe to use from several threads."""

    def __init__(self, grader: EmbeddedGrader, rubrics: UnpublishedRubrics, pack_hash: str):
        """Nothing is read yet."""
        self._grader = grader
        self._rubrics = rubrics
        self._pack_hash = pack_hash
        self._lock = threading.Lock()
        self._read: dict[str, list[_Loan]] = {}

    def of(self, competency: Competency, question: Question) -> Mapping[tuple[str, str], Borrowed]:
        """(criterion id, key point id) -> an ordinary sentence that shows it, of this question's examples if any do.

        Raises:
            EmbeddingsError: the model could not be used.
        """
        with self._lock:
            if competency.id not in self._read:
                examples = self._rubrics.examples(self._pack_hash, competency.id)
                self._read[competency.id] = [loan for one in examples for loan in self._lent_by(one)]
            loans = self._read[competency.id]
        of_point: dict[tuple[str, str], list[_Loan]] = {}
        for loan in loans:
            of_point.setdefault((loan.criterion, loan.point), []).append(loan)
        return {key: _ordinary(own, question.id) for key, own in of_point.items()}

    def _lent_by(self, example: GradedExample) -> list[_Loan]:
        answers = [Answer(turn=0, question=example.question_text, text=example.answer)]
        loans: list[_Loan] = []
        for verdict in self._grader.assess(self._pack_hash, example.competency, answers):
            criterion = verdict.standard.criterion
            level = example.levels.get(criterion)
            if level is None or verdict.standard.share(level) < _GOOD:
                continue
            shown = Counter(one.quote for one in verdict.findings if one.found)
            loans += [
                _Loan(
                    criterion,
                    one.key_point,
                    one.strength,
                    shown[one.quote],
                    Borrowed(one.quote.text, example.question, level),
                )
                for one in verdict.findings
                if one.found and one.quote is not None
            ]
        return loans


def one_more(
    grader: EmbeddedGrader,
    pack_hash: str,
    competency: Competency,
    answers: Sequence[Answer],
    lenders: Mapping[tuple[str, str], Borrowed],
) -> dict[str, More]:
    """What each key point that was not found would change.

    Args:
        grader: what rates.
        pack_hash: of the pack.
        competency: whose question was answered.
        answers: the exchange; what is added is added to the last.
        lenders: (criterion id, key point id) -> the sentence to add.

    Returns:
        Criterion id -> its missing key points, one entry a criterion.

    Raises:
        EmbeddingsError: the model could not be used.
    """

    def standing(criterion: str, *sentences: str) -> Standing:
        last = answers[-1]
        longer = last.model_copy(update={"text": " ".join([last.text.rstrip(), *dict.fromkeys(sentences)])})
        verdicts = grader.assess(pack_hash, competency.id, [*answers[:-1], longer])
        return _standing(next(one for one in verdicts if one.standard.criterion == criterion))

    found: dict[str, More] = {}
    for verdict in grader.assess(pack_hash, competency.id, answers):
        criterion, before = verdict.standard.criterion, _standing(verdict)
        missing = {one.key_point for one in verdict.findings if not one.found}
        points: list[MorePoint] = []
        for point in verdict.standard.key_points:
            if point.id not in missing:
                continue
            lent = lenders.get((criterion, point.id))
            change = Change(before, standing(criterion, lent.text)) if lent is not None else None
            points.append(MorePoint(point, lent, change))
        sentences = [one.borrowed.text for one in points if one.borrowed is not None]
        several = len(set(sentences)) > 1
        found[criterion] = More(tuple(points), Change(before, standing(criterion, *sentences)) if several else None)
    return found


def _ordinary(loans: Sequence[_Loan], question: str) -> Borrowed:
    """The sentence that shows the fewest points besides, and of those the one that carries a middling amount of it.

    The best one would say more than the point alone.
    """
    own = [one for one in loans if one.borrowed.question == question] or list(loans)
    fewest = min(one.shown for one in own)
    ordered = sorted((one for one in own if one.shown == fewest), key=lambda one: one.strength)
    return ordered[len(ordered) // 2].borrowed


def _standing(verdict: Verdict) -> Standing:
    expected = sum(level * share for level, share in verdict.distribution.items())
    return Standing(verdict.level, verdict.why is None, expected)
