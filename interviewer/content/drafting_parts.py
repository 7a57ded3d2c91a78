"""What of a model's reply can stand in a pack: each part held against the pack's own rules, the rest named.

A part that breaks a rule is left out rather than mended, since nobody knows what was meant; a criterion that falls
takes its levels out of the exemplars with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from interviewer.content.drafting_forms import (
    CRITERIA,
    EXEMPLARS,
    LEAST_COMPETENCIES,
    MOST_COMPETENCIES,
    QUESTIONS,
    DraftedCompetency,
    DraftedCriterion,
    DraftedExemplar,
    DraftedQuestion,
    Outline,
)
from interviewer.content.drafting_words import clean, found_in, instructs, slug
from interviewer.content.strict_yaml import field_name
from interviewer.domain.rubric import JUDGING, Competency, Criterion, Exemplar

Model = TypeVar("Model", bound=BaseModel)

_PLAIN = {
    "string_too_short": "is empty",
    "too_short": "has {actual_length}, and needs {min_length} or more",
}
"""What pydantic says in its own words, in plain ones."""


@dataclass(frozen=True)
class Question:
    """A lead question with the exemplars that hold: it may have fewer than a pack needs."""

    id: str
    text: str
    plain: str
    exemplars: tuple[Exemplar, ...]
    left_out: tuple[str, ...] = ()
    """What was left out of it and why."""


@dataclass(frozen=True)
class Parts:
    """What holds of one competency's questions and criteria."""

    criteria: tuple[Criterion, ...] = ()
    questions: tuple[Question, ...] = ()
    left_out: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    """Everything that is wrong with the reply, place by place: what a second try is told."""


@dataclass(frozen=True)
class Planned:
    """A competency of the outline."""

    id: str
    name: str
    definition: str
    quote: str
    """The words of the job description it rests on; empty where it rests on none."""
    suspect: bool = False
    """Whether those words speak to the program that drafts."""


@dataclass(frozen=True)
class Plan:
    """What holds of an outline."""

    title: str
    job_analysis: str
    competencies: tuple[Planned, ...]
    problems: tuple[str, ...] = ()


def planned(outline: Outline, job_description: str) -> Plan:
    """The outline's competencies that have a name and a definition, each once, with the words they rest on."""
    found: list[Planned] = []
    problems: list[str] = []
    for number, one in enumerate(outline.competencies):
        name, definition, quote = clean(one.name), clean(one.definition), clean(one.quote)
        if not name or not definition:
            problems.append(f"competencies[{number}]: needs a name and a definition")
        elif any(name.casefold() == other.name.casefold() for other in found):
            problems.append(f"competencies[{number}]: is named like another one")
        elif len(found) == MOST_COMPETENCIES:
            problems.append(f"competencies[{number}]: is one more than the {MOST_COMPETENCIES} a pack may have")
        else:
            taken = [JUDGING, *(other.id for other in found)]
            stands = found_in(quote, job_description)
            found.append(
                Planned(
                    slug(name, "competency", taken),
                    name,
                    definition,
                    quote if stands else "",
                    stands and instructs(quote),
                )
            )
    if len(found) < LEAST_COMPETENCIES:
        problems.append(f"competencies: {len(found)} can be used, and {LEAST_COMPETENCIES} are needed")
    title, analysis = clean(outline.title), clean(outline.job_analysis)
    problems += [f"{what}: is empty" for what, text in (("title", title), ("job_analysis", analysis)) if not text]
    return Plan(title, analysis, tuple(found), tuple(problems))


def parts_of(drafted: DraftedCompetency, competency: Planned) -> Parts:
    """What holds of a competency's reply."""
    notes = _Notes()
    ids: list[str] = []
    criteria: dict[int, Criterion] = {}
    for number, one in enumerate(drafted.criteria):
        place = f"criteria[{number}]"
        if any(clean(one.name).casefold() == other.name.casefold() for other in criteria.values()):
            notes.leave_out(place, "is named like another one")
            continue
        ids.append(slug(one.name, f"{competency.id}-{number + 1}", ids))
        found = notes.checked(Criterion, _criterion(one, ids[-1]), place)
        if found is not None:
            criteria[number] = found
    notes.count("criteria", len(criteria), CRITERIA)
    questions = [
        question
        for number, one in enumerate(drafted.questions)
        if (question := _question(one, number, criteria, len(drafted.criteria), competency, notes)) is not None
    ]
    notes.count("questions", len(questions), QUESTIONS)
    if not notes.problems:
        _ = notes.checked(Competency, competency_document(competency, tuple(criteria.values()), questions), "")
    return Parts(tuple(criteria.values()), tuple(questions), tuple(notes.left_out), tuple(notes.problems))


