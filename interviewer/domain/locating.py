"""Where words that somebody quotes stand in what was said: exactly, or but for case, white space, accents and signs.

Whoever copies a sentence changes its quotation marks or a line break now and then. What is found is always the stretch
that was said, at its own offsets, so that a quote never holds a word that the applicant did not write.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_ALIKE = {
    **dict.fromkeys("‘’‚‛′`´ʼ“”„‟″«»\"'", "'"),
    **dict.fromkeys("‐‑‒–—―−-", "-"),
    # A prompt shows angle brackets as these (`interviewer.chat.fenced`).
    "<": "‹",
    ">": "›",
}
_AROUND = " .,;:!?'…-"
"""Signs that a quote may have around it and the text not."""


def locate(quote: str, text: str) -> tuple[int, int] | None:
    """Start and end of the first whole-word occurrence of `quote` in `text`; None where it does not stand there."""
    return next(occurrences(quote, text), None)


def occurrences(quote: str, text: str) -> Iterator[tuple[int, int]]:
    """Every such occurrence, the exact ones first."""
    if not any(character.isalnum() for character in quote):
        return
    exact = list(_whole(text, quote.strip()))
    yield from exact
    plain, places = _folded(text)
    wanted, _ = _folded(quote)
    for words in dict.fromkeys((wanted.strip(), wanted.strip(_AROUND))):
        for start, end in _whole(plain, words):
            place = places[start], _with_marks(text, places[end - 1] + 1)
            if place not in exact:
                yield place


def _whole(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Every occurrence of `words` that does not begin or end within a word."""
    start = text.find(words) if words else -1
    while start >= 0:
        end = start + len(words)
        begins_inside = start > 0 and text[start - 1].isalnum() and words[0].isalnum()
        ends_inside = end < len(text) and text[end].isalnum() and words[-1].isalnum()
        if not (begins_inside or ends_inside):
            yield start, end
        start = text.find(words, start + 1)


@lru_cache(maxsize=64)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The text for comparing, and for each of its characters the place it comes from."""
    found: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isspace():
            if found and found[-1] != " ":
                found.append(" ")
                places.append(place)
            continue
        alike = _ALIKE.get(character)
        for plain in alike or unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(plain):
                found.append(_ALIKE.get(plain, plain))
                places.append(place)
    return "".join(found), tuple(places)


def _with_marks(text: str, end: int) -> int:
    """`end` behind the accents that belong to the last letter."""
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end
