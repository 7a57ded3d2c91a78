"""Figures and identifiers in a professional's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from interviewer.domain.eligibility import Check, Standing
from interviewer.domain.evidence import Verdict, WhyUnrated
from interviewer.domain.interview import Purpose
from interviewer.domain.scoring import Recommendation

RECOMMENDATIONS = {
    Recommendation.ADVANCE: "Advance",
    Recommendation.REVIEW: "Review",
    Recommendation.NOT_YET: "Not yet",
}

STATUSES: Mapping[str, str] = {"open": "In progress", "finished": "Finished", "withdrawn": "Withdrawn"}

VERDICTS = {
    Verdict.SUPPORTED: "Supported by the profile",
    Verdict.CONTRADICTED: "Differs from the profile",
    Verdict.INCONSISTENT: "Two statements differ",
    Verdict.NOT_IN_PROFILE: "Not on the profile",
    Verdict.NOT_DISCUSSED: "On the profile, not discussed",
}

STANDINGS = {Standing.MET: "Met", Standing.NOT_MET: "Not met", Standing.UNVERIFIED: "To be verified"}

WHY_UNRATED = {
    WhyUnrated.NOT_ASKED: "it was not asked",
    WhyUnrated.SKIPPED: "the question was skipped",
    WhyUnrated.TOO_LITTLE: "too little was said about it",
    WhyUnrated.LOW_CONFIDENCE: "the grader was not sure enough",
    WhyUnrated.OTHER_LANGUAGE: "the answer is in a language the grader does not read",
    WhyUnrated.NOT_APPLICABLE: "it does not apply here",
    WhyUnrated.WAITING: "a model rates it, and has not yet",
    WhyUnrated.MODEL_FAILED: "the model gave nothing that can be used, and is asked again",
}

PURPOSES = {
    Purpose.SCREENING: "Interview, rating, and review by people",
    Purpose.MATCHING: "Being kept in mind for projects that open later",
    Purpose.IMPROVEMENT: "Use of confirmed ratings to improve grading",
}


def sureness(confidence: float) -> str:
    """How sure a rating is, in words."""
    if confidence >= 0.8:
        return "sure"
    if confidence >= 0.6:
        return "fairly sure"
    if confidence >= 0.4:
        return "unsure"
    return "very unsure"


def fit_word(score: float | None) -> str:
    """How much of what a project needs was shown, in words."""
    if score is None:
        return "not rated"
    if score >= 85:
        return "strong"
    if score >= 70:
        return "good"
    if score >= 50:
        return "partial"
    return "little shown"


def eligibility_word(checks: Iterable[Check]) -> str:
    """All requirements in one word: the one that weighs most."""
    standings = {check.standing for check in checks}
    if not standings:
        return "None needed"
    for standing in (Standing.NOT_MET, Standing.UNVERIFIED):
        if standing in standings:
            return STANDINGS[standing]
    return STANDINGS[Standing.MET]


def ago(then: dt.datetime, now: dt.datetime) -> str:
    """How long ago, to the unit people would say it in."""
    seconds = max(0, int((now - then).total_seconds()))
    for unit, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        count = seconds // size
        if count:
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "just now"


def moment(at: dt.datetime, zone: dt.tzinfo) -> str:
    """A date and time in the reader's zone."""
    return f"{at.astimezone(zone):%d %b %Y, %H:%M}"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 answer", "3 answers"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
