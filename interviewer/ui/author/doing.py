"""Doing something to the draft from a widget: in a callback, whose trouble is shown on the page that comes after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from interviewer.authoring.drafts import EDITED
from interviewer.authoring.workbench import Edit, Work
from interviewer.content.strict_yaml import Place
from interviewer.errors import InterviewerError
from interviewer.ui.boundary import show_error

_TROUBLE = "bench-trouble"


@dataclass(frozen=True)
class Doing:
    """Who works on what."""

    work: Work
    author: str

    def change(self, edit: Edit, *, place: Place | None = None, how: str = EDITED, redraw: bool = True) -> None:
        """Makes a change, as `Work.change` says; trouble is shown by `show_trouble`."""
        attempt(lambda: self.work.change(edit, self.author, place=place, how=how, redraw=redraw))

    def callback(self, edit: Edit, *, place: Place | None = None, how: str = EDITED) -> Callable[[], None]:
        """The same for a button's `on_click`."""
        return lambda: self.change(edit, place=place, how=how)


def attempt(action: Callable[[], object]) -> None:
    """Does something in a callback; what it raises on purpose is kept for the page."""
    try:
        action()
    except InterviewerError as error:
        st.session_state[_TROUBLE] = error


def show_trouble() -> None:
    """Shows what went wrong in the last callback, once."""
    error = st.session_state.pop(_TROUBLE, None)
    if error is not None:
        show_error(error)
