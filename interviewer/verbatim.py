"""From what is graded and read, which is masked, back to the applicant's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interviewer.domain.evidence import Answer, Assessment, Quote, Unrated, WhyUnrated
from interviewer.domain.interview import ItemKind, Turn
from interviewer.domain.turns import exchange
from interviewer.intake.redaction import Redactor
from interviewer.store.repository import Interview


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


def verbatim(assessment: Assessment, said: Mapping[int, str]) -> Assessment:
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
