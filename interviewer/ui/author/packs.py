"""The packs there are and the drafts of each, ways to begin one, and the files that were refused and why."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.authoring.notes import problems, unread
from interviewer.authoring.parts import parts
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError
from interviewer.services import Services
from interviewer.shelf import Offer, Standing
from interviewer.store.drafts import Draft
from interviewer.ui.author import beginning, by_model, shelving
from interviewer.ui.author.choosing import PACK, clock, draft_name, waits
from interviewer.ui.author.doing import attempt, show_trouble
from interviewer.ui.author.who import ask_for_name, author_name
from interviewer.ui.boundary import boundary
from interviewer.ui.desk.look import badge, block, empty, facts, heading
from interviewer.ui.desk.words import count

STANDINGS = {
    Standing.PUBLISHED: "published",
    Standing.FILE: "not published yet",
    Standing.RETIRED: "retired",
}


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page.

    Args:
        services: the services.
        links: pages by their path, to lead to: "bench", "pack", "history", "publish".
    """

    def opened(draft: Draft) -> None:
        st.switch_page(links["bench"], query_params={PACK: draft_name(draft.id)})

    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        heading(
            "Packs",
            "A pack is one field’s questions, what a good answer shows, and graded example answers. "
            "An interview keeps the version it was started with.",
        )
    with right:
        author = author_name()
        if not author:
            st.caption("To change a pack, put it in first.")
    show_trouble()
    if services.library.refused:
        _refused(services.library.refused)
    by_model.progress(services, opened)
    offers, drafts = services.shelf.offers(), services.drafts.all()
    with st.expander("Begin a new pack", expanded=not offers and not drafts, key="begin"):
        if author:
            beginning.show(services, author, opened)
        else:
            ask_for_name()
    if not offers and not drafts:
        folder = services.settings.content_folder / "rubrics"
        empty(
            "No packs yet",
            f"Begin one above, or put a pack’s YAML file into <code>{escape(str(folder))}</code> and start the app "
            "again.",
        )
        return
    worked_on = list(dict.fromkeys(one.pack_id for one in drafts))
    for pack_id in [*worked_on, *(one for one in offers if one not in worked_on)]:
        own = [one for one in drafts if one.pack_id == pack_id]
        with st.container(border=True, key=f"pack-{pack_id}"):
            _pack(services, pack_id, offers.get(pack_id), own, links, author)
    _discarded(services)


def _pack(  # noqa: PLR0913  (what a card is made of)
    services: Services,
    pack_id: str,
    offer: Offer | None,
    drafts: list[Draft],
    links: Mapping[str, Page],
    author: str,
) -> None:
    """One pack: where it stands, what can be done with it, and its drafts."""
    if offer is not None:
        block(_offered(services, pack_id, offer))
    else:
        block(f"<h2 class='top'>{escape(_title(services, drafts[0]))} {badge('draft')}</h2>")
    for draft in drafts:
        _draft(services, draft, offer, links, author)
    if offer is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key=f"do-{pack_id}"):
        _begin(services, pack_id, offer, links, author, again=bool(drafts))
        for path, label in (("pack", "Browse"), ("history", "History")):
            st.page_link(links[path], label=label, query_params={PACK: pack_id})
        shelving.show(services, pack_id, offer, author)


def _begin(  # noqa: PLR0913  (what a button needs)
    services: Services, pack_id: str, offer: Offer, links: Mapping[str, Page], author: str, *, again: bool
) -> None:
    """A draft to change the pack in: what is published, or its file, where that waits or was never published."""
    choices = [("Begin another draft" if again else "Change it", offer.publication is None)]
    if waits(services, pack_id, offer) is not None:
        choices.append(("Change the file that waits", True))
    for label, of_file in choices:
        why = None if author else "Put your name into the box at the top first: it stands beside what you save."
        if st.button(label, key=f"change-{pack_id}-{of_file}", disabled=not author, help=why):
            with boundary():
                begin = services.drafts.from_file if of_file else services.drafts.from_published
                draft = begin(pack_id, author)
                st.switch_page(links["bench"], query_params={PACK: draft_name(draft.id)})


