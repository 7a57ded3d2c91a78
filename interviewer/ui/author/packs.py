"""The packs there are, and the files that were refused, each with what is wrong in it and where."""

from __future__ import annotations

from collections import Counter
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from interviewer.domain.rubric import RubricPack
from interviewer.errors import ContentError
from interviewer.services import Services
from interviewer.ui.desk.look import badge, block, empty, facts, heading
from interviewer.ui.desk.words import count


def show(services: Services, browse: Page) -> None:
    """The whole page."""
    heading(
        "Packs",
        "A pack is one field’s questions, what a good answer shows, and graded example answers. "
        "An interview keeps the version it was started with.",
    )
    library = services.library
    if library.refused:
        _refused(library.refused)
    if not library.packs:
        folder = services.settings.content_folder / "rubrics"
        empty(
            "No packs yet", f"Put a pack’s YAML file into <code>{escape(str(folder))}</code> and start the app again."
        )
        return
    published = {one.hash for one in services.index.published()}
    used = Counter(one.pack_hash for one in services.repository.interviews())
    for pack in library.packs.values():
        projects = len(library.projects_for(pack.id))
        block(_pack(pack, published=pack.hash in published, used=used[pack.hash], projects=projects))
        st.page_link(browse, label=f"Browse {pack.title}", query_params={"pack": pack.id})


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


def _pack(pack: RubricPack, *, published: bool, used: int, projects: int) -> str:
    questions = [question for competency in pack.competencies for question in competency.questions]
    exemplars = sum(len(question.exemplars) for question in questions)
    state = badge("published", accent=True) if published else badge("not published yet")
    rows = [
        ("Id and version", f"<code>{escape(pack.id)}</code> {escape(pack.version)} <code>{pack.hash[:8]}</code>"),
        ("Holds", f"{len(pack.competencies)} competencies, {len(questions)} questions, {exemplars} example answers, "
                  f"{count(len(pack.work_samples), 'work sample')}"),
        ("Takes", f"about {pack.minutes} minutes, at most {pack.follow_ups.total} follow-ups"),
        ("Used by", f"{count(used, 'interview')} and {count(projects, 'project')}"),
    ]  # fmt: skip
    return f"<h2>{escape(pack.title)} {state}</h2>{facts(rows)}"
