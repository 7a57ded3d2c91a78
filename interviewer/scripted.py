"""A whole interview without a person at the keyboard: answers from a file, or from a scripted applicant."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from interviewer.content.samples import SampleInterview
from interviewer.domain.interview import ItemKind, Move, TurnKind
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, Problem
from interviewer.screening import Screening, View

Respond = Callable[[View], str | None]
"""What is said to the open question; None to skip it."""


@dataclass(frozen=True)
class Line:
    """One line of an answers file."""

    answer: str
    question_id: str | None = None


def run(screening: Screening, view: View, respond: Respond) -> View:
    """Takes an interview to its end. Each step answers, or skips, one question, so it ends."""
    while not view.state.closed:
        interview_id, answering = view.interview.id, view.answering
        if view.state.offer is not None:
            view = screening.submit(interview_id, answering, "no", move=Move.NO)
            continue
        said = respond(view)
        if said is None:
            view = screening.submit(interview_id, answering, "skip", move=Move.SKIP)
        elif view.open_item is not None and view.open_item.kind is ItemKind.OWN_QUESTIONS:
            view = screening.submit(interview_id, answering, said)
        else:
            view = screening.submit(interview_id, answering, said, move=Move.ANSWER)
    return view


def read_answers(text: str, source: str, pack: RubricPack) -> list[Line]:
    """The lines of an answers file: `{"answer": "..."}`, optionally with `"question_id"`; blank lines are passed over.

    Raises:
        ContentError: a line is not such an object, or names a question that is not in the pack.
    """
    known = _known_ids(pack)
    lines: list[Line] = []
    problems: list[Problem] = []
    for number, raw in enumerate(text.splitlines(), start=1):
        if not raw.strip():
            continue
        try:
            lines.append(_line(raw, known))
        except ValueError as error:
            problems.append(Problem("", str(error), number))
    if problems:
        raise ContentError(source, problems)
    return lines


def from_lines(lines: Iterable[Line]) -> Respond:
    """Answers in the order asked; one with a question id goes to that question, or its follow-ups, when they come."""
    unkeyed: deque[str] = deque()
    keyed: dict[str, deque[str]] = defaultdict(deque)
    for line in lines:
        (unkeyed if line.question_id is None else keyed[line.question_id]).append(line.answer)

    def respond(view: View) -> str | None:
        item = view.open_item
        if item is not None and keyed[item.id]:
            return keyed[item.id].popleft()
        if item is not None and item.kind is ItemKind.OWN_QUESTIONS:
            return None
        return unkeyed.popleft() if unkeyed else None

    return respond


def from_sample(script: SampleInterview) -> Respond:
    """What an invented applicant says."""
    verification = deque(script.verification)
    questions = deque(script.own_questions)

    def respond(view: View) -> str | None:
        item = view.open_item
        if item is None:
            return None
        last = view.turns[-1]
        match item.kind:
            case ItemKind.LEAD if last.kind is TurnKind.PROBE:
                return script.probes.get(last.criterion or "")
            case ItemKind.LEAD:
                return script.answers.get(item.id)
            case ItemKind.VERIFICATION:
                return verification.popleft() if verification else None
            case ItemKind.WORK_SAMPLE:
                return script.work_samples.get(item.id)
            case ItemKind.OWN_QUESTIONS:
                return questions.popleft() if questions else None
            case _:
                return None

    return respond


def _line(raw: str, known: set[str]) -> Line:
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} (column {error.colno})") from None
    if not isinstance(data, dict) or not isinstance(data.get("answer"), str):
        raise ValueError('has to be an object with "answer" as text, for example {"answer": "..."}')
    unknown = set(data) - {"answer", "question_id"}
    if unknown:
        raise ValueError(f"has unknown keys: {', '.join(sorted(unknown))}; only answer and question_id are read")
    question_id = data.get("question_id")
    if question_id is not None and question_id not in known:
        raise ValueError(f"question_id {question_id!r} is not in this pack; there are: {', '.join(sorted(known))}")
    return Line(data["answer"], question_id)


def _known_ids(pack: RubricPack) -> set[str]:
    leads = {question.id for competency in pack.competencies for question in competency.questions}
    return leads | {sample.id for sample in pack.work_samples} | {"verify-1", "verify-2", "own-questions"}
