"""One pack in full, in the words its author wrote and its interviews use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

from interviewer.domain.project import Project
from interviewer.domain.rubric import Competency, Criterion, Exemplar, Question, RubricPack, WorkSample
from interviewer.services import Services
from interviewer.ui.author.choosing import choose_version
from interviewer.ui.desk.look import badge, block, empty, facts, heading
from interviewer.ui.desk.marks import Mark, marked
from interviewer.ui.desk.words import count


def show(services: Services) -> None:
    """The whole page."""
    pack = choose_version(services, "browse-pack")
    if pack is None:
        heading("Browse a pack")
        empty(
            "No packs yet", "The page “Packs” says how to begin one, and what was wrong with files that were refused."
        )
        return
    heading(pack.title, f"{pack.id} {pack.version} · {pack.hash[:8]} · about {pack.minutes} minutes")
    ids = [competency.id for competency in pack.competencies]
    names = ["The work", *(competency.name for competency in pack.competencies), "Work samples", "Sources", "Projects"]
    values = ["work", *ids, "samples", "sources", "projects"]
    part = st.selectbox(
        "Part of the pack",
        values,
        format_func=lambda value: names[values.index(value)],
        key=f"browse-part-{pack.id}",
        persist_state="session",
    )
    if part in ids:
        _competency(pack.competency(part))
    elif part == "samples":
        block("".join(_work_sample(sample) for sample in pack.work_samples) or "<p>There are none.</p>")
    elif part == "sources":
        block(_sources(pack))
    elif part == "projects":
        block("".join(_project(one) for one in services.shelf.projects_for(pack.id)) or "<p>None uses it yet.</p>")
    else:
        _work(pack)


def _work(pack: RubricPack) -> None:
    rows = "".join(
        f"<tr><td>{escape(one.name)}</td><td>{escape(one.definition)}</td><td>{_weight(one)}</td></tr>"
        for one in pack.competencies
    )
    block(
        f"<h2>What the work is</h2><p>{escape(pack.job_analysis)}</p><h2>What is looked at</h2>"
        '<table class="grid-rows"><thead><tr><th scope="col">Competency</th><th scope="col">What it means</th>'
        f'<th scope="col">Weight</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _weight(competency: Competency) -> str:
    why = f'<br><span class="small">{escape(competency.weight_rationale)}</span>' if competency.weight_rationale else ""
    return f"{competency.weight:g}{why}"


def _competency(competency: Competency) -> None:
    block(f"<h2>{escape(competency.name)}</h2><p>{escape(competency.definition)}</p>")
    on_criteria, on_questions = st.tabs(["What answers are rated on", "Questions and example answers"])
    with on_criteria:
        block("".join(_criterion(one) for one in competency.criteria))
    with on_questions:
        for question in competency.questions:
            block(_question(question, competency))


def _criterion(criterion: Criterion) -> str:
    anchors = "".join(
        f'<tr><th scope="row" class="level">Level {level}</th><td>{escape(criterion.anchors[level])}</td></tr>'
        for level in reversed(criterion.levels)
    )
    words = "" if criterion.own_words else "<p>An answer may say these levels and key points word for word.</p>"
    return (
        f'<article class="card"><h3>{escape(criterion.name)}</h3><p>{escape(criterion.looks_for)}</p>{words}'
        f'<table class="grid-rows"><tbody>{anchors}</tbody></table>'
        f"<h3>Key points a strong answer shows</h3>{_list(point.text for point in criterion.key_points)}"
        f"<h3>Follow-ups</h3>{_list(criterion.probes)}"
        f"<h3>Common errors</h3>{_list(criterion.common_errors)}</article>"
    )


def _question(question: Question, competency: Competency) -> str:
    ordered = sorted(question.exemplars, key=lambda one: -sum(one.levels.values()))
    exemplars = "".join(_exemplar(one, competency) for one in ordered)
    return (
        f'<article class="card"><h3>{escape(question.text)}</h3>'
        f"<p><b>In plainer words.</b> {escape(question.plain)}</p>"
        f"<details><summary>{count(len(question.exemplars), 'example answer')} with levels</summary>"
        f"{exemplars}</details>"
        "</article>"
    )


def _exemplar(exemplar: Exemplar, competency: Competency) -> str:
    return (
        f'<div class="sentence">{levels_line(exemplar.levels, competency)}'
        f'<div class="said" dir="auto">{escape(exemplar.answer)}</div>'
        f'<p class="small"><b>Why.</b> {escape(exemplar.why)}</p></div>'
    )


def levels_line(levels: object, competency: Competency) -> str:
    """The level on each criterion, in a line."""
    given = dict(levels)  # type: ignore[call-overload]
    return "".join(
        badge(f"{criterion.name}: level {given[criterion.id]} of {criterion.levels[-1]}")
        for criterion in competency.criteria
        if criterion.id in given
    )


def _work_sample(sample: WorkSample) -> str:
    sentences: list[str] = []
    for number, sentence in enumerate(sample.ai_answer):
        faults = [fault for fault in sample.faults if sample.sentence_of(fault) == number]
        marks = [
            Mark(start, start + len(fault.span), ("shade-2",))
            for fault in faults
            for start in [sentence.find(fault.span)]
        ]
        notes = "".join(
            f'<p class="verdict"><b>{escape(fault.kind.capitalize())}, severity {fault.severity} of 3.</b> '
            f"{escape(fault.correction)}{f' ({escape(fault.source)})' if fault.source else ''}</p>"
            for fault in faults
        )
        sentences.append(
            f'<div class="sentence{" fault" if faults else ""}">{number + 1}. {marked(sentence, marks)}{notes}</div>'
        )
    planted = count(len(sample.faults), "planted fault") if sample.faults else "no planted fault"
    return (
        f"<h2>{escape(sample.title)} {badge(planted)}</h2><p><b>Asked of the AI.</b> {escape(sample.prompt)}</p>"
        f"{''.join(sentences)}"
    )


def _sources(pack: RubricPack) -> str:
    rows = "".join(
        f"<tr><td><code>{escape(one.id)}</code></td><td>{escape(one.citation)}</td><td>{escape(one.used_for)}</td></tr>"
        for one in pack.sources
    )
    if not rows:
        return "<p>It names no sources.</p>"
    return (
        '<table class="grid-rows"><thead><tr><th scope="col">Id</th><th scope="col">Source</th>'
        f'<th scope="col">What it settles</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _project(project: Project) -> str:
    needs = ", ".join(f"{one.competency} at level {one.least:g}" for one in project.requires)
    hours, pay = project.hours_per_week, project.pay
    rows = [
        ("Needs", escape(needs)),
        ("Hours", f"{hours.least:g} to {hours.most:g} a week, from {project.start:%d %b %Y}"),
        ("Pay", f"{pay.least:g} to {pay.most:g} {escape(pay.currency)} per {pay.per}"),
        ("Seats", str(project.seats)),
    ]
    head = f"<h3>{escape(project.title)}</h3><p>{escape(project.description)}</p>"
    return f'<article class="card">{head}{facts(rows)}</article>'


def _list(lines: Iterable[str] | Sequence[str]) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<ul>{items}</ul>" if items else '<p class="small">None.</p>'
