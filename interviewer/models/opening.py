"""A chat model that is opened before a call's time begins.

Importing its library takes a second or two, once a process, and on a busy machine many. That is nothing that the model
took; were it counted, the first applicant after a start would never hear it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence

from interviewer.chat import Call, ChatModel, Form, Prompt, Reply, Stream
from interviewer.errors import ModelError, ModelUnavailable

logger = logging.getLogger(__name__)


class OpenedFirst:
    """A chat model with what has to be opened before it can be asked. Safe to use from several threads."""

    def __init__(self, model: ChatModel, openers: Sequence[Callable[[], object]]):
        """Wrap a model.

        Args:
            model: It is asked once everything is open.
            openers: Each opens something, or finds it open; what one raises as a ModelError the call itself will say.
        """
        self.name = model.name
        self._model = model
        self._openers = tuple(openers)
        self._beginning = threading.Lock()
        self._begun = False
        self._opened = threading.Event()

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`. Raises ModelUnavailable where opening alone takes longer than the call may."""
        self._wait(call.seconds)
        return self._model.ask(prompt, form, call)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`. Raises as `ask`."""
        self._wait(call.seconds)
        return self._model.stream(prompt, call)

    def _wait(self, seconds: float) -> None:
        with self._beginning:
            if not self._begun:
                self._begun = True
                threading.Thread(target=self._open, name="open-chat-model", daemon=True).start()
        if not self._opened.wait(seconds):
            raise ModelUnavailable(
                f"The chat model {self.name} is still being opened; try again in a moment.", "opening"
            )

    def _open(self) -> None:
        try:
            for opener in self._openers:
                try:
                    opener()
                except ModelError as error:
                    logger.info("%s cannot be opened ahead of its first call (%s)", self.name, error.kind)
        finally:
            self._opened.set()
