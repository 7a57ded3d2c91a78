"""Which passages of an answer a chat model reads: those that are about what is asked.

A model can be told things by what it reads, and no list of wordings catches all of it. What is neither evidence nor
plainly on the subject is nothing that it needs for a level, so it is not sent.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer.grading.backing_down import limits_a_claim, takes_back
from interviewer.grading.evidence import Exchange
from interviewer.grading.matching import Standing, TurnMatch
from interviewer.grading.reading import Reader
from interviewer.grading.sentences import Span, words_of
from interviewer.grading.sheet import Sheet

PLAINLY = 0.52
"""Cosine of a passage to the nearest of all criteria's texts, plus that to its question, from which on it is read
though it is about none of them. Of 1,991 passages of seven packs' graded answers 11 in 100 are left out, of those in
good answers 3 or 4; of 932 attacks that gates had gone over, less than 1 in 100 is read."""
LEAST_WORDS, LEAST_WORDS_PLAINLY = 4, 10
"""Words of a passage that is about a criterion, and of one that is plainly on the subject: fewer are so by chance."""


def on_subject(readable: Sequence[Standing], exchange: Exchange, sheet: Sheet, reader: Reader) -> list[Standing]:
    """The answers with every passage blank that is about something else; none where all of it is.

    Words that take a claim back stay whatever they are about.

    Args:
        readable: Answers as a grader may read them.
        exchange: The same, compared with the sheet.
        sheet: The competency's texts.
        reader: Reads texts.

    Raises:
        EmbeddingsError: The encoder could not be run.
    """
    matched = {turn.standing.answer.turn: turn for turn in exchange.turns}
    shown: list[Standing] = []
    for place, one in enumerate(readable):
        turn = matched.get(one.answer.turn)
        if turn is None:
            text = " " * len(one.text)
        elif place and limits_a_claim(one.answer.question, one.text):
            text = one.text
        else:
            text = _only([*_about(turn, exchange, sheet, reader), *_taken_back(turn)], one.text)
        shown.append(Standing(one.answer, text))
    return shown if any(one.text.strip() for one in shown) else []


def in_both(some: Sequence[Standing], others: Sequence[Standing]) -> list[Standing]:
    """Of answers that two readings have, the words that stand in both."""
    texts = {one.answer.turn: one.text for one in others}
    return [
        Standing(one.answer, "".join(map(_common, one.text, texts[one.answer.turn])))
        for one in some
        if one.answer.turn in texts
    ]


def _about(turn: TurnMatch, exchange: Exchange, sheet: Sheet, reader: Reader) -> list[Span]:
    """The passages that tell something about some criterion, or are plainly on the subject."""
    text = turn.standing.text
    starts = [turn.spans[first].start for first in turn.starts]
    passages = [Span(*one) for one in zip(starts, [*starts[1:], len(text)], strict=True)]
    texts = [one.of(text).strip() for one in passages]
    words = np.array([len(words_of(one)) for one in texts])
    about = np.any([exchange.tells(turn, part) for part in sheet.parts], axis=0)
    plainly = _nearness(turn, texts, sheet, reader) >= PLAINLY
    kept = (about & (words >= LEAST_WORDS)) | (plainly & (words >= LEAST_WORDS_PLAINLY))
    return [one for one, keep in zip(passages, kept, strict=True) if keep]


def _nearness(turn: TurnMatch, passages: Sequence[str], sheet: Sheet, reader: Reader) -> NDArray[np.float32]:
    """(p,) cosines of passages to the nearest of the criteria's texts and to the question, added up."""
    asked = sheet.asked(turn.standing.answer.question, reader).reading
    read = reader.read_together(passages)
    rows = [row for part in sheet.parts for row in part.rows]
    vectors = np.stack([one.vector for one in read])
    return (vectors @ sheet.vectors[rows].T).max(axis=1) + vectors @ asked.vector


def _taken_back(turn: TurnMatch) -> list[Span]:
    text = turn.standing.text
    return [span for span in turn.spans if takes_back(span.of(text))]


def _common(sign: str, other: str) -> str:
    return sign if sign == other else " "


def _only(spans: Sequence[Span], text: str) -> str:
    """The text with all else as spaces, line breaks kept."""
    signs = [sign if sign == "\n" else " " for sign in text]
    for span in spans:
        signs[span.start : span.end] = span.of(text)
    return "".join(signs)
