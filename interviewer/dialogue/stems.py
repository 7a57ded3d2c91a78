"""Words cut to their stems, so that "escalated" and "escalation" are one word.

Endings are cut off by a short list, the longest first, again and again while a stem is left (after Lovins 1968), and
long stems are cut to a length. It takes a few different words for one another; where words are looked for that may not
be said, that is the safe side.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*")
_VOWEL = re.compile("[aeiouy]")
_INFLECTIONS = "'s ed es ied ier ies ily ing ly s e y i".split()
_DERIVATIONS = """
    able ably age al ally ance ancy ant ate ated ates ating ation ative ator ence ency ent er ful fully ial ible ibly ic
    ical ication ion ious isation ise ised ises ising ison ist ity ive ives ization ize ized izes izing less ly ment
    ness or ous
""".split()
_ENDINGS = sorted(
    [*((ending, 3) for ending in _INFLECTIONS), *((ending, 4) for ending in _DERIVATIONS)],
    key=lambda pair: len(pair[0]),
    reverse=True,
)
"""Each ending with the letters that have to be left of a word that loses it."""
_LONGEST = 7


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded, without accents; a hyphen parts words, an apostrophe does not."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What is left of one of `words`; a number, or a word of three letters, is its own stem."""
    if word[0].isdigit():
        return word
    while (rest := _without_ending(word)) != word:
        word = rest
    return word[:_LONGEST]


def stems(text: str) -> Iterator[str]:
    """The stem of each word, in order."""
    return map(stem, words(text))


def _without_ending(word: str) -> str:
    """The word without one ending, or without one of two equal letters at its end; as it is where nothing can go."""
    for ending, least in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least and _VOWEL.search(rest) and not word.endswith("ss"):
            return rest
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious"
    return word[:-1] if doubled else word
