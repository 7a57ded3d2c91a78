"""A running llama-server on a free loopback port."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.llm.tiny_model import CONTEXT

AT_ONCE = 4
"""Requests that are answered side by side, each with a whole context of its own."""
_START_SECONDS = 30.0
_COUNTERS = {"prompt_tokens_total": "read", "tokens_predicted_total": "written"}
_COUNTER = re.compile(r"^llamacpp:(\w+) (\d+)", re.MULTILINE)


class LlamaServer:
    """The server's process: killed, held up and started again as a test wants it, always at the same address."""

    def __init__(self, program: Path, model: Path, log: Path):
        """Take a free port; nothing runs yet.

        Args:
            program: llama-server.
            model: The GGUF file that it serves.
            log: The file that what it says is added to.
        """
        self._program = program
        self._model = model
        self._log = log
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Base URL, as INTERVIEWER_MODEL_URL has it."""
        return f"http://127.0.0.1:{self._port}/v1"

    def start(self) -> None:
        """Starts it and waits until it answers; does nothing where it runs. Raises RuntimeError where it does not."""
        if self._process is not None and self._process.poll() is None:
            return
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command(), stdout=log, stderr=log)
        until = time.monotonic() + _START_SECONDS
        while not self._healthy():
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                raise RuntimeError(f"llama-server did not start; {self._log} has what it said.")
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would: no chance to finish anything."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    @contextmanager
    def held_up(self) -> Iterator[None]:
        """Inside, it takes connections and answers nothing; afterwards it goes on where it was."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self._process.send_signal(signal.SIGCONT)

    def counted(self) -> dict[str, int]:
        """Tokens since it was started, by its own count: `read` without those it had kept, and `written`."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/metrics", timeout=5) as reply:
            found = dict(_COUNTER.findall(reply.read().decode()))
        return {ours: int(found[theirs]) for theirs, ours in _COUNTERS.items()}

    def _command(self) -> list[str]:
        options = {
            "model": self._model,
            "alias": "tiny",
            "host": "127.0.0.1",
            "port": self._port,
            "parallel": AT_ONCE,
            "ctx-size": AT_ONCE * CONTEXT,
            "threads": 1,  # several would wait for each other in a loop, on a busy computer for seconds
            "threads-http": 8,
            # No word is left out for being rare, unless a request says so.
            "top-k": 0,
            "top-p": 1.0,
            "min-p": 0.0,
        }
        words = [str(word) for name, value in options.items() for word in (f"--{name}", value)]
        return [str(self._program), *words, "--metrics", "--no-webui", "--offline"]

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/health", timeout=2) as reply:
                return reply.status == 200
        except (urllib.error.URLError, OSError):
            return False
