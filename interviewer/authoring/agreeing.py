"""How far the machine agrees with people: graded answers rated by a version of a pack, one look at a time.

What rates is the grader on this machine, over the pack's own value: a draft need not be published to be looked at.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from functools import partial

from interviewer.domain.rubric import RubricPack
from interviewer.gold.agreement import Report, report
from interviewer.gold.answers import GoldAnswer, GoldSet
from interviewer.gold.compare import Comparison, compare
from interviewer.gold.rated import MakeGrader, Progress, Rated, Rating, rate_all
from interviewer.gold.remembering import RememberingEmbeddings
from interviewer.gold.suggest import Suggestions, suggest
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.models.embeddings import OpenedEmbeddings


@dataclass(frozen=True)
class Measured:
    """What graded answers say about a version."""

    report: Report
    rows: tuple[Rated, ...]
    """Every answer on every criterion that somebody rated it on."""

    @property
    def within_one(self) -> int:
        """Rows on which the machine is a level away from the raters' mean at most."""
        return sum(abs(one.verdict.level - one.level) <= 1 for one in self.rows)


class Agreeing:
    """Rates graded answers. Safe to use from several threads; what is asked for at once is done in a row.

    Every method raises InterviewerError where the grader cannot be used. A progress that raises breaks it off.
    """

    def __init__(self, embeddings: OpenedEmbeddings):
        self._embeddings = embeddings
        # Each look keeps a processor busy, and applicants' answers are rated on the same ones.
        self._one_at_a_time = threading.Lock()

    def measure(self, pack: RubricPack, gold: GoldSet, progress: Progress | None = None) -> Measured:
        """Rates the answers and compares; an answer that is also an exemplar is rated without it."""
        with self._one_at_a_time:
            rows = tuple(rate_all(Rating(pack, self._maker()), gold.answers, progress))
        return Measured(report(pack, gold, rows), rows)

    def look(self, pack: RubricPack, answer: GoldAnswer) -> Measured:
        """The same of one answer, at once; what else is under way goes on beside it."""
        gold = GoldSet(answer.place, (), (answer,))
        rows = tuple(Rating(pack, self._maker()).rate(answer))
        return Measured(report(pack, gold, rows), rows)

    def suggest(self, measured: Measured, progress: Progress | None = None) -> Suggestions:
        """Looks for answers that would help as exemplars; takes minutes for some hundred."""
        with self._one_at_a_time:
            return suggest(measured.report.pack, measured.rows, self._maker(), progress=progress)

    def compare(self, old: RubricPack, new: RubricPack, gold: GoldSet, progress: Progress | None = None) -> Comparison:
        """Rates the answers by both versions."""
        with self._one_at_a_time:
            return compare(old, new, gold, self._maker(), progress=progress)

    def _maker(self) -> MakeGrader:
        return partial(EmbeddedGrader, RememberingEmbeddings(self._embeddings))
