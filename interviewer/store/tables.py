"""The tables. A turn is written once and never changed; what can be derived from rows is not stored.

Anything added here needs a migration beside it (`migrations/versions`).
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[dt.datetime]):
    """A moment in UTC, aware on both ways; SQLite would hand it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Refuses naive times and stores UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time has to carry its zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """Hands out aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map = {dt.datetime: UtcDateTime, dict[str, Any]: JSON, str: Text}


class PackRow(Base):
    """A published pack, frozen: an interview reads its own for ever, whatever happens to the file."""

    __tablename__ = "packs"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    pack_id: Mapped[str] = mapped_column(String(64), index=True)
    version: Mapped[str] = mapped_column(String(32))
    content: Mapped[dict[str, Any]]
    published_at: Mapped[dt.datetime]


class PublicationRow(Base):
    """One act of publishing, by an author. The key makes two authors' acts one after the other, never one over both."""

    __tablename__ = "publications"

    pack_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    pack_hash: Mapped[str] = mapped_column(ForeignKey("packs.hash"), index=True)
    text: Mapped[str]
    """The YAML as its author wrote it, comments and all."""
    author: Mapped[str] = mapped_column(String(200))
    based_on: Mapped[str | None] = mapped_column(String(64))
    even_so: Mapped[str | None]
    at: Mapped[dt.datetime]
    retired_by: Mapped[str | None] = mapped_column(String(200))
    retired_at: Mapped[dt.datetime | None]


class InterviewRow(Base):
    """One interview: what it was started with, and its status."""

    __tablename__ = "interviews"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    pack_hash: Mapped[str] = mapped_column(ForeignKey("packs.hash"))
    pack_id: Mapped[str] = mapped_column(String(64), index=True)
    status: Mapped[str] = mapped_column(String(16), index=True)
    sample: Mapped[bool]
    engine: Mapped[str] = mapped_column(String(16), server_default="embedded")
    profile: Mapped[dict[str, Any]]
    plan: Mapped[dict[str, Any]]
    accommodation: Mapped[dict[str, Any]]
    started_at: Mapped[dt.datetime]
    finished_at: Mapped[dt.datetime | None]


class TurnRow(Base):
    """One turn. The key makes two submissions of one answer one turn, from however many processes."""

    __tablename__ = "turns"

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[dict[str, Any]]
    at: Mapped[dt.datetime]


class ConsentRow(Base):
    """One choice about one purpose; the latest for a purpose counts."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[str] = mapped_column(String(32))
    given: Mapped[bool]
    at: Mapped[dt.datetime]


class AssessmentRow(Base):
    """What grading one criterion gave, under everything it depends on: a replay grades nothing twice."""

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("interview_id", "competency", "criterion", "input_hash", "pack_hash", "grader"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    competency: Mapped[str] = mapped_column(String(64))
    criterion: Mapped[str] = mapped_column(String(64))
    input_hash: Mapped[str] = mapped_column(String(64))
    pack_hash: Mapped[str] = mapped_column(String(64))
    grader: Mapped[str] = mapped_column(String(200))
    content: Mapped[dict[str, Any]]
    at: Mapped[dt.datetime]


class OutcomeRow(Base):
    """Claims, findings and suggested edits of a finished interview, computed once so that decisions stay attached."""

    __tablename__ = "outcomes"

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    content: Mapped[dict[str, Any]]
    at: Mapped[dt.datetime]


class DigestRow(Base):
    """What the queue shows of a finished interview, under everything it was derived from: never the only copy."""

    __tablename__ = "digests"

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]]


class EditDecisionRow(Base):
    """What the applicant decided about one suggested edit; the latest for an edit counts."""

    __tablename__ = "edit_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    content: Mapped[dict[str, Any]]
    at: Mapped[dt.datetime]


class ModelCallRow(Base):
    """One call of a chat model: what it cost, and no word of what was said."""

    __tablename__ = "model_calls"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str | None] = mapped_column(
        String(32), ForeignKey("interviews.id", ondelete="CASCADE"), index=True
    )
    purpose: Mapped[str] = mapped_column(String(16))
    model: Mapped[str] = mapped_column(String(200))
    prompt_hash: Mapped[str] = mapped_column(String(64))
    input_tokens: Mapped[int]
    cached_tokens: Mapped[int]
    output_tokens: Mapped[int]
    seconds: Mapped[float]
    cost: Mapped[float | None]
    outcome: Mapped[str] = mapped_column(String(32))
    at: Mapped[dt.datetime]


class RequestRow(Base):
    """Something a person has to answer: a review that was asked for, an accommodation, feedback."""

    __tablename__ = "requests"
    __table_args__ = (Index("ix_requests_interview", "interview_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(32))
    text: Mapped[str]
    at: Mapped[dt.datetime]
