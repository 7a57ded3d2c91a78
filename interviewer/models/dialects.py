"""How a form or a text is asked for through LangChain: one way for OpenAI's protocol, one for every other provider."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from interviewer.chat import Prompt
from interviewer.models.forms import form_name, response_format, wire_schema
from interviewer.models.providers import OPENAI_LIKE, Chosen

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, AIMessageChunk
    from langchain_core.runnables import Runnable

OPENAI_URL = "https://api.openai.com/v1"
_BACKSTOP = 600.0
"""Seconds after which a library gives up by itself, for one that cannot be cancelled; calls end long before."""


class Dialect(Protocol):
    """One provider's way."""

    async def ask(self, prompt: Prompt, form: type[BaseModel], longest: int) -> AIMessage:
        """The message that ought to be the form. Raises whatever the library raises."""
        ...

    def speak(self, prompt: Prompt, longest: int) -> AsyncGenerator[AIMessageChunk, None]:
        """The text as it comes. Raises whatever the library raises."""
        ...

    async def close(self) -> None:
        """Ends what connections it holds."""
        ...


def open_dialect(chosen: Chosen, *, temperature: float | None, effort: str | None) -> Dialect:
    """Open the library; takes a second or two the first time, and makes no call.

    Args:
        chosen: Which model, and how it is reached.
        temperature: None to send none.
        effort: How long a reasoning model may think; None leaves it to the model.

    Raises:
        Exception: whatever the library finds wrong with what it was given.
    """
    if chosen.provider in OPENAI_LIKE:
        return _OpenAI(chosen, temperature, effort)
    return _Other(chosen, temperature)


class _OpenAI:
    """Chat completions, worded to the last field: the schema as small as it can be, and the reply read by ourselves."""

    def __init__(self, chosen: Chosen, temperature: float | None, effort: str | None):
        from langchain.chat_models import init_chat_model  # noqa: PLC0415  (late: over a second)
        from openai import DefaultAsyncHttpxClient  # noqa: PLC0415

        where: dict[str, Any] = {"azure_endpoint": chosen.url} if chosen.url else {}
        if chosen.provider == "openai":
            # Said outright, or variables meant for other programs would send applicants' words elsewhere.
            where = {"base_url": chosen.url or OPENAI_URL}
        # LangChain would share one client among event loops, and a connection belongs to one.
        self._http = DefaultAsyncHttpxClient(timeout=_BACKSTOP)
        self._model: BaseChatModel = init_chat_model(
            chosen.model,
            model_provider=chosen.provider,
            api_key=chosen.key,
            **where,
            temperature=temperature,
            reasoning_effort=effort,
            max_retries=0,
            timeout=_BACKSTOP,
            use_responses_api=False,
            stream_usage=True,
            stream_chunk_timeout=None,
            http_async_client=self._http,
        )

    async def ask(self, prompt: Prompt, form: type[BaseModel], longest: int) -> AIMessage:
        # As an extra field the libraries leave it alone. Otherwise they parse the reply themselves, and their errors
        # for one that was cut off or filtered lose the tokens it took.
        asking = self._model.bind(max_tokens=longest, extra_body={"response_format": response_format(form)})
        with _untraced():
            return await asking.ainvoke(_messages(prompt))  # type: ignore[return-value]

    def speak(self, prompt: Prompt, longest: int) -> AsyncGenerator[AIMessageChunk, None]:
        return _chunks(self._model.bind(max_tokens=longest), prompt)

    async def close(self) -> None:
        await self._http.aclose()


class _Other:
    """Whatever LangChain makes of structured output for this provider."""

    def __init__(self, chosen: Chosen, temperature: float | None):
        given = {"api_key": chosen.key, "base_url": chosen.url, "temperature": temperature}
        self._settings: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        self._chosen = chosen
        self._opened: dict[int, BaseChatModel] = {}
        self._model(800)

    async def ask(self, prompt: Prompt, form: type[BaseModel], longest: int) -> AIMessage:
        schema = {"title": form_name(form), "description": "The form to fill in.", **wire_schema(form, limits=False)}
        model = self._model(longest)
        try:
            asking = model.with_structured_output(schema, method="json_schema", include_raw=True)
        except (ValueError, TypeError, NotImplementedError):  # a package that has only its own method
            asking = model.with_structured_output(schema, include_raw=True)
        with _untraced():
            return (await asking.ainvoke(_messages(prompt)))["raw"]  # type: ignore[index]

    def speak(self, prompt: Prompt, longest: int) -> AsyncGenerator[AIMessageChunk, None]:
        return _chunks(self._model(longest), prompt)

    async def close(self) -> None:
        self._opened.clear()

    def _model(self, longest: int) -> BaseChatModel:
        """The model with this limit; packages agree on the name of the limit only where a model is opened."""
        from langchain.chat_models import init_chat_model  # noqa: PLC0415  (late: over a second)

        if longest not in self._opened:
            self._opened[longest] = init_chat_model(
                self._chosen.model,
                model_provider=self._chosen.provider,
                max_tokens=longest,
                max_retries=0,
                timeout=_BACKSTOP,
                **self._settings,
            )
        return self._opened[longest]


async def _chunks(model: Runnable[Any, Any], prompt: Prompt) -> AsyncGenerator[AIMessageChunk, None]:
    with _untraced():
        async with aclosing(model.astream(_messages(prompt))) as chunks:  # type: ignore[type-var]
            async for chunk in chunks:
                yield chunk


def _messages(prompt: Prompt) -> list[tuple[str, str]]:
    return [("system", prompt.stable), ("human", prompt.varying)]


def _untraced() -> Any:
    """No tracing, whatever the environment says: it would send whole prompts to another company."""
    from langsmith import tracing_context  # noqa: PLC0415

    return tracing_context(enabled=False)
