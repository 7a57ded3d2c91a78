"""Whether the same answer, written by somebody else, is rated alike; and the same answer, read twice, to the bit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.adapters import adapt
from evals.bench import Bench, Judged, one_answer
from evals.data import GradedRow
from evals.metrics.intervals import mean_interval
from evals.metrics.summary import Figures
from evals.rewrites import rewrites
from interviewer.content.library import load_library
from interviewer.content.samples import load_samples
from interviewer.domain.rubric import RubricPack
from interviewer.models.embeddings import Embeddings

SELECTED = 0.5
"""Share of the scale from which on a copy counts as selected."""
REPEATED = 200
"""Most answers that are rated twice."""


@dataclass(frozen=True)
class Said:
    """An answer and what it is rated against."""

    id: str
    pack: RubricPack
    competency: str
    question: str
    text: str
    is_exemplar: bool = False
    """It stands in its pack. It is rated without exemplars: no applicant's answer has itself for an example."""


@dataclass(frozen=True)
class Shift:
    """One pair on one criterion, in shares of the scale."""

    answer: str
    before: float
    after: float


def answers_of_packs(content: Path) -> list[Said]:
    """The exemplars of every pack and what the sample applicants say. Raises ContentError."""
    library = load_library(content / "rubrics")
    for refused in library.refused:
        raise refused
    found = [
        Said(f"{pack.id}/{question.id}/{number}", pack, competency.id, question.text, exemplar.answer, True)
        for pack in library.packs.values()
        for competency in pack.competencies
        for question in competency.questions
        for number, exemplar in enumerate(question.exemplars)
    ]
    for script, _ in load_samples(content / "samples"):
        pack = library.pack(script.pack)
        for question_id, text in script.answers.items():
            competency, question = pack.question(question_id)
            found.append(Said(f"{script.persona}/{question_id}", pack, competency.id, question.text, text))
    return found


def answers_of_rows(rows: Sequence[GradedRow]) -> list[Said]:
    """The answers of a graded set."""
    adapted = adapt(rows)
    return [
        Said(rows[place].id, adapted.pack, question.competency, rows[place].question, rows[place].answer)
        for question in adapted.questions
        for place in question.rows
    ]


def measure(answers: Sequence[Said], embeddings: Embeddings, *, bare: Embeddings | None = None) -> Figures:
    """Rate each answer's pairs.

    Args:
        answers: What is rewritten.
        embeddings: The encoder; one that remembers saves half the time.
        bare: The encoder that answers are read with a second time, one that doesn't remember; None for the same.

    Raises:
        StoreError, EmbeddingsError: The grader could not be used.
    """
    with Bench(embeddings) as bench, Bench(embeddings, exemplars=False) as without:
        for pack in {one.pack.hash: one.pack for one in answers}.values():
            bench.publish(pack)
            without.publish(pack)
        shifts = _shifts(answers, bench, without)
        version = bench.grader.version
    figures = {name: _figures(found) for name, found in shifts.items()}
    ratios = [one["impact_ratio"] for one in figures.values() if one["impact_ratio"] is not None]
    return {
        "pairs": sum(one["pairs"] for one in figures.values()),
        "shift": figures,
        "impact_ratio": min(ratios) if ratios else None,
        "repeat_flips": _flips(answers[:REPEATED], embeddings, bare or embeddings),
        "answers": len(answers),
        "engine": "embedded",
        "grader": version,
    }


def _shifts(answers: Sequence[Said], bench: Bench, without: Bench) -> Mapping[str, list[Shift]]:
    found: dict[str, list[Shift]] = defaultdict(list)
    rules = rewrites()
    for said in answers:
        grader = without if said.is_exemplar else bench
        for name, rule in rules.items():
            pair = rule(said.text)
            if pair is not None:
                before, after = (_judge(said, text, grader) for text in pair)
                found[name] += [
                    Shift(said.id, one.expected, other.expected) for one, other in zip(before, after, strict=True)
                ]
    return found


def _judge(said: Said, text: str, bench: Bench) -> tuple[Judged, ...]:
    return bench.judge(said.pack.hash, said.competency, one_answer(said.question, text))


def _figures(shifts: Sequence[Shift]) -> Figures:
    """Mean shift with its interval, clustered by answer, and the ratio of the lower selection rate to the higher."""
    moved = np.array([one.after - one.before for one in shifts])
    interval = mean_interval([one.answer for one in shifts], moved)
    before = sum(one.before >= SELECTED for one in shifts)
    after = sum(one.after >= SELECTED for one in shifts)
    return {
        "mean": float(moved.mean()),
        "ci": None if interval is None else list(interval),
        "pairs": len({one.answer for one in shifts}),
        "mean_absolute": float(np.abs(moved).mean()),
        "impact_ratio": min(before, after) / max(before, after) if max(before, after) else None,
    }


def _flips(answers: Sequence[Said], embeddings: Embeddings, bare: Embeddings) -> int:
    """How many answers come out different in any bit when everything is done again from nothing."""
    runs: list[list[str]] = []
    for encoder in (embeddings, bare):
        with Bench(encoder) as bench:
            for pack in {one.pack.hash: one.pack for one in answers}.values():
                bench.publish(pack)
            runs.append([_as_text(one, bench) for one in answers])
    return sum(one != other for one, other in zip(*runs, strict=True))


def _as_text(said: Said, bench: Bench) -> str:
    rated = bench.grader.rate_all(said.pack.hash, said.competency, one_answer(said.question, said.text))
    return "\n".join(one.model_dump_json() for one in rated)
