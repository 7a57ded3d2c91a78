"""A place for interviews that nobody is in: the parts that `services` puts together, over what is thrown away.

The pack is read from its value rather than from the rubric index, so that a draft is published nowhere, and some of
its example answers can be left out.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from interviewer.content.library import Library
from interviewer.content.prompts import load_prompts
from interviewer.dialogue.by_model import ModelVoice
from interviewer.dialogue.phrases import load as load_phrases
from interviewer.domain.rubric import RubricPack
from interviewer.errors import ModelSettingsError
from interviewer.grading.by_model import ModelGrader
from interviewer.grading.embedded import EmbeddedGrader
from interviewer.grading.language import other_language
from interviewer.model_work import ModelWork
from interviewer.models.embeddings import OpenedEmbeddings
from interviewer.outcomes import Outcomes
from interviewer.rating import Rater
from interviewer.readiness import Pause
from interviewer.replies import Replies
from interviewer.reviewing import Review
from interviewer.screening import Screening
from interviewer.services import Services, assemble, now
from interviewer.settings import Settings
from interviewer.simulating.candidates import Casting
from interviewer.simulating.holding import Stage
from interviewer.store.assessments import Assessments
from interviewer.store.repository import Repository
from interviewer.store.simulated_applicants import SimulatedApplicants
from interviewer.trying.bench import Bench
from interviewer.trying.unpublished import UnpublishedRubrics


@dataclass(frozen=True)
class Rehearsal:
    """One pack, ready to hold interviews in."""

    pack: RubricPack
    services: Services
    """Over a database of its own, with no library but the pack."""

    def stage(self, borrowed: frozenset[str]) -> Stage:
        """What interviews are held with while these example answers are none; its texts are encoded now.

        Raises:
            EmbeddingsError, ContentError: a part cannot be used.
        """
        services, settings, pack = self.services, self.services.settings, self.pack
        models, embeddings = services.models, services.embeddings
        rubrics = UnpublishedRubrics(pack, embeddings, without=borrowed)
        grader = EmbeddedGrader(embeddings, rubrics)
        prompts = load_prompts(settings.content_folder / "prompts" / "model") if models else {}
        phrases = load_phrases(settings.content_folder / "prompts" / "interviewer")
        repository = Repository(services.repository.engine)
        rater = Rater(
            assessments=Assessments(repository.engine),
            grader=grader,
            model_grader=model_grader(services, grader, rubrics) if models else None,
            embeddings=embeddings,
            publish=_nowhere,
            clock=now,
        )
        rater.make_ready(pack)
        # Claims are read by rule, whoever rates: they are compared with a profile, and nobody here has one.
        outcomes = Outcomes(repository=repository, clock=now)
        voice = (
            ModelVoice(models.interviewer, prompts["ask"], prompts["explain"], phrases, other_language)
            if models
            else None
        )
        return Stage(
            screening=Screening(
                shelf=services.shelf,
                repository=repository,
                rater=rater,
                phrases=phrases,
                replies=Replies(phrases, now, model_voice=voice, seconds=settings.turn_seconds),
                longest_answer=settings.longest_answer,
                clock=now,
                model_name=settings.model if models else None,
            ),
            review=Review(shelf=services.shelf, repository=repository, rater=rater, outcomes=outcomes, clock=now),
            grader=grader,
            work=ModelWork(repository=repository, rater=rater, outcomes=outcomes) if models else None,
        )


def _nowhere(_pack: RubricPack, _pause: Pause) -> None:
    """Where the pack is published: its texts are read from its value."""


@contextmanager
def rehearsal(
    settings: Settings, embeddings: OpenedEmbeddings, pack: RubricPack, *, by_model: bool = False
) -> Iterator[Rehearsal]:
    """A place for interviews in one pack; what was held in it is gone afterwards.

    Args:
        settings: those of the installation.
        embeddings: the encoder, opened.
        pack: any version, published or not.
        by_model: whether the chat model that is set holds and rates them.

    Raises:
        StoreError, ContentError, ModelSettingsError: a part cannot be opened.
    """
    with tempfile.TemporaryDirectory(prefix="interviewer-rehearsal-", ignore_cleanup_errors=True) as home:
        own: dict[str, object] = {"home": Path(home), "database": None}
        if not by_model:
            own |= {"model": None}
        services = assemble(settings.model_copy(update=own), Library(packs={pack.id: pack}), embeddings)
        try:
            yield Rehearsal(pack, services)
        finally:
            if services.models is not None:
                services.models.close()
            services.repository.engine.dispose()


def casting(services: Services) -> Casting:
    """Who can be interviewed, of this installation's files and database."""
    folder = services.settings.content_folder / "rubrics" / "simulated"
    return Casting(folder, SimulatedApplicants(services.repository.engine), now)


def model_grader(services: Services, embedded: EmbeddedGrader, rubrics: UnpublishedRubrics) -> ModelGrader:
    """The chat model that is set, rating by texts that are published nowhere.

    Raises:
        ModelSettingsError: none is set.
        ContentError: its prompt cannot be read.
    """
    settings, models = services.settings, services.models
    if models is None:
        raise ModelSettingsError("No chat model is set, so none can rate this; set INTERVIEWER_MODEL.")
    return ModelGrader(
        models.grader,
        load_prompts(settings.content_folder / "prompts" / "model")["grade"],
        embedded=embedded,
        embeddings=services.embeddings,
        examples=rubrics,
        repeats=settings.grading_repeats,
        seconds=settings.grading_seconds,
    )


def bench_of(services: Services) -> Bench:
    """What tries answers, by the grader on this machine and the chat model that is set."""
    by_model = partial(model_grader, services) if services.models is not None else None
    return Bench(services.embeddings, by_model)


def calls_by_model(pack: RubricPack, interviews: int, repeats: int) -> tuple[int, int]:
    """How many calls of a chat model so many interviews take at least and at most, where each is answered at once.

    Args:
        pack: what they are held in.
        interviews: how many.
        repeats: how often each criterion is graded.

    Returns:
        Ratings alone, and with every follow-up that the pack allows worded by the model.
    """
    ratings = sum(len(competency.criteria) for competency in pack.competencies) * repeats
    follow_ups = min(pack.follow_ups.total, pack.follow_ups.per_question * len(pack.competencies))
    return interviews * ratings, interviews * (ratings + follow_ups)
