"""The profile form's sections: a few fields each, rows that can be added and removed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interviewer.ui.applicant.countries import countries
from interviewer.ui.applicant.sheet import Row, Sheet

_DATE = "2019 or 2019-03"
_LEVELS = ("", "A1", "A2", "B1", "B2", "C1", "C2", "native")


def form_sections(sheet: Sheet) -> None:
    """Renders the form. Every field keeps what was typed while other pages are read."""
    fresh = not sheet.source
    with st.expander("About you", expanded=fresh, key=f"section-you-{sheet.generation}"):
        _about(sheet)
    with st.expander(_count(sheet, "work", "Work"), expanded=fresh, key=f"section-work-{sheet.generation}"):
        _rows(sheet, "work", _work, "Add a role", "role")
    with st.expander(_count(sheet, "education", "Education"), key=f"section-education-{sheet.generation}"):
        _rows(sheet, "education", _education, "Add a course of study", "course")
    title = _count(sheet, "certificates", "Certificates and licences")
    with st.expander(title, key=f"section-certificates-{sheet.generation}"):
        _rows(sheet, "certificates", _certificate, "Add a certificate or licence", "certificate")
    with st.expander("Skills and languages", key=f"section-skills-{sheet.generation}"):
        _text(sheet, "basics", None, "skills", "Skills, separated by commas", "")
        _rows(sheet, "languages", _language, "Add a language", "language")
    with st.expander("Hours", key=f"section-hours-{sheet.generation}"):
        key = sheet.key("basics", None, "hours_per_week")
        value = st.session_state.get(key)
        st.session_state[key] = float(value) if value not in (None, "") else None
        st.number_input(
            "Hours a week you could work", 0.0, 80.0, step=1.0, format="%g", key=key, persist_state="session"
        )


def _about(sheet: Sheet) -> None:
    _text(sheet, "basics", None, "name", "Name", "", autocomplete="name")
    st.caption("Your name is hidden before your answers are rated. You can leave it out.")
    _text(sheet, "basics", None, "headline", "What you do", "Intensive care nurse")
    key = sheet.key("basics", None, "country_code")
    known = countries()
    given = st.session_state.get(key) or ""
    options = ["", *known] if given in ("", *known) else ["", given, *known]
    st.selectbox(
        "Country you work from",
        options,
        format_func=lambda code: known.get(code, code) or "Not said",
        key=key,
        persist_state="session",
    )


def _work(sheet: Sheet, row: Row) -> None:
    _text(sheet, "work", row, "role", "Role", "")
    _text(sheet, "work", row, "employer", "Employer", "")
    _dates(sheet, "work", row, "Leave empty if you still work there")
    _text(sheet, "work", row, "summary", "What you did there, in a sentence or two", "", area=True)


def _education(sheet: Sheet, row: Row) -> None:
    _text(sheet, "education", row, "degree", "Degree", "Bachelor of Science")
    _text(sheet, "education", row, "area", "Subject", "")
    _text(sheet, "education", row, "institution", "School or university", "")
    _dates(sheet, "education", row, "Leave empty if it goes on")


def _certificate(sheet: Sheet, row: Row) -> None:
    _text(sheet, "certificates", row, "name", "Certificate or licence", "")
    _text(sheet, "certificates", row, "issuer", "Who issued it, and where", "")
    _text(sheet, "certificates", row, "date", "Date", _DATE)


def _language(sheet: Sheet, row: Row) -> None:
    left, right = st.columns(2)
    with left:
        _text(sheet, "languages", row, "language", "Language", "")
    with right:
        key = sheet.key("languages", row, "level")
        given = st.session_state.get(key) or ""
        options = list(_LEVELS) if given in _LEVELS else [given, *_LEVELS]
        st.selectbox("Level", options, format_func=lambda level: level or "Not said", key=key, persist_state="session")


def _dates(sheet: Sheet, section: str, row: Row, open_end: str) -> None:
    left, right = st.columns(2)
    with left:
        _text(sheet, section, row, "start", "From", _DATE)
    with right:
        _text(sheet, section, row, "end", "To", open_end)


def _rows(sheet: Sheet, section: str, fields: Callable[[Sheet, Row], None], add: str, noun: str) -> None:
    for row in list(sheet.rows[section]):
        with st.container(border=True, key=f"row-{sheet.generation}-{section}-{row.number}"):
            fields(sheet, row)
            if st.button(f"Remove this {noun}", key=sheet.key(section, row, "remove"), type="tertiary"):
                sheet.remove(section, row)
                st.rerun()
    if st.button(add, key=f"add-{section}"):
        sheet.add(section)
        st.rerun()


def _text(
    sheet: Sheet,
    section: str,
    row: Row | None,
    name: str,
    label: str,
    hint: str,
    *,
    area: bool = False,
    autocomplete: str | None = None,
) -> None:
    key = sheet.key(section, row, name)
    st.session_state.setdefault(key, "")
    if area:
        st.text_area(label, key=key, placeholder=hint or None, persist_state="session")
    else:
        st.text_input(label, key=key, placeholder=hint or None, autocomplete=autocomplete, persist_state="session")


def _count(sheet: Sheet, section: str, title: str) -> str:
    count = len(sheet.rows[section]) if sheet.source else 0
    return f"{title} ({count})" if count else title
