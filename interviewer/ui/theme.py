"""The look that Streamlit's own theme leaves open: people's words, notices, bars. Colours follow light and dark."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from interviewer.ui.quoted import escaped

_CSS = Path(__file__).with_name("theme.css")


def apply() -> None:
    """Puts the style sheet on the page; it takes no room."""
    st.html(_CSS)


def meter_html(share: float, words: str) -> str:
    """A thin bar with its meaning in words beside it.

    Args:
        share: how much of it is filled, 0 to 1.
        words: what the bar says.
    """
    width = round(100 * min(max(share, 0.0), 1.0))
    return (
        f'<div class="meter-row"><div class="meter" aria-hidden="true"><span style="width:{width}%"></span></div>'
        f'<span class="meter-words">{escaped(words)}</span></div>'
    )
