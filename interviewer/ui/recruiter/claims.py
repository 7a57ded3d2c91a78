"""What was said of themselves, beside the profile: finding, arithmetic, and what a person may ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape

import streamlit as st

from interviewer.domain.evidence import ClaimFinding, Verdict
from interviewer.domain.report import Report
from interviewer.ui.desk.evidence import quote_link
from interviewer.ui.desk.look import badge, block, facts
from interviewer.ui.desk.words import VERDICTS
from interviewer.ui.waiting import waiting_in

_FIRST = (
    Verdict.CONTRADICTED,
    Verdict.INCONSISTENT,
    Verdict.NOT_IN_PROFILE,
    Verdict.SUPPORTED,
    Verdict.NOT_DISCUSSED,
)


NOT_READ = (
    "<p>A model reads what was said about themselves, and has not yet. What follows from it is here once it has.</p>"
)
_BY_RULE = "embedded"
"""Of `Report.claims_by`."""


def show(report: Report, *, by_model: bool) -> None:
    """The findings, those with an open question first, filtered by verdict; and who read the claims.

    Args:
        report: the report.
        by_model: whether a chat model was to read them.
    """
    if waiting_in(report).claims:
        block(NOT_READ)
        return
    _compared(report.findings)
    block(f'<p class="how">{escape(_reader(report.claims_by, by_model=by_model))}</p>')


def _reader(reader: str, *, by_model: bool) -> str:
    if reader != _BY_RULE:
        return f"Read by: {reader}"
    if by_model:
        return "Read by: the rules on this machine, since the model gave nothing that could be used"
    return "Read by: the rules on this machine"


def _compared(findings: Sequence[ClaimFinding]) -> None:
    if not findings:
        block('<p class="empty">Nothing was said that could be compared with the profile.</p>')
        return
    block('<p class="small">A difference is a question to ask, not a fault, and changes no rating.</p>')
    counts = Counter(finding.verdict for finding in findings)
    verdicts = [verdict for verdict in _FIRST if counts[verdict]]
    chosen = st.multiselect(
        "Show",
        verdicts,
        format_func=lambda verdict: f"{VERDICTS[verdict]} ({counts[verdict]})",
        placeholder="All findings",
        key="claims-verdicts",
    )
    shown = [finding for finding in findings if not chosen or finding.verdict in chosen]
    shown.sort(key=lambda finding: _FIRST.index(finding.verdict))
    untold = [finding for finding in shown if finding.verdict is Verdict.NOT_DISCUSSED]
    block("".join(_finding(finding) for finding in shown if finding not in untold) + _not_discussed(untold))


def _finding(finding: ClaimFinding) -> str:
    said = [claim for claim in (finding.claim, finding.other_claim) if claim is not None]
    statement = said[0].statement if said else "; ".join(source.text for source in finding.profile)
    profile = "".join(
        f'<div dir="auto">{escape(source.text)} <span class="small">{escape(place(source.path))}</span></div>'
        for source in finding.profile
    )
    rows = [
        ("Said", "".join(quote_link(claim.quote) for claim in said) or "Not discussed"),
        ("Profile", profile or "Nothing about it"),
        ("Compared", escape(finding.explanation)),
        ("To ask", f"<b>{escape(finding.question)}</b>" if finding.question else ""),
    ]
    verdict = badge(VERDICTS[finding.verdict], accent=bool(finding.question))
    head = f'<header><h3 dir="auto">{escape(statement[:1].upper() + statement[1:])}</h3>{verdict}</header>'
    return f'<article class="card">{head}{facts(rows)}</article>'


def _not_discussed(findings: Sequence[ClaimFinding]) -> str:
    """What the profile has and the interview did not come to, in one card."""
    rows = "".join(
        f'<li dir="auto">{escape(source.text)} <span class="small">{escape(place(source.path))}</span></li>'
        for finding in findings
        for source in finding.profile
    )
    head = f"<header><h3>{VERDICTS[Verdict.NOT_DISCUSSED]}</h3></header>"
    return f'<article class="card">{head}<ul>{rows}</ul></article>' if rows else ""


def place(path: str) -> str:
    """A JSON Pointer as people read it: "/work/0/startDate" -> "work, entry 1, start date"."""
    words = [f"entry {int(part) + 1}" if part.isdigit() else _spaced(part) for part in path.strip("/").split("/")]
    return ", ".join(word for word in words if word)


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name)
