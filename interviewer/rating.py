"""Turns -> assessments: which answers a criterion is rated on, masked, rated once and kept.

A rating is stored under all that it depends on, so the same answers are never rated twice, and what is missing
after an interruption is simply rated when it is next asked for.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from interviewer.domain.evidence import Answer, Assessment, Provenance, Unrated, WhyUnrated
from interviewer.domain.interview import ItemKind, Judgement, PlanItem, Turn, TurnKind
from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.rubric import Competency, RubricPack
from interviewer.domain.turns import exchange, fold
from interviewer.domain.values import content_hash
from interviewer.errors import ModelError, ModelSettingsError
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.reading import Reader
from interviewer.grading.work_sample import rate_work_sample, read_ahead
from interviewer.intake.redaction import Redactor
from interviewer.models.embeddings import Embeddings
from interviewer.readiness import Publish, Readiness
from interviewer.store.assessments import MODEL_GRADERS, AssessmentKey, Assessments
from interviewer.store.repository import Interview
from interviewer.verbatim import verbatim

logger = logging.getLogger(__name__)

_SCORED = (ItemKind.LEAD, ItemKind.WORK_SAMPLE)


@dataclass(frozen=True)
class Exchanged:
    """One question with all that was answered to it."""

    competency: Competency
    answers: list[Answer]
    """Masked, each with the words it was asked in; empty where nothing was answered."""
    judgement: Judgement | None
    hash: str
    """Of all that a rating of it depends on."""


@dataclass(frozen=True)
class Waiting:
    """One criterion that a model has still to rate."""

    interview: str
    exchanged: Exchanged
    criterion: str


class Rater:
    """Rates an interview's exchanges with one grader."""

    def __init__(
        self,
        *,
        assessments: Assessments,
        grader: EmbeddedGrader,
        model_grader: ModelGrader | None = None,
        embeddings: Embeddings,
        publish: Publish,
        clock: Callable[[], dt.datetime],
    ):
        """Put the parts together.

        Args:
            assessments: where they are kept.
            grader: what rates on this machine.
            model_grader: what rates the interviews that a model was set for; None where none is configured now.
            embeddings: the encoder, for work samples.
            publish: writes a pack into the index that the grader reads; called once for each pack that is rated by.
            clock: the moment, in UTC.
        """
        self._assessments = assessments
        self._grader = grader
        self._model_grader = model_grader
        self._reader = Reader(embeddings)
        self._model = embeddings.name
        self.readiness = Readiness(publish, grader.prepare, self._read_samples)
        self._now = clock

    @property
    def grader(self) -> str:
        """Engine and version, as ratings are stored under."""
        return f"{self._grader.engine}/{self._grader.version}"

    def make_ready(self, pack: RubricPack, competency: str | None = None) -> None:
        """Has a pack, or one competency of it, published for grading and its texts read.

        An index that was lost is made again from the pack as it was frozen.
        """
        self.readiness.need(pack, competency)

    def _read_samples(self, pack: RubricPack) -> None:
        for sample in pack.work_samples:
            read_ahead(sample, self._reader)

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
        self.make_ready(pack, item.competency)
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
        exchanged = self._exchanged(interview, pack, turns, item)
        competency, answers = exchanged.competency, exchanged.answers
        if not answers:
            why = WhyUnrated.SKIPPED if item.id in fold(turns).asked else WhyUnrated.NOT_ASKED
            return _not_answered(competency, why, self._provenance(pack))
        if _by_model(interview, item):
            return self._given_by_models(interview, pack, exchanged)
        key = AssessmentKey(exchanged.hash, pack.hash, self.grader)
        stored = self._assessments.under(interview.id, competency.id, key)
        if len(stored) == len(competency.criteria):
            return [stored[criterion.id] for criterion in competency.criteria]
        if item.kind is ItemKind.WORK_SAMPLE:
            sample = pack.work_sample(item.id)
            rated = rate_work_sample(sample, exchanged.judgement, answers, self._reader, self._provenance(pack))
        else:
            self.make_ready(pack, competency.id)
            rated = self._grader.rate_all(pack.hash, competency.id, answers)
        said = {turn.seq: turn.text for turn in turns}
        checked = [verbatim(one, said) for one in rated]
        self._assessments.add(interview.id, checked, key, self._now())
        return checked

    def waiting(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn]) -> list[Waiting]:
        """The criteria that a model has still to rate, of the exchanges that are over; none by the embedded engine."""
        open_item = None if interview.status == "finished" else fold(turns).open_item
        found: list[Waiting] = []
        for item in interview.plan.items:
            if not _by_model(interview, item) or item.id == open_item:
                continue
            exchanged = self._exchanged(interview, pack, turns, item)
            if exchanged.answers:
                given = self._given_by_models(interview, pack, exchanged)
                found += [Waiting(interview.id, exchanged, one.criterion) for one in given if _is_waiting(one)]
        return found

    def rate_waiting(self, one: Waiting, pack: RubricPack, said: Mapping[int, str]) -> Assessment:
        """Has a model rate one criterion, and keeps what it gave: a rating, or that it failed, which is tried again.

        Args:
            one: What waits.
            pack: The interview's pack.
            said: `seq` of each turn -> its text, for quotes in the applicant's own words.

        Raises:
            ModelSettingsError: no model is configured now.
            NotFound, EmbeddingsError, StoreError: as `assess`.
        """
        if self._model_grader is None:
            raise ModelSettingsError("No model is configured: set INTERVIEWER_MODEL, then run `interviewer regrade`.")
        competency = one.exchanged.competency
        self.make_ready(pack, competency.id)
        standard = self._grader.standard(pack.hash, competency.id, one.criterion)
        try:
            rated = verbatim(self._model_grader.rate(standard, one.exchanged.answers, one.interview), said)
        except ModelError as error:
            logger.warning("%s of interview %s was not rated: %s", one.criterion, one.interview, error)
            rated = self._unrated(pack, competency.id, one.criterion, WhyUnrated.MODEL_FAILED, str(error))
        key = AssessmentKey(one.exchanged.hash, pack.hash, f"{MODEL_GRADERS}{self._model_grader.name}")
        self._assessments.replace(one.interview, rated, key, self._now())
        return rated

    def latest_by_models(self) -> Mapping[str, dt.datetime]:
        """Interview id -> when a chat model last gave something for it. Raises StoreError."""
        return self._assessments.latest()

    def _given_by_models(self, interview: Interview, pack: RubricPack, exchanged: Exchanged) -> list[Assessment]:
        """What models gave for these answers so far, and what is waited for."""
        competency = exchanged.competency
        key = AssessmentKey(exchanged.hash, pack.hash, "")
        given = self._assessments.by_models(interview.id, competency.id, key)
        reason = (
            "A model rates this, and has not yet." if self._model_grader else "It waits for a model; none is set now."
        )
        return [
            given.get(one.id) or self._unrated(pack, competency.id, one.id, WhyUnrated.WAITING, reason)
            for one in competency.criteria
        ]

    def _exchanged(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], item: PlanItem) -> Exchanged:
        competency = JUDGING_COMPETENCY if item.kind is ItemKind.WORK_SAMPLE else pack.competency(item.competency or "")
        answers = self._answers(interview, pack, turns, item)
        judgement = next((turn.judgement for _, turn in exchange(turns, item.id) if turn.judgement), None)
        said = [answer.model_dump(include={"turn", "question", "text"}) for answer in answers]
        inputs = [item.id, *said, judgement and judgement.model_dump()]
        return Exchanged(competency, answers, judgement, content_hash(inputs))

    def _answers(self, interview: Interview, pack: RubricPack, turns: Sequence[Turn], item: PlanItem) -> list[Answer]:
        """The standing answers to an item, masked, each with the words it was asked in."""
        redactor = Redactor(interview.profile)
        found: list[Answer] = []
        for question, answer in exchange(turns, item.id):
            asked = item.text
            if question.kind is TurnKind.PROBE and question.model is not None:
                asked = f"{item.text} {question.text}"
            elif question.kind is TurnKind.PROBE and question.criterion is not None and item.competency is not None:
                criterion = pack.competency(item.competency).criterion(question.criterion)
                asked = f"{item.text} {criterion.probes[question.probe or 0]}"
            found.append(
                Answer(turn=answer.seq, question=asked, text=redactor.mask(answer.text), criterion=question.criterion)
            )
        return found

    def _provenance(self, pack: RubricPack) -> Provenance:
        return Provenance(engine="embedded", model=self._model, grader=self._grader.version, pack_hash=pack.hash)

    def _unrated(self, pack: RubricPack, competency: str, criterion: str, why: WhyUnrated, reason: str) -> Unrated:
        model = self._model_grader.name if self._model_grader else "none"
        provenance = Provenance(engine="model", model=model, grader=model, pack_hash=pack.hash)
        return Unrated(competency=competency, criterion=criterion, why=why, reason=reason, provenance=provenance)


def _by_model(interview: Interview, item: PlanItem) -> bool:
    """Whether a model rates it. Work samples are rated by rule, whichever engine it is."""
    return interview.engine == "model" and item.kind is ItemKind.LEAD


def _is_waiting(one: Assessment) -> bool:
    return isinstance(one, Unrated) and one.why in (WhyUnrated.WAITING, WhyUnrated.MODEL_FAILED)


def _not_answered(competency: Competency, why: WhyUnrated, provenance: Provenance) -> list[Assessment]:
    reason = "The question was skipped." if why is WhyUnrated.SKIPPED else "The interview ended before this was asked."
    return [
        Unrated(competency=competency.id, criterion=criterion.id, why=why, reason=reason, provenance=provenance)
        for criterion in competency.criteria
    ]
