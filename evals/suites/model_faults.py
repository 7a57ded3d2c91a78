"""What is left when a chat model fails: nothing said is lost, nothing is rated that was not, and the interview goes on.

Each run is one scripted interview through the product, on its own database, with a server on this computer that works
honestly but for one call, somewhere in the conversation, the gradings or the claims. Every other time all attempts at
that call fail, otherwise the first. Afterwards the model works again, and what waited for it has to be done.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

from pydantic import BaseModel

from evals.loopback import FaultKind, LoopbackServer
from evals.loopback.failing import INVENTED, INVENTED_QUOTE, FailingOnce, Part, Planned
from evals.loopback.honest import honest
from evals.metrics.summary import Figures
from evals.small_screening import COMPETENCIES, begin, said_in_full, small_pack
from evals.suites.fault_counts import Count, double_ratings, together
from interviewer.chat import Call, Prompt, Purpose
from interviewer.content.library import Library
from interviewer.domain.interview import Speaker, Turn
from interviewer.domain.report import Report
from interviewer.domain.rubric import RubricPack
from interviewer.models.hashing import HashingEmbeddings
from interviewer.screening import View
from interviewer.services import Services, assemble
from interviewer.settings import Settings

FAULTS = (*(kind.value for kind in FaultKind), INVENTED_QUOTE)
AT_ONCE = 4
"""Interviews side by side: what a fault costs is waiting, not work."""
TURN_SECONDS: float = Settings.model_fields["turn_seconds"].default
"""The longest that an applicant waits for a model, as shipped."""
GRADING_SECONDS = 3.0
"""Nobody waits for a grading; the shipped limit of a minute would only make the measurement longer."""
SHOWS = 0.15
"""Share of a key point's words that show it to this brain: so little that levels above the lowest are given as well."""
_SEED = 20261126
_PARTS = (Part.CONVERSATION, Part.GRADING, Part.CONVERSATION, Part.CLAIMS)


@dataclass(frozen=True)
class Usual:
    """An interview in which the model did not fail."""

    turns: tuple[tuple[str, str | None, str | None], ...]
    levels: dict[tuple[str, str], int | None]
    """(competency, criterion) -> level; None where it was left to a person."""
    calls: dict[Part, int]


def measure(
    home: Path, content: Path, runs: int, faults: Sequence[str] = FAULTS, *, competencies: int = COMPETENCIES
) -> Figures:
    """Let a model fail in every way.

    Args:
        home: Folder for databases.
        content: Folder of `rubrics/` and `prompts/`.
        runs: Interviews for each fault.
        faults: Which.
        competencies: Lead questions of the interview.

    Returns:
        Fault -> what was counted; seconds are those of submits in which a call failed.

    Raises:
        ContentError, StoreError: A part could not be opened.
    """
    pack = small_pack(content, competencies)
    brains: dict[str, FailingOnce] = {}
    with _quiet(), LoopbackServer(lambda asked: brains[str(asked["model"])](asked)) as server:
        free: SimpleQueue[_Desk] = SimpleQueue()
        for number in range(min(AT_ONCE, runs)):
            brains[f"desk-{number}"] = FailingOnce(partial(honest, shows=SHOWS))
            free.put(_Desk.opened(home / f"desk-{number}", content, pack, server.url, brains[f"desk-{number}"]))
        with _taken(free) as desk:
            usual = _usual(desk, pack)
        return {fault: _runs(fault, runs, free, pack, usual).figures() for fault in faults}


@dataclass(frozen=True)
class _Desk:
    """One database with its own model: a breaker that opens in one interview is none of another's."""

    services: Services
    brain: FailingOnce

    @classmethod
    def opened(cls, home: Path, content: Path, pack: RubricPack, url: str, brain: FailingOnce) -> _Desk:
        settings = Settings(
            home=home,
            content=content,
            model=f"openai:{home.name}",
            model_url=url,
            turn_seconds=TURN_SECONDS,
            grading_seconds=GRADING_SECONDS,
        )
        services = assemble(settings, Library({pack.id: pack}), HashingEmbeddings())
        services.rater.make_ready(pack)
        if services.models is not None:
            services.models.warm_up()
        return cls(services, brain)

    def forget(self) -> None:
        """Have one call succeed, so that the breaker does not count on with the failures of the interview before."""
        self.brain.begin(None)
        if self.services.models is not None:
            self.services.models.grader.ask(_CHECK, _Ready, Call(Purpose.CHECK))


class _Ready(BaseModel):
    ready: bool


_CHECK = Prompt("You fill in forms.", "Set ready to true.", "check")


