"""Comparisons of two versions of a pack that were made, in the database: none is ever changed or taken out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Engine, select

from interviewer.store.sessions import transaction
from interviewer.store.tables import ComparisonRow

Outcome = Literal["better", "worse", "open", "unmoved"]
"""Whether the newer version agrees more with people, or less, by more than chance would have it; "open" where the
answers do not tell, "unmoved" where no rating could move."""


@dataclass(frozen=True)
class ComparisonRecord:
    """One comparison of two versions."""

    pack_id: str
    """The newer version's."""
    old_hash: str
    new_hash: str
    by: str
    at: dt.datetime
    outcome: Outcome
    compared_on: str
    """What the answers are called: a file, the kept gold answers, the shared exemplars."""
    ratings: int
    """Ratings by each version."""
    moved: int
    """How many of them differ."""
    sentence: str
    """What came out, for people."""


class Comparisons:
    """Reads and adds comparisons. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def add(self, record: ComparisonRecord, graded: tuple[str, str]) -> None:
        """Adds one; `graded` are hashes of what ratings depend on, of the older version and of the newer one."""
        with transaction(self._engine) as session:
            session.add(
                ComparisonRow(
                    pack_id=record.pack_id,
                    old_hash=record.old_hash,
                    new_hash=record.new_hash,
                    old_graded_hash=graded[0],
                    new_graded_hash=graded[1],
                    outcome=record.outcome,
                    content={
                        "compared_on": record.compared_on,
                        "ratings": record.ratings,
                        "moved": record.moved,
                        "sentence": record.sentence,
                    },
                    by=record.by,
                    at=record.at,
                )
            )

    def newest(self, pack_id: str, graded: tuple[str, str]) -> ComparisonRecord | None:
        """The last one of a pack between two contents; None where they were never compared."""
        with transaction(self._engine) as session:
            row = session.scalars(
                select(ComparisonRow)
                .where(
                    ComparisonRow.pack_id == pack_id,
                    ComparisonRow.old_graded_hash == graded[0],
                    ComparisonRow.new_graded_hash == graded[1],
                )
                .order_by(ComparisonRow.id.desc())
                .limit(1)
            ).first()
            return _record(row) if row is not None else None


def _record(row: ComparisonRow) -> ComparisonRecord:
    return ComparisonRecord(
        pack_id=row.pack_id,
        old_hash=row.old_hash,
        new_hash=row.new_hash,
        by=row.by,
        at=row.at,
        outcome=row.outcome,  # type: ignore[arg-type]
        **row.content,
    )
