"""Numbers, durations and dates as people write them, with what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501
    )
}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEN_WORDS = "|".join(_TENS)

NUMBER = (
    rf"(?:\d{{1,3}}(?:[,\u202f ]\d{{3}})+(?:\.\d+)?|\d+(?:[.,]\d+)?½?|½|(?:{_TEN_WORDS})(?:[\s-](?:{_UNIT_WORDS}))?|(?:{_UNIT_WORDS})"  # noqa: E501
    r"|(?:a\s+)?couple(?:\s+of)?|half\s+an?|half|an?|several)(?:\s+hundred)?"
)
"""A number in digits or words; read it with `number`."""

HEDGE = (
    r"(?:(?:for\s+)?(?:about|around|roughly|approximately|approx\.?|almost|nearly|over|more\s+than|at\s+least|close\s+to|some|just\s+under|"
    r"just\s+over|under|circa|c\.|~|up\s+to|maybe|like|well\s+over|the\s+last|the\s+past))"
)
_YEARS = r"(?:years?|yrs?|yr|y|decades?|months?|mths?|mos?)"
DURATION = re.compile(
    rf"(?<![\w.,/$€£])(?P<hedge>(?:{HEDGE}\s*)*)(?P<number>{NUMBER})(?:\s*(?:-|–|to|or)\s*(?P<most>{NUMBER}))?(?P<plus>\s*\+|\s+plus|\s+odd)?"
    rf"(?P<half>\s+and\s+(?:a\s+)?half)?[\s-]*(?:(?:full|solid|good|long|whole|continuous)\s+)*(?P<unit>{_YEARS})\b\.?(?P<later_half>\s+and\s+a\s+half)?"
    rf"(?:\s*(?:,|and|&)?\s*(?P<months>{NUMBER})\s*(?:months?|mths?|mos?)\b)?(?P<over>\s*\+)?",
    re.IGNORECASE,
)

MONTHS: tuple[str, ...] = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
YEAR = r"(?:19[6-9]\d|20[0-4]\d)"
DATE = rf"(?:(?:the\s+)?(?:(?:early|mid|late|end\s+of|beginning\s+of|start\s+of|summer(?:\s+of)?|spring(?:\s+of)?|autumn(?:\s+of)?|fall(?:\s+of)?|winter(?:\s+of)?)[\s-]+)?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:of\s+)?)?(?:the\s+year\s+)?{YEAR}(?:-(?:0[1-9]|1[0-2])(?!\d))?|(?:0?[1-9]|1[0-2])/{YEAR})"  # noqa: E501
NOW = r"(?:now|today|present|the\s+present|currently|date|until\s+now|this\s+day|current|nowadays|still|ongoing)"
SINCE = re.compile(
    rf"\b(?:since|from|starting\s+in|beginning\s+in)\s+(?P<start>{DATE})(?!\s*(?:-|–|to|until|till|through|and)\s*(?:{DATE}))",
    re.IGNORECASE,
)
SPAN = re.compile(
    rf"(?:\b(?:from|between|during|since)\s+)?(?<![\w/])(?P<start>{DATE})\s*(?:-|–|—|to|until|till|til|through|up\s+to|and)\s*(?P<end>{DATE}|{NOW})(?![\w/])",
    re.IGNORECASE,
)
IN_YEAR = re.compile(rf"\b(?:in|on|around|back\s+in|by|during)\s+(?P<start>{DATE})", re.IGNORECASE)


@dataclass(frozen=True)
class Duration:
    """A length of time that was said."""

    start: int
    end: int
    years: float
    rough: bool
    """Said to be rough, or a bound: "about", "7+", "almost"."""
    attribute: bool = False
    """Written as an adjective: "a two-year programme", "a 10 year bond"."""


def number(text: str) -> float | None:
    """What a number in digits or words means; None where it means none ("several")."""
    plain = re.sub(r"\s+", " ", text.strip().lower())
    if plain.endswith(" hundred"):
        head = number(plain.removesuffix(" hundred"))
        return head * 100 if head else None
    digits = re.fullmatch(r"(\d{1,3}(?:[, \u202f]\d{3})+|\d+)(?:[.,](\d+))?(½)?", plain)
    if digits:
        whole = re.sub(r"[, \u202f]", "", digits[1])
        return float(f"{whole}.{digits[2] or 0}") + (0.5 if digits[3] else 0)
    if plain in ("a", "an"):
        return 1.0
    if plain in ("½", "half", "half a", "half an"):
        return 0.5
    if "couple" in plain:
        return 2.0
    parts = re.split(r"[\s-]", plain)
    if all(part in _UNITS or part in _TENS for part in parts):
        return float(sum(_UNITS.get(part, 0) + _TENS.get(part, 0) for part in parts))
    return None


def durations(text: str) -> Iterator[Duration]:
    """The durations in `text`, in years, in the order they stand."""
    for found in DURATION.finditer(text):
        amount = number(found["number"])
        if amount is None:
            continue
        unit = found["unit"].lower()
        if unit == "y" and not found["number"][:1].isdigit():
            continue
        amount += 0.5 if found["half"] or found["later_half"] else 0
        years = amount * (10 if unit.startswith("decade") else 1 / 12 if unit.startswith("m") else 1)
        if found["months"] and not unit.startswith("m"):
            years += (number(found["months"]) or 0) / 12
        if not 0 < years <= 60:
            continue
        hedged = re.sub(r"(?i)the\s+(?:last|past)|for", "", found["hedge"]).strip()
        rough = bool(hedged or found["plus"] or found["over"] or found["most"]) or unit.startswith("decade")
        start = found.start() + len(found["hedge"]) if not hedged else found.start()
        yield Duration(
            start, len(found.group().rstrip()) + found.start(), round(years, 3), rough, _is_attribute(found, text)
        )


def _is_attribute(found: re.Match[str], text: str) -> bool:
    singular = found["unit"].lower() in ("year", "month", "decade") and (number(found["number"]) or 0) > 1
    hyphen = "-" in text[found.end("number") : found.start("unit")]
    return (
        singular
        and hyphen
        and not re.match(r"\s+(?:[\w-]+\s+){0,2}(?:career|experience|background)\b", text[found.end() :])
    )


def iso_date(text: str) -> str | None:
    """ISO 8601, as precise as it was said: "March 2019" -> "2019-03". None for "now" and where no year stands."""
    year = re.search(YEAR, text)
    if year is None:
        return None
    dashed = re.search(rf"{YEAR}-(0[1-9]|1[0-2])(?!\d)", text)
    slashed = re.search(rf"\b(0?[1-9]|1[0-2])/{YEAR}", text)
    numbered = dashed or slashed
    if numbered:
        month = int(numbered[1])
        return f"{year.group()}-{month:02d}"
    named = re.search(rf"\b{_MONTH}", text, re.IGNORECASE)
    if named:
        return f"{year.group()}-{MONTHS.index(named.group()[:3].lower()) + 1:02d}"
    return year.group()
