"""Agreement with people on answers they graded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from evals.adapters import AdaptedSet, GradedQuestion, adapt, anchors, graded_questions, level_of
from evals.baselines import length_only, tfidf_cosine
from evals.bench import Bench, Judged, one_answer
from evals.data import GradedRow
from evals.exemplars import SEEDS, Split, drawn
from evals.metrics import agreement, calibration
from evals.metrics.summary import (
    Figures,
    Scored,
    agreement_figures,
    coverage_curve,
    coverage_figures,
    mean_figures,
)
from interviewer.errors import ContentError, Problem
from interviewer.models.embeddings import Embeddings

OpenBench = Callable[[bool], Bench]
"""A bench, given whether its graders use exemplars."""


def embedded(embeddings: Embeddings) -> OpenBench:
    """Benches of the embedded engine, over an encoder; one that remembers saves most of the time."""
    return lambda use: Bench(embeddings, exemplars=use)


def times_graded(exemplars: int) -> float:
    """How often each answer is graded: half of them in each draw, with exemplars and without."""
    return SEEDS * 2 * 0.5 if exemplars else 1.0


def measure(rows: Sequence[GradedRow], open_bench: OpenBench, *, exemplars: int = 0, file: str = "") -> Figures:
    """Grade a set and compare.

    Args:
        rows: The set.
        open_bench: What grades.
        exemplars: Graded answers a question to learn from; 0 for none. With some, figures are means over eight draws
            and count only the half of each question's answers that none was drawn from.
        file: What messages call the set.

    Raises:
        ContentError: No question has answers enough to draw exemplars from.
        StoreError, EmbeddingsError: The grader could not be used.
    """
    begun = perf_counter()
    if exemplars:
        figures = _with_exemplars(rows, open_bench, exemplars, file)
    else:
        with open_bench(True) as bench:
            figures = _figures(rows, _judge(rows, adapt(rows), bench, range(len(rows))), range(len(rows)))
            figures |= {"grader": bench.version, "engine": bench.engine}
    return {**figures, "exemplars": exemplars, "seconds": round(perf_counter() - begun, 1)}


def _with_exemplars(rows: Sequence[GradedRow], open_bench: OpenBench, k: int, file: str) -> Figures:
    questions = graded_questions(rows)
    splits = [drawn(rows, questions, k, seed) for seed in range(SEEDS)]
    if not splits[0].test:
        raise ContentError(file, [Problem("", "has no question with 16 or more answers, which exemplars need")])
    runs: list[Figures] = []
    without: list[Figures] = []
    for split in splits:
        figures, plain = _one_split(rows, open_bench, split)
        runs.append(figures)
        without.append(plain)
    with open_bench(True) as bench:
        named = {"grader": bench.version, "engine": bench.engine}
    return {**mean_figures(runs), "without_exemplars": mean_figures(without), "draws": SEEDS, **named}


def _one_split(rows: Sequence[GradedRow], open_bench: OpenBench, split: Split) -> tuple[Figures, Figures]:
    """Figures of the test half with the exemplars and, of the same rows, without."""
    adapted = adapt(rows, split.exemplars)
    found: list[Figures] = []
    for use in (True, False):
        with open_bench(use) as bench:
            judged = _judge(rows, adapted, bench, split.test)
            found.append(_figures(rows, judged, split.test))
    return found[0], {name: found[1][name] for name in ("pearson", "spearman", "qwk", "rmse", "wrmse", "macro_f1")}


def _judge(rows: Sequence[GradedRow], adapted: AdaptedSet, bench: Bench, places: Sequence[int]) -> list[Judged]:
    """The one criterion of each of these rows, in the order of `places`; question by question, as texts are kept."""
    bench.publish(adapted.pack)
    wanted = set(places)
    asked = [(question, place) for question in adapted.questions for place in question.rows if place in wanted]

    def judge(one: tuple[GradedQuestion, int]) -> Judged:
        question, place = one
        exchange = one_answer(rows[place].question, rows[place].answer)
        (found,) = bench.judge(adapted.pack.hash, question.competency, exchange)
        return found

    if bench.at_once == 1:
        judged = list(map(judge, asked))
    else:
        with ThreadPoolExecutor(bench.at_once) as pool:
            judged = list(pool.map(judge, asked))
    found = {place: one for (_, place), one in zip(asked, judged, strict=True)}
    return [found[place] for place in places]


def _figures(all_rows: Sequence[GradedRow], judged: Sequence[Judged], places: Sequence[int]) -> Figures:
    rows = [all_rows[place] for place in places]
    bins = max(row.bins for row in rows)
    gold = np.array([row.share for row in rows])
    scored = Scored([row.question_id for row in rows], gold, np.array([one.expected for one in judged]), bins)
    covered = np.array([one.given is not None for one in judged])
    confidences = np.array([one.confidence for one in judged])
    right = _right(rows, judged)
    plain = agreement_figures(scored)
    ordered = {name: plain[name] for name in list(plain)[: list(plain).index("by_level")]}
    return {
        **ordered,
        **coverage_figures(scored, covered),
        **{name: plain[name] for name in plain if name not in ordered},
        "baselines": _baselines(rows, scored),
        "ece": calibration.ece(confidences, right),
        "reliability": [vars(one) for one in calibration.reliability(confidences, right)],
        "coverage_curve": coverage_curve(scored, confidences),
        "expected_by_level": _expected_by_level(scored),
        "unrated": {why.value: n for why, n in Counter(one.why for one in judged if one.why is not None).items()},
    }


def _right(rows: Sequence[GradedRow], judged: Sequence[Judged]) -> NDArray[np.bool_]:
    """(n,) whether the level given is the one people's score is nearest to, on the criterion's own scale."""
    return np.array([level_of(row, one.levels) == one.level for row, one in zip(rows, judged, strict=True)])


def _baselines(rows: Sequence[GradedRow], scored: Scored) -> Figures:
    answers = [row.answer for row in rows]
    references = [_references(row) for row in rows]
    predictions = {"length": length_only(answers, references), "tfidf": tfidf_cosine(answers, references)}
    return {
        name: agreement_figures(Scored(scored.questions, scored.gold, predicted, scored.bins))
        for name, predicted in predictions.items()
    }


def _references(row: GradedRow) -> tuple[str, ...]:
    """The reference answers; the highest anchor where there are none."""
    own = anchors(row)
    return row.reference or (own[max(own)],)


def _expected_by_level(scored: Scored) -> dict[str, float]:
    """Gold level -> the mean prediction there, as a share: how lenient or severe the grader is."""
    gold = agreement.levels(scored.gold, scored.bins)
    return {str(level): float(scored.predicted[gold == level].mean()) for level in np.unique(gold).tolist()}
