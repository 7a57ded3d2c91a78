"""Which gold answers, added to a pack as exemplars, would bring the machine closest to people.

The answers on which machine and people are furthest apart are candidates. The rest is halved: one half chooses among
them, greedily, by the squared error that the grader's own ridge is left with; the other half, which chose nothing, says
what each is worth. Only grading of a candidate's own competency can change, so only that is done anew.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from interviewer.domain.rubric import RubricPack
from interviewer.domain.standard import GradedExample
from interviewer.gold.agreement import machine_beside_people
from interviewer.gold.answers import GoldAnswer
from interviewer.gold.figures import Change, Figures, exact_change, qwk_change
from interviewer.gold.rated import MakeGrader, Progress, Rated, Rating, plain_words, rate_all

MOST_CANDIDATES = 20
LEAST_ANSWERS = 12
"""Gold answers that are no exemplars yet, under which nothing can be said."""
MOST_SUGGESTED = 3
LEAST_GAIN = 0.01
"""Share of the squared error that an exemplar has to take away."""


@dataclass(frozen=True)
class Suggestion:
    """One gold answer that would help as an exemplar, after those suggested before it."""

    gold: GoldAnswer
    competency: str
    gain: float
    """Share of the squared error on the choosing half that it takes away, 0 to 1."""
    qwk: Change
    """What it adds on the half that chose nothing."""
    exact: Change


@dataclass(frozen=True)
class Suggestions:
    """All of them, the best first."""

    found: tuple[Suggestion, ...]
    candidates: int
    chosen_on: int
    """Answers of the choosing half."""
    checked_on: int
    """Answers of the other one."""
    before: Figures
    """Agreement on the half that chose nothing, with the exemplars there are."""
    after: Figures
    """With all of those suggested."""
    qwk: Change
    """What they add together."""
    exact: Change


def suggest(
    pack: RubricPack,
    rows: Sequence[Rated],
    make: MakeGrader,
    *,
    most: int = MOST_SUGGESTED,
    progress: Progress | None = None,
) -> Suggestions:
    """Choose exemplars among gold answers that have been rated.

    Args:
        pack: What they were rated by.
        rows: Every answer on every criterion, as `rate_all` gives them.
        make: Makes graders over rubrics.
        most: How many to suggest.
        progress: Told after each candidate that was tried, (tried, most that may be).

    Returns:
        None found where there are fewer than `LEAST_ANSWERS`, or nothing helps.

    Raises:
        InterviewerError: the grader could not be used.
    """
    known = {plain_words(shown.answer) for one in pack.competencies for q in one.questions for shown in q.exemplars}
    fresh = [one for one in rows if plain_words(one.gold.answer) not in known]
    candidates, choosing, checking = _split(fresh)
    search = _Search(pack, make, choosing, checking, progress, len(candidates) * most)
    found: list[Suggestion] = []
    while candidates and len(found) < most:
        best = max(candidates, key=search.gain)
        if search.gain(best) < LEAST_GAIN:
            break
        found.append(search.take(best))
        candidates = [one for one in candidates if one is not best]
    before, after = machine_beside_people(checking), machine_beside_people(search.checked())
    return Suggestions(
        found=tuple(found),
        candidates=len(candidates) + len(found),
        chosen_on=len(_answers(choosing)),
        checked_on=len(_answers(checking)),
        before=before.figures(),
        after=after.figures(),
        qwk=qwk_change(before, after),
        exact=exact_change(before, after),
    )


class _Search:
    """The exemplars taken so far, and what each candidate would add to them."""

    def __init__(  # noqa: PLR0913, PLR0917  (the parts of one search)
        self,
        pack: RubricPack,
        make: MakeGrader,
        choosing: Sequence[Rated],
        checking: Sequence[Rated],
        progress: Progress | None,
        most_tried: int,
    ):
        self._pack = pack
        self._make = make
        self._choosing = _by_competency(choosing)
        self._checking = _by_competency(checking)
        self._all = _error(choosing)
        self._taken: dict[str, list[GradedExample]] = {}
        self._gains: dict[tuple[str, int], float] = {}
        self._tried = 0
        self._most_tried = most_tried
        self._progress = progress

    def gain(self, one: GoldAnswer) -> float:
        """Share of all squared error that it takes away, beside what its competency has taken already."""
        example = self._example(one)
        key = (one.place, len(self._taken.get(example.competency, ())))
        if key not in self._gains:
            before = self._choosing.get(example.competency, [])
            after = self._rated(before, [*self._taken.get(example.competency, ()), example])
            self._gains[key] = (_error(before) - _error(after)) / self._all if self._all else 0.0
            self._tried += 1
            if self._progress:
                self._progress(self._tried, self._most_tried)
        return self._gains[key]

    def take(self, one: GoldAnswer) -> Suggestion:
        """Add it to the exemplars; what that does where nothing was chosen."""
        gain, example = self.gain(one), self._example(one)
        before = machine_beside_people(self.checked())
        taken = self._taken.setdefault(example.competency, [])
        taken.append(example)
        for halves in (self._choosing, self._checking):
            halves[example.competency] = self._rated(halves.get(example.competency, []), taken)
        after = machine_beside_people(self.checked())
        return Suggestion(one, example.competency, gain, qwk_change(before, after), exact_change(before, after))

    def checked(self) -> list[Rated]:
        """The half that chose nothing, as it is rated now; always in the same order."""
        return [one for rows in self._checking.values() for one in rows]

    def _rated(self, rows: Sequence[Rated], added: Sequence[GradedExample]) -> list[Rated]:
        return rate_all(Rating(self._pack, self._make, added=added), _answers(rows)) if rows else []

    def _example(self, one: GoldAnswer) -> GradedExample:
        competency, question = self._pack.question(one.question)
        levels = {criterion: one.level(criterion) for criterion in one.levels}
        return GradedExample(competency.id, question.id, question.text, one.answer, levels, one.note)


def _split(rows: Sequence[Rated]) -> tuple[list[GoldAnswer], list[Rated], list[Rated]]:
    """The candidates, and the two halves of the rest: every other answer to each question."""
    answers = _answers(rows)
    if len(answers) < LEAST_ANSWERS:
        return [], [], []
    worst = {one.place: 0.0 for one in answers}
    for row in rows:
        worst[row.gold.place] += row.off**2
    furthest = sorted(answers, key=lambda one: -worst[one.place])[: min(MOST_CANDIDATES, len(answers) // 3)]
    places = {one.place for one in furthest}
    halves: dict[str, int] = {}
    seen: Counter[str] = Counter()
    for one in answers:
        if one.place not in places:
            halves[one.place] = seen[one.question] % 2
            seen[one.question] += 1
    choosing, checking = ([row for row in rows if halves.get(row.gold.place) == half] for half in (0, 1))
    return furthest, choosing, checking


def _answers(rows: Iterable[Rated]) -> list[GoldAnswer]:
    return list({one.gold.place: one.gold for one in rows}.values())


def _by_competency(rows: Iterable[Rated]) -> dict[str, list[Rated]]:
    found: dict[str, list[Rated]] = {}
    for one in rows:
        found.setdefault(one.competency, []).append(one)
    return found


def _error(rows: Sequence[Rated]) -> float:
    """The sum of squared errors of the machine's expectation, in squared shares of the scale."""
    return float(np.sum(np.square([one.off for one in rows])))
