"""A draft as a YAML file that people read: long words folded, and over every part a comment that nobody has read it.

What could not be drafted stands there as a comment where it belongs, so that whoever goes through the file comes to it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interviewer.content.drafting_parts import Parts, Plan, Planned, Question
from interviewer.content.drafting_words import clean
from interviewer.domain.rubric import Criterion, Exemplar

UNREAD = "draft: not yet read by a person"
NOT_FROM_THE_JOB = "not from the job description"
_WIDTH = 116
_SHORT = 80
"""Characters that are written on one line."""
_MINUTES_A_COMPETENCY = 5
_NOT_WORDS = frozenset("null true false yes no on off y n".split())


@dataclass(frozen=True)
class Drafted:
    """A competency of the plan with what was drafted for it."""

    competency: Planned
    parts: Parts
    missing: str = ""
    """Why nothing was drafted for it; empty where something was."""


def pack_yaml(plan: Plan, competencies: Sequence[Drafted], *, pack_id: str, model: str, today: dt.date) -> str:
    """The file. The words in it have to be `clean`."""
    out = _Writer()
    out.comment(
        0,
        f"A draft by {clean(model)} on {today.isoformat()}, made from a job description. Nobody has checked it. "
        "Questions, anchors, key points and exemplars are suggestions: read each part, mend it or take it out, and "
        "remove its comment. docs/writing-a-pack.md says what makes a good one.",
    )
    out.line(0, f"id: {_word(pack_id)}")
    out.line(0, "version: 0.1.0")
    out.line(0, "language: en")
    out.part(0)
    out.prose(0, "title", plan.title)
    out.part(0)
    out.prose(0, "job_analysis", plan.job_analysis)
    out.line(0, f"minutes: {max(1, len(competencies)) * _MINUTES_A_COMPETENCY}")
    out.line(0, "follow_ups: {per_question: 2, total: 8}")
    out.comment(0, "Work samples need planted faults that can be checked against a source, so none was drafted.")
    out.line(0, "work_samples_asked: 0")
    out.line(0, "work_samples: []")
    out.comment(0, "Name what the facts in this pack can be checked against. None was drafted: models make sources up.")
    out.line(0, "sources: []")
    out.line(0, "competencies:" + ("" if competencies else " []"))
    for one in competencies:
        _competency(out, one)
    return "\n".join(out.lines) + "\n"


def _competency(out: _Writer, one: Drafted) -> None:
    competency, parts = one.competency, one.parts
    out.line(0, "")
    out.part(2)
    if competency.quote:
        out.comment(2, f'from the job description: "{competency.quote}"')
        if competency.suspect:
            out.comment(2, "these words speak to a program, not of the work: is this competency wanted at all?")
    else:
        out.comment(2, NOT_FROM_THE_JOB)
    out.line(2, f"- id: {_word(competency.id)}")
    out.prose(4, "name", competency.name)
    out.prose(4, "definition", competency.definition)
    if one.missing:
        out.comment(4, f"not drafted: {one.missing}")
    out.comments(4, _left_out(parts.left_out))
    out.line(4, "questions:" + ("" if parts.questions else " []"))
    for question in parts.questions:
        _question(out, question)
    out.line(4, "criteria:" + ("" if parts.criteria else " []"))
    for criterion in parts.criteria:
        _criterion(out, criterion)


def _question(out: _Writer, question: Question) -> None:
    out.part(6)
    out.line(6, f"- id: {_word(question.id)}")
    out.prose(8, "text", question.text)
    out.prose(8, "plain", question.plain)
    out.comments(8, _left_out(question.left_out))
    out.line(8, "exemplars:" + ("" if question.exemplars else " []"))
    for exemplar in question.exemplars:
        _exemplar(out, exemplar)


def _exemplar(out: _Writer, exemplar: Exemplar) -> None:
    levels = ", ".join(f"{_word(criterion)}: {level}" for criterion, level in exemplar.levels.items())
    out.part(10)
    out.prose(10, "- answer", exemplar.answer)
    out.line(12, f"levels: {{{levels}}}")
    out.prose(12, "why", exemplar.why)


def _criterion(out: _Writer, criterion: Criterion) -> None:
    out.part(6)
    out.line(6, f"- id: {_word(criterion.id)}")
    out.prose(8, "name", criterion.name)
    out.prose(8, "looks_for", criterion.looks_for)
    out.line(8, "anchors:")
    for level in criterion.levels:
        out.prose(10, str(level), criterion.anchors[level])
    out.line(8, "key_points:")
    for point in criterion.key_points:
        out.line(10, f"- id: {_word(point.id)}")
        out.prose(12, "text", point.text)
    for key, texts in (("probes", criterion.probes), ("common_errors", criterion.common_errors)):
        out.line(8, f"{key}:" + ("" if texts else " []"))
        for text in texts:
            out.prose(10, "-", text)


class _Writer:
    """Lines of the file."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def line(self, indent: int, text: str) -> None:
        self.lines.append(" " * indent + text if text else "")

    def part(self, indent: int) -> None:
        self.comment(indent, UNREAD)

    def comment(self, indent: int, text: str) -> None:
        self.lines += [f"{' ' * indent}# {row}" for row in _rows(text, _WIDTH - indent - 2)]

    def comments(self, indent: int, texts: Iterable[str]) -> None:
        for text in texts:
            self.comment(indent, text)

    def prose(self, indent: int, key: str, text: str) -> None:
        """A key, or a list's dash, with its words: quoted where they are short, folded where they are long."""
        start = key if key == "-" else f"{key}:"
        if len(text) <= _SHORT:
            self.line(indent, f"{start} {json.dumps(text, ensure_ascii=False)}")
            return
        self.line(indent, f"{start} >-")
        # The words of a list's first key stand under the key, not under the dash.
        inner = indent + (4 if key.startswith("- ") else 2)
        for row in _rows(text, _WIDTH - inner):
            self.line(inner, row)


def _rows(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 40), break_long_words=False, break_on_hyphens=False)


def _left_out(places: Iterable[str]) -> list[str]:
    return [f"left out: {place}" for place in places]


def _word(text: str) -> str:
    """An id as YAML reads it: in quotes where it would be a number or a truth value without."""
    return text if re.match(r"[a-z]", text) and text not in _NOT_WORDS else json.dumps(text)
