"""What authors published: with its text, by whom and when, and until when it was offered."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the publications. What interviews froze before has no author, and stays as it is."""
    op.create_table(
        "publications",
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pack_hash", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=200), nullable=False),
        sa.Column("based_on", sa.String(length=64), nullable=True),
        sa.Column("even_so", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_by", sa.String(length=200), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["pack_hash"], ["packs.hash"]),
        sa.PrimaryKeyConstraint("pack_id", "number"),
    )
    op.create_index("ix_publications_pack_hash", "publications", ["pack_hash"])


def downgrade() -> None:
    """Back to packs that only interviews freeze."""
    op.drop_table("publications")
