"""What the pages on graded answers share: the book, what rates, what was compared, and what is under way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from interviewer.authoring.agreeing import Agreeing
from interviewer.authoring.comparing import Comparing
from interviewer.authoring.gold_book import GoldBook
from interviewer.services import Services, now
from interviewer.store.comparisons import Comparisons
from interviewer.store.gold_answers import GoldAnswers
from interviewer.ui.author.gold_runs import Runs

_CSS = Path(__file__).with_name("gold.css")


@dataclass(frozen=True)
class GoldDesk:
    """All of it."""

    book: GoldBook
    agreeing: Agreeing
    comparing: Comparing
    runs: Runs


def look() -> None:
    """Puts the style sheet of these pages on the page."""
    st.html(_CSS)


@st.cache_resource(show_spinner=False, hash_funcs={Services: lambda services: repr(services.settings)})
def desk_of(services: Services) -> GoldDesk:
    """One for the process: what is under way is found again, and what was read once is not read again."""
    engine = services.repository.engine
    return GoldDesk(
        book=GoldBook(GoldAnswers(engine), now),
        agreeing=Agreeing(services.embeddings),
        comparing=Comparing(Comparisons(engine), services.published, now),
        runs=Runs(),
    )
