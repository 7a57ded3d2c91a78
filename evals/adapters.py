"""Data rows -> a rubric pack, so that they are graded by the path every interview takes.

A set has what a pack file may not: two or three levels, a single key point, no exemplars. The index and the grader take
any; only the file format is stricter. So packs are put together here past that check, and by nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.data import STEPS, GradedRow, LevelText, StepAnchors
from interviewer.domain.rubric import Competency, Criterion, Exemplar, FollowUps, KeyPoint, Question, RubricPack

CRITERION = "answer"
"""Id of the one criterion of a graded question."""
INTERVIEW = "interview"
"""Id of the one competency of a three-step rubric."""
LOWEST, BETWEEN = "Shows none of this, or gets it wrong.", "Shows part of this."
"""Anchors under the highest, where a set has reference answers alone."""

_BREAK = re.compile(r"(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_WORDS = 3

_Standard = tuple[str, tuple[str, ...], tuple[LevelText, ...] | None, int]


@dataclass(frozen=True)
class GradedQuestion:
    """The rows that are held against one standard: one competency of the adapted pack."""

    competency: str
    rows: tuple[int, ...]
    """Their places in the set."""
    levels: tuple[int, ...]
    """Lowest first."""


@dataclass(frozen=True)
class AdaptedSet:
    """A graded set as a pack."""

    pack: RubricPack
    questions: tuple[GradedQuestion, ...]


def graded_questions(rows: Sequence[GradedRow]) -> tuple[GradedQuestion, ...]:
    """Rows by standard: one id may stand for several questions with references of their own."""
    grouped: dict[_Standard, list[int]] = {}
    for place, row in enumerate(rows):
        grouped.setdefault((row.question_id, row.reference, row.levels, row.bins), []).append(place)
    return tuple(
        GradedQuestion(f"question-{number}", tuple(places), tuple(sorted(anchors(rows[places[0]]))))
        for number, places in enumerate(grouped.values(), start=1)
    )


def adapt(rows: Sequence[GradedRow], exemplars: Mapping[str, Sequence[int]] | None = None) -> AdaptedSet:
    """A pack with one competency, of one criterion, for each question.

    Args:
        rows: The set.
        exemplars: Competency -> places of the rows whose answers stand where a pack's exemplars stand.
    """
    questions = graded_questions(rows)
    chosen = exemplars or {}
    competencies = [_competency(rows, question, chosen.get(question.competency, ())) for question in questions]
    return AdaptedSet(_pack(competencies), questions)


def anchors(row: GradedRow) -> dict[int, str]:
    """Level -> anchor: the row's own, or its reference answers at the top of `bins` steps."""
    if row.levels is not None:
        return {one.level: one.text for one in sorted(row.levels, key=lambda one: one.level)}
    between = {level: BETWEEN for level in range(1, row.bins)}
    return {0: LOWEST, **between, row.bins: "\n".join(dict.fromkeys(row.reference))}


def level_of(row: GradedRow, levels: Sequence[int]) -> int:
    """The level of a pack's scale that is nearest to the row's score; a half goes to the even step."""
    return levels[int(np.rint(row.share * (len(levels) - 1)))]


def step_pack(rubric: Mapping[str, StepAnchors]) -> tuple[RubricPack, tuple[str, ...]]:
    """A pack with one competency whose criteria are the dimensions of a low-medium-high rubric.

    Returns:
        The pack, and the dimensions in the order of its criteria. Levels are 0, 1, 2.
    """
    criteria = [
        _criterion(f"dimension-{number}", name, {level: getattr(one, step) for level, step in enumerate(STEPS)})
        for number, (name, one) in enumerate(rubric.items(), start=1)
    ]
    competency = Competency.model_construct(
        id=INTERVIEW,
        name="Interview",
        definition="What an interview shows.",
        weight=1.0,
        weight_rationale=None,
        questions=(),
        criteria=tuple(criteria),
    )
    return _pack([competency]), tuple(rubric)


def key_sentences(text: str) -> tuple[str, ...]:
    """The sentences and lines of a text; a piece of under three words, such as a number of a list, joins the next."""
    found: list[str] = []
    waiting = ""
    for piece in filter(None, (piece.strip() for piece in _BREAK.split(text))):
        waiting = f"{waiting} {piece}".strip()
        if len(_WORD.findall(waiting)) >= _LEAST_WORDS:
            found.append(waiting)
            waiting = ""
    if waiting and found:
        found[-1] = f"{found[-1]} {waiting}"
    elif waiting:
        found.append(waiting)
    return tuple(dict.fromkeys(found))


def _competency(rows: Sequence[GradedRow], question: GradedQuestion, exemplars: Sequence[int]) -> Competency:
    first = rows[question.rows[0]]
    asked: dict[str, list[Exemplar]] = {}
    for place in exemplars:
        row = rows[place]
        graded = {CRITERION: level_of(row, question.levels)}
        asked.setdefault(row.question, []).append(Exemplar(answer=row.answer, levels=graded, why="Graded by people."))
    return Competency.model_construct(
        id=question.competency,
        name=first.question_id,
        definition=first.question,
        weight=1.0,
        weight_rationale=None,
        questions=tuple(
            Question.model_construct(
                id=f"{question.competency}-{number}", text=text, plain=text, exemplars=tuple(graded)
            )
            for number, (text, graded) in enumerate(asked.items(), start=1)
        ),
        # A reference answer is an answer: who says it word for word is right.
        criteria=(_criterion(CRITERION, "Answer", anchors(first), own_words=first.levels is not None),),
    )


def _criterion(criterion_id: str, name: str, levels: Mapping[int, str], *, own_words: bool = True) -> Criterion:
    top = levels[max(levels)]
    points = [
        KeyPoint(id=f"point-{number}", text=sentence) for number, sentence in enumerate(key_sentences(top), start=1)
    ]
    return Criterion.model_construct(
        id=criterion_id,
        name=name,
        looks_for=top,
        anchors=dict(levels),
        key_points=tuple(points),
        probes=(),
        common_errors=(),
        own_words=own_words,
    )


def _pack(competencies: Sequence[Competency]) -> RubricPack:
    return RubricPack.model_construct(
        id="adapted-set",
        version="1.0.0",
        language="en",
        title="A set of graded answers",
        job_analysis="Measures the grader.",
        minutes=5,
        follow_ups=FollowUps(),
        work_samples_asked=0,
        sources=(),
        competencies=tuple(competencies),
        work_samples=(),
    )
