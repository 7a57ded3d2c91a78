"""Answers that people graded, all that was said of each, and comparisons of two versions of a pack."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the graded answers, their changes and the comparisons."""
    op.create_table(
        "gold_answers",
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("words_hash", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("pack_id", "number"),
        sa.UniqueConstraint("pack_id", "question", "words_hash"),
    )
    op.create_table(
        "gold_changes",
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("rater", sa.String(length=40), nullable=True),
        sa.Column("criterion", sa.String(length=64), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["pack_id", "answer"], ["gold_answers.pack_id", "gold_answers.number"]),
        sa.PrimaryKeyConstraint("pack_id", "number"),
    )
    op.create_table(
        "comparisons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("old_hash", sa.String(length=64), nullable=False),
        sa.Column("new_hash", sa.String(length=64), nullable=False),
        sa.Column("old_graded_hash", sa.String(length=64), nullable=False),
        sa.Column("new_graded_hash", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_comparisons_graded", "comparisons", ["pack_id", "old_graded_hash", "new_graded_hash"])


def downgrade() -> None:
    """Back to graded answers that stand in files only."""
    op.drop_table("comparisons")
    op.drop_table("gold_changes")
    op.drop_table("gold_answers")
