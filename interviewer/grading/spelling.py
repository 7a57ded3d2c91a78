"""Slips of the keyboard mended before an answer is read: a mistyped word says what the word says.

The encoder takes "cultuers" to pieces that mean nothing, which cost answers with typing errors a tenth of their chance
of reaching the middle of the scale. A word is mended when no dictionary knows it and

- two neighbouring letters in other places make it a word, or
- one letter put in, left out, or a vowel taken for another makes it a word of the question or of the rubric.

Nothing else is touched: a real word never becomes another one, and "sulfate" never "sulfite".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

SHORTEST = 5
"""Letters of a word from which on a slip can be told from an abbreviation."""
_ENDING = 3
"""Letters at a word's end in which a vowel is never taken for another: they tell -ite from -ate, -um from -a."""
_WORD = re.compile(r"(?<!\w)[a-z]{5,40}(?!\w)")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_VOWELS = "aeiou"


@dataclass(frozen=True, eq=False)
class Mended:
    """A text without slips, and where its characters stood."""

    text: str
    at: NDArray[np.int32]
    """(k,) characters of `text` from which on places are further off, rising."""
    off: NDArray[np.int32]
    """(k,) how many characters to add from there on."""

    def places(self, offsets: NDArray[np.int32]) -> NDArray[np.int32]:
        """Offsets into `text`, of any shape, as offsets into the text that was mended."""
        if not len(self.at):
            return offsets
        index = np.searchsorted(self.at, offsets, side="right") - 1
        return offsets + np.where(index >= 0, self.off[np.maximum(index, 0)], 0).astype(np.int32)


def mended(text: str, vocabulary: frozenset[str]) -> Mended:
    """Mend a text.

    Args:
        text: An answer.
        vocabulary: The words of the question and the rubric, as `vocabulary_of` gives them.
    """
    parts: list[str] = []
    at: list[int] = []
    off: list[int] = []
    done = length = shift = 0
    for found in _WORD.finditer(text):
        word = found.group()
        right = _right(word, vocabulary)
        if right != word:
            parts += [text[done : found.start()], right]
            length += found.start() - done + len(right)
            done = found.end()
            if len(right) != len(word):
                shift += len(word) - len(right)
                at.append(length)
                off.append(shift)
    return Mended("".join([*parts, text[done:]]), np.array(at, np.int32), np.array(off, np.int32))


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """The words, folded, that a slip may be a slip of."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def _right(word: str, vocabulary: frozenset[str]) -> str:
    if word in vocabulary or word in _dictionary():
        return word
    near = [*_swapped(word), *_one_off(word)]
    meant = next((one for one in near if one in vocabulary), None)
    if meant is not None:
        return meant
    return next((one for one in _swapped(word) if one in _dictionary()), word)


def _swapped(word: str) -> Iterator[str]:
    for at in range(len(word) - 1):
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one_off(word: str) -> Iterator[str]:
    """One letter too many, one too few, a vowel for another; the first letter stands."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield word[:at] + letter + word[at:]
    for at in range(1, len(word) - _ENDING):
        if word[at] in _VOWELS:
            for letter in _VOWELS:
                yield word[:at] + letter + word[at + 1 :]


@cache
def _dictionary() -> frozenset[str]:
    """82,765 English words, as symspellpy ships them (from SCOWL and Google Books); read once, in 50 ms."""
    file = resources.files("symspellpy") / "frequency_dictionary_en_82_765.txt"
    return frozenset(line.split(" ", 1)[0] for line in file.read_text(encoding="utf-8-sig").splitlines())
