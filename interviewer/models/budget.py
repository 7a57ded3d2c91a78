"""A limit on what one interview's calls may come to."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from interviewer.chat import Call, ChatModel, Form, Ledger, Prompt, Reply, Stream
from interviewer.errors import InterviewerError, ModelBudgetSpent

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Budget:
    """One interview's; None for no limit."""

    tokens: int | None = None
    """Input and output."""
    cost: float | None = None
    """In the currency of the prices that were set."""


class BudgetedChat:
    """A chat model that is not asked for an interview whose budget is spent."""

    def __init__(self, model: ChatModel, ledger: Ledger, budget: Budget):
        """Wrap a model; the ledger knows what an interview's calls came to."""
        self.name = model.name
        self._model = model
        self._ledger = ledger
        self._budget = budget

    def ask(self, prompt: Prompt, form: type[Form], call: Call) -> Reply[Form]:
        """As `ChatModel.ask`. Raises ModelBudgetSpent without a call."""
        self._check(call)
        return self._model.ask(prompt, form, call)

    def stream(self, prompt: Prompt, call: Call) -> Stream:
        """As `ChatModel.stream`. Raises ModelBudgetSpent without a call."""
        self._check(call)
        return self._model.stream(prompt, call)

    def _check(self, call: Call) -> None:
        if call.interview is None:
            return
        try:
            spent = self._ledger.spent(call.interview)
        except InterviewerError:
            # One call more costs little; an interview that stops because a sum could not be added up costs much.
            logger.warning("What interview %s has spent could not be read; it goes on.", call.interview)
            return
        tokens, cost = self._budget.tokens, self._budget.cost
        if tokens is not None and spent.usage.input + spent.usage.output >= tokens:
            raise ModelBudgetSpent(
                f"This interview has used its {tokens:,} tokens of chat model; "
                "INTERVIEWER_INTERVIEW_TOKENS is the limit for each interview."
            )
        if cost is not None and spent.cost >= cost:
            raise ModelBudgetSpent(
                f"This interview has used its {cost:g} of money for chat models; "
                "INTERVIEWER_INTERVIEW_COST is the limit for each interview."
            )
