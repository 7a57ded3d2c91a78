"""What an exchange shows on each criterion, turn by turn.

Each turn is compared by itself, sentence by sentence. A sentence bears on a criterion when it carries some of one of
its key points; only bearing sentences count. Two amounts are read off them:

- `content`: soft token recall (`recall.py`) of the key points and the highest anchor: how much of what a full answer
  would cover is there;
- `amount`: the other way round, how much the answer's own words say that bears on the criterion: over its distinct
  wordpieces, the sum of idf * (1 - closeness to the question) * best match in the standard, against the standard's
  own weight, on a logarithmic scale. It tells a full answer in its own words from a passing mention.

Both take the best match of each token (of each wordpiece), over all turns: saying a thing twice adds nothing.
`contrast` holds the highest anchor's own words against the lowest's: who tells what the lowest describes shows that, in
however many words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from interviewer.domain.evidence import Answer, Quote
from interviewer.grading.neighbours import Told
from interviewer.grading.reading import Passages, Reader, Reading
from interviewer.grading.recall import Floats, above_chance, discount, recall, recall_by_stretch
from interviewer.grading.sentences import Span, sentences
from interviewer.grading.sheet import Part, Sheet
from interviewer.grading.spelling import Mended, mended, vocabulary_of

BEARS = 0.04
"""Recall of a key point by one sentence from which on the sentence bears on the criterion."""
NEW = 0.01
"""Recall of the criterion's content that a later turn must add to count at all: what restating adds stays under it."""
PLAIN = 0.08
"""Recall of one text by one sentence that a later turn must reach to count: in passing, everything is touched on."""
SLIGHT, SLIGHT_AT_MOST = 0.05, 0.6
"""Share of what is asked, and the most, that a passage must say to bear on it: a word in passing shows nothing."""
SAME, REPEATS = 0.5, 0.6
"""Match with a token of an earlier turn from which on a token is said again, and the share of what a turn says that its
question does not at which the turn says nothing else; among turns of real interviews it is .5 at most."""
MOST_COMPARED = 4_000_000
"""Pairs of tokens that are compared to find a repetition: two turns of 1,500 words."""
ON_SUBJECT = 0.4
"""Cosine of a passage to the nearest of a criterion's texts, plus that to its question, from which on it is plainly on
the subject: of passages of attacks 2 in 100 reach that, of good answers 5 in 6."""
OFF_SUBJECT = 0.3
"""How much more of a text a passage must carry, by recall, for each unit that it stays under `ON_SUBJECT`."""
PRESENT = 0.2
"""How much a token weighs, when answers are compared, for being said at all; its match in the standard is added."""
_SMALL_ANCHOR = 3.0
"""Weight of an anchor's own words at which it says half of what it takes to be held against another."""
_FAINT = 0.05
"""Where the logarithmic scale of `amount` begins to flatten, as a share of the standard's weight."""


Withdrawn = Mapping[int, NDArray[np.bool_]]
"""Turn (its place among those that stand) -> (s,) which of its sentences were taken back later."""
NOTHING_WITHDRAWN: Withdrawn = MappingProxyType({})


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
    """How much was said that bears on the criterion, 0 to 1 on a logarithmic scale, against what is asked."""
    mass: float
    """The same, by itself: log(1 + sum), at least 0."""
    best: float
    """Highest recall of one text of the standard by one sentence that bears, 0 to 1."""
    asked: float
    """Weight of the highest anchor, less what the question gives away: how much there is to say, in words of note."""
    levels: int
    """How many the scale has, 2 or more."""
    contrast: float
    """Recall of the highest anchor's own words less that of the lowest's, -1 to 1; near 0 where they share theirs."""
    points: tuple[PointEvidence, ...]
    best_quote: Quote | None
    """The sentence that bears most on the criterion; None where nothing stands."""
    told: Told
    """What was said that bears, for comparison with graded answers."""


