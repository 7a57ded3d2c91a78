"""What authors published, in the database: an append-only list for each pack, the newest last.

A pack's content is frozen in `packs` under its hash, whether an author published it or an interview was started with
it. Publishing adds who, when, and the text with its comments.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Engine, case, func, select
from sqlalchemy.orm import Session, aliased, defer

from interviewer.domain.pack_changes import version_key
from interviewer.domain.rubric import RubricPack
from interviewer.errors import NotFound
from interviewer.store.sessions import Taken, transaction
from interviewer.store.tables import InterviewRow, PackRow, PublicationRow


@dataclass(frozen=True)
class Publication:
    """One act of publishing."""

    pack_id: str
    number: int
    """1 for a pack's first, and on from there."""
    version: str
    pack_hash: str
    author: str
    at: dt.datetime
    based_on: str | None
    """Hash of the version its author started from; None where none was named."""
    even_so: str | None
    """Why it was published although lint found errors; None where it found none."""
    retired_by: str | None = None
    retired_at: dt.datetime | None = None


@dataclass(frozen=True)
class FrozenVersion:
    """One content that a pack had when it was published or interviewed with."""

    version: str
    pack_hash: str
    frozen_at: dt.datetime
    publications: tuple[Publication, ...]
    """Oldest first; empty where only an interview froze it."""
    interviews: int
    """How many were started with it, samples apart."""
    unfinished: int
    """How many of those are not finished."""


class PublishedPacks:
    """Reads and adds publications. Every method raises StoreError where the database is away."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def publications(self, pack_id: str) -> tuple[Publication, ...]:
        """What was published of a pack, oldest first; empty for a pack that never was."""
        with transaction(self._engine) as session:
            return _publications(session, PublicationRow.pack_id == pack_id)

    def newest(self) -> tuple[Publication, ...]:
        """What was published last of every pack that ever was, by pack id."""
        any_of_it = aliased(PublicationRow)
        last = select(func.max(any_of_it.number)).where(any_of_it.pack_id == PublicationRow.pack_id)
        with transaction(self._engine) as session:
            return _publications(session, PublicationRow.number == last.scalar_subquery())

    def text(self, pack_id: str, number: int) -> str:
        """The YAML of one publication as its author wrote it. Raises NotFound."""
        with transaction(self._engine) as session:
            row = session.get(PublicationRow, (pack_id, number))
            if row is None:
                raise NotFound(f"publication {number} of {pack_id!r}")
            return row.text

    def content(self, pack_hash: str) -> RubricPack:
        """The frozen pack with this hash. Raises NotFound."""
        with transaction(self._engine) as session:
            row = session.get(PackRow, pack_hash)
            if row is None:
                raise NotFound("published rubric pack")
            return RubricPack.model_validate(row.content)

    def versions(self, pack_id: str) -> tuple[FrozenVersion, ...]:
        """Every content that a pack was frozen with, oldest first."""
        with transaction(self._engine) as session:
            published = _publications(session, PublicationRow.pack_id == pack_id)
            unfinished = func.sum(case((InterviewRow.status != "finished", 1), else_=0))
            counted = session.execute(
                select(InterviewRow.pack_hash, func.count(), unfinished)
                .where(InterviewRow.pack_id == pack_id, InterviewRow.sample.is_(False))
                .group_by(InterviewRow.pack_hash)
            )
            counts = {pack_hash: (started, left) for pack_hash, started, left in counted}
            rows = session.execute(
                select(PackRow.version, PackRow.hash, PackRow.published_at)
                .where(PackRow.pack_id == pack_id)
                .order_by(PackRow.hash)
            ).all()
            return tuple(
                FrozenVersion(
                    version,
                    pack_hash,
                    at,
                    tuple(one for one in published if one.pack_hash == pack_hash),
                    *counts.get(pack_hash, (0, 0)),
                )
                for version, pack_hash, at in sorted(rows, key=lambda row: (row[2], version_key(row[0])))
            )

    def add(self, publication: Publication, pack: RubricPack, text: str) -> bool:
        """Adds a publication and freezes its pack, both or neither.

        Returns:
            Whether it was added: False where another one with this number came first.
        """
        try:
            with transaction(self._engine) as session:
                if session.get(PackRow, pack.hash) is None:
                    content = pack.model_dump(mode="json")
                    session.add(
                        PackRow(
                            hash=pack.hash,
                            pack_id=pack.id,
                            version=pack.version,
                            content=content,
                            published_at=publication.at,
                        )
                    )
                    session.flush()
                session.add(
                    PublicationRow(
                        pack_id=publication.pack_id,
                        number=publication.number,
                        pack_hash=publication.pack_hash,
                        text=text,
                        author=publication.author,
                        based_on=publication.based_on,
                        even_so=publication.even_so,
                        at=publication.at,
                    )
                )
                session.flush()
        except Taken:
            return False
        return True

    def retire(self, pack_id: str, author: str, at: dt.datetime) -> Publication | None:
        """Retires a pack: what was published of it is not offered from now on.

        Returns:
            The newest publication as it is now; None where the pack was never published. One that was retired before
            keeps its first date.
        """
        with transaction(self._engine) as session:
            rows = session.scalars(select(PublicationRow).where(PublicationRow.pack_id == pack_id))
            for row in rows:
                if row.retired_at is None:
                    row.retired_by, row.retired_at = author, at
            session.flush()
            found = _publications(session, PublicationRow.pack_id == pack_id)
            return found[-1] if found else None


def _publications(session: Session, which: ColumnElement[bool]) -> tuple[Publication, ...]:
    rows = session.execute(
        select(PublicationRow, PackRow.version)
        .join(PackRow, PackRow.hash == PublicationRow.pack_hash)
        .options(defer(PublicationRow.text))  # as long as a pack, and not needed here
        .where(which)
        .order_by(PublicationRow.pack_id, PublicationRow.number)
    )
    return tuple(
        Publication(
            pack_id=row.pack_id,
            number=row.number,
            version=version,
            pack_hash=row.pack_hash,
            author=row.author,
            at=row.at,
            based_on=row.based_on,
            even_so=row.even_so,
            retired_by=row.retired_by,
            retired_at=row.retired_at,
        )
        for row, version in rows
    )
