"""Two to five applicants of one field side by side, criterion by criterion, with the words each level rests on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from urllib.parse import quote

import streamlit as st

from interviewer.domain.judging import JUDGING_COMPETENCY
from interviewer.domain.report import ReportRating
from interviewer.domain.rubric import Competency, Criterion
from interviewer.reviewing import Dossier, Summary
from interviewer.services import Services
from interviewer.ui.desk.bars import level_steps
from interviewer.ui.desk.evidence import quotes_of
from interviewer.ui.desk.links import follow
from interviewer.ui.desk.look import badge, block, empty, heading
from interviewer.ui.desk.words import WHY_UNRATED, sureness
from interviewer.ui.recruiter.queue import titles
from interviewer.ui.recruiter.ratings import score_line
from interviewer.ui.session import interview_id
from interviewer.ui.waiting import waits

MOST = 5


def show(services: Services, applicant_path: str, open_applicant: Callable[[str], None]) -> None:
    """The whole page."""
    heading("Compare", "Two to five people of the same field, criterion by criterion.")
    over = [one for one in services.review.queue() if one.interview.status == "finished"]
    if len(over) < 2:
        empty(
            "Two finished interviews are needed",
            "There are not two yet. <code>interviewer demo</code> in a terminal adds invented people to look at.",
        )
        return
    chosen = _chosen(services, over)
    if len(chosen) < 2:
        empty("Choose at least two people", "Then each criterion has a row, and each person a column.")
        return
    dossiers = [services.review.dossier(one.interview.id) for one in chosen]
    if len({dossier.pack.hash for dossier in dossiers}) > 1:
        block(
            '<p class="small">They were interviewed by different versions of the pack; the rows follow the first.</p>'
        )
    block(_table(dossiers, applicant_path))
    follow(open_applicant, key="compare-links")


def _chosen(services: Services, over: Sequence[Summary]) -> list[Summary]:
    named = next((one for one in over if one.interview.id == interview_id()), None)
    fields = titles(services, over)
    ids = sorted(fields)
    field = st.selectbox(
        "Field",
        ids,
        index=ids.index(named.interview.pack_id) if named else 0,
        format_func=lambda pack_id: fields[pack_id],
        key="compare-field",
    )
    people = {one.interview.id: one for one in over if one.interview.pack_id == field}
    picked = st.multiselect(
        "People",
        list(people),
        default=[named.interview.id] if named and named.interview.id in people else [],
        format_func=lambda id_: people[id_].name,
        max_selections=MOST,
        wrap=True,
        placeholder="Choose two to five",
        key=f"compare-people-{field}",
    )
    return [people[id_] for id_ in picked]


def _table(dossiers: Sequence[Dossier], path: str) -> str:
    heads = "".join(
        f'<th scope="col"><a class="open" dir="auto" href="{path}?interview={quote(one.interview.id)}">'
        f"{escape(one.name)}</a> {badge('sample') if one.interview.sample else ''}</th>"
        for one in dossiers
    )
    rows: list[str] = []
    for competency in (*dossiers[0].pack.competencies, JUDGING_COMPETENCY):
        ratings = [_by_criterion(dossier, competency.id) for dossier in dossiers]
        if any(ratings):
            rows.append(_group(competency, dossiers))
            rows += [_row(criterion, ratings) for criterion in competency.criteria]
    columns = '<col class="what">' + "<col>" * len(dossiers)
    return (
        f'<div class="across" tabindex="0" role="region" aria-label="Side by side" style="--people:{len(dossiers)}">'
        f'<table class="compare"><colgroup>{columns}</colgroup>'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _by_criterion(dossier: Dossier, competency: str) -> dict[str, list[ReportRating]]:
    found = dossier.report.ratings if dossier.report else ()
    ratings: dict[str, list[ReportRating]] = {}
    for one in found:
        if one.competency == competency:
            ratings.setdefault(one.criterion, []).append(one)
    return ratings


def _group(competency: Competency, dossiers: Sequence[Dossier]) -> str:
    cells: list[str] = []
    for dossier in dossiers:
        scores = dossier.report.competencies if dossier.report else ()
        score = next((one for one in scores if one.competency == competency.id), None)
        mine = [one for found in _by_criterion(dossier, competency.id).values() for one in found]
        line = score_line(score, sum(waits(one) for one in mine)) if score else "Not asked"
        cells.append(f"<td>{line}</td>")
    return f'<tr class="group"><th scope="rowgroup">{escape(competency.name)}</th>{"".join(cells)}</tr>'


def _row(criterion: Criterion, ratings: Sequence[dict[str, list[ReportRating]]]) -> str:
    cells: list[str] = []
    for found in ratings:
        mine = found.get(criterion.id, [])
        cells.append("".join(_cell(one, criterion) for one in mine) or '<span class="small">Not asked</span>')
    columns = "".join(f"<td>{cell}</td>" for cell in cells)
    return f'<tr><th scope="row">{escape(criterion.name)}</th>{columns}</tr>'


def _cell(rating: ReportRating, criterion: Criterion) -> str:
    steps = level_steps(rating.level, criterion.levels)
    if rating.level is None:
        why = WHY_UNRATED[rating.unrated] if rating.unrated else ""
        return f'{steps}<p class="small">Not rated{" yet" if waits(rating) else ""}: {escape(why)}.</p>'
    quotes = "".join(f'<span class="cite" dir="auto">“{escape(one.text)}”</span>' for one in quotes_of(rating))
    return (
        f"{steps} <span>{sureness(rating.confidence or 0.0)}</span>"
        f'<details><summary class="small">What level {rating.level} means</summary>'
        f"<p>{escape(criterion.anchors.get(rating.level, ''))}</p></details>{quotes}"
    )
