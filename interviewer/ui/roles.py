"""Whose pages are shown. In local mode anyone may choose; the page they are on says which role it is."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import Page

LOCAL_MODE = "Local mode: this app listens on this computer only; anyone at it can choose any role."


@dataclass(frozen=True)
class Role:
    """A kind of person and their pages; the first page is where they start."""

    name: str
    pages: list[Page]


def navigate(*roles: Role) -> Page:
    """The page to run, with the choice of role and the role's pages in the sidebar.

    Every page of every role is registered, so that a link to any of them works; the role is the current page's.
    """
    current = st.navigation([page for role in roles for page in role.pages], position="hidden")
    here = next((role for role in roles if current in role.pages), roles[0])
    with st.sidebar:
        names = [role.name for role in roles]
        # A key of its own for each role: after a link to another role's page the choice starts from that role.
        chosen = st.selectbox("You are here as", names, index=names.index(here.name), key=f"role-{here.name}")
        if chosen != here.name:
            st.switch_page(next(role for role in roles if role.name == chosen).pages[0])
        st.caption(LOCAL_MODE)
        for page in here.pages:
            if page.visibility == "visible":
                st.page_link(page, query_params=_kept())
    return current


def _kept() -> dict[str, str]:
    """The interview, or the pack, goes along from page to page, so that its link stays in the address."""
    return {name: st.query_params[name] for name in ("interview", "pack") if name in st.query_params}
