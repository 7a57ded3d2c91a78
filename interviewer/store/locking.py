"""One process at a time: an exclusive lock on a small SQLite file, which the operating system drops with its holder."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interviewer.errors import StoreError

LOCK_SECONDS = 60
"""How long one process waits for another's work to end."""


@contextmanager
def locked(file: Path, doing: str) -> Iterator[None]:
    """Hold the lock on `file` for as long as the block runs; threads of one process wait for each other too.

    Args:
        file: The lock; made where it isn't there, in a folder that is.
        doing: What the other process is doing, as "publishing rubrics into /data/rubric-index".

    Raises:
        StoreError: The file cannot be made, or another process held it for `LOCK_SECONDS`.
    """
    try:
        lock = sqlite3.connect(file, timeout=LOCK_SECONDS, isolation_level=None)
    except sqlite3.Error as error:
        raise StoreError(
            f"{file} could not be opened ({error}). Check that its folder exists and is writable."
        ) from error
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise _unusable(file, error) from error
            raise StoreError(f"Another process is still {doing}. Wait for it to end, then try again.") from error
        except sqlite3.Error as error:
            raise _unusable(file, error) from error
        yield
    finally:
        lock.close()


def _unusable(file: Path, error: Exception) -> StoreError:
    return StoreError(
        f"{file} could not be locked ({error}). Check that its folder is there and writable and the disk has "
        "room. It holds nothing: while no other process runs, it can be deleted."
    )
