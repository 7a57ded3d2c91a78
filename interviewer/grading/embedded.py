"""The embedded grader: answers on a criterion to a level, with no key and no network.

    answers -> what is no evidence set aside -> compared with the standard, turn by turn -> evidence
            -> prior over levels -> corrected by the nearest graded answers -> level, confidence, quotes, reason

It is deterministic: the same answers, pack, model and data give the same numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer, Assessment, KeyPointFinding, Provenance, Rating, Unrated, WhyUnrated
from interviewer.domain.standard import Standard
from interviewer.errors import NotFound
from interviewer.grading.evidence import CriterionEvidence, Exchange, Standing
from interviewer.grading.gates import SetAside, Source, screened, source
from interviewer.grading.language import is_gibberish, other_language, too_little
from interviewer.grading.learned import LearnedCompetencies
from interviewer.grading.neighbours import Corrections, KernelRidge
from interviewer.grading.ports import Embeddings, Rubrics
from interviewer.grading.prior import Prior, place_of, shipped_prior
from interviewer.grading.reading import Reader
from interviewer.grading.reasons import reason_for
from interviewer.grading.sheet import Part

CODE_VERSION = "1"
"""Rises with every change that can change a number."""
FOUND = 0.1
"""Strength of a key point from which on it counts as found: in answers rated lowest, one in fourteen reaches it."""
SOME = 0.1
"""Amount of evidence from which on exemplars may lift a rating in full; below, in proportion."""
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
        kept = self._learned.get(pack_hash, competency)
        standing, aside = _screen(answers, kept.texts)
        provenance = Provenance(engine="embedded", model=self._reader.model, grader=self.version, pack_hash=pack_hash)
        cannot = _cannot_grade(answers, standing, aside)
        if cannot is not None:
            why, reason = cannot
            return tuple(
                Unrated(
                    competency=competency,
                    criterion=part.standard.criterion,
                    why=why,
                    reason=reason,
                    provenance=provenance,
                )
                for part in kept.sheet.parts
            )
        exchange = Exchange(kept.sheet, standing, self._reader)
        return tuple(
            self._assess(part, exchange, kept.corrections[part.standard.criterion], aside, provenance)
            for part in kept.sheet.parts
        )

    def coverage(self, pack_hash: str, competency: str, answers: Sequence[Answer]) -> dict[str, float]:
        """How much of each criterion's key points the answers have shown so far.

        Returns:
            Criterion id -> the place on the scale that the evidence by itself would be expected at, exemplars left
            aside: 0 nothing, 1 all a full answer covers. Never falls as answers are added.

        Raises:
            NotFound, EmbeddingsError, StoreError: As `rate_all`.
        """
        kept = self._learned.get(pack_hash, competency)
        standing, _ = _screen(answers, kept.texts)
        if not standing:
            return {part.standard.criterion: 0.0 for part in kept.sheet.parts}
        exchange = Exchange(kept.sheet, standing, self._reader)
        return {part.standard.criterion: self._covered(exchange, part) for part in kept.sheet.parts}

    def _covered(self, exchange: Exchange, part: Part) -> float:
        return self._prior.expected(self._prior.place(exchange.on(part)), len(part.standard.levels))

    def set_aside(self, pack_hash: str, competency: str, answer: Answer) -> tuple[SetAside, ...]:
        """The stretches of one answer that are not graded, and why, in order. Raises as `rate_all`."""
        _, aside = _screen([answer], self._learned.get(pack_hash, competency).texts)
        return tuple(sorted(aside, key=lambda one: one.start))

    def _assess(
        self,
        part: Part,
        exchange: Exchange,
        corrections: Corrections,
        aside: Sequence[SetAside],
        provenance: Provenance,
    ) -> Assessment:
        standard, evidence = part.standard, exchange.on(part)
        findings = _findings(standard, evidence)
        shares = self._distribution(evidence, len(standard.levels), corrections)
        distribution = {level: float(share) for level, share in zip(standard.levels, shares, strict=True)}
        level = standard.levels[int(np.searchsorted(np.cumsum(shares), 0.5))]
        reason = reason_for(standard, findings, aside)
        if distribution[level] < self._least_confidence or evidence.best_quote is None:
            return Unrated(
                competency=standard.competency,
                criterion=standard.criterion,
                why=WhyUnrated.LOW_CONFIDENCE,
                reason=f"The answer stands between levels, so a person decides. {reason}",
                key_points=findings,
                provenance=provenance,
            )
        quotes = dict.fromkeys(one.quote for one in findings if one.found and one.quote is not None)
        return Rating(
            competency=standard.competency,
            criterion=standard.criterion,
            level=level,
            confidence=distribution[level],
            distribution=distribution,
            quotes=tuple(quotes) or (evidence.best_quote,),
            key_points=findings,
            reason=reason,
            provenance=provenance,
        )

    def _distribution(self, evidence: CriterionEvidence, levels: int, corrections: Corrections) -> NDArray[np.float64]:
        """(levels,) the prior's distribution, moved by what graded answers like this one earned."""
        place = self._prior.place(evidence)
        correction = corrections.at(evidence.vector)
        if correction > 0:
            # Lenient graders reward what is there; they don't reward nothing.
            correction *= min(evidence.amount / SOME, 1.0)
        if correction:
            wanted = self._prior.expected(place, levels) + correction
            place = place_of(self._prior, wanted, levels)
        return self._prior.distribution(place, levels)


def _screen(answers: Sequence[Answer], texts: Source) -> tuple[list[Standing], list[SetAside]]:
    """The answers without what is no evidence, empty ones left out, and all that was set aside."""
    standing: list[Standing] = []
    aside: list[SetAside] = []
    for answer in answers:
        asked = source([answer.question])
        text, gone = screened(answer.text, Source(texts.runs | asked.runs, texts.vocabulary | asked.vocabulary))
        aside.extend(gone)
        if text.strip():
            standing.append(Standing(answer, text))
    return standing, aside


def _cannot_grade(
    answers: Sequence[Answer], standing: Sequence[Standing], aside: Sequence[SetAside]
) -> tuple[WhyUnrated, str] | None:
    said = " ".join(answer.text for answer in answers)
    language = other_language(said)
    if language is not None:
        return WhyUnrated.OTHER_LANGUAGE, f"The answer is in {language}, which this grader cannot read."
    left = " ".join(one.text for one in standing)
    if not too_little(left) and not is_gibberish(left):
        return None
    if aside and not too_little(said):
        gates = ", ".join(dict.fromkeys(one.gate.value for one in aside))
        return WhyUnrated.TOO_LITTLE, f"Nothing is left to grade once this is set aside: {gates}."
    return WhyUnrated.TOO_LITTLE, "Too little was said to grade."


def _findings(standard: Standard, evidence: CriterionEvidence) -> tuple[KeyPointFinding, ...]:
    return tuple(
        KeyPointFinding(
            key_point=point.id,
            found=one.strength >= FOUND and one.quote is not None,
            strength=one.strength,
            quote=one.quote if one.strength >= FOUND else None,
        )
        for point, one in zip(standard.key_points, evidence.points, strict=True)
    )
