"""Simulated interviews that a chat model holds and rates: over real HTTP, and paid for nowhere else."""

from __future__ import annotations

import pytest

from evals.loopback import Fault, LoopbackServer
from interviewer.rehearsing import rehearsal
from interviewer.simulating.figures import figures
from interviewer.simulating.findings import findings
from interviewer.simulating.holding import simulate
from tests.simulating.scripts import SHY
from tests.test_model_engine import Brain


@pytest.fixture
def brain() -> Brain:
    return Brain()


@pytest.fixture
def by_model(brain, tea_services, tea):
    with LoopbackServer(brain) as server:
        settings = tea_services.settings.model_copy(update={"model": "openai:scripted", "model_url": server.url})
        with rehearsal(settings, tea_services.embeddings, tea, by_model=True) as place:
            yield simulate(place.stage, tea, [SHY], seeds=(1,), model=settings.model), place, server


def test_the_model_words_follow_ups_and_rates(by_model):
    simulation, *_ = by_model
    (one,) = simulation.interviews
    assert {rating.model for rating in one.report.ratings if rating.engine == "model"} == {"openai:scripted"}
    assert any(turn.model == "openai:scripted" for turn in one.turns)
    assert simulation.model == "openai:scripted"


def test_what_it_cost_is_in_the_ledger_of_the_place_alone(by_model, tea_services):
    simulation, place, server = by_model
    (one,) = simulation.interviews
    assert place.services.ledger.spent(one.report.interview_id).calls == len(server.requests)
    assert not tea_services.ledger.costs(one.report.interview_id)


def test_no_claims_are_read_by_a_model(by_model):
    simulation, *_ = by_model
    assert simulation.interviews[0].report.claims_by == "embedded"


class Failing(Brain):
    def __init__(self) -> None:
        super().__init__()
        self.faults = {"grade": Fault("refusal")}


@pytest.mark.parametrize("brain", [Failing()])
def test_ratings_that_the_model_failed_at_are_said_to_be_missing(by_model):
    simulation, *_ = by_model
    found = figures(simulation)
    assert found.waiting == 4
    assert any("model failed" in one.title for one in findings(simulation, found))