def _draft(services: Services, draft: Draft, offer: Offer | None, links: Mapping[str, Page], author: str) -> None:
    """A draft: who saved it when, what is left to do in it, the way to the bench."""
    read = services.drafts.read(draft.text)
    to_mend, to_read = len(problems(read)), len(unread(read))
    states = [f"{to_mend} to mend"] if to_mend else []
    states += [f"{count(to_read, 'part')} that nobody has read"] if to_read else []
    pack = read.pack
    if pack is not None and offer is not None and pack.hash == offer.hash:
        states.append(f"the same as {offer.pack.version}")
    elif pack is not None:
        states.append(f"version {pack.version}")
    saved = f"saved {clock(draft.revision.at)} by {draft.revision.author}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"draft-{draft.id}"):
        st.html(f'<p class="draft"><b>Draft</b>, {escape(saved)}: {escape(", ".join(states) or "empty")}</p>')
        named = {PACK: draft_name(draft.id)}
        st.page_link(links["bench"], label="Open the bench", query_params=named)
        if pack is not None:
            st.page_link(links["publish"], label="Publish", query_params=named)
        st.button(
            "Discard",
            key=f"discard-{draft.id}",
            type="tertiary",
            disabled=not author,
            on_click=attempt,
            args=(lambda: services.drafts.discard(draft.id, author),),
        )


def _discarded(services: Services) -> None:
    found = services.drafts.discarded()
    if not found:
        return
    with st.expander(f"Discarded drafts ({len(found)})", key="discarded"):
        for draft in found:
            with st.container(horizontal=True, vertical_alignment="center", key=f"discarded-{draft.id}"):
                by = f"discarded {clock(draft.discarded_at)} by {draft.discarded_by}" if draft.discarded_at else ""
                st.html(f'<p class="draft">{escape(_title(services, draft))}, {escape(by)}</p>')
                st.button(
                    "Take it back",
                    key=f"take-back-{draft.id}",
                    on_click=attempt,
                    args=(lambda one=draft.id: services.drafts.take_back(one),),
                )


def _title(services: Services, draft: Draft) -> str:
    found = parts(services.drafts.read(draft.text))
    return (found[0].name if found else "") or draft.pack_id


def _refused(refused: tuple[ContentError, ...]) -> None:
    block(
        f"<h2>{count(len(refused), 'file')} not loaded</h2>"
        '<p class="small">The other files are not touched by this. Mend the lines below and start the app again.</p>'
        + "".join(_file(error) for error in refused)
    )


def _file(error: ContentError) -> str:
    rows = "".join(
        f"<tr><td>{problem.line or '–'}</td><td><code>{escape(problem.field) or '–'}</code></td>"
        f"<td>{escape(problem.message)}</td></tr>"
        for problem in error.problems
    )
    name = Path(error.source).name
    return (
        f'<article class="card"><header><h3>{escape(name)}</h3>'
        f"{badge(count(len(error.problems), 'problem'))}</header>"
        f'<p class="small">{escape(error.source)}</p><table class="grid-rows"><thead><tr>'
        '<th scope="col">Line</th><th scope="col">Field</th><th scope="col">What is wrong</th>'
        f"</tr></thead><tbody>{rows}</tbody></table></article>"
    )


def _offered(services: Services, pack_id: str, offer: Offer) -> str:
    pack = offer.pack
    questions = [question for competency in pack.competencies for question in competency.questions]
    exemplars = sum(len(question.exemplars) for question in questions)
    state = badge(STANDINGS[offer.standing], accent=offer.standing is Standing.PUBLISHED)
    waiting = waits(services, pack_id, offer)
    file = badge("a file waits") if waiting is not None else ""
    by = ""
    if offer.publication is not None:
        by = f", published {clock(offer.publication.at)} by {escape(offer.publication.author)}"
    rows = [
        ("Id and version", f"<code>{escape(pack.id)}</code> {escape(pack.version)} <code>{pack.hash[:8]}</code>{by}"),
        ("Holds", f"{count(len(pack.competencies), 'competency', 'competencies')}, "
                  f"{count(len(questions), 'question')}, {count(exemplars, 'example answer')}, "
                  f"{count(len(pack.work_samples), 'work sample')}"),
        ("Takes", f"about {pack.minutes} minutes, at most {pack.follow_ups.total} follow-ups"),
        ("Used by", _used(services, pack_id, pack)),
        ("Waits", _waiting(waiting)),
    ]  # fmt: skip
    return f"<h2 class='top'>{escape(pack.title)} {state}{file}</h2>{facts(rows)}"


def _used(services: Services, pack_id: str, pack: RubricPack) -> str:
    interviews = [one for one in services.repository.interviews() if one.pack_id == pack_id]
    with_this = sum(one.pack_hash == pack.hash for one in interviews)
    of = f", {with_this} of them with this version" if len(interviews) > with_this else ""
    return (
        f"{count(len(interviews), 'interview')}{of}, and {count(len(services.shelf.projects_for(pack_id)), 'project')}"
    )


def _waiting(file: RubricPack | None) -> str:
    if file is None:
        return ""
    return f"the file in the library has other content, as version {escape(file.version)}"
