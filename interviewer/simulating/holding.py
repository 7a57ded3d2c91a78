"""Simulated applicants taken through whole interviews: does the interview tell an expert from a talker?

Nothing is kept: the interviews are held over a database that is thrown away.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from interviewer.content.simulated import Ability, SimulatedApplicant
from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.interview import InterviewPlan, ItemKind, Speaker, Turn, TurnKind
from interviewer.domain.profile import Profile
from interviewer.domain.report import Report, ReportRating
from interviewer.domain.rubric import JUDGING, RubricPack
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.model_work import ModelWork
from interviewer.reviewing import Review
from interviewer.screening import Screening, View
from interviewer.scripted import Respond, run
from interviewer.simulating.candidates import Candidate, Origin
from interviewer.simulating.probing import FollowedUp, followed_up

SEEDS = (1, 2, 3, 4)
"""Draws among the parallel questions: each persona is interviewed once with each."""
AT_ONCE = 2
TYPED, READ = 30, 200
"""Words a minute that people type while they think, and that they read."""

Progress = Callable[[int, int], None]
"""(done, in all)"""


@dataclass(frozen=True)
class Stage:
    """What interviews are held with."""

    screening: Screening
    """The conversation, over a database that may be thrown away."""
    review: Review
    """The reports, over the same."""
    grader: EmbeddedGrader
    """The grader on this machine that the conversation goes by."""
    work: ModelWork | None = None
    """Has a chat model rate; None where interviews are held and rated on this machine."""


OpenStage = Callable[[frozenset[str]], Stage]
"""What interviews are held with while these example answers are none."""


@dataclass(frozen=True)
class SimulatedInterview:
    """One interview and what it came to."""

    persona: str
    ability: Ability
    origin: Origin
    seed: int
    score: float
    """Mean of the competencies' levels as shares of their scales, 0 to 1; those that nothing was rated of count 0.
    Work samples count where the script says something to any."""
    follow_ups: tuple[FollowedUp, ...]
    minutes: float
    """What typing the answers and reading the questions takes."""
    plan: InterviewPlan
    report: Report

    @property
    def levels(self) -> Mapping[str, float | None]:
        """Competency id -> level; None where nothing was rated."""
        return {one.competency: one.level for one in self.report.competencies}

    @property
    def rated(self) -> float:
        """Share of the criteria that were given a level, 0 to 1."""
        ratings = self.ratings
        return fmean(one.level is not None for one in ratings) if ratings else 0.0

    @property
    def ratings(self) -> tuple[ReportRating, ...]:
        """One a criterion that applies; none on work samples that the script says nothing to."""
        return tuple(
            one
            for one in self.report.ratings
            if one.unrated is not WhyUnrated.NOT_APPLICABLE
            and not (one.competency == JUDGING and one.unrated is WhyUnrated.SKIPPED)
        )

    @property
    def turns(self) -> tuple[Turn, ...]:
        """All that was said."""
        return self.report.turns


@dataclass(frozen=True)
class Simulation:
    """All interviews that were held with one pack."""

    pack: RubricPack
    interviews: tuple[SimulatedInterview, ...]
    """By candidate, then seed."""
    wanted: int
    """How many there were to be: more than there are where it was stopped."""
    model: str | None = None
    """The chat model that held and rated them; None for this machine."""


def simulate(  # noqa: PLR0913  (what is held, and how one is told of it)
    open_stage: OpenStage,
    pack: RubricPack,
    candidates: Sequence[Candidate],
    *,
    seeds: Sequence[int] = SEEDS,
    progress: Progress | None = None,
    stop: threading.Event | None = None,
    model: str | None = None,
) -> Simulation:
    """Interviews every candidate once with each seed.

    Args:
        open_stage: gives what interviews are held with; called once for each set of example answers that are left out.
        pack: what they are interviewed in.
        candidates: who is interviewed.
        seeds: draws among parallel questions.
        progress: told at the beginning and after each interview.
        stop: once it is set, nothing more is begun, and what is under way ends without a result.
        model: the name of the chat model that holds them; None for this machine.

    Raises:
        InterviewerError: an interview could not be held.
    """
    stop = stop or threading.Event()
    tasks = [(number, candidate, seed) for seed in seeds for number, candidate in enumerate(candidates)]
    if progress:
        progress(0, len(tasks))
    stages = {borrowed: open_stage(borrowed) for borrowed in dict.fromkeys(one.borrowed for one in candidates)}
    held: dict[tuple[int, int], SimulatedInterview] = {}
    waiting, failed, lock = deque(tasks), list[Exception](), threading.Lock()

    def lane() -> None:
        while not stop.is_set():
            with lock:
                if not waiting:
                    return
                number, candidate, seed = waiting.popleft()
            try:
                found = _hold(stages[candidate.borrowed], pack, candidate, seed, stop)
            except Exception as error:  # it belongs to whoever wanted the interviews, and the rest are for nobody
                failed.append(error)
                stop.set()
                return
            with lock:
                if found is not None:
                    held[number, seed] = found
                    if progress:
                        progress(len(held), len(tasks))

    _run_all([threading.Thread(target=lane, name="simulated", daemon=True) for _ in range(AT_ONCE)], stop)
    if failed:
        raise failed[0]
    return Simulation(pack, tuple(held[place] for place in sorted(held)), len(tasks), model)


def _run_all(lanes: Sequence[threading.Thread], stop: threading.Event) -> None:
    """Has them work and waits for them. The end of the program does not: a pool's threads would be waited for."""
    for one in lanes:
        one.start()
    try:
        for one in lanes:
            one.join()
    except BaseException:
        stop.set()
        raise


class _Stopped(Exception):
    """The interview under way is not wanted any more."""


def _hold(
    stage: Stage, pack: RubricPack, candidate: Candidate, seed: int, stop: threading.Event
) -> SimulatedInterview | None:
    """One interview; None where it was stopped."""
    if stop.is_set():
        return None
    # A sample costs nothing, so it is never held by a model: one that is to be is held as a person's would be.
    view = stage.screening.start(pack.id, Profile(), seed=seed, sample=stage.work is None)
    try:
        view = run(stage.screening, view, _unless(stop, _script(candidate.script)))
        if stage.work is not None:
            stage.work.do(view.interview.id)
    except _Stopped:
        return None
    report = stage.review.report(view.interview.id, projects=())
    return SimulatedInterview(
        persona=candidate.persona,
        ability=candidate.ability,
        origin=candidate.origin,
        seed=seed,
        score=_score(report, candidate.script),
        follow_ups=followed_up(stage.grader, pack, view.interview.plan, view.turns),
        minutes=_minutes(pack, view.interview.plan, view.turns),
        plan=view.interview.plan,
        report=report,
    )


def _score(report: Report, script: SimulatedApplicant) -> float:
    counted = [one for one in report.competencies if one.competency != JUDGING or script.work_samples]
    return fmean(0.0 if one.share is None else one.share for one in counted)


def _minutes(pack: RubricPack, plan: InterviewPlan, turns: Sequence[Turn]) -> float:
    typed = [turn.text for turn in turns if turn.kind is TurnKind.ANSWER]
    read = [turn.text for turn in turns if turn.speaker is Speaker.INTERVIEWER]
    for item in plan.items:
        if item.kind is ItemKind.WORK_SAMPLE:
            read += pack.work_sample(item.id).ai_answer
    return _words(typed) / TYPED + _words(read) / READ


def _words(texts: Sequence[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _unless(stop: threading.Event, respond: Respond) -> Respond:
    def answered(view: View) -> str | None:
        if stop.is_set():
            raise _Stopped
        return respond(view)

    return answered


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
