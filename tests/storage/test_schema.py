import json
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, select, text

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import Base, Participant, Signal
from spil_desktop.rules.vocabulary import SignalKind, SignalRoute
from spil_desktop.storage import backups, layout, schema, store
from spil_desktop.storage.connections import cipher, connect
from spil_desktop.storage.database import Database, make_engine
from tests.storage.conftest import Digest


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "table" or not str(name).startswith(("person_words", "note_"))


def test_the_migrations_make_the_tables_of_the_models(folder: Path, key: bytes) -> None:
    engine = make_engine(folder / layout.DATABASE, key)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})

        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_the_newest_version_is_the_last_migration() -> None:
    scripts = ScriptDirectory.from_config(schema.configuration())

    assert scripts.get_heads() == [schema.NEWEST]


def test_the_search_index_finds_words_without_accents(database: Database) -> None:
    def write_and_find(session):  # type: ignore[no-untyped-def]
        session.execute(text("INSERT INTO person_words (rowid, words) VALUES (7, 'Şahin Zoë')"))
        found = text("SELECT rowid FROM person_words WHERE person_words MATCH 'sah* zoe'")
        return session.scalars(found).all()

    assert database.run(write_and_find) == [7]


FIRST_ROWS: dict[str, dict[str, object]] = {
    "area": {"id": 1, "name": "Wierde"},
    "person": {
        "id": 1,
        "family_name": "Zwaan",
        "name_use": "own",
        "sort_name": "zwaan",
        "gender": "woman",
        "languages": "[]",
    },
    "participant": {
        "id": 1,
        "person_id": 1,
        "area_id": 1,
        "reported_on": "2025-01-02",
        "source": "self",
        "knows": "yes",
        "status": "active",
        "living": "alone",
        "tenure": "rented",
        "offers": "[]",
        "interests": "[]",
        "available": "[]",
        "has_car": 0,
    },
    "signal": {
        "id": 1,
        "participant_id": 1,
        "seen_on": "2025-02-03",
        "kind": "falling",
        "source": "connector",
        "urgency": "follow",
        "note": "Gestruikeld bij Zoë",
    },
}
TIMES = {"version": 1, "created_at": "2025-01-01", "updated_at": "2025-01-01"}


def add_row(connection: cipher.Connection, table: str, row: dict[str, object]) -> None:
    values = row | TIMES
    places = ", ".join("?" for _ in values)
    insert = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({places})"  # noqa: S608 - our own words
    connection.execute(insert, tuple(values.values()))


def as_left_by(version: str, folder: Path, key: bytes) -> Path:
    """Give the store the tables that version `version` of the program made, with a person."""
    current = folder / layout.DATABASE
    store_id, is_demo = schema.marks(current, key)
    for part in folder.glob(f"{layout.DATABASE}*"):
        part.unlink()
    layout.make_private_file(current)
    schema.upgrade(current, key, version)
    with closing(connect(current, key)) as connection:
        for name, value in ((schema.STORE_ID, store_id), (schema.DEMO, is_demo)):
            add_row(connection, "setting", {"name": name, "value": json.dumps(value)})
        for table, row in FIRST_ROWS.items():
            add_row(connection, table, row)
    return folder


@pytest.fixture
def older(folder: Path, key: bytes) -> Path:
    """A store as the first version left it."""
    return as_left_by("0001", folder, key)


@pytest.mark.parametrize(
    "version",
    [
        "0001",
        "0002",
        "0003",
        "0004",
        "0005",
        "0006",
        "0007",
        "0008",
        "0009",
        "0010",
        "0011",
        "0012",
        "0013",
    ],
)
def test_a_store_of_every_earlier_version_is_brought_up_to_date(
    version: str, folder: Path, key: bytes, printed_key: str
) -> None:
    as_left_by(version, folder, key)

    with store.open_with_recovery_key(folder, printed_key) as database:
        assert database.read(lambda session: session.scalars(select(Participant)).one().id) == 1
        signal = database.read(lambda session: session.scalars(select(Signal)).one())
        assert (signal.kind, signal.route) == (SignalKind.FALLING, SignalRoute.LIGHT)
        noted = (
            "SELECT kind, record_id, participant_id FROM note_place WHERE id IN"
            " (SELECT rowid FROM note_words WHERE note_words MATCH 'gestruikeld zoe')"
        )
        found = database.read(lambda session: session.execute(text(noted)).all())
        # from 0005 on the program itself writes what is found by
        filled = [("signal", 1, 1)] if version < "0005" else []
        assert [tuple(row) for row in found] == filled
    engine = make_engine(folder / layout.DATABASE, key)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours})
        assert compare_metadata(context, Base.metadata) == []
    engine.dispose()


def test_an_older_store_is_kept_before_it_is_brought_up_to_date(
    older: Path, key: bytes, printed_key: str, tmp_path: Path
) -> None:
    with store.open_with_recovery_key(older, printed_key) as database:
        tables = database.read(lambda session: inspect(session.connection()).get_table_names())
        assert "person_words" in tables
    assert schema.version(older / layout.DATABASE, key) == schema.NEWEST
    (kept,) = backups.generations(older)
    assert kept.file.name.startswith("version-0001-")
    back = tmp_path / "back"
    backups.restore(kept.file, back, printed_key)
    assert schema.version(back / layout.DATABASE, key) == "0001"


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    older: Path, key: bytes, printed_key: str, digest: Digest
) -> None:
    with closing(connect(older / layout.DATABASE, key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO street (area_id, name, status, version, created_at, updated_at)"
            " VALUES (99, 'Nergens', 'unknown', 1, '2025-01-01', '2025-01-01')"
        )
    before = digest(older)

    with pytest.raises(SpilError) as caught:
        store.open_with_recovery_key(older, printed_key)
    assert caught.value.problem is StoreProblem.DAMAGED
    after = digest(older)
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_a_file_without_tables_was_never_a_store(tmp_path: Path, key: bytes) -> None:
    empty = tmp_path / "store.db"
    layout.make_private_file(empty)

    with pytest.raises(SpilError) as caught:
        schema.version(empty, key)
    assert caught.value.problem is StoreProblem.DAMAGED
