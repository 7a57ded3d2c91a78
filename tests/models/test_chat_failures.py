"""Exceptions of the shapes that client libraries have; that real ones have them is tried over HTTP elsewhere."""

from __future__ import annotations

import datetime as dt
import email.utils
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer.errors import ModelError, ModelRefused, ModelSettingsError, ModelUnavailable, ModelUnusable
from interviewer.models.failures import AskedToWait, Called, failure, retry_after
from tests.models.chats import KEY, START

CALLED = Called("openai:tiny", "INTERVIEWER_GRADING_MODEL", "INTERVIEWER_MODEL_KEY or OPENAI_API_KEY")


class TimeoutException(Exception):
    pass


class NetworkError(Exception):
    pass


class ProtocolError(Exception):
    pass


class Response:
    def __init__(self, status: int, headers: dict[str, str]):
        self.status_code = status
        self.headers = headers


class Refused(Exception):
    """As the libraries of most providers have it."""

    def __init__(self, status: int, words: str = "", headers: dict[str, str] | None = None):
        super().__init__(words)
        self.response = Response(status, headers or {})


def raised(name: str, base: type[Exception] = Exception, cause: Exception | None = None) -> Exception:
    """An exception of a class with this name."""
    error = type(name, (base,), {})("words of a library")
    error.__cause__ = cause
    return error


def found(error: Exception) -> ModelError:
    return failure(error, CALLED, lambda: START)


@pytest.mark.parametrize(
    ("status", "sort", "kind"),
    [
        (400, ModelSettingsError, "settings"),
        (401, ModelSettingsError, "key-refused"),
        (402, ModelSettingsError, "no-credit"),
        (403, ModelSettingsError, "key-refused"),
        (404, ModelSettingsError, "no-such-model"),
        (408, ModelUnavailable, "timeout"),
        (413, ModelUnusable, "too-long"),
        (418, ModelSettingsError, "settings"),
        (422, ModelSettingsError, "settings"),
        (429, ModelUnavailable, "rate-limited"),
        (500, ModelUnavailable, "server-error"),
        (502, ModelUnavailable, "server-error"),
        (503, ModelUnavailable, "overloaded"),
        (504, ModelUnavailable, "timeout"),
        (529, ModelUnavailable, "overloaded"),
        (302, ModelSettingsError, "settings"),
    ],
)
def test_a_status_says_what_it_is(status, sort, kind):
    error = found(Refused(status))
    assert isinstance(error, sort)
    assert error.kind == kind


@pytest.mark.parametrize(
    ("status", "words", "kind"),
    [
        (400, "Invalid parameter: 'response_format' of type 'json_schema' is not supported with this model.", None),
        (400, "This model does not support structured outputs", None),
        (422, "unknown field json_schema", None),
        (400, "This model's maximum context length is 8192 tokens", "too-long"),
        (400, "context_length_exceeded", "too-long"),
        (400, "The response was filtered: content_filter", "refused"),
        (429, "You exceeded your current quota: insufficient_quota", "no-credit"),
        (400, "Your credit balance is too low", "no-credit"),
        (400, "API key not valid. Please pass a valid API key.", "key-refused"),
    ],
)
def test_one_status_with_several_causes_is_told_apart_by_what_the_server_says(status, words, kind):
    assert found(Refused(status, words)).kind == (kind or "no-schema-support")


@pytest.mark.parametrize(
    ("words", "setting"),
    [
        ("Unsupported value: 'temperature' does not support 0.0", "INTERVIEWER_MODEL_TEMPERATURE"),
        ("Unsupported parameter: reasoning_effort", "INTERVIEWER_MODEL_EFFORT"),
    ],
)
def test_a_parameter_that_a_model_does_not_take_names_its_setting(words, setting):
    assert setting in str(found(Refused(400, words)))


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (raised("Timeout", cause=raised("ReadTimeout", TimeoutException)), "timeout"),
        (TimeoutError(), "timeout"),
        (raised("APIConnectionError", cause=raised("ConnectError")), "no-server"),
        (ConnectionRefusedError(), "no-server"),
        (raised("APIConnectionError", cause=raised("ReadError", NetworkError)), "reset"),
        (raised("RemoteProtocolError", ProtocolError), "reset"),
        (ConnectionResetError(), "reset"),
        (raised("UnsupportedProtocol"), "settings"),
        (raised("ModelAuthenticationError"), "key-refused"),
        (raised("ModelRateLimitError"), "rate-limited"),
        (raised("ContextOverflowError"), "too-long"),
        (json.JSONDecodeError("bad", "{", 1), "bad-json"),
        (IndexError("list index out of range"), "empty"),
        (ValueError("No generation chunks were returned"), "empty"),
        (TypeError("null value for 'choices'"), "bad-json"),
        (KeyError("choices"), "bad-json"),
        (raised("APIError"), "server-error"),
        (RuntimeError("whatever"), "failed"),
    ],
)
def test_without_a_status_the_names_in_the_chain_of_causes_say_what_it_is(error, kind):
    assert found(error).kind == kind


def test_a_message_is_one_sentence_that_names_the_model_and_a_setting_and_nothing_of_the_servers():
    for status in (400, 401, 404, 429, 500):
        said = str(found(Refused(status, f"Incorrect key {KEY} for 'I rang the registrar'")))
        assert "openai:tiny" in said
        assert said.endswith(".")
        assert KEY not in said
        assert "registrar" not in said


def test_a_refused_key_names_both_places_where_one_is_set():
    assert "INTERVIEWER_MODEL_KEY or OPENAI_API_KEY" in str(found(Refused(401)))


def test_a_model_that_is_not_there_names_the_setting_that_chose_it():
    assert "INTERVIEWER_GRADING_MODEL" in str(found(Refused(404)))


def test_a_circle_of_causes_comes_to_an_end():
    one, other = RuntimeError(), RuntimeError()
    one.__cause__, other.__cause__ = other, one
    assert found(one).kind == "failed"


@pytest.mark.parametrize("status", [429, 500, 503, 529])
def test_a_server_that_says_how_long_to_wait_is_heard(status):
    error = found(Refused(status, headers={"Retry-After": "7"}))
    assert isinstance(error, AskedToWait)
    assert error.seconds == 7


def test_a_refusal_of_the_request_is_a_refusal():
    assert isinstance(found(Refused(400, "content_filter")), ModelRefused)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3"}, 3.0),
        ({"Retry-After": "0.5"}, 0.5),
        ({"Retry-After": "-4"}, 0.0),
        ({"Retry-After": "Mon, 02 Nov 2026 09:00:30 GMT"}, 30.0),
        ({"Retry-After": "Mon, 02 Nov 2026 08:00:00 GMT"}, 0.0),
        ({"Retry-After": "Mon, 02 Nov 2026 10:00:30 +0100"}, 30.0),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": ""}, None),
        ({"Retry-After": "nan"}, None),
        ({"Retry-After": "inf"}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait_is_read_as_seconds_or_a_date(headers, seconds):
    assert retry_after(headers, START) == seconds


@given(st.text(max_size=40))
def test_no_header_at_all_raises_anything(value):
    seconds = retry_after({"Retry-After": value}, START)
    assert seconds is None or seconds >= 0


@given(st.integers(0, 10**7))
def test_a_date_says_as_much_as_its_distance(seconds):
    until = email.utils.format_datetime(START + dt.timedelta(seconds=seconds), usegmt=True)
    assert retry_after({"Retry-After": until}, START) == seconds


def test_headers_of_any_kind_of_error_are_looked_for_and_their_absence_is_no_error():
    error: Any = Refused(500)
    error.response.headers = None
    assert found(error).kind == "server-error"
