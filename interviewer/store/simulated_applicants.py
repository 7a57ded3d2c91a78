"""Scripted applicants that authors wrote in the app, in the database: every save is kept, the latest counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from interviewer.store.sessions import Taken, transaction
from interviewer.store.tables import SimulatedApplicantRow


@dataclass(frozen=True)
class KeptScript:
    """One script as it was saved last."""

    persona: str
    text: str
    """Its YAML as it was written."""
    number: int
    """How many saves there have been."""
    by: str
    at: dt.datetime


class SimulatedApplicants:
    """Reads and adds scripts. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def kept(self, pack_id: str) -> tuple[KeptScript, ...]:
        """The scripts of a pack as they were saved last, by persona; those that were taken out are left out."""
        with transaction(self._engine) as session:
            return tuple(_kept(one) for one in _latest(session, pack_id) if one.text is not None)

    def save(self, pack_id: str, persona: str, text: str | None, by: str, at: dt.datetime) -> None:
        """Saves a script on top of those before it.

        Args:
            pack_id: the pack's id.
            persona: whose script it is.
            text: its YAML; None to take it out.
            by: who does it, at most 200 characters.
            at: when.
        """
        while True:
            try:
                with transaction(self._engine) as session:
                    row = SimulatedApplicantRow
                    here = (row.pack_id == pack_id, row.persona == persona)
                    last = session.scalar(select(func.max(row.number)).where(*here)) or 0
                    session.add(row(pack_id=pack_id, persona=persona, number=last + 1, text=text, by=by, at=at))
                    return
            except Taken:
                continue  # somebody else saved first; this one comes after


def _latest(session: Session, pack_id: str) -> list[SimulatedApplicantRow]:
    row = SimulatedApplicantRow
    newest = (
        select(row.persona, func.max(row.number).label("number"))
        .where(row.pack_id == pack_id)
        .group_by(row.persona)
        .subquery()
    )
    same = (row.persona == newest.c.persona) & (row.number == newest.c.number)
    return list(session.scalars(select(row).join(newest, same).where(row.pack_id == pack_id).order_by(row.persona)))


def _kept(row: SimulatedApplicantRow) -> KeptScript:
    return KeptScript(persona=row.persona, text=row.text or "", number=row.number, by=row.by, at=row.at)
