"""Rating many answers in the background: begun once, watched by every page that asks, its result kept for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar, cast

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.gold.rated import Progress
from interviewer.ui.boundary import show_error
from interviewer.ui.under_way import UnderWay, wait_for

KEPT = 12
"""Results kept in this process, the ones asked for last."""

Result = TypeVar("Result")


class Stopped(Exception):
    """Somebody stopped it; there is no result."""


class Run(UnderWay, Generic[Result]):
    """One piece of work and how far it is."""

    def __init__(self, work: Callable[[Progress], Result]):
        """Nothing is done yet; `work` is given what it tells its progress."""
        super().__init__()
        self._work = work
        self._stop = threading.Event()
        self.done = 0
        self.of = 0
        """How much there is to do; 0 while that is not known."""
        self._result: Result | None = None

    def work(self) -> None:
        """Does it."""
        self._result = self._work(self._progress)

    @property
    def over(self) -> bool:
        """Whether it is over, one way or the other."""
        return self.wait(0)

    @property
    def result(self) -> Result | None:
        """What it came to; None while it is being done, and where it failed."""
        return self._result if self.over else None

    def stop(self) -> None:
        """Breaks it off at the next answer."""
        self._stop.set()

    def _progress(self, done: int, of: int) -> None:
        self.done, self.of = done, of
        if self._stop.is_set():
            raise Stopped("It was stopped.")


class Runs:
    """What is being done in this process and what was done last. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Run[object]] = OrderedDict()

    def of(self, key: str) -> Run[object] | None:
        """The run under a key, under way or over; None where there is none, or it was stopped."""
        with self._lock:
            found = self._known.get(key)
            if found is not None and isinstance(found.error, Stopped):
                del self._known[key]
                return None
            if found is not None:
                self._known.move_to_end(key)
            return found

    def begin(self, key: str, work: Callable[[Progress], object]) -> None:
        """Begins it, unless it is under way or done already; what failed or was stopped is begun again."""
        with self._lock:
            found = self._known.get(key)
            if found is not None and found.error is None:
                return
            run = self._known[key] = Run(work)
            self._known.move_to_end(key)
            for old in [name for name, one in self._known.items() if one.over][: max(0, len(self._known) - KEPT)]:
                del self._known[old]
        threading.Thread(target=run.run, name="gold-run", daemon=True).start()


def watched(runs: Runs, key: str, what: str, kind: type[Result], offer: Callable[[], None]) -> Result | None:
    """Shows how far a run is until it is over, and gives its result.

    Args:
        runs: the register.
        key: which run.
        what: what is being done, for people: "Rating the answers".
        kind: of the result.
        offer: shows the way to begin it; called where there is no result.

    Returns:
        None where there is no result.
    """
    # One place for both, so that the way to begin is not seen beside what was begun.
    place = st.empty()
    run = runs.of(key)
    if run is not None and not run.over:
        _watch(place, run, key, what)
    if run is not None and run.error is None:
        return cast(Result, run.result) if isinstance(run.result, kind) else None
    with place.container(key=f"run-offer-{key}"):
        if run is not None and run.error is not None and not isinstance(run.error, Stopped):
            show_error(run.error)
        offer()
    return None


def _watch(place: DeltaGenerator, run: Run[object], key: str, what: str) -> None:
    with place.container(key=f"run-under-way-{key}"):
        bar = st.progress(0.0, text=f"{what} …")
        st.caption("You can leave this page and come back; it goes on meanwhile.")
        st.button("Stop", key=f"stop-{key}", on_click=run.stop)

    def show() -> None:
        if run.of:
            bar.progress(min(run.done / run.of, 1.0), text=f"{what}: {run.done} of {run.of}")

    show()
    wait_for(run, show)
    place.empty()
