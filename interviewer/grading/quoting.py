"""Where words that a model quotes stand in what was said: the same words, or none."""

from __future__ import annotations

from collections.abc import Sequence

from interviewer.domain.evidence import Quote
from interviewer.domain.locating import occurrences
from interviewer.grading.matching import Standing
from interviewer.grading.sentences import words_of

LEAST_WORDS = 2
"""Words in a quote; a single one stands in nearly every answer."""


def find_quote(quote: str, standing: Sequence[Standing]) -> Quote | None:
    """The first place where the words stand in an applicant's turn, as that turn has them; None where they don't.

    What was set aside is blank, and cannot be quoted; nor can words from both sides of it as one stretch, for what
    stands between them would come along.
    """
    if len(words_of(quote)) < LEAST_WORDS:
        return None
    for one in standing:
        for start, end in occurrences(quote, one.text):
            if one.text[start:end] == one.answer.text[start:end]:
                return Quote(turn=one.answer.turn, start=start, end=end, text=one.answer.text[start:end])
    return None
