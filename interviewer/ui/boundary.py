"""The one place where an error becomes a page: calm words for people, details for the log, never a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from interviewer.errors import (
    AnswerTooLong,
    ContentError,
    EmbeddingsError,
    InputError,
    InterviewerError,
    ModelError,
    ModelSettingsError,
    NotAllowedNow,
    NotFound,
    StaleTurn,
    StoreError,
)
from interviewer.ui.quoted import escaped

logger = logging.getLogger(__name__)

_TITLES: tuple[tuple[type[InterviewerError], str], ...] = (
    (NotFound, "Not found"),
    (StaleTurn, "This was answered already"),
    (AnswerTooLong, "This is longer than can be kept"),
    (NotAllowedNow, "Not possible at this point"),
    (ContentError, "Something in this needs mending"),
    (InputError, "This could not be used"),
    (StoreError, "Nothing was saved just now"),
    (EmbeddingsError, "Rating is not available just now"),
    (ModelSettingsError, "A setting needs to be changed"),
    (ModelError, "The model gave nothing just now"),
)

NOT_FOUND = "There is nothing here under this link. It may be mistyped, or what it led to may have been deleted."


@contextmanager
def boundary() -> Iterator[None]:
    """Whatever fails inside is shown in a box and logged; the rest of the page goes on."""
    try:
        yield
    except Exception as error:  # the last line before a person's screen: nothing may pass it
        show_error(error)


def guarded(render: Callable[[], None]) -> Callable[[], None]:
    """`render` inside the boundary, for `st.Page`."""

    def page() -> None:
        with boundary():
            render()

    page.__name__ = getattr(render, "__name__", "page")
    return page


def show_error(error: Exception) -> None:
    """An error in words that a person can act on."""
    if isinstance(error, NotFound):
        notice("Not found", NOT_FOUND if error.what == "interview" else str(error))
    elif isinstance(error, ContentError):
        problems(error)
    elif isinstance(error, InterviewerError):
        if isinstance(error, StoreError | EmbeddingsError):
            logger.error("%s", error, exc_info=error)
        elif isinstance(error, ModelSettingsError):
            logger.error("%s", error)  # what lies behind it may hold a key
        title = next((words for kind, words in _TITLES if isinstance(error, kind)), "This did not work")
        notice(title, str(error))
    else:
        reference = secrets.token_hex(4)
        logger.error("reference %s", reference, exc_info=error)
        notice(
            "This page could not be shown",
            "Something in the program went wrong. What you sent before is saved. Load the page again; if it happens "
            f"again, pass on this reference: {reference}",
        )


def notice(title: str, text: str) -> None:
    """A calm box: what happened, what is safe, what to do."""
    st.html(f'<div class="notice" role="status"><p class="notice-title">{escaped(title)}</p>{_paragraphs(text)}</div>')


def problems(error: ContentError, title: str = "") -> None:
    """Every problem of a file or form, by line and field."""
    count = len(error.problems)
    title = title or f"{count} thing{'s' if count != 1 else ''} to mend"
    rows = "".join(f"<li>{escaped(str(problem))}</li>" for problem in error.problems)
    st.html(
        f'<div class="notice" role="status"><p class="notice-title">{escaped(title)}</p>'
        f'<ul dir="auto">{rows}</ul></div>'
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escaped(part)}</p>" for part in text.split("\n") if part.strip())
