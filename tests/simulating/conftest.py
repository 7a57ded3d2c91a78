"""Places to hold interviews in, and one simulation that many tests read."""

from __future__ import annotations

import pytest

from interviewer.rehearsing import rehearsal
from interviewer.simulating.holding import Simulation, simulate
from tests.simulating.scripts import BLUFFER, EXPERT, SHY


@pytest.fixture(scope="session")
def tea(tea_services):
    return tea_services.library.pack("tea")


@pytest.fixture(scope="session")
def held(tea_services, tea):
    """Holds interviews: `held(candidates, seeds=...)`."""

    def hold(candidates, **more) -> Simulation:
        with rehearsal(tea_services.settings, tea_services.embeddings, tea) as place:
            return simulate(place.stage, tea, candidates, **more)

    return hold


@pytest.fixture(scope="session")
def simulation(held) -> Simulation:
    return held([EXPERT, SHY, BLUFFER], seeds=(1, 2))
