"""One applicant: who, what is recommended and why; the transcript on the left, all that rests on it on the right."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.report import Report
from interviewer.domain.scoring import ProjectFit
from interviewer.errors import NotFound
from interviewer.reviewing import Dossier
from interviewer.services import Services, now
from interviewer.ui.boundary import show_error
from interviewer.ui.desk.evidence import Evidence, emphasis, evidence_of
from interviewer.ui.desk.look import badge, block, empty, heading
from interviewer.ui.desk.transcript import legend, transcript
from interviewer.ui.desk.words import RECOMMENDATIONS, STATUSES, moment
from interviewer.ui.recruiter import claims, history
from interviewer.ui.recruiter.costs import costs
from interviewer.ui.recruiter.fits import fit_line, fits
from interviewer.ui.recruiter.model_part import model_part
from interviewer.ui.recruiter.profile import edits, profile_sections
from interviewer.ui.recruiter.ratings import ratings
from interviewer.ui.recruiter.work_sample import work_samples
from interviewer.ui.session import interview_id, local
from interviewer.ui.waiting import waiting_in

_TABS = ("Ratings", "Claims", "Fit", "Work sample", "Profile", "History")


def show(services: Services, queue: Page, compare: Page) -> None:
    """The whole page."""
    wanted = interview_id()
    if wanted is None:
        heading("Applicant")
        empty("Nobody is chosen yet", "Open a row in the queue, and this page shows that person.")
        st.page_link(queue, label="Go to the queue")
        return
    try:
        dossier = services.review.dossier(wanted)
    except NotFound as error:
        heading("Applicant")
        show_error(error)
        st.page_link(queue, label="Go to the queue", query_params={})
        return
    here = local(now()).tzinfo or dt.UTC
    with st.container(horizontal=True, key="applicant-ways"):
        st.page_link(queue, label="← Queue")
        st.page_link(compare, label="Compare with others", query_params={"interview": wanted})
    _header(dossier, here)
    report = dossier.report
    watch = model_part(services, report) if report is not None else None
    chosen = _project(report.fit) if report else None
    if chosen is not None:
        block(
            f"<p>{fit_line(chosen)}</p>"
            f"<p><b>{RECOMMENDATIONS[chosen.recommendation]}</b> for “{escape(chosen.title)}”. {escape(chosen.why)}</p>"
            '<p class="small">A suggestion to the person who decides; nobody is turned away by it.</p>'
        )
    spent = costs(services.ledger.costs(wanted))
    if spent:
        block(spent)
    evidence = evidence_of(report) if report else Evidence((), {})
    left, right = st.columns([5, 6], gap="large")
    with left:
        _transcript(dossier, evidence, here)
    with right:
        _tabs(dossier, report, evidence, chosen, here)
    if watch is not None:
        watch()


def _header(dossier: Dossier, here: dt.tzinfo) -> None:
    interview = dossier.interview
    badges = badge("sample", accent=True) if interview.sample else ""
    if interview.status != "finished":
        badges += badge(STATUSES[interview.status])
    when = f"finished {moment(interview.finished_at, here)}" if interview.finished_at else "not finished"
    pack = f"{dossier.pack.title} {dossier.pack.version} ({dossier.pack.hash[:8]})"
    line = f"{pack} · started {moment(interview.started_at, here)} · {when}"
    block(f'<h1 dir="auto">{escape(dossier.name)}</h1><p>{badges}<span class="small">{escape(line)}</span></p>')


def _project(fit: tuple[ProjectFit, ...]) -> ProjectFit | None:
    """The project that the recommendation is for: the best one unless a person chooses another."""
    if not fit:
        block('<p class="small">No project of this field is open.</p>')
        return None
    by_id = {one.project: one for one in sorted(fit, key=lambda one: -(one.score or 0.0))}
    chosen = st.selectbox(
        "Project", list(by_id), format_func=lambda project: by_id[project].title, key="applicant-project"
    )
    return by_id[chosen]


def _transcript(dossier: Dossier, evidence: Evidence, here: dt.tzinfo) -> None:
    with st.container(key="transcript-pane"):
        block("<h2>Transcript</h2>")
        if dossier.report is not None:
            st.html(legend(evidence))
            st.html(emphasis(dossier.report, evidence))
        st.html(transcript(dossier.turns, dossier.interview.plan, evidence.marks, dossier.name, here))


def _tabs(
    dossier: Dossier, report: Report | None, evidence: Evidence, chosen: ProjectFit | None, here: dt.tzinfo
) -> None:
    on_ratings, on_claims, on_fit, on_sample, on_profile, on_history = st.tabs(list(_TABS), key="applicant-tabs")
    with on_ratings:
        if report is None:
            _not_over()
        else:
            block(ratings(report, dossier.pack, evidence) or "<p>Nothing was rated.</p>")
    with on_claims:
        claims.show(report, by_model=dossier.interview.engine == "model") if report else _not_over()
    with on_fit:
        if report is None:
            _not_over()
        else:
            block(fits(report.fit, chosen.project if chosen else None) or "<p>No project of this field is open.</p>")
    with on_sample:
        block(work_samples(dossier) or "<p>There was no work sample.</p>")
    with on_profile:
        block(f"<h2>As it was given</h2>{profile_sections(dossier.interview.profile)}")
        if report is not None:
            suggested = claims.NOT_READ if waiting_in(report).claims else edits(report.edits, dossier.decisions)
            block(f"<h2>Suggested edits</h2>{suggested}")
    with on_history:
        history.show(dossier, here)


def _not_over() -> None:
    empty("This interview is not over yet", "There are no ratings before it is. What was said so far is on the left.")
