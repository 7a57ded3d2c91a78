"""What model calls came to, by purpose and interview, and no word of what was said."""

from __future__ import annotations

import pytest

from interviewer.chat import STOPPED, CallRecord, Purpose, Spent, Usage
from interviewer.domain.interview import Consent
from interviewer.domain.interview import Purpose as ConsentPurpose
from interviewer.store.database import open_engine
from interviewer.store.ledger import CallLedger, Costs
from interviewer.store.repository import Repository
from tests.builders import START
from tests.store.test_repository import PACK, asked, database_url, interview


@pytest.fixture
def repository(tmp_path):
    found = Repository(open_engine(database_url(tmp_path)))
    found.publish(PACK, START)
    found.create(interview(), [Consent(purpose=ConsentPurpose.SCREENING, given=True, at=START)], asked())
    return found


@pytest.fixture
def ledger(repository):
    return CallLedger(repository.engine)


def call(purpose=Purpose.GRADE, interview: str | None = "tea-1", outcome="ok", cost: float | None = 0.25):
    return CallRecord(purpose, interview, "scripted:one", "abc", Usage(100, 20, 30), 1.5, cost, outcome, START)


def test_calls_add_up_by_purpose(ledger):
    for one in (call(), call(outcome="timeout"), call(Purpose.ASK)):
        ledger.record(one)
    assert ledger.costs("tea-1") == [
        Costs(Purpose.GRADE, "scripted:one", 2, 1, Usage(200, 40, 60), 3.0, 0.5),
        Costs(Purpose.ASK, "scripted:one", 1, 0, Usage(100, 20, 30), 1.5, 0.25),
    ]
    assert ledger.spent("tea-1") == Spent(3, Usage(300, 60, 90), 0.75)


def test_an_interview_without_calls_has_spent_nothing(ledger):
    assert ledger.spent("tea-1") == Spent()
    assert ledger.costs("tea-1") == []


def test_without_prices_there_is_no_cost(ledger):
    ledger.record(call(cost=None))
    assert ledger.costs("tea-1")[0].cost is None


def test_calls_of_which_the_price_is_not_known_are_counted_beside_the_cost_of_the_others(ledger):
    for one in (call(), call(cost=None), call(cost=None), call(Purpose.ASK, cost=None)):
        ledger.record(one)
    assert [(one.cost, one.unpriced) for one in ledger.costs("tea-1")] == [(0.25, 2), (None, 1)]


def test_a_stream_that_was_stopped_is_paid_for_and_no_failure(ledger):
    ledger.record(call(outcome=STOPPED))
    assert ledger.costs("tea-1")[0].failed == 0
    assert ledger.spent("tea-1") == Spent(1, Usage(100, 20, 30), 0.25)


def test_a_call_outside_any_interview_is_kept_too(ledger):
    ledger.record(call(Purpose.CHECK, None))
    assert ledger.spent("tea-1").calls == 0


def test_erasing_an_interview_erases_its_calls(ledger, repository):
    ledger.record(call())
    repository.erase("tea-1")
    assert ledger.costs("tea-1") == []


def test_a_call_that_ends_after_its_interview_was_erased_is_not_an_error(ledger, repository):
    repository.erase("tea-1")
    ledger.record(call())
    assert ledger.costs("tea-1") == []


def test_a_database_that_is_away_does_not_fail_the_call(ledger, repository, caplog):
    with repository.engine.begin() as connection:
        connection.exec_driver_sql("drop table model_calls")
    ledger.record(call())
    assert "ledger" in caplog.text
