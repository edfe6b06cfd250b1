"""The words of notes: a second full-text table, and which note each of its rows is."""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None

# Kind of note: its table, its columns, and whose it is. Frozen here, whatever tables become.
_NOTES: Mapping[str, tuple[str, str]] = {
    "contact_moment": ("note", "participant_id"),
    "follow_up": ("note", "participant_id"),
    "home_visit": ("note", "participant_id"),
    "need": ("note", "participant_id"),
    "participant": ("report_note|offers_note", "person_id"),
    "referral": ("question|feedback", "participant_id"),
    "signal": ("note|consultation|outcome", "participant_id"),
    "volunteer": ("note", "person_id"),
}


def upgrade() -> None:
    op.create_table(
        "note_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_place")),
        sa.UniqueConstraint("kind", "record_id", name=op.f("uq_note_place_kind_record_id")),
    )
    op.execute(
        "CREATE VIRTUAL TABLE note_words USING fts5("
        "words, tokenize='unicode61 remove_diacritics 2', prefix='3 4')"
    )
    for kind, (columns, owner) in _NOTES.items():
        words = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns.split("|"))
        # Suspicions of abuse are never found by words.
        which = " AND kind <> 'abuse'" if kind == "signal" else ""
        known = f"FROM {kind} WHERE trim({words}) <> ''{which} ORDER BY id"
        op.execute(
            f"INSERT INTO note_place (kind, record_id, {owner}) SELECT '{kind}', id, {owner} {known}"
        )
        op.execute(
            "INSERT INTO note_words (rowid, words)"  # noqa: S608 - our own words
            f" SELECT note_place.id, {words} FROM {kind} JOIN note_place"
            f" ON note_place.kind = '{kind}' AND note_place.record_id = {kind}.id"
        )
