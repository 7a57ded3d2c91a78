"""Putting a graded answer into a draft as an exemplar: with its levels, and why it earns them."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.rubric import RubricPack
from interviewer.errors import InputError
from interviewer.gold.answers import GoldAnswer
from interviewer.gold.exemplify import with_exemplar
from interviewer.services import Services
from interviewer.shelf import Standing
from interviewer.store.drafts import Draft
from interviewer.ui.author.choosing import PACK, clock, draft_id, draft_name
from interviewer.ui.author.doing import attempt
from interviewer.ui.author.who import known_name
from interviewer.ui.boundary import notice
from interviewer.ui.desk.look import block

_NEW = "new"
_ADDED = "gold-added"


def add_form(services: Services, pack: RubricPack, gold: GoldAnswer, key: str) -> None:
    """A button that opens the form.

    Args:
        services: the services.
        pack: the version that is looked at.
        gold: the answer.
        key: of the widgets, different for each form on the page.
    """
    competency, _ = pack.question(gold.question)
    names = {one.id: one.name for one in competency.criteria}
    levels = {one: gold.level(one) for one in gold.levels}
    targets = _targets(services, pack)

    def add() -> None:
        why = str(st.session_state.get(f"{key}-why") or "")
        attempt(lambda: _add(services, pack, gold, levels, why, str(st.session_state.get(f"{key}-into") or _NEW)))

    with st.popover("Add as an exemplar", key=f"{key}-open"):
        given = "".join(f"<li>{escape(names.get(one, one))}: level {level}</li>" for one, level in levels.items())
        block(f"<p>The answer goes into the draft with these levels:</p><ul>{given}</ul>")
        st.text_area("Why it earns these levels", value=gold.note, key=f"{key}-why", height=90)
        st.selectbox("Into", list(targets), format_func=targets.__getitem__, key=f"{key}-into")
        st.button("Add to the draft", key=f"{key}-add", on_click=add)


def show_added(bench: Page) -> None:
    """Says what was added last, with a link to it on the bench, once."""
    added: tuple[str, str] | None = st.session_state.pop(_ADDED, None)
    if added is not None:
        text, address = added
        notice(text, "Rate the answers again with that draft to see what it does.")
        st.page_link(bench, label="Look at the draft on the bench", query_params={PACK: address})


def _targets(services: Services, pack: RubricPack) -> dict[str, str]:
    """Draft id -> what it is called; the draft that is looked at alone, where one is."""
    own = [one for one in services.drafts.all() if one.pack_id == pack.id]
    looked_at = draft_id(st.query_params.get(PACK))
    here = [one for one in own if one.id == looked_at]
    found = {one.id: _called(one) for one in here or own}
    return found if here else found | {_NEW: f"A new draft of {pack.title}"}


def _called(draft: Draft) -> str:
    return f"The draft of {draft.revision.author}, {clock(draft.revision.at)}"


def _add(services: Services, pack: RubricPack, gold: GoldAnswer, levels: dict[str, int], why: str, into: str) -> None:
    author = known_name()
    if not author:
        raise InputError("Who is writing is not said; put your name in the box “Your name”.")
    if into == _NEW:
        # Looked at before a draft is begun for it: a form that is refused leaves no draft behind.
        if not why.strip():
            raise InputError("Say in a sentence why the answer earns these levels; people read it beside the exemplar.")
        draft = _begun(services, pack, author)
    else:
        draft = services.drafts.open(into)
    text = with_exemplar(services.drafts.read(draft.text), gold.question, gold.answer, levels, why)
    saved = services.drafts.save(draft, text.text, author, how=f"Added {gold.place} as an exemplar")
    st.session_state[_ADDED] = (f"{gold.place.capitalize()} is an exemplar of the draft now", draft_name(saved.id))


def _begun(services: Services, pack: RubricPack, author: str) -> Draft:
    """A draft of the version that is looked at, where it was published; else of the library's file."""
    published = [one.number for one in services.published.publications(pack.id) if one.pack_hash == pack.hash]
    if published:
        return services.drafts.from_published(pack.id, author, published[-1])
    offer = services.shelf.offers().get(pack.id)
    if offer is not None and offer.standing is not Standing.FILE and offer.waiting is None:
        return services.drafts.from_published(pack.id, author)
    return services.drafts.from_file(pack.id, author)
