"""How much a wordpiece says: the rarer, the more.

MiniLM's vocabulary (BERT's, uncased) lists its words by falling frequency from "the" on, so a word's place in it is a
frequency rank, and by Zipf's law the logarithm of a rank is, up to a constant, the logarithm of an inverse frequency:
an idf table that ships with the model and was learned from nobody's answers.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FIRST_WORD = 1996
"""The id of "the"; below it stand single characters and signs."""
VOCABULARY = 30522
_FIRST_CHARACTER = 1014
"""The id of "0"; below it stand signs."""
_CHARACTER = 0.3
"""Digits and letters standing alone carry doses and limits, but match one another too easily to weigh like a word."""
_SIGN = 0.02

FUNCTION_WORDS = frozenset(
    """a about after again all also am an and any are as at be because been before being both but by can could did do
    does doing don down during each even few for from further get had has have having he her here him his how i if in
    into is it its just like me more most my no nor not now of off on once one only or other our out over own re s same
    she should so some such t than that the their them then there these they this those through to too under until up
    very was we were what when where which while who whom why will with would you your""".split()
)
"""The commonest English words: they hold a sentence together and carry little of its content."""


def word_weights(ids: NDArray[np.int32], words: Sequence[str]) -> NDArray[np.float32]:
    """How much each token says, 0 to 1.

    Args:
        ids: (t,) token ids.
        words: The t tokens as they stand in the text; used where the ids are no vocabulary's.

    Returns:
        (t,): log(1 + rank) / log(size) for a word of the vocabulary; 0.3 for a lone character, 0.02 for a sign.
    """
    if ids.size and int(ids.max()) >= VOCABULARY:
        return np.array([_by_spelling(word) for word in words], np.float32)
    rank = np.maximum(ids.astype(np.float64) - FIRST_WORD + 1, 0.0)
    by_rank = np.log1p(rank) / np.log(VOCABULARY - FIRST_WORD + 1)
    lone = np.where(ids >= _FIRST_CHARACTER, _CHARACTER, _SIGN)
    return np.where(ids >= FIRST_WORD, by_rank, lone).clip(0, 1).astype(np.float32)


def _by_spelling(word: str) -> float:
    if not word.isalnum():
        return _SIGN
    if len(word) == 1:
        return _CHARACTER
    return 0.2 if word.casefold() in FUNCTION_WORDS else 0.8
