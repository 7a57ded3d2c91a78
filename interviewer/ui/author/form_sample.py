"""A work sample: what somebody asked an AI, its answer sentence by sentence, and the faults planted in it."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.authoring import changing
from interviewer.authoring.parts import field, items, words
from interviewer.content.strict_yaml import Place
from interviewer.ui.author.fields import Fields, Item, section

_KINDS = {
    "unsafe": "Unsafe: whoever follows it could come to harm",
    "wrong": "Wrong: it is not so",
    "missing": "Missing: something that has to be said is not",
    "misleading": "Misleading: right as it stands, and understood wrongly",
}
_SEVERITIES = {1: "1, a slip", 2: "2, misleads", 3: "3, could do harm"}
_MOST_SHOWN = 60


def show_sample(fields: Fields, place: Place) -> None:
    """The form of a work sample."""
    fields.text((*place, "title"), "Title", "It must not tell what is wrong.", placeholder="Squealing disc brake")
    fields.text(
        (*place, "prompt"),
        "What somebody asked the AI",
        lines=3,
        placeholder="My disc brake squeals. What can I do?",
    )
    section("What the AI answered", "Sentence by sentence, so that applicants can mark one. Two or more.")
    listed = (*place, "ai_answer")
    found = items(fields.value(listed))
    for number, _ in enumerate(found):
        sentence = (*listed, number)
        item = Item(sentence, len(found), least=2)
        fields.text(sentence, f"Sentence {number + 1}", lines=2, item=item)
    fields.add("Add a sentence", listed, lambda read: changing.with_text(read, listed))
    fields.notes.at(listed)
    _faults(fields, place)
    fields.name((*place, "id"), "Scripted applicants name the sample by it.")
    many = len(items(field(fields.read.document.data, "work_samples")))
    fields.tools(place, many, "this work sample", short=False)


def _faults(fields: Fields, place: Place) -> None:
    section(
        "Planted faults",
        "Mistakes that really happen and that an expert finds, each with a source that settles it. One or two in a "
        "sample, and none in some, so that nobody learns to look for one.",
    )
    listed = (*place, "faults")
    found = items(fields.value(listed))
    for number, fault in enumerate(found):
        one = (*listed, number)
        with st.container(border=True, key=fields.key(one, "-item")):
            _head(fields, one, len(found), f"Fault {number + 1}{_where(fields, place, fault)}")
            fields.text(
                (*one, "span"),
                f"The faulty words of fault {number + 1}",
                "Exactly as they stand in a sentence above; where something is missing, the words that it belongs "
                "after.",
            )
            left, right = st.columns(2)
            with left:
                fields.choice((*one, "kind"), f"What is wrong with fault {number + 1}", "", _KINDS)
            with right:
                fields.choice((*one, "severity"), f"How bad fault {number + 1} is", "", _SEVERITIES)
            fields.text((*one, "correction"), f"How fault {number + 1} should read, and why", lines=3)
            fields.choice((*one, "source"), f"What settles fault {number + 1}", "", _sources(fields), none="No source")
            fields.notes.at(one)
    fields.add("Add a fault", listed, lambda read: changing.with_fault(read, place))
    fields.notes.at(listed)


def _head(fields: Fields, place: Place, many: int, html: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(f'<p class="item">{html}</p>')
        fields.tools(place, many, f"fault {int(place[-1]) + 1}")


def _where(fields: Fields, place: Place, fault: object) -> str:
    span = words(field(fault, "span"))
    for number, sentence in enumerate(items(fields.value((*place, "ai_answer")))):
        if span and span in words(sentence):
            return f' <span class="hint">in sentence {number + 1}</span>'
    missing = "" if not span else "these words are in no sentence above"
    return f' <span class="hint">{escape(missing)}</span>' if missing else ""


def _sources(fields: Fields) -> dict[str, str]:
    found = items(field(fields.read.document.data, "sources"))
    named = {words(field(one, "id")): words(field(one, "citation")) for one in found}
    return {name: text[:_MOST_SHOWN] or name for name, text in named.items() if name}
