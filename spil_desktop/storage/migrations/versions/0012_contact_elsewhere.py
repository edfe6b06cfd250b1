"""Which contacts came along with a file that a colleague handed over."""

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    op.add_column(
        "contact_moment",
        sa.Column("elsewhere", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
