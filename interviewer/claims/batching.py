"""Answers cut into what one call of a model reads: few calls, since each is paid for, none too long to read well.

Pasted data and noise are left out, as the rules leave them out: nobody claims anything in a "sentence" of thousands of
characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviewer.claims.ownership import Sentence, sentences
from interviewer.domain.evidence import Answer

_LONGEST_SENTENCE = 2_000
"""Characters; what has no end before that is no sentence."""


@dataclass(frozen=True)
class Piece:
    """A stretch of one answer, whole sentences of it."""

    answer: Answer
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        """Where it begins in the answer."""
        return self.sentences[0].start

    @property
    def text(self) -> str:
        """Its words, as they were said."""
        return self.answer.text[self.start : self.sentences[-1].end]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


def batches(answers: Sequence[Answer], most_words: int) -> tuple[tuple[Piece, ...], ...]:
    """The answers in order, in batches of at most `most_words` words (or one sentence, where that is longer)."""
    found: list[tuple[Piece, ...]] = []
    batch: list[Piece] = []
    words = 0
    for piece in (piece for answer in answers for piece in _pieces(answer, most_words)):
        if batch and words + piece.words > most_words:
            found.append(tuple(batch))
            batch, words = [], 0
        batch.append(piece)
        words += piece.words
    return (*found, tuple(batch)) if batch else tuple(found)


def _pieces(answer: Answer, most_words: int) -> Iterator[Piece]:
    together: list[Sentence] = []
    words = 0
    for sentence in sentences(answer.text):
        if not any(character.isalnum() for character in sentence.text):
            continue
        more = len(sentence.text.split())
        noise = len(sentence.text) > _LONGEST_SENTENCE
        if together and (noise or words + more > most_words):
            yield Piece(answer, tuple(together))
            together, words = [], 0
        if not noise:
            together.append(sentence)
            words += more
    if together:
        yield Piece(answer, tuple(together))
