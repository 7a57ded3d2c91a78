"""The texts one competency's answers are compared with, encoded once and laid side by side."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.standard import Standard
from interviewer.grading.reading import Reader, Reading
from interviewer.grading.recall import Floats, above_chance, discount, recall
from interviewer.grading.sentences import words_of
from interviewer.grading.spelling import vocabulary_of

LEAST_TO_COPY = 40
"""Words of a standard (highest anchor, key points it does not hold) under which saying just that is right."""


QUESTIONS = 64
"""Questions kept with a sheet; one of 30 tokens takes a tenth of a megabyte."""


@dataclass(frozen=True, eq=False)
class Asked:
    """A question beside a sheet of m tokens."""

    reading: Reading
    leaves: Floats
    """(m,) how much of each token it leaves to say, 0 to 1."""


@dataclass(frozen=True, eq=False)
class Part:
    """Where one criterion's texts stand among the sheet's tokens."""

    standard: Standard
    index: int
    """Its place among the sheet's criteria."""
    rows: tuple[int, ...]
    """Where its texts stand among the sheet's vectors."""
    key_points: tuple[slice, ...]
    """One a key point, in the standard's order."""
    texts: tuple[slice, ...]
    """The key points and the highest anchor: what a full answer would cover."""
    content: NDArray[np.intp]
    """All tokens of `texts`."""
    lowest: slice
    """The lowest anchor's tokens: what stands for nothing of it."""


class Sheet:
    """One competency's reference tokens (m of them), of every criterion."""

    def __init__(self, standards: Sequence[Standard], reader: Reader):
        """Encode the key points, highest and lowest anchors. Raises EmbeddingsError."""
        readings = reader.read_together([text for standard in standards for text in _compared(standard)])
        self.states = np.concatenate([one.states for one in readings])
        """(m, 2w)"""
        self.weights = np.concatenate([one.weights for one in readings])
        """(m,) how much each token says"""
        self.vectors = np.stack([one.vector for one in readings])
        """(texts, d) each text as a whole"""
        self.parts = tuple(_parts(standards, [one.tokens for one in readings]))
        self.apart = _apart(self.parts, self.states)
        """(m,) how much each token sets the highest anchor and the lowest apart; 1 where it stands in neither"""
        self.texts = tuple(
            text
            for standard in standards
            if standard.own_words and _asked(standard) >= LEAST_TO_COPY
            for text in (*(point.text for point in standard.key_points), *standard.anchors.values())
        )
        """What an answer must not merely copy: every text of the rubric, lower anchors too, but for short standards and
        those whose own words are right"""
        self.vocabulary = vocabulary_of(text for one in standards for text in (*_compared(one), one.name))
        """The words that a slip of the keyboard may be a slip of"""
        self._lock = threading.Lock()
        self._questions: OrderedDict[str, Asked] = OrderedDict()

    def asked(self, question: str, reader: Reader) -> Asked:
        """A question beside the sheet; kept for the questions last seen. Raises EmbeddingsError."""
        with self._lock:
            known = self._questions.get(question)
            if known is not None:
                self._questions.move_to_end(question)
                return known
        reading = reader.read(question)
        made = Asked(reading, discount(self.states, reading.states))
        with self._lock:
            self._questions[question] = made
            while len(self._questions) > QUESTIONS:
                self._questions.popitem(last=False)
        return made

    def carried(self, part: Part, reading: Reading) -> float:
        """The highest recall of one of a criterion's texts by a whole text, whatever was asked, 0 to 1."""
        return max(self.carried_each(part, reading))

    def carried_each(self, part: Part, reading: Reading) -> list[float]:
        """The same for each of them: one a key point, then the highest anchor."""
        if not reading.tokens:
            return [0.0] * len(part.texts)
        best = above_chance(self.states[part.content] @ reading.states.T).max(axis=1)
        at = part.content[0]
        return [recall(best[one.start - at : one.stop - at], self.weights[one]) for one in part.texts]


def _compared(standard: Standard) -> list[str]:
    """The texts an answer is compared with: the key points, the highest anchor, then the lowest."""
    lowest, highest = standard.levels[0], standard.levels[-1]
    return [*(point.text for point in standard.key_points), standard.anchors[highest], standard.anchors[lowest]]


def _apart(parts: Sequence[Part], states: Floats) -> Floats:
    apart = np.ones(len(states), np.float32)
    for part in parts:
        for at, other in ((part.texts[-1], part.lowest), (part.lowest, part.texts[-1])):
            apart[at] = discount(states[at], states[other])
    return apart


def _asked(standard: Standard) -> int:
    """How many words the highest anchor and the key points have; a key point that is a part of the anchor has none."""
    highest = standard.anchors[standard.levels[-1]]
    own = [point.text for point in standard.key_points if point.text not in highest]
    return len(words_of(" ".join([highest, *own])))


def _parts(standards: Sequence[Standard], lengths: Sequence[int]) -> list[Part]:
    slices: list[slice] = []
    at = 0
    for length in lengths:
        slices.append(slice(at, at + length))
        at += length
    parts: list[Part] = []
    remaining = iter(slices)
    used = 0
    for index, standard in enumerate(standards):
        *full, lowest = (next(remaining) for _ in _compared(standard))
        texts = tuple(full)
        content = np.concatenate([np.arange(one.start, one.stop) for one in texts])
        rows = tuple(range(used, used + len(texts)))
        used += len(texts) + 1
        parts.append(Part(standard, index, rows, texts[: len(standard.key_points)], texts, content, lowest))
    return parts
