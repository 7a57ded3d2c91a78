"""Graded answers that would help as exemplars, with what each would change on answers that did not choose it."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.authoring.agreeing import Measured
from interviewer.gold.suggest import LEAST_ANSWERS, Suggestion, Suggestions
from interviewer.services import Services
from interviewer.ui.author.gold_desk import GoldDesk
from interviewer.ui.author.gold_exemplar import add_form
from interviewer.ui.author.gold_figures import change_bar
from interviewer.ui.author.gold_runs import watched
from interviewer.ui.desk.look import badge, block
from interviewer.ui.desk.words import count


def show(services: Services, desk: GoldDesk, measured: Measured, key: str) -> None:
    """The section; `key` is that of the run which gave `measured`."""
    fresh = _fresh(measured)
    block("<h2>Answers that would help as exemplars</h2>")
    if fresh < LEAST_ANSWERS:
        block(
            f"<p>There are {count(fresh, 'graded answer')} that are no exemplars yet. From {LEAST_ANSWERS} on it can "
            "be tried which of them, as exemplars, would bring the machine closer to people.</p>"
        )
        return
    mine = f"suggest:{key}"

    def offer() -> None:
        block(
            "<p>The answers furthest from people are tried as exemplars, one after the other. Half of the rest chooses "
            "among them; the other half, which chose nothing, says what each is worth.</p>"
        )
        st.button(
            "Look for them",
            key="gold-suggest",
            on_click=lambda: desk.runs.begin(mine, lambda progress: desk.agreeing.suggest(measured, progress)),
        )

    found = watched(desk.runs, mine, "Trying answers as exemplars", Suggestions, offer)
    if found is not None:
        _shown(services, measured, found)


def _shown(services: Services, measured: Measured, found: Suggestions) -> None:
    sides = (
        f"{found.candidates} answers were tried. {found.chosen_on} others chose among them, and what they do is "
        f"measured on {found.checked_on} that did not."
    )
    if not found.found:
        block(f"<p>None of them would bring the machine closer to people.</p><p class='small'>{sides}</p>")
        return
    block(f"<p><b>{_verdict(found)}</b> {sides}</p>{_changes(found)}")
    for number, one in enumerate(found.found, start=1):
        block(_card(number, one, measured))
        add_form(services, measured.report.pack, one.gold, f"suggested-{number}")


def _verdict(found: Suggestions) -> str:
    many = count(len(found.found), "answer")
    if found.exact.better or found.qwk.better:
        return f"{many} would bring the machine closer to people, by more than chance would have it."
    if found.exact.worse or found.qwk.worse:
        return f"{many} looked useful, but on the other half they make it worse: add none of them."
    return f"{many} would help where they were chosen; on the other half the gain may be chance."


def _changes(found: Suggestions | Suggestion) -> str:
    return (
        '<table class="grid-rows agree"><thead><tr><th scope="col">What it adds</th><th scope="col">Agreement</th>'
        '<th scope="col">Same level</th></tr></thead><tbody><tr><th scope="row">'
        f"{'All together' if isinstance(found, Suggestions) else 'This one'}</th>"
        f'<td data-label="Agreement">{change_bar(found.qwk)}</td>'
        f'<td data-label="Same level">{change_bar(found.exact)}</td></tr></tbody></table>'
    )


def _card(number: int, one: Suggestion, measured: Measured) -> str:
    pack = measured.report.pack
    competency, question = pack.question(one.gold.question)
    names = {each.id: each.name for each in competency.criteria}
    given = "".join(badge(f"{names[criterion]}: level {one.gold.level(criterion)}") for criterion in one.gold.levels)
    return (
        f'<article class="card"><header><h3>{number}. {escape(one.gold.place.capitalize())}</h3>'
        f'<span class="small">{escape(question.text)}</span></header>{given}'
        f'<div class="said" dir="auto">{escape(one.gold.answer)}</div>{_changes(one)}'
        f'<p class="small">Where it was chosen, it takes away {one.gain:.0%} of the squared error.</p></article>'
    )


def _fresh(measured: Measured) -> int:
    """Graded answers that are no exemplars of the version."""
    known = {
        " ".join(shown.answer.split())
        for competency in measured.report.pack.competencies
        for question in competency.questions
        for shown in question.exemplars
    }
    return len({row.gold.place for row in measured.rows if " ".join(row.gold.answer.split()) not in known})
