"""The transcript, verbatim: every turn in order, the evidence marked, corrected answers in both versions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape

from interviewer.domain.interview import InterviewPlan, ItemKind, Speaker, Turn, TurnKind
from interviewer.ui.desk.evidence import Evidence
from interviewer.ui.desk.marks import Mark, marked
from interviewer.ui.desk.words import moment

_KINDS = {
    TurnKind.ASK: "asks",
    TurnKind.PROBE: "follows up",
    TurnKind.CLARIFY: "replies",
    TurnKind.OFFER: "offers",
    TurnKind.CLOSE: "closes",
    TurnKind.ANSWER: "answers",
    TurnKind.REQUEST: "asks for something",
    TurnKind.SKIP: "skips",
    TurnKind.CORRECTION: "corrects an earlier answer",
    TurnKind.FINISH: "finishes",
}


def transcript(
    turns: Sequence[Turn], plan: InterviewPlan, marks: Mapping[int, Sequence[Mark]], name: str, zone: dt.tzinfo
) -> str:
    """Every turn as HTML.

    Args:
        turns: every turn, in order.
        plan: what the interview asks, to tell practice apart.
        marks: turn seq -> passages to mark.
        name: what the applicant is called.
        zone: the reader's time zone.
    """
    replaced = {turn.replaces: turn.seq for turn in turns if turn.replaces is not None}
    practice = {item.id for item in plan.items if item.kind is ItemKind.PRACTICE}
    parts: list[str] = []
    for turn in turns:
        interviewer = turn.speaker is Speaker.INTERVIEWER
        who = "Interviewer (AI)" if interviewer else name
        notes: list[str] = []
        if turn.item in practice:
            notes.append("Practice: counts for nothing.")
        if turn.seq in replaced:
            notes.append(f'First version. <a href="#turn-{replaced[turn.seq]}">Corrected later</a>; not rated.')
        if turn.replaces is not None:
            notes.append(f'Stands in place of <a href="#turn-{turn.replaces}">the first version</a>.')
        note = "".join(f'<p class="muted">{text}</p>' for text in notes)
        old = " old" if turn.seq in replaced else ""
        parts.append(
            f'<article id="turn-{turn.seq}" class="turn {turn.speaker.value}{old}">'
            f'<header><b dir="auto">{escape(who)}</b> {_KINDS[turn.kind]}{_worded(turn)}'
            f"<time>{moment(turn.at, zone)}</time></header>{note}"
            f'<div class="said" dir="auto">{marked(turn.text, marks.get(turn.seq, ()))}</div></article>'
        )
    return f'<div class="desk transcript" tabindex="0" role="region" aria-label="Transcript">{"".join(parts)}</div>'


def _worded(turn: Turn) -> str:
    """Whose words they are, where they are not the pack's."""
    return f", in the words of {escape(turn.model)}" if turn.model else ""


def legend(evidence: Evidence) -> str:
    """Which letter and colour stands for which competency."""
    seen: dict[str, tuple[str, int]] = {}
    for label in evidence.labels:
        seen.setdefault(label.competency, (label.code[0], label.shade))
    items = "".join(
        f'<li><mark class="shade-{shade}">{letter}</mark> {escape(name)}</li>' for name, (letter, shade) in seen.items()
    )
    return f'<div class="desk"><ul class="legend" aria-label="What the letters stand for">{items}</ul></div>'


def plain_text(turns: Sequence[Turn], name: str) -> str:
    """The transcript as a text file."""
    lines: list[str] = []
    for turn in turns:
        who = "Interviewer (AI)" if turn.speaker is Speaker.INTERVIEWER else name
        what = f", in place of turn {turn.replaces}" if turn.replaces is not None else ""
        lines.append(f"[{turn.seq}] {who} {_KINDS[turn.kind]}{what} ({turn.at:%Y-%m-%d %H:%M} UTC)\n{turn.text}\n")
    return "\n".join(lines)
