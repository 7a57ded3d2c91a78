"""The pack itself: what the work is, how long it takes, which version it is; and the sources it rests on."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.authoring import changing
from interviewer.authoring.parts import field, items, words
from interviewer.ui.author.fields import Fields, section
from interviewer.ui.desk.look import block


def show_work(fields: Fields) -> None:
    """The form of the pack itself."""
    fields.unread(("title",), "the title")
    fields.text(("title",), "Title", "What applicants and recruiters call it.", placeholder="Wine service")
    fields.unread(("job_analysis",), "what the work is")
    fields.text(
        ("job_analysis",),
        "What the work is",
        "The paid work, and why each competency below decides whether somebody does it well.",
        lines=6,
        placeholder=(
            "Mechanics read what an AI tells cyclists about repairs and find what would damage a bike or hurt a rider. "
            "Brakes come first, because a wrong answer there is dangerous and looks like a right one."
        ),
    )
    section("How long it takes")
    columns = st.columns(2)
    with columns[0]:
        fields.number(("minutes",), "Minutes", "What applicants are told.", 5, 120, 15)
        fields.number(
            ("work_samples_asked",), "Work samples for each", "How many one applicant judges; 0 for none.", 0, 3, 1
        )
    with columns[1]:
        fields.number(
            ("follow_ups", "per_question"), "Follow-ups after a question", "The most after one question.", 0, 5, 2
        )
        fields.number(("follow_ups", "total"), "Follow-ups in all", "The most in one interview.", 0, 40, 8)
    section("Version and language")
    columns = st.columns(2)
    with columns[0]:
        fields.text(
            ("version",),
            "Version",
            "Three numbers. Wording raises the last, new parts the middle one, levels that mean something else the "
            "first. The page “Publish” raises it for you.",
            placeholder="1.0.0",
        )
    with columns[1]:
        fields.text(("language",), "Language", "That it is asked in, as two letters.", placeholder="en")
    fields.name(("id",), "What the pack is known by in links and files. Another one makes it another pack.")


def show_sources(fields: Fields) -> None:
    """The form of the sources."""
    section(
        "Sources",
        "Where the facts of this pack can be checked: a book, a standard, an official page. Name one for whatever can "
        "hurt: doses, law, money.",
    )
    found = items(field(fields.read.document.data, "sources"))
    if not found:
        block("<p>There are none yet.</p>")
    for number, source in enumerate(found):
        place = ("sources", number)
        with st.container(border=True, key=fields.key(place, "-item")):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.html(f'<p class="item">{number + 1}. {escape(words(field(source, "citation")) or "New source")}</p>')
                fields.tools(place, len(found), f"source {number + 1}")
            fields.text(
                (*place, "citation"),
                "Source",
                "So that others find it.",
                lines=2,
                placeholder="Brake maker’s service manual, 2025 edition",
            )
            fields.text((*place, "used_for"), "What it settles", lines=2, placeholder="Limits of rotors and pads")
            fields.name((*place, "id"), "Faults of work samples name their source by it.")
    fields.add("Add a source", ("sources",), changing.with_source)
