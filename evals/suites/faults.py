"""What is left when processes are killed, answers come fifty times at once, disks fill, and when a person is erased.

What is left when a chat model fails is in `model_faults`.

Processes are forked from one that has everything imported and nothing open; each opens its own database and rubric
index. They run on a small pack and on spelling for a model (`small_screening`), so that hundreds of runs take minutes.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, text

from evals.metrics.summary import Figures
from evals.small_screening import PERSON, begin, open_small, small_pack, to_the_end
from evals.suites import model_faults
from evals.suites.fault_counts import Count, double_ratings, signs
from evals.suites.fault_erasure import erased
from evals.suites.fault_processes import PROCESSES, SENT_AT_ONCE, Pipe, Told, processes, send_at_once, talk
from interviewer.domain.interview import Speaker
from interviewer.domain.rubric import RubricPack
from interviewer.services import Services
from interviewer.store.database import open_engine

RUNS = 10
"""Kills where no number is given: enough to see that it works, in seconds."""
_SEED = 20261122
_PATIENCE = 120
"""Seconds until a process that says nothing is taken for stuck."""


@dataclass(frozen=True)
class Undisturbed:
    """An interview that nothing happened to: what every other has to come out as."""

    turns: tuple[tuple[str, str | None, str], ...]
    ratings: dict[tuple[str, str], str]
    seconds: tuple[float, ...]
    """Each submit's."""


def measure(content: Path, runs: int = RUNS, *, of_models: bool = True, of_machines: bool = True) -> Figures:
    """Put every fault to the product.

    Args:
        content: Folder of `rubrics/` and `prompts/`.
        runs: How often a process is killed; the others take a tenth (each fault of a model, too) or a twentieth of it,
            and 2 at least.
        of_models: Whether chat models fail.
        of_machines: Whether processes, disks and databases do.

    Returns:
        Fault -> runs and what was counted; of erasure, how many planted strings were found.
    """
    some, few = max(2, runs // 10), max(2, runs // 20)
    found: Figures = {}
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        if of_machines:
            found |= _of_machines(home, content, runs, some, few)
        if of_models:
            found |= model_faults.measure(home / "model", content, some)
    return found


def _of_machines(home: Path, content: Path, runs: int, some: int, few: int) -> Figures:
    pack = small_pack(content)
    return {
        "killed anywhere": killed(home / "killed", content, pack, runs).figures(),
        "killed at the very first start": killed_at_first(home, content, pack, few).figures(),
        f"one answer {SENT_AT_ONCE} times at once": at_once(home / "at-once", content, pack, some).figures(),
        "disk full": stopped(home / "full", content, pack, few, "full").figures(),
        "database read-only": stopped(home / "read-only", content, pack, few, "read-only").figures(),
        "database deleted while open": deleted(home, content, pack, few).figures(),
        "erasure": erased(home / "erased", content, pack, few),
    }


def killed(home: Path, content: Path, pack: RubricPack, runs: int) -> Count:
    """Ends a process at a random moment of a random step, `runs` times over one database, and goes on with each."""
    count, draw = Count(), random.Random(_SEED)
    services = open_small(home, content, pack)
    usual = _undisturbed(services, pack)
    owed = 0
    for _ in range(runs):
        at, part = draw.randrange(len(usual.seconds) + 1), draw.random()
        delay = part * 1.2 * usual.seconds[min(at, len(usual.seconds) - 1)]
        told = _killed_after(home, content, pack, at, delay)
        owed += _go_on(home, content, pack, told, count, usual)
    count.other = {
        "replies_owed": owed,
        "damaged_database": int(_integrity(home) != "ok"),
        "steps": len(usual.seconds),
    }
    return count


def killed_at_first(folder: Path, content: Path, pack: RubricPack, runs: int) -> Count:
    """Ends a process while it makes its database and its rubric index."""
    count, draw = Count(), random.Random(_SEED)
    first = folder / "first-usual"
    begun = time.perf_counter()
    usual = _undisturbed(open_small(first, content, pack), pack)
    whole = time.perf_counter() - begun - sum(usual.seconds[1:])
    for run in range(runs):
        home = folder / f"first-{run}"
        told = _killed_after(home, content, pack, -1, whole * (run + draw.random()) / runs)
        _go_on(home, content, pack, told, count, usual)
    return count


def stopped(home: Path, content: Path, pack: RubricPack, runs: int, how: str) -> Count:
    """Lets writing fail from some step on: what was acknowledged stands, and the interview goes on once it works."""
    count, draw = Count(), random.Random(_SEED)
    usual = _undisturbed(open_small(home, content, pack), pack)
    refusals: Counter[str] = Counter()
    for _ in range(runs):
        told = _told(home, content, pack, how, draw.randrange(len(usual.seconds) - 1))
        refusals[told.error or "nothing refused"] += 1
        _go_on(home, content, pack, told, count, usual)
    count.other = {"refused_with": dict(refusals)}
    return count


def deleted(folder: Path, content: Path, pack: RubricPack, runs: int) -> Count:
    """Deletes the database under an interview: nothing may be acknowledged after that."""
    count, draw = Count(), random.Random(_SEED)
    refusals: Counter[str] = Counter()
    for run in range(runs):
        at = draw.randrange(1, 6)
        told = _told(folder / f"deleted-{run}", content, pack, "delete", at)
        refusals[told.error or "nothing refused"] += 1
        count.runs += 1
        count.acknowledged += min(len(told.answers), at)
        count.lost_answers += max(0, len(told.answers) - at)
    count.other = {"refused_with": dict(refusals)}
    return count


def at_once(home: Path, content: Path, pack: RubricPack, runs: int) -> Count:
    """Sends one text from several processes and threads at the same moment; every other time a request to a person."""
    count = Count()
    services = open_small(home, content, pack)
    services.rater.make_ready(pack)
    context = processes()
    barrier = context.Barrier(PROCESSES)
    pipes: list[Pipe] = []
    workers = []
    for _ in range(PROCESSES):
        ours, theirs = context.Pipe()
        workers.append(context.Process(target=send_at_once, args=(home, content, pack, barrier, theirs), daemon=True))
        workers[-1].start()
        theirs.close()
        pipes.append(ours)
    refused: Counter[str] = Counter()
    for run in range(runs):
        view = begin(services, pack)
        said = PERSON if run % 2 else f"I looked at it twice, as I did in case {run}, and wrote down what I saw there."
        for pipe in pipes:
            pipe.send((view.interview.id, view.answering, said))
        refused.update(one for pipe in pipes for one in _received(pipe))
        turns = services.repository.turns(view.interview.id)
        mine = [turn for turn in turns if turn.speaker is Speaker.APPLICANT]
        count.runs += 1
        count.acknowledged += 1
        count.lost_answers += not any(turn.text == said for turn in mine)
        count.duplicate_turns += len(turns) - len(view.turns) - 2
        count.double_ratings += double_ratings(_engine(home), view.interview.id)
        count.repeated_requests += abs(len(services.review.requests(view.interview.id)) - run % 2)
    for pipe, worker in zip(pipes, workers, strict=True):
        pipe.close()
        worker.join(_PATIENCE)
    count.other = {"refused": dict(refused)}
    return count


def _undisturbed(services: Services, pack: RubricPack) -> Undisturbed:
    """One interview from beginning to end, timed."""
    begun = time.perf_counter()
    seconds: list[float] = []
    submit = services.screening.submit

    def timed(*given: object, **named: object) -> object:
        before = time.perf_counter()
        try:
            return submit(*given, **named)  # type: ignore[arg-type]
        finally:
            seconds.append(time.perf_counter() - before)

    view = begin(services, pack)
    seconds.append(time.perf_counter() - begun)
    setattr(services.screening, "submit", timed)  # noqa: B010  (timed at the seam that pages call)
    try:
        view = to_the_end(services, view)
    finally:
        delattr(services.screening, "submit")
    return Undisturbed(signs(view.turns), _ratings(services, view.interview.id), tuple(seconds[1:]))


def _killed_after(home: Path, content: Path, pack: RubricPack, acknowledged: int, delay: float) -> Told:
    """A process ended `delay` seconds after so many acknowledgements (-1: after it was started); what it had said."""
    context = processes()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=talk, args=(home, content, pack, None, theirs), daemon=True)
    process.start()
    theirs.close()
    told = Told()
    while len(told.answers) + (told.interview is not None) <= acknowledged and told.hear(ours, _PATIENCE):
        pass
    time.sleep(delay)
    process.kill()
    process.join()
    while told.hear(ours, 0):
        pass
    ours.close()
    return told


