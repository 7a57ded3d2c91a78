"""What an exchange shows on each criterion, turn by turn.

Each turn is compared by itself, sentence by sentence. A sentence bears on a criterion when it carries some of one of
its key points; only bearing sentences count. Two amounts are read off them:

- `content`: soft token recall (`recall.py`) of the key points and the highest anchor: how much of what a full answer
  would cover is there;
- `amount`: the other way round, how much the answer's own words say that bears on the criterion: over its distinct
  wordpieces, the sum of idf * (1 - closeness to the question) * best match in the standard, against the standard's
  own weight, on a logarithmic scale. It tells a full answer in its own words from a passing mention.

Both take the best match of each token (of each wordpiece), over all turns: saying a thing twice adds nothing. What a
later turn says in passing counts once all turns together say enough; by itself it does not, or any talk would add up.
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

PLAIN = 0.08
"""Recall of one text by a later turn from which on the turn counts by itself."""
TOGETHER = 0.15
"""Recall of one text by all turns together from which on every one of them counts."""
TELLS = 0.04
SLIGHT, SLIGHT_AT_MOST = 0.05, 0.6
"""Recall of one text by a passage, and the share of what is asked, with the most that takes, from which on it tells
something: evidence needs less, but a word in passing is no reason to have a passage read by who can be talked to."""
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
    described: float
    """How far the lowest anchor says something of its own, 0 to 1: "shows none of this" says nothing."""
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
        self._lead = (
            sheet.asked(standing[0].answer.question, reader).leaves if standing else np.ones_like(sheet.weights)
        )
        self._weights = sheet.weights * self._lead
        self.turns = matched(sheet, standing, [self._left(one, reader) for one in standing], reader)
        self._repeats = [repeats(turn, self.turns[:number]) for number, turn in enumerate(self.turns)]
        states = [turn.reading.states for turn in self.turns]
        self.states = np.concatenate(states) if states else np.zeros((0, 0), np.float32)
        """(t, 2w) of all turns' tokens, in order"""
        self._found: dict[int, CriterionEvidence] = {}

    def _left(self, standing: Standing, reader: Reader) -> Floats:
        """(m,) how much a match counts after a question that gave more away than the first one did, 0 to 1."""
        here = self._sheet.asked(standing.answer.question, reader).leaves
        return np.minimum(here / np.maximum(self._lead, 1e-6), 1)

    def on(self, part: Part, withdrawn: Withdrawn = NOTHING_WITHDRAWN) -> CriterionEvidence:
        """What the exchange shows on one criterion, without the sentences that were taken back."""
        if withdrawn:
            return self._on(part, withdrawn)
        # What decides on a follow-up is rated a moment later.
        if part.index not in self._found:
            self._found[part.index] = self._on(part, withdrawn)
        return self._found[part.index]

    def _on(self, part: Part, withdrawn: Withdrawn) -> CriterionEvidence:
        shown = [self._shown(number, part, withdrawn) for number in range(len(self.turns))]
        counted = self._counted(part, shown)
        worth = [np.zeros(0, np.float32), *(one.worth if one in counted else 0 * one.worth for one in shown)]
        weights = self._weights[part.content]
        total = max(float(weights.sum()), 1.0)
        everywhere = self._union(counted)
        union, mass = everywhere[part.content], _mass(counted)
        described = self._described(part)
        return CriterionEvidence(
            content=recall(union, weights),
            amount=min(float(np.log1p(mass / total / _FAINT) / np.log1p(1 / _FAINT)), 1.0),
            mass=float(np.log1p(mass)),
            best=max((one.best for one in counted), default=0.0),
            asked=self._asked(part),
            levels=len(part.standard.levels),
            contrast=described * self._contrast(part, everywhere),
            described=described,
            told=Told(np.concatenate(worth), union * np.sqrt(weights / total)),
            points=tuple(self._point(at, withdrawn) for at in part.key_points),
            best_quote=self._quote(part.content, withdrawn),
        )

    def about(self, turn: TurnMatch, part: Part) -> NDArray[np.bool_]:
        """(p,) which passages are about a criterion: what stands in others is no evidence on it."""
        return self._carried_by_passage(turn, part) >= turn.asked_of[part.index]

    def tells(self, turn: TurnMatch, part: Part) -> NDArray[np.bool_]:
        """(p,) which of them tell something."""
        match = turn.similar[part.content].max(axis=0)
        said = np.bincount(turn.passage_of[turn.sentence_of], turn.own * match, minlength=len(turn.starts))
        enough = (said >= min(SLIGHT * self._asked(part), SLIGHT_AT_MOST)) & (
            self._carried_by_passage(turn, part) >= TELLS
        )
        return enough & self.about(turn, part)

    def _carried_by_passage(self, turn: TurnMatch, part: Part) -> Floats:
        """(p,) highest recall of one of a criterion's texts by each passage."""
        whole = np.maximum.reduceat(turn.best, turn.starts, axis=1)
        return np.max([recall_by_stretch(whole[at], self._weights[at]) for at in part.texts], axis=0)

    def _asked(self, part: Part) -> float:
        return float(self._weights[part.texts[-1]].sum())

    def _shown(self, number: int, part: Part, withdrawn: Withdrawn) -> _Shown:
        """What one turn's sentences show that bear on the criterion.

        They carry some of one of its texts, in a passage about it, and were neither said before nor taken back.
        """
        turn = self.turns[number]
        carried = np.array([recall_by_stretch(turn.best[at], self._weights[at]) for at in part.texts])
        bearing = (carried.max(axis=0) >= BEARS) & self.about(turn, part)[turn.passage_of]
        if self._repeats[number]:
            bearing[:] = False
        if number in withdrawn:
            bearing &= ~withdrawn[number]
        match = turn.similar[part.content].max(axis=0)
        said = turn.own * bearing[turn.sentence_of]
        return _Shown(
            number=number,
            union=turn.best[:, bearing].max(axis=1, initial=0),
            best=float(carried[:, bearing].max(initial=0)),
            wordpieces=turn.reading.ids,
            said=said * match,
            worth=said * (PRESENT + match),
        )

    def _counted(self, part: Part, shown: Sequence[_Shown]) -> list[_Shown]:
        """The turns that count: all of them where they say enough together, else those that do by themselves."""
        some = [one for one in shown if one.best > 0]
        if self._carried(part, self._union(some)) >= TOGETHER:
            return some
        return [one for one in some if one.number == 0 or self._carried(part, one.union) >= PLAIN]

    def _carried(self, part: Part, union: Floats) -> float:
        return max(recall(union[at], self._weights[at]) for at in part.texts)

    def _union(self, shown: Sequence[_Shown]) -> Floats:
        return np.max([np.zeros_like(self._weights), *(one.union for one in shown)], axis=0)

    def _contrast(self, part: Part, union: Floats) -> float:
        own = self._weights * self._sheet.apart
        highest, lowest = (recall(union[at], own[at]) for at in (part.texts[-1], part.lowest))
        return highest - lowest

    def _described(self, part: Part) -> float:
        said = float((self._weights * self._sheet.apart)[part.lowest].sum())
        return said / (said + _SMALL_ANCHOR)

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


@dataclass(frozen=True, eq=False)
class _Shown:
    """What one turn (n tokens) shows on one criterion, beside a sheet (m tokens)."""

    number: int
    """The turn's place among those that stand."""
    union: Floats
    """(m,) best match of each of the sheet's tokens."""
    best: float
    """Highest recall of one of the criterion's texts by one sentence; 0 where none bears on it."""
    wordpieces: NDArray[np.int32]
    """(n,)"""
    said: Floats
    """(n,) how much each token says that bears."""
    worth: Floats
    """(n,) what each token weighs when answers are compared."""


def _mass(shown: Sequence[_Shown]) -> float:
    """How much was said that bears, each wordpiece once."""
    most: dict[int, float] = {}
    for one in shown:
        for wordpiece, value in zip(one.wordpieces.tolist(), one.said.tolist(), strict=True):
            most[wordpiece] = max(most.get(wordpiece, 0.0), value)
    return sum(most.values())
