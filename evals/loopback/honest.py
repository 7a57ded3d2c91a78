"""A brain that does its work: it grades by shared words, asks what is prepared, and reads claims of experience.

It is no good grader, but the same one every time, and all it quotes was said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evals.loopback.reading import CLAIMS, GRADING, Grading, answers, form_of, grading, prepared

SHOWS = 0.34
"""Share of a key point's own words that a stretch has to have for showing it."""
LONGEST_QUOTE = 25
"""Words of a quote, as the prompt asks."""

_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)
_SPOKEN = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_YEARS = re.compile(
    r"\b(\d{1,2}) years?\b(?: (?:as|in|of|with) (?:an? |the )?([\w -]{3,30}?))?(?=[,.;]| and\b| at\b|$)"
)
_PLAIN = frozenset(
    "about after again also and any are because been before being but can could did does doing each for from had has "
    "have her him his how into its just like more most not now off one only other our out over own same she should so "
    "some such than that the their them then there these they this those through too under until very was were what "
    "when where which while who whom why will with would you your".split()
)


@dataclass(frozen=True)
class Stretch:
    """Words of an applicant that may be quoted."""

    text: str
    answer: int
    """Which answer they stand in, from 0."""
    start: int
    end: int

    def overlaps(self, other: Stretch) -> bool:
        """Whether some words stand in both."""
        return self.answer == other.answer and self.start < other.end and other.start < self.end


def honest(asked: Mapping[str, Any], shows: float = SHOWS) -> str:
    """The reply to any request of the product's; `shows` is the share of a key point that counts as showing it."""
    form = form_of(asked)
    if form == GRADING:
        return json.dumps(graded(grading(asked), shows))
    if form == CLAIMS:
        return json.dumps({"claims": list(claims(answers(asked)))})
    if form is not None:
        return json.dumps({"ready": True})
    offered = prepared(asked)
    # Without follow-ups to choose from it is a question about the interview, and a person will answer it.
    return "{}\n{}".format(*offered[0]) if offered else "0"


def graded(one: Grading, shows: float = SHOWS) -> dict[str, Any]:
    """The form of a grading: each key point with the stretch that says most of it, and the level in proportion."""
    given_away = set(stems(one.question))
    said = [stretch.text for stretch in stretches(one.answers)]
    found: list[str] = []
    for number, point in enumerate(one.key_points, start=1):
        wanted = set(stems(point)) - given_away
        quote = max(said, key=lambda quote: len(wanted & set(stems(quote))), default="")
        if wanted and len(wanted & set(stems(quote))) / len(wanted) >= shows:
            found.append(f"{number}: {quote}")
    share = len(found) / len(one.key_points) if one.key_points else 0.0
    level = one.levels[round(share * (len(one.levels) - 1))]
    return {
        "found": found,
        "reason": f"The answer shows {len(found)} of {len(one.key_points)} key points in words of its own.",
        "level": level,
    }


def claims(said: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Each length of experience that is said, with the sentence it stands in."""
    for number, answer in enumerate(said, start=1):
        for sentence in _SENTENCE.finditer(answer):
            for years in _YEARS.finditer(sentence.group()):
                yield {
                    "answer": number,
                    "quote": sentence.group().strip(),
                    "kind": "duration",
                    "subject": years.group(2) or "this work",
                    "organisation": None,
                    "amount": float(years.group(1)),
                    "unit": "years",
                    "start": None,
                    "end": None,
                    "level": None,
                    "jurisdiction": None,
                }


def stretches(said: Iterable[str], longest: int = LONGEST_QUOTE, step: int = 5) -> Iterator[Stretch]:
    """What may be quoted, verbatim: a stretch beginning at every few words; what is shorter whole."""
    for number, answer in enumerate(said):
        words = list(_SPOKEN.finditer(answer))
        for first in range(0, max(1, len(words) - longest + step), step):
            kept = words[first : first + longest]
            if kept:
                start, end = kept[0].start(), kept[-1].end()
                yield Stretch(answer[start:end], number, start, end)


def stems(text: str) -> list[str]:
    """The words that say something, cut to where their endings begin to differ."""
    words = (word.casefold() for word in _WORD.findall(text))
    return [word[:6] for word in words if len(word) > 2 and word not in _PLAIN]
