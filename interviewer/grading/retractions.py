"""Claims taken back: which earlier sentences no longer count.

"I made that up" is about what was just said; "I have no experience with ventilators" is about ventilators. A sentence
that takes something back, or the question it answers, names what it is about; the earlier sentences that say most of
the same lose their evidence. Where nothing is named, everything said before on the criterion does. Evidence only goes.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interviewer.grading.backing_down import retracts
from interviewer.grading.evidence import Withdrawn
from interviewer.grading.matching import Standing, TurnMatch
from interviewer.grading.reading import Reader, Reading
from interviewer.grading.recall import above_chance, recall
from interviewer.grading.retraction_patterns import CUES, RETRACTION
from interviewer.grading.sentences import sentences
from interviewer.grading.wordings import plain

NAMED = 1.2
"""Weight of a retraction's own words from which on it names what it takes back; a word of note weighs about .7."""
NEAR = 0.35
"""Share of a sentence's own words that a retraction must name to take it back, or of the retraction's it must say."""
COMMON = 0.45
"""Weight under which a word is too common to name anything."""


def withdrawn(turns: Sequence[TurnMatch], said: Sequence[Standing], reader: Reader) -> Withdrawn:
    """The sentences that later ones take back.

    Args:
        turns: The turns that stand, in the order they were said.
        said: All turns in that order, with the text as it was said.
        reader: Reads texts.

    Returns:
        Turn's place in `turns` -> (s,) which of its sentences; turns without any are left out.
    """
    gone: dict[int, NDArray[np.bool_]] = {}
    for one in said:
        for span in sentences(one.answer.text):
            sentence = span.of(one.answer.text)
            if retracts(sentence):
                _withdraw(gone, turns, (one.answer.turn, span.start), _named(sentence, one, reader))
    return {number: mask for number, mask in gone.items() if mask.any()}


def _named(sentence: str, one: Standing, reader: Reader) -> tuple[Reading | None, bool]:
    """What a retraction is about: its own words, else those of the question it answers, else None for everything.

    Returns:
        The reading, and whether the retraction names it itself.
    """
    own = CUES.sub(" ", RETRACTION.sub(" ", plain(sentence)))
    for text in (own, one.answer.question):
        reading = reader.read(text)
        if reading.tokens and float(reading.weights[reading.weights > COMMON].sum()) >= NAMED:
            return reading, text is own
    return None, False


def _withdraw(
    gone: dict[int, NDArray[np.bool_]],
    turns: Sequence[TurnMatch],
    at: tuple[int, int],
    named: tuple[Reading | None, bool],
) -> None:
    """Mark what was said before `at` (turn, character) and is meant."""
    earlier = [
        (number, index)
        for number, turn in enumerate(turns)
        for index, span in enumerate(turn.spans)
        if (turn.standing.answer.turn, span.start) < at
    ]
    reading, by_itself = named
    chosen = [place for place in earlier if reading is None or _nearness(turns, place, reading) >= NEAR]
    if not chosen and not by_itself:
        chosen = earlier
    for number, index in chosen:
        mask = gone.setdefault(number, np.zeros(len(turns[number].spans), bool))
        mask[index] = True


def _nearness(turns: Sequence[TurnMatch], place: tuple[int, int], named: Reading) -> float:
    """How much of a sentence's own words a retraction names, or of the retraction's the sentence says, 0 to 1."""
    turn = turns[place[0]]
    inside = turn.sentence_of == place[1]
    match = above_chance(turn.reading.states[inside] @ named.states.T)
    told = recall(match.max(axis=1), turn.reading.weights[inside])
    return max(told, recall(match.max(axis=0), named.weights))
