"""Simulated applicants taken through whole interviews: does the interview tell an expert from a talker?

Nothing is kept: the interviews are held in a folder that is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from statistics import fmean

from interviewer.content.simulated import EXPERTS, SimulatedApplicant
from interviewer.domain.interview import ItemKind, Turn, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.report import Report
from interviewer.domain.rubric import RubricPack
from interviewer.reviewing import Review
from interviewer.screening import Screening, View
from interviewer.scripted import Respond, run

SEEDS = (1, 2, 3, 4)
"""Draws among the parallel questions: each persona is interviewed once with each."""
AT_ONCE = 2
WORDS_A_MINUTE = 30
"""How fast people type an answer that they think about."""

Progress = Callable[[int, int], None]
"""(done, in all)"""


@dataclass(frozen=True)
class SimulatedInterview:
    """One interview and what it came to."""

    persona: str
    seed: int
    score: float
    """Mean of the competencies' levels as shares of their scales, 0 to 1; those that nothing was rated of count 0."""
    levels: Mapping[str, float | None]
    """Competency id -> level; None where nothing was rated."""
    rated: float
    """Share of the criteria that were given a level."""
    follow_ups: int
    minutes: float
    """What typing the answers takes."""
    turns: tuple[Turn, ...]


@dataclass(frozen=True)
class Separation:
    """How well the experts' interviews are told from another persona's."""

    persona: str
    interviews: int
    score: float
    """The persona's mean score."""
    auc: float | None
    """Chance that an expert's interview scores above this one's, a tie counting half; None for the experts."""


@dataclass(frozen=True)
class Simulation:
    """All interviews with one pack."""

    pack: RubricPack
    interviews: tuple[SimulatedInterview, ...]

    def separations(self) -> list[Separation]:
        """One a persona, the highest mean score first."""
        scores: dict[str, list[float]] = {}
        for one in self.interviews:
            scores.setdefault(one.persona, []).append(one.score)
        experts = [score for persona in EXPERTS for score in scores.get(persona, [])]
        found = [
            Separation(persona, len(own), fmean(own), None if persona in EXPERTS or not experts else auc(experts, own))
            for persona, own in scores.items()
        ]
        return sorted(found, key=lambda one: -one.score)


def simulate(
    screening: Screening,
    review: Review,
    pack: RubricPack,
    applicants: Sequence[SimulatedApplicant],
    *,
    seeds: Sequence[int] = SEEDS,
    progress: Progress | None = None,
) -> Simulation:
    """Interviews every applicant once with each seed.

    Args:
        screening: the conversation, over a database that may be thrown away.
        review: the reports, over the same.
        pack: what they are interviewed in.
        applicants: the scripts.
        seeds: draws among parallel questions.
        progress: told after each interview.

    Raises:
        InterviewerError: an interview could not be held.
    """
    tasks = [(applicant, seed) for applicant in applicants for seed in seeds]
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="simulated") as pool:
        waiting = [pool.submit(_hold, screening, review, pack, applicant, seed) for applicant, seed in tasks]
        for done, _ in enumerate(as_completed(waiting), start=1):
            if progress:
                progress(done, len(tasks))
        return Simulation(pack, tuple(one.result() for one in waiting))


def auc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """Chance that one of `higher` is above one of `lower`, ties half (Mann and Whitney 1947); neither may be empty."""
    won = sum((one > other) + 0.5 * (one == other) for one in higher for other in lower)
    return won / (len(higher) * len(lower))


def _hold(
    screening: Screening, review: Review, pack: RubricPack, applicant: SimulatedApplicant, seed: int
) -> SimulatedInterview:
    view = screening.start(pack.id, Profile(), seed=seed, sample=True)
    view = run(screening, view, _script(applicant))
    report = review.report(view.interview.id, projects=())
    shares = [0.0 if one.share is None else one.share for one in report.competencies]
    said = sum(len(turn.text.split()) for turn in view.turns if turn.kind is TurnKind.ANSWER)
    return SimulatedInterview(
        persona=applicant.persona,
        seed=seed,
        score=fmean(shares),
        levels={one.competency: one.level for one in report.competencies},
        rated=_rated(report),
        follow_ups=sum(turn.kind is TurnKind.PROBE for turn in view.turns),
        minutes=said / WORDS_A_MINUTE,
        turns=view.turns,
    )


def _script(applicant: SimulatedApplicant) -> Respond:
    def respond(view: View) -> str | None:
        item, last = view.open_item, view.turns[-1]
        if item is None:
            return None
        if item.kind is ItemKind.WORK_SAMPLE:
            return applicant.work_samples.get(item.id)
        if item.kind is not ItemKind.LEAD:
            return None
        return applicant.probes.get(last.criterion or "") if last.kind is TurnKind.PROBE else applicant.answers[item.id]

    return respond


def _rated(report: Report) -> float:
    return fmean(one.level is not None for one in report.ratings) if report.ratings else 0.0
