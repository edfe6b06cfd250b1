"""Why a volunteer without a VOG may do a job at somebody's home."""

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("job", sa.Column("rule_override", sa.Text(), nullable=True))
