"""Somebody wants to be contacted: apart from answers, with what was done about it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "contact_request",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_request")),
        sa.UniqueConstraint("key", name=op.f("uq_contact_request_key")),
    )
    op.create_index(op.f("ix_contact_request_arrived_at"), "contact_request", ["arrived_at"])
    op.create_table(
        "contact_step",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("contact_id", sa.String(length=32), nullable=False),
        sa.Column("step", sa.String(length=12), nullable=False),
        sa.Column("by", sa.String(length=254), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact_request.id"],
            name=op.f("fk_contact_step_contact_id_contact_request"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_step")),
    )
    op.create_index(op.f("ix_contact_step_contact_id"), "contact_step", ["contact_id"])


def downgrade() -> None:
    op.drop_table("contact_step")
    op.drop_table("contact_request")
