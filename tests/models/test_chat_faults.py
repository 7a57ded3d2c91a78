"""One attempt over real HTTP: what a server can do wrong, and what comes of it."""

from __future__ import annotations

import gc
import json
import logging
import threading
import time
from concurrent.futures import wait
from dataclasses import replace
from typing import Any

import pytest

from evals.loopback import Answered, Fault, FaultKind, in_turn
from interviewer.chat import Call, Stream, Usage
from interviewer.errors import ModelError, ModelRefused, ModelSettingsError, ModelUnavailable, ModelUnusable
from interviewer.models.counting import tokens_sent
from interviewer.models.failures import AskedToWait
from interviewer.models.langchain_chat import LangChainChat
from interviewer.models.pricing import Prices
from tests.models.chats import CALL, KEY, PROMPT, START, Level, MemoryLedger, one_attempt

SOON = replace(CALL, seconds=0.4)
SLACK = 2.0
"""Seconds that a busy machine may take beside what is waited for."""

ASKED = {
    FaultKind.RATE_LIMITED: (AskedToWait, "rate-limited"),
    FaultKind.SERVER_ERROR: (ModelUnavailable, "server-error"),
    FaultKind.OVERLOADED: (ModelUnavailable, "overloaded"),
    FaultKind.TIMEOUT: (ModelUnavailable, "timeout"),
    FaultKind.RESET: (ModelUnavailable, "reset"),
    FaultKind.SLOW_DRIP: (ModelUnavailable, "timeout"),
    FaultKind.TRUNCATED_STREAM: (ModelUnusable, "truncated"),
    FaultKind.BAD_JSON: (ModelUnusable, "bad-json"),
    FaultKind.WRONG_SCHEMA: (ModelUnusable, "wrong-schema"),
    FaultKind.REFUSAL: (ModelRefused, "refused"),
    FaultKind.EMPTY: (ModelUnusable, "empty"),
}
SPOKEN = {kind: expected for kind, expected in ASKED.items() if kind is not FaultKind.WRONG_SCHEMA}


def patient_with(kind: FaultKind | None) -> Call:
    """A call that waits no longer than it has to for a server that never comes to an end."""
    return SOON if kind in (FaultKind.TIMEOUT, FaultKind.SLOW_DRIP) else CALL


def failed_ask(chat: LangChainChat, call=CALL) -> ModelError:
    with pytest.raises(ModelError) as caught:
        chat.ask(PROMPT, Level, call)
    return caught.value


def failed_stream(chat: LangChainChat, call=CALL) -> ModelError:
    with pytest.raises(ModelError) as caught:
        list(chat.stream(PROMPT, call))
    return caught.value


@pytest.mark.parametrize("kind", FaultKind)
def test_a_form_that_went_wrong_says_how(server, kind):
    server.brain = in_turn(Fault(kind))
    ledger = MemoryLedger()
    error = failed_ask(one_attempt(server, ledger), patient_with(kind))
    assert (type(error), error.kind) == ASKED[kind]
    assert ledger.outcomes == [error.kind]


@pytest.mark.parametrize("kind", SPOKEN)
def test_a_stream_that_went_wrong_says_how(server, kind):
    server.brain = in_turn(Fault(kind))
    ledger = MemoryLedger()
    error = failed_stream(one_attempt(server, ledger), patient_with(kind))
    assert (type(error), error.kind) == SPOKEN[kind]
    assert ledger.outcomes == [error.kind]


@pytest.mark.parametrize("kind", FaultKind)
def test_nothing_of_a_library_hangs_on_an_error(server, kind):
    server.brain = in_turn(Fault(kind))
    error = failed_ask(one_attempt(server), patient_with(kind))
    assert (error.__cause__, error.__context__) == (None, None)


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (Answered(body={"choices": []}), "empty"),
        (Answered(body={"choices": None}), "bad-json"),
        (Answered(body={}), "bad-json"),
        (Answered(body=[1, 2]), "bad-json"),
        (Answered(body="nonsense"), "bad-json"),
        (Answered(body="<html>Sign in</html>", media_type="text/html"), "bad-json"),
        (Answered(body={"choices": [{"message": None, "finish_reason": "stop"}]}), "bad-json"),
        (Answered(body={"choices": [{"finish_reason": "stop"}]}), "bad-json"),
        (Answered(body={"error": {"message": "no"}}), "bad-json"),
    ],
)
def test_an_answer_that_is_no_chat_completion_is_unusable(server, answered, kind):
    server.brain = in_turn(answered)
    error = failed_ask(one_attempt(server))
    assert isinstance(error, ModelUnusable)
    assert error.kind == kind


