"""A model is opened before a call's time begins, once, and nobody waits for it longer than for the call itself."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from interviewer.errors import ModelSettingsError, ModelUnavailable
from interviewer.models.opening import OpenedFirst
from tests.models.chats import CALL, PROMPT, Level, Listed


def test_everything_is_open_before_the_model_is_asked():
    done: list[str] = []
    model = Listed([2], on_call=lambda: done.append("asked"))
    chat = OpenedFirst(model, [lambda: done.append("first"), lambda: done.append("second")])
    chat.ask(PROMPT, Level, CALL)
    assert done == ["first", "second", "asked"]


def test_the_call_has_its_whole_time_left():
    model = Listed(["Whom?"])
    list(OpenedFirst(model, [lambda: None]).stream(PROMPT, CALL))
    assert model.calls == [CALL]


def test_it_is_opened_once_however_many_ask_at_once():
    opened: list[int] = []
    chat = OpenedFirst(Listed([2]), [lambda: opened.append(1)])
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: chat.ask(PROMPT, Level, CALL), range(20)))
    assert opened == [1]


def test_opening_that_takes_longer_than_the_call_may_is_not_waited_for_and_goes_on():
    held = threading.Event()
    model = Listed([2])
    chat = OpenedFirst(model, [held.wait])
    with pytest.raises(ModelUnavailable) as caught:
        chat.ask(PROMPT, Level, replace(CALL, seconds=0.02))
    assert (caught.value.kind, model.calls) == ("opening", [])
    held.set()
    assert chat.ask(PROMPT, Level, CALL).form.level == 2


def test_what_cannot_be_opened_is_for_the_call_itself_to_say():
    def refused() -> None:
        raise ModelSettingsError("The package of another provider is not installed.")

    assert OpenedFirst(Listed([2]), [refused, lambda: None]).ask(PROMPT, Level, CALL).form.level == 2
