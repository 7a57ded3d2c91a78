"""Turns beside a sheet of reference texts: what each sentence matches of it, and what each passage is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer
from interviewer.grading.reading import Passages, Reader, Reading
from interviewer.grading.recall import Floats, above_chance, discount
from interviewer.grading.sentences import Span, sentences
from interviewer.grading.sheet import Sheet
from interviewer.grading.spelling import Mended, mended, vocabulary_of

BEARS = 0.02
"""Recall of a key point by one sentence from which on the sentence bears on the criterion."""
SAME, REPEATS = 0.5, 0.6
"""Match with a token of an earlier turn from which on a token is said again, and the share of what a turn says that its
question does not at which the turn says nothing else; among turns of real interviews it is .5 at most."""
MOST_COMPARED = 4_000_000
"""Pairs of tokens that are compared to find a repetition: two turns of 1,500 words."""
ON_SUBJECT = 0.5
"""Cosine of a passage to the nearest of a criterion's texts, plus that to its question, from which on it is plainly on
the subject: of passages of attacks that gates had gone over 5 in 100 reach that, of good answers 6 in 7."""
OFF_SUBJECT = 0.3
"""How much more of a text a passage must carry, by recall, for each unit that it stays under `ON_SUBJECT`."""


@dataclass(frozen=True, eq=False)
class Standing:
    """An answer without what was set aside."""

    answer: Answer
    text: str
    """As long as the answer's own text; what was set aside is blank."""


@dataclass(frozen=True, eq=False)
class TurnMatch:
    """One turn (n tokens, s sentences) beside the sheet (m tokens)."""

    standing: Standing
    reading: Reading
    spans: tuple[Span, ...]
    sentence_of: NDArray[np.intp]
    """(n,) index of each token's sentence."""
    similar: Floats
    """(m, n) match of each reference token with each token, less what the turn's question gave away; 0 to 1."""
    best: Floats
    """(m, s) best match of each reference token in each sentence."""
    own: Floats
    """(n,) how much each of the turn's tokens says that its question does not."""
    passage_of: NDArray[np.int32]
    """(s,) which passage each sentence stands in."""
    starts: NDArray[np.intp]
    """(p,) first sentence of each passage."""
    asked_of: Floats
    """(c, p) how much of one of a criterion's texts each passage must carry to be taken for being about it, 0 to 1."""


def matched(sheet: Sheet, standing: Sequence[Standing], left: Sequence[Floats], reader: Reader) -> list[TurnMatch]:
    """Compare turns with a sheet; one that holds no token is left out.

    Args:
        sheet: The reference texts.
        standing: The turns.
        left: (m,) of each, how much of a match its question leaves, 0 to 1.
        reader: Reads texts.

    Raises:
        EmbeddingsError: The encoder could not be run.
    """
    legible = [mended(one.text, sheet.vocabulary | vocabulary_of([one.answer.question])) for one in standing]
    readings = [reader.read_passages(one.text) for one in legible]
    return [
        _match(sheet, one, (text, reading), share, reader)
        for one, text, reading, share in zip(standing, legible, readings, left, strict=True)
        if reading.whole.tokens
    ]


def _match(
    sheet: Sheet, standing: Standing, as_read: tuple[Mended, Passages], left: Floats, reader: Reader
) -> TurnMatch:
    text, read = as_read
    reading = read.whole
    spans = sentences(standing.text)
    begins = np.array([span.start for span in spans])
    # The sentence each token starts in; sentences without a token have no column.
    of_token = np.maximum(np.searchsorted(begins, text.places(reading.offsets[:, 0]), side="right") - 1, 0)
    present, starts, sentence_of = np.unique(of_token, return_index=True, return_inverse=True)
    similar = above_chance(sheet.states @ reading.states.T) * left[:, np.newaxis]
    asked = sheet.asked(standing.answer.question, reader).reading
    vectors = np.stack(read.vectors)
    near, to_question = vectors @ sheet.vectors.T, vectors @ asked.vector
    subject = np.stack([near[:, part.rows].max(axis=1) + to_question for part in sheet.parts])
    wanted = BEARS + np.maximum(ON_SUBJECT - subject, 0) * OFF_SUBJECT
    _, first, passage_of = np.unique(read.passage_of[starts], return_index=True, return_inverse=True)
    return TurnMatch(
        standing=standing,
        reading=reading,
        spans=tuple(spans[index] for index in present),
        sentence_of=sentence_of,
        similar=similar,
        best=np.maximum.reduceat(similar, starts, axis=1),
        own=reading.weights * discount(reading.states, asked.states),
        passage_of=passage_of.astype(np.int32),
        starts=first,
        asked_of=wanted[:, np.unique(read.passage_of[starts])].astype(np.float32),
    )


def repeats(turn: TurnMatch, earlier: Sequence[TurnMatch]) -> bool:
    """Whether a turn says again what was said before, and hardly anything else."""
    total = float(turn.own.sum())
    compared = turn.reading.tokens * sum(one.reading.tokens for one in earlier)
    # Comparing very long turns would take gigabytes; nobody repeats that much in passing.
    if not compared or compared > MOST_COMPARED or total <= 0:
        return False
    before = np.concatenate([one.reading.states for one in earlier])
    again = above_chance(turn.reading.states @ before.T).max(axis=1) > SAME
    return float(turn.own @ again) / total >= REPEATS
