"""Measurements that a provider is paid for: what they will come to is said first, and nothing is sent before a yes."""

from __future__ import annotations

from collections.abc import Sequence

from evals import printing
from evals.estimate import estimated
from evals.suites.fairness import Said
from interviewer.errors import InputError, ModelSettingsError
from interviewer.models.choose_chat import ChatModels, open_chat_models
from interviewer.models.embeddings import Embeddings
from interviewer.models.pricing import Prices
from interviewer.services import now
from interviewer.settings import Settings


def agree(answers: Sequence[Said], embeddings: Embeddings, settings: Settings, *, times: float, yes: bool) -> None:
    """Say what grading each answer so many times will cost.

    Raises:
        InputError: Nobody has said yes to it; nothing was sent.
        ContentError, StoreError, EmbeddingsError: A part could not be opened.
    """
    prices = Prices(settings.price_input, settings.price_cached, settings.price_output)
    estimate = estimated(answers, embeddings, settings.content_folder, prices, times)
    printing.write(f"{settings.grading_model or settings.model}: {estimate}")
    if not yes:
        raise InputError("Nothing has been sent. Say --yes to go on.")


def open_models(settings: Settings) -> ChatModels:
    """The chat models of this installation, with no budget and no ledger.

    Raises:
        ModelSettingsError: None is set, or one cannot be opened as it is set.
    """
    if settings.model is None:
        raise ModelSettingsError("No chat model is configured: set INTERVIEWER_MODEL, and its key or address.")
    return open_chat_models(
        model=settings.model,
        model_url=settings.model_url,
        model_key=settings.model_key,
        grading_model=settings.grading_model,
        fallback_models=settings.fallback_models,
        model_temperature=settings.model_temperature,
        model_effort=settings.model_effort,
        clock=now,
    )