class Exchange:
    """The standing answers of one exchange beside a sheet; evidence by criterion."""

    def __init__(self, sheet: Sheet, standing: Sequence[Standing], reader: Reader):
        """Compare every turn with the sheet. `standing` is in the order it was said. Raises EmbeddingsError."""
        self._sheet = sheet
        self._lead = sheet.discount(standing[0].answer.question, reader) if standing else np.ones_like(sheet.weights)
        self._weights = sheet.weights * self._lead
        legible = [mended(one.text, sheet.vocabulary | vocabulary_of([one.answer.question])) for one in standing]
        readings = reader.read_passages([one.text for one in legible])
        self.turns = [
            _match(sheet, one, (text, reading), self._left(one, reader), reader)
            for one, text, reading in zip(standing, legible, readings, strict=True)
            if reading.whole.tokens
        ]

        self._repeats = [_repeats(turn, self.turns[:number]) for number, turn in enumerate(self.turns)]

    def _left(self, standing: Standing, reader: Reader) -> Floats:
        """(m,) how much a match counts after a question that gave more away than the first one did, 0 to 1."""
        here = self._sheet.discount(standing.answer.question, reader)
        return np.minimum(here / np.maximum(self._lead, 1e-6), 1)

    @property
    def states(self) -> Floats:
        """(t, 2w) of all turns' tokens, in order; (0, 0) where nothing stands."""
        return (
            np.concatenate([one.reading.states for one in self.turns]) if self.turns else np.zeros((0, 0), np.float32)
        )

    def on(self, part: Part, withdrawn: Withdrawn = NOTHING_WITHDRAWN) -> CriterionEvidence:
        """What the exchange shows on one criterion, without the sentences that were taken back."""
        added = _Added(part, self._weights, np.zeros(len(self._weights), np.float32))
        worth = [np.zeros(0, np.float32)]
        for number, turn in enumerate(self.turns):
            bearing = self._bearing(turn, part) & ~withdrawn.get(number, np.zeros(len(turn.spans), bool))
            counts = bearing.any() and not self._repeats[number] and added.add(turn, bearing, later=number > 0)
            match = PRESENT + turn.similar[part.content].max(axis=0)
            worth.append(turn.own * match * bearing[turn.sentence_of] * np.float32(counts))
        weights = self._weights[part.content]
        total = max(float(weights.sum()), 1.0)
        union = added.union[part.content]
        return CriterionEvidence(
            content=recall(union, weights),
            amount=min(float(np.log1p(added.mass / total / _FAINT) / np.log1p(1 / _FAINT)), 1.0),
            mass=float(np.log1p(added.mass)),
            best=added.best,
            asked=self._asked(part),
            levels=len(part.standard.levels),
            contrast=self._contrast(part, added.union),
            told=Told(self.states, np.concatenate(worth), union * np.sqrt(weights / total)),
            points=tuple(self._point(at, withdrawn) for at in part.key_points),
            best_quote=self._quote(part.content, withdrawn),
        )

    def _asked(self, part: Part) -> float:
        return float(self._weights[part.texts[-1]].sum())

    def _slight(self, part: Part) -> float:
        return min(SLIGHT * self._asked(part), SLIGHT_AT_MOST)

    def _contrast(self, part: Part, union: Floats) -> float:
        own = self._weights * self._sheet.apart
        highest, lowest = (recall(union[at], own[at]) for at in (part.texts[-1], part.lowest))
        # "Shows none of this" says nothing that could be told apart from the highest anchor.
        said = float(own[part.lowest].sum())
        return (highest - lowest) * said / (said + _SMALL_ANCHOR)

    def _bearing(self, turn: TurnMatch, part: Part) -> NDArray[np.bool_]:
        """(s,) which sentences bear on the criterion: they carry some of one of its texts and are about its subject."""
        rows = [recall_by_stretch(turn.best[at], self._weights[at]) for at in part.texts]
        whole = np.maximum.reduceat(turn.best, turn.starts, axis=1)
        carried = np.max([recall_by_stretch(whole[at], self._weights[at]) for at in part.texts], axis=0)
        worth = turn.own * turn.similar[part.content].max(axis=0)
        said = np.bincount(turn.passage_of[turn.sentence_of], worth, minlength=len(carried))
        about = (carried >= turn.asked_of[part.index]) & (said >= self._slight(part))
        return (np.max(rows, axis=0) >= BEARS) & about[turn.passage_of]

    def _point(self, at: slice, withdrawn: Withdrawn) -> PointEvidence:
        """The strongest pair of neighbouring sentences decides: words scattered over an answer make no point."""
        weights, strongest = self._weights[at], 0.0
        for number, turn in enumerate(self.turns):
            best = turn.best[at]
            if number in withdrawn:
                best = np.where(withdrawn[number], np.float32(0), best)
            pairs = np.maximum(best[:, :-1], best[:, 1:]) if best.shape[1] > 1 else best
            strongest = max(strongest, float(recall_by_stretch(pairs, weights).max()))
        return PointEvidence(strongest, self._quote(at, withdrawn))

    def _quote(self, at: slice | NDArray[np.intp], withdrawn: Withdrawn) -> Quote | None:
        """The sentence with the highest recall of these tokens; the earliest of equals."""
        chosen: tuple[float, TurnMatch, Span] | None = None
        for number, turn in enumerate(self.turns):
            scores = recall_by_stretch(turn.best[at], self._weights[at])
            if number in withdrawn:
                scores = np.where(withdrawn[number], np.float32(-1), scores)
            index = int(scores.argmax())
            if scores[index] >= 0 and (chosen is None or float(scores[index]) > chosen[0]):
                chosen = (float(scores[index]), turn, turn.spans[index])
        if chosen is None:
            return None
        _, turn, span = chosen
        answer = turn.standing.answer
        return Quote(turn=answer.turn, start=span.start, end=span.end, text=span.of(answer.text))


