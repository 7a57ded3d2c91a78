"""What takes a while: begun once, done in a thread of its own, and watched by every page that asks for it.

A reload, a closed tab or a click elsewhere neither breaks it off nor begins it a second time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import streamlit as st

MOMENT = 0.1
"""Seconds between two looks at how far it is."""
_ANY = "any"


class UnderWay:
    """Something that is being done. What it is, a subclass says in `work`."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        """Why it could not be done, once that is known."""
        self._over = threading.Event()

    def work(self) -> None:
        """Does it. Whatever is raised is kept in `error`, for the page that asked for it."""
        raise NotImplementedError

    def run(self) -> None:
        """Does it, and tells everyone who waits."""
        try:
            self.work()
        except Exception as error:  # it belongs on a page, and there is none in this thread
            self.error = error
        finally:
            self._over.set()

    def wait(self, seconds: float) -> bool:
        """Waits this long at most. Returns whether it is over."""
        return self._over.wait(seconds)


Kind = TypeVar("Kind", bound=UnderWay)


class Register(Generic[Kind]):
    """What is being done in this process, one for each interview at most."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, Kind] = {}

    def of(self, interview: str) -> Kind | None:
        """What is being done for this interview; None where nothing is."""
        with self._lock:
            known = self._known.get(interview)
            if known is not None and known.wait(0):
                del self._known[interview]
                return None
            return known

    def begin(self, interview: str, one: Kind) -> Kind:
        """Begins it, unless something is being done for this interview. Returns what is being done now."""
        with self._lock:
            known = self._known.get(interview)
            if known is None or known.wait(0):
                threading.Thread(target=one.run, name="under-way", daemon=True).start()
                self._known[interview] = known = one
            return known


def wait_for(one: UnderWay, moment: Callable[[], None]) -> None:
    """Waits until it is over; a click on something else is not kept waiting by it.

    Args:
        one: what is waited for.
        moment: called whenever a moment has passed, so that the page can show how far it is.
    """
    while not one.wait(MOMENT):
        st.session_state.get(_ANY)  # reading the state is where a run of the page that was overtaken ends
        moment()
