"""`interviewer doctor`: is everything there that an interview needs, and if not, what to change."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING

import typer
from pydantic import BaseModel, ConfigDict

from interviewer.cli.output import say
from interviewer.errors import InterviewerError
from interviewer.settings import Settings, read_settings

if TYPE_CHECKING:
    from interviewer.chat import ChatModel
    from interviewer.models.choose_chat import ChatModels
    from interviewer.models.embeddings import OpenedEmbeddings

MODEL_SECONDS = 30.0
_LONGEST = 2_000
"""Tokens of a model's answer to the check: one that reasons thinks even about this."""
_NO_MODEL = (
    "none is set: the embedded engine interviews and grades. To use one, set INTERVIEWER_MODEL to its provider and "
    "name, 'openai:gpt-5-mini' say, and its key in INTERVIEWER_MODEL_KEY or OPENAI_API_KEY; for a server of your own, "
    "its address in INTERVIEWER_MODEL_URL."
)


class Ready(BaseModel):
    """The smallest form there is."""

    model_config = ConfigDict(extra="forbid")

    ready: bool


@dataclass(frozen=True)
class Found:
    """What a check came to."""

    what: str
    words: str
    wrong: bool = False


def doctor() -> None:
    """Check the database, the rubric index, the content, the embeddings and the chat models; 1 if anything is wrong."""
    secrets: list[str] = []
    wrong = False
    for found in _findings(secrets):
        wrong = wrong or found.wrong
        words = found.words
        for secret in secrets:
            words = words.replace(secret, "•••")
        say(f"{found.what:<13} {'WRONG' if found.wrong else 'ok':<5}  {words}".rstrip())
    if wrong:
        raise typer.Exit(1)


def _findings(secrets: list[str]) -> Iterator[Found]:
    """One finding after the other, as they are made; `secrets` is filled with what must not be printed."""
    try:
        settings = read_settings()
    except InterviewerError as error:
        yield Found("settings", str(error), wrong=True)
        return
    secrets += _secrets(settings)
    yield Found("settings", f"state is kept in {settings.home}")
    yield _checked("database", lambda: _database(settings))
    yield from _content(settings)
    embeddings: list[OpenedEmbeddings] = []
    yield _checked("embeddings", lambda: _embeddings(settings, embeddings))
    if embeddings:
        yield _checked("rubric index", lambda: _index(settings, embeddings[0]))
    else:
        yield Found("rubric index", "cannot be opened without embeddings.", wrong=True)
    yield from _chat_models(settings)


def _checked(what: str, check: Callable[[], str]) -> Found:
    """The finding of a check that gives words, or raises."""
    try:
        return Found(what, check())
    except (InterviewerError, OSError) as error:
        return Found(what, str(error), wrong=True)
    except Exception as error:  # whoever runs this wants to know about the rest as well
        return Found(what, f"failed in a way that is not known here ({type(error).__name__}).", wrong=True)


def _database(settings: Settings) -> str:
    from interviewer.store.database import current_revision, open_engine  # noqa: PLC0415

    engine = open_engine(settings.database_url)
    return f"{engine.url.render_as_string(hide_password=True)} is at revision {current_revision(engine)}"


def _content(settings: Settings) -> Iterator[Found]:
    from interviewer.content.library import load_library  # noqa: PLC0415
    from interviewer.content.prompts import load_prompts  # noqa: PLC0415
    from interviewer.dialogue.phrases import load  # noqa: PLC0415

    def words() -> str:
        load(settings.content_folder / "prompts" / "interviewer")
        load_prompts(settings.content_folder / "prompts" / "model")
        library = load_library(settings.content_folder / "rubrics")
        for refused in library.refused:
            raise refused
        if not library.packs:
            raise InterviewerError(f"{settings.content_folder} has no rubric pack; check INTERVIEWER_CONTENT.")
        return f"{len(library.packs)} rubric packs and {len(library.projects)} projects in {settings.content_folder}"

    yield _checked("content", words)
    yield _checked("on offer", lambda: _on_offer(settings))


