"""Settings -> everything that runs: the one place where the parts are put together."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from dataclasses import dataclass
from pathlib import Path

from interviewer.content.library import Library, load_library
from interviewer.dialogue.phrases import load as load_phrases
from interviewer.errors import InterviewerError, StoreError
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.models.choose import open_embeddings
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.rating import Rater
from interviewer.reviewing import Review
from interviewer.screening import Screening
from interviewer.settings import Settings
from interviewer.store.database import open_engine
from interviewer.store.repository import Repository
from interviewer.store.rubric_index import RubricIndex

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Services:
    """What the command line and the pages call."""

    settings: Settings
    library: Library
    embeddings: OpenedEmbeddings
    index: RubricIndex
    grader: EmbeddedGrader
    repository: Repository
    rater: Rater
    screening: Screening
    review: Review


def open_services(settings: Settings) -> Services:
    """Opens the database, the embedding model and the content; packs are published when they are first rated by.

    A pack or project that does not validate is left out and logged; `Services.library.refused` has the reasons.

    Raises:
        StoreError, EmbeddingsError, ContentError: a part cannot be opened; the message says what to do.
    """
    library = load_library(settings.content_folder / "rubrics")
    for refused in library.refused:
        logger.warning("%s", refused)
    return assemble(settings, library, _embeddings(settings))


def _embeddings(settings: Settings) -> OpenedEmbeddings:
    return open_embeddings(
        endpoint_url=settings.embeddings_url,
        endpoint_model=settings.embeddings_model if settings.embeddings_url else None,
        endpoint_key=settings.embeddings_key,
        threads=settings.threads,
    )


def assemble(settings: Settings, library: Library, embeddings: OpenedEmbeddings) -> Services:
    """Opens the state under `settings.home` and puts the parts together. Raises StoreError, ContentError."""
    _make_home(settings.home)
    repository = Repository(open_engine(settings.database_url))
    index = RubricIndex(settings.index_folder, embeddings)
    grader = EmbeddedGrader(embeddings, index)
    rater = Rater(repository=repository, grader=grader, embeddings=embeddings, publish=index.publish, clock=now)
    phrases = load_phrases(settings.content_folder / "prompts" / "interviewer")
    return Services(
        settings=settings,
        library=library,
        embeddings=embeddings,
        index=index,
        grader=grader,
        repository=repository,
        rater=rater,
        screening=Screening(
            library=library,
            repository=repository,
            rater=rater,
            phrases=phrases,
            longest_answer=settings.longest_answer,
            clock=now,
        ),
        review=Review(library=library, repository=repository, rater=rater, clock=now),
    )


def _make_home(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{home} cannot be used as the folder for databases ({error.strerror}). "
            "Set INTERVIEWER_HOME to a folder that can be written to."
        ) from error


def warm_up(services: Services) -> threading.Thread:
    """Makes every pack ready for grading in the background, so that the first answer does not wait for it.

    Opening the rubric index takes longer than showing the first question; the two need not wait for each other.
    """

    def work() -> None:
        try:
            for pack in services.library.packs.values():
                services.rater.make_ready(pack)
        except InterviewerError:
            # Whoever needs the pack meets the same error, where it can be shown to a person.
            logger.exception("A rubric pack could not be made ready ahead of time")

    thread = threading.Thread(target=work, name="warm-up", daemon=True)
    thread.start()
    return thread


def now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)
