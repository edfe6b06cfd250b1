"""What the program keeps about its own use: lists, merges, imports, changes, releases."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from spil_desktop.model.base import Base, Record, Short, Words, code, now
from spil_desktop.rules.vocabulary import Act


class SavedList(Record):
    """A search that a user keeps, with its columns; counted live in the navigation."""

    __tablename__ = "saved_list"
    name: Mapped[str] = mapped_column(Short, unique=True)
    query: Mapped[str] = mapped_column(Text)
    columns: Mapped[tuple[str, ...]] = mapped_column(Words, default=())
    position: Mapped[int] = mapped_column(default=0)


class Merge(Record):
    """Two files of one person put together, and all that is needed to take them apart again.

    `images` holds the rows as they were before, by table, in the form of the change journal.
    """

    __tablename__ = "merge"
    kept_person_id: Mapped[int] = mapped_column(Integer, index=True)
    removed_person_id: Mapped[int]
    merged_on: Mapped[date]
    undone_on: Mapped[date | None]
    images: Mapped[dict[str, Any]] = mapped_column(JSON)


class HandOver(Record):
    """A file handed over to a colleague's store: when, to whom, and the receipt for it.

    `file_code` stands in the encrypted file and comes back in the receipt.
    """

    __tablename__ = "hand_over"
    participant_id: Mapped[int] = mapped_column(ForeignKey("participant.id"), index=True)
    made_on: Mapped[date]
    recipient: Mapped[str] = mapped_column(Short)
    file_code: Mapped[str] = mapped_column(Short)
    received_on: Mapped[date | None]


class ImportBatch(Record):
    """One import: where it came from, what it counted, and the change that can undo it."""

    __tablename__ = "import_batch"
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    source_hash: Mapped[str] = mapped_column(Short)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    change_set_id: Mapped[int | None] = mapped_column(ForeignKey("change_set.id"))
    undone_at: Mapped[datetime | None]


class ChangeSet(Base):
    """One act of a user, whole: what undo takes back and redo does again."""

    __tablename__ = "change_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now)
    act: Mapped[Act] = mapped_column(code(Act))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    undone: Mapped[bool] = mapped_column(default=False)


class Change(Base):
    """Rows of one table in a change set: `before` and `after` images by key.

    An added row has no `before`, a removed row no `after`. `rows` is a list of
    [key, before, after]; images are column values as JSON.
    """

    __tablename__ = "change"
    __table_args__ = (Index("ix_change_set", "change_set_id", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    change_set_id: Mapped[int] = mapped_column(ForeignKey("change_set.id", ondelete="CASCADE"))
    table: Mapped[str] = mapped_column(Short)
    rows: Mapped[list[Any]] = mapped_column(JSON)


class Release(Base):
    """What was published: the ledger against which every later release is planned.

    `area` is an area's name, or None for all areas together. `ledger` holds what was printed,
    per canonical cell; `tables` the release as it was written.
    """

    __tablename__ = "release"
    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(default=now)
    area_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    definition_version: Mapped[str] = mapped_column(Short)
    content_hash: Mapped[str] = mapped_column(Short)
    ledger: Mapped[dict[str, Any]] = mapped_column(JSON)
    tables: Mapped[list[Any]] = mapped_column(JSON)
    note: Mapped[str | None] = mapped_column(Text)
