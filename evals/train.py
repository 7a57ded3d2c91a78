"""`python -m evals train`: the embedded grader's prior, learned from answers that people graded.

Evidence is gathered by the product's own grader, exemplars unused; the same data, encoder and seed give the same bytes.
What is learned is a dozen numbers; no text of the data goes into the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.adapters import INTERVIEW, adapt, step_pack
from evals.bench import Bench, one_answer
from evals.data import STEPS, GradedRow, InterviewRow, read_rows
from evals.fitting import Case, fit, held_out
from evals.suites.interviews import answers_of
from interviewer.content.library import load_pack
from interviewer.errors import ContentError, Problem
from interviewer.grading.evidence import CriterionEvidence
from interviewer.grading.prior import context, features
from interviewer.models.embeddings import Embeddings

SEED = 2026
MOST = 400
"""Answers drawn of a set."""


@dataclass(frozen=True)
class Provenance:
    """Where a set comes from and under which licence."""

    what: str
    source: str
    licence: str
    family: str = ""
    """What it shares with other sets: questions and rubric. Empty where nothing."""


SETS = {
    "graded/dev-scientsbank.jsonl": Provenance(
        "school science answers, correct or not", "SemEval-2013 task 7, Dzikovska et al. 2013", "CC BY-SA 3.0"
    ),
    "graded/dev-beetle.jsonl": Provenance(
        "electricity tutoring answers, correct or not", "SemEval-2013 task 7, Dzikovska et al. 2013", "CC BY-SA 3.0"
    ),
    "graded/dev-saf-en.jsonl": Provenance(
        "communication-network exam answers", "Short Answer Feedback, Filighera et al., ACL 2022", "MIT"
    ),
    "graded/dev-interview-probes.jsonl": Provenance(
        "interview answers written to an anchor", "Beyond the Resume, MBZUAI NLP 2026", "MIT", "sales interviews"
    ),
    "interviews/dev-interviews.jsonl": Provenance(
        "simulated interviews with known levels", "Beyond the Resume, MBZUAI NLP 2026", "MIT", "sales interviews"
    ),
}
PACKS = ("coding.yaml", "nursing.yaml")
"""The packs whose exemplars are learned from; the others stay sets that the prior never saw."""


def train(data: Path, packs: Sequence[Path], embeddings: Embeddings, out: Path) -> dict[str, object]:
    """Learn the prior and write it.

    Args:
        data: Folder of the sets named in `SETS`; those that are not there are left out.
        packs: Rubric packs whose exemplars are learned from too.
        embeddings: The encoder.
        out: The file to write.

    Returns:
        What was written.

    Raises:
        ContentError: A set or pack is broken, there is nothing to learn from, or `out` cannot be written.
        StoreError, EmbeddingsError: The grader could not be used.
    """
    used: list[tuple[Provenance, int]] = []
    cases: list[Case] = []
    for name, provenance in SETS.items():
        if (data / name).exists():
            found = list(_of_file(data / name, embeddings))
            used.append((provenance, len(found)))
            cases += found
    for path in packs:
        found = list(_of_pack(path, embeddings))
        used.append((_own(path), len(found)))
        cases += found
    if not cases:
        raise ContentError(str(data), [Problem("", f"holds none of {', '.join(SETS)}")])
    prior = fit(cases)
    written: dict[str, object] = {
        "about": "Ordinal prior over levels (interviewer/grading/prior.py), made by `python -m evals train`.",
        "weights": dict(prior.weights),
        "shifts": dict(prior.shifts),
        "intercept": prior.intercept,
        "spread": prior.spread,
        "nothing": prior.nothing,
        "seed": SEED,
        "encoder": embeddings.name,
        "recipe": "evals/fitting.py: penalised maximum likelihood, weights not negative, each set's offset dropped.",
        "learned_from": [{"ratings": count, **vars(provenance)} for provenance, count in used],
        "held_out": held_out(cases),
    }
    try:
        out.write_text(json.dumps(written, indent=1, ensure_ascii=False, allow_nan=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise ContentError(str(out), [Problem("", f"cannot be written: {error.strerror}")]) from None
    return written


def _own(path: Path) -> Provenance:
    pack = load_pack(path)
    # A pack changes; what was learned from is the one with this hash.
    return Provenance("the exemplars of a pack", f"this project, {pack.id} {pack.version}, {pack.hash}", "Apache-2.0")


def _of_file(path: Path, embeddings: Embeddings) -> Iterator[Case]:
    if path.parent.name == "interviews":
        return _of_interviews(path, embeddings)
    return _of_graded(path, embeddings)


def _of_graded(path: Path, embeddings: Embeddings) -> Iterator[Case]:
    rows = read_rows(path, GradedRow)
    drawn = np.random.default_rng(SEED).permutation(len(rows))[:MOST]
    rows = [rows[place] for place in sorted(drawn.tolist())]
    adapted = adapt(rows)
    with Bench(embeddings, exemplars=False) as bench:
        bench.publish(adapted.pack)
        for question in adapted.questions:
            for place in question.rows:
                row = rows[place]
                exchange = one_answer(row.question, row.answer)
                (found,) = bench.grader.evidence(adapted.pack.hash, question.competency, exchange)
                steps = len(question.levels) - 1
                yield _case(path.stem, found, int(np.rint(row.share * steps)))


def _of_interviews(path: Path, embeddings: Embeddings) -> Iterator[Case]:
    with Bench(embeddings, exemplars=False) as bench:
        for row in read_rows(path, InterviewRow):
            pack, dimensions = step_pack(row.rubric)
            bench.publish(pack)
            found = bench.grader.evidence(pack.hash, INTERVIEW, answers_of(row))
            for name, one in zip(dimensions, found, strict=True):
                if name in row.truth:
                    yield _case(path.stem, one, STEPS.index(row.truth[name]))


def _of_pack(path: Path, embeddings: Embeddings) -> Iterator[Case]:
    pack = load_pack(path)
    with Bench(embeddings, exemplars=False) as bench:
        bench.publish(pack)
        for competency in pack.competencies:
            for question in competency.questions:
                for exemplar in question.exemplars:
                    exchange = one_answer(question.text, exemplar.answer)
                    found = bench.grader.evidence(pack.hash, competency.id, exchange)
                    for criterion, one in zip(competency.criteria, found, strict=True):
                        if criterion.id in exemplar.levels:
                            yield _case(f"pack {pack.id}", one, criterion.levels.index(exemplar.levels[criterion.id]))


def _case(name: str, evidence: CriterionEvidence, level: int) -> Case:
    family = next((one.family for file, one in SETS.items() if Path(file).stem == name and one.family), name)
    return Case(name, features(evidence), context(evidence), level, evidence.levels - 1, family)
