"""Trying one answer on the command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated

import typer

from interviewer.cli.output import say
from interviewer.cli.rubric import Which, find_pack
from interviewer.domain.evidence import Rating
from interviewer.errors import InputError
from interviewer.settings import read_settings

if TYPE_CHECKING:
    from interviewer.trying.bench import Trial, TriedCriterion
    from interviewer.trying.one_more_point import More

_SHORT = 100
"""Characters of a text that is shown to be recognised."""


def try_answer(
    pack: Which,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="The id of the question that is answered.")],
    answer: Annotated[str, typer.Argument(metavar="ANSWER", help="The answer; - to read it from standard input.")],
    reply: Annotated[
        list[str] | None,
        typer.Option(help="What is said to the follow-up that comes next; can be given again for the one after it."),
    ] = None,
) -> None:
    """Rate one typed answer as an interview would, and say what one more key point would change. Keeps nothing."""
    from interviewer.services import embeddings_of  # noqa: PLC0415
    from interviewer.trying.bench import Bench  # noqa: PLC0415

    found = find_pack(pack)
    text = sys.stdin.read() if answer == "-" else answer
    if not text.strip():
        raise InputError("The answer is empty, so there is nothing to rate; write one.")
    bench = Bench(embeddings_of(read_settings()))
    trial = bench.try_answer(found, question, [text.strip(), *(reply or ())])
    for line in _shown(trial, bench.one_more(found, trial)):
        say(line)


def _shown(trial: Trial, more: Mapping[str, More]) -> Iterator[str]:
    for turn in trial.turns:
        yield f"{'asked' if turn.speaker == 'interviewer' else 'said '}  {_one_line(turn.text)}"
    if trial.example is not None:
        given = trial.question.exemplars[trial.example].levels
        levels = ", ".join(f"{name} {level}" for name, level in given.items())
        yield f"\nThis is example answer {trial.example + 1}, rated without itself. Its author gave: {levels}."
    for reply in trial.replies:
        for one in trial.set_aside.get(reply.seq, ()):
            yield f"\nset aside ({one.gate.value}): {_one_line(reply.text[one.start : one.end])}"
    for one in trial.criteria:
        yield from _criterion(one, more[one.criterion.id])
    yield ""
    if trial.follow_up is not None:
        yield f"An interview would ask: {trial.follow_up.text}\nAnswer it with --reply."
    else:
        yield trial.why_no_follow_up


def _criterion(tried: TriedCriterion, more: More) -> Iterator[str]:
    criterion, assessment = tried.criterion, tried.assessment
    if isinstance(assessment, Rating):
        level = f"level {assessment.level} of {criterion.levels[-1]}, {assessment.confidence:.0%} sure"
    else:
        level = f"not rated ({assessment.why.value})"
    yield f"\n{criterion.name} [{criterion.id}]: {level}"
    missing = {one.point.id: one for one in more.points}
    found = {one.key_point: one for one in assessment.key_points if one.found}
    for point in criterion.key_points:
        if point.id in found:
            quote = found[point.id].quote
            yield f"  + {_one_line(point.text)}" + (f"\n      “{_one_line(quote.text)}”" if quote else "")
        elif point.id in missing:
            change = missing[point.id].change
            said = f"with it: {change.in_words}" if change else "with it: no good example answer shows it, so unknown"
            yield f"  - {_one_line(point.text)}\n      {said}"
    if more.together is not None:
        yield f"  with all that is missing: {more.together.in_words}"
    if more.points:
        yield "  (estimates: the answer with a sentence of an example answer added)"
    for example in tried.nearest:
        alike = f"{example.similarity or 0.0:.0%} alike"
        yield f"  near ({alike}), level {example.levels[criterion.id]}: {_one_line(example.answer)}"
        yield f"      {_one_line(example.why)}"


def _one_line(text: str) -> str:
    return shorten(" ".join(text.split()), _SHORT, placeholder=" …")
