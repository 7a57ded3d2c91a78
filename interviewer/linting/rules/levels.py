"""Levels that exemplars show: each of them, about as often, and not always the same on every criterion."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from interviewer.domain.rubric import Competency
from interviewer.linting.finding import Hit, Severity
from interviewer.linting.rule import rule
from interviewer.linting.view import View
from interviewer.linting.words import listed

_QUESTIONS = "competencies[0].questions"
_TOGETHER = 0.6
"""Share of exemplars with one level on all criteria from which on the criteria can't be told apart."""
_MOST_OF_ONE = 0.5
_LEAST_COUNTED = 8


def _levels(form: int, pairs: str) -> dict[str, object]:
    """The levels of one form's exemplars on temperature and mending: "32 01"."""
    return {
        f"{_QUESTIONS}[{form}].exemplars[{number}].levels": {"temperature": int(pair[0]), "mending": int(pair[1])}
        for number, pair in enumerate(pairs.split())
    }


@rule(
    "level-not-reached",
    "No exemplar shows a level",
    Severity.WARNING,
    why="""A level that nobody shows is learned from nothing: the grader guesses it from its neighbours, and raters have
    no answer to hold against the anchor. Where no question of the competency shows it, it is an error.""",
    trips=_levels(0, "32 01 11 30 13 02"),
    passes=_levels(0, "32 01 11 20 13 22"),
    reads_english=False,
)
def level_not_reached(view: View) -> Iterator[Hit]:
    """By competency, then by question what another question of it shows."""
    for place, competency in view.competencies():
        shown = [_shown(competency, number) for number in range(len(competency.questions))]
        for at, criterion in enumerate(competency.criteria):
            missing = [level for level in criterion.levels if not any((criterion.id, level) in one for one in shown)]
            for level in missing:
                message = (
                    f"no exemplar of any question is at level {level} of {criterion.id!r}; write an answer that earns "
                    "it, in each question."
                )
                yield Hit((*place, "criteria", at, "anchors", level), message, severity=Severity.ERROR)
            for number, own in enumerate(shown):
                if not any(criterion_id == criterion.id for criterion_id, _ in own):
                    continue
                absent = [one for one in criterion.levels if (criterion.id, one) not in own and one not in missing]
                if absent:
                    levels = listed([str(one) for one in absent])
                    message = (
                        f"no exemplar here is at level {levels} of {criterion.id!r}; write one, so that this form "
                        "shows the whole scale."
                    )
                    yield Hit((*place, "questions", number, "exemplars"), message)


@rule(
    "criterion-not-rated",
    "A question's exemplars leave a criterion unrated",
    Severity.WARNING,
    why="""Parallel forms have to show the same criteria, or it depends on the draw what somebody can be rated on. An
    exemplar without a level for a criterion teaches nothing about it.""",
    trips={f"{_QUESTIONS}[0].exemplars[0].levels": {"temperature": 3}},
    passes={f"{_QUESTIONS}[0].exemplars[0].levels": {"temperature": 3, "mending": 2}},
    reads_english=False,
)
def criterion_not_rated(view: View) -> Iterator[Hit]:
    """Exemplars that lack a criterion's level; the question, where all of them do."""
    for place, competency, question in view.questions():
        for criterion in competency.criteria:
            without = [number for number, one in enumerate(question.exemplars) if criterion.id not in one.levels]
            if len(without) == len(question.exemplars):
                message = f"no exemplar here is rated on {criterion.id!r}; rate them, or ask what shows it."
                yield Hit((*place, "exemplars"), message)
            elif without:
                message = f"isn't rated on {criterion.id!r}, as others are; give the level it earns."
                yield from (Hit((*place, "exemplars", number, "levels"), message) for number in without)


@rule(
    "levels-together",
    "Exemplars have the same level on every criterion",
    Severity.ADVICE,
    why="""If all that is good in one thing is good in all, nothing teaches the criteria apart: one impression is
    given out several times over. Real people are strong here and weak there, and that is what a profile shows.""",
    trips={**_levels(0, "33 00 11 22 11 22"), **_levels(1, "00 11 22 33 00 22")},
    passes={**_levels(0, "32 01 11 20 13 22"), **_levels(1, "33 00 11 30 22 03")},
    reads_english=False,
)
def levels_together(view: View) -> Iterator[Hit]:
    """Most of a competency's exemplars, where it has more than one criterion."""
    for place, competency in view.competencies():
        rated = [one.levels for question in competency.questions for one in question.exemplars if len(one.levels) > 1]
        flat = sum(len(set(levels.values())) == 1 for levels in rated)
        if len(rated) >= _LEAST_COUNTED and flat >= _TOGETHER * len(rated):
            message = (
                f"{flat} of {len(rated)} exemplars have one and the same level on all criteria; let half of them be "
                "strong on one and weak on another."
            )
            yield Hit((*place, "questions"), message)


@rule(
    "levels-uneven",
    "Most exemplars of a criterion are at one level",
    Severity.ADVICE,
    why="""A grader that has mostly seen one level tends to give it. About as many exemplars at each level leave it to
    the answer.""",
    trips={**_levels(0, "32 01 11 10 13 12"), **_levels(1, "13 10 11 30 22 03")},
    passes={**_levels(0, "32 01 11 20 13 22"), **_levels(1, "33 00 11 30 22 03")},
    reads_english=False,
)
def levels_uneven(view: View) -> Iterator[Hit]:
    """Half or more of a competency's."""
    for place, competency in view.competencies():
        for at, criterion in enumerate(competency.criteria):
            levels = Counter(
                one.levels[criterion.id]
                for question in competency.questions
                for one in question.exemplars
                if criterion.id in one.levels
            )
            total = sum(levels.values())
            if total < _LEAST_COUNTED:
                continue
            level, count = levels.most_common(1)[0]
            if count >= _MOST_OF_ONE * total:
                message = f"{count} of {total} exemplars are at level {level}; write more at the others."
                yield Hit((*place, "criteria", at, "anchors", level), message)


def _shown(competency: Competency, number: int) -> set[tuple[str, int]]:
    """Criterion and level, as a question's exemplars show them."""
    return {pair for exemplar in competency.questions[number].exemplars for pair in exemplar.levels.items()}


RULES = (level_not_reached, criterion_not_rated, levels_together, levels_uneven)
