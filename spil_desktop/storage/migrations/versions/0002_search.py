"""The search index: a full-text table with one row a person."""

from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: None = None
depends_on: None = None


def upgrade() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE person_words USING fts5("
        "words, tokenize='unicode61 remove_diacritics 2', prefix='2 3 4')"
    )
