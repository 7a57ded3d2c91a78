"""A limit on what one interview's calls may come to."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from pydantic import BaseModel

from interviewer.chat import Call, ChatModel, Form, Ledger, Prompt, Reply, Stream, Usage
from interviewer.errors import InterviewerError, ModelBudgetSpent
from interviewer.models.counting import tokens_sent
from interviewer.models.pricing import Prices

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Budget:
    """One interview's; None for no limit."""

    tokens: int | None = None
    """Input and output."""
    cost: float | None = None
    """In the currency of the prices that were set."""


class BudgetedChat:
    """A chat model that is not asked for an interview whose budget is spent, or would be by what the call sends."""

    def __init__(self, model: ChatModel, ledger: Ledger, budget: Budget, prices: Prices | None = None):
        """Wrap a model.

        Args:
            model: The model.
            ledger: Knows what an interview's calls came to.
            budget: The most that they may come to.
            prices: Of tokens; None where none were set.
        """
        self.name = model.name
        self._model = model
        self._ledger = ledger
        self._budget = budget
        self._prices = prices or Prices()

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`. Raises ModelBudgetSpent without a call."""
        self._check(call, prompt, form)
        return self._model.ask(prompt, form, call)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`. Raises ModelBudgetSpent without a call."""
        self._check(call, prompt)
        return self._model.stream(prompt, call)

    def _check(self, call: Call, prompt: Prompt, form: type[BaseModel] | None = None) -> None:
        tokens, cost = self._budget.tokens, self._budget.cost
        if call.interview is None or (tokens is None and cost is None):
            return
        try:
            spent = self._ledger.spent(call.interview)
        except InterviewerError:
            # One call more costs little; an interview that stops because a sum could not be added up costs much.
            logger.warning("What interview %s has spent could not be read; it goes on.", call.interview)
            return
        sends = tokens_sent(prompt, form)
        used = spent.usage.input + spent.usage.output
        if tokens is not None and used + sends > tokens:
            raise ModelBudgetSpent(
                f"This interview has used {used:,} of its {tokens:,} tokens of chat model, and the next call would "
                f"send about {sends:,}; INTERVIEWER_INTERVIEW_TOKENS is the limit for each interview."
            )
        costs = self._prices.cost(Usage(input=sends)) or 0.0
        if cost is not None and (spent.cost >= cost or spent.cost + costs > cost):
            raise ModelBudgetSpent(
                f"This interview has used {spent.cost:.4g} of its {cost:g} of money for chat models, and the next call "
                f"would cost about {costs:.4g} or more; INTERVIEWER_INTERVIEW_COST is the limit for each interview."
            )
