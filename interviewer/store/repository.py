"""Interviews in the database: every method is one transaction, and what it returns was committed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from interviewer.domain.edits import EditDecision
from interviewer.domain.evidence import EngineName
from interviewer.domain.interview import Accommodation, Consent, InterviewPlan, Purpose, Status, Turn
from interviewer.domain.profile import Profile
from interviewer.domain.rubric import RubricPack
from interviewer.errors import NotFound, StaleTurn
from interviewer.store.database import clear_deleted
from interviewer.store.sessions import Taken, row_of, transaction
from interviewer.store.tables import (
    ConsentRow,
    DigestRow,
    EditDecisionRow,
    InterviewRow,
    OutcomeRow,
    PackRow,
    RequestRow,
    TurnRow,
)


@dataclass(frozen=True)
class Interview:
    """One interview as it is stored, without its turns."""

    id: str
    pack_id: str
    pack_hash: str
    status: Status
    sample: bool
    engine: EngineName
    """What words its follow-ups and rates its answers; it stays so whatever is configured later."""
    profile: Profile
    plan: InterviewPlan
    accommodation: Accommodation
    started_at: dt.datetime
    finished_at: dt.datetime | None


@dataclass(frozen=True)
class Request:
    """Something that waits for a person."""

    interview_id: str
    kind: str
    text: str
    at: dt.datetime


class Repository:
    """Reads and writes interviews.

    Every method raises StoreError where the database is away, and NotFound for an unknown interview.
    """

    def __init__(self, engine: Engine):
        self.engine = engine
        # A pack never changes under its hash, and reading a large one takes longer than all else on a page.
        self._packs: dict[str, RubricPack] = {}

    def publish(self, pack: RubricPack, at: dt.datetime) -> bool:
        """Freezes a pack under its content hash. Returns whether it was new."""
        try:
            with self._session() as session:
                if session.get(PackRow, pack.hash) is not None:
                    return False
                row = PackRow(
                    hash=pack.hash,
                    pack_id=pack.id,
                    version=pack.version,
                    content=pack.model_dump(mode="json"),
                    published_at=at,
                )
                session.add(row)
                session.flush()
        except Taken:  # another process published the same content meanwhile
            return False
        return True

    def pack(self, pack_hash: str) -> RubricPack:
        """The published pack with this content hash."""
        known = self._packs.get(pack_hash)
        if known is not None:
            return known
        with self._session() as session:
            row = session.get(PackRow, pack_hash)
            if row is None:
                raise NotFound("published rubric pack")
            return self._packs.setdefault(pack_hash, RubricPack.model_validate(row.content))

    def create(self, interview: Interview, consents: Sequence[Consent], first: Turn) -> None:
        """Stores a new interview with its consents and its first question."""
        with self._session() as session:
            session.add(
                InterviewRow(
                    id=interview.id,
                    pack_hash=interview.pack_hash,
                    pack_id=interview.pack_id,
                    status=interview.status,
                    sample=interview.sample,
                    engine=interview.engine,
                    profile=interview.profile.document(),
                    plan=interview.plan.model_dump(mode="json"),
                    accommodation=interview.accommodation.model_dump(mode="json"),
                    started_at=interview.started_at,
                    finished_at=interview.finished_at,
                )
            )
            session.flush()
            session.add_all(_consent_row(interview.id, consent) for consent in consents)
            session.add(_turn_row(interview.id, first))

    def interview(self, interview_id: str) -> Interview:
        """One interview."""
        with self._session() as session:
            return _interview(row_of(session, interview_id))

    def interviews(self) -> list[Interview]:
        """All interviews, newest first."""
        with self._session() as session:
            rows = session.scalars(select(InterviewRow).order_by(InterviewRow.started_at.desc(), InterviewRow.id))
            return [_interview(row) for row in rows]

    def turns(self, interview_id: str) -> list[Turn]:
        """Every turn, in order."""
        with self._session() as session:
            rows = session.scalars(
                select(TurnRow).where(TurnRow.interview_id == interview_id).order_by(TurnRow.seq)
            ).all()
            return [_turn(row) for row in rows]

    def unfinished_turns(self) -> dict[str, list[Turn]]:
        """Interview id -> every turn in order, of all interviews that are not finished."""
        with self._session() as session:
            rows = session.scalars(
                select(TurnRow)
                .join(InterviewRow, InterviewRow.id == TurnRow.interview_id)
                .where(InterviewRow.status != "finished")
                .order_by(TurnRow.interview_id, TurnRow.seq)
            )
            found: dict[str, list[Turn]] = {}
            for row in rows:
                found.setdefault(row.interview_id, []).append(_turn(row))
            return found

    def add_turn(
        self, interview_id: str, turn: Turn, *, status: Status | None = None, request: Request | None = None
    ) -> Turn:
        """Commits one turn.

        Args:
            interview_id: the interview.
            turn: the turn; its `seq` must be the next one.
            status: the interview's new status, where this turn changes it.
            request: what the turn asks of a person; kept with the turn, or not at all.

        Returns:
            The turn that stands at this `seq`: the same text sent twice is one turn.

        Raises:
            StaleTurn: another text stands there already.
        """
        try:
            with self._session() as session:
                interview = row_of(session, interview_id)
                session.add(_turn_row(interview_id, turn))
                if status is not None and interview.status != status:
                    interview.status = status
                    interview.finished_at = turn.at
                if request is not None:
                    session.add(_request_row(request))
                session.flush()
            return turn
        except Taken:
            standing = next((one for one in self.turns(interview_id) if one.seq == turn.seq), None)
            if standing is None or (standing.speaker, standing.text) != (turn.speaker, turn.text):
                raise StaleTurn(
                    "This question was already answered, perhaps in another tab or by an earlier click. "
                    "Your text was not sent; reload the page to go on from where the interview stands."
                ) from None
            return standing

    def consents(self, interview_id: str) -> dict[Purpose, Consent]:
        """The latest choice for each purpose."""
        with self._session() as session:
            rows = session.scalars(
                select(ConsentRow).where(ConsentRow.interview_id == interview_id).order_by(ConsentRow.id)
            )
            return {
                Purpose(row.purpose): Consent(purpose=Purpose(row.purpose), given=row.given, at=row.at) for row in rows
            }

    def add_consent(self, interview_id: str, consent: Consent) -> None:
        """Adds a choice; earlier ones are kept."""
        with self._session() as session:
            row_of(session, interview_id)
            session.add(_consent_row(interview_id, consent))

    def set_engine(self, interview_id: str, engine: EngineName) -> None:
        """Has an interview rated by the other engine from now on; ratings that it has already are kept."""
        with self._session() as session:
            row_of(session, interview_id).engine = engine

    def outcome(self, interview_id: str) -> dict[str, Any] | None:
        """The stored outcome of a finished interview; None where it is still to be computed."""
        with self._session() as session:
            row = session.get(OutcomeRow, interview_id)
            return row.content if row else None

    def add_outcome(self, interview_id: str, content: dict[str, Any], at: dt.datetime) -> dict[str, Any]:
        """Keeps an outcome; the first one stays. Returns the one that stands."""
        try:
            with self._session() as session:
                row_of(session, interview_id)
                session.add(OutcomeRow(interview_id=interview_id, content=content, at=at))
                session.flush()
            return content
        except Taken:
            return self.outcome(interview_id) or content

    def outcomes_known(self) -> set[str]:
        """Ids of the interviews that have an outcome."""
        with self._session() as session:
            return set(session.scalars(select(OutcomeRow.interview_id)))

    def digests(self) -> dict[str, tuple[str, dict[str, Any]]]:
        """Interview id -> (what it was derived from, as a hash; the digest), of all that are kept."""
        with self._session() as session:
            return {row.interview_id: (row.key, row.content) for row in session.scalars(select(DigestRow))}

    def put_digest(self, interview_id: str, key: str, content: dict[str, Any]) -> None:
        """Keeps a digest in place of an earlier one."""
        try:
            with self._session() as session:
                row_of(session, interview_id)
                session.merge(DigestRow(interview_id=interview_id, key=key, content=content))
                session.flush()
        except Taken:
            return  # another process derived it from the same rows meanwhile

    def decisions(self, interview_id: str) -> dict[str, EditDecision]:
        """Edit id -> the latest decision on it."""
        with self._session() as session:
            rows = session.scalars(
                select(EditDecisionRow).where(EditDecisionRow.interview_id == interview_id).order_by(EditDecisionRow.id)
            )
            found = (EditDecision.model_validate(row.content) for row in rows)
            return {decision.edit: decision for decision in found}

    def add_decision(self, interview_id: str, decision: EditDecision, at: dt.datetime) -> None:
        """Adds a decision on a suggested edit; earlier ones are kept."""
        with self._session() as session:
            row_of(session, interview_id)
            session.add(EditDecisionRow(interview_id=interview_id, content=decision.model_dump(mode="json"), at=at))

    def requests(self, interview_id: str | None = None) -> list[Request]:
        """What waits for a person, oldest first; of all interviews where none is named."""
        with self._session() as session:
            query = select(RequestRow).order_by(RequestRow.id)
            if interview_id is not None:
                query = query.where(RequestRow.interview_id == interview_id)
            return [Request(row.interview_id, row.kind, row.text, row.at) for row in session.scalars(query)]

    def add_request(self, request: Request) -> None:
        """Notes something that a person has to answer."""
        with self._session() as session:
            row_of(session, request.interview_id)
            session.add(_request_row(request))

    def erase(self, interview_id: str) -> None:
        """Deletes an interview and all that belongs to it, down to the bytes in the database's files.

        Raises:
            StoreError: the database is away and nothing was deleted; or it was deleted and its bytes could not be
                cleared away yet, which the message says.
        """
        with self._session() as session:
            row_of(session, interview_id)
            session.execute(delete(InterviewRow).where(InterviewRow.id == interview_id))
        clear_deleted(self.engine)

    def count(self, *, sample: bool) -> int:
        """How many interviews there are, samples or real ones."""
        with self._session() as session:
            query = select(func.count()).select_from(InterviewRow).where(InterviewRow.sample == sample)
            return session.scalar(query) or 0

    def _session(self) -> AbstractContextManager[Session]:
        return transaction(self.engine)


def _interview(row: InterviewRow) -> Interview:
    return Interview(
        id=row.id,
        pack_id=row.pack_id,
        pack_hash=row.pack_hash,
        status=row.status,  # type: ignore[arg-type]
        sample=row.sample,
        engine=row.engine,  # type: ignore[arg-type]
        profile=Profile.from_document(row.profile),
        plan=InterviewPlan.model_validate(row.plan),
        accommodation=Accommodation.model_validate(row.accommodation),
        started_at=row.started_at,
        finished_at=row.finished_at,
    )


def _turn_row(interview_id: str, turn: Turn) -> TurnRow:
    content = turn.model_dump(mode="json", exclude={"seq", "at"}, exclude_none=True)
    return TurnRow(interview_id=interview_id, seq=turn.seq, content=content, at=turn.at)


def _turn(row: TurnRow) -> Turn:
    return Turn(seq=row.seq, at=row.at, **row.content)


def _request_row(request: Request) -> RequestRow:
    return RequestRow(interview_id=request.interview_id, kind=request.kind, text=request.text, at=request.at)


def _consent_row(interview_id: str, consent: Consent) -> ConsentRow:
    return ConsentRow(interview_id=interview_id, purpose=consent.purpose.value, given=consent.given, at=consent.at)
