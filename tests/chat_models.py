"""Chat models for tests, behind the one seam there is: scripted ones, which answer as they are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from interviewer.chat import Call, Form, Prompt, Reply
from interviewer.errors import ModelError, ModelUnusable

Answer = dict[str, Any] | str | ModelError


@dataclass
class ScriptedChat:
    """Answers each prompt as `brain` says: a form's content, a text to speak, or an error to raise."""

    brain: Callable[[Prompt, Call], Answer]
    name: str = "scripted:one"
    asked: list[tuple[Prompt, Call]] = field(default_factory=list)

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        self.asked.append((prompt, call))
        answer = self.brain(prompt, call)
        if isinstance(answer, ModelError):
            raise answer
        try:
            return Reply(form.model_validate(answer), self.name)
        except ValidationError as error:
            raise ModelUnusable("The reply is not the form that was asked for.", "wrong-schema") from error

    def stream(self, prompt: Prompt, call: Call) -> ScriptedStream:
        self.asked.append((prompt, call))
        return ScriptedStream(self.brain(prompt, call), self.name)


class ScriptedStream:
    """Speaks a text word by word."""

    def __init__(self, answer: Answer, model: str):
        self._answer = answer
        self.model = model

    def __iter__(self) -> Iterator[str]:
        if isinstance(self._answer, ModelError):
            raise self._answer
        for word in str(self._answer).split(" "):
            yield f"{word} "

    def close(self) -> None:
        """Nothing is left open."""
