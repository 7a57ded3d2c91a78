"""Turns -> assessments: which answers a criterion is rated on, masked, rated once and kept.

A rating is stored under all that it depends on, so the same answers are never rated twice, and what is missing
after an interruption is simply rated when it is next asked for.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Mapping, Sequence

from interviewer.domain.evidence import Answer, Assessment, Provenance, Quote, Unrated, WhyUnrated
from interviewer.domain.interview import ItemKind, PlanItem, Turn, TurnKind
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.rubric import Competency, RubricPack
from interviewer.domain.turns import exchange, fold
from interviewer.domain.values import content_hash
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.reading import Reader
from interviewer.grading.work_sample import rate_work_sample
from interviewer.intake.redaction import Redactor
from interviewer.models.embeddings import Embeddings
from interviewer.store.repository import AssessmentKey, Interview, Repository

_SCORED = (ItemKind.LEAD, ItemKind.WORK_SAMPLE)


class Rater:
    """Rates an interview's exchanges with one grader."""

    def __init__(
        self,
        *,
        repository: Repository,
        grader: EmbeddedGrader,
        embeddings: Embeddings,
        publish: Callable[[RubricPack], object],
        clock: Callable[[], dt.datetime],
    ):
        """Put the parts together.

        Args:
            repository: where assessments are kept.
            grader: what rates.
            embeddings: the encoder, for work samples.
            publish: makes a pack ready for the grader; called once for each pack that is rated by.
            clock: the moment, in UTC.
        """
        self._repository = repository
        self._grader = grader
        self._reader = Reader(embeddings)
        self._model = embeddings.name
        self._publish = publish
        self._ready: set[str] = set()
        self._making_ready = threading.Lock()
        self._now = clock

    @property
    def grader(self) -> str:
        """Engine and version, as ratings are stored under."""
        return f"{self._grader.engine}/{self._grader.version}"

    def make_ready(self, pack: RubricPack) -> None:
        """Publishes a pack for grading and reads its texts now rather than with the first answer.

        An index that was lost is made again from the pack as it was frozen.
        """
        if pack.hash in self._ready:
            return
        with self._making_ready:  # whoever comes meanwhile waits for it rather than doing the same again
            if pack.hash in self._ready:
                return
            self._publish(pack)
            self._grader.prepare(pack.hash, [competency.id for competency in pack.competencies])
            self._ready.add(pack.hash)

    def coverage(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn]) -> Mapping[str, float]:
        """For the lead question just answered: criterion id -> how much of it the answers cover, 0 to 1.

        Empty where the last turn is no answer to a lead question, since nothing depends on it then.
        """
        last = turns[-1]
        if last.kind is not TurnKind.ANSWER or last.item is None:
            return {}
        item = interview.plan.item(last.item)
        if item.kind is not ItemKind.LEAD or item.competency is None:
            return {}
        self.make_ready(pack)
        answers = self._answers(interview, pack, turns, item)
        return self._grader.coverage(pack.hash, item.competency, answers)

    def assess(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn]) -> list[Assessment]:
        """Every criterion that the interview's plan covers, rated where its exchange is over.

        Returns:
            One assessment a criterion, in the pack's order, work samples last; the open exchange is left out.
        """
        open_item = fold(turns).open_item
        found: list[Assessment] = []
        for item in interview.plan.items:
            if item.kind in _SCORED and item.id != open_item:
                found += self._of_item(interview, pack, turns, item)
        return found

    def assess_item(
        self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], item_id: str
    ) -> Sequence[Assessment]:
        """The same for one item of the plan, as soon as its exchange is over; nothing for an item that is not rated."""
        item = interview.plan.item(item_id)
        return self._of_item(interview, pack, turns, item) if item.kind in _SCORED else ()

    def _of_item(
        self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], item: PlanItem
    ) -> Sequence[Assessment]:
        """The assessments of one item: stored ones where they stand, new ones where not."""
        competency = JUDGING_COMPETENCY if item.kind is ItemKind.WORK_SAMPLE else pack.competency(item.competency or "")
        answers = self._answers(interview, pack, turns, item)
        if not answers:
            why = WhyUnrated.SKIPPED if item.id in fold(turns).asked else WhyUnrated.NOT_ASKED
            return _not_answered(competency, why, self._provenance(pack))
        judgement = next((turn.judgement for _, turn in exchange(turns, item.id) if turn.judgement), None)
        inputs = [item.id, *(answer.model_dump() for answer in answers), judgement and judgement.model_dump()]
        key = AssessmentKey(content_hash(inputs), pack.hash, self.grader)
        stored = self._repository.assessments(interview.id, competency.id, key)
        if len(stored) == len(competency.criteria):
            return [stored[criterion.id] for criterion in competency.criteria]
        if item.kind is ItemKind.WORK_SAMPLE:
            sample = pack.work_sample(item.id)
            rated = rate_work_sample(sample, judgement, answers, self._reader, self._provenance(pack))
        else:
            self.make_ready(pack)
            rated = self._grader.rate_all(pack.hash, competency.id, answers)
        said = {turn.seq: turn.text for turn in turns}
        checked = [_verbatim(one, said) for one in rated]
        self._repository.add_assessments(interview.id, checked, key, self._now())
        return checked

    def _answers(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], item: PlanItem) -> list[Answer]:
        """The standing answers to an item, masked, each with the words it was asked in."""
        redactor = Redactor(interview.profile)
        found: list[Answer] = []
        for question, answer in exchange(turns, item.id):
            asked = item.text
            if question.kind is TurnKind.PROBE and question.criterion is not None and item.competency is not None:
                criterion = pack.competency(item.competency).criterion(question.criterion)
                asked = f"{item.text} {criterion.probes[question.probe or 0]}"
            found.append(Answer(turn=answer.seq, question=asked, text=redactor.mask(answer.text)))
        return found

    def _provenance(self, pack: RubricPack) -> Provenance:
        return Provenance(engine="embedded", model=self._model, grader=self._grader.version, pack_hash=pack.hash)


