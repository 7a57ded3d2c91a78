"""Several chat models in order: the next is asked where one is away or not set up as it should be."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from interviewer.chat import Call, ChatModel, Form, Prompt, Reply, Stream
from interviewer.errors import ModelError, ModelSettingsError, ModelUnavailable

logger = logging.getLogger(__name__)

Result = TypeVar("Result")


class FallbackChat:
    """Models as one. A reply or stream names the one that answered."""

    def __init__(self, models: Sequence[ChatModel], timer: Callable[[], float] = time.monotonic):
        """Put models in order.

        Args:
            models: One or more, whose streams have begun when they are given: what was begun cannot fall back.
            timer: Seconds that only grow.
        """
        self.name = models[0].name
        self._models = tuple(models)
        self._timer = timer

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`. Raises what the first model raised where none of them helped."""
        return self._first(call, lambda model, left: model.ask(prompt, form, left))

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`. Raises as `ask`."""
        return self._first(call, lambda model, left: model.stream(prompt, left))

    def _first(self, call: Call, ask: Callable[[ChatModel, Call], Result]) -> Result:
        """What the first model says that says anything; each gets an equal share of the time that is left."""
        limit, first = self._timer() + call.seconds, None
        for place, model in enumerate(self._models):
            share = (limit - self._timer()) / (len(self._models) - place)
            if share <= 0:
                break
            try:
                return ask(model, replace(call, seconds=share))
            except (ModelUnavailable, ModelSettingsError) as error:
                logger.info("%s gave no answer (%s)", model.name, error.kind)
                first = first or error
        raise first or _no_time(self.name)


def _no_time(name: str) -> ModelError:
    return ModelUnavailable(f"There was no time left to ask the chat model {name}; try again.", "timeout")