def _told(home: Path, content: Path, pack: RubricPack, how: str, at: int) -> Told:
    """All that a process said that meets a fault after `at` acknowledgements, until it ended."""
    context = processes()
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=talk, args=(home, content, pack, (how, at), theirs), daemon=True)
    process.start()
    theirs.close()
    told = Told()
    while told.hear(ours, _PATIENCE):
        pass
    process.join(_PATIENCE)
    ours.close()
    return told


def _go_on(home: Path, content: Path, pack: RubricPack, told: Told, count: Count, usual: Undisturbed) -> bool:
    """Opens everything anew, compares with what was acknowledged, and goes on. Returns whether a reply was owed."""
    begun = time.perf_counter()
    services = open_small(home, content, pack)
    count.runs += 1
    count.acknowledged += len(told.answers)
    stored = services.repository.turns(told.interview) if told.interview else []
    texts = {turn.seq: turn.text for turn in stored if turn.speaker is Speaker.APPLICANT}
    count.lost_answers += sum(texts.get(seq) != said for seq, said in told.answers)
    if told.interview is not None and not stored:
        count.unfinished += 1
        return False
    view = services.screening.view(told.interview) if told.interview else begin(services, pack)
    count.waits.append(time.perf_counter() - begun)
    view = to_the_end(services, view)
    count.unfinished += view.interview.status != "finished"
    found_turns = signs(view.turns)
    # A turn that is neither in its place nor of the undisturbed interview at all counts once; so does a missing one.
    count.duplicate_turns += sum((Counter(found_turns) - Counter(usual.turns)).values())
    count.duplicate_turns += len(found_turns) < len(usual.turns)
    count.double_ratings += double_ratings(_engine(home), view.interview.id)
    found = _ratings(services, view.interview.id)
    count.invented_ratings += sum(found[one] != usual.ratings.get(one) for one in found)
    count.repeated_requests += abs(len(services.review.requests(view.interview.id)) - 1)
    return bool(stored) and stored[-1].speaker is Speaker.APPLICANT


def _ratings(services: Services, interview_id: str) -> dict[tuple[str, str], str]:
    """(competency, criterion) -> its rating in the report, whole."""
    report = services.review.report(interview_id)
    return {(one.competency, one.criterion): one.model_dump_json() for one in report.ratings}


def _integrity(home: Path) -> str:
    with _engine(home).connect() as connection:
        return str(connection.execute(text("PRAGMA integrity_check")).scalar())


def _engine(home: Path) -> Engine:
    return open_engine(f"sqlite:///{home / 'interviewer.sqlite3'}")


def _received(pipe: Pipe) -> list[str]:
    """What a worker's threads were refused with. Raises EOFError where it ended, TimeoutError where it is stuck."""
    if not pipe.poll(_PATIENCE):
        raise TimeoutError("a process that sends answers says nothing")
    return pipe.recv()
