"""Making packs ready to grade with: each part once, and first of all what somebody waits for.

A pack is written into the rubric index, and then the texts of each competency are read and its graded answers learned
from. That takes seconds, so it is done ahead of time, a small step after the other; whoever needs a part meanwhile gets
it at once, and what is done ahead stands still until they have it.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from interviewer.domain.rubric import RubricPack
from interviewer.errors import InterviewerError

logger = logging.getLogger(__name__)

Pause = Callable[[], None]
"""Called between two small steps; returns when the next one may begin."""
Publish = Callable[[RubricPack, Pause], object]
"""Writes a pack into the index, where it is not there yet."""
Prepare = Callable[[str, Sequence[str]], None]
"""(pack's hash, competencies) -> reads their texts now rather than with the first answer."""
ReadSamples = Callable[[RubricPack], None]
"""Reads the texts of a pack's work samples that judgements are compared with."""
_Step = tuple[str, str]
"""(pack's hash, competency, or one of the two below)"""
_INDEX, _SAMPLES = "the index", "the samples"
"""No competency has such an id: ids hold no space."""


class Readiness:
    """Which packs are ready, and making them so. Safe to use from several threads."""

    def __init__(self, publish: Publish, prepare: Prepare, read_samples: ReadSamples = lambda _: None):
        """Say how it is done; nothing is done yet."""
        self._publish = publish
        self._prepare = prepare
        self._read_samples = read_samples
        self._done: set[_Step] = set()
        self._locks: dict[_Step, threading.Lock] = {}
        self._wanted: Counter[str] = Counter()
        self._works_ahead = False
        self._begun: set[str] = set()
        self._changed = threading.Condition()

    def need(self, pack: RubricPack, competency: str | None = None) -> None:
        """Has a pack ready, or one competency of it; whoever comes meanwhile waits rather than doing it again.

        Raises:
            EmbeddingsError, StoreError: the model or the index could not be used; the next one to come tries again.
        """
        parts = _parts(pack) if competency is None else [competency]
        if self._done.issuperset((pack.hash, one) for one in (_INDEX, *parts)):
            return
        with self._waiting_for(pack.hash):
            self._make(pack, parts, lambda: None)

    def ahead(self, pack: RubricPack) -> None:
        """Has a whole pack ready that nobody waits for; stands still while somebody waits for another.

        Raises as `need`.
        """
        self._works_ahead = True
        self._make(pack, _parts(pack), lambda: self._give_way(pack.hash))

    def soon(self, pack: RubricPack) -> None:
        """Begins to make a pack ready that somebody will need in a moment, and does not wait for it.

        Only in a process that works ahead at all: one that lives for a single command would end in the middle of it.
        """
        with self._changed:
            if not self._works_ahead or pack.hash in self._begun:
                return
            self._begun.add(pack.hash)
        threading.Thread(target=self._soon, args=(pack,), name="make-ready", daemon=True).start()

    def _soon(self, pack: RubricPack) -> None:
        try:
            self.need(pack)
        except InterviewerError:
            # Whoever needs the pack meets the same error, where it can be shown to a person.
            logger.exception("A rubric pack could not be made ready ahead of time")

    def _make(self, pack: RubricPack, parts: Sequence[str], pause: Pause) -> None:
        self._once((pack.hash, _INDEX), pause, lambda: self._publish(pack, pause))
        for part in parts:
            if part == _SAMPLES:
                self._once((pack.hash, _SAMPLES), pause, lambda: self._read_samples(pack))
            else:
                self._once((pack.hash, part), pause, lambda one=part: self._prepare(pack.hash, [one]))

    def _once(self, step: _Step, pause: Pause, do: Callable[[], object]) -> None:
        if step in self._done:
            return
        pause()
        with self._changed:
            lock = self._locks.setdefault(step, threading.Lock())
        with lock:
            if step not in self._done:
                do()
                self._done.add(step)

    @contextmanager
    def _waiting_for(self, pack_hash: str) -> Iterator[None]:
        with self._changed:
            self._wanted[pack_hash] += 1
            self._changed.notify_all()
        try:
            yield
        finally:
            with self._changed:
                self._wanted[pack_hash] -= 1
                self._wanted += Counter()  # without those that nobody waits for any more
                self._changed.notify_all()

    def _give_way(self, pack_hash: str) -> None:
        """Stands still while others are waited for, and not while somebody waits for this very pack."""
        with self._changed:
            self._changed.wait_for(lambda: not self._wanted or pack_hash in self._wanted)


def _parts(pack: RubricPack) -> list[str]:
    return [*(one.id for one in pack.competencies), _SAMPLES]
