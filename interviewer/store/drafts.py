"""What authors are working on, in the database: drafts of packs, and every save of each.

A draft is text and need not be a pack yet. A save names the revision that was changed, and is refused where somebody
else has saved since: what two authors write, or one in two tabs, is never lost under the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from interviewer.errors import NotFound, SavedMeanwhile
from interviewer.store.sessions import Taken, transaction
from interviewer.store.tables import DraftRevisionRow, DraftRow


@dataclass(frozen=True)
class Revision:
    """One save of a draft."""

    number: int
    """1 for a draft's first, and on from there."""
    author: str
    at: dt.datetime
    how: str
    """What was done, in a few words for people: "Copied from version 1.0.0"."""
    based_on: str | None
    """Hash of the published version that it was written from; None where it was from none."""


@dataclass(frozen=True)
class Draft:
    """A draft in one of its revisions."""

    id: str
    pack_id: str
    """The pack's id as the newest text says it, or as it was begun where that says none."""
    text: str
    """YAML; it need not be a valid pack, nor valid YAML."""
    revision: Revision
    begun_by: str
    begun_at: dt.datetime
    discarded_by: str | None = None
    discarded_at: dt.datetime | None = None


class StoredDrafts:
    """Reads and adds drafts. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def newest(self, draft_id: str) -> Draft:
        """A draft as it was saved last. Raises NotFound."""
        with transaction(self._engine) as session:
            return _draft(session, draft_id, _newest_number(session, draft_id))

    def at_revision(self, draft_id: str, number: int) -> Draft:
        """A draft as it was in one revision. Raises NotFound."""
        with transaction(self._engine) as session:
            return _draft(session, draft_id, number)

    def newest_revision(self, draft_id: str) -> Revision:
        """Who saved last, and when, without the text. Raises NotFound."""
        found = self.revisions(draft_id)
        if not found:
            raise NotFound("draft")
        return found[-1]

    def revisions(self, draft_id: str) -> tuple[Revision, ...]:
        """Every save of a draft, oldest first; empty where there is no such draft."""
        with transaction(self._engine) as session:
            rows = session.execute(
                select(
                    DraftRevisionRow.number,
                    DraftRevisionRow.author,
                    DraftRevisionRow.at,
                    DraftRevisionRow.how,
                    DraftRevisionRow.based_on,
                )
                .where(DraftRevisionRow.draft_id == draft_id)
                .order_by(DraftRevisionRow.number)
            )
            return tuple(Revision(*row) for row in rows)

    def kept(self, *, discarded: bool = False) -> tuple[Draft, ...]:
        """Every draft as it was saved last, the one saved last first; those that were discarded, or the others."""
        newest = (
            select(DraftRevisionRow.draft_id, func.max(DraftRevisionRow.number).label("number"))
            .group_by(DraftRevisionRow.draft_id)
            .subquery()
        )
        with transaction(self._engine) as session:
            rows = session.execute(
                select(DraftRow, DraftRevisionRow)
                .join(DraftRevisionRow, DraftRevisionRow.draft_id == DraftRow.id)
                .join(
                    newest,
                    (newest.c.draft_id == DraftRevisionRow.draft_id) & (newest.c.number == DraftRevisionRow.number),
                )
                .where(DraftRow.discarded_at.is_not(None) if discarded else DraftRow.discarded_at.is_(None))
                .order_by(DraftRevisionRow.at.desc(), DraftRow.id)
            )
            return _drafts((row, revision) for row, revision in rows)

    def add(self, draft: Draft) -> None:
        """Adds a draft with its first revision."""
        with transaction(self._engine) as session:
            session.add(DraftRow(id=draft.id, pack_id=draft.pack_id, begun_by=draft.begun_by, begun_at=draft.begun_at))
            session.flush()
            session.add(_row(draft))

    def save(self, draft: Draft) -> Draft:
        """Adds a revision: the one after the revision that was changed.

        Args:
            draft: the draft as it is to be; its revision's number is one more than that of what was changed.

        Returns:
            The newest revision; where that has the same text and base already, nothing is written.

        Raises:
            NotFound: there is no such draft.
            SavedMeanwhile: somebody saved another text since.
        """
        try:
            with transaction(self._engine) as session:
                newest = _draft(session, draft.id, _newest_number(session, draft.id))
                if _same(newest, draft):
                    return newest
                if newest.revision.number != draft.revision.number - 1:
                    raise _meanwhile(newest.revision)
                session.add(_row(draft))
                row = session.get_one(DraftRow, draft.id)
                row.pack_id = draft.pack_id
                session.flush()
                return _draft(session, draft.id, draft.revision.number)
        except Taken:  # another process came first
            newest = self.newest(draft.id)
            if _same(newest, draft):
                return newest
            raise _meanwhile(newest.revision) from None

    def discard(self, draft_id: str, author: str | None, at: dt.datetime | None) -> None:
        """Puts a draft aside, or with None for both takes it back; its revisions stay. Raises NotFound."""
        with transaction(self._engine) as session:
            row = session.get(DraftRow, draft_id)
            if row is None:
                raise NotFound("draft")
            row.discarded_by, row.discarded_at = author, at


def _newest_number(session: Session, draft_id: str) -> int:
    number = session.scalar(select(func.max(DraftRevisionRow.number)).where(DraftRevisionRow.draft_id == draft_id))
    if number is None:
        raise NotFound("draft")
    return number


def _draft(session: Session, draft_id: str, number: int) -> Draft:
    row = session.get(DraftRow, draft_id)
    revision = session.get(DraftRevisionRow, (draft_id, number))
    if row is None or revision is None:
        raise NotFound("draft")
    return _drafts([(row, revision)])[0]


def _drafts(rows: Iterable[tuple[DraftRow, DraftRevisionRow]]) -> tuple[Draft, ...]:
    return tuple(
        Draft(
            id=row.id,
            pack_id=row.pack_id,
            text=one.text,
            revision=Revision(one.number, one.author, one.at, one.how, one.based_on),
            begun_by=row.begun_by,
            begun_at=row.begun_at,
            discarded_by=row.discarded_by,
            discarded_at=row.discarded_at,
        )
        for row, one in rows
    )


def _row(draft: Draft) -> DraftRevisionRow:
    revision = draft.revision
    return DraftRevisionRow(
        draft_id=draft.id,
        number=revision.number,
        text=draft.text,
        author=revision.author,
        how=revision.how,
        based_on=revision.based_on,
        at=revision.at,
    )


def _same(one: Draft, other: Draft) -> bool:
    return one.text == other.text and one.revision.based_on == other.revision.based_on


def _meanwhile(newest: Revision) -> SavedMeanwhile:
    return SavedMeanwhile(newest.author, newest.at, newest.number)
