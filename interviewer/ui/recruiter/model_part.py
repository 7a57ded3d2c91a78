"""What a chat model did for one interview, what it has still to do, and what that cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.domain.evidence import WhyUnrated
from interviewer.domain.report import Report, ReportRating
from interviewer.domain.rubric import JUDGING
from interviewer.model_work import Done
from interviewer.services import Services
from interviewer.ui.boundary import show_error
from interviewer.ui.desk.look import block
from interviewer.ui.desk.words import count
from interviewer.ui.under_way import Register, UnderWay, wait_for
from interviewer.ui.waiting import Waiting, waiting_in, waits

_NOT_GIVEN = (WhyUnrated.NOT_ASKED, WhyUnrated.SKIPPED)
_IN_BACKGROUND = "It is tried again in the background. None of it counts as a zero."
_NONE_SET = (
    "No chat model is set now, so nothing is tried. Set INTERVIEWER_MODEL and start the app again, or rate it yourself."
)


class Rating(UnderWay):
    """A model's work for one interview, done because somebody asked for it now."""

    def __init__(self, services: Services, interview: str):
        super().__init__()
        self._services = services
        self._interview = interview
        self.progress = (0, 0)
        """(criteria that are done, criteria in all); (0, 0) until the first is done."""
        self.done: Done | None = None
        """What became of it; None before it is over, and where it could not be done."""

    def work(self) -> None:
        """Has everything rated and read that waits."""
        self.done = self._services.work.do(self._interview, self._note)

    def _note(self, done: int, of: int) -> None:
        self.progress = (done, of)


def model_part(services: Services, report: Report) -> Callable[[], None] | None:
    """What is worth knowing before the ratings are read; nothing where no chat model had a part in them.

    Returns:
        What the page calls once all of it is drawn, where something is under way: it shows how far that is.
    """
    waiting = waiting_in(report)
    _asked_now(report.interview_id, waiting)
    watch = _still_to_come(services, report, waiting) if waiting else None
    mixed = rated_by_several(report.ratings)
    if mixed:
        block(f'<p class="small">{escape(mixed)}</p>')
    return watch


def rated_by_several(ratings: Sequence[ReportRating]) -> str:
    """A note where more than one engine or model rated the answers; empty where one did. Work samples are apart."""
    given = Counter(
        one.model if one.engine == "model" else "the grader on this machine"
        for one in ratings
        if one.competency != JUDGING and one.unrated not in _NOT_GIVEN and not waits(one)
    )
    if len(given) < 2:
        return ""
    parts = ", ".join(f"{who} {count(number, 'criterion', 'criteria')}" for who, number in given.most_common())
    return f"Not all of these were rated by the same one: {parts}. Their levels need not mean quite the same."


def _still_to_come(services: Services, report: Report, waiting: Waiting) -> Callable[[], None] | None:
    words = f'<p class="notice-title">{escape(_what_waits(waiting))}</p>'
    words += f"<p>{_IN_BACKGROUND if services.models else _NONE_SET}</p>"
    reasons = dict.fromkeys(one.reason for one in report.ratings if one.unrated is WhyUnrated.MODEL_FAILED)
    words += "".join(f"<p>Last time: {escape(reason)}</p>" for reason in reasons)
    block(f'<div class="notice" role="status">{words}</div>')
    interview = report.interview_id
    under_way = _ratings().of(interview)
    if services.models is not None:
        st.button(
            "Try now", key="try-now", disabled=under_way is not None, on_click=_try_now, args=(services, interview)
        )
    place = st.empty()
    return partial(_watch, under_way, place) if under_way is not None else None


def _try_now(services: Services, interview: str) -> None:
    """A callback: begins, unless somebody has begun it already. What comes of it is told in this tab."""
    st.session_state[_key(interview)] = _ratings().begin(interview, Rating(services, interview))


def _what_waits(waiting: Waiting) -> str:
    """As "4 of 15 criteria wait for the model"."""
    if not waiting.criteria:
        return "What was said about themselves waits to be read by the model"
    verb = "waits" if waiting.criteria == 1 else "wait"
    rest = ", and what was said about themselves waits to be read" if waiting.claims else ""
    return f"{waiting.criteria} of {waiting.of} criteria {verb} for the model{rest}"


def _watch(rating: Rating, place: DeltaGenerator) -> None:
    """Shows how far it is until it is over, then the page as it is after that."""
    with place.container():
        bar = st.empty()

        def show() -> None:
            done, of = rating.progress
            if of:
                bar.progress(done / of, text=f"{done} of {count(of, 'criterion', 'criteria')} done")

        with st.spinner("Asking the model. You may leave this page; it goes on."):
            wait_for(rating, show)
    st.rerun()


def _asked_now(interview: str, waiting: Waiting) -> None:
    """What became of the last “Try now” of this tab, once."""
    rating: Rating | None = st.session_state.get(_key(interview))
    if rating is None or not rating.wait(0):
        return
    del st.session_state[_key(interview)]
    if rating.error is not None:
        show_error(rating.error)
    elif not waiting:
        block('<p role="status">Everything is rated now.</p>')
    elif rating.done is not None:
        block(f'<p role="status">Tried just now: {rating.done.rated} rated, {rating.done.failed} failed.</p>')


def _key(interview: str) -> str:
    return f"rating-{interview}"


@st.cache_resource(show_spinner=False)
def _ratings() -> Register[Rating]:
    """Those that are under way in this process."""
    return Register()
