"""A work sample rated by rule against its planted faults: found, falsely accused, put right.

A fault is found where its sentence is marked or named as wrong, or where the judgement says what its correction
says beyond what the AI's answer says already (soft token recall, `recall`). No model is asked whether it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from interviewer.domain.evidence import (
    Answer,
    Assessment,
    KeyPointFinding,
    Provenance,
    Quote,
    Rating,
    Unrated,
    WhyUnrated,
)
from interviewer.domain.interview import Judgement
from interviewer.domain.judging import CORRECTING, FALSE_ALARMS, FINDING_FAULTS
from interviewer.domain.rubric import JUDGING, Criterion, Fault, WorkSample
from interviewer.grading.judging_text import Remark, finds_nothing_wrong, remarks
from interviewer.grading.reading import Reader, Reading
from interviewer.grading.recall import above_chance, discount, recall
from interviewer.grading.sentences import Span

_SAID = 0.35
"""Recall of a correction from which on the fault counts as described."""
_PUT_RIGHT = (0.06, 0.14, 0.26)
"""Recall of the corrections from which on "correcting" is 1, 2, 3. A terse correction reaches about 0.15 to 0.25."""
_LEVELS = (0, 1, 2, 3)
_SURE = 0.8
"""Probability of the level that the rules give; the rest goes to its neighbours."""


@dataclass(frozen=True)
class _FaultEvidence:
    fault: Fault
    found: bool
    corrected: float
    """Recall of its correction in what was said about it, 0 to 1."""
    where: Quote | None


@dataclass(frozen=True)
class _Judged:
    """One judgement, held against the sample."""

    sample: WorkSample
    answers: Sequence[Answer]
    faults: tuple[_FaultEvidence, ...]
    accused: frozenset[int]
    """Sentences called wrong."""
    clears_all: bool

    @property
    def false_alarms(self) -> int:
        faulty = {self.sample.sentence_of(fault) for fault in self.sample.faults}
        return len(self.accused - faulty)

    @property
    def sound(self) -> int:
        faulty = {self.sample.sentence_of(fault) for fault in self.sample.faults}
        return len(self.sample.ai_answer) - len(faulty)


def rate_work_sample(
    sample: WorkSample,
    judgement: Judgement | None,
    answers: Sequence[Answer],
    reader: Reader,
    provenance: Provenance,
) -> tuple[Assessment, ...]:
    """Rates a judgement on finding faults, on false alarms and on correcting.

    Args:
        sample: the work sample.
        judgement: what was marked on the page; None where only words were given.
        answers: the words, which are enough by themselves; more than one where a detail was put right later.
        reader: reads texts.
        provenance: stored with each assessment.

    Returns:
        One assessment for each criterion of `judging.JUDGING_COMPETENCY`, in its order.
    """
    answers = [answer for answer in answers if answer.text.strip()]
    if not answers:
        reason = "Nothing was written about the AI's answer."
        return tuple(
            _unrated(criterion, WhyUnrated.TOO_LITTLE, reason, provenance)
            for criterion in (FINDING_FAULTS, FALSE_ALARMS, CORRECTING)
        )
    judged = _judge(sample, judgement, answers, reader)
    return (_finding(judged, provenance), _alarms(judged, provenance), _correcting(judged, provenance))


def read_ahead(sample: WorkSample, reader: Reader) -> None:
    """Reads what judgements of a sample are compared with, before anybody waits for it. Raises EmbeddingsError."""
    for text in (_known(sample), *(fault.correction for fault in sample.faults)):
        reader.read(text)


def _known(sample: WorkSample) -> str:
    """What stands on the page for everybody to read."""
    return f"{sample.prompt} {' '.join(sample.ai_answer)}"


def _judge(sample: WorkSample, judgement: Judgement | None, answers: Sequence[Answer], reader: Reader) -> _Judged:
    said = [(remark, answer) for answer in answers for remark in remarks(answer.text, sample.ai_answer)]
    named = {index for remark, _ in said if remark.wrong for index in remark.names}
    marked = {index for index in judgement.marked if index < len(sample.ai_answer)} if judgement else set()
    known = reader.read(_known(sample))
    readings = reader.read_together([remark.text for remark, _ in said])
    accused = frozenset(named | marked)
    faults = tuple(_fault(sample, fault, said, readings, accused, known, reader) for fault in sample.faults)
    ticked = bool(judgement and judgement.no_faults)
    clears_all = not accused and (ticked or any(finds_nothing_wrong(answer.text) for answer in answers))
    return _Judged(sample, answers, faults, accused, clears_all)


def _fault(
    sample: WorkSample,
    fault: Fault,
    said: Sequence[tuple[Remark, Answer]],
    readings: Sequence[Reading],
    accused: frozenset[int],
    known: Reading,
    reader: Reader,
) -> _FaultEvidence:
    """What a judgement says of one fault."""
    place = sample.sentence_of(fault)
    correction = reader.read(fault.correction)
    weights = correction.weights * discount(correction.states, known.states)
    best = np.zeros((len(said), correction.tokens), np.float32)
    for row, ((remark, _), reading) in enumerate(zip(said, readings, strict=True)):
        about = not remark.names or place in remark.names
        if reading.tokens and about and (remark.wrong or place in accused):
            best[row] = above_chance((correction.states @ reading.states.T).max(axis=1))
    each = [recall(row, weights) for row in best]
    together = recall(best.max(axis=0), weights) if len(said) else 0.0
    named = [index for index, (remark, _) in enumerate(said) if remark.wrong and place in remark.names]
    found = place in accused or together >= _SAID
    strongest = max(range(len(said)), key=lambda index: each[index], default=None)
    where = named[0] if named else strongest
    return _FaultEvidence(
        fault=fault,
        found=found,
        corrected=together if found else 0.0,
        where=_quote(said[where][1], said[where][0].span) if found and where is not None else None,
    )


def _finding(judged: _Judged, provenance: Provenance) -> Assessment:
    sample = judged.sample
    points = tuple(_point(one) for one in judged.faults)
    if not sample.faults:
        if judged.accused:
            reason = "There was nothing to find in this answer; the false alarms are counted on their own."
            return _unrated(FINDING_FAULTS, WhyUnrated.NOT_APPLICABLE, reason, provenance)
        if judged.clears_all:
            return _rated(judged, FINDING_FAULTS, 3, "Says rightly that nothing is wrong with the answer.", provenance)
        reason = "It does not become clear whether anything was found wrong."
        return _unrated(FINDING_FAULTS, WhyUnrated.TOO_LITTLE, reason, provenance)
    whole = sum(one.fault.severity for one in judged.faults)
    share = sum(one.fault.severity for one in judged.faults if one.found) / whole
    level = 3 if share == 1 else 2 if share >= 0.5 else 1 if share > 0 else 0
    if len(judged.accused) > len(sample.ai_answer) / 2 and level > 1:
        level = 1  # marking most of an answer finds its faults without having seen them
    count = sum(one.found for one in judged.faults)
    reason = f"Found {count} of {len(judged.faults)} faults, {share:.0%} of what is wrong by severity."
    return _rated(judged, FINDING_FAULTS, level, reason, provenance, points)


def _alarms(judged: _Judged, provenance: Provenance) -> Assessment:
    if judged.sample.faults and not judged.accused and not any(one.found for one in judged.faults):
        reason = "No sentence was called wrong, so this says nothing about telling right from wrong."
        return _unrated(FALSE_ALARMS, WhyUnrated.NOT_APPLICABLE, reason, provenance)
    wrong = judged.false_alarms
    level = 3 if wrong == 0 else 2 if wrong == 1 else 1 if wrong <= judged.sound / 2 else 0
    noun = "sentence" if wrong == 1 else "sentences"
    reason = f"Called {wrong or 'no'} {noun} wrong that {'is' if wrong == 1 else 'are'} right, of {judged.sound}."
    return _rated(judged, FALSE_ALARMS, level, reason, provenance)


def _correcting(judged: _Judged, provenance: Provenance) -> Assessment:
    if not judged.sample.faults:
        reason = "There was nothing to correct in this answer."
        return _unrated(CORRECTING, WhyUnrated.NOT_APPLICABLE, reason, provenance)
    found = [one for one in judged.faults if one.found]
    whole = sum(one.fault.severity for one in found)
    quality = sum(one.fault.severity * one.corrected for one in found) / whole if whole else 0.0
    level = sum(quality >= least for least in _PUT_RIGHT)
    if not found:
        reason = "Found no fault, so nothing was put right."
    else:
        words = ("does not say", "points towards", "says in part", "says")[level]
        reason = f"For what was found, {words} what it should be."
    return _rated(judged, CORRECTING, level, reason, provenance)


def _point(one: _FaultEvidence) -> KeyPointFinding:
    return KeyPointFinding(
        key_point=one.fault.id,
        found=one.found and one.where is not None,
        strength=min(1.0, one.corrected),
        quote=one.where,
    )


def _rated(  # noqa: PLR0913
    judged: _Judged,
    criterion: Criterion,
    level: int,
    reason: str,
    provenance: Provenance,
    points: tuple[KeyPointFinding, ...] = (),
) -> Rating:
    quotes = tuple(dict.fromkeys(one.where for one in judged.faults if one.where is not None))
    neighbours = [other for other in _LEVELS if abs(other - level) == 1]
    distribution = {other: 0.0 for other in _LEVELS}
    distribution[level] = _SURE
    for other in neighbours:
        distribution[other] = (1 - _SURE) / len(neighbours)
    return Rating(
        competency=JUDGING,
        criterion=criterion.id,
        level=level,
        confidence=_SURE,
        distribution=distribution,
        quotes=quotes or (_first(judged.answers[0]),),
        key_points=points,
        reason=reason,
        provenance=provenance,
    )


def _unrated(criterion: Criterion, why: WhyUnrated, reason: str, provenance: Provenance) -> Unrated:
    return Unrated(competency=JUDGING, criterion=criterion.id, why=why, reason=reason, provenance=provenance)


def _quote(answer: Answer, span: Span) -> Quote:
    return Quote(turn=answer.turn, start=span.start, end=span.end, text=span.of(answer.text))


def _first(answer: Answer) -> Quote:
    """The whole judgement, or its beginning where it is long."""
    start = len(answer.text) - len(answer.text.lstrip())
    end = min(len(answer.text.rstrip()), start + 300)
    return Quote(turn=answer.turn, start=start, end=end, text=answer.text[start:end])
