"""Settings -> chat models, and what these send over real HTTP."""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from typing import Any

import pytest
from pydantic import SecretStr

from evals.loopback import Answered, Fault, FaultKind, LoopbackServer, in_turn
from interviewer.chat import Call, Purpose
from interviewer.errors import ModelBudgetSpent, ModelError, ModelSettingsError, ModelUnavailable, ModelUnusable
from interviewer.models import langchain_chat
from interviewer.models.counting import tokens_sent
from interviewer.models.dialects import Dialect, open_dialect
from interviewer.models.providers import PROVIDERS
from tests.models.chats import CALL, KEY, PROMPT, Level, MemoryLedger, opened

AWAY = in_turn(Fault(FaultKind.SERVER_ERROR))


def by_model(**brains: Any):
    """A brain that answers for each model as it is told."""
    return lambda asked: brains[asked["model"]](asked)


def models_asked(server: LoopbackServer) -> list[str]:
    return [str(one.asked["model"]) for one in server.requests]


def refused(**settings: Any) -> str:
    with pytest.raises(ModelSettingsError) as caught:
        opened("http://127.0.0.1:9/v1", **settings)
    return str(caught.value)


def test_one_model_does_everything_where_no_other_is_set(server):
    models = opened(server.url)
    for model in (models.interviewer, models.grader, models.claims):
        model.ask(PROMPT, Level, CALL)
    assert models_asked(server) == ["tiny"] * 3
    assert len(models.single) == 1


def test_grading_and_claims_may_have_models_of_their_own(server):
    models = opened(server.url, grading_model="openai:careful", claims_model="openai:quick")
    for model in (models.interviewer, models.grader, models.claims):
        model.ask(PROMPT, Level, CALL)
    assert models_asked(server) == ["tiny", "careful", "quick"]


def test_models_of_one_name_share_one_breaker(server):
    server.brain = in_turn(Answered(401, {}))
    models = opened(server.url)
    with pytest.raises(ModelSettingsError):
        models.interviewer.ask(PROMPT, Level, CALL)
    with pytest.raises(ModelUnavailable) as caught:
        models.grader.ask(PROMPT, Level, CALL)
    assert caught.value.kind == "breaker-open"
    assert len(server.requests) == 1


def test_nothing_is_sent_when_models_are_opened_or_warmed_up(server):
    opened(server.url).warm_up()
    assert server.requests == []


def test_models_that_were_closed_can_be_asked_again(server):
    models = opened(server.url)
    models.interviewer.ask(PROMPT, Level, CALL)
    models.close()
    assert models.interviewer.ask(PROMPT, Level, CALL).form.level == 2


def test_a_form_is_asked_for_with_a_small_strict_schema_and_two_messages(server):
    opened(server.url).grader.ask(PROMPT, Level, replace(CALL, longest=321))
    (request,) = server.requests
    assert request.asked == {
        "model": "tiny",
        "stream": False,
        "temperature": 0.0,
        "max_completion_tokens": 321,
        "messages": [
            {"role": "system", "content": PROMPT.stable},
            {"role": "user", "content": PROMPT.varying},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "Level",
                "strict": True,
                "schema": {
                    "type": "object",
                    "properties": {"level": {"type": "integer"}},
                    "required": ["level"],
                    "additionalProperties": False,
                },
            },
        },
    }


def test_a_stream_asks_for_its_usage_and_for_no_form(server):
    list(opened(server.url).interviewer.stream(PROMPT, CALL))
    asked = server.requests[0].asked
    assert (asked["stream"], asked["stream_options"]) == (True, {"include_usage": True})
    assert "response_format" not in asked


def test_the_temperature_is_the_one_that_was_set_or_none(server):
    opened(server.url, model_temperature=0.7).grader.ask(PROMPT, Level, CALL)
    opened(server.url, model_temperature=None).grader.ask(PROMPT, Level, CALL)
    assert [request.asked.get("temperature") for request in server.requests] == [0.7, None]


def test_an_effort_is_sent_only_where_one_is_set(server):
    opened(server.url, model_effort="low").grader.ask(PROMPT, Level, CALL)
    opened(server.url).grader.ask(PROMPT, Level, CALL)
    assert [request.asked.get("reasoning_effort") for request in server.requests] == ["low", None]


def test_a_model_with_a_name_that_the_library_would_route_elsewhere_is_asked_the_same_way(server):
    opened(server.url, model="openai:gpt-5-pro-codex").grader.ask(PROMPT, Level, CALL)
    assert server.requests[0].asked["messages"]


@pytest.mark.parametrize(
    ("key", "environment", "sent"),
    [
        (SecretStr(KEY), {"OPENAI_API_KEY": "from-the-environment"}, KEY),
        (None, {"OPENAI_API_KEY": "from-the-environment"}, "from-the-environment"),
        (None, {}, "none"),
    ],
)
def test_the_key_is_the_one_set_else_the_providers_variable_else_none(server, key, environment, sent):
    opened(server.url, model_key=key, environment=environment).grader.ask(PROMPT, Level, CALL)
    assert server.requests[0].key == f"Bearer {sent}"


