"""The embedded grader: answers on a criterion to a level, with no key and no network.

    answers -> what is no evidence set aside -> compared with the standard, turn by turn -> evidence
            -> prior over levels -> corrected by the nearest graded answers -> level, confidence, quotes, reason

It is deterministic: the same answers, pack, model and data give the same numbers.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer, Assessment, Provenance, WhyUnrated
from interviewer.domain.standard import Standard
from interviewer.errors import NotFound
from interviewer.grading.backing_down import limits_a_claim
from interviewer.grading.evidence import CriterionEvidence, Exchange, Withdrawn
from interviewer.grading.gates import SetAside
from interviewer.grading.hearing import Hearing, readable, screen, unreadable
from interviewer.grading.language import least_words, too_little
from interviewer.grading.learned import Learned, LearnedCompetencies
from interviewer.grading.matching import Standing
from interviewer.grading.neighbours import Corrections, KernelRidge, Matches, saying
from interviewer.grading.on_subject import in_both, on_subject
from interviewer.grading.ports import Embeddings, Rubrics
from interviewer.grading.prior import Prior, place_of, shipped_prior
from interviewer.grading.reading import Reader
from interviewer.grading.retractions import withdrawn
from interviewer.grading.sentences import words_of
from interviewer.grading.sheet import Part
from interviewer.grading.verdict import Verdict, verdict_on

CODE_VERSION = "4"
"""Rises with every change that can change a number."""
SOME = 0.1
"""Amount of evidence from which on exemplars may lift a rating in full; below, in proportion."""
ENOUGH = 0.5
"""Recall of the standard from which on even a word or two are an answer."""
_COMPARED = 8
"""Exchanges kept; one holds the comparison of a few hundred tokens with a competency's texts."""
BACKED_DOWN = 1.0
"""How far, in log odds, a claim that was put to the test and not kept up lowers a criterion that it is all about."""
DOUBTED = 3.5
"""Place above which nothing stands once such a claim bears on it: no full marks stay beyond doubt."""
TOUCHES, IS_ABOUT = 0.05, 0.15
"""Recall of one of a criterion's texts by such a question and answer from which on, and at which, they are about it."""
LEAST_CONFIDENCE = 0.3
"""A level less probable than this is left to a person."""


