"""What earns marks, and whether a text gives any of it away.

The model that words questions is never shown a key point or an anchor. It knows the field, though, and may ask for the
very thing that is listened for. So the words of the criteria are kept from being said before the applicant says them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from interviewer.dialogue.english.interviewing import EVERYDAY_WORDS, FUNCTION_WORDS
from interviewer.dialogue.stems import stem, stems, words
from interviewer.domain.rubric import Criterion

Stems: TypeAlias = frozenset[str]

RUN = 5
"""This many words in a row are copied from where they stand, however common each of them is."""
_MOST_OF_A_POINT = 0.6
_LEAST_OF_A_POINT = 4
_EVERYDAY = frozenset(map(stem, EVERYDAY_WORDS))


def content(text: str) -> Stems:
    """The stems of all words but function words."""
    return frozenset(stem(word) for word in words(text) if word not in FUNCTION_WORDS)


def telling(text: str) -> Stems:
    """The stems of the words that say what a text is about: neither function words nor everyday ones."""
    return content(text) - _EVERYDAY


class Guard:
    """The words of some criteria's anchors and key points."""

    def __init__(self, criteria: Iterable[Criterion]):
        texts = [text for criterion in criteria for text in _texts(criterion)]
        self._words = frozenset[str]().union(*map(telling, texts))
        self._points = [content(text) for text in texts]
        self._runs = {run for text in texts for run in _runs(text)}

    def leaks(self, text: str, known: Collection[str]) -> bool:
        """Whether a text says something that earns marks and is not known already.

        Args:
            text: what is about to be said.
            known: texts whose words may be said, as the question and the applicant's own answers.
        """
        may = frozenset[str]().union(*map(content, known))
        new = content(text) - may
        if new & self._words:
            return True
        said_in = {run for one in known for run in _runs(one)}
        if any(run in self._runs and run not in said_in for run in _runs(text)):
            return True
        return any(len(new & point) >= max(_LEAST_OF_A_POINT, _MOST_OF_A_POINT * len(point)) for point in self._points)


def _texts(criterion: Criterion) -> Iterator[str]:
    yield criterion.looks_for
    yield from criterion.anchors.values()
    yield from (point.text for point in criterion.key_points)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    found = list(stems(text))
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))
