"""The chat model on loopback does what measurements rely on: it counts, it keeps, and it fails as it is told."""

from __future__ import annotations

import json
import socket
import time
import urllib.request
from typing import Any
from urllib.error import HTTPError

import pytest

from evals.loopback import Answered, Fault, FaultKind, LoopbackServer, in_turn
from evals.loopback.counting import FIRST_KEPT, STEP, PrefixCache, tokenizer

SCHEMA = {"type": "json_schema", "json_schema": {"name": "Level", "strict": True, "schema": {"type": "object"}}}


@pytest.fixture(scope="module")
def server():
    with LoopbackServer(in_turn("I rang the registrar.")) as listening:
        yield listening


def post(server: LoopbackServer, brain: Any = None, seconds: float = 2.0, **body: Any) -> bytes:
    """One request and its whole answer."""
    server.brain = brain or in_turn("I rang the registrar.")
    asked = {"model": "tiny", "messages": [{"role": "user", "content": "What did you do?"}], **body}
    request = urllib.request.Request(
        f"{server.url}/chat/completions", json.dumps(asked).encode(), {"Authorization": "Bearer k"}
    )
    with urllib.request.urlopen(request, timeout=seconds) as response:
        return response.read()


def test_words_come_as_one_chat_completion(server):
    answer = json.loads(post(server))
    (choice,) = answer["choices"]
    assert choice["message"]["content"] == "I rang the registrar."
    assert choice["finish_reason"] == "stop"


def test_words_come_as_events_with_a_reason_usage_and_end_where_they_are_streamed(server):
    events = post(server, stream=True, stream_options={"include_usage": True}).decode().strip().split("\n\n")
    assert events.pop() == "data: [DONE]"
    chunks = [json.loads(event.removeprefix("data: ")) for event in events]
    said = "".join(chunk["choices"][0]["delta"].get("content", "") for chunk in chunks if chunk["choices"])
    assert said == "I rang the registrar."
    assert chunks[-2]["choices"][0]["finish_reason"] == "stop"
    assert chunks[-1]["usage"]["completion_tokens"] > 0


def test_usage_is_streamed_only_to_those_who_ask_for_it(server):
    assert b"completion_tokens" not in post(server, stream=True)


def test_the_brain_sees_the_request_and_every_request_is_kept_with_its_key(server):
    server.requests.clear()
    answer = json.loads(post(server, lambda asked: asked["messages"][0]["content"].upper()))
    assert answer["choices"][0]["message"]["content"] == "WHAT DID YOU DO?"
    (received,) = server.requests
    assert (received.asked["model"], received.key) == ("tiny", "Bearer k")


def test_the_schema_is_counted_with_the_messages(server):
    server.requests.clear()
    post(server)
    post(server, response_format=SCHEMA)
    plain, formed = (one.input for one in server.requests)
    assert plain == len(tokenizer()("What did you do?"))
    form = SCHEMA["json_schema"]
    text = [form["name"], json.dumps(form["schema"], separators=(",", ":"))]
    assert formed - plain == sum(len(tokenizer()(one)) for one in text)


def test_signs_that_stand_together_are_one_token_and_numbers_go_by_three_digits():
    assert len(tokenizer()('{"level":{')) == 3
    assert len(tokenizer()("1234567")) == 3


def test_all_requests_add_up(server):
    server.requests.clear()
    for _ in range(3):
        post(server)
    output = len(tokenizer()("I rang the registrar."))
    assert server.totals() == {
        "calls": 3,
        "input_tokens": 3 * server.requests[0].input,
        "cached_tokens": 0,
        "output_tokens": 3 * output,
    }


@pytest.mark.parametrize(
    ("shared", "kept"),
    [
        (FIRST_KEPT - 1, 0),
        (FIRST_KEPT, FIRST_KEPT),
        (FIRST_KEPT + STEP - 1, FIRST_KEPT),
        (FIRST_KEPT + 3 * STEP, FIRST_KEPT + 3 * STEP),
    ],
)
def test_a_beginning_is_kept_from_1024_tokens_on_in_steps_of_128(shared, kept):
    cache = PrefixCache()
    begun = list(range(shared))
    assert cache.kept("tiny", begun + [-1] * 500) == 0
    assert cache.kept("tiny", begun + [-2] * 500) == kept


def test_what_one_model_kept_is_no_other_models():
    cache = PrefixCache()
    cache.kept("tiny", list(range(2000)))
    assert cache.kept("other", list(range(2000))) == 0


def test_the_longest_of_several_beginnings_counts():
    cache = PrefixCache()
    for shared in (1100, 1600, 1300):
        cache.kept("tiny", list(range(shared)) + [-shared] * 600)
    assert cache.kept("tiny", list(range(2200))) == 1536


@pytest.mark.parametrize(
    ("kind", "status"),
    [(FaultKind.RATE_LIMITED, 429), (FaultKind.SERVER_ERROR, 500), (FaultKind.OVERLOADED, 529)],
)
def test_some_faults_are_a_status(server, kind, status):
    with pytest.raises(HTTPError) as caught:
        post(server, in_turn(Fault(kind, retry_after="7")))
    assert caught.value.code == status
    assert caught.value.headers["Retry-After"] == ("7" if status == 429 else None)


def test_a_reset_tears_the_connection_down(server):
    with pytest.raises(ConnectionResetError):
        post(server, in_turn(Fault("reset")))


def test_a_request_that_is_never_answered_ends_when_the_asker_goes(server):
    server.requests.clear()
    with pytest.raises(socket.timeout):
        post(server, in_turn(Fault("timeout")), seconds=0.2)
    assert server.requests[0].left.wait(2)


def test_a_drip_comes_byte_by_byte(server):
    begun = time.monotonic()
    answer = post(server, in_turn(Fault("slow-drip", pause=0.002)))
    assert json.loads(answer)["choices"]
    assert time.monotonic() - begun > 0.002 * len(answer)


def test_a_cut_stream_ends_without_a_reason(server):
    assert b'"finish_reason": "' not in post(server, in_turn(Fault("truncated-stream")), stream=True)
    whole = json.loads(post(server, in_turn(Fault("truncated-stream"))))
    assert whole["choices"][0]["finish_reason"] == "length"


def test_an_answer_is_sent_as_it_stands(server):
    assert post(server, in_turn(Answered(body="<html>", media_type="text/html"))) == b"<html>"


def test_a_fault_that_is_none_is_refused_where_it_is_written():
    with pytest.raises(ValueError, match="invented-quote"):
        Fault("invented-quote")


def test_outside_its_context_nothing_listens():
    with LoopbackServer(in_turn("x")) as listening:
        url = listening.url
    with pytest.raises(OSError, match=r"."), urllib.request.urlopen(f"{url}/chat/completions", b"{}", timeout=1):
        pass


def test_it_goes_away_even_while_somebody_waits_for_an_answer():
    with LoopbackServer(in_turn(Fault("timeout"))) as listening:
        with pytest.raises(socket.timeout):
            post(listening, in_turn(Fault("timeout")), seconds=0.1)
        waiting = socket.create_connection(("127.0.0.1", int(listening.url.split(":")[2].split("/")[0])))
        head = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 17\r\n\r\n"
        waiting.sendall(f'{head}{{"model": "tiny"}}'.encode())
        begun = time.monotonic()
    waiting.close()
    assert time.monotonic() - begun < 2.0
