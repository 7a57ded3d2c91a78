"""Figures, dates and states in the words that applicants read."""

from __future__ import annotations

import calendar
import datetime as dt

from interviewer.domain.eligibility import Standing
from interviewer.domain.evidence import Verdict, WhyUnrated
from interviewer.domain.project import Hours, Pay
from interviewer.domain.scoring import Recommendation
from interviewer.ui.session import local

_LEVELS = ((0.85, "shown clearly and in depth"), (0.6, "shown clearly"), (0.35, "shown in part"), (0.1, "touched on"))

_NEEDED = ((0.995, "all"), (0.75, "most"), (0.4, "part"))

FIT = {
    Recommendation.ADVANCE: "Fits what you showed",
    Recommendation.REVIEW: "May fit; a person looks",
    Recommendation.NOT_YET: "Not yet",
}

STANDING = {
    Standing.MET: "Met",
    Standing.NOT_MET: "Not met, going by your profile",
    Standing.UNVERIFIED: "Still to be checked",
}

VERDICT = {
    Verdict.SUPPORTED: "Your profile says so too",
    Verdict.CONTRADICTED: "To explain",
    Verdict.INCONSISTENT: "To explain",
    Verdict.NOT_IN_PROFILE: "Not on your profile yet",
    Verdict.NOT_DISCUSSED: "Not talked about",
}

STILL_RATED = "Still being rated"

UNRATED = {
    WhyUnrated.NOT_ASKED: "This did not come up.",
    WhyUnrated.SKIPPED: "You skipped the question about this. It is left out, not counted against you.",
    WhyUnrated.TOO_LITTLE: "There was not enough in your words to tell.",
    WhyUnrated.LOW_CONFIDENCE: "The program could not tell. A person looks at this.",
    WhyUnrated.OTHER_LANGUAGE: "The answer is in a language the program does not read. A person looks at this.",
    WhyUnrated.NOT_APPLICABLE: "This does not apply to what you were asked.",
    WhyUnrated.WAITING: f"{STILL_RATED}. It is not counted against you.",
    WhyUnrated.MODEL_FAILED: f"{STILL_RATED}. It is not counted against you.",
}

CURRENCIES = {"USD": "$", "EUR": "€", "GBP": "£", "CAD": "CA$", "AUD": "A$"}


def level_words(share: float) -> str:
    """How far along its scale something was shown.

    Args:
        share: 0 (lowest) to 1 (highest).
    """
    return next((words for least, words in _LEVELS if share >= least), "not seen yet")


def shown_of_needed(share: float) -> str:
    """How much of what a project's work asks for was shown; `share` is 0 to 1."""
    return f"Your answers showed {part_of_needed(share)} of what the work asks for"


def part_of_needed(share: float) -> str:
    """All, most, part or little; `share` is 0 to 1."""
    return next((words for least, words in _NEEDED if share >= least), "little")


def minutes(count: float) -> str:
    """How long is left: about 11 minutes left."""
    whole = round(count)
    return f"about {whole} minutes left" if whole > 1 else "about a minute left"


def day(date: dt.date | dt.datetime) -> str:
    """A day as people write it: 3 November 2026."""
    here = local(date) if isinstance(date, dt.datetime) else date
    return f"{here.day} {here:%B %Y}"


def moment(when: dt.datetime) -> str:
    """A moment in the person's own time: 3 November 2026, 14:05."""
    return f"{day(when)}, {local(when):%H:%M}"


def month(date: str) -> str:
    """An ISO 8601 date of any precision as people write it: "2019-03" -> "March 2019"."""
    year, _, rest = date.partition("-")
    number = int(rest[:2]) if rest[:2].isdigit() else 0
    return f"{calendar.month_name[number]} {year}" if 1 <= number <= 12 else year


def pay(range_: Pay) -> str:
    """What is paid: $40 to $55 an hour."""
    sign = CURRENCIES.get(range_.currency, f"{range_.currency} ")
    least, most = f"{sign}{range_.least:,g}", f"{sign}{range_.most:,g}"
    each = "an hour" if range_.per == "hour" else "a task"
    return f"{least} {each}" if least == most else f"{least} to {most} {each}"


def hours(range_: Hours) -> str:
    """Hours a week: 10 to 20 hours a week."""
    span = f"{range_.least:g}" if range_.least == range_.most else f"{range_.least:g} to {range_.most:g}"
    return f"{span} hours a week"
