from __future__ import annotations

from dataclasses import replace

import pytest

from interviewer.chat import Call, CallRecord, Purpose, Spent, Usage
from interviewer.errors import (
    ModelBudgetSpent,
    ModelRefused,
    ModelSettingsError,
    ModelUnavailable,
    ModelUnusable,
    StoreError,
)
from interviewer.models.budget import Budget, BudgetedChat
from interviewer.models.counting import tokens_sent
from interviewer.models.fallback import FallbackChat
from interviewer.models.pricing import Prices
from tests.models.chats import CALL, PROMPT, Clock, Level, Listed

AWAY = ModelUnavailable("away", "timeout")


class Spending:
    """A ledger with a fixed sum, or one that is away."""

    def __init__(self, spent: Spent | StoreError):
        self._spent = spent

    def record(self, call: CallRecord) -> None:
        """Keep nothing."""

    def spent(self, interview: str) -> Spent:
        if isinstance(self._spent, StoreError):
            raise self._spent
        return self._spent


@pytest.mark.parametrize("error", [AWAY, ModelSettingsError("no key", "key-refused")])
def test_the_next_model_answers_where_one_is_away_or_not_set_up(error):
    chat = FallbackChat([Listed([error], "fake:first"), Listed([2], "fake:second")])
    reply = chat.ask(PROMPT, Level, CALL)
    assert (reply.form.level, reply.model) == (2, "fake:second")


@pytest.mark.parametrize("error", [ModelUnusable("no form"), ModelRefused("no"), ModelBudgetSpent("spent")])
def test_a_model_that_said_something_is_not_passed_over(error):
    second = Listed([2], "fake:second")
    with pytest.raises(type(error)):
        FallbackChat([Listed([error]), second]).ask(PROMPT, Level, CALL)
    assert second.calls == []


def test_where_none_helps_the_first_ones_failure_is_told():
    first = ModelSettingsError("no key", "key-refused")
    with pytest.raises(ModelSettingsError) as caught:
        FallbackChat([Listed([first]), Listed([AWAY])]).ask(PROMPT, Level, CALL)
    assert caught.value.kind == "key-refused"


def test_each_model_gets_an_equal_share_of_what_is_left():
    clock = Clock()
    models = [Listed([AWAY], on_call=lambda: clock.sleep(1)) for _ in range(2)] + [Listed([2])]
    FallbackChat(models, clock).ask(PROMPT, Level, Call(Purpose.ASK, seconds=9))
    assert [model.calls[0].seconds for model in models] == [3.0, 4.0, 7.0]


def test_a_model_for_which_no_time_is_left_is_not_asked():
    clock = Clock()
    second = Listed([2])
    with pytest.raises(ModelUnavailable):
        FallbackChat([Listed([AWAY], on_call=lambda: clock.sleep(99)), second], clock).ask(PROMPT, Level, CALL)
    assert second.calls == []


def test_a_call_with_no_time_at_all_is_too_late():
    with pytest.raises(ModelUnavailable) as caught:
        FallbackChat([Listed([2])]).ask(PROMPT, Level, replace(CALL, seconds=0))
    assert caught.value.kind == "timeout"


def test_together_they_have_the_first_ones_name():
    assert FallbackChat([Listed([2], "fake:first"), Listed([2], "fake:second")]).name == "fake:first"


def test_a_stream_names_the_model_that_speaks():
    class Raising(Listed):
        def stream(self, prompt, call):
            raise AWAY

    stream = FallbackChat([Raising([2], "fake:first"), Listed(["Whom?"], "fake:second")]).stream(PROMPT, CALL)
    assert (stream.model, list(stream)) == ("fake:second", ["Whom?"])


@pytest.mark.parametrize(
    ("budget", "word"),
    [
        (Budget(tokens=150), "INTERVIEWER_INTERVIEW_TOKENS"),
        (Budget(tokens=0), "INTERVIEWER_INTERVIEW_TOKENS"),
        (Budget(cost=0.5), "INTERVIEWER_INTERVIEW_COST"),
    ],
)
def test_at_the_limit_no_model_is_asked_and_the_setting_is_named(budget, word):
    model = Listed([2])
    chat = BudgetedChat(model, Spending(Spent(3, Usage(100, 80, 50), 0.5)), budget)
    for ask in (lambda: chat.ask(PROMPT, Level, CALL), lambda: chat.stream(PROMPT, CALL)):
        with pytest.raises(ModelBudgetSpent, match=word) as caught:
            ask()
        assert caught.value.kind == "budget-spent"
    assert model.calls == []


SENDS = tokens_sent(PROMPT, Level)
PRICES = Prices(input=1e6, output=1e6)
"""A token of input costs 1."""


@pytest.mark.parametrize("budget", [Budget(), Budget(tokens=150 + SENDS), Budget(cost=0.5 + SENDS)])
def test_under_the_limit_it_is(budget):
    chat = BudgetedChat(Listed([2]), Spending(Spent(3, Usage(100, 80, 50), 0.5)), budget, PRICES)
    assert chat.ask(PROMPT, Level, CALL).form.level == 2


@pytest.mark.parametrize("budget", [Budget(tokens=149 + SENDS), Budget(cost=0.4 + SENDS)])
def test_a_call_that_would_send_more_than_is_left_is_not_made(budget):
    model = Listed([2])
    chat = BudgetedChat(model, Spending(Spent(3, Usage(100, 80, 50), 0.5)), budget, PRICES)
    with pytest.raises(ModelBudgetSpent, match="the next call would"):
        chat.ask(PROMPT, Level, CALL)
    assert model.calls == []


def test_outside_an_interview_there_is_no_budget():
    chat = BudgetedChat(Listed([2]), Spending(Spent(3, Usage(100, 0, 50))), Budget(tokens=1))
    assert chat.ask(PROMPT, Level, replace(CALL, interview=None)).form.level == 2


def test_a_sum_that_cannot_be_read_stops_no_interview():
    chat = BudgetedChat(Listed([2]), Spending(StoreError("away")), Budget(tokens=1))
    assert chat.ask(PROMPT, Level, CALL).form.level == 2


@pytest.mark.parametrize(
    ("prices", "cost"),
    [
        (Prices(), None),
        (Prices(input=1.0), None),
        (Prices(output=1.0), None),
        (Prices(input=2.0, output=10.0), 0.0025),
        (Prices(input=2.0, cached=0.5, output=10.0), 0.0019),
        (Prices(input=0.0, output=0.0), 0.0),
    ],
)
def test_a_call_costs_what_its_fresh_kept_and_written_tokens_cost(prices, cost):
    assert prices.cost(Usage(input=1000, cached=400, output=50)) == (None if cost is None else pytest.approx(cost))