@dataclass
class _Added:
    """One criterion's evidence, turn by turn."""

    part: Part
    sheet_weights: Floats
    """(m,)"""
    union: Floats
    """(m,) best match of each of the sheet's tokens so far."""
    best: float = 0.0

    def __post_init__(self) -> None:
        self._said: dict[int, float] = {}

    @property
    def mass(self) -> float:
        """How much was said that bears, each wordpiece once."""
        return sum(self._said.values())

    def add(self, turn: TurnMatch, bearing: NDArray[np.bool_], *, later: bool) -> bool:
        """Take in one turn's bearing sentences, if they bring anything new; whether they did."""
        content, weights = self.part.content, self.sheet_weights[self.part.content]
        grown = np.maximum(self.union, turn.best[:, bearing].max(axis=1))
        texts = self.part.texts
        rows = (recall_by_stretch(turn.best[at][:, bearing], self.sheet_weights[at]).max() for at in texts)
        best = max(float(row) for row in rows)
        adds = recall(grown[content], weights) - recall(self.union[content], weights)
        if later and (adds < NEW or best < PLAIN):
            return False
        self.union, self.best = grown, max(self.best, best)
        worth = turn.own * turn.similar[content].max(axis=0) * bearing[turn.sentence_of]
        for wordpiece, value in zip(turn.reading.ids.tolist(), worth.tolist(), strict=True):
            self._said[wordpiece] = max(self._said.get(wordpiece, 0.0), value)
        return True


def _repeats(turn: TurnMatch, earlier: Sequence[TurnMatch]) -> bool:
    """Whether a turn says again what was said before, and hardly anything else."""
    total = float(turn.own.sum())
    compared = turn.reading.tokens * sum(one.reading.tokens for one in earlier)
    # Comparing very long turns would take gigabytes; nobody repeats that much in passing.
    if not compared or compared > MOST_COMPARED or total <= 0:
        return False
    before = np.concatenate([one.reading.states for one in earlier])
    again = above_chance(turn.reading.states @ before.T).max(axis=1) > SAME
    return float(turn.own @ again) / total >= REPEATS


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
    (asked,) = reader.read([standing.answer.question])
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
