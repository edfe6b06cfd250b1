"""How many hours a week the Spil works in an area, for the report."""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column("area", sa.Column("connector_hours", sa.Integer(), nullable=True))
