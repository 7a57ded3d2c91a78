"""Whole interviews with known levels: how often the level is right, and whether its probability means what it says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evals.adapters import INTERVIEW, step_pack
from evals.baselines import tfidf_cosine, thirds, words
from evals.bench import Bench, Judged, matrix
from evals.data import STEPS, InterviewRow
from evals.metrics import agreement, calibration
from evals.metrics.intervals import qwk_interval
from evals.metrics.summary import Figures
from interviewer.domain.evidence import Answer
from interviewer.models.embeddings import Embeddings

Place = tuple[InterviewRow, str]
"""An interview and a dimension."""


def measure(rows: Sequence[InterviewRow], embeddings: Embeddings) -> Figures:
    """Rate every dimension of every interview.

    Returns:
        `n` counts dimensions of interviews. Baselines: `nothing_known` (even odds), the thirds of length and of TF-IDF
        cosine to the highest anchor, and the set's own `rival` where every row has one.

    Raises:
        StoreError, EmbeddingsError: The grader could not be used.
    """
    places = [(row, name) for row in rows for name in row.truth]
    truth = np.array([STEPS.index(row.truth[name]) for row, name in places])
    with Bench(embeddings) as bench:
        judged = [one for row in rows for one in _judge(row, bench)]
        version = bench.grader.version
    found = np.array([one.level for one in judged])
    given = np.array([one.given is not None for one in judged])
    return {
        **_figures(matrix(judged), found, truth, [row.id for row, _ in places]),
        "baselines": _baselines(places, truth),
        "coverage": float(given.mean()),
        "agreement_covered": agreement.agreement(truth[given], found[given]),
        "engine": "embedded",
        "grader": version,
    }


def answers_of(row: InterviewRow) -> list[Answer]:
    """The interview's answers as one exchange."""
    return [
        Answer(turn=2 * number + 1, question=asked.question, text=asked.answer)
        for number, asked in enumerate(row.turns)
    ]


def _judge(row: InterviewRow, bench: Bench) -> list[Judged]:
    """The dimensions that the truth is known of, in its order."""
    pack, dimensions = step_pack(row.rubric)
    bench.publish(pack)
    judged = dict(zip(dimensions, bench.judge(pack.hash, INTERVIEW, answers_of(row)), strict=True))
    return [judged[name] for name in row.truth]


def _figures(
    distributions: NDArray[np.float64],
    found: NDArray[np.int64],
    truth: NDArray[np.int64],
    clusters: Sequence[str],
) -> Figures:
    confidences = distributions[np.arange(len(found)), found]
    right = found == truth
    interval = qwk_interval(clusters, truth, found, len(STEPS) - 1)
    return {
        "n": len(truth),
        "accuracy": float(right.mean()),
        "qwk": agreement.qwk(truth, found),
        "brier": calibration.brier(distributions, truth),
        "ece": calibration.ece(confidences, right),
        "ci": {"qwk": None if interval is None else list(interval)},
        "by_level": {str(level): share for level, share in agreement.agreement_by_level(truth, found).items()},
        "confusion": agreement.confusion(truth, found, len(STEPS) - 1),
        "reliability": [vars(one) for one in calibration.reliability(confidences, right)],
    }


def _baselines(places: Sequence[Place], truth: NDArray[np.int64]) -> Figures:
    clusters = [row.id for row, _ in places]
    said = [" ".join(asked.answer for asked in row.turns) for row, _ in places]
    highest = [(row.rubric[name].high,) for row, name in places]
    even = np.full((len(places), len(STEPS)), 1 / len(STEPS))
    # Even odds favour no level; the middle one errs least far.
    nothing = _figures(even, np.full(len(places), len(STEPS) // 2), truth, clusters)
    found = {
        "nothing_known": nothing,
        "length": _certain(thirds(words(said)), truth, clusters),
        "tfidf": _certain(thirds(tfidf_cosine(said, highest)), truth, clusters),
    }
    rival = [row.rival.get(name) if row.rival is not None else None for row, name in places]
    if all(shares is not None for shares in rival):
        given = np.array([[shares[step] for step in STEPS] for shares in rival if shares is not None])
        found["rival"] = _figures(given, given.argmax(axis=1), truth, clusters)
    return found


def _certain(found: NDArray[np.int64], truth: NDArray[np.int64], clusters: Sequence[str]) -> Figures:
    return _figures(np.eye(len(STEPS))[found], found, truth, clusters)
