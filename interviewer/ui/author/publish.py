"""Publishing a draft: what changes for people, what is to be mended first, which version it needs, and by whom."""

from __future__ import annotations

import logging
import threading
from collections.abc import Mapping
from html import escape

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.authoring.before_publishing import Outlook, gone_on, outlook, taken_in, with_version
from interviewer.authoring.notes import Note, Weight, problems
from interviewer.content.editing import PackText
from interviewer.domain.pack_changes import Step
from interviewer.domain.rubric import RubricPack
from interviewer.errors import InterviewerError
from interviewer.models.minilm import NAME as MINILM
from interviewer.services import Services
from interviewer.store.drafts import Draft
from interviewer.ui.author import comparing, shelving
from interviewer.ui.author.choosing import PACK, choose_draft, clock, draft_name
from interviewer.ui.author.doing import attempt, show_trouble
from interviewer.ui.author.noted import counted, kept_lint, kept_lint_by_meaning, note_html
from interviewer.ui.author.who import ask_for_name, author_name
from interviewer.ui.author.wording import changes_html
from interviewer.ui.boundary import notice
from interviewer.ui.desk.look import block, empty, heading

logger = logging.getLogger(__name__)

_DONE = "publish-done"
_REASON = "publish-reason"
_MEANING = "publish-meaning-of"
_WHY = {
    Step.PATCH: "only wording changes",
    Step.MINOR: "parts were added or taken out",
    Step.MAJOR: "a level means something else, so that ratings before and after cannot be compared",
}


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page. `links` are pages by their path: "bench", "packs", "compare-versions"."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        heading("Publish", "What is published is frozen: interviews keep the version that they were started with.")
        draft = choose_draft(services, "publish-draft")
    with right:
        author = author_name()
    show_trouble()
    _told()
    if draft is None:
        empty("No drafts yet", "What is published is a draft that is done. Begin one on the page “Packs”.")
        st.page_link(links["packs"], label="To the packs")
        return
    bench = {PACK: draft_name(draft.id)}
    read = services.drafts.read(draft.text)
    if read.pack is None:
        todo = counted(problems(read))
        notice("It is no whole pack yet", f"There is {todo}. The bench shows each, where it stands.")
        st.page_link(links["bench"], label="Mend it on the bench", query_params=bench)
        return
    notes = _lint(services, read)
    found = outlook(read, draft, notes, published=services.published, shelf=services.shelf)
    if found.meanwhile is not None:
        _meanwhile(services, draft, found, author)
        return
    if found.same:
        _published(services, found, author)
        return
    _changes(found)
    _notes(services, draft, found, links)
    ready = _version(services, draft, found, author) and _compared(services, draft, found, links) and _read(found)
    _publish(services, draft, found, author, ready=ready)


def _told() -> None:
    """What the last click came to."""
    done = st.session_state.pop(_DONE, None)
    if done is not None:
        notice(*done)


def _published(services: Services, found: Outlook, author: str) -> None:
    newest = found.newest
    assert newest is not None
    notice(
        f"Version {newest.version} is published and offered",
        "New interviews are started with it; those that were begun before keep the version they have. It was published "
        f"{clock(newest.at)} by {newest.author}, and this draft is the same: change something on the bench to publish "
        "another version.",
    )
    offer = services.shelf.offers().get(found.pack.id)
    if offer is not None:
        with st.container(horizontal=True, key="publish-shelf"):
            shelving.show(services, found.pack.id, offer, author)


def _changes(found: Outlook) -> None:
    if found.before is None:
        block("<h2>What changes</h2><p>It is a new pack: nothing was offered under its id so far.</p>")
        return
    since = found.newest.version if found.newest is not None else f"the library’s file, {found.before.version}"
    block(f"<h2>What changes since {escape(since)}</h2>{changes_html(found.changes)}")


def _lint(services: Services, read: PackText) -> tuple[Note, ...]:
    """What lint finds: by meaning too, once that was asked for."""
    if st.session_state.get(_MEANING) == read.text and _compares(services):
        return kept_lint_by_meaning(read.text, read, services.embeddings)
    return kept_lint(read.text, read)


def _compares(services: Services) -> bool:
    """Whether the embedding model is the one that lint rules were measured with; their thresholds hold for no other."""
    return services.embeddings.name == MINILM


def _notes(services: Services, draft: Draft, found: Outlook, links: Mapping[str, Page]) -> None:
    """Errors and warnings; advice is left to the bench."""
    shown = [note for note in found.notes if note.weight is not Weight.ADVICE]
    block(f"<h2>What is to be mended</h2><p>{counted(found.notes) or 'Nothing'}.</p>")
    if _compares(services) and st.session_state.get(_MEANING) != draft.text:
        st.button(
            "Look for parts that mean the same, too",
            key="publish-meaning",
            on_click=lambda: st.session_state.update({_MEANING: draft.text}),
        )
        st.caption("It takes some seconds: criteria that overlap, questions that give the answer away, and the like.")
    if not shown:
        return
    with st.expander(f"Show {counted(shown)}", expanded=bool(found.errors), key="publish-notes"):
        for note in shown:
            st.html(_placed(note))
    st.page_link(links["bench"], label="Mend it on the bench", query_params={PACK: draft_name(draft.id)})


