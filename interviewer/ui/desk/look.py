"""What every desk page begins with: the desk's style sheet, which also makes the page wide."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path

import streamlit as st

_CSS = Path(__file__).with_name("style.css")


def desk_page(render: Callable[[], None]) -> Callable[[], None]:
    """`render` on a wide page with the desk's style.

    The width comes with the style sheet: a layout set twice in one run makes the page jump.
    """

    def page() -> None:
        st.html(_CSS)
        render()

    page.__name__ = render.__name__
    return page


def heading(title: str, below: str = "") -> None:
    """The page's title and one line below it, both as plain text."""
    line = f'<p class="small">{escape(below)}</p>' if below else ""
    st.html(f'<div class="desk"><h1 dir="auto">{escape(title)}</h1>{line}</div>')


def empty(title: str, *paragraphs: str) -> None:
    """An empty state: what is not here yet, and how to get the first thing. Paragraphs are HTML of our own."""
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    st.html(f'<div class="desk"><div class="empty"><h2>{escape(title)}</h2>{body}</div></div>')


def block(html: str) -> None:
    """A block of escaped HTML in the desk's style."""
    st.html(f'<div class="desk">{html}</div>')


def badge(text: str, *, accent: bool = False) -> str:
    """A short label in a pill."""
    return f'<span class="badge{" accent" if accent else ""}">{escape(text)}</span>'


def facts(rows: list[tuple[str, str]]) -> str:
    """Names and values in two columns; names are text, values HTML, and an empty value leaves its row out."""
    items = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f'<dl class="facts">{items}</dl>' if items else ""