def test_the_address_is_the_one_set_before_the_environments(server):
    models = opened(server.url, environment={"OPENAI_BASE_URL": "http://127.0.0.1:9/v1"})
    assert models.grader.ask(PROMPT, Level, CALL).form.level == 2


def test_without_one_it_is_the_environments_which_needs_no_key(server):
    models = opened("", model_url=None, model_key=None, environment={"OPENAI_BASE_URL": server.url})
    assert models.grader.ask(PROMPT, Level, CALL).form.level == 2


def test_this_processs_environment_is_read_where_no_other_is_given(server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", server.url)
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")
    opened("", model_url=None, model_key=None, environment=None).grader.ask(PROMPT, Level, CALL)
    assert server.requests[0].key == "Bearer from-the-environment"


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"model": "gpt-5-mini"}, ["INTERVIEWER_MODEL", "openai:gpt-5-mini"]),
        ({"model": "nobody:model"}, ["INTERVIEWER_MODEL", "anthropic"]),
        ({"model": "openai:"}, ["INTERVIEWER_MODEL"]),
        ({"grading_model": "gpt-5"}, ["INTERVIEWER_GRADING_MODEL"]),
        ({"claims_model": "gpt-5"}, ["INTERVIEWER_CLAIMS_MODEL"]),
        ({"fallback_models": ("openai:a", "b")}, ["INTERVIEWER_FALLBACK_MODELS"]),
        ({"model": "cohere:command"}, ["INTERVIEWER_MODEL", "pip install langchain-cohere"]),
        ({"model_url": "127.0.0.1:8080/v1"}, ["INTERVIEWER_MODEL_URL"]),
        ({"model_url": "ftp://host/v1"}, ["INTERVIEWER_MODEL_URL"]),
        ({"model_url": "http://"}, ["INTERVIEWER_MODEL_URL"]),
        ({"model_url": "http://host:port/v1"}, ["INTERVIEWER_MODEL_URL"]),
        ({"model_url": "http://host name/v1"}, ["INTERVIEWER_MODEL_URL"]),
        ({"model_url": "http://host/v1/chat/completions"}, ["INTERVIEWER_MODEL_URL", "/chat/completions"]),
        ({"model_url": None, "environment": {"OPENAI_BASE_URL": "nowhere"}}, ["OPENAI_BASE_URL"]),
        ({"model_url": None, "model_key": None}, ["INTERVIEWER_MODEL_KEY", "OPENAI_API_KEY"]),
        ({"interview_cost": 1.0}, ["INTERVIEWER_INTERVIEW_COST", "INTERVIEWER_PRICE_INPUT"]),
    ],
)
def test_a_setting_that_cannot_be_right_is_named_before_any_call(settings, words):
    said = refused(**settings)
    for word in words:
        assert word in said


def test_a_message_about_settings_never_holds_the_key_or_the_address():
    for settings in ({"model_url": f"ftp://user:{KEY}@host"}, {"model": KEY}):
        assert KEY not in refused(**settings)


def test_address_and_key_go_to_models_of_the_same_provider_only(server):
    said = refused(model="azure_openai:own", fallback_models=("openai:theirs",))
    assert "INTERVIEWER_FALLBACK_MODELS" in said
    assert "OPENAI_API_KEY" in said


def test_every_provider_listed_is_one_that_langchain_knows():
    from langchain.chat_models import init_chat_model  # noqa: PLC0415

    for name, provider in PROVIDERS.items():
        if not provider.installed:
            with pytest.raises(ImportError, match=provider.package):
                init_chat_model("model", model_provider=name)


def test_a_library_that_cannot_work_with_what_was_set_is_a_wrong_setting():
    models = opened("", model="azure_openai:own", model_url=None)
    for use in (models.warm_up, lambda: models.grader.ask(PROMPT, Level, CALL)):
        with pytest.raises(ModelSettingsError, match="INTERVIEWER_MODEL") as caught:
            use()
        assert (caught.value.__cause__, caught.value.__context__) == (None, None)
        assert KEY not in str(caught.value)