@pytest.mark.parametrize(
    "body", [{"choices": []}, {"choices": None}, {}, "nonsense", "data: {}\n\n", 'data: {"choices": []}\n\n']
)
def test_a_stream_with_nothing_in_it_is_unusable(server, body):
    server.brain = in_turn(Answered(body=body, media_type="text/event-stream"))
    assert isinstance(failed_stream(one_attempt(server)), ModelUnusable)


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (401, "Incorrect API key", "key-refused"),
        (403, "Forbidden", "key-refused"),
        (404, "The model does not exist", "no-such-model"),
        (400, "'response_format' of type 'json_schema' is not supported", "no-schema-support"),
        (429, "You exceeded your current quota", "rate-limited"),
    ],
)
def test_a_request_that_is_refused_says_why(server, status, words, kind):
    server.brain = in_turn(Answered(status, {"error": {"message": words}}))
    assert failed_ask(one_attempt(server)).kind == kind
    assert failed_stream(one_attempt(server)).kind == kind


def test_an_account_without_credit_is_told_from_a_busy_server(server):
    server.brain = in_turn(Answered(429, {"error": {"message": "quota", "code": "insufficient_quota"}}))
    error = failed_ask(one_attempt(server))
    assert isinstance(error, ModelSettingsError)
    assert error.kind == "no-credit"


def test_an_error_in_the_middle_of_a_stream_is_the_servers(server):
    body = 'data: {"choices":[{"index":0,"delta":{"content":"Whom"}}]}\n\ndata: {"error":{"message":"busy"}}\n\n'
    server.brain = in_turn(Answered(body=body, media_type="text/event-stream"))
    assert failed_stream(one_attempt(server)).kind == "server-error"


def test_a_server_that_is_not_there_is_told_from_one_that_broke_off(server):
    chat = one_attempt(server)
    chat._chosen = replace(chat._chosen, url="http://127.0.0.1:9/v1")
    error = failed_ask(chat)
    assert (type(error), error.kind) == (ModelUnavailable, "no-server")
    assert "INTERVIEWER_MODEL_URL" in str(error)


def test_a_filled_in_form_comes_back_with_the_models_name(server):
    reply = one_attempt(server).ask(PROMPT, Level, CALL)
    assert (reply.form, reply.model) == (Level(level=2), "openai:tiny")


def test_a_stream_comes_piece_by_piece_and_to_its_end(server):
    server.brain = in_turn("Whom did you ring?")
    assert list(one_attempt(server).stream(PROMPT, CALL)) == ["Whom ", "did ", "you ", "ring?"]


def test_half_a_character_in_a_stream_becomes_one_that_can_be_stored(server):
    body = json.dumps({"choices": [{"index": 0, "delta": {"content": "half \ud83d"}, "finish_reason": "stop"}]})
    server.brain = in_turn(Answered(body=f"data: {body}\n\ndata: [DONE]\n\n", media_type="text/event-stream"))
    assert "".join(one_attempt(server).stream(PROMPT, CALL)).encode() == "half \N{REPLACEMENT CHARACTER}".encode()


@pytest.mark.parametrize("kind", [FaultKind.TIMEOUT, FaultKind.SLOW_DRIP])
@pytest.mark.parametrize("ask", [failed_ask, failed_stream])
def test_the_time_is_kept_whatever_the_server_does_and_its_connection_is_closed(server, kind, ask):
    server.brain = in_turn(Fault(kind, pause=0.05))
    begun = time.monotonic()
    assert ask(one_attempt(server), SOON).kind == "timeout"
    assert SOON.seconds - 0.1 < time.monotonic() - begun < SOON.seconds + SLACK
    assert server.requests[0].left.wait(2)


