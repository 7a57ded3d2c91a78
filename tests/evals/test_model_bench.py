"""A chat model on the bench: through the product's grader, over real HTTP, and honestly where it fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.bench import Bench, one_answer
from evals.loopback import Answered, Fault, LoopbackServer
from evals.loopback.honest import honest
from evals.model_bench import ModelBench, reached_at
from evals.suites import carried
from interviewer.domain.evidence import WhyUnrated
from interviewer.errors import ModelSettingsError
from tests import builders

CONTENT = Path(__file__).parents[2]
PACK = builders.pack()
QUESTION = PACK.competencies[0].questions[0].text
SAID = (
    "I always check the boiling water temperature with a thermometer before serving, because boiling water burns it. "
    "Then I time the steeping in minutes and adjust the steeping time when the cup is off."
)


@pytest.fixture(scope="module")
def server():
    with LoopbackServer(honest) as listening:
        yield listening


@pytest.fixture
def judge(server, encoder):
    """Judges one answer on the criteria of brewing, by a brain."""

    def with_brain(brain, text=SAID):
        server.brain = brain
        models = reached_at(server.url)
        with ModelBench(encoder, models.grader, CONTENT) as bench:
            bench.publish(PACK)
            found = bench.judge(PACK.hash, "brewing", one_answer(QUESTION, text))
        models.close()
        return found

    return with_brain


def test_a_level_that_its_quotes_carry_is_given(judge):
    for one in judge(honest):
        assert one.given is not None
        assert one.given == one.level > 0
        assert sum(one.shares) == pytest.approx(1)


def test_a_model_that_fails_has_given_nothing(judge, encoder):
    with Bench(encoder) as bench:
        bench.publish(PACK)
        embedded = bench.judge(PACK.hash, "brewing", one_answer(QUESTION, SAID))
    found = judge(lambda asked: Fault("wrong-schema"))
    assert [(one.given, one.why) for one in found] == [(None, WhyUnrated.MODEL_FAILED)] * 2
    assert [one.shares for one in found] == [one.shares for one in embedded]


def test_a_key_that_is_refused_stops_the_measurement(judge):
    with pytest.raises(ModelSettingsError):
        judge(lambda asked: Answered(401, {"error": {"message": "no"}}))


def test_a_judge_who_is_always_right_is_mostly_believed(encoder):
    found = carried.measure(PACK, encoder, CONTENT)
    assert sum(one["n"] for one in found.values()) == 32
    assert found["0"]["to_person"] == 0
    assert found["3"]["to_person"] < 1
