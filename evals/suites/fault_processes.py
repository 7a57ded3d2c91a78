"""What runs in the processes that faults happen to: forked from one that has imported this, and opened nothing."""

from __future__ import annotations

import multiprocessing
import resource
import threading
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import event

from evals.small_screening import begin, open_small, step
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InterviewerError
from interviewer.services import Services

PROCESSES = 5
SENT_AT_ONCE = 50
_ROOM = 40_000
"""Bytes that files may still grow by on the full disk."""


class Pipe(Protocol):
    """One end of a pipe, on whatever system."""

    def send(self, obj: Any, /) -> None:
        """Sends a value."""
        ...

    def recv(self) -> Any:
        """The next value. Raises EOFError where the other end is closed."""
        ...

    def poll(self, timeout: float | None = 0.0, /) -> bool:
        """Whether there is something to receive within so many seconds."""
        ...

    def close(self) -> None:
        """Closes this end."""
        ...


def processes() -> ForkServerContext:
    """Processes forked from a warm one that has no thread and no file open."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "chromadb"])
    return context


@dataclass
class Told:
    """What a process said before it ended."""

    interview: str | None = None
    answers: list[tuple[int, str]] = field(default_factory=list)
    """(seq, text) of each acknowledged turn."""
    error: str | None = None

    def hear(self, pipe: Pipe, seconds: float) -> bool:
        """Takes one message; False where there is none any more.

        Raises:
            TimeoutError: the process lives and has said nothing for so long.
        """
        try:
            if not pipe.poll(seconds):
                if seconds:
                    raise TimeoutError("an interviewing process is stuck")
                return False
            kind, value = pipe.recv()
        except (EOFError, ConnectionError):
            return False
        if kind == "interview":
            self.interview = value
        elif kind == "error":
            self.error = value
        else:
            self.answers.append(value)
        return True


def talk(home: Path, content: Path, pack: RubricPack, fault: tuple[str, int] | None, tell: Pipe) -> None:
    """A whole interview that tells of every answer once it is acknowledged, and of the error that ends it.

    Args:
        home: Folder of the state.
        content: Folder of `prompts/`.
        pack: What is asked.
        fault: Which fault, and after how many acknowledgements; None for none.
        tell: Where to.
    """
    try:
        services = open_small(home, content, pack)
        view = begin(services, pack)
        tell.send(("interview", view.interview.id))
        sent = 0
        while not view.state.closed:
            if fault is not None and fault[1] == sent:
                _FAULTS[fault[0]](services)
            seq = view.answering + 1
            view, (said, _) = step(services, view)
            tell.send(("answer", (seq, said)))
            sent += 1
        services.review.report(view.interview.id)
    except InterviewerError as error:
        tell.send(("error", type(error).__name__))
    except Exception as error:  # whatever else comes out is what is looked for here
        tell.send(("error", f"not of the project's own: {error!r}"))


def send_at_once(home: Path, content: Path, pack: RubricPack, together: Barrier, pipe: Pipe) -> None:
    """Takes (interview, answering, text), sends it from several threads at once, and tells what was refused."""
    services = open_small(home, content, pack)
    services.rater.make_ready(pack)
    while True:
        try:
            interview_id, answering, said = pipe.recv()
        except EOFError:
            return
        refused: list[str] = []
        starting = threading.Barrier(SENT_AT_ONCE // PROCESSES)

        def send(given: tuple[str, int, str], refused: list[str], starting: threading.Barrier) -> None:
            starting.wait()
            try:
                services.screening.submit(*given)
            except Exception as error:  # told, and counted there
                refused.append(type(error).__name__)

        given = ((interview_id, answering, said), refused, starting)
        threads = [threading.Thread(target=send, args=given) for _ in range(starting.parties)]
        together.wait()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        pipe.send(refused)


def _fill_disk(services: Services) -> None:
    """No file may grow beyond the log as it is now and a little more; each then meets a write that fails."""
    log = services.settings.home / "interviewer.sqlite3-wal"
    size = max(log.stat().st_size, 1) + _ROOM
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def _refuse_writing(services: Services) -> None:
    def read_only(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute("PRAGMA query_only=ON")

    event.listen(services.repository.engine, "checkout", read_only)


def _delete(services: Services) -> None:
    for path in services.settings.home.glob("interviewer.sqlite3*"):
        path.unlink()


_FAULTS = {"full": _fill_disk, "read-only": _refuse_writing, "delete": _delete}