def _placed(note: Note) -> str:
    where = " › ".join(str(part + 1) if isinstance(part, int) else part.replace("_", " ") for part in note.place)
    return f'<p class="small">{escape(where)}</p>{note_html(note)}'


def _version(services: Services, draft: Draft, found: Outlook, author: str) -> bool:
    """Which version it has and should have. Returns whether it can be published with it."""
    block(f"<h2>Version</h2><p>It is version <b>{escape(found.pack.version)}</b>.</p>")
    if found.advised is None or found.newest is None:
        return True
    advised = found.advised
    must = "It cannot be published as that" if found.must_rise else "A higher one would say more"
    block(f"<p>{must}, because {escape(found.newest.version)} is published and {_WHY[found.step]}.</p>")

    def rise() -> None:
        text = with_version(services.drafts.read(draft.text), advised).text
        services.drafts.save(draft, text, author, how=f"Raised the version to {advised}")

    st.button(
        f"Raise it to {advised}",
        key="publish-raise",
        type="primary" if found.must_rise else "secondary",
        disabled=not author,
        on_click=attempt,
        args=(rise,),
    )
    return not found.must_rise


def _compared(services: Services, draft: Draft, found: Outlook, links: Mapping[str, Page]) -> bool:
    """Where people were interviewed with the version before: what moves has to be seen first."""
    old = comparing.owed(services, found.pack)
    if old is None:
        return True
    block(
        f"<h2>Comparison</h2><p>People were interviewed with version {escape(old.version)}, and this one may rate the "
        "same answers otherwise. See first what moves.</p>"
    )
    named = {PACK: draft_name(draft.id), "with": old.hash}
    st.page_link(links["compare-versions"], label=f"Compare it with {old.version}", query_params=named)
    return False


def _read(found: Outlook) -> bool:
    if found.to_read:
        notice(
            f"{found.to_read} part{'s' if found.to_read != 1 else ''} nobody has read",
            "A model drafted them. Go through each on the bench, mend it, and say there that you have read it.",
        )
    return not found.to_read


def _publish(services: Services, draft: Draft, found: Outlook, author: str, *, ready: bool) -> None:
    block("<h2>Publish</h2>")
    if not author:
        ask_for_name()
    if found.errors:
        st.text_area(
            "Why it is published although there are errors",
            key=_REASON,
            placeholder="A sentence; it is kept, and shown with the version.",
        )

    def publish() -> None:
        reason = str(st.session_state.get(_REASON) or "") if found.errors else None
        base = draft.revision.based_on
        done = services.publishing.publish(draft.text, "the draft", author, based_on=base, even_so=reason or None)
        _ready_soon(services, found.pack)
        gone_on(services.drafts, draft, done.publication, author)

    st.button(
        f"Publish version {found.pack.version}",
        key="publish-do",
        type="primary" if ready else "secondary",
        disabled=not (ready and author),
        on_click=attempt,
        args=(publish,),
    )
    if not ready:
        st.caption("What is said above has to be done first.")


def _ready_soon(services: Services, pack: RubricPack) -> None:
    """Makes the pack ready for rating in the background, so that the first answer does not wait for it."""

    def work() -> None:
        try:
            services.rater.make_ready(pack)
        except InterviewerError:
            logger.exception("A published pack could not be made ready ahead of time")

    threading.Thread(target=work, name="make-ready", daemon=True).start()


def _meanwhile(services: Services, draft: Draft, found: Outlook, author: str) -> None:
    """Somebody published since: their changes, and the two ways to go on."""
    newest = found.newest
    assert newest is not None
    notice(
        f"{newest.author} published version {newest.version} {clock(newest.at)}",
        "That was after the version that this draft is based on. Take in what they changed, and publish then.",
    )
    block(f"<h2>What they changed</h2>{changes_html(found.meanwhile or ())}")

    def take() -> None:
        taken = taken_in(services.drafts.read(draft.text), draft, services.published)
        how = f"Took in version {newest.version} by {newest.author}"[:200]
        saved = services.drafts.save(draft, taken.read.text, author, how=how)
        services.drafts.rebase(saved, newest.pack_hash, author, how=how)
        left = f" To look at yourself, as both of you changed it: {', '.join(taken.left)}." if taken.left else ""
        st.session_state[_DONE] = (
            f"Their changes are in the draft: {len(taken.places)}",
            f"Look at them on the bench.{left}",
        )

    def go_on() -> None:
        how = f"Goes on from version {newest.version}, without its changes"
        services.drafts.rebase(draft, newest.pack_hash, author, how=how)

    with st.container(key="publish-meanwhile", gap="small"):
        st.button(
            "Take their changes into this draft",
            key="publish-take",
            type="primary",
            disabled=not author,
            on_click=attempt,
            args=(take,),
        )
        st.button(
            "Go on without them; they stay in the history",
            key="publish-go-on",
            disabled=not author,
            on_click=attempt,
            args=(go_on,),
        )
    if not author:
        ask_for_name()
