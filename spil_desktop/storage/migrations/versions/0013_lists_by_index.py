"""Indexes that answer the day's list by themselves."""

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.drop_index("ix_participant_status", "participant")
    op.create_index(
        "ix_participant_stage",
        "participant",
        ["status", "first_contact_on", "reported_on", "person_id"],
    )
    op.drop_index("ix_need_asked", "need")
    op.create_index("ix_need_asked", "need", ["status", "theme", "participant_id", "asked_on"])
    op.create_index(
        "ix_person_deceased",
        "person",
        ["deceased_on"],
        sqlite_where=sa.text("deceased_on IS NOT NULL"),
    )
