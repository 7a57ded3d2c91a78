"""A draft from a job description, written by a chat model in the background, to be read part by part by a person."""

from __future__ import annotations

import threading
from collections.abc import Callable
from html import escape

import streamlit as st

from interviewer.content.drafting import LEAST_CHARACTERS, MOST_CHARACTERS, draft
from interviewer.content.prompts import load_prompts
from interviewer.errors import InputError, ModelError
from interviewer.services import Services, now
from interviewer.store.drafts import Draft
from interviewer.ui.boundary import boundary, notice, show_error
from interviewer.ui.desk.look import block
from interviewer.ui.under_way import UnderWay

_EVERY = 1.0
"""Seconds between two looks at how far a draft is."""


class Drafting(UnderWay):
    """A draft that is being written."""

    def __init__(self, services: Services, job: str, pack_id: str, title: str, author: str):
        super().__init__()
        self.pack_id = pack_id
        self.steps: list[str] = []
        """What was done so far, a line each."""
        self.draft: Draft | None = None
        """What came of it."""
        self.look_at: tuple[str, ...] = ()
        self.stopped: ModelError | None = None
        self._services, self._job, self._title, self._author = services, job, title, author

    def work(self) -> None:
        """Drafts, and keeps what came of it before anybody looks, so that a closed tab loses nothing."""
        services = self._services
        assert services.models is not None
        templates = load_prompts(services.settings.content_folder / "prompts" / "model")
        found = draft(
            services.models.interviewer,
            templates,
            self._job,
            self.pack_id,
            today=now().date(),
            title=self._title or None,
            say=self.steps.append,
        )
        self.draft = services.drafts.begin(found.text, f"Drafted by {found.model}"[:200], self._author)
        self.look_at, self.stopped = found.look_at, found.stopped


@st.cache_resource(show_spinner=False)
def _drafting(home: str) -> dict[str, Drafting]:  # noqa: ARG001  (each home has its own)
    """Pack id -> what is being drafted in this process for one home, or was and nobody has put away."""
    return {}


def ask(services: Services, author: str) -> None:
    """The form for a job description; where no model is set, how to set one."""
    if services.models is None:
        notice(
            "No chat model is set",
            "A model can write a first draft from a job description, for you to go through. Whoever runs this sets "
            "INTERVIEWER_MODEL, “openai:gpt-5-mini” say, and its key, and starts the app again; docs/models.md has the "
            "rest. Everything else here works without one.",
        )
        return
    st.caption(
        "The model writes questions, levels and example answers; it takes some minutes, and you can leave this page. "
        "Every part is marked until a person has read it. Leave out of the description what is not about the work."
    )
    left, right = st.columns(2)
    title = left.text_input("Title (the model’s where empty)", key="begin-model-title")
    pack_id = right.text_input("Id", key="begin-model-id", placeholder="wine-service").strip()
    job = st.text_area("Job description", key="begin-model-job", height=220)
    if st.button("Draft it", key="begin-model", type="primary"):
        with boundary():
            _begin(_known(services), Drafting(services, job, pack_id, title.strip(), author), job)
            st.rerun()


def progress(services: Services, opened: Callable[[Draft], None]) -> None:
    """How far each draft is that a model writes, and what came of those that are done."""
    known = _known(services)
    for one in list(known.values()):
        if one.wait(0):
            _done(known, one, opened)
        else:
            st.fragment(_watch, run_every=_EVERY)(one)


def _known(services: Services) -> dict[str, Drafting]:
    return _drafting(str(services.settings.home))


def _begin(known: dict[str, Drafting], one: Drafting, job: str) -> None:
    if not LEAST_CHARACTERS <= len(job.strip()) <= MOST_CHARACTERS:
        raise InputError(
            f"The job description has {len(job.strip()):,} characters, and a draft needs {LEAST_CHARACTERS} to "
            f"{MOST_CHARACTERS:,}; give what the work consists of, and leave out what is not about the work."
        )
    running = known.get(one.pack_id)
    if running is not None and not running.wait(0):
        raise InputError(f"A draft of {one.pack_id!r} is being written already; it is shown above.")
    known[one.pack_id] = one
    threading.Thread(target=one.run, name="drafting", daemon=True).start()


def _watch(one: Drafting) -> None:
    if one.wait(0):
        st.rerun()
    steps = one.steps[-1] if one.steps else "Reading the job description."
    block(
        f'<div class="card" role="status"><h3>A model drafts {escape(one.pack_id)}</h3><p>{escape(steps)}</p>'
        '<p class="small">You can leave this page; the draft will be here.</p></div>'
    )


def _done(known: dict[str, Drafting], one: Drafting, opened: Callable[[Draft], None]) -> None:
    name = one.pack_id
    with st.container(border=True, key=f"drafted-{name}"):
        if one.draft is None:
            show_error(one.error or InputError("Nothing was drafted."))
        else:
            listed = "".join(f"<li>{escape(what)}</li>" for what in one.look_at)
            stopped = f"<p><b>It is not whole.</b> {escape(str(one.stopped))}</p>" if one.stopped else ""
            block(f"<h3>The draft of {escape(name)} is there</h3>{stopped}<p>To look at:</p><ul>{listed}</ul>")
            if st.button("Go through it on the bench", key=f"drafted-open-{name}", type="primary"):
                known.pop(name, None)
                opened(one.draft)
        if st.button("Put this note away", key=f"drafted-away-{name}"):
            known.pop(name, None)
            st.rerun()