def _on_offer(settings: Settings) -> str:
    """What people are interviewed with, what waits to be published, and what projects ask for in vain."""
    from interviewer.content.library import load_library  # noqa: PLC0415
    from interviewer.domain.rubric import JUDGING  # noqa: PLC0415
    from interviewer.shelf import Shelf, Standing  # noqa: PLC0415
    from interviewer.store.database import open_engine  # noqa: PLC0415
    from interviewer.store.packs import PublishedPacks  # noqa: PLC0415

    library = load_library(settings.content_folder / "rubrics")
    offers = Shelf(library, PublishedPacks(open_engine(settings.database_url))).offers()
    standing = {kind: [name for name, one in offers.items() if one.standing is kind] for kind in Standing}
    published, files, retired = (standing[kind] for kind in (Standing.PUBLISHED, Standing.FILE, Standing.RETIRED))
    words = f"{len(published) + len(files)} packs, {len(published)} as published and {len(files)} as their files read."
    if retired:
        words += f" Retired: {', '.join(retired)}."
    waiting = [name for name in published if offers[name].waiting is not None]
    if waiting:
        words += f" Files that differ from what is published, and wait to be published: {', '.join(waiting)}."
    asked = {name: {one.id for one in offer.pack.competencies} | {JUDGING} for name, offer in offers.items()}
    in_vain = [
        f"{project.id} ({required.competency})"
        for project in library.projects.values()
        for required in project.requires
        if project.pack in asked and required.competency not in asked[project.pack]
    ]
    if in_vain:
        raise InterviewerError(
            f"{words} Projects need competencies that their pack, as it is offered, does not ask about: "
            f"{', '.join(in_vain)}. Change the project's file, or publish a version of the pack that has them."
        )
    return words


def _embeddings(settings: Settings, opened: list[OpenedEmbeddings]) -> str:
    from interviewer.models.choose import open_embeddings  # noqa: PLC0415

    embeddings = open_embeddings(
        endpoint_url=settings.embeddings_url,
        endpoint_model=settings.embeddings_model if settings.embeddings_url else None,
        endpoint_key=settings.embeddings_key,
        threads=settings.threads,
    )
    embeddings.vectors(["ready"])
    opened.append(embeddings)
    return f"{embeddings.name}. {embeddings.notice}".rstrip()


def _index(settings: Settings, embeddings: OpenedEmbeddings) -> str:
    from interviewer.store.rubric_index import RubricIndex  # noqa: PLC0415

    packs = RubricIndex(settings.index_folder, embeddings).published()
    return f"{settings.index_folder} holds {len(packs)} versions of rubric packs"


def _chat_models(settings: Settings) -> Iterator[Found]:
    if settings.model is None:
        yield Found("chat model", _NO_MODEL)
        return
    opened: list[ChatModels] = []
    found = _checked("chat model", lambda: _open(settings, opened))
    if not opened:
        yield found
        return
    for model in opened[0].single:
        yield _checked("chat model", lambda model=model: _asked(settings, model))
    opened[0].close()


def _open(settings: Settings, opened: list[ChatModels]) -> str:
    from interviewer.models.choose_chat import open_chat_models  # noqa: PLC0415
    from interviewer.services import now  # noqa: PLC0415

    models = open_chat_models(
        model=settings.model or "",
        model_url=settings.model_url,
        model_key=settings.model_key,
        grading_model=settings.grading_model,
        claims_model=settings.claims_model,
        fallback_models=settings.fallback_models,
        model_temperature=settings.model_temperature,
        model_effort=settings.model_effort,
        interview_cost=settings.interview_cost,
        price_input=settings.price_input,
        price_output=settings.price_output,
        clock=now,
    )
    opened.append(models)
    return ""


def _asked(settings: Settings, model: ChatModel) -> str:
    """A form filled in. Raises ModelError, ContentError."""
    from interviewer.chat import Call, Purpose  # noqa: PLC0415
    from interviewer.content.prompts import load_prompt  # noqa: PLC0415

    prompt = load_prompt(settings.content_folder / "prompts" / "model" / "check.md").fill()
    begun = monotonic()
    model.ask(prompt, Ready, Call(Purpose.CHECK, seconds=MODEL_SECONDS, longest=_LONGEST))
    return f"{model.name} filled in a form in {monotonic() - begun:.1f} s"


def _secrets(settings: Settings) -> list[str]:
    from interviewer.models.providers import PROVIDERS  # noqa: PLC0415

    set_here = [one.get_secret_value() for one in (settings.model_key, settings.embeddings_key) if one is not None]
    in_variables = [os.environ.get(name, "") for provider in PROVIDERS.values() for name in provider.keys]
    return [secret for secret in (*set_here, *in_variables) if len(secret) >= 8]
