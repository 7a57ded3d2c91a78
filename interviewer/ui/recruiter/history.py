"""What happened when: consents, requests that wait for a person, the turns' times, and files to take away."""

from __future__ import annotations

import datetime as dt
from html import escape

import streamlit as st

from interviewer.domain.interview import Speaker
from interviewer.reviewing import Dossier
from interviewer.ui.desk.look import block
from interviewer.ui.desk.marks import prose
from interviewer.ui.desk.transcript import plain_text
from interviewer.ui.desk.words import PURPOSES, moment


def show(dossier: Dossier, zone: dt.tzinfo) -> None:
    """The whole tab."""
    _requests(dossier, zone)
    rows = "".join(
        f"<tr><td>{PURPOSES[purpose]}</td><td>{'Yes' if consent.given else 'No'}</td>"
        f"<td>{moment(consent.at, zone)}</td></tr>"
        for purpose, consent in dossier.consents.items()
    )
    block(f"<h2>What they agreed to</h2>{_table(('Purpose', 'Agreed', 'When'), rows)}")
    _needs(dossier)
    _files(dossier)
    turns = "".join(
        f'<tr><td><a href="#turn-{turn.seq}">{turn.seq}</a></td>'
        f"<td>{'Interviewer' if turn.speaker is Speaker.INTERVIEWER else 'Applicant'}</td>"
        f"<td>{escape(turn.kind.value)}</td><td>{moment(turn.at, zone)}</td></tr>"
        for turn in dossier.turns
    )
    block(
        f"<details><summary>Every turn with its time ({len(dossier.turns)})</summary>"
        f"{_table(('Turn', 'Who', 'What', 'When'), turns)}</details>"
    )


def _requests(dossier: Dossier, zone: dt.tzinfo) -> None:
    cards = "".join(
        f'<article class="card"><header><h3>{escape(_kind(request.kind))}</h3>'
        f'<span class="small">{moment(request.at, zone)}</span></header>'
        f'<div class="said" dir="auto">{escape(request.text)}</div></article>'
        for request in dossier.requests
    )
    block(f"<h2>Waiting for a person</h2>{cards or '<p>Nothing was asked of a person.</p>'}")


def _needs(dossier: Dossier) -> None:
    asked = dossier.interview.accommodation
    said = [("Extra time", asked.extra_time), ("Plainer words", asked.plain_wording)]
    rows = "".join(f"<li>{what}</li>" for what, wanted in said if wanted)
    note = prose(asked.note) if asked.note else ""
    body = f"<ul>{rows}</ul>{note}" if rows or note else "<p>They asked for nothing.</p>"
    block(f'<h2>What they need to take part</h2>{body}<p class="small">Never rated.</p>')


def _files(dossier: Dossier) -> None:
    block("<h2>Take away</h2>")
    code = dossier.interview.id[:8]
    with st.container(horizontal=True):
        if dossier.report is not None:
            st.download_button(
                "Report as JSON",
                dossier.report.model_dump_json(indent=2),
                file_name=f"report-{code}.json",
                mime="application/json",
                key="download-report",
                on_click="ignore",
            )
        st.download_button(
            "Transcript as text",
            plain_text(dossier.turns, dossier.name),
            file_name=f"transcript-{code}.txt",
            mime="text/plain",
            key="download-transcript",
            on_click="ignore",
        )


def _kind(kind: str) -> str:
    return kind.replace("asked:", "Asked about: ").replace("-", " ").capitalize()


def _table(heads: tuple[str, ...], rows: str) -> str:
    cells = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<table class="grid-rows"><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table>'
