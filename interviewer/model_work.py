"""What a chat model has still to do for interviews that were given one: rate criteria, read claims.

Nothing remembers the work but the rows: what is missing there, or failed, is to be done. So a killed process, a model
that was away and a fresh start all go on in the same way, with `interviewer regrade --pending` or in the background.
"""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from interviewer.domain.evidence import Assessment, Unrated, WhyUnrated
from interviewer.errors import InterviewerError, NotFound
from interviewer.outcomes import Outcomes
from interviewer.rating import Rater
from interviewer.store.repository import Repository

logger = logging.getLogger(__name__)

AT_ONCE = 3
"""Criteria of one interview that are rated side by side."""
FIRST_WAIT, LONGEST_WAIT = 30.0, 900.0
"""Seconds until an interview that something failed for is tried again; doubled each time."""

Progress = Callable[[int, int], None]
"""(done, in all)"""


@dataclass(frozen=True)
class Done:
    """What became of one interview's work."""

    rated: int
    failed: int
    """Criteria that the model gave nothing for; they are tried again."""


class ModelWork:
    """Does the work that waits, when asked or in the background."""

    def __init__(self, *, repository: Repository, rater: Rater, outcomes: Outcomes):
        self._repository = repository
        self._rater = rater
        self._outcomes = outcomes
        self._due: list[tuple[float, int, str]] = []
        self._waits: dict[str, float] = {}
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._running = threading.Lock()

    def pending(self) -> list[str]:
        """Ids of the interviews that something waits for, the oldest first. Raises StoreError."""
        ids = [one.id for one in reversed(self._repository.interviews()) if one.engine == "model"]
        return [one for one in ids if self.waits_for(one)]

    def waits_for(self, interview_id: str) -> int:
        """How many criteria, and claims, of one interview wait for a model. Raises NotFound, StoreError."""
        interview = self._repository.interview(interview_id)
        if interview.engine != "model":
            return 0
        pack = self._repository.pack(interview.pack_hash)
        waiting = self._rater.waiting(interview, pack, self._repository.turns(interview_id))
        return len(waiting) + self._outcomes.waits(interview)

    def do(self, interview_id: str, progress: Progress | None = None) -> Done:
        """Rates what waits and reads the claims of one interview; what a model fails at stays waiting.

        Raises:
            ModelSettingsError: no model is configured.
            NotFound, StoreError, EmbeddingsError: a part that is needed is not there.
        """
        with self._running:  # two at once would pay for the same twice
            interview = self._repository.interview(interview_id)
            if interview.engine != "model":
                return Done(0, 0)
            pack = self._repository.pack(interview.pack_hash)
            turns = self._repository.turns(interview_id)
            said = {turn.seq: turn.text for turn in turns}
            waiting = self._rater.waiting(interview, pack, turns)
            found: list[Assessment] = []
            with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="model-work") as pool:
                for one in pool.map(lambda one: self._rater.rate_waiting(one, pack, said), waiting):
                    found.append(one)
                    if progress:
                        progress(len(found), len(waiting))
            if self._outcomes.waits(interview):
                self._outcomes.read(interview, turns)
        failed = sum(_failed(one) for one in found)
        return Done(len(found) - failed, failed)

    def wake(self, interview_id: str) -> None:
        """Has the background look at an interview now."""
        self._plan(interview_id, 0.0)

    def start(self) -> None:
        """Begins to work in the background: what waits from before, then whatever `wake` is called for."""
        threading.Thread(target=self._run, name="model-work", daemon=True).start()

    def _plan(self, interview_id: str, wait: float) -> None:
        with self._changed:
            heapq.heappush(self._due, (time.monotonic() + wait, next(self._order), interview_id))
            self._changed.notify()

    def _run(self) -> None:
        try:
            for interview_id in self.pending():
                self.wake(interview_id)
        except InterviewerError:
            logger.exception("What waits for a model could not be looked up; `interviewer regrade --pending` does it")
        while True:
            self._one(self._next())

    def _next(self) -> str:
        with self._changed:
            while not self._due or self._due[0][0] > time.monotonic():
                self._changed.wait(self._due[0][0] - time.monotonic() if self._due else None)
            return heapq.heappop(self._due)[2]

    def _one(self, interview_id: str) -> None:
        try:
            failed = self.do(interview_id).failed > 0
        except NotFound:  # erased meanwhile
            return
        except InterviewerError as error:
            logger.warning("The model's work for interview %s is put off: %s", interview_id, error)
            failed = True
        if not failed:
            self._waits.pop(interview_id, None)
            return
        wait = self._waits.get(interview_id, FIRST_WAIT)
        self._waits[interview_id] = min(wait * 2, LONGEST_WAIT)
        self._plan(interview_id, wait)


def _failed(one: Assessment) -> bool:
    return isinstance(one, Unrated) and one.why is WhyUnrated.MODEL_FAILED
