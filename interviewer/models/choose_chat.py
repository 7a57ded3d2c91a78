"""Which chat models an installation has, and for what: settings in, models ready to be asked out."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import SecretStr

from interviewer.chat import ChatModel, Ledger
from interviewer.errors import ModelSettingsError
from interviewer.models.breaker import Breaker
from interviewer.models.budget import Budget, BudgetedChat
from interviewer.models.event_loop import shared_loop
from interviewer.models.failures import Called
from interviewer.models.fallback import FallbackChat
from interviewer.models.langchain_chat import Bookkeeping, LangChainChat
from interviewer.models.opening import OpenedFirst
from interviewer.models.patience import PatientChat
from interviewer.models.pricing import Prices
from interviewer.models.providers import PROVIDERS, Chosen, chosen


@dataclass(frozen=True)
class ChatModels:
    """The models by what they are for, each with the fallbacks behind it."""

    interviewer: ChatModel
    grader: ChatModel
    claims: ChatModel
    single: tuple[ChatModel, ...]
    """Each model that was set, once and alone: no fallbacks, no budget."""
    _opened: tuple[LangChainChat, ...]

    def warm_up(self) -> None:
        """Import what they need, which takes about two seconds the first time, so that no answer waits for it.

        Raises:
            ModelSettingsError: a model's library cannot work with what was set.
        """
        for model in self._opened:
            model.open()

    def close(self) -> None:
        """End connections; a later call opens new ones."""
        for model in self._opened:
            model.close()


def open_chat_models(  # noqa: PLR0913  (one keyword a setting)
    *,
    model: str,
    model_url: str | None = None,
    model_key: SecretStr | None = None,
    grading_model: str | None = None,
    claims_model: str | None = None,
    fallback_models: Sequence[str] = (),
    model_temperature: float | None = 0.0,
    model_effort: str | None = None,
    interview_tokens: int | None = None,
    interview_cost: float | None = None,
    price_input: float | None = None,
    price_cached: float | None = None,
    price_output: float | None = None,
    ledger: Ledger | None = None,
    clock: Callable[[], dt.datetime],
    environment: Mapping[str, str] | None = None,
) -> ChatModels:
    """Put the models together; nothing is sent, and LangChain is not imported yet.

    Equal names are one model with one breaker, whatever they are for. Address and key belong to the provider of
    `model`; models of other providers are reached as their packages reach them, by the providers' own variables.

    Args:
        model: "provider:model", for everything that has no model of its own.
        model_url: Base URL; None for OPENAI_BASE_URL where the provider is openai, else the provider's own.
        model_key: None for the provider's own variable.
        grading_model: None for `model`.
        claims_model: None for `model`.
        fallback_models: Asked in this order where a model is away or its settings are wrong.
        model_temperature: None to send none.
        model_effort: How long a reasoning model of openai may think; None leaves it to the model.
        interview_tokens: The most one interview may take, input and output; None for no limit.
        interview_cost: The most one interview may cost; None for no limit.
        price_input: A million tokens of input.
        price_cached: A million of input that the server had kept; None for the price of other input.
        price_output: A million tokens of output.
        ledger: Where attempts are written down; None for nowhere, and then no budget is kept.
        clock: The moment, in UTC.
        environment: Variables; None for this process's.

    Raises:
        ModelSettingsError: a setting cannot be right, whatever a server would say; the message names it.
    """
    prices = Prices(price_input, price_cached, price_output)
    if interview_cost is not None and not prices.known:
        raise ModelSettingsError(
            "INTERVIEWER_INTERVIEW_COST limits money, and what tokens cost is not known; "
            "set INTERVIEWER_PRICE_INPUT and INTERVIEWER_PRICE_OUTPUT as well."
        )
    variables = os.environ if environment is None else environment
    roles = {
        "INTERVIEWER_MODEL": model,
        "INTERVIEWER_GRADING_MODEL": grading_model or model,
        "INTERVIEWER_CLAIMS_MODEL": claims_model or model,
    }
    named = [(name, setting) for setting, name in roles.items()]
    named += [(name, "INTERVIEWER_FALLBACK_MODELS") for name in fallback_models]
    found: dict[str, Chosen] = {}
    for name, setting in named:
        if name not in found:
            found[name] = _chosen(name, setting, model, model_url, model_key, variables)
    loop, books = shared_loop(), Bookkeeping(clock, time.monotonic, ledger, prices)
    opened = {
        name: LangChainChat(
            one, called=_called(one), loop=loop, books=books, temperature=model_temperature, effort=model_effort
        )
        for name, one in found.items()
    }
    single = {name: PatientChat(one, Breaker(time.monotonic)) for name, one in opened.items()}
    budget = Budget(interview_tokens, interview_cost)

    def role(first: str) -> ChatModel:
        names = list(dict.fromkeys((first, *fallback_models)))
        in_order = [single[name] for name in names]
        together = FallbackChat(in_order) if len(in_order) > 1 else in_order[0]
        ready = OpenedFirst(together, [opened[name].open for name in names])
        return ready if ledger is None else BudgetedChat(ready, ledger, budget, prices)

    return ChatModels(
        *(role(name) for name in roles.values()),
        single=tuple(single.values()),
        _opened=tuple(opened.values()),
    )


def _chosen(  # noqa: PLR0913  (one model's settings beside those of the model that they belong to)
    name: str, setting: str, model: str, url: str | None, key: SecretStr | None, environment: Mapping[str, str]
) -> Chosen:
    provider = name.partition(":")[0].strip()
    own = provider == model.partition(":")[0].strip()
    where, where_set = (url if own else None), "INTERVIEWER_MODEL_URL"
    if where is None and provider == "openai" and environment.get("OPENAI_BASE_URL"):
        where, where_set = environment["OPENAI_BASE_URL"], "OPENAI_BASE_URL"
    return chosen(name, setting, url=where, url_setting=where_set, key=key if own else None, environment=environment)


def _called(one: Chosen) -> Called:
    own = PROVIDERS[one.provider].keys
    return Called(one.name, one.setting, " or ".join(("INTERVIEWER_MODEL_KEY", *own[:1])))
