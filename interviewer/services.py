"""Settings -> everything that runs: the one place where the parts are put together."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from interviewer import late_pattern
from interviewer.authoring.drafts import Drafts
from interviewer.authoring.publishing import Finding, Publishing
from interviewer.chat import PromptTemplate
from interviewer.claims.by_model import ClaimReader
from interviewer.content.library import Library, load_library
from interviewer.content.prompts import load_prompts
from interviewer.dialogue.by_model import ModelVoice
from interviewer.dialogue.phrases import load as load_phrases
from interviewer.errors import InterviewerError, StoreError
from interviewer.grading import language
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.model_work import ModelWork
from interviewer.models.choose import open_embeddings
from interviewer.models.choose_chat import ChatModels, open_chat_models
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.outcomes import Outcomes
from interviewer.rating import Rater
from interviewer.replies import Replies
from interviewer.reviewing import Review
from interviewer.screening import Screening
from interviewer.settings import Settings
from interviewer.shelf import Shelf
from interviewer.store.assessments import Assessments
from interviewer.store.database import open_engine
from interviewer.store.drafts import StoredDrafts
from interviewer.store.ledger import CallLedger
from interviewer.store.packs import PublishedPacks
from interviewer.store.repository import Repository
from interviewer.store.rubric_index import RubricIndex

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Services:
    """What the command line and the pages call."""

    settings: Settings
    library: Library
    """The files that authors write; what people are interviewed with is on the shelf."""
    shelf: Shelf
    published: PublishedPacks
    publishing: Publishing
    drafts: Drafts
    embeddings: OpenedEmbeddings
    index: RubricIndex
    grader: EmbeddedGrader
    repository: Repository
    rater: Rater
    screening: Screening
    review: Review
    ledger: CallLedger
    models: ChatModels | None
    """None where the embedded engine is used."""
    work: ModelWork
    """What models have still to do; nothing, where none is set."""


def open_services(settings: Settings) -> Services:
    """Opens the database, the embedding model and the content; packs are published when they are first rated by.

    A pack or project that does not validate is left out and logged; `Services.library.refused` has the reasons.

    Raises:
        StoreError, EmbeddingsError, ContentError: a part cannot be opened; the message says what to do.
    """
    library = load_library(settings.content_folder / "rubrics")
    for refused in library.refused:
        logger.warning("%s", refused)
    return assemble(settings, library, embeddings_of(settings))


def embeddings_of(settings: Settings) -> OpenedEmbeddings:
    """The embedding model that these settings name. Raises EmbeddingsError."""
    return open_embeddings(
        endpoint_url=settings.embeddings_url,
        endpoint_model=settings.embeddings_model if settings.embeddings_url else None,
        endpoint_key=settings.embeddings_key,
        threads=settings.threads,
    )


def assemble(settings: Settings, library: Library, embeddings: OpenedEmbeddings) -> Services:
    """Opens the state under `settings.home` and puts the parts together. Raises StoreError, ContentError."""
    _make_home(settings.home)
    engine = open_engine(settings.database_url)
    repository, ledger = Repository(engine), CallLedger(engine)
    index = RubricIndex(settings.index_folder, embeddings)
    grader = EmbeddedGrader(embeddings, index)
    published = PublishedPacks(engine)
    shelf = Shelf(library, published)
    models = _models(settings, ledger)
    prompts = load_prompts(settings.content_folder / "prompts" / "model") if models else {}
    rater = Rater(
        assessments=Assessments(engine),
        grader=grader,
        model_grader=_model_grader(settings, models, prompts, grader, embeddings, index) if models else None,
        embeddings=embeddings,
        publish=index.publish,
        clock=now,
    )
    claim_reader = ClaimReader(models.claims, prompts["claims"], settings.grading_seconds) if models else None
    outcomes = Outcomes(repository=repository, clock=now, claim_reader=claim_reader)
    review = Review(shelf=shelf, repository=repository, rater=rater, outcomes=outcomes, clock=now)
    work = ModelWork(repository=repository, rater=rater, outcomes=outcomes)
    phrases = load_phrases(settings.content_folder / "prompts" / "interviewer")
    voice = (
        ModelVoice(models.interviewer, prompts["ask"], prompts["explain"], phrases, language.other_language)
        if models
        else None
    )
    return Services(
        settings=settings,
        library=library,
        shelf=shelf,
        published=published,
        publishing=publishing_of(published),
        drafts=Drafts(
            stored=StoredDrafts(engine),
            published=published,
            rubrics=settings.content_folder / "rubrics",
            clock=now,
        ),
        embeddings=embeddings,
        index=index,
        grader=grader,
        repository=repository,
        rater=rater,
        screening=Screening(
            shelf=shelf,
            repository=repository,
            rater=rater,
            phrases=phrases,
            replies=Replies(phrases, now, model_voice=voice, seconds=settings.turn_seconds),
            longest_answer=settings.longest_answer,
            clock=now,
            model_name=settings.model,
            wake=work.wake if models else None,
        ),
        review=review,
        ledger=ledger,
        models=models,
        work=work,
    )


def publishing_of(published: PublishedPacks) -> Publishing:
    """What publishes and retires packs: refuses what lint calls an error, as far as the file does not let it stand."""

    def lint(text: str, source: str) -> Iterable[Finding]:
        from interviewer.linting import lint_text  # noqa: PLC0415  (its word lists: no applicant waits for them)

        return lint_text(text, source).findings

    return Publishing(published, now, lint)


def _models(settings: Settings, ledger: CallLedger) -> ChatModels | None:
    if settings.model is None:
        return None
    return open_chat_models(
        model=settings.model,
        model_url=settings.model_url,
        model_key=settings.model_key,
        grading_model=settings.grading_model,
        claims_model=settings.claims_model,
        fallback_models=settings.fallback_models,
        model_temperature=settings.model_temperature,
        model_effort=settings.model_effort,
        interview_tokens=settings.interview_tokens,
        interview_cost=settings.interview_cost,
        price_input=settings.price_input,
        price_cached=settings.price_cached,
        price_output=settings.price_output,
        ledger=ledger,
        clock=now,
    )


def _model_grader(  # noqa: PLR0913  (what it is made of)
    settings: Settings,
    models: ChatModels,
    prompts: Mapping[str, PromptTemplate],
    embedded: EmbeddedGrader,
    embeddings: OpenedEmbeddings,
    index: RubricIndex,
) -> ModelGrader:
    return ModelGrader(
        models.grader,
        prompts["grade"],
        embedded=embedded,
        embeddings=embeddings,
        examples=index,
        repeats=settings.grading_repeats,
        seconds=settings.grading_seconds,
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
        if services.models is not None:
            try:
                services.models.warm_up()
            except InterviewerError as error:
                logger.warning("The chat model cannot be used: %s", error)
            services.work.start()
        try:
            for pack in services.shelf.packs.values():
                services.rater.readiness.ahead(pack)
                # After the first pack: at once, it would hold up the first question.
                late_pattern.warm_up()
                language.warm_up()
        except InterviewerError:
            # Whoever needs the pack meets the same error, where it can be shown to a person.
            logger.exception("A rubric pack could not be made ready ahead of time")

    thread = threading.Thread(target=work, name="warm-up", daemon=True)
    thread.start()
    return thread


def now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)
