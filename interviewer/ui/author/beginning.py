"""Four ways to begin a pack: from the template, as a copy, from a job description with a model, from a file."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interviewer.authoring.drafts import Drafts
from interviewer.content import strict_yaml
from interviewer.content.pack_archive import MOST_BYTES, Archive, find_pack_file, read_archive
from interviewer.errors import ContentError, InputError, Problem
from interviewer.services import Services
from interviewer.store.drafts import Draft
from interviewer.ui.author import by_model
from interviewer.ui.author.choosing import told_apart
from interviewer.ui.boundary import boundary, notice
from interviewer.ui.desk.words import count

_TEMPLATE, _COPY, _MODEL, _FILE = "From the template", "As a copy", "From a job description", "From a file"
_ID_HELP = "Lower-case letters, digits and hyphens: wine-service, say. It stands in links and stays with the pack."


def show(services: Services, author: str, opened: Callable[[Draft], None]) -> None:
    """The four ways.

    Args:
        services: the services.
        author: who begins.
        opened: goes to a draft that was begun.
    """
    way = st.segmented_control(
        "How do you want to begin?",
        [_TEMPLATE, _COPY, _MODEL, _FILE],
        default=_TEMPLATE,
        required=True,
        key="begin-way",
        persist_state="session",
    )
    if way == _COPY:
        _copy(services, author, opened)
    elif way == _MODEL:
        by_model.ask(services, author)
    elif way == _FILE:
        _file(services.drafts, author, opened)
    else:
        _template(services.drafts, author, opened)


def text_of(services: Services, pack_id: str) -> str:
    """The YAML of a pack as it is offered, or as its file reads where it was never published.

    Raises:
        NotFound, ContentError: there is none.
    """
    published = services.published.publications(pack_id)
    if published:
        return services.published.text(pack_id, published[-1].number)
    return strict_yaml.read_text(find_pack_file(services.settings.content_folder / "rubrics", pack_id))


def _template(drafts: Drafts, author: str, opened: Callable[[Draft], None]) -> None:
    st.caption("Every part of a pack, empty, with an example beside it. The bench says what is left to fill in.")
    title, pack_id = _named("template")
    if st.button("Begin", key="begin-template", type="primary"):
        with boundary():
            opened(drafts.from_template(pack_id, title, author))


def _copy(services: Services, author: str, opened: Callable[[Draft], None]) -> None:
    packs = told_apart({pack_id: one.pack.title for pack_id, one in services.shelf.offers().items()})
    if not packs:
        st.caption("There is no pack to copy yet.")
        return
    st.caption("Another pack, which starts with everything that this one has. To change a pack, open it below instead.")
    which = st.selectbox("Copy", list(packs), format_func=lambda one: packs[one], key="begin-copy-of")
    title, pack_id = _named("copy")
    if st.button("Copy it", key="begin-copy", type="primary"):
        with boundary():
            if pack_id in packs:
                raise InputError(f"There is a pack {pack_id!r} already; give the copy an id of its own.")
            opened(services.drafts.copy(text_of(services, which), pack_id, title, author))


def _named(way: str) -> tuple[str, str]:
    left, right = st.columns(2)
    title = left.text_input("Title", key=f"begin-{way}-title", placeholder="Wine service")
    pack_id = right.text_input("Id", key=f"begin-{way}-id", placeholder="wine-service")
    right.caption(_ID_HELP)
    return title, pack_id.strip()


def _file(drafts: Drafts, author: str, opened: Callable[[Draft], None]) -> None:
    st.caption("A pack’s YAML file, finished or not, or a ZIP file that an export wrote. It becomes a draft.")
    file = st.file_uploader("File", type=["yaml", "yml", "zip"], key="begin-file")
    if file is None:
        return
    with boundary():
        name, data = file.name, file.getvalue()
        if name.lower().endswith(".zip"):
            if len(data) > MOST_BYTES:
                raise ContentError(name, [Problem("", f"larger than {MOST_BYTES:,} bytes, which no pack needs")])
            archive = read_archive(data, name)
            text = archive.files[f"rubrics/{archive.pack.id}.yaml"].decode("utf-8-sig")
            _also(archive)
        else:
            text = _text(name, data)
        if st.button(f"Make a draft of {name}", key="begin-import", type="primary"):
            opened(drafts.begin(text, f"Taken from the file {name}"[:200], author))


def _also(archive: Archive) -> None:
    """What else an archive holds, which a draft does not take in."""
    projects = sum("/projects/" in name for name in archive.files)
    scripts = sum("/simulated/" in name for name in archive.files)
    if projects or scripts:
        notice(
            f"The pack in it becomes a draft: {archive.pack.title} {archive.pack.version}",
            f"It also holds {count(projects, 'project')} and {count(scripts, 'scripted applicant')}. These are files "
            "of the library: whoever runs this takes them in with `interviewer rubric import`.",
        )


def _text(name: str, data: bytes) -> str:
    if len(data) > strict_yaml.MOST_BYTES:
        raise ContentError(name, [Problem("", f"larger than {strict_yaml.MOST_BYTES:,} bytes, which no pack needs")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start}); save it as UTF-8 and choose it again"
        raise ContentError(name, [Problem("", message)]) from None
