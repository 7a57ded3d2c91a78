"""What a pack was: its published versions and the saves of its drafts, and what differs between any two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.pack_changes import changes
from interviewer.services import Services
from interviewer.store.drafts import Draft, Revision
from interviewer.store.packs import Publication
from interviewer.ui.author.choosing import PACK, clock, draft_id, draft_label, draft_name, told_apart
from interviewer.ui.author.doing import attempt, show_trouble
from interviewer.ui.author.who import author_name
from interviewer.ui.author.wording import changes_html, lines_html
from interviewer.ui.boundary import boundary
from interviewer.ui.desk.look import block, empty, heading
from interviewer.ui.desk.words import count

_MOST_ROWS = 30


@dataclass(frozen=True)
class State:
    """One text that the pack had."""

    label: str
    load: Callable[[], str]


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page. `links` are pages by their path, to lead to: "bench", "packs"."""
    pack_ids = sorted({*services.shelf.offers(), *(one.pack_id for one in services.drafts.all())})
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        heading("History", "Everything that was published and every save of a draft; nothing of it is ever lost.")
    with right:
        author = author_name()
    show_trouble()
    if not pack_ids:
        empty("No packs yet", "Begin one on the page “Packs”.")
        st.page_link(links["packs"], label="To the packs")
        return
    pack_id = _choose(services, pack_ids)
    drafts = [one for one in services.drafts.all() if one.pack_id == pack_id]
    published = services.published.publications(pack_id)
    states = [_published(services, one) for one in reversed(published)]
    for draft in drafts:
        which = f" ({draft_label(draft)})" if len(drafts) > 1 else ""
        states += [_saved(services, draft, one, which) for one in reversed(services.drafts.revisions(draft.id))]
    if not states:
        empty(
            "Neither published nor changed yet",
            "What stands in the library’s file is all there is. Its history begins with the first draft.",
        )
        return
    _difference(services, states)
    if published:
        _publications(services, pack_id, published, links, author)
    for draft in drafts:
        _revisions(services, draft, links, author)


def _choose(services: Services, pack_ids: Sequence[str]) -> str:
    named = st.query_params.get(PACK, "")
    draft = draft_id(named)
    if draft is not None:
        wanted = next((one.pack_id for one in services.drafts.all() if one.id == draft), None)
    else:
        wanted = named.partition(":")[0]
    key = f"history-pack-{named}"
    labels = told_apart({one: _called(services, one) for one in pack_ids})

    def note() -> None:
        st.query_params[PACK] = st.session_state[key]

    return st.selectbox(
        "Pack",
        pack_ids,
        index=pack_ids.index(wanted) if wanted in pack_ids else 0,
        format_func=lambda one: labels[one],
        key=key,
        on_change=note,
    )


def _called(services: Services, pack_id: str) -> str:
    offer = services.shelf.offers().get(pack_id)
    return offer.pack.title if offer is not None else f"{pack_id} (draft)"


def _difference(services: Services, states: Sequence[State]) -> None:
    """Two menus, and what differs between what they name."""
    block("<h2>What differs</h2>")
    left, right = st.columns(2)
    numbers = range(len(states))
    labels = told_apart({number: one.label for number, one in enumerate(states)})
    before = left.selectbox(
        "From", numbers, index=min(1, len(states) - 1), format_func=lambda one: labels[one], key="history-from"
    )
    after = right.selectbox("To", numbers, index=0, format_func=lambda one: labels[one], key="history-to")
    if before == after:
        st.caption("Choose two to see what differs.")
        return
    old, new = states[before].load(), states[after].load()
    in_words, by_line = st.tabs(["In words", "Line by line"])
    with in_words:
        one, other = services.drafts.read(old).pack, services.drafts.read(new).pack
        if one is None or other is None:
            block("<p>One of the two is no whole pack, so it can only be told line by line.</p>")
        else:
            block(changes_html(changes(one, other)))
    with by_line:
        block(lines_html(old, new))


def _publications(
    services: Services, pack_id: str, published: Sequence[Publication], links: Mapping[str, Page], author: str
) -> None:
    versions = {one.pack_hash: one for one in services.published.versions(pack_id)}
    block("<h2>Published versions</h2>")
    for one in reversed(published):
        used = versions[one.pack_hash].interviews if one.pack_hash in versions else 0
        even_so = f" Published although there were errors: {one.even_so}" if one.even_so else ""
        retired = f" Retired {clock(one.retired_at)} by {one.retired_by}." if one.retired_at else ""
        with st.container(horizontal=True, vertical_alignment="center", key=f"published-{one.number}"):
            block(
                f"<p><b>{escape(one.version)}</b>, published {clock(one.at)} by {escape(one.author)}, "
                f"{count(used, 'interview')}.{escape(retired)}{escape(even_so)} <code>{one.pack_hash[:8]}</code></p>"
            )
            if st.button(
                f"Begin a draft from {one.version}", key=f"from-{one.number}", type="tertiary", disabled=not author
            ):
                with boundary():
                    draft = services.drafts.from_published(pack_id, author, one.number)
                    st.switch_page(links["bench"], query_params={PACK: draft_name(draft.id)})


def _revisions(services: Services, draft: Draft, links: Mapping[str, Page], author: str) -> None:
    revisions = services.drafts.revisions(draft.id)
    block(f"<h2>{escape(_first(draft_label(draft)))}</h2>")
    st.page_link(links["bench"], label="Open it on the bench", query_params={PACK: draft_name(draft.id)})
    every = len(revisions) <= _MOST_ROWS or st.toggle(f"Show all {len(revisions)} saves", key=f"history-all-{draft.id}")
    for one in list(reversed(revisions))[: None if every else _MOST_ROWS]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"revision-{draft.id}-{one.number}"):
            block(f"<p><b>Save {one.number}</b>, {clock(one.at)} by {escape(one.author)}: {escape(one.how)}</p>")
            if one.number != draft.revision.number:
                st.button(
                    f"Go back to save {one.number}",
                    key=f"back-{draft.id}-{one.number}",
                    type="tertiary",
                    disabled=not author,
                    on_click=attempt,
                    args=(lambda number=one.number: services.drafts.go_back(draft, number, author),),
                )


def _published(services: Services, one: Publication) -> State:
    return State(
        f"Version {one.version}, published {clock(one.at)} by {one.author}",
        lambda: services.published.text(one.pack_id, one.number),
    )


def _saved(services: Services, draft: Draft, one: Revision, which: str) -> State:
    return State(
        f"Save {one.number}, {clock(one.at)} by {one.author}: {one.how}{which}",
        lambda: services.drafts.at_revision(draft.id, one.number).text,
    )


def _first(text: str) -> str:
    """With a capital at its beginning, and names as they are."""
    return text[:1].upper() + text[1:]
