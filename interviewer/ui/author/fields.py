"""Fields of the bench: each stands for one place of the draft, and what is typed is saved a moment later."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from interviewer.authoring.changing import renamed, without
from interviewer.authoring.notes import Unread, with_read
from interviewer.authoring.parts import words
from interviewer.authoring.workbench import only_where
from interviewer.content.editing import PackText
from interviewer.content.editing_many import moved
from interviewer.content.strict_yaml import Place, field_name
from interviewer.errors import ContentError
from interviewer.ui.author.choosing import told_apart
from interviewer.ui.author.doing import Doing
from interviewer.ui.author.noted import Notes

_UP, _DOWN, _OUT = "Move up", "Move down", "Take out"
_LINE_HEIGHT = 28
"""Pixels of one line of a text box."""


@dataclass(frozen=True)
class Item:
    """An item of a list, which can be moved and taken out."""

    place: Place
    many: int
    """How many items there are."""
    least: int = 0
    """How many there have to be."""


class Fields:
    """Draws fields for places of a draft, each with a place for notes below it."""

    def __init__(self, doing: Doing, notes: Notes, unread: Sequence[Unread]):
        """Draw for this author's work."""
        self.doing = doing
        self.notes = notes
        self._unread = {one.place for one in unread}

    @property
    def read(self) -> PackText:
        """The draft as it is now."""
        return self.doing.work.read

    def value(self, place: Place) -> Any:
        """What stands at a place; None where nothing does."""
        try:
            return self.read.value(place)
        except ContentError:
            return None

    def key(self, place: Place, kind: str = "") -> str:
        """A widget's key: another one after the fields have to be filled anew."""
        work = self.doing.work
        return f"field{kind}-{work.draft.id}-{work.epoch}-{field_name(place)}"

    def text(  # noqa: PLR0913  (what a field has)
        self,
        place: Place,
        label: str,
        hint: str = "",
        *,
        lines: int = 1,
        placeholder: str = "",
        optional: bool = False,
        item: Item | None = None,
    ) -> None:
        """A box for words.

        Args:
            place: where they stand.
            label: what the field is called.
            hint: what belongs in it, in plain words.
            lines: how high the box is; 1 for a single line.
            placeholder: an example, in grey where it is empty.
            optional: whether an empty box is a key that is not there.
            item: which item of a list it is the only field of, so that it is moved and taken out here.
        """
        value, key = self.value(place), self.key(place)

        def typed() -> None:
            self._set(place, str(st.session_state.get(key) or ""), optional=optional)

        with st.container(gap="xsmall", key=self.key(place, "-box")):
            if item is None:
                title(label, hint)
            else:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    title(label, hint)
                    self.tools(item.place, item.many, label.lower(), least=item.least)
            if value is not None and not isinstance(value, str | int | float):
                st.caption("This is written in a way that a box cannot show; change it in the YAML.")
            elif lines == 1:
                st.text_input(
                    label, words(value), key=key, on_change=typed, placeholder=placeholder, label_visibility="collapsed"
                )
            else:
                st.text_area(
                    label,
                    words(value),
                    key=key,
                    height=lines * _LINE_HEIGHT + 24,
                    on_change=typed,
                    placeholder=placeholder,
                    label_visibility="collapsed",
                )
            self.notes.at(place)

    def number(self, place: Place, label: str, hint: str, least: float, most: float, otherwise: float) -> None:
        """A box for a number; `otherwise` is what counts where none is given."""
        value, key = self.value(place), self.key(place)
        whole = isinstance(otherwise, int)
        shown = value if isinstance(value, int | float) and not isinstance(value, bool) else otherwise

        def typed() -> None:
            given = st.session_state[key]
            self._set(place, int(given) if given == int(given) else given)

        with st.container(gap="xsmall", key=self.key(place, "-box")):
            title(label, hint)
            st.number_input(
                label,
                min_value=least,
                max_value=most,
                value=min(max(int(shown) if whole else float(shown), least), most),
                step=1 if whole else 0.5,
                key=key,
                on_change=typed,
                label_visibility="collapsed",
            )
            self.notes.at(place)

    def choice(self, place: Place, label: str, hint: str, options: Mapping[Any, str], *, none: str = "") -> None:
        """A menu. `options` are values with their words; `none` is what an absent key is called, where it may be."""
        there, key = self.value(place), self.key(place)
        value = there if isinstance(there, str | int) else words(there)
        known = {**({"": none} if none else {}), **options}
        if value not in known:
            known = {value: words(value) or "not chosen yet", **known}
        known = told_apart(known)

        def chosen() -> None:
            self._set(place, st.session_state[key], optional=bool(none))

        with st.container(gap="xsmall", key=self.key(place, "-box")):
            title(label, hint)
            st.selectbox(
                label,
                list(known),
                index=list(known).index(value),
                format_func=lambda one: known[one],
                key=key,
                on_change=chosen,
                label_visibility="collapsed",
            )
            self.notes.at(place)

    def name(self, place: Place, hint: str) -> None:
        """The box for an id, out of the way: whatever names it is changed along with it."""
        value, key = self.value(place), self.key(place)

        def typed() -> None:
            name = str(st.session_state.get(key) or "").strip()
            self.doing.change(lambda read: renamed(read, place, name), place=place, redraw=False)

        with st.expander(f"Short name: {plain(words(value))}", key=self.key(place, "-fold")):
            st.caption(f"Lower-case letters, digits and hyphens. {hint}")
            st.text_input("Short name", words(value), key=key, on_change=typed, label_visibility="collapsed")
        self.notes.at(place)

    def tools(self, place: Place, many: int, what: str, *, least: int = 0, short: bool = True) -> None:
        """A menu to move an item of a list, or to take it out.

        Args:
            place: the item's.
            many: how many there are.
            what: what it is called: "example answer 2".
            least: how many there have to be.
            short: whether it stands beside the item's own name, so that it need not be named.
        """
        at = int(place[-1])
        before = self.value(place)
        edits = {
            _UP: lambda read: moved(read, place, at - 1),
            _DOWN: lambda read: moved(read, place, at + 1),
            _OUT: lambda read: without(read, place),
        }
        options = [*([_UP] if at else []), *([_DOWN] if at + 1 < many else []), *([_OUT] if many > least else [])]
        if not options:
            return
        key = self.key(place, "-tools")

        def done() -> None:
            option = st.session_state.get(key)
            if option in edits:
                how = f"{'Took out' if option == _OUT else 'Moved'} {what}"
                self.doing.change(only_where(place, before, edits[option]), place=place, how=how)

        st.menu_button(
            "Move or take out" if short else f"Move or take out {what}",
            options,
            key=key,
            type="tertiary",
            on_click=done,
        )

    def add(self, label: str, place: Place, edit: Callable[[PackText], PackText]) -> None:
        """A button that adds one more of something to what is at a place."""
        done = self.doing.callback(edit, place=place, how=label)
        st.button(label, key=self.key(place, "-add"), on_click=done)

    def unread(self, place: Place, what: str) -> None:
        """Where a model drafted what is at a place and nobody read it: says so, with a button for who has."""
        if place not in self._unread:
            return
        with st.container(key=self.key(place, "-unread"), horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="unread">A model drafted {escape(what)}, and no person has read it yet.</p>')
            before = self.value(place)
            edit = only_where(place, before, lambda read: with_read(read, place))
            st.button(
                f"I have read {what}",
                key=self.key(place, "-read"),
                on_click=self.doing.callback(edit, place=place, how=f"Read {what}"),
            )

    def _set(self, place: Place, value: Any, *, optional: bool = False) -> None:
        def edit(read: PackText) -> PackText:
            if not _has(read, place[:-1]):
                return read.set(place[:-1], {place[-1]: value})
            if not optional or value not in ("", None):
                return read.set(place, value)
            return read.remove(place) if _has(read, place) else read

        self.doing.change(edit, place=place, redraw=False)


def title(label: str, hint: str = "") -> None:
    """A field's name and what belongs in it, above the field."""
    below = f'<span class="hint">{escape(hint)}</span>' if hint else ""
    st.html(f'<p class="field"><b>{escape(label)}</b>{below}</p>')


def section(heading: str, hint: str = "") -> None:
    """The heading of a group of fields, with what they are for."""
    below = f'<p class="hint">{escape(hint)}</p>' if hint else ""
    st.html(f'<div class="desk"><h3 class="group">{escape(heading)}</h3>{below}</div>')


def plain(text: str) -> str:
    """Words for the label of a button or a fold, which would read some signs as Markdown."""
    return "".join(f"\\{sign}" if sign in r"\`*_{}[]<>()#+-!|~$:" else sign for sign in text)


def _has(read: PackText, place: Place) -> bool:
    try:
        return read.value(place) is not None
    except ContentError:
        return False
