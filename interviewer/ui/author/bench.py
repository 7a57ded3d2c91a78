"""The bench: a draft's parts on the left, fields or YAML of one part in the middle, on the right how it is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.components.v2 import component
from streamlit.navigation.page import Page

from interviewer.authoring.notes import Note, by_part, problems, unread
from interviewer.authoring.parts import Kind, Part, parts
from interviewer.authoring.workbench import Work
from interviewer.content.editing import PackText
from interviewer.content.strict_yaml import Place, field_name
from interviewer.services import Services
from interviewer.store.drafts import Draft
from interviewer.ui.author import conflict, preview, tree, yaml_view
from interviewer.ui.author.choosing import PACK, PART, choose_draft, clock, draft_name
from interviewer.ui.author.doing import Doing, attempt, show_trouble
from interviewer.ui.author.fields import Fields
from interviewer.ui.author.form_competency import show_competency, show_criterion
from interviewer.ui.author.form_question import show_question
from interviewer.ui.author.form_sample import show_sample
from interviewer.ui.author.form_work import show_sources, show_work
from interviewer.ui.author.noted import Notes, counted, kept_lint
from interviewer.ui.author.who import ask_for_name, author_name
from interviewer.ui.boundary import notice
from interviewer.ui.desk.look import block, empty, heading

_WORK = "work"
_WORKS = "bench-works"
_FORM, _YAML = "Form", "YAML"
_SOON = """
export default function () {
  let waiting = 0;
  const save = (event) => {
    const box = event.target;
    if (!box.closest?.('[class*="st-key-field-"], [class*="st-key-yaml-"]')) return;
    if (!box.closest(".stTextArea, .stTextInput, .stNumberInput")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => box.dispatchEvent(new KeyboardEvent(
      "keydown", { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true })), 1500);
  };
  document.addEventListener("input", save);
  return () => { clearTimeout(waiting); document.removeEventListener("input", save); };
}
"""
"""Saves what is typed a moment after the last sign, as Ctrl+Enter would, so that a reload loses nothing."""


def show(services: Services, links: Mapping[str, Page]) -> None:
    """The whole page.

    Args:
        services: the services.
        links: pages by their path, to lead to: "packs", "history", "publish", "try".
    """
    with st.container(key="bench-head"):
        left, right = st.columns([3, 1], vertical_alignment="bottom")
        with left:
            draft = choose_draft(services, "bench-draft")
        if draft is None:
            heading("Bench")
            empty("No drafts yet", "Begin one on the page “Packs”: from the template, a copy, a file, or a model.")
            st.page_link(links["packs"], label="To the packs")
            return
        with right:
            author = author_name()
    if not author:
        heading(_title(services, draft))
        ask_for_name()
        return
    doing = Doing(_work(services, draft), author)
    theirs = doing.work.look()
    if theirs is not None:
        notice(
            f"{theirs.author} saved at {clock(theirs.at)}",
            "You see that text now. What it replaced is in the history.",
        )
    show_trouble()
    if doing.work.refused is not None:
        heading(_title(services, draft))
        conflict.show(doing, doing.work.refused)
        return
    _head(services, doing, links)
    _body(doing)
    component("bench_soon", js=_SOON)(key="bench-soon")


def _work(services: Services, draft: Draft) -> Work:
    works: dict[str, Work] = st.session_state.setdefault(_WORKS, {})
    if draft.id not in works:
        works[draft.id] = Work(services.drafts, draft)
    return works[draft.id]


def _title(services: Services, draft: Draft) -> str:
    found = parts(services.drafts.read(draft.text))
    return (found[0].name if found else "") or draft.pack_id


def _head(services: Services, doing: Doing, links: Mapping[str, Page]) -> None:
    work, draft = doing.work, doing.work.draft
    heading(_title(services, draft))
    with st.container(key="bench-saved", horizontal=True, vertical_alignment="center"):
        if work.unsaved:
            notice("Nothing was saved just now", "What you wrote is still here. Try again in a moment.")
            st.button("Save again", key="bench-again", on_click=attempt, args=(lambda: work.save(doing.author),))
        else:
            at = clock(draft.revision.at)
            st.html(f'<p class="saved" role="status">Saved {at}</p>')
        st.button(
            "Undo",
            key="bench-undo",
            disabled=not work.can_undo,
            on_click=attempt,
            args=(lambda: work.undo(doing.author),),
        )
        named = {PACK: draft_name(draft.id)}
        for path, label in (("history", "History"), ("try", "Try an answer"), ("publish", "Publish")):
            st.page_link(links[path], label=label, query_params=named)


def _body(doing: Doing) -> None:
    work = doing.work
    found, read = parts(work.read), work.read
    here = _here(found)
    to_read = unread(read)
    narrow, middle, right = st.columns([4, 9, 6] if here is not None else [4, 14, 1], gap="medium")
    notes = Notes(doing)
    with middle:
        summary = st.container()
        if here is not None:
            mode = _mode(here)
            notes.at(here.place)
            if mode == _FORM:
                _form(Fields(doing, notes, to_read), here, found)
            yaml = st.container()
        else:
            mode, yaml = _YAML, st.container()
    if here is not None:
        with right, st.container(key="bench-preview"):
            preview.show(read, here)
    # Linting a large pack takes a second; what is above can be used meanwhile.
    all_notes = (*problems(read), *kept_lint(read.text, read))
    sorted_in = by_part(found, all_notes)
    with narrow:
        tree.show(doing, found, sorted_in, to_read, here, _go)
    own = sorted_in[here.place] if here is not None else list(all_notes)
    with summary:
        _summary(read, all_notes, len(to_read))
    with yaml:
        if here is None:
            yaml_view.show_whole(doing, own)
        elif mode == _YAML:
            yaml_view.show_part(doing, here.place, own)
    if here is not None and mode == _FORM:
        notes.fill(own)


def _mode(part: Part) -> str:
    """How the part is edited. The work stands in many places of the file, so it has no YAML of its own."""
    if part.kind is Kind.WORK:
        return _FORM
    chosen = st.segmented_control(
        "Edit it as",
        [_FORM, _YAML],
        default=_FORM,
        required=True,
        key="bench-mode",
        label_visibility="collapsed",
        persist_state="session",
    )
    return str(chosen)


def _form(fields: Fields, here: Part, found: tuple[Part, ...]) -> None:
    block(f"<h2 class='top'>{_heading(here, found)}</h2>")
    if here.kind is Kind.WORK:
        show_work(fields)
    elif here.kind is Kind.COMPETENCY:
        show_competency(fields, here, found, _go)
    elif here.kind is Kind.QUESTION:
        show_question(fields, here.place)
    elif here.kind is Kind.CRITERION:
        show_criterion(fields, here.place)
    elif here.kind is Kind.SAMPLE:
        show_sample(fields, here.place)
    else:
        show_sources(fields)


def _heading(here: Part, found: tuple[Part, ...]) -> str:
    return tree.named(here, found).partition(":")[0]


def _summary(read: PackText, notes: Sequence[Note], to_read: int) -> None:
    """Where the whole draft stands, in a sentence."""
    todo = counted(notes)
    parts_unread = f"{to_read} part{'s' if to_read != 1 else ''} that a model drafted and nobody has read"
    also = ", ".join(one for one in (todo, parts_unread if to_read else "") if one)
    if read.pack is None:
        block(f'<p class="small">Not a whole pack yet: {also}.</p>')
    else:
        block(f'<p class="small">A whole pack{f", with {also}" if also else ", with nothing to mend"}.</p>')


def _here(found: tuple[Part, ...]) -> Part | None:
    """The part that the address names; the work by itself, and None for the whole file or where no part can be told."""
    named = st.query_params.get(PART, _WORK)
    if named == tree.WHOLE:
        return None
    for part in found:
        if named == (field_name(part.place) or _WORK):
            return part
    return found[0] if found else None


def _go(place: Place | None) -> None:
    st.query_params[PART] = tree.WHOLE if place is None else field_name(place) or _WORK
