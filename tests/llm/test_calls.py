from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from itertools import islice

import pytest

from interviewer.chat import ChatModel, Prompt
from interviewer.claims.reply import SaidClaims
from interviewer.errors import ModelUnavailable, ModelUnusable
from interviewer.grading.graded_form import Graded
from tests.llm.serving import AT_ONCE, LlamaServer
from tests.llm.tiny_model import CONTEXT
from tests.models.chats import CALL, PROMPT, MemoryLedger, opened

WHOLE = replace(CALL, seconds=60.0, longest=6_000)
"""A call with room and time for whatever the model says."""
LATE = 1.0
"""Seconds that a call may come back after its time is over, on a busy computer."""


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def model(llama, ledger) -> Iterator[ChatModel]:
    yield from ready(llama, ledger, temperature=1.0)


@pytest.fixture
def endless(llama, ledger) -> Iterator[ChatModel]:
    """At a temperature of 0, a model with nothing learnt says one word for ever."""
    yield from ready(llama, ledger, temperature=0.0)


def ready(llama: LlamaServer, ledger: MemoryLedger, temperature: float) -> Iterator[ChatModel]:
    models = opened(llama.url, ledger=ledger, model_temperature=temperature)
    models.warm_up()
    yield models.grader
    models.close()


def numbered(number: int) -> Prompt:
    return replace(PROMPT, varying=f"{number}. {PROMPT.varying}")


@pytest.mark.parametrize(("form", "count"), [(Graded, 100), (SaidClaims, 10)])
def test_every_form_that_is_asked_for_is_valid(model, ledger, form, count):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        replies = list(pool.map(lambda number: model.ask(numbered(number), form, WHOLE), range(count)))
    assert ledger.outcomes == ["ok"] * count
    assert {type(reply.form) for reply in replies} == {form}


def test_the_ledger_has_the_tokens_that_the_server_counted(llama, model, ledger):
    before = llama.counted()
    model.ask(PROMPT, Graded, WHOLE)
    with suppress(ModelUnusable):  # cut off or not, it was paid for
        list(model.stream(PROMPT, replace(CALL, longest=20)))
    after = llama.counted()
    read = sum(one.usage.input - one.usage.cached for one in ledger.records)
    written = sum(one.usage.output for one in ledger.records)
    assert {"read": read, "written": written} == {name: after[name] - before[name] for name in after}
    assert len(ledger.records) >= 2


def test_a_beginning_that_the_server_had_kept_is_counted_as_kept(model, ledger):
    long = replace(PROMPT, stable=f"{PROMPT.stable} {' '.join(str(number) for number in range(300))}")
    for number in range(2):
        model.ask(replace(long, varying=f"Answer {number}."), Graded, WHOLE)
    first, second = (one.usage for one in ledger.records)
    assert second.input == first.input
    assert second.cached > first.input / 2


def test_a_text_is_heard_as_it_is_spoken(endless, ledger):
    with closing(endless.stream(PROMPT, WHOLE)) as stream:
        pieces = list(islice(stream, 3))
    assert len(pieces) == 3
    assert "".join(pieces).isascii()
    assert ledger.records[0].seconds < WHOLE.seconds / 2


def test_a_text_that_never_ends_is_stopped_and_the_server_is_free_again(endless):
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable) as raised:
        list(endless.stream(PROMPT, replace(WHOLE, seconds=1.0, longest=CONTEXT)))
    assert (raised.value.kind, time.monotonic() - begun < 1.0 + LATE) == ("timeout", True)


def test_a_text_that_stops_half_way_is_not_waited_for(llama, endless):
    begun = time.monotonic()
    stream = endless.stream(PROMPT, replace(WHOLE, seconds=1.0, longest=CONTEXT))
    with llama.held_up(), pytest.raises(ModelUnavailable) as raised:
        list(stream)
    assert (raised.value.kind, time.monotonic() - begun < 1.0 + LATE) == ("timeout", True)


def test_a_form_is_not_waited_for_when_the_server_answers_nothing(llama, model):
    begun = time.monotonic()
    with llama.held_up(), pytest.raises(ModelUnavailable) as raised:
        model.ask(PROMPT, Graded, replace(CALL, seconds=0.5))
    assert (raised.value.kind, time.monotonic() - begun < 0.5 + LATE) == ("timeout", True)


def test_a_form_that_is_cut_off_is_unusable(model, ledger):
    with pytest.raises(ModelUnusable):
        model.ask(PROMPT, Graded, replace(WHOLE, longest=3))
    assert set(ledger.outcomes) == {"truncated"}


def test_a_prompt_that_the_model_cannot_hold_is_told_as_such(model, ledger):
    with pytest.raises(ModelUnusable):
        model.ask(replace(PROMPT, varying="so it goes, " * CONTEXT), Graded, WHOLE)
    assert ledger.outcomes == ["too-long"]


def test_a_server_that_is_gone_is_told_as_such_and_answers_once_it_is_back(llama, model, ledger):
    llama.kill()
    with pytest.raises(ModelUnavailable):
        model.ask(PROMPT, Graded, replace(CALL, seconds=0.5))
    llama.start()
    model.ask(PROMPT, Graded, WHOLE)
    assert ledger.outcomes[0] in ("no-server", "reset")
    assert ledger.outcomes[-1] == "ok"
