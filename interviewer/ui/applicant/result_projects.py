"""The open projects: which fit and why, and what is missing for the others."""

from __future__ import annotations

from collections.abc import Set

import streamlit as st

from interviewer.domain.eligibility import Check, Standing
from interviewer.domain.project import Project
from interviewer.domain.report import Report
from interviewer.domain.scoring import Contribution, ProjectFit, Recommendation
from interviewer.services import Services
from interviewer.ui.quoted import escaped
from interviewer.ui.theme import meter_html
from interviewer.ui.waiting import waits
from interviewer.ui.words import FIT, STANDING, STILL_RATED, day, hours, part_of_needed, pay, shown_of_needed

_ORDER = (Recommendation.ADVANCE, Recommendation.REVIEW, Recommendation.NOT_YET)


def show(services: Services, report: Report) -> None:
    """Every open project of the field, those that fit first."""
    if not report.fit:
        st.html("<p>No project is open in this field now. Your result stays, and you need no new interview later.</p>")
        return
    st.caption("People decide who is taken. One interview counts for every project in this field.")
    waiting = frozenset(rating.competency for rating in report.ratings if waits(rating))
    for one in sorted(report.fit, key=lambda fit: _ORDER.index(fit.recommendation)):
        project = services.shelf.projects.get(one.project)
        with st.container(border=True, key=f"project-{one.project}"):
            _project(one, project, waiting)


def _project(fit: ProjectFit, project: Project | None, waiting: Set[str]) -> None:
    """One project; `waiting` has the competencies of which something is still being rated."""
    bar = meter_html(fit.score / 100, shown_of_needed(fit.score / 100)) if fit.score is not None else ""
    words = f'<p class="decided">{FIT[fit.recommendation]}</p>{bar}'
    if any(one.competency in waiting for one in fit.contributions):
        # How it looks before everything is rated says nothing yet.
        words = f'<p class="decided">{STILL_RATED}</p>'
    terms = ""
    if project is not None:
        offer = (pay(project.pay), hours(project.hours_per_week), f"starts {day(project.start)}")
        terms = f'<p class="muted">{escaped(" · ".join(offer))}</p><p>{escaped(project.description)}</p>'
    st.html(f'<h2 class="part">{escaped(fit.title)}</h2>{words}{terms}')
    missing = _missing(fit, waiting)
    if missing:
        title = "What is missing" if fit.recommendation is Recommendation.NOT_YET else "What is still open"
        st.html(f'<p><b>{title}</b></p><ul class="plain">{"".join(missing)}</ul>')
    with st.expander("Why", key=f"why-{fit.project}"):
        st.caption("How much of what the work asks for your answers showed:")
        st.html("".join(_contribution(one, waiting) for one in fit.contributions))
        st.caption("What else it asks for:")
        st.html("".join(_check(one) for one in fit.eligibility) + f"<p>{escaped(fit.availability.explanation)}</p>")


def _missing(fit: ProjectFit, waiting: Set[str]) -> list[str]:
    rows = [
        f"<li>{escaped(f'{check.requirement}: {STANDING[check.standing].lower()}. {check.explanation}')}</li>"
        for check in fit.eligibility
        if check.standing is not Standing.MET
    ]
    for one in fit.contributions:
        if one.competency in waiting:
            continue
        if not one.asked:
            rows.append(f"<li>{escaped(one.name)}: your interview did not ask about this.</li>")
        elif one.attained is None:
            rows.append(f"<li>{escaped(one.name)}: not enough was said to tell.</li>")
        elif one.attained < 1:
            rows.append(f"<li>{escaped(one.name)}: the work asks for more of this than your answers showed.</li>")
    if fit.availability.overlap == 0:
        rows.append(f"<li>{escaped(fit.availability.explanation)}</li>")
    return rows


def _contribution(one: Contribution, waiting: Set[str]) -> str:
    name = f"<p>{escaped(one.name)}</p>"
    if one.competency in waiting:
        return f"{name}<p class='muted'>{STILL_RATED}</p>"
    if not one.asked:
        return f"{name}<p class='muted'>Your interview did not ask about this.</p>"
    if one.attained is None:
        return f"{name}<p class='muted'>Not enough was said to tell.</p>"
    return f"{name}{meter_html(one.attained, part_of_needed(one.attained).capitalize())}"


def _check(check: Check) -> str:
    return (
        f"<p>{escaped(check.requirement)}</p>"
        f'<p class="muted">{escaped(STANDING[check.standing])}. {escaped(check.explanation)}</p>'
    )