@contextmanager
def _quiet() -> Iterator[None]:
    """Says nothing of failures in the log: they are meant."""
    logger = logging.getLogger("interviewer")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)


@contextmanager
def _taken(free: SimpleQueue[_Desk]) -> Iterator[_Desk]:
    desk = free.get()
    try:
        yield desk
    finally:
        free.put(desk)


def _usual(desk: _Desk, pack: RubricPack) -> Usual:
    desk.brain.begin(None)
    view, _, _ = _talk(desk, pack)
    desk.services.work.do(view.interview.id)
    report = desk.services.review.report(view.interview.id)
    return Usual(_signs(view.turns), _levels(report), desk.brain.calls())


def _runs(fault: str, runs: int, free: SimpleQueue[_Desk], pack: RubricPack, usual: Usual) -> Count:
    draw = random.Random(f"{_SEED}:{fault}")
    parts = [_PARTS[number % len(_PARTS)] for number in range(runs)]
    planned = [
        # Each part fails at times for good and at times once.
        Planned(fault, part, draw.randrange(usual.calls[part]), lasting=number // len(_PARTS) % 2 == number % 2)
        for number, part in enumerate(parts)
    ]

    def run(one: Planned) -> Count:
        with _taken(free) as desk:
            return _run(desk, one, pack, usual)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return together(list(pool.map(run, planned)))


def _run(desk: _Desk, planned: Planned, pack: RubricPack, usual: Usual) -> Count:
    """One interview with one fault; the model works again once all has been tried."""
    services, brain = desk.services, desk.brain
    desk.forget()
    brain.begin(planned)
    view, sent, waits = _talk(desk, pack)
    interview = view.interview.id
    done = services.work.do(interview)
    first, attempts = services.review.report(interview), brain.failures
    brain.begin(None)
    if services.work.waits_for(interview):
        services.work.do(interview)
    report = services.review.report(interview)
    turns = services.repository.turns(interview)
    said = {turn.seq: turn.text for turn in turns if turn.speaker is Speaker.APPLICANT}
    had_to_fail = planned.part is Part.GRADING and planned.lasting and planned.fault != INVENTED_QUOTE
    by_nobody = had_to_fail and done.failed == 0
    return Count(
        runs=1,
        acknowledged=len(sent),
        lost_answers=sum(said.get(seq) != text for seq, text in sent),
        duplicate_turns=(Counter(_signs(turns)) - Counter(usual.turns)).total() + (len(turns) < len(usual.turns)),
        double_ratings=double_ratings(services.repository.engine, interview),
        invented_ratings=_invented(first, said, usual) + _invented(report, said, usual) + by_nobody,
        repeated_requests=abs(len(services.review.requests(interview)) - 1),
        unfinished=int(view.interview.status != "finished" or services.work.waits_for(interview) > 0),
        other={
            "attempts_that_failed": attempts,
            "claims_by_rule": int(report.claims_by == "embedded"),
            "put_off_and_then_done": done.failed,
            "invented_words_shown": sum(INVENTED in turn.text for turn in turns),
        },
        waits=waits,
    )


def _talk(desk: _Desk, pack: RubricPack) -> tuple[View, list[tuple[int, str]], list[float]]:
    """The conversation: (seq, text) of what was acknowledged, and the seconds of each submit in which a call failed."""
    view = begin(desk.services, pack, sample=False)
    sent: list[tuple[int, str]] = []
    waits: list[float] = []
    while not view.state.closed:
        said, move = said_in_full(view)
        seq, failed, begun = view.answering + 1, desk.brain.failures, perf_counter()
        view = desk.services.screening.submit(view.interview.id, view.answering, said, move=move)
        if desk.brain.failures > failed:
            waits.append(perf_counter() - begun)
        sent.append((seq, said))
    return view, sent, waits


def _invented(report: Report, said: Mapping[int, str], usual: Usual) -> int:
    """Ratings and claims on words that were not said, and ratings other than those of an undisturbed interview."""
    rated = [one for one in report.ratings if one.level is not None]
    unsaid = sum(not all(quote.is_in(said) for quote in one.quotes) for one in rated)
    unsaid += sum(not one.quote.is_in(said) for one in report.claims)
    return unsaid + sum(one.level != usual.levels.get((one.competency, one.criterion)) for one in rated)


def _levels(report: Report) -> dict[tuple[str, str], int | None]:
    return {(one.competency, one.criterion): one.level for one in report.ratings}


def _signs(turns: Sequence[Turn]) -> tuple[tuple[str, str | None, str | None], ...]:
    """What two interviews with the same answers have in common, whoever words them."""
    return tuple((turn.kind.value, turn.item, turn.criterion) for turn in turns)
