"""A draft, or a part of it, as YAML: for what the forms cannot show, and for who would rather write it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from interviewer.authoring.notes import Note
from interviewer.content.editing import PackText
from interviewer.content.editing_many import excerpt, replaced
from interviewer.content.strict_yaml import Place
from interviewer.errors import InputError
from interviewer.ui.author.doing import Doing
from interviewer.ui.author.noted import WEIGHTS, sentence
from interviewer.ui.desk.look import block

_MOST_NOTES = 30
_MOST_SHOWN = 80


def show_whole(doing: Doing, notes: Sequence[Note]) -> None:
    """The whole file in a box, what is to be mended with its lines, and the file to take along."""
    work = doing.work
    read, key = work.read, f"yaml-{work.draft.id}-{work.epoch}"

    def typed() -> None:
        text = str(st.session_state.get(key) or "")
        doing.change(lambda _: PackText(text, read.source), how="Edited the YAML", redraw=False)

    st.text_area(
        "The whole file",
        read.text,
        key=key,
        height=560,
        on_change=typed,
    )
    st.caption("What is typed is saved even where it is no whole pack yet.")
    st.download_button(
        "Download this draft",
        read.text,
        file_name=f"{work.draft.pack_id}.yaml",
        mime="application/yaml",
        key="yaml-download",
        on_click="ignore",
    )
    listed(read, notes)


def show_part(doing: Doing, place: Place, notes: Sequence[Note]) -> None:
    """The lines of one part in a box."""
    work = doing.work
    read = work.read
    one = excerpt(read, place) if place else None
    if one is None:
        st.caption("This part stands in several places of the file, or within a line. Choose “The whole file (YAML)”.")
        return
    key = f"yaml-{work.draft.id}-{work.epoch}-{one.line}"
    before = read.value(place)

    def typed() -> None:
        text = str(st.session_state.get(key) or "")

        def edit(now: PackText) -> PackText:
            here = excerpt(now, place)
            if here is None or now.value(place) != before:
                raise InputError("This part is not where it was; open it again.")
            return replaced(now, here, text)

        doing.change(edit, place=place, how="Edited the YAML")

    lines = one.text.count("\n")
    st.text_area(f"Lines {one.line} to {one.line + max(lines - 1, 0)}", one.text, key=key, height=480, on_change=typed)
    listed(read, notes)


def listed(read: PackText, notes: Sequence[Note]) -> None:
    """What is to be mended in the file's order, each with its line as it stands."""
    if notes:
        lines = read.text.splitlines()
        shown = sorted(notes, key=lambda note: note.line or 0)
        rows = "".join(_row(note, lines) for note in shown[:_MOST_NOTES])
        block(
            '<table class="grid-rows"><thead><tr><th scope="col">Line</th><th scope="col">As it stands</th>'
            f'<th scope="col">What is to be mended</th></tr></thead><tbody>{rows}</tbody></table>'
        )
        if len(shown) > _MOST_NOTES:
            st.caption(f"And {len(shown) - _MOST_NOTES} more; mend these first.")
    with st.expander("The file with line numbers", key="yaml-numbered"):
        st.code(read.text, language="yaml", line_numbers=True, wrap_lines=True)


def _row(note: Note, lines: Sequence[str]) -> str:
    there = lines[note.line - 1].strip() if note.line is not None and note.line <= len(lines) else ""
    return (
        f"<tr><td>{note.line or '–'}</td><td><code>{escape(there[:_MOST_SHOWN])}</code></td>"
        f"<td><b>{WEIGHTS[note.weight]}.</b> {escape(sentence(note.message))}</td></tr>"
    )
