"""Who is writing: a name that others read beside what was saved and published. The browser remembers it."""

from __future__ import annotations

import streamlit as st
from streamlit.components.v2 import component

from interviewer.ui.boundary import notice

_NAME = "author-name"
_REMEMBER = """
export default function ({ data, setStateValue }) {
  const key = "interviewer-author";
  const kept = localStorage.getItem(key) || "";
  if (data.name && data.name !== kept) localStorage.setItem(key, data.name);
  if (!data.name && kept) setStateValue("name", kept);
}
"""


def author_name() -> str:
    """The box for the name, and what is in it; empty where nothing was typed yet.

    Anyone at this computer may type any name, as anyone may choose any role.
    """
    remembered = _remembered()
    if remembered and not st.session_state.get(_NAME):
        st.session_state[_NAME] = remembered
    name = st.text_input(
        "Your name",
        key=_NAME,
        persist_state="session",
        max_chars=200,
        placeholder="As others know you",
    )
    return " ".join((name or "").split())


def ask_for_name() -> None:
    """What a page says where the name is missing and nothing can be written without it."""
    notice(
        "First, your name",
        "Put it in the box “Your name”. It stands beside everything that you save or publish, so that others know "
        "whom to ask.",
    )


def known_name() -> str:
    """The name as it was typed on some page of this tab, without showing the box; empty where none was."""
    return " ".join(str(st.session_state.get(_NAME) or "").split())


def _remembered() -> str:
    """What the browser kept from an earlier visit; empty where there is nothing, and while it has not answered."""
    mount = component("author_name", js=_REMEMBER)
    kept = mount(key="author-name-kept", data={"name": known_name()}, default={"name": ""}, on_name_change=_noted)
    return str(kept.name or "") if not known_name() else ""


def _noted() -> None:
    """The name is read from the component's value in the same run."""
