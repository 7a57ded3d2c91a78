"""A part of a draft as those see it whom it is for: the applicant who is asked, and whoever rates."""

from __future__ import annotations

from html import escape
from typing import Any

from interviewer.authoring.changing import levels_of
from interviewer.authoring.parts import Kind, Part, field, items, words
from interviewer.content.editing import PackText
from interviewer.errors import ContentError
from interviewer.ui.desk.look import block
from interviewer.ui.desk.marks import Mark, marked
from interviewer.ui.quoted import escaped, verbatim

_EMPTY = "not written yet"


def show(read: PackText, part: Part) -> None:
    """The preview of a part."""
    value: Any = _value(read, part)
    if part.kind is Kind.QUESTION:
        html = _question(read, part, value)
    elif part.kind is Kind.CRITERION:
        html = _criterion(read, part, value)
    elif part.kind is Kind.COMPETENCY:
        html = _competency(value)
    elif part.kind is Kind.SAMPLE:
        html = _sample(value)
    elif part.kind is Kind.SOURCES:
        html = _sources(value)
    else:
        html = _work(value)
    # A long preview scrolls in a place of its own, which the keyboard has to reach.
    block(f'<div role="region" aria-label="Preview" tabindex="0" class="preview">{html}</div>')


def _value(read: PackText, part: Part) -> Any:
    try:
        return read.value(part.place)
    except ContentError:  # sources have a part of their own before there are any
        return None


def _question(read: PackText, part: Part, question: Any) -> str:
    competency = read.value(part.place[:2])
    probes = [probe for one in items(field(competency, "criteria")) for probe in items(field(one, "probes"))]
    plain = words(field(question, "plain"))
    return (
        f"<h2>As it is asked</h2>{_said(words(field(question, 'text')))}"
        f"<h3>Where plainer words are asked for</h3>{_said(plain)}"
        f"<h3>Follow-ups that may come</h3>{_list(probes)}"
    )


def _criterion(read: PackText, part: Part, criterion: Any) -> str:
    rows = "".join(
        f'<tr><th scope="row" class="level">{level}</th><td>{_or_empty(field(field(criterion, "anchors"), level))}</td>'
        "</tr>"
        for level in reversed(levels_of(read, part.place[:2]))
    )
    probes = [_said(words(probe)) for probe in items(field(criterion, "probes"))]
    points = [field(point, "text") for point in items(field(criterion, "key_points"))]
    return (
        f"<h2>As follow-ups are asked</h2>{''.join(probes) or _list([])}"
        f"<h2>As raters see it</h2><p>{_or_empty(field(criterion, 'looks_for'))}</p>"
        f'<table class="grid-rows"><tbody>{rows}</tbody></table><h3>Key points</h3>{_list(points)}'
    )


def _competency(competency: Any) -> str:
    asked = "".join(_said(words(field(one, "text"))) for one in items(field(competency, "questions")))
    rated = [f"{words(field(one, 'name')) or _EMPTY}" for one in items(field(competency, "criteria"))]
    return f"<h2>One of these is asked</h2>{asked or _list([])}<h3>What the answer is rated on</h3>{_list(rated)}"


def _sample(sample: Any) -> str:
    sentences = [words(one) for one in items(field(sample, "ai_answer"))]
    faults = [one for one in items(field(sample, "faults")) if words(field(one, "span"))]
    seen = "".join(
        f'<p class="sentence"><span class="box" aria-hidden="true"></span><b>{number}.</b> {_or_empty(sentence)}</p>'
        for number, sentence in enumerate(sentences, start=1)
    )
    return (
        f'<h2>As applicants see it</h2><h3>Somebody asked an AI</h3><div class="task">'
        f"{verbatim(words(field(sample, 'prompt')) or _EMPTY)}</div><h3>What the AI answered</h3>{seen}"
        f'<p class="small">They mark sentences, and write what is wrong and how it should read.</p>'
        f"<h2>What is planted, which they do not see</h2>{_planted(sentences, faults)}"
    )


def _planted(sentences: list[str], faults: list[Any]) -> str:
    found: list[str] = []
    for number, sentence in enumerate(sentences, start=1):
        here = [fault for fault in faults if words(field(fault, "span")) in sentence]
        if not here:
            continue
        spans = [(sentence.find(words(field(fault, "span"))), words(field(fault, "span"))) for fault in here]
        marks = [Mark(start, start + len(span), ("shade-2",)) for start, span in spans]
        notes = "".join(f'<p class="verdict">{_or_empty(field(fault, "correction"))}</p>' for fault in here)
        found.append(f'<div class="sentence fault">{number}. {marked(sentence, marks)}{notes}</div>')
    return "".join(found) or "<p>No fault is planted.</p>"


def _sources(sources: Any) -> str:
    rows = "".join(
        f"<li>{_or_empty(field(one, 'citation'))}<br>"
        f"<span class='small'>{_or_empty(field(one, 'used_for'))}</span></li>"
        for one in items(sources)
    )
    return f"<h2>As others read them</h2>{f'<ul>{rows}</ul>' if rows else '<p>There are none.</p>'}"


def _work(pack: Any) -> str:
    names = [words(field(one, "name")) or _EMPTY for one in items(field(pack, "competencies"))]
    samples = field(pack, "work_samples_asked")
    then = "<p>Then a work sample: an AI’s answer to judge.</p>" if samples != 0 else ""
    return (
        f'<h2>As applicants choose it</h2><div class="card"><h3>{_or_empty(field(pack, "title"))}</h3>'
        f'<p class="small">About {_or_empty(field(pack, "minutes"))} minutes</p></div>'
        f"<h3>One question is asked on each</h3>{_list(names)}{then}"
    )


def _said(text: str) -> str:
    """Words of the interviewer, as they stand in an interview."""
    return f'<article class="asked"><p class="who">Interviewer (AI)</p>{verbatim(text or _EMPTY)}</article>'


def _list(lines: list[Any]) -> str:
    return f"<ul>{''.join(f'<li>{_or_empty(line)}</li>' for line in lines)}</ul>" if lines else "<p>None yet.</p>"


def _or_empty(value: Any) -> str:
    text = words(value)
    return escaped(text) if text.strip() else f'<span class="small">{escape(_EMPTY)}</span>'