def said_in_interview(interview: Interview, turns: Sequence[Turn]) -> list[Answer]:
    """Every standing answer in which a person may have said something of themselves, masked."""
    redactor = Redactor(interview.profile)
    kinds = (ItemKind.LEAD, ItemKind.VERIFICATION, ItemKind.OWN_QUESTIONS)
    return [
        Answer(turn=answer.seq, question=item.text, text=redactor.mask(answer.text))
        for item in interview.plan.items
        if item.kind in kinds
        for _, answer in exchange(turns, item.id)
    ]


def unmasked(quote: Quote, said: Mapping[int, str]) -> Quote | None:
    """The quote in the applicant's own words; None where it does not stand in what was said.

    A grader reads masked text of the same length, so that its offsets hold for the original.
    """
    words = said.get(quote.turn, "")[quote.start : quote.end]
    return quote.model_copy(update={"text": words}) if len(words) == len(quote.text) else None


def _verbatim(assessment: Assessment, said: Mapping[int, str]) -> Assessment:
    """The assessment with quotes in the applicant's own words; one that stands nowhere is no evidence and falls."""
    points = tuple(
        point.model_copy(update={"quote": quote, "found": point.found and quote is not None})
        for point in assessment.key_points
        for quote in [point.quote and unmasked(point.quote, said)]
    )
    if isinstance(assessment, Unrated):
        return assessment.model_copy(update={"key_points": points})
    quotes = tuple(quote for one in assessment.quotes if (quote := unmasked(one, said)) is not None)
    if quotes:
        return assessment.model_copy(update={"quotes": quotes, "key_points": points})
    return Unrated(
        competency=assessment.competency,
        criterion=assessment.criterion,
        why=WhyUnrated.TOO_LITTLE,
        reason="No words of the applicant could be found for a rating.",
        key_points=points,
        provenance=assessment.provenance,
    )


def _not_answered(competency: Competency, why: WhyUnrated, provenance: Provenance) -> list[Assessment]:
    reason = "The question was skipped." if why is WhyUnrated.SKIPPED else "The interview ended before this was asked."
    return [
        Unrated(competency=competency.id, criterion=criterion.id, why=why, reason=reason, provenance=provenance)
        for criterion in competency.criteria
    ]
