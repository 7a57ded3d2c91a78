from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.chat import Call, Purpose
from interviewer.errors import (
    ModelBudgetSpent,
    ModelError,
    ModelRefused,
    ModelSettingsError,
    ModelUnavailable,
    ModelUnusable,
)
from interviewer.models.breaker import Breaker
from interviewer.models.failures import AskedToWait
from interviewer.models.patience import Patience, PatientChat
from tests.models.chats import CALL, PROMPT, Clock, Level, Listed

AWAY = ModelUnavailable("away", "server-error")
UNUSABLE = ModelUnusable("no form", "wrong-schema")


def patient(model: Listed, clock: Clock, breaker: Breaker | None = None) -> PatientChat:
    return PatientChat(model, breaker or Breaker(clock), timer=clock, sleep=clock.sleep, draw=lambda: 1.0)


def asked(chat: PatientChat, seconds: float = 60.0) -> int:
    return chat.ask(PROMPT, Level, Call(Purpose.GRADE, seconds=seconds)).form.level


def test_a_model_that_was_away_is_asked_up_to_three_times():
    model, clock = Listed([AWAY, AWAY, 2]), Clock()
    assert asked(patient(model, clock)) == 2
    assert clock.waits == [0.5, 1.0]


def test_after_three_attempts_the_last_failure_is_told():
    model = Listed([AWAY, AWAY, ModelUnavailable("busy", "overloaded"), 2])
    with pytest.raises(ModelUnavailable) as caught:
        asked(patient(model, Clock()))
    assert caught.value.kind == "overloaded"
    assert len(model.calls) == 3


def test_a_form_that_cannot_be_used_is_asked_for_once_more_and_at_once():
    model, clock = Listed([UNUSABLE, UNUSABLE, 2]), Clock()
    with pytest.raises(ModelUnusable):
        asked(patient(model, clock))
    assert len(model.calls) == 2
    assert clock.waits == [0.0]


@pytest.mark.parametrize(
    "error",
    [
        ModelRefused("no"),
        ModelSettingsError("no key", "key-refused"),
        ModelBudgetSpent("spent"),
        ModelUnusable("too long", "too-long"),
    ],
)
def test_what_would_fail_the_same_way_is_not_tried_again(error):
    model = Listed([error, 2])
    with pytest.raises(ModelError):
        asked(patient(model, Clock()))
    assert len(model.calls) == 1


def test_the_server_is_not_asked_sooner_than_it_said():
    model, clock = Listed([AskedToWait("busy", "rate-limited", 7.0), 2]), Clock()
    assert asked(patient(model, clock)) == 2
    assert clock.waits[0] >= 7.0


def test_a_wait_that_would_go_past_the_calls_time_is_not_begun():
    model, clock = Listed([AskedToWait("busy", "rate-limited", 3600.0), 2]), Clock()
    with pytest.raises(ModelUnavailable):
        asked(patient(model, clock), seconds=10)
    assert clock.waits == []


def test_each_attempt_gets_what_is_left_of_the_time():
    clock = Clock()
    model = Listed([AWAY, 2], on_call=lambda: clock.sleep(4))
    asked(patient(model, clock), seconds=10)
    assert [call.seconds for call in model.calls] == [10.0, 5.5]


def test_everything_else_of_the_call_stays_as_it_is():
    model, clock = Listed([2]), Clock()
    patient(model, clock).ask(PROMPT, Level, CALL)
    assert model.calls == [CALL]


def test_an_open_breaker_answers_at_once_and_names_the_command_that_tells_more():
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed(for_good=True)
    model = Listed([2])
    with pytest.raises(ModelUnavailable, match="interviewer doctor") as caught:
        asked(patient(model, clock, breaker))
    assert caught.value.kind == "breaker-open"
    assert model.calls == []


def test_five_failures_over_several_calls_open_the_breaker():
    clock = Clock()
    model = Listed([AWAY])
    chat = patient(model, clock)
    for _ in range(4):
        with pytest.raises(ModelUnavailable):
            asked(chat)
    assert len(model.calls) == 5


@pytest.mark.parametrize("kind", ["key-refused", "no-such-model", "no-credit"])
def test_what_no_retry_can_mend_opens_the_breaker_at_once(kind):
    clock = Clock()
    model = Listed([ModelSettingsError("wrong", kind)])
    chat = patient(model, clock)
    for _ in range(400):
        with pytest.raises(ModelError):
            asked(chat)
    assert len(model.calls) == 1


def test_a_model_that_answers_badly_is_there_all_the_same():
    clock = Clock()
    model = Listed([UNUSABLE])
    chat = patient(model, clock)
    for _ in range(10):
        with pytest.raises(ModelUnusable):
            asked(chat)
    assert len(model.calls) == 20


def test_a_breaker_closes_again_when_the_model_is_back():
    clock = Clock()
    model = Listed([AWAY] * 5 + [2])
    chat = patient(model, clock)
    for _ in range(3):
        with pytest.raises(ModelUnavailable):
            asked(chat)
    clock.now += 30
    assert [asked(chat), asked(chat)] == [2, 2]


def test_a_stream_is_tried_again_until_its_first_piece():
    model, clock = Listed([AWAY, "! lost", "Whom did you ring?"]), Clock()
    assert list(patient(model, clock).stream(PROMPT, CALL)) == ["Whom", "did", "you", "ring?"]
    assert len(model.calls) == 3


def test_a_stream_that_breaks_after_its_first_piece_is_not_begun_anew():
    model, said = Listed(["Whom did ! you ring?"]), []
    with pytest.raises(ModelUnavailable):
        said.extend(patient(model, Clock()).stream(PROMPT, CALL))
    assert len(model.calls) == 1


def test_streams_that_break_count_for_the_breaker():
    clock, model = Clock(), Listed(["Whom ! did"])
    chat = patient(model, clock)
    for _ in range(5):
        with pytest.raises(ModelUnavailable):
            list(chat.stream(PROMPT, CALL))
    with pytest.raises(ModelUnavailable) as caught:
        chat.stream(PROMPT, CALL)
    assert caught.value.kind == "breaker-open"


def test_a_stream_that_nobody_reads_to_its_end_counts_as_an_answer():
    clock, breaker = Clock(), Breaker(Clock(), failures=1)
    stream = patient(Listed(["Whom did you ring?"]), clock, breaker).stream(PROMPT, CALL)
    breaker.failed()
    stream.close()
    assert not breaker.open


def test_a_stream_says_which_model_speaks():
    assert patient(Listed(["Whom?"], name="fake:other"), Clock()).stream(PROMPT, CALL).model == "fake:other"


errors = st.one_of(
    st.sampled_from([AWAY, UNUSABLE, ModelRefused("no"), ModelSettingsError("no")]),
    st.builds(AskedToWait, st.just("busy"), st.just("rate-limited"), st.floats(0, 1e6)),
)


@given(errors, st.integers(1, 10), st.floats(0, 100), st.floats(0, 1))
def test_a_wait_is_never_negative_never_past_the_time_and_never_shorter_than_asked_for(error, tried, left, draw):
    wait = Patience().wait(error, tried, left, draw)
    if wait is not None:
        assert 0 <= wait < left
        assert tried < 3
        if isinstance(error, AskedToWait):
            assert wait >= error.seconds


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 2))
def test_those_who_failed_together_wait_differently_long_and_within_a_factor_of_two(one, other, tried):
    waits = [Patience().wait(AWAY, tried, 1e9, draw) for draw in (one, other)]
    assert max(waits) <= 2 * min(waits)
