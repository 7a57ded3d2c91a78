"""The work sample: the AI's answer sentence by sentence, its planted faults, and what the applicant made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from interviewer.domain.evidence import KeyPointFinding
from interviewer.domain.interview import ItemKind, Judgement, Turn, TurnKind
from interviewer.domain.rubric import JUDGING, Fault, WorkSample
from interviewer.reviewing import Dossier
from interviewer.ui.desk.evidence import quote_link
from interviewer.ui.desk.look import badge, facts
from interviewer.ui.desk.marks import prose

_KINDS = {"unsafe": "unsafe", "wrong": "wrong", "missing": "something is missing", "misleading": "misleading"}
_SEVERITY = {1: "a slip", 2: "misleads", 3: "could do harm"}


def work_samples(dossier: Dossier) -> str:
    """Every work sample of the plan as HTML; empty where there is none."""
    items = [item for item in dossier.interview.plan.items if item.kind is ItemKind.WORK_SAMPLE]
    ratings = dossier.report.ratings if dossier.report else ()
    found = {point.key_point: point for one in ratings if one.competency == JUDGING for point in one.key_points}
    return "".join(_sample(dossier.pack.work_sample(item.id), _given(dossier.turns, item.id), found) for item in items)


def _given(turns: Sequence[Turn], item: str) -> list[Turn]:
    kinds = (TurnKind.ANSWER, TurnKind.CORRECTION)
    replaced = {turn.replaces for turn in turns}
    return [turn for turn in turns if turn.item == item and turn.kind in kinds and turn.seq not in replaced]


def _sample(sample: WorkSample, given: Sequence[Turn], found: Mapping[str, KeyPointFinding]) -> str:
    judgement = next((turn.judgement for turn in given if turn.judgement is not None), None)
    sentences = "".join(
        _sentence(number, sentence, [f for f in sample.faults if sample.sentence_of(f) == number], judgement, found)
        for number, sentence in enumerate(sample.ai_answer)
    )
    return (
        f"<h2>{escape(sample.title)}</h2><p><b>Asked of the AI.</b> {escape(sample.prompt)}</p>"
        f"<p><b>The AI’s answer</b> {badge(_planted(sample))}</p>{sentences}"
        f"<h3>What the applicant made of it</h3>{_judged(judgement)}"
        + ("".join(_written(turn) for turn in given) or "<p>It was not answered.</p>")
    )


def _planted(sample: WorkSample) -> str:
    if not sample.faults:
        return "no fault was planted"
    return f"{len(sample.faults)} planted fault{'s' if len(sample.faults) != 1 else ''}"


def _sentence(
    number: int,
    text: str,
    faults: Sequence[Fault],
    judgement: Judgement | None,
    found: Mapping[str, KeyPointFinding],
) -> str:
    notes: list[str] = []
    if judgement is not None and number in judgement.marked:
        notes.append("<b>Marked by the applicant.</b>" + ("" if faults else " Nothing was planted here."))
    notes += [_fault(fault, found.get(fault.id)) for fault in faults]
    verdict = "".join(f'<div class="verdict">{note}</div>' for note in notes)
    return f'<div class="sentence{" fault" if faults else ""}">{number + 1}. {escape(text)}{verdict}</div>'


def _fault(fault: Fault, finding: KeyPointFinding | None) -> str:
    """A planted fault, whether it was found, and in which words."""
    state = "" if finding is None else "<b>✓ Found.</b> " if finding.found else "<b>– Not found.</b> "
    quote = quote_link(finding.quote) if finding is not None and finding.quote is not None else ""
    return (
        f"{state}Planted: {_KINDS[fault.kind]}, {_SEVERITY[fault.severity]}. “{escape(fault.span)}”<br>"
        f"<b>Right:</b> {escape(fault.correction)}{quote}"
    )


def _judged(judgement: Judgement | None) -> str:
    if judgement is None:
        return '<p class="small">Nothing was marked on the page; what was written is below.</p>'
    rows = [
        (name, f"{value} of 5")
        for name, value in (
            ("Accuracy", judgement.accuracy),
            ("Helpfulness", judgement.helpfulness),
            ("Safety", judgement.safety),
        )
        if value is not None
    ]
    marked = ", ".join(str(number + 1) for number in judgement.marked)
    rows.append(("Sentences marked", marked or ("none: they say nothing is wrong" if judgement.no_faults else "none")))
    return facts(rows)


def _written(turn: Turn) -> str:
    link = f'<a class="small" href="#turn-{turn.seq}">In the transcript</a>'
    return f'<div class="turn applicant">{link}{prose(turn.text)}</div>'
