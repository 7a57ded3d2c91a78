"""What anything must beat to be worth having: how long an answer is, and which words it shares with the reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer

Doubles = NDArray[np.float64]
_WORD = re.compile(r"\w+")


def length_only(answers: Sequence[str], references: Sequence[Sequence[str]]) -> Doubles:
    """(n,) words of each answer against those of its shortest reference, at most 1."""
    shortest = np.array([words(own).min() for own in references])
    return np.minimum(words(answers) / np.maximum(shortest, 1), 1.0)


def tfidf_cosine(answers: Sequence[str], references: Sequence[Sequence[str]]) -> Doubles:
    """(n,) cosine of each answer to the nearest of its references, 0 to 1.

    Inverse document frequencies come from the answers and references of the set itself; no score is looked at.
    """
    distinct = list(dict.fromkeys(text for own in references for text in own))
    place = {text: number for number, text in enumerate(distinct)}
    vectorizer = TfidfVectorizer(sublinear_tf=True, token_pattern=r"(?u)\b\w+\b")
    try:
        vectorizer.fit([*answers, *distinct])
    except ValueError:  # not a word anywhere: nothing is like anything
        return np.zeros(len(answers))
    left, right = vectorizer.transform(answers), vectorizer.transform(distinct)
    return np.array(
        [max((left[row] @ right[place[text]].T).toarray()[0, 0] for text in own) for row, own in enumerate(references)],
        float,
    ).clip(0, 1)


def thirds(values: Doubles) -> NDArray[np.int64]:
    """(n,) 0, 1 or 2: lowest, middle and highest third by rank, the earlier of equals lower."""
    ranks = np.empty(len(values), np.int64)
    ranks[np.argsort(values, kind="stable")] = np.arange(len(values))
    return ranks * 3 // len(values)


def words(texts: Sequence[str]) -> Doubles:
    """(n,) how many words each text has."""
    return np.array([len(_WORD.findall(text)) for text in texts], float)