def test_calls_that_came_too_late_leave_no_thread_behind(server):
    chat = one_attempt(server)
    chat.ask(PROMPT, Level, CALL)
    server.brain = in_turn(Fault(FaultKind.TIMEOUT))
    before = {thread.name for thread in threading.enumerate() if "AnyIO" not in thread.name}
    for _ in range(10):
        failed_ask(chat, replace(CALL, seconds=0.02))
    assert {thread.name for thread in threading.enumerate() if "AnyIO" not in thread.name} <= before


def test_a_stream_that_is_closed_ends_its_connection_and_is_written_down_as_stopped_with_about_its_tokens(server):
    server.brain = in_turn(Fault(FaultKind.SLOW_DRIP, pause=0.002))
    ledger = MemoryLedger()
    stream: Stream = one_attempt(server, ledger, prices=Prices(input=1.0, output=10.0)).stream(PROMPT, CALL)
    assert next(iter(stream))
    stream.close()
    assert server.requests[0].left.wait(2)
    (record,) = ledger.records
    assert record.outcome == "stopped"
    assert record.usage.input == tokens_sent(PROMPT)
    assert record.usage.output > 0
    assert record.cost == pytest.approx((record.usage.input + 10 * record.usage.output) / 1e6)


def test_a_stream_that_was_whole_before_it_was_closed_has_the_tokens_that_the_server_counted(server):
    server.brain = lambda _asked: "one two three four five six seven"
    ledger = MemoryLedger()
    stream: Any = one_attempt(server, ledger).stream(PROMPT, CALL)
    pieces = iter(stream)
    assert next(pieces)
    wait([stream._poured._future], 5)  # noqa: SLF001  (until all of it has come)
    stream.close()
    (record,), (request,) = ledger.records, server.requests
    assert (record.outcome, record.usage) == ("stopped", Usage(request.input, 0, request.output))


@pytest.mark.parametrize(("ask", "form"), [(failed_ask, Level), (failed_stream, None)])
def test_a_call_that_ran_out_of_time_is_written_down_with_about_what_was_sent(server, ask, form):
    server.brain = in_turn(Fault(FaultKind.TIMEOUT))
    ledger = MemoryLedger()
    ask(one_attempt(server, ledger), SOON)
    assert (ledger.outcomes, ledger.records[0].usage) == (["timeout"], Usage(input=tokens_sent(PROMPT, form)))


def test_a_stream_that_broke_off_is_written_down_with_about_what_came_of_it(server):
    server.brain = in_turn(Fault(FaultKind.RESET))
    ledger = MemoryLedger()
    failed_stream(one_attempt(server, ledger))
    assert ledger.records[0].usage.input == tokens_sent(PROMPT)
    assert ledger.records[0].usage.output > 0


def test_a_call_that_never_reached_a_server_is_written_down_without_tokens(server):
    ledger = MemoryLedger()
    server.brain = in_turn(Answered(401, "no"))
    failed_ask(one_attempt(server, ledger))
    assert ledger.records[0].usage == Usage()


def test_a_stream_that_is_forgotten_is_closed_and_written_down(server):
    server.brain = in_turn(Fault(FaultKind.SLOW_DRIP, pause=0.002))
    ledger = MemoryLedger()
    pieces = iter(one_attempt(server, ledger).stream(PROMPT, CALL))
    assert next(pieces)
    del pieces
    gc.collect()
    assert server.requests[0].left.wait(2)
    assert ledger.outcomes == ["stopped"]


@pytest.mark.parametrize("speaks", [False, True])
def test_an_attempt_is_written_down_with_its_tokens_and_cost_and_no_word(server, speaks):
    ledger = MemoryLedger()
    chat = one_attempt(server, ledger, prices=Prices(input=1.0, output=10.0))
    if speaks:
        list(chat.stream(PROMPT, CALL))
    else:
        chat.ask(PROMPT, Level, CALL)
    (record,), (request,) = ledger.records, server.requests
    assert (record.purpose, record.interview, record.model) == (CALL.purpose, CALL.interview, "openai:tiny")
    assert (record.prompt_hash, record.outcome, record.at) == (PROMPT.hash, "ok", START)
    assert record.usage == Usage(request.input, 0, request.output)
    assert request.output > 0
    assert record.cost == pytest.approx((request.input + 10 * request.output) / 1e6)
    assert 0 < record.seconds < CALL.seconds
    assert "registrar" not in repr(record)


