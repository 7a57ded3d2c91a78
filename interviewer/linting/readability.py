"""How hard a text is to read: the Flesch-Kincaid grade (Kincaid et al. 1975), with syllables counted by spelling.

A package for this would bring a dictionary of pronunciations for one number; by spelling alone, 9 words in 10 come out
right, and what is miscounted evens out over a question.
"""

from __future__ import annotations

import re
from functools import lru_cache

from interviewer.linting.words import sentences, words

_LEAST_WORDS = 10
"""Words from which on a grade says anything."""
_BREATH = re.compile(r"[:;]\s")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouyl])es?$|(?<=[aeiouy]l)es?$|(?<![aeioudt])ed$|[gq]ues?$|^(?:some|every|there|where|here|care|safe)(?=[a-z]{3})"
)
_SOUNDED_END = re.compile(r"(?:[sxz]|[cs]h|[cg])es$")
_TWO = re.compile(
    r"i[ao](?!us|n|u)|iu(?!s)|(?<!p)eo(?!u)|(?<!q)ua|uo|[aeiou]ing$|eia|ism$|(?<=[a-z]{2})ea$|creat|(?<![tcgx])iou"
    r"|(?<!t)(?<![^s]c)(?<!fr)ien|iet"
)


def grade(text: str) -> float:
    """The school year (of the United States) that reads a text with ease, from 0; 0 for fewer than ten words."""
    counted = words(text)
    if len(counted) < _LEAST_WORDS:
        return 0.0
    a_sentence = len(counted) / max(len(sentences(text)), 1)
    a_word = sum(map(syllables, counted)) / len(counted)
    return max(0.39 * a_sentence + 11.8 * a_word - 15.59, 0.0)


def longest_sentence(text: str) -> int:
    """Words of the longest sentence; a colon or semicolon is as good a place to breathe as a full stop."""
    return max((len(words(part)) for one in sentences(text) for part in _BREATH.split(one)), default=0)


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of a folded word, 1 at least; a number, or a word in another script, counts as one."""
    word = word[:60]
    count = len(_VOWELS.findall(word))
    if count > 1 and not _SOUNDED_END.search(word):
        count -= len(_SILENT.findall(word))
    return max(count + len(_TWO.findall(word)), 1)
