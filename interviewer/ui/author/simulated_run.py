"""Simulated interviews in the background: one run at a time, watched by every page that asks, its result kept."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Sequence

import streamlit as st

from interviewer.chat import Spent, Usage
from interviewer.domain.rubric import RubricPack
from interviewer.rehearsing import Rehearsal, rehearsal
from interviewer.services import Services, now
from interviewer.simulating.candidates import Candidate
from interviewer.simulating.figures import Figures, figures
from interviewer.simulating.holding import Simulation, simulate
from interviewer.ui.under_way import UnderWay

KEPT = 6
"""Results kept in this process, those of the versions that were asked for last."""
_LOOK = 0.2
"""Seconds between two looks at whether a run that waits for another was stopped."""


class SimulationRun(UnderWay):
    """One run, from the moment that somebody asked for it."""

    def __init__(  # noqa: PLR0913, PLR0917  (what is held, and with what)
        self,
        services: Services,
        pack: RubricPack,
        candidates: Sequence[Candidate],
        seeds: int,
        by_model: bool,
        turn: threading.Lock,
    ):
        """Nothing is done yet.

        Args:
            services: the installation's.
            pack: what is tested.
            candidates: who is interviewed.
            seeds: how many interviews each has.
            by_model: whether the chat model that is set holds and rates them.
            turn: held by the run that has its turn.
        """
        super().__init__()
        self._services = services
        self._pack = pack
        self._candidates = tuple(candidates)
        self._seeds = seeds
        self._by_model = by_model
        self._turn = turn
        self._stop = threading.Event()
        self.begun = now()
        self.waits = True
        """Whether another run has its turn still."""
        self.done, self.of = 0, len(self._candidates) * seeds
        self.simulation: Simulation | None = None
        """None until it is over, and where it failed."""
        self.figures: Figures | None = None
        """None where there is no interview to count."""
        self.spent: Spent | None = None
        """What the chat model's calls came to; None where it was not asked."""

    def stop(self) -> None:
        """Begins no further interview; those that were held stay."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether it was stopped."""
        return self._stop.is_set()

    def work(self) -> None:
        """Holds the interviews."""
        while not self._turn.acquire(timeout=_LOOK):
            if self._stop.is_set():
                return
        try:
            self.waits = False
            settings = self._services.settings
            with rehearsal(settings, self._services.embeddings, self._pack, by_model=self._by_model) as place:
                simulation = simulate(
                    place.stage,
                    self._pack,
                    self._candidates,
                    seeds=range(1, self._seeds + 1),
                    progress=self._note,
                    stop=self._stop,
                    model=settings.model if self._by_model else None,
                )
                self.spent = _spent(place, simulation) if self._by_model else None
        finally:
            self._turn.release()
        self.figures = figures(simulation) if simulation.interviews else None
        self.simulation = simulation

    def _note(self, done: int, of: int) -> None:
        self.done, self.of = done, of


class SimulationRuns:
    """The latest run of each version in this process. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, SimulationRun] = OrderedDict()
        self._turn = threading.Lock()

    def of(self, pack: RubricPack) -> SimulationRun | None:
        """The latest run of a version, under way or over; None where there was none."""
        with self._lock:
            found = self._known.get(pack.hash)
            if found is not None:
                self._known.move_to_end(pack.hash)
            return found

    def begin(
        self, services: Services, pack: RubricPack, candidates: Sequence[Candidate], seeds: int, *, by_model: bool
    ) -> None:
        """Begins a run in place of the version's last one, unless that is under way."""
        with self._lock:
            known = self._known.get(pack.hash)
            if known is not None and not known.wait(0):
                return
            run = self._known[pack.hash] = SimulationRun(services, pack, candidates, seeds, by_model, self._turn)
            self._known.move_to_end(pack.hash)
            over = [name for name, one in self._known.items() if one.wait(0)]
            for name in over[: max(0, len(self._known) - KEPT)]:
                del self._known[name]
        threading.Thread(target=run.run, name="simulation", daemon=True).start()


@st.cache_resource(show_spinner=False, hash_funcs={Services: id})
def runs_of(services: Services) -> SimulationRuns:  # noqa: ARG001  (each installation has its own)
    """Those of this process."""
    return SimulationRuns()


def seconds(interviews: int) -> dt.timedelta:
    """How long so many interviews take on an ordinary machine, by the embedded engine."""
    return dt.timedelta(seconds=10 + 2.5 * interviews)


def _spent(place: Rehearsal, simulation: Simulation) -> Spent:
    ledger = place.services.ledger
    rows = [ledger.spent(one.report.interview_id) for one in simulation.interviews]
    usage = Usage(*(sum(getattr(row.usage, name) for row in rows) for name in ("input", "cached", "output")))
    return Spent(sum(row.calls for row in rows), usage, sum(row.cost for row in rows))
