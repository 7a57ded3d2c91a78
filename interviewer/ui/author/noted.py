"""Notes on the bench: what is to be mended, below its field, with why it matters and a way to let it stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interviewer.authoring.notes import Note, Weight, let_stand, linted
from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place, field_name
from interviewer.linting.explaining import shown_examples
from interviewer.linting.rules import BY_ID
from interviewer.models.embeddings import Embeddings
from interviewer.ui.author.doing import Doing

WEIGHTS = {
    Weight.PROBLEM: "To mend",
    Weight.ERROR: "Error",
    Weight.WARNING: "Warning",
    Weight.ADVICE: "Advice",
}


class Notes:
    """The places below the fields, filled once all is known that there is to say."""

    def __init__(self, doing: Doing):
        """Begin with no places."""
        self._doing = doing
        self._slots: dict[Place, DeltaGenerator] = {}

    def at(self, place: Place) -> None:
        """Keeps a place here, unless there is one, for what is said about a field, or about what has none within it."""
        if place not in self._slots:
            self._slots[place] = st.container(key=f"notes-{field_name(place)}", gap=None)

    def fill(self, notes: Iterable[Note]) -> None:
        """Shows each note at the innermost place that it is about."""
        for note in notes:
            for depth in range(len(note.place), -1, -1):
                slot = self._slots.get(note.place[:depth])
                if slot is not None:
                    with slot:
                        self._show(note)
                    break

    def _show(self, note: Note) -> None:
        st.html(note_html(note))
        if note.rule and note.line is not None and note.place:
            self._let_stand(note)

    def _let_stand(self, note: Note) -> None:
        key = f"stand-{self._doing.work.epoch}-{note.rule}-{field_name(note.place)}"
        with st.popover("Let it stand", type="tertiary", key=key):
            st.write("Where it is right as it is, say why. The reason is kept in the pack, for whoever reads it next.")
            st.text_input("Reason", key=f"{key}-reason")

            def stand() -> None:
                reason = str(st.session_state.get(f"{key}-reason") or "")
                self._doing.change(lambda read: let_stand(read, note, reason), how="Let a finding stand")

            st.button("Let it stand for this reason", key=f"{key}-do", on_click=stand)


@st.cache_data(show_spinner=False, max_entries=64)
def kept_lint(text: str, _read: PackText) -> tuple[Note, ...]:  # noqa: ARG001  (the text is what it is kept under)
    """What lint finds by words, looked for once in a text."""
    return linted(_read)


@st.cache_data(show_spinner="Comparing what the parts mean …", max_entries=16)
def kept_lint_by_meaning(text: str, _read: PackText, _embeddings: Embeddings) -> tuple[Note, ...]:  # noqa: ARG001
    """What lint finds by words and by meaning, looked for once in a text. Raises EmbeddingsError."""
    return linted(_read, _embeddings)


def note_html(note: Note) -> str:
    """One note as HTML: how much it matters, what is to be done, and why for those who open it."""
    why = ""
    if note.rule:
        examples = "".join(
            f"<p class='small'>{title}</p><pre>{escape(text)}</pre>"
            for title, text in zip(("Found", "Not found"), shown_examples(BY_ID[note.rule]), strict=True)
        )
        why = (
            f"<details><summary>Why this matters</summary><p>{escape(note.title)}. {escape(note.why)}</p>"
            f"{examples}</details>"
        )
    if note.weight is Weight.PROBLEM:
        return f'<p class="todo">To mend: {escape(sentence(note.message))}</p>'
    return (
        f'<div class="desk note {note.weight}"><p><b>{WEIGHTS[note.weight]}.</b> {escape(sentence(note.message))}</p>'
        f"{why}</div>"
    )


def counted(notes: Sequence[Note]) -> str:
    """How much there is, in words: "2 to mend, 1 warning"; empty for nothing."""
    names = {
        Weight.PROBLEM: ("to mend", "to mend"),
        Weight.ERROR: ("error", "errors"),
        Weight.WARNING: ("warning", "warnings"),
        Weight.ADVICE: ("piece of advice", "pieces of advice"),
    }
    found = [(sum(note.weight is weight for note in notes), one, many) for weight, (one, many) in names.items()]
    return ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in found if number)


def sentence(message: str) -> str:
    """A message as a sentence, of "it" where it begins with its verb."""
    verb = message.startswith(("is ", "has ", "needs ", "holds ", "repeats "))
    text = f"it {message}" if verb else message[:1].upper() + message[1:]
    return text if text.endswith((".", "?", "!", "”", '"')) else f"{text}."
