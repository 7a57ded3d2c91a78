"""What the chat model's calls for one interview came to, by what they were for."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from interviewer.chat import Purpose
from interviewer.store.ledger import Costs
from interviewer.ui.desk.words import count

_PURPOSES = {
    Purpose.ASK: "Follow-ups and questions about the interview",
    Purpose.GRADE: "Rating the answers",
    Purpose.CLAIMS: "Reading what was said about themselves",
    Purpose.DRAFT: "Drafting a pack",
    Purpose.CHECK: "Checking that the model can be used",
}
_HEADS = (
    "What for",
    "Model",
    "Calls",
    "Failed",
    "Tokens read",
    "Kept by the server",
    "Tokens written",
    "Seconds",
    "Cost",
)
NO_PRICES = "no prices set"


def costs(rows: Sequence[Costs]) -> str:
    """The table as HTML, closed, with the totals in its title; empty where no model was called."""
    if not rows:
        return ""
    total = [
        sum(row.calls for row in rows),
        sum(row.failed for row in rows),
        sum(row.usage.input for row in rows),
        sum(row.usage.cached for row in rows),
        sum(row.usage.output for row in rows),
    ]
    seconds = sum(row.seconds for row in rows)
    known = [row.cost for row in rows if row.cost is not None]
    cost = _cost(sum(known) if known else None, sum(row.unpriced for row in rows))
    came_to = f"{cost} ({count(total[0], 'call')}, {total[2] + total[4]:,} tokens)"
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    body = "".join(_row(row) for row in rows)
    foot = f'<tr><th scope="row">In all</th><td></td>{_figures(total)}<td>{seconds:,.1f}</td><td>{cost}</td></tr>'
    return (
        f"<details><summary>What the model cost: {came_to}</summary>"
        '<div class="across" tabindex="0" role="region" aria-label="What the model cost">'
        f'<table class="grid-rows figures"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody>'
        f"<tfoot>{foot}</tfoot></table></div>"
        '<p class="small">Costs are in the currency of the prices that were set. What a failed call cost is counted '
        "where the server said it, and estimated where a call was stopped or took too long.</p></details>"
    )


def _row(row: Costs) -> str:
    figures = _figures([row.calls, row.failed, row.usage.input, row.usage.cached, row.usage.output])
    return (
        f'<tr><th scope="row">{_PURPOSES[row.purpose]}</th><td>{escape(row.model)}</td>{figures}'
        f"<td>{row.seconds:,.1f}</td><td>{_cost(row.cost, row.unpriced)}</td></tr>"
    )


def _figures(values: Sequence[int]) -> str:
    return "".join(f"<td>{value:,}</td>" for value in values)


def _cost(cost: float | None, unpriced: int) -> str:
    """The cost of the calls whose price is known, and how many have none."""
    if cost is None:
        return NO_PRICES
    if unpriced:
        return f"at least {cost:,.4f}; {count(unpriced, 'call')} without a known price"
    return f"{cost:,.4f}"
