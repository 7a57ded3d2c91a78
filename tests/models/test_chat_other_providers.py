"""The way that every provider but OpenAI's is asked, tried with the one whose package is installed."""

from __future__ import annotations

import pytest
from pydantic import SecretStr

from evals.loopback import Answered, Fault, FaultKind, LoopbackServer, in_turn
from interviewer.errors import ModelError
from interviewer.models.dialects import _Other
from interviewer.models.langchain_chat import LangChainChat
from interviewer.models.providers import Chosen
from tests.models.chats import CALL, KEY, PROMPT, Level, MemoryLedger, one_attempt


def other(server: LoopbackServer, ledger: MemoryLedger | None = None) -> LangChainChat:
    chat = one_attempt(server, ledger)
    chat._opened = _Other(Chosen("openai", "tiny", "INTERVIEWER_MODEL", server.url, SecretStr(KEY)), 0.0)
    return chat


def failed(chat: LangChainChat) -> ModelError:
    with pytest.raises(ModelError) as caught:
        chat.ask(PROMPT, Level, CALL)
    return caught.value


def test_a_form_is_asked_for_by_schema_and_read_by_ourselves(server):
    ledger = MemoryLedger()
    assert other(server, ledger).ask(PROMPT, Level, CALL).form.level == 2
    asked = server.requests[0].asked
    assert asked["response_format"]["json_schema"]["schema"]["properties"] == {"level": {"type": "integer"}}
    assert ledger.records[0].usage.input == server.requests[0].input


def test_a_text_is_spoken(server):
    server.brain = in_turn("Whom did you ring?")
    assert "".join(other(server).stream(PROMPT, CALL)) == "Whom did you ring?"


@pytest.mark.parametrize("arguments", ['{"level": 2}', '{"level": '])
def test_a_form_filled_in_as_a_tools_arguments_is_read_as_strictly(server, arguments):
    call = {"id": "1", "type": "function", "function": {"name": "Level", "arguments": arguments}}
    message = {"role": "assistant", "content": None, "tool_calls": [call]}
    server.brain = in_turn(Answered(body={"choices": [{"message": message, "finish_reason": "tool_calls"}]}))
    if arguments.endswith("}"):
        assert other(server).ask(PROMPT, Level, CALL).form.level == 2
    else:
        assert failed(other(server)).kind == "bad-json"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (FaultKind.RATE_LIMITED, "rate-limited"),
        (FaultKind.SERVER_ERROR, "server-error"),
        (FaultKind.RESET, "reset"),
        (FaultKind.TRUNCATED_STREAM, "truncated"),
        (FaultKind.BAD_JSON, "bad-json"),
        (FaultKind.WRONG_SCHEMA, "wrong-schema"),
        (FaultKind.REFUSAL, "refused"),
        (FaultKind.EMPTY, "empty"),
    ],
)
def test_what_goes_wrong_has_the_same_names(server, kind, expected):
    server.brain = in_turn(Fault(kind))
    assert failed(other(server)).kind == expected


def test_the_most_tokens_are_said_for_each_call(server):
    chat = other(server)
    chat.ask(PROMPT, Level, CALL)
    list(chat.stream(PROMPT, CALL))
    assert {one.asked["max_completion_tokens"] for one in server.requests} == {CALL.longest}
