"""Where somebody saved a draft first: what they changed, and whose text is to go on. Neither is lost."""

from __future__ import annotations

from html import escape

import streamlit as st

from interviewer.authoring.workbench import Refused
from interviewer.ui.author.choosing import clock
from interviewer.ui.author.doing import Doing, attempt
from interviewer.ui.author.wording import changes_html
from interviewer.ui.boundary import notice
from interviewer.ui.desk.look import block


def show(doing: Doing, refused: Refused) -> None:
    """The choice."""
    theirs, work = refused.theirs, doing.work
    who = "You" if theirs.author == doing.author else theirs.author
    where = ", in another tab or window" if theirs.author == doing.author else ""
    notice(
        f"{who} saved this draft at {clock(theirs.at)}{where}",
        "Your last change was not written over that. Choose how to go on; nothing is lost either way.",
    )
    if refused.changes is None:
        block("<p>What differs cannot be told part by part, as one of the texts is no whole pack.</p>")
    else:
        block(f"<h2>What was changed there</h2>{changes_html(refused.changes)}")
    author = doing.author
    with st.container(key="conflict", gap="small"):
        if refused.merged is not None:
            st.button(
                "Put my change into that text",
                key="conflict-merge",
                type="primary",
                on_click=attempt,
                args=(lambda: work.merge(author),),
            )
        st.button(
            "Go on with that text, and keep mine as a draft of its own",
            key="conflict-yield",
            on_click=attempt,
            args=(lambda: work.yield_to_them(author),),
        )
        st.button(
            "Go on with my text; theirs stays in the history",
            key="conflict-insist",
            on_click=attempt,
            args=(lambda: work.insist(author),),
        )
    with st.expander("My text"):
        st.html(f'<pre class="lines" tabindex="0">{escape(refused.text)}</pre>')
