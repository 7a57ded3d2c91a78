"""What a person must look at in a draft, beyond that all of it is one: sentences, each naming its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interviewer.content.drafting_parts import Plan
from interviewer.content.drafting_yaml import Drafted
from interviewer.domain.rubric import Criterion

_PERSONAL = re.compile(
    r"\byour?\b[^.?!]{0,60}\b(?:age|birth\w*|health|disabilit\w+|illness\w*|pregnan\w+|marriage|married|marital|family|"
    r"child(?:ren)?|husband|wife|partner|religio\w+|faith|church|politic\w+|nationality|ethnic\w*|race|gender|accent|"
    r"native\s+language|sexual\w*|union)\b|\bhow\s+old\s+are\s+you\b|\bwhere\s+are\s+you\s+(?:really\s+)?from\b",
    re.IGNORECASE,
)
_ALWAYS = (
    "Anchors, key points and exemplars are a model's suggestions: somebody who does this work has to read each one.",
    "No sources are named: whatever can hurt (doses, law, money) has to be checked against one and listed.",
)


def to_look_at(plan: Plan, competencies: Sequence[Drafted]) -> tuple[str, ...]:
    """One sentence for everything that needs a person."""
    found = list(_ALWAYS)
    found += [f"The outline: {problem}." for problem in plan.problems]
    for number, one in enumerate(competencies):
        place = f"competencies[{number}] ({one.competency.name})"
        found += [f"{place}: {what}" for what in _of_competency(one)]
    return tuple(found)


def _of_competency(one: Drafted) -> Iterator[str]:
    if not one.competency.quote:
        yield "the words it is said to rest on are not in the job description; keep it only if the work needs it."
    if one.competency.suspect:
        yield "the words it rests on speak to a program, not of the work; is it wanted at all?"
    if one.missing:
        yield f"it was not drafted: {one.missing}"
    yield from (f"{problem}." for problem in one.parts.problems)
    for criterion in one.parts.criteria:
        unseen = _levels_unseen(criterion, one)
        if unseen and one.parts.questions:
            yield f"no exemplar shows level {', '.join(map(str, unseen))} of {criterion.id!r}."
    for question in one.parts.questions:
        if question.text.count("?") > 1 or question.plain.count("?") > 1:
            yield f"question {question.id!r} asks more than one thing."
    asked = [text for question in one.parts.questions for text in (question.text, question.plain)]
    asked += [probe for criterion in one.parts.criteria for probe in criterion.probes]
    if any(_PERSONAL.search(text) for text in asked):
        yield "a question or a probe seems to ask about the person rather than the work."


def _levels_unseen(criterion: Criterion, one: Drafted) -> list[int]:
    seen = {exemplar.levels.get(criterion.id) for question in one.parts.questions for exemplar in question.exemplars}
    return [level for level in criterion.levels if level not in seen]
