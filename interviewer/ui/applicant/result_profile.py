"""What was said beside what the profile says, and the suggested edits with the applicant's decision on each."""

from __future__ import annotations

import json

import streamlit as st

from interviewer.domain.edits import EditDecision, ProfileEdit
from interviewer.domain.evidence import ClaimFinding, Verdict
from interviewer.domain.report import Report
from interviewer.reviewing import Review
from interviewer.ui.boundary import notice
from interviewer.ui.quoted import escaped, quote_html
from interviewer.ui.waiting import waiting_in

_GROUPS = (
    ("To explain", (Verdict.CONTRADICTED, Verdict.INCONSISTENT), True),
    ("Not on your profile yet", (Verdict.NOT_IN_PROFILE,), False),
    ("Your profile says so too", (Verdict.SUPPORTED,), False),
    ("On your profile, not talked about", (Verdict.NOT_DISCUSSED,), False),
)

_DECIDED = {"accept": "You accepted this.", "change": "You changed this.", "reject": "You said no to this."}


def show(review: Review, report: Report) -> None:
    """Claims beside the profile, suggestions, and the profile to take away."""
    if waiting_in(report).claims:
        notice(
            "Still being compared",
            "What you said about yourself is still being compared with your profile. Once it is, you find here what "
            "agrees, what somebody may ask about, and changes to suggest. Nothing of it is ever counted against you.",
        )
    else:
        _compared(report)
        _suggested(review, report)
    _take_away(review, report)


def _compared(report: Report) -> None:
    st.header("What you said and your profile", anchor=False)
    st.caption("A difference is a question somebody may ask you. It is never counted against you.")
    for title, verdicts, open_ in _GROUPS:
        found = [one for one in report.findings if one.verdict in verdicts]
        if not found:
            continue
        with st.expander(f"{title} ({len(found)})", expanded=open_, key=f"claims-{verdicts[0]}"):
            if Verdict.NOT_DISCUSSED in verdicts:
                st.html(_listed(found))
            else:
                st.html("".join(_finding(finding) for finding in found))
    if not any(one.verdict in _GROUPS[0][1] for one in report.findings):
        st.html("<p>Nothing that you said differs from your profile.</p>")


def _suggested(review: Review, report: Report) -> None:
    st.header("Suggested changes to your profile", anchor=False)
    if not report.edits:
        st.html("<p>There is nothing to suggest: what you said is there already, or is not for a profile.</p>")
    else:
        st.caption("Nothing changes until you accept it, and nothing you did not say is ever added.")
    decisions = review.decisions(report.interview_id)
    for edit in report.edits:
        _edit(review, report.interview_id, edit, decisions.get(edit.id))


def _take_away(review: Review, report: Report) -> None:
    document = review.edited_profile(report.interview_id).document()
    st.download_button(
        "Download your profile",
        json.dumps(document, ensure_ascii=False, indent=2),
        file_name="profile.json",
        mime="application/json",
        key="download-profile",
        on_click="ignore",
    )
    st.caption("A JSON Resume with exactly what you accepted or changed.")


def _listed(found: list[ClaimFinding]) -> str:
    """Profile entries that did not come up, as a list."""
    rows = ["; ".join(source.text for source in one.profile) or one.explanation for one in found]
    return f'<ul class="plain">{"".join(f"<li dir=auto>{escaped(row)}</li>" for row in rows)}</ul>'


def _finding(finding: ClaimFinding) -> str:
    quotes = [claim.quote for claim in (finding.claim, finding.other_claim) if claim is not None]
    question = f"<p>Somebody may ask: {escaped(finding.question)}</p>" if finding.question else ""
    return (
        f'<div class="finding"><p dir="auto">{escaped(finding.explanation)}</p>'
        f"{''.join(quote_html(quote) for quote in quotes)}{question}</div>"
    )


def _edit(review: Review, interview: str, edit: ProfileEdit, decided: EditDecision | None) -> None:
    after = decided.text if decided and decided.choice == "change" and decided.text else edit.after
    with st.container(border=True, key=f"edit-{edit.id}"):
        st.html(
            f'<h3 class="part" dir="auto">{escaped(edit.title)}</h3><div class="before-after">'
            f'<div><p class="muted">Now</p><p dir="auto">{escaped(edit.before) or "Nothing yet"}</p></div>'
            f'<div><p class="muted">Then</p><p dir="auto">{escaped(after)}</p></div></div>'
            f'<p class="muted">Why: {escaped(edit.reason)} You said:</p>{quote_html(edit.quote)}'
        )
        if decided:
            st.html(f'<p class="decided">{_DECIDED[decided.choice]} You can still change your mind.</p>')
        with st.container(horizontal=True):
            accept = st.button("Accept", key=f"accept-{edit.id}")
            change = edit.editable is not None and st.button("Change", key=f"change-{edit.id}")
            reject = st.button("No", key=f"reject-{edit.id}")
        if accept or reject:
            review.decide(interview, EditDecision(edit=edit.id, choice="accept" if accept else "reject"))
            st.session_state.pop(f"changing-{edit.id}", None)
            st.rerun()
        if change:
            st.session_state[f"changing-{edit.id}"] = True
        if st.session_state.get(f"changing-{edit.id}"):
            _own_words(review, interview, edit, after)


def _own_words(review: Review, interview: str, edit: ProfileEdit, words: str) -> None:
    text = st.text_area("In your own words", value=words, key=f"words-{edit.id}")
    if st.button("Use these words", key=f"use-{edit.id}", type="primary") and text and text.strip():
        review.decide(interview, EditDecision(edit=edit.id, choice="change", text=text.strip()))
        st.session_state.pop(f"changing-{edit.id}", None)
        st.rerun()
