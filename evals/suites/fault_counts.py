"""What is counted when something goes wrong, whichever it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from sqlalchemy import Engine, text

from evals.metrics.summary import Figures
from interviewer.domain.interview import Turn


@dataclass
class Count:
    """What came out of some runs of one fault."""

    runs: int = 0
    acknowledged: int = 0
    lost_answers: int = 0
    """Acknowledged, and not in the database as they were sent."""
    duplicate_turns: int = 0
    """Turns that an undisturbed interview does not have, or has once."""
    double_ratings: int = 0
    """Ratings of a criterion beside another of the same interview."""
    invented_ratings: int = 0
    """Criteria rated otherwise than in an undisturbed interview, on words that were not said, or by nobody."""
    repeated_requests: int = 0
    """Requests to a person that reached people more or less than once."""
    unfinished: int = 0
    """Interviews that could not be taken to their end afterwards."""
    other: Figures = field(default_factory=dict)
    """What else is worth knowing."""
    waits: list[float] = field(default_factory=list)
    """Seconds until the interview went on, opening the database included."""

    def figures(self) -> Figures:
        """As they are printed and written."""
        found: Figures = {name: value for name, value in vars(self).items() if name not in ("other", "waits")}
        if self.waits:
            spread = quantiles(self.waits, n=20, method="inclusive") if len(self.waits) > 1 else self.waits * 19
            found["seconds_to_next_question"] = {"p50": median(self.waits), "p95": spread[-1]}
        return {**found, **self.other}


def together(counts: Sequence[Count]) -> Count:
    """What several counts come to; what else is worth knowing has to be numbers, and is added up as well."""
    summed = Count()
    for one in counts:
        for name in (name for name in vars(one) if name != "other"):
            setattr(summed, name, getattr(summed, name) + getattr(one, name))
        for name, number in one.other.items():
            summed.other[name] = summed.other.get(name, 0) + number
    return summed


def signs(turns: Sequence[Turn]) -> tuple[tuple[str, str | None, str], ...]:
    """What two interviews with the same answers have in common."""
    return tuple((turn.kind.value, turn.item, turn.text) for turn in turns)


def double_ratings(engine: Engine, interview_id: str) -> int:
    """Ratings beside the first of a criterion; no answer is corrected here, so that there may be none."""
    query = text(
        "SELECT count(*) - count(DISTINCT competency || ' ' || criterion) FROM assessments WHERE interview_id = :id"
    )
    with engine.connect() as connection:
        return connection.execute(query, {"id": interview_id}).scalar() or 0
