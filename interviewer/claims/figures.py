"""Figures and dates as they stand in somebody's words, for checking those that a model took from them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interviewer.claims.expressions import DATE, DURATION, NUMBER, Duration, durations, iso_date, number

_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<sign>[£$€])?\s?(?P<number>{NUMBER})(?:(?<=[\d½])|\b)"
    r"(?:\s?(?P<scale>k|m|bn|thousand|million|billion)\b)?"
    r"(?:\s?(?P<percent>%|per\s?cent\b|percent\b|percentage\s+points?\b)"
    r"|\s?(?P<times>x\b|times\b|-?fold\b)|\s?(?P<currency>euros?|dollars|pounds|USD|EUR|GBP)\b)?",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_INDEFINITE = re.compile(r"an?|½|half(?:\s+an?)?|several|(?:a\s+)?couple(?:\s+of)?", re.IGNORECASE)
_SHORT_END = re.compile(r"(?<!\d)(?P<century>19|20)\d\d\s?[-–/]\s?(?P<year>\d\d)(?!\d|-)")
"""The end of "2015-19"."""
_HOURS = re.compile(
    rf"(?<![\w.])(?P<low>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<high>{NUMBER}))?\s*\+?\s*(?:hours?|hrs?|hr|h)\b",
    re.IGNORECASE,
)
_MOST_HOURS = 90


@dataclass(frozen=True)
class Figure:
    """A number that was said."""

    start: int
    end: int
    value: float
    """With its scale: 2000000 for "2m"."""
    written: float
    """Without it."""
    unit: str | None
    """percent, times, or the sign or name of a currency; None where what was counted says it."""


def figures(text: str) -> Iterator[Figure]:
    """The numbers in `text`, in digits or words; "a", "half" and "several" are none."""
    for found in _FIGURE.finditer(text):
        written = number(found["number"])
        if written is None or _INDEFINITE.fullmatch(found["number"].strip()):
            continue
        scale = _SCALES[found["scale"].lower()] if found["scale"] else 1.0
        unit = (
            "percent" if found["percent"] else "times" if found["times"] else found["sign"] or found["currency"] or None
        )
        yield Figure(found.start(), found.end(), written * scale, written, unit)


def duration_of(text: str, years: float) -> Duration | None:
    """The length of time in `text` that is `years`, or the range it lies in; None where none is.

    A range counts by its lower end, as it does for the rules.
    """
    for said in durations(text):
        if said.attribute:
            continue
        longest = said.years
        for found in DURATION.finditer(text):
            if found.start() <= said.start < found.end() and found["most"]:
                low, high = number(found["number"]), number(found["most"])
                longest = said.years * high / low if low and high else said.years
        if said.years - 0.05 <= years <= max(longest, said.years) + 0.05:
            return said
    return None


def hours(text: str, amount: float) -> tuple[int, int, str, float] | None:
    """Start, end, words ("10 to 15") and most of the hours in `text` that `amount` is among; None where it is not."""
    for found in _HOURS.finditer(text):
        low, high = number(found["low"]), number(found["high"]) if found["high"] else None
        if low is None or not low <= amount <= (high or low) or not 1 <= (high or low) <= _MOST_HOURS:
            continue
        return found.start(), found.end(), f"{low:g} to {high:g}" if high else f"{low:g}", high or low
    return None


def date_of(text: str, date: str) -> tuple[int, int, str] | None:
    """Start, end and ISO 8601 form of the date in `text` that `date` means, as precise as it was said; None for none.

    Args:
        text: what was said.
        date: ISO 8601, less or more precise than what was said: its year counts, and its month where one was said.
    """
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", date):
        return None
    for found in re.finditer(rf"(?<!\w){DATE}(?!\d)", text, re.IGNORECASE):
        said = iso_date(found.group())
        if said and (date.startswith(said) or said.startswith(date)):
            return *found.span(), said
    for found in _SHORT_END.finditer(text):
        if date[:4] == found["century"] + found["year"]:
            return found.start("year"), found.end("year"), date[:4]
    return None
