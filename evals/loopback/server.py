"""The server: uvicorn in a thread of its own, on a free port of 127.0.0.1."""

from __future__ import annotations

import asyncio
import socket
import struct
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from evals.loopback.answers import REFUSED, Answered, Fault, FaultKind, events, spoken, whole
from evals.loopback.counting import PrefixCache, prompt_text, tokenizer

Said = str | Fault | Answered
Brain = Callable[[Mapping[str, Any]], Said]
"""A request's JSON -> the words of the reply, or what goes wrong. Called from several threads at once."""

_START_SECONDS = 10.0
_ABORT = struct.pack("ii", 1, 0)
"""SO_LINGER that sends a reset instead of an end."""


@dataclass
class Received:
    """One request, and what it came to."""

    asked: Mapping[str, Any]
    key: str | None
    """The Authorization header."""
    at: float
    """Seconds, by the monotonic clock."""
    input: int
    """Tokens of the prompt: the schema that was asked for and the messages."""
    cached: int
    """Of those, kept from earlier requests."""
    output: int = 0
    left: threading.Event = field(default_factory=threading.Event)
    """Set when whoever asked went away before the answer was whole."""


def in_turn(*said: Said) -> Brain:
    """A brain that says one after the other, and the last for ever."""
    lock, rest = threading.Lock(), list(said)

    def brain(_asked: Mapping[str, Any]) -> Said:
        with lock:
            return rest.pop(0) if len(rest) > 1 else rest[0]

    return brain


class LoopbackServer:
    """A context manager: listens inside, is gone outside.

    `requests` grows by one for each request; `brain` may be changed between two.
    """

    def __init__(self, brain: Brain, *, reports_usage: bool = True):
        """Say what answers; nothing listens yet.

        Args:
            brain: What answers.
            reports_usage: Whether token counts come with replies, as they do not from every server.
        """
        self.brain = brain
        self.reports_usage = reports_usage
        self.requests: list[Received] = []
        self.url = ""
        """Base URL, ending in /v1; the port is free on this computer when the server starts."""
        self._kept = PrefixCache()
        self._transports: dict[Any, asyncio.Transport] = {}
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> LoopbackServer:
        listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        app = Starlette(routes=[Route("/v1/chat/completions", self._answer, methods=["POST"])])
        self._server = Server(
            Config(
                app,
                loop="asyncio",
                http=_reachable(self._transports),
                log_config=None,
                log_level="critical",
                lifespan="off",
                timeout_graceful_shutdown=0,
            )
        )
        self._thread = threading.Thread(target=self._server.run, args=([listening],), name="loopback", daemon=True)
        self._thread.start()
        limit = time.monotonic() + _START_SECONDS
        while not self._server.started:
            if time.monotonic() > limit:
                raise RuntimeError("The loopback server did not start.")
            time.sleep(0.005)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None):
        if self._server is not None and self._thread is not None:
            self._server.should_exit = True
            self._thread.join()

    def totals(self) -> dict[str, int]:
        """Calls and tokens of all requests so far."""
        return {
            "calls": len(self.requests),
            "input_tokens": sum(one.input for one in self.requests),
            "cached_tokens": sum(one.cached for one in self.requests),
            "output_tokens": sum(one.output for one in self.requests),
        }

    async def _answer(self, request: Request) -> Response:
        asked = await request.json()
        received = self._received(asked, request.headers.get("authorization"))
        said = await run_in_threadpool(self.brain, asked)
        if isinstance(said, Answered):
            return Response(said.content, said.status, dict(said.headers), said.media_type)
        fault = said if isinstance(said, Fault) else None
        kind = FaultKind(fault.kind) if fault else None
        if fault and kind in REFUSED:
            return _refused(kind, fault)
        if kind is FaultKind.TIMEOUT:
            await _gone(request)
            received.left.set()
            return Response()
        transport = self._transports.get(request.scope.get("client"))
        if kind is FaultKind.RESET and not asked.get("stream"):
            _reset(transport)
            return Response()
        body = self._body(asked, said if isinstance(said, str) else FaultKind(said.kind), received)
        played = _play(body, fault, transport, received)
        return StreamingResponse(played, media_type="text/event-stream" if asked.get("stream") else "application/json")

    def _received(self, asked: Mapping[str, Any], key: str | None) -> Received:
        ids = [token for text in prompt_text(asked) for token in tokenizer()(text)]
        cached = self._kept.kept(str(asked.get("model")), ids)
        received = Received(asked, key, time.monotonic(), len(ids), cached)
        self.requests.append(received)
        return received

    def _body(self, asked: Mapping[str, Any], said: str | FaultKind, received: Received) -> list[bytes]:
        """The reply's parts: one without streaming, one an event with it."""
        message, model = spoken(said, asked), str(asked.get("model"))
        received.output = len(tokenizer()(message.content or message.refusal or ""))
        usage = {
            "prompt_tokens": received.input,
            "completion_tokens": received.output,
            "total_tokens": received.input + received.output,
            "prompt_tokens_details": {"cached_tokens": received.cached},
        }
        if not asked.get("stream"):
            return [Answered(body=whole(message, usage if self.reports_usage else None, model)).content]
        wanted = self.reports_usage and (asked.get("stream_options") or {}).get("include_usage")
        parts = [part.encode() for part in events(message, usage if wanted else None, model)]
        if said is FaultKind.BAD_JSON:
            parts[2:] = [b'data: {"choices": [{"delta"\n\n']
        return parts


async def _play(
    parts: Iterable[bytes], fault: Fault | None, transport: asyncio.Transport | None, received: Received
) -> AsyncIterator[bytes]:
    """The parts as they are sent, with what goes wrong on the way."""
    finished = False
    try:
        for place, part in enumerate(parts):
            if fault and fault.kind is FaultKind.RESET and place == 3:
                await asyncio.sleep(0.02)  # or the first words would be lost with the connection
                _reset(transport)
                break
            if fault and fault.kind is FaultKind.SLOW_DRIP:
                for byte in part:
                    yield bytes((byte,))
                    await asyncio.sleep(fault.pause)
            else:
                yield part
        finished = True
    finally:
        if not finished:
            received.left.set()


def _refused(kind: FaultKind | None, fault: Fault) -> Response:
    status, words = REFUSED[FaultKind(kind)]
    headers = {"Retry-After": fault.retry_after} if kind is FaultKind.RATE_LIMITED and fault.retry_after else {}
    refused = Answered(status, {"error": {"message": words, "type": str(kind), "code": str(kind)}}, headers)
    return Response(refused.content, status, headers, refused.media_type)


async def _gone(request: Request) -> None:
    """Waits until whoever asked goes away."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _reset(transport: asyncio.Transport | None) -> None:
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ABORT)
        transport.abort()


def _reachable(transports: dict[Any, asyncio.Transport]) -> type[H11Protocol]:
    """Uvicorn's protocol, with each connection's transport kept by its address: an application cannot reset one."""

    class Reachable(H11Protocol):
        def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
            super().connection_made(transport)
            # Or every answer waits 40 ms for an acknowledgement that is being held back.
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            transports[self.client] = transport

        def connection_lost(self, exc: Exception | None) -> None:
            transports.pop(self.client, None)
            super().connection_lost(exc)

    return Reachable
