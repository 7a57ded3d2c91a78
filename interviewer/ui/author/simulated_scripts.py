"""The scripts of a pack's simulated applicants: those there are, one to fill in, and keeping what was written."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from interviewer.content.simulated import PERSONAS
from interviewer.content.simulated_template import simulated_template
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError, InterviewerError, Problem
from interviewer.rehearsing import casting
from interviewer.services import Services
from interviewer.simulating.candidates import Candidates, Origin
from interviewer.ui.author.choosing import clock
from interviewer.ui.author.simulated_words import ABILITIES
from interviewer.ui.author.who import author_name
from interviewer.ui.boundary import notice, problems, show_error
from interviewer.ui.desk.look import block
from interviewer.ui.desk.words import count

_DONE = "simulated-kept"
_HOW = (
    "A script says what one invented person would answer to every question of the pack, whichever is drawn, and what "
    "they would add to each follow-up. Begin with an expert and a bluffer. Give the expert one case of their own for "
    "every question and let the bluffer sound just as sure; write as people type, and give no two of them the same "
    "sentences. Do not take words from the pack’s own example answers, or they would be compared with themselves."
)


def show(services: Services, pack: RubricPack, found: Candidates) -> None:
    """The whole tab."""
    _told_once()
    block(f"<p>{_HOW}</p>{_there_are(found)}")
    author = author_name()
    _write(services, pack, found, author)
    _upload(services, pack, author)
    _take_out(services, pack, found, author)


def _there_are(found: Candidates) -> str:
    if not found.scripted:
        return '<p class="small">There are none yet.</p>'
    kept = {one.persona: one for one in found.kept}
    rows: list[str] = []
    for one in found.scripted:
        where = "a file in the library"
        if one.origin is Origin.KEPT and one.persona in kept:
            saved = kept[one.persona]
            where = f"written here by {escape(saved.by)}, {clock(saved.at)}"
        rows.append(
            f'<tr><th scope="row"><b>{escape(one.persona)}</b><br><span class="small">{ABILITIES[one.ability]}</span>'
            f'</th><td>{escape(one.script.about)}<br><span class="small">{where}</span></td></tr>'
        )
    return f'<table class="grid-rows"><tbody>{"".join(rows)}</tbody></table>'


def _write(services: Services, pack: RubricPack, found: Candidates, author: str) -> None:
    block("<h2>Write one</h2>")
    persona = st.selectbox(
        "Kind of person",
        list(PERSONAS),
        format_func=lambda one: f"{one}: {PERSONAS[one].about}",
        key="simulated-write-persona",
    )
    template = simulated_template(pack, persona)
    st.download_button(
        "Download it to fill in (YAML)",
        template,
        file_name=f"{pack.id}-{persona}.yaml",
        mime="text/yaml",
        key="simulated-template",
        on_click="ignore",
    )
    standing = next((one.text for one in found.kept if one.persona == persona), template)
    key = f"simulated-text-{pack.hash}-{persona}"
    text = st.text_area("Or fill it in here", value=standing, key=key, height=420)
    if st.button("Check and keep", key="simulated-keep") and _keep(services, pack, [(persona, str(text))], author):
        st.rerun()


def _upload(services: Services, pack: RubricPack, author: str) -> None:
    block("<h2>Upload what you have written</h2>")
    files: list[UploadedFile] = st.file_uploader(
        "Scripts as YAML files", type=["yaml", "yml"], accept_multiple_files=True, key="simulated-files"
    )
    if not st.button("Check and keep them", key="simulated-keep-files", disabled=not files):
        return
    texts: list[tuple[str, str]] = []
    for file in files:
        try:
            texts.append((file.name, file.getvalue().decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            problem = Problem("", f"is not UTF-8 (byte {error.start}); save it as UTF-8")
            problems(ContentError(file.name, [problem]), f"{file.name} was not kept")
    if len(texts) == len(files) and _keep(services, pack, texts, author):
        st.rerun()


def _keep(services: Services, pack: RubricPack, texts: Sequence[tuple[str, str]], author: str) -> bool:
    """Checks all of them, then keeps all or none; whether they were kept."""
    if not author:
        notice("First, your name", "Put it in the box “Your name”. It stands beside every script that is kept.")
        return False
    cast = casting(services)
    refused: list[ContentError] = []
    for name, text in texts:
        try:
            cast.check(pack, text, name)
        except ContentError as error:
            refused.append(error)
    for error in refused:
        problems(error, f"{error.source} was not kept: {count(len(error.problems), 'thing')} to mend")
    if refused:
        return False
    try:
        kept = [cast.keep(pack, text, name, author).persona for name, text in texts]
    except InterviewerError as error:
        show_error(error)
        return False
    st.session_state[_DONE] = f"Kept: {', '.join(kept)}."
    return True


def _take_out(services: Services, pack: RubricPack, found: Candidates, author: str) -> None:
    """Only what was written here; files are not touched."""
    if not found.kept:
        return
    block("<h2>Take one out</h2>")
    names = [one.persona for one in found.kept]
    persona = st.selectbox("Written here", names, key="simulated-out-persona")
    sure = st.checkbox(f"Take the script of “{persona}” out", key=f"simulated-out-sure-{persona}")

    def take_out(persona: str) -> None:
        try:
            casting(services).take_out(pack.id, persona, author)
            st.session_state[_DONE] = f"Taken out: {persona}."
        except InterviewerError as error:
            st.session_state[_DONE] = error

    st.button(
        "Take it out",
        key="simulated-out",
        disabled=not sure or not author,
        on_click=partial(take_out, persona),
    )


def _told_once() -> None:
    """What the last click came to."""
    told = st.session_state.pop(_DONE, None)
    if isinstance(told, Exception):
        show_error(told)
    elif told:
        block(f'<p role="status"><b>{escape(str(told))}</b></p>')