def competency_document(
    competency: Planned, criteria: Sequence[Criterion], questions: Iterable[Question]
) -> dict[str, Any]:
    """The competency as a pack's file holds it."""
    return {
        "id": competency.id,
        "name": competency.name,
        "definition": competency.definition,
        "criteria": [one.model_dump() for one in criteria],
        "questions": [
            {
                "id": one.id,
                "text": one.text,
                "plain": one.plain,
                "exemplars": [exemplar.model_dump() for exemplar in one.exemplars],
            }
            for one in questions
        ],
    }


@dataclass
class _Notes:
    """What was found wrong, as it is found."""

    problems: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def leave_out(self, place: str, why: str) -> None:
        self.problems.append(f"{place}: {why}")
        self.left_out.append(f"{place}: {why}")

    def count(self, place: str, have: int, wanted: int) -> None:
        if have != wanted:
            self.problems.append(f"{place}: {have} can be used, and {wanted} are needed")

    def checked(self, model: type[Model], document: dict[str, Any], place: str) -> Model | None:
        """The document as a value; None where it breaks a rule, which is noted."""
        try:
            return model.model_validate(document)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                where = field_name(one["loc"])
                inside = f"{place}.{where}" if place and where else place or where
                plain = _PLAIN.get(one["type"], one["msg"].removeprefix("Value error, "))
                self.leave_out(inside, plain.format(**one.get("ctx", {})) if one["type"] in _PLAIN else plain)
            return None


def _criterion(one: DraftedCriterion, criterion_id: str) -> dict[str, Any]:
    point_ids: list[str] = []
    for point in one.key_points:
        point_ids.append(slug(" ".join(clean(point).split()[:5]), "point", point_ids))
    return {
        "id": criterion_id,
        "name": clean(one.name),
        "looks_for": clean(one.looks_for),
        "anchors": dict(enumerate(map(clean, one.anchors))),
        "key_points": [
            {"id": point_id, "text": clean(point)} for point_id, point in zip(point_ids, one.key_points, strict=True)
        ],
        "probes": [clean(probe) for probe in one.probes],
        "common_errors": [clean(error) for error in one.common_errors],
    }


def _question(  # noqa: PLR0913  (what a question hangs together with)
    one: DraftedQuestion,
    number: int,
    criteria: dict[int, Criterion],
    drafted: int,
    competency: Planned,
    notes: _Notes,
) -> Question | None:
    place = f"questions[{number}]"
    text, plain = clean(one.text), clean(one.plain)
    if not text or not plain:
        notes.leave_out(place, "needs a text and its plain wording")
        return None
    inside = _Notes()
    exemplars = [
        exemplar
        for at, answer in enumerate(one.exemplars)
        if (exemplar := _exemplar(answer, f"{place}.exemplars[{at}]", criteria, drafted, inside)) is not None
    ]
    inside.count(f"{place}.exemplars", len(exemplars), EXEMPLARS)
    notes.problems += inside.problems
    return Question(f"{competency.id}-{number + 1}", text, plain, tuple(exemplars), tuple(inside.left_out))


def _exemplar(
    one: DraftedExemplar, place: str, criteria: dict[int, Criterion], drafted: int, notes: _Notes
) -> Exemplar | None:
    if len(one.levels) != drafted:
        notes.leave_out(place, f"has {len(one.levels)} levels for {drafted} criteria")
        return None
    levels = {criterion.id: one.levels[at] for at, criterion in criteria.items()}
    wrong = sorted({level for at, criterion in criteria.items() if (level := one.levels[at]) not in criterion.levels})
    if wrong:
        notes.leave_out(place, f"gives level {wrong[0]}, which no criterion has")
        return None
    document = {"answer": clean(one.answer), "levels": levels, "why": clean(one.why)}
    return notes.checked(Exemplar, document, place)
