"""Scripted applicants that authors wrote in the app, with every save of each kept."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the scripts."""
    op.create_table(
        "simulated_applicants",
        sa.Column("pack_id", sa.String(length=64), nullable=False),
        sa.Column("persona", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("pack_id", "persona", "number"),
    )


def downgrade() -> None:
    """Back to scripts that stand in files only."""
    op.drop_table("simulated_applicants")
