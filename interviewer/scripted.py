"""A whole interview without a person at the keyboard: answers from a file, or from a scripted applicant."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from interviewer.content.samples import SampleInterview
from interviewer.domain.interview import ItemKind, Move, TurnKind
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, Problem
from interviewer.screening import Screening, View, is_text

_MOST_PROBLEMS = 50

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


def read_answers(text: str, source: str, pack: RubricPack, longest: int) -> list[Line]:
    """The lines of an answers file: `{"answer": "..."}`, optionally with `"question_id"`; blank lines are passed over.

    Args:
        text: the whole file.
        source: how messages name the file.
        pack: whose questions a line may name.
        longest: characters in one answer; a longer one is refused here, before an interview is begun.

    Raises:
        ContentError: a line is not such an object, names a question that is not in the pack, or is too long; the first
            50 such lines are listed.
    """
    known = _known_ids(pack)
    lines: list[Line] = []
    problems: list[Problem] = []
    # Not splitlines(): it also splits at characters that may stand inside a JSON text, as U+2028 does.
    for number, raw in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        if not raw.strip():
            continue
        try:
            lines.append(_line(raw, known, longest))
        except ValueError as error:
            problems.append(Problem("", str(error), number))
            if len(problems) == _MOST_PROBLEMS:
                break
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


def _line(raw: str, known: set[str], longest: int) -> Line:
    try:
        data = json.loads(raw, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise ValueError(f"is not JSON: {error.msg} (column {error.colno})") from None
    except RecursionError:
        raise ValueError("is not JSON that can be read: it is nested too deep") from None
    if not isinstance(data, dict) or not isinstance(data.get("answer"), str):
        raise ValueError('has to be an object with "answer" as text, for example {"answer": "..."}')
    unknown = set(data) - {"answer", "question_id"}
    if unknown:
        raise ValueError(f"has unknown keys: {', '.join(sorted(unknown))}; only answer and question_id are read")
    question_id = data.get("question_id")
    if question_id is not None and (not isinstance(question_id, str) or question_id not in known):
        raise ValueError(f"question_id {question_id!r} is not in this pack; there are: {', '.join(sorted(known))}")
    answer = data["answer"]
    if len(answer) > longest:
        raise ValueError(f"the answer has {len(answer):,} characters; the most that can be kept is {longest:,}")
    if not is_text(answer):
        raise ValueError(
            "the answer holds half of a surrogate pair (as \\ud800), which is no character; write it whole"
        )
    return Line(answer, question_id)


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object as a dictionary; the standard reader would keep the last of two equal keys without a word."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("has the same key twice; keep one")
    return found


def _known_ids(pack: RubricPack) -> set[str]:
    leads = {question.id for competency in pack.competencies for question in competency.questions}
    return leads | {sample.id for sample in pack.work_samples} | {"verify-1", "verify-2", "own-questions"}
