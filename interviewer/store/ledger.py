"""The ledger of model calls: what each cost, by purpose and interview, and no word of what was said."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from sqlalchemy import Engine, case, func, select

from interviewer.chat import STOPPED, CallRecord, Purpose, Spent, Usage
from interviewer.errors import StoreError
from interviewer.store.sessions import Taken, transaction
from interviewer.store.tables import InterviewRow, ModelCallRow

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Costs:
    """What the calls of one purpose and model came to."""

    purpose: Purpose
    model: str
    calls: int
    failed: int
    usage: Usage
    seconds: float
    cost: float | None
    """Of the calls whose price is known; None where no call's is."""
    unpriced: int = 0
    """How many calls were made while no prices were set: what they cost is not in `cost`."""


class CallLedger:
    """Writes calls down and adds them up. It is the `Ledger` that chat models are given."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def record(self, call: CallRecord) -> None:
        """Keep one attempt. A database that is away is logged: the answer that the call brought is worth more."""
        try:
            with transaction(self._engine) as session:
                # An interview may be erased while its last call is under way; its costs go with it.
                if call.interview is not None and session.get(InterviewRow, call.interview) is None:
                    return
                session.add(
                    ModelCallRow(
                        interview_id=call.interview,
                        purpose=call.purpose.value,
                        model=call.model,
                        prompt_hash=call.prompt_hash,
                        input_tokens=call.usage.input,
                        cached_tokens=call.usage.cached,
                        output_tokens=call.usage.output,
                        seconds=call.seconds,
                        cost=call.cost,
                        outcome=call.outcome,
                        at=call.at,
                    )
                )
        except (StoreError, Taken) as error:
            logger.warning("A model call could not be written to the ledger: %s", error)

    def spent(self, interview: str) -> Spent:
        """What this interview's calls have come to. Raises StoreError."""
        rows = self.costs(interview)
        return Spent(
            sum(row.calls for row in rows),
            Usage(*(sum(getattr(row.usage, name) for row in rows) for name in ("input", "cached", "output"))),
            sum(row.cost or 0.0 for row in rows),
        )

    def costs(self, interview: str) -> list[Costs]:
        """The same by purpose and model, in the order of their first call. Raises StoreError."""
        row = ModelCallRow
        query = (
            select(
                row.purpose,
                row.model,
                func.count(),
                func.sum(case((row.outcome.in_(("ok", STOPPED)), 0), else_=1)),
                func.sum(row.input_tokens),
                func.sum(row.cached_tokens),
                func.sum(row.output_tokens),
                func.sum(row.seconds),
                func.sum(row.cost),
                func.sum(case((row.cost.is_(None), 1), else_=0)),
            )
            .where(row.interview_id == interview)
            .group_by(row.purpose, row.model)
            .order_by(func.min(row.id))
        )
        with transaction(self._engine) as session:
            return [
                Costs(Purpose(purpose), model, calls, failed, Usage(read, cached, written), seconds, cost, unpriced)
                for purpose, model, calls, failed, read, cached, written, seconds, cost, unpriced in session.execute(
                    query
                ).all()
            ]
