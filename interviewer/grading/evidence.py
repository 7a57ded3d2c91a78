"""What an exchange shows on each criterion, turn by turn.

Each turn is compared by itself, sentence by sentence. A sentence bears on a criterion when it carries some of one of
its key points; only bearing sentences count. Two amounts are read off them:

- `content`: soft token recall (`recall.py`) of the key points and the highest anchor: how much of what a full answer
  would cover is there;
- `amount`: the other way round, how much the answer's own words say that bears on the criterion: over its distinct
  wordpieces, the sum of idf * (1 - closeness to the question) * best match in the standard, against the standard's
  own weight, on a logarithmic scale. It tells a full answer in its own words from a passing mention.

Both take the best match of each token (of each wordpiece), over all turns: saying a thing twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer, Quote
from interviewer.grading.reading import Reader, Reading
from interviewer.grading.recall import Floats, above_chance, discount, recall, recall_by_stretch
from interviewer.grading.sentences import Span, sentences
from interviewer.grading.sheet import Part, Sheet

BEARS = 0.04
"""Recall of a key point by one sentence from which on the sentence bears on the criterion."""
NEW = 0.03
"""Recall of the criterion's content that a later turn must add to count at all: what restating adds stays under it."""
_FAINT = 0.05
"""Where the logarithmic scale of `amount` begins to flatten, as a share of the standard's weight."""


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


@dataclass(frozen=True)
class PointEvidence:
    """How much of one key point is in the answers, and the sentence that carries most of it."""

    strength: float
    """0 to 1."""
    quote: Quote | None


@dataclass(frozen=True)
class CriterionEvidence:
    """What an exchange shows on one criterion."""

    content: float
    """Recall of the key points and the highest anchor together, 0 to 1."""
    amount: float
    """How much was said that bears on the criterion, 0 to 1 on a logarithmic scale."""
    points: tuple[PointEvidence, ...]
    best_quote: Quote | None
    """The sentence that bears most on the criterion; None where nothing stands."""
    vector: Floats
    """(2w,) mean token state of what was said, each token by how much it says that bears; unit length, or zeros."""


class Exchange:
    """The standing answers of one exchange beside a sheet; evidence by criterion."""

    def __init__(self, sheet: Sheet, standing: Sequence[Standing], reader: Reader):
        """Compare every turn with the sheet. `standing` is in the order it was said. Raises EmbeddingsError."""
        self._sheet = sheet
        self._lead = sheet.discount(standing[0].answer.question, reader) if standing else np.ones_like(sheet.weights)
        self._weights = sheet.weights * self._lead
        readings = reader.read([one.text for one in standing])
        self.turns = [
            _match(sheet, one, reading, self._left(one, reader), reader)
            for one, reading in zip(standing, readings, strict=True)
            if reading.tokens
        ]

    def _left(self, standing: Standing, reader: Reader) -> Floats:
        """(m,) how much a match counts after a question that gave more away than the first one did, 0 to 1."""
        here = self._sheet.discount(standing.answer.question, reader)
        return np.minimum(here / np.maximum(self._lead, 1e-6), 1)

    def on(self, part: Part) -> CriterionEvidence:
        """What the exchange shows on one criterion."""
        content, amount, vector = self._added_up(part)
        return CriterionEvidence(
            content=content,
            amount=amount,
            vector=vector,
            points=tuple(self._point(at) for at in part.key_points),
            best_quote=self._quote(part.content),
        )

    def _added_up(self, part: Part) -> tuple[float, float, Floats]:
        """Content, amount and vector over all turns that bring something new."""
        weights = self._weights[part.content]
        union = np.zeros(len(part.content), np.float32)
        said: dict[int, float] = {}
        vector = np.zeros(self._sheet.states.shape[1], np.float32)
        for turn in self.turns:
            bearing = self._bearing(turn, part)
            if not bearing.any():
                continue
            grown = np.maximum(union, turn.best[part.content][:, bearing].max(axis=1))
            if union.any() and recall(grown, weights) - recall(union, weights) < NEW:
                continue
            union = grown
            worth = turn.own * turn.similar[part.content].max(axis=0) * bearing[turn.sentence_of]
            vector += worth @ turn.reading.states
            for wordpiece, value in zip(turn.reading.ids.tolist(), worth.tolist(), strict=True):
                said[wordpiece] = max(said.get(wordpiece, 0.0), value)
        ratio = sum(said.values()) / max(float(weights.sum()), 1.0)
        amount = min(float(np.log1p(ratio / _FAINT) / np.log1p(1 / _FAINT)), 1.0)
        length = float(np.linalg.norm(vector))
        return recall(union, weights), amount, vector / length if length > 0 else vector

    def _bearing(self, turn: TurnMatch, part: Part) -> NDArray[np.bool_]:
        """(s,) which sentences bear on the criterion."""
        rows = [recall_by_stretch(turn.best[at], self._weights[at]) for at in part.texts]
        return np.max(rows, axis=0) >= BEARS

    def _point(self, at: slice) -> PointEvidence:
        """The strongest pair of neighbouring sentences decides: words scattered over an answer make no point."""
        weights, strongest = self._weights[at], 0.0
        for turn in self.turns:
            best = turn.best[at]
            pairs = np.maximum(best[:, :-1], best[:, 1:]) if best.shape[1] > 1 else best
            strongest = max(strongest, float(recall_by_stretch(pairs, weights).max()))
        return PointEvidence(strongest, self._quote(at))

    def _quote(self, at: slice | NDArray[np.intp]) -> Quote | None:
        """The sentence with the highest recall of these tokens; the earliest of equals."""
        chosen: tuple[float, TurnMatch, Span] | None = None
        for turn in self.turns:
            scores = recall_by_stretch(turn.best[at], self._weights[at])
            index = int(scores.argmax())
            if chosen is None or float(scores[index]) > chosen[0]:
                chosen = (float(scores[index]), turn, turn.spans[index])
        if chosen is None:
            return None
        _, turn, span = chosen
        answer = turn.standing.answer
        return Quote(turn=answer.turn, start=span.start, end=span.end, text=span.of(answer.text))


def _match(sheet: Sheet, standing: Standing, reading: Reading, left: Floats, reader: Reader) -> TurnMatch:
    spans = sentences(standing.text)
    begins = np.array([span.start for span in spans])
    # The sentence each token starts in; sentences without a token have no column.
    of_token = np.maximum(np.searchsorted(begins, reading.offsets[:, 0], side="right") - 1, 0)
    present, starts, sentence_of = np.unique(of_token, return_index=True, return_inverse=True)
    similar = above_chance(sheet.states @ reading.states.T) * left[:, np.newaxis]
    (asked,) = reader.read([standing.answer.question])
    return TurnMatch(
        standing=standing,
        reading=reading,
        spans=tuple(spans[index] for index in present),
        sentence_of=sentence_of,
        similar=similar,
        best=np.maximum.reduceat(similar, starts, axis=1),
        own=reading.weights * discount(reading.states, asked.states),
    )
