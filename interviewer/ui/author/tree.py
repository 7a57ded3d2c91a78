"""The parts of a draft as a way to each, with how much there is to mend in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from interviewer.authoring import changing
from interviewer.authoring.notes import Note, Unread, Weight
from interviewer.authoring.parts import Kind, Part, owner
from interviewer.content.strict_yaml import Place, field_name
from interviewer.ui.author.doing import Doing
from interviewer.ui.author.fields import plain

WHOLE = "yaml"
"""What the address calls the whole file."""
_NAMES = {
    Kind.WORK: "The work",
    Kind.COMPETENCY: "Competency",
    Kind.QUESTION: "Question",
    Kind.CRITERION: "Criterion",
    Kind.SAMPLE: "Work sample",
    Kind.SOURCES: "Sources",
}
_MOST_SHOWN = 36
"""Signs of a name, so that a question takes two lines or three."""
_DEPTHS = {Kind.QUESTION: 1, Kind.CRITERION: 1}


def show(
    doing: Doing,
    found: Sequence[Part],
    notes: Mapping[Place, Sequence[Note]],
    unread: Sequence[Unread],
    here: Part | None,
    go: Callable[[Place | None], None],
) -> None:
    """The ways to all parts; those of a competency that is not open are folded away.

    Args:
        doing: for what is added here.
        found: the parts.
        notes: place of a part -> what is to be mended in it.
        unread: what nobody has read.
        here: the part that is open; None for the whole file.
        go: opens a part, or the whole file for None.
    """
    open_one = here.competency if here is not None else None
    marks = {part.place: _count(part, found, notes, unread, folded=part.place != open_one) for part in found}
    with st.container(key="bench-tree", gap=None):
        for part in found:
            inside = part.kind in _DEPTHS
            if inside and part.competency != open_one:
                continue
            _way(part, named(part, found), marks[part.place], current=part == here, go=go)
        st.button(
            "The whole file (YAML)",
            key="go-whole",
            type="secondary" if here is None else "tertiary",
            on_click=go,
            args=(None,),
        )
    if any(marks.values()):
        st.caption("A number says how much there is to mend or to read in a part.")
    with st.container(key="bench-add", gap="small"):
        for label, edit in (
            ("Add a competency", changing.with_competency),
            ("Add a work sample", changing.with_sample),
        ):
            st.button(label, key=f"tree-{label}", type="tertiary", on_click=doing.callback(edit, how=label))


def named(part: Part, found: Sequence[Part]) -> str:
    """A part's name for people: its own, or what it is with its number."""
    if part.kind in (Kind.WORK, Kind.SOURCES):
        return _NAMES[part.kind]
    alike = [one for one in found if one.kind is part.kind and one.competency == part.competency]
    number = alike.index(part) + 1 if part.kind is not Kind.COMPETENCY else int(part.place[1]) + 1
    kind = f"{_NAMES[part.kind]} {number}"
    name = part.name if len(part.name) <= _MOST_SHOWN else f"{part.name[: _MOST_SHOWN - 1].rstrip()}…"
    return f"{kind}: {name}" if name else kind


def _way(part: Part, name: str, mark: int, *, current: bool, go: Callable[[Place | None], None]) -> None:
    depth = _DEPTHS.get(part.kind, 0)
    with st.container(key=f"way-{depth}-{field_name(part.place) or 'work'}", gap=None):
        st.button(
            f"{plain(name)}{f' **({mark})**' if mark else ''}",
            key=f"go-{field_name(part.place) or 'work'}",
            type="secondary" if current else "tertiary",
            on_click=go,
            args=(part.place,),
        )


def _count(
    part: Part,
    found: Sequence[Part],
    notes: Mapping[Place, Sequence[Note]],
    unread: Sequence[Unread],
    *,
    folded: bool,
) -> int:
    """How much is to be mended or read in a part; with what is in its own parts, where those are folded away."""

    def counts(place: Place) -> bool:
        if part.kind is Kind.COMPETENCY and folded:
            return place[:2] == part.place
        return place == part.place

    to_mend = [
        note for place, some in notes.items() if counts(place) for note in some if note.weight is not Weight.ADVICE
    ]
    to_read = [one for one in unread if (at := owner(found, one.place)) is not None and counts(at.place)]
    return len(to_mend) + len(to_read)
