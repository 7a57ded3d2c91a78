"""The tables. A turn is written once and never changed; what can be derived from rows is not stored.

Anything added here needs a migration beside it (`migrations/versions`).
"""

from __future__ import annotations

import datetime as dt
import zlib
from typing import Any

from sqlalchemy import (
    JSON,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
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


class PackedText(TypeDecorator[str]):
    """A long text that is kept many times over with little changed, in a third of its room."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Packs it; any text comes back exactly."""
        return None if value is None else zlib.compress(value.encode("utf-8", "surrogatepass"))

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Unpacks it."""
        return None if value is None else zlib.decompress(value).decode("utf-8", "surrogatepass")


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


class DraftRow(Base):
    """A pack that an author is working on."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    pack_id: Mapped[str] = mapped_column(String(64), index=True)
    begun_by: Mapped[str] = mapped_column(String(200))
    begun_at: Mapped[dt.datetime]
    discarded_by: Mapped[str | None] = mapped_column(String(200))
    discarded_at: Mapped[dt.datetime | None]


class DraftRevisionRow(Base):
    """One save of a draft. The key makes two authors' saves one after the other, never one over both."""

    __tablename__ = "draft_revisions"

    draft_id: Mapped[str] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(PackedText)
    """YAML, which need not be valid."""
    author: Mapped[str] = mapped_column(String(200))
    how: Mapped[str] = mapped_column(String(200))
    based_on: Mapped[str | None] = mapped_column(String(64))
    at: Mapped[dt.datetime]


class GoldAnswerRow(Base):
    """An answer that people graded, in the words it was graded in: they never change."""

    __tablename__ = "gold_answers"
    __table_args__ = (UniqueConstraint("pack_id", "question", "words_hash"),)

    pack_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    question: Mapped[str] = mapped_column(String(64))
    answer: Mapped[str]
    words_hash: Mapped[str] = mapped_column(String(64))
    """Of the answer whatever its line breaks and spaces."""
    origin: Mapped[str] = mapped_column(String(200))
    """The file that it came in; empty where it was typed."""


class GoldChangeRow(Base):
    """One thing that was said of a graded answer; the latest counts. The key puts two people's sayings in a row."""

    __tablename__ = "gold_changes"
    __table_args__ = (ForeignKeyConstraint(["pack_id", "answer"], ["gold_answers.pack_id", "gold_answers.number"]),)

    pack_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    answer: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    """"added", "level", "note", "removed" or "restored"."""
    rater: Mapped[str | None] = mapped_column(String(40))
    criterion: Mapped[str | None] = mapped_column(String(64))
    level: Mapped[int | None]
    """None where a level was taken back."""
    blind: Mapped[bool]
    """Whether the level was given before others' and the machine's were seen."""
    note: Mapped[str | None]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[dt.datetime]


class ComparisonRow(Base):
    """Two versions of a pack were rated side by side; the latest for two contents counts."""

    __tablename__ = "comparisons"
    __table_args__ = (Index("ix_comparisons_graded", "pack_id", "old_graded_hash", "new_graded_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    pack_id: Mapped[str] = mapped_column(String(64))
    old_hash: Mapped[str] = mapped_column(String(64))
    new_hash: Mapped[str] = mapped_column(String(64))
    old_graded_hash: Mapped[str] = mapped_column(String(64))
    """Of what ratings depend on: another version number alone asks for no other comparison."""
    new_graded_hash: Mapped[str] = mapped_column(String(64))
    outcome: Mapped[str] = mapped_column(String(16))
    content: Mapped[dict[str, Any]]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[dt.datetime]


class SimulatedApplicantRow(Base):
    """One save of a scripted applicant; the latest counts. The key puts two authors' saves in a row."""

    __tablename__ = "simulated_applicants"

    pack_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    persona: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    text: Mapped[str | None]
    """The YAML as it was written; None where the script was taken out."""
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[dt.datetime]


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
