"""Answers on paper: which were typed in, and which were looked at twice."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("response_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("is_late", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("second", sa.Text(), nullable=False),
        sa.Column("keyed_by", sa.String(length=254), nullable=False),
        sa.Column("keyed_on", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.String(length=254), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["response_id"],
            ["response.id"],
            name=op.f("fk_paper_response_id_response"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["wave_id"], ["wave.id"], name=op.f("fk_paper_wave_id_wave")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint("key", name=op.f("uq_paper_key")),
        sa.UniqueConstraint("response_id", name=op.f("uq_paper_response_id")),
        sa.UniqueConstraint("wave_id", "number", name=op.f("uq_paper_wave_id_number")),
    )


def downgrade() -> None:
    op.drop_table("paper")
