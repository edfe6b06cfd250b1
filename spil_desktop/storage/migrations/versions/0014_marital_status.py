"""Whether a participant is married, widowed or divorced; unknown of everyone known before."""

import sqlalchemy as sa
from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column(
        "participant",
        sa.Column("marital", sa.String(length=40), nullable=False, server_default="unknown"),
    )
