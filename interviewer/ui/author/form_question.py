"""A lead question with its example answers: what the grader learns the levels from."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.authoring import changing
from interviewer.authoring.parts import field, items, words
from interviewer.content.strict_yaml import Place
from interviewer.ui.author.fields import Fields, section

_MOST_SHOWN = 70


def show_question(fields: Fields, place: Place) -> None:
    """The form of a question."""
    fields.unread(place, "this question")
    fields.text(
        (*place, "text"),
        "Question",
        "Asked word for word. Ask for one thing, give nothing away, and ask about the work: never about a person’s "
        "age, health, family, origin or beliefs.",
        lines=3,
        placeholder="Tell me about a brake fault that was hard to find. How did you find the cause?",
    )
    fields.text(
        (*place, "plain"),
        "In plainer words",
        "The same, for whoever asks for plainer words.",
        lines=2,
        placeholder="How did you find a hidden brake fault?",
    )
    section(
        "Example answers",
        "Answers as real people would give them, with the level that each earns. The program learns the levels from "
        "these: four or more, every level at least once, some short and some long at every level.",
    )
    listed = (*place, "exemplars")
    found = items(fields.value(listed))
    for number, exemplar in enumerate(found):
        _exemplar(fields, (*listed, number), len(found), exemplar)
    fields.add("Add an example answer", listed, lambda read: changing.with_exemplar(read, place))
    fields.notes.at(listed)
    fields.name((*place, "id"), "Scripted applicants and graded answers name the question by it.")
    many = len(items(fields.value(place[:-1])))
    fields.tools(place, many, "this question", least=2, short=False)


def _exemplar(fields: Fields, place: Place, many: int, exemplar: object) -> None:
    number = int(place[-1]) + 1
    criteria = {
        words(field(one, "id")): words(field(one, "name")) or words(field(one, "id"))
        for one in items(fields.value((*place[:2], "criteria")))
    }
    levels = changing.levels_of(fields.read, place[:2])
    given = field(exemplar, "levels")
    figures = ", ".join(words(field(given, name)) or "–" for name in criteria)
    with st.container(border=True, key=fields.key(place, "-item")):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.html(f'<p class="item">Example answer {number} <span class="hint">level {escape(figures)}</span></p>')
            fields.tools(place, many, f"example answer {number}", least=1)
        fields.unread(place, f"example answer {number}")
        fields.text((*place, "answer"), f"Answer {number}", "As a person would really say it.", lines=4)
        columns = st.columns(min(max(len(criteria), 1), 3))
        for at, (name, called) in enumerate(criteria.items()):
            with columns[at % len(columns)]:
                fields.choice(
                    (*place, "levels", name),
                    called,
                    "",
                    {level: _level(fields, place, name, level) for level in levels},
                    none="Not rated on this",
                )
        fields.notes.at((*place, "levels"))
        fields.text((*place, "why"), f"Why answer {number} earns it", "In a sentence, for other raters.", lines=2)
        fields.notes.at(place)


def _level(fields: Fields, place: Place, criterion: str, level: int) -> str:
    """A level with the beginning of what it means on a criterion."""
    for one in items(fields.value((*place[:2], "criteria"))):
        if field(one, "id") == criterion:
            anchor = " ".join(words(field(field(one, "anchors"), level)).split())
            short = anchor if len(anchor) <= _MOST_SHOWN else f"{anchor[: _MOST_SHOWN - 1]}…"
            return f"{level}: {short}" if short else str(level)
    return str(level)
