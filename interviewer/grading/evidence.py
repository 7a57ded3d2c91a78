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

from interviewer.domain.evidence import Quote
from interviewer.grading.matching import BEARS, Standing, TurnMatch, matched, repeats
from interviewer.grading.neighbours import Told
from interviewer.grading.reading import Reader
from interviewer.grading.recall import Floats, recall, recall_by_stretch
from interviewer.grading.sentences import Span
from interviewer.grading.sheet import Part, Sheet

NEW = 0.01
"""Recall of the criterion's content that a later turn must add to count at all: what restating adds stays under it."""
PLAIN = 0.08
"""Recall of one text by one sentence that a later turn must reach to count: in passing, everything is touched on."""
SLIGHT, SLIGHT_AT_MOST = 0.05, 0.6
"""Share of what is asked, and the most, that a passage must say to bear on it: a word in passing shows nothing."""
PRESENT = 0.2
"""How much a token weighs, when answers are compared, for being said at all; its match in the standard is added."""
_SMALL_ANCHOR = 3.0
"""Weight of an anchor's own words at which it says half of what it takes to be held against another."""
_FAINT = 0.05
"""Where the logarithmic scale of `amount` begins to flatten, as a share of the standard's weight."""


Withdrawn = Mapping[int, NDArray[np.bool_]]
"""Turn (its place among those that stand) -> (s,) which of its sentences were taken back later."""
NOTHING_WITHDRAWN: Withdrawn = MappingProxyType({})


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
        self.turns = matched(sheet, standing, [self._left(one, reader) for one in standing], reader)
        self._repeats = [repeats(turn, self.turns[:number]) for number, turn in enumerate(self.turns)]
        states = [turn.reading.states for turn in self.turns]
        self.states = np.concatenate(states) if states else np.zeros((0, 0), np.float32)
        """(t, 2w) of all turns' tokens, in order"""

    def _left(self, standing: Standing, reader: Reader) -> Floats:
        """(m,) how much a match counts after a question that gave more away than the first one did, 0 to 1."""
        here = self._sheet.discount(standing.answer.question, reader)
        return np.minimum(here / np.maximum(self._lead, 1e-6), 1)

    def on(self, part: Part, withdrawn: Withdrawn = NOTHING_WITHDRAWN) -> CriterionEvidence:
        """What the exchange shows on one criterion, without the sentences that were taken back."""
        added = _Added(part, self._weights, np.zeros(len(self._weights), np.float32))
        worth = [np.zeros(0, np.float32)]
        for number, turn in enumerate(self.turns):
            match = turn.similar[part.content].max(axis=0)
            bearing = self._bearing(turn, part, match) & ~withdrawn.get(number, np.zeros(len(turn.spans), bool))
            said = turn.own * bearing[turn.sentence_of]
            counts = bearing.any() and not self._repeats[number]
            if counts and added.add(turn, bearing, said * match, later=number > 0):
                worth.append(said * (PRESENT + match))
            else:
                worth.append(np.zeros_like(said))
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

    def _bearing(self, turn: TurnMatch, part: Part, match: Floats) -> NDArray[np.bool_]:
        """(s,) which sentences bear on the criterion: they carry some of one of its texts and are about its subject.

        Args:
            turn: With n tokens.
            part: The criterion.
            match: (n,) best match of each token in the criterion's texts.
        """
        rows = [recall_by_stretch(turn.best[at], self._weights[at]) for at in part.texts]
        return (np.max(rows, axis=0) >= BEARS) & self._about(turn, part, match)[turn.passage_of]

    def about(self, turn: TurnMatch, part: Part) -> NDArray[np.bool_]:
        """(p,) which passages are about a criterion: what stands in others is no evidence on it."""
        return self._about(turn, part, turn.similar[part.content].max(axis=0))

    def _about(self, turn: TurnMatch, part: Part, match: NDArray[np.float32]) -> NDArray[np.bool_]:
        whole = np.maximum.reduceat(turn.best, turn.starts, axis=1)
        carried = np.max([recall_by_stretch(whole[at], self._weights[at]) for at in part.texts], axis=0)
        said = np.bincount(turn.passage_of[turn.sentence_of], turn.own * match, minlength=len(carried))
        return (carried >= turn.asked_of[part.index]) & (said >= self._slight(part))

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

    def add(self, turn: TurnMatch, bearing: NDArray[np.bool_], worth: Floats, *, later: bool) -> bool:
        """Take in one turn's bearing sentences (s,), with what each token is worth (n,), if they bring anything new.

        Returns:
            Whether they did.
        """
        content, weights = self.part.content, self.sheet_weights[self.part.content]
        grown = np.maximum(self.union, turn.best[:, bearing].max(axis=1))
        texts = self.part.texts
        rows = (recall_by_stretch(turn.best[at][:, bearing], self.sheet_weights[at]).max() for at in texts)
        best = max(float(row) for row in rows)
        adds = recall(grown[content], weights) - recall(self.union[content], weights)
        if later and (adds < NEW or best < PLAIN):
            return False
        self.union, self.best = grown, max(self.best, best)
        for wordpiece, value in zip(turn.reading.ids.tolist(), worth.tolist(), strict=True):
            self._said[wordpiece] = max(self._said.get(wordpiece, 0.0), value)
        return True
