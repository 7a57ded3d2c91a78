from __future__ import annotations

from interviewer.chat import Purpose
from interviewer.domain.interview import TurnKind
from tests.llm.interviews import opened, rate, take

SLOW = 1.0
"""Seconds that the model may take for a follow-up here."""
LATE = 1.0
"""Seconds that a call may come back after its time is over, on a busy computer."""


def test_an_interview_whose_server_is_killed_loses_nothing_and_is_rated_once_it_is_back(llama, home, small_content):
    services = opened(home, llama, content=small_content)
    taken = take(services, lambda answers: llama.kill() if answers == 1 else None)
    assert taken.kept == list(taken.said)
    assert taken.view.interview.status == "finished"
    assert services.work.do(taken.id).rated == 0
    llama.start()
    again = opened(home, llama, content=small_content)
    assert taken.id in again.work.pending()
    rate(again, taken.id)
    assert taken.id not in again.work.pending()


def test_a_server_that_answers_nothing_delays_no_turn_by_more_than_was_set(llama, home, small_content):
    services = opened(home, llama, content=small_content, turn_seconds=SLOW)
    with llama.held_up():
        taken = take(services)
    follow_ups = [turn for turn in taken.view.turns if turn.kind is TurnKind.PROBE]
    (costs,) = services.ledger.costs(taken.id)
    assert taken.kept == list(taken.said)
    assert [turn.model for turn in follow_ups] == [None] * len(follow_ups)
    assert (costs.purpose, costs.failed) == (Purpose.ASK, costs.calls)
    assert costs.seconds < len(follow_ups) * (SLOW + LATE)