@pytest.mark.parametrize("kind", [FaultKind.TRUNCATED_STREAM, FaultKind.BAD_JSON, FaultKind.REFUSAL])
def test_tokens_of_a_reply_that_cannot_be_used_are_written_down_too(server, kind):
    server.brain = in_turn(Fault(kind))
    ledger = MemoryLedger()
    failed_ask(one_attempt(server, ledger))
    assert ledger.records[0].usage.output > 0


def test_tokens_that_the_server_had_kept_are_counted_apart(server):
    long = replace(PROMPT, stable="The criterion has these levels. " * 300)
    ledger = MemoryLedger()
    chat = one_attempt(server, ledger)
    for _ in range(2):
        chat.ask(long, Level, CALL)
    assert [record.usage.cached > 1024 for record in ledger.records] == [False, True]


@pytest.mark.parametrize("speaks", [False, True])
def test_a_server_that_counts_no_tokens_can_be_used(server, speaks):
    server.reports_usage = False
    ledger = MemoryLedger()
    chat = one_attempt(server, ledger)
    assert list(chat.stream(PROMPT, CALL)) if speaks else chat.ask(PROMPT, Level, CALL)
    assert ledger.records[0].usage == Usage()


def test_a_ledger_that_is_away_costs_no_answer(server, caplog):
    class Away(MemoryLedger):
        def record(self, call):
            raise OSError("disk")

    assert one_attempt(server, Away()).ask(PROMPT, Level, CALL).form.level == 2
    assert list(one_attempt(server, Away()).stream(PROMPT, CALL))
    assert caplog.text.count("could not be written to the ledger") == 2


@pytest.mark.parametrize("kind", [None, *FaultKind])
def test_neither_key_nor_words_stand_in_a_log_or_a_message(server, caplog, kind):
    echo = {"error": {"message": f"Incorrect API key {KEY}: I rang the registrar"}}
    server.brain = in_turn(Fault(kind) if kind else Answered(401, echo))
    with caplog.at_level(logging.DEBUG):
        errors = [failed_ask(one_attempt(server), patient_with(kind)), None]
        if kind is not FaultKind.WRONG_SCHEMA:
            errors[1] = failed_stream(one_attempt(server), patient_with(kind))
    for text in (caplog.text, str(errors), repr(errors), repr(one_attempt(server)._chosen)):
        assert KEY not in text
        assert "registrar" not in text


def test_no_trace_is_sent_whatever_the_environment_says(server, monkeypatch):
    for name in ("LANGSMITH_TRACING", "LANGCHAIN_TRACING_V2"):
        monkeypatch.setenv(name, "true")
    monkeypatch.setenv("LANGSMITH_ENDPOINT", server.url.removesuffix("/v1"))
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_key")
    sent: list[str] = []
    monkeypatch.setattr("langsmith.Client.create_run", lambda *_given, **_more: sent.append("run"))
    chat = one_attempt(server)
    chat.ask(PROMPT, Level, CALL)
    list(chat.stream(PROMPT, CALL))
    assert sent == []


def test_variables_meant_for_other_programs_change_neither_server_nor_key(server, monkeypatch):
    for name in ("OPENAI_API_BASE", "OPENAI_BASE_URL", "LANGSMITH_GATEWAY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/elsewhere")
    monkeypatch.setenv("OPENAI_API_KEY", "meant-for-elsewhere")
    one_attempt(server).ask(PROMPT, Level, CALL)
    assert server.requests[0].key == f"Bearer {KEY}"


def test_eight_threads_ask_one_model_at_once(server):
    ledger = MemoryLedger()
    chat = one_attempt(server, ledger)
    levels: list[int] = []

    def work() -> None:
        for _ in range(5):
            levels.append(chat.ask(PROMPT, Level, CALL).form.level)
            levels.append(len(list(chat.stream(PROMPT, CALL))))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(levels) == [2] * 80
    assert ledger.outcomes == ["ok"] * 80