def test_azures_way_of_addressing_a_model_works(server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_VERSION", "2026-01-01")
    models = opened(server.url.removesuffix("/v1"), model="azure_openai:own")
    with pytest.raises(ModelSettingsError) as caught:  # the server knows no such path, which shows that it was asked
        models.grader.ask(PROMPT, Level, CALL)
    assert caught.value.kind == "no-such-model"


def test_a_fallback_answers_where_the_first_model_is_away(server):
    server.brain = by_model(tiny=AWAY, spare=in_turn('{"level": 1}'))
    ledger = MemoryLedger()
    models = opened(server.url, fallback_models=("openai:spare",), ledger=ledger)
    reply = models.grader.ask(PROMPT, Level, CALL)
    assert (reply.form.level, reply.model) == (1, "openai:spare")
    assert [(one.model, one.outcome) for one in ledger.records] == [
        ("openai:tiny", "server-error"),
        ("openai:tiny", "server-error"),
        ("openai:tiny", "server-error"),
        ("openai:spare", "ok"),
    ]


def test_a_stream_falls_back_before_its_first_piece_and_not_after(server):
    torn = in_turn(Fault(FaultKind.RESET))
    server.brain = by_model(tiny=in_turn(Fault(FaultKind.OVERLOADED)), spare=in_turn("Whom did you ring?"))
    models = opened(server.url, fallback_models=("openai:spare",))
    stream = models.interviewer.stream(PROMPT, CALL)
    assert (stream.model, "".join(stream)) == ("openai:spare", "Whom did you ring?")
    server.brain = by_model(tiny=torn, spare=in_turn("Whom did you ring?"))
    server.requests.clear()
    with pytest.raises(ModelUnavailable):
        list(opened(server.url, fallback_models=("openai:spare",)).interviewer.stream(PROMPT, CALL))
    assert models_asked(server) == ["tiny"]


def test_a_model_that_hangs_leaves_time_for_its_fallback(server):
    server.brain = by_model(tiny=in_turn(Fault(FaultKind.TIMEOUT)), spare=in_turn('{"level": 1}'))
    models = opened(server.url, fallback_models=("openai:spare",))
    models.warm_up()
    begun = time.monotonic()
    assert models.grader.ask(PROMPT, Level, Call(Purpose.ASK, seconds=1.2)).model == "openai:spare"
    assert time.monotonic() - begun < 1.2


def test_a_fallback_named_as_the_first_model_is_not_asked_twice(server):
    server.brain = in_turn(Answered(404, {}))
    models = opened(server.url, fallback_models=("openai:tiny",))
    with pytest.raises(ModelSettingsError):
        models.grader.ask(PROMPT, Level, CALL)
    assert len(server.requests) == 1


def test_a_model_that_is_asked_to_wait_an_hour_is_given_up_at_once(server):
    server.brain = in_turn(Fault(FaultKind.RATE_LIMITED, retry_after="3600"))
    models = opened(server.url)
    models.warm_up()
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable) as caught:
        models.grader.ask(PROMPT, Level, CALL)
    assert caught.value.kind == "rate-limited"
    assert time.monotonic() - begun < 5.0
    assert len(server.requests) == 1


def test_a_model_that_asks_for_a_moment_is_asked_again_after_it(server):
    server.brain = in_turn(Fault(FaultKind.RATE_LIMITED, retry_after="0.3"), '{"level": 2}')
    assert opened(server.url).grader.ask(PROMPT, Level, CALL).form.level == 2
    first, second = server.requests
    assert second.at - first.at >= 0.3


def test_each_attempt_is_written_down_by_itself(server):
    server.brain = in_turn("no form", "no form")
    ledger = MemoryLedger()
    with pytest.raises(ModelUnusable):
        opened(server.url, ledger=ledger).grader.ask(PROMPT, Level, CALL)
    assert ledger.outcomes == ["bad-json", "bad-json"]
    assert len(server.requests) == 2


def test_an_interview_that_has_spent_its_tokens_asks_no_model_any_more(server):
    ledger = MemoryLedger()
    models = opened(server.url, ledger=ledger, interview_tokens=tokens_sent(PROMPT, Level))
    models.grader.ask(PROMPT, Level, CALL)
    with pytest.raises(ModelBudgetSpent):
        models.interviewer.ask(PROMPT, Level, CALL)
    with pytest.raises(ModelBudgetSpent):
        models.claims.stream(PROMPT, CALL)
    assert models.interviewer.ask(PROMPT, Level, replace(CALL, interview="another")).form.level == 2
    assert len(server.requests) == 2


def test_an_interview_that_has_spent_its_money_asks_no_model_any_more(server):
    ledger, prices = MemoryLedger(), {"price_input": 10.0, "price_cached": 1.0, "price_output": 100.0}
    opened(server.url, ledger=ledger, interview_cost=1.0, **prices).grader.ask(PROMPT, Level, CALL)
    models = opened(server.url, ledger=ledger, interview_cost=ledger.records[0].cost, **prices)
    with pytest.raises(ModelBudgetSpent, match="INTERVIEWER_INTERVIEW_COST"):
        models.grader.ask(PROMPT, Level, CALL)
    assert len(server.requests) == 1


def test_importing_a_models_library_is_not_taken_out_of_its_first_calls_time(server, monkeypatch):
    def slowly(*given: Any, **settings: Any) -> Dialect:
        time.sleep(0.5)
        return open_dialect(*given, **settings)

    monkeypatch.setattr(langchain_chat, "open_dialect", slowly)
    server.brain = lambda _asked: time.sleep(0.3) or '{"level": 2}'
    models = opened(server.url)
    assert models.grader.ask(PROMPT, Level, replace(CALL, seconds=0.7)).form.level == 2


def test_a_model_that_keeps_failing_is_left_alone_by_eight_threads(server):
    server.brain = AWAY
    models, kinds = opened(server.url), []
    models.warm_up()

    def work() -> None:
        for _ in range(10):
            try:
                models.grader.ask(PROMPT, Level, CALL)
            except ModelError as error:
                kinds.append(error.kind)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(kinds) == 80
    assert kinds.count("breaker-open") >= 64
    assert len(server.requests) <= 16