class EmbeddedGrader:
    """Rates answers against published rubrics. Safe to use from several threads."""

    engine = "embedded"

    def __init__(  # noqa: PLR0913  (one keyword a part that may be replaced)
        self,
        embeddings: Embeddings,
        rubrics: Rubrics,
        *,
        prior: Prior | None = None,
        ridge: KernelRidge | None = None,
        least_confidence: float = LEAST_CONFIDENCE,
        exemplars: bool = True,
    ):
        """Put the parts together; nothing is encoded until the first rating.

        Args:
            embeddings: The encoder.
            rubrics: Where published packs are read from.
            prior: From evidence to a distribution; None for the one that is shipped.
            ridge: How exemplars correct it; None for the shipped parameters.
            least_confidence: Probability of the level under which a criterion is left `Unrated`, 0 to 1.
            exemplars: Whether a pack's graded answers are used at all.
        """
        self._reader = Reader(embeddings)
        self._prior = prior or shipped_prior()
        self._least_confidence = least_confidence
        self._learned = LearnedCompetencies(
            rubrics, self._reader, self._prior, ridge or KernelRidge(), exemplars=exemplars
        )
        self._lock = threading.Lock()
        self._compared: OrderedDict[object, Exchange] = OrderedDict()
        self.version = f"embedded-{CODE_VERSION}+{self._prior.version}"
        """Code and data that made a rating; stored beside it."""

    def prepare(self, pack_hash: str, competencies: Sequence[str]) -> None:
        """Encode the rubric texts and exemplars of competencies now rather than with their first answer."""
        for competency in competencies:
            self._learned.get(pack_hash, competency)

    def rate(self, pack_hash: str, competency: str, criterion: str, answers: Sequence[Answer]) -> Assessment:
        """Rate one criterion, as `rate_all` would. Raises NotFound for a criterion the competency hasn't got."""
        for one in self.rate_all(pack_hash, competency, answers):
            if one.criterion == criterion:
                return one
        raise NotFound(f"criterion {criterion!r} of {competency!r}")

    def rate_all(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> tuple[Assessment, ...]:
        """Rate every criterion of a competency on one exchange.

        Args:
            pack_hash: Of a published pack.
            competency: Its id.
            answers: The lead question's answer and those to its follow-ups, in the order they were given; of a
                corrected answer only the standing version.

        Returns:
            One assessment a criterion, in the pack's order.

        Raises:
            NotFound: The pack or competency was never published.
            EmbeddingsError, StoreError: The encoder or the index could not be used.
        """
        provenance = Provenance(engine="embedded", model=self._reader.model, grader=self.version, pack_hash=pack_hash)
        return tuple(one.assessment(provenance) for one in self.assess(pack_hash, competency, answers))

    def assess(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> tuple[Verdict, ...]:
        """What `rate_all` gives out, with the distribution behind each abstention too.

        Where nothing can be graded, the distribution is the one of an answer that shows nothing.

        Raises:
            NotFound, EmbeddingsError, StoreError: As `rate_all`.
        """
        kept = self._learned.get(pack_hash, competency)
        standing, aside = screen(answers, kept.texts)
        cannot = unreadable(answers, standing)
        exchange = self._exchange(pack_hash, competency, kept, [] if cannot else standing)
        retreats = [f"{one.question} {one.text}" for one in answers[1:] if limits_a_claim(one.question, one.text)]
        said = [Standing(answer, answer.text) for answer in answers]
        gone = withdrawn(exchange.turns, said, self._reader)
        told = [exchange.on(part).told for part in kept.sheet.parts]
        matches = kept.bank.match(exchange.states, saying(told)) if exchange.turns and len(kept.bank) else None
        heard = _Heard(answers, standing, aside, cannot, gone, retreats, matches)
        return tuple(self._assess(part, exchange, kept, heard) for part in kept.sheet.parts)

    def hear(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> Hearing:
        """The answers without what is no evidence, and what this grader thinks of them. Raises as `rate_all`.

        Another grader reads what stands and is about what is asked, and is held against it.
        """
        kept = self._learned.get(pack_hash, competency)
        standing, aside = screen(answers, kept.texts)
        left = [Standing(one, readable(one, kept.texts)) for one in answers]
        exchange = self._exchange(pack_hash, competency, kept, left)
        shown = on_subject(left, exchange, kept.sheet, self._reader)
        return Hearing(
            standing=tuple(standing),
            readable=tuple(shown or left),  # where all is about something else, whoever grades should see what
            evidence=tuple(in_both(standing, shown)),
            aside=tuple(aside),
            verdicts=self.assess(pack_hash, competency, answers),
        )

    def standard(self, pack_hash: str, competency: str, criterion: str) -> Standard:
        """One criterion as it was published. Raises as `rate`."""
        for part in self._learned.get(pack_hash, competency).sheet.parts:
            if part.standard.criterion == criterion:
                return part.standard
        raise NotFound(f"criterion {criterion!r} of {competency!r}")

    def carried(self, pack_hash: str, competency: str, criterion: str, texts: Sequence[str]) -> list[list[float]]:
        """How much of each of a criterion's texts these carry by themselves, 0 to 1. Raises as `rate_all`.

        Returns:
            One list a text: a number for each key point in the pack's order, then one for the highest anchor.
        """
        sheet = self._learned.get(pack_hash, competency).sheet
        part = next(one for one in sheet.parts if one.standard.criterion == criterion)
        return [sheet.carried_each(part, reading) for reading in self._reader.read_together(texts)]

    def evidence(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> tuple[CriterionEvidence, ...]:
        """What the answers show on each criterion, before it is turned into a level: what a prior learns from.

        Raises:
            NotFound, EmbeddingsError, StoreError: As `rate_all`.
        """
        kept = self._learned.get(pack_hash, competency)
        standing, _ = screen(answers, kept.texts)
        exchange = self._exchange(pack_hash, competency, kept, standing)
        return tuple(exchange.on(part) for part in kept.sheet.parts)

    def coverage(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> dict[str, float]:
        """How much of each criterion's key points the answers have shown so far.

        Returns:
            Criterion id -> the place on the scale that the evidence by itself would be expected at, exemplars left
            aside: 0 nothing, 1 all a full answer covers. Never falls as answers are added.

        Raises:
            NotFound, EmbeddingsError, StoreError: As `rate_all`.
        """
        kept = self._learned.get(pack_hash, competency)
        standing, _ = screen(answers, kept.texts)
        if not standing:
            return {part.standard.criterion: 0.0 for part in kept.sheet.parts}
        exchange = self._exchange(pack_hash, competency, kept, standing)
        return {part.standard.criterion: self._covered(exchange, part) for part in kept.sheet.parts}

    def _exchange(self, pack_hash: str, competency: str, kept: Learned, standing: Sequence[Standing]) -> Exchange:
        """The exchange, compared once: what decides on a follow-up is rated a moment later."""
        key = (pack_hash, competency, tuple((one.answer, one.text) for one in standing))
        with self._lock:
            known = self._compared.get(key)
            if known is not None:
                self._compared.move_to_end(key)
                return known
        exchange = Exchange(kept.sheet, standing, self._reader)
        with self._lock:
            self._compared[key] = exchange
            while len(self._compared) > _COMPARED:
                self._compared.popitem(last=False)
        return exchange

    def _covered(self, exchange: Exchange, part: Part) -> float:
        return self._prior.expected(self._prior.place(exchange.on(part)), len(part.standard.levels))

    def set_aside(self, pack_hash: str, competency: str, answer: Answer) -> tuple[SetAside, ...]:
        """The stretches of one answer that are not graded, and why, in order. Raises as `rate_all`."""
        _, aside = screen([answer], self._learned.get(pack_hash, competency).texts)
        return tuple(sorted(aside, key=lambda one: one.start))

    def _assess(self, part: Part, exchange: Exchange, kept: Learned, heard: _Heard) -> Verdict:
        corrections = kept.corrections[part.standard.criterion]
        evidence = exchange.on(part)
        shares = self._distribution(evidence, corrections, heard.matches)
        lower = BACKED_DOWN * self._backed_down(part, kept, heard.retreats)
        if heard.gone or lower:
            left = exchange.on(part, heard.gone)
            after = self._distribution(left, corrections, heard.matches, lower)
            # Examples near what is left may be better ones: taking back never raises all the same.
            shares = after if _mean(after) <= _mean(shares) else shares
            evidence = left
        return verdict_on(
            part.standard,
            evidence,
            shares,
            heard.aside,
            cannot=heard.unreadable or _too_little(part.standard, evidence, heard),
            least_confidence=self._least_confidence,
        )

    def _distribution(
        self, evidence: CriterionEvidence, corrections: Corrections, matches: Matches | None, lower: float = 0.0
    ) -> NDArray[np.float64]:
        """(levels,) the prior's distribution, moved by what graded answers like this one earned, `lower` taken off."""
        levels = evidence.levels
        place = self._prior.place(evidence)
        correction = corrections.at(evidence.told, matches)
        if correction > 0:
            # Lenient graders reward what is there; they don't reward nothing.
            correction *= min(evidence.amount / SOME, 1.0)
        if correction:
            wanted = self._prior.expected(place, levels) + correction
            place = place_of(self._prior, wanted, levels)
        return self._prior.distribution(min(place, DOUBTED) - lower if lower else place, levels)

    def _backed_down(self, part: Part, kept: Learned, retreats: Sequence[str]) -> float:
        """How much the retreat that is most about a criterion is about it, 0 to 1."""
        about = [kept.sheet.carried(part, reading) for reading in self._reader.read_together(retreats)]
        return min(max((max(about, default=0.0) - TOUCHES) / (IS_ABOUT - TOUCHES), 0.0), 1.0)


@dataclass(frozen=True)
class _Heard:
    """The answers of one exchange, and what became of them."""

    answers: Sequence[Answer]
    standing: Sequence[Standing]
    aside: Sequence[SetAside]
    unreadable: tuple[WhyUnrated, str] | None
    gone: Withdrawn
    retreats: Sequence[str]
    """Questions that put a claim to the test, with answers that did not keep it up."""
    matches: Matches | None
    """The exchange beside the graded answers; None where there are none, or nothing stands."""


def _mean(shares: NDArray[np.float64]) -> float:
    return float(shares @ np.arange(len(shares)))


def _too_little(standard: Standard, evidence: CriterionEvidence, heard: _Heard) -> tuple[WhyUnrated, str] | None:
    """Whether less was said than can be graded: few words for what is asked, unless they are the right ones."""
    least = least_words(standard.anchors[standard.levels[-1]])
    left = " ".join(one.text for one in heard.standing)
    if words_of(left) and (not too_little(left, least) or evidence.content >= ENOUGH):
        return None
    if heard.aside and not too_little(" ".join(answer.text for answer in heard.answers), least):
        gates = ", ".join(dict.fromkeys(one.gate.value for one in heard.aside))
        return WhyUnrated.TOO_LITTLE, f"Nothing is left to grade once this is set aside: {gates}."
    return WhyUnrated.TOO_LITTLE, "Too little was said to grade."
