from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import Base
from spil_desktop.storage import backups, layout, schema, store
from spil_desktop.storage.connections import connect
from spil_desktop.storage.database import Database, make_engine
from tests.storage.conftest import Digest


def is_ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "table" or not str(name).startswith("person_words")


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


@pytest.fixture
def older(tmp_path: Path, folder: Path, key: bytes) -> Path:
    """A store as the first version left it: without the search index."""
    with closing(connect(folder / layout.DATABASE, key)) as connection:
        connection.execute("DROP TABLE person_words")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    return folder


def test_an_older_store_is_kept_and_brought_up_to_date(
    older: Path, key: bytes, printed_key: str, tmp_path: Path
) -> None:
    with store.open_with_recovery_key(older, printed_key) as database:
        assert database.read(lambda session: session.scalar(text("SELECT 1"))) == 1
        tables = database.read(lambda session: inspect(session.connection()).get_table_names())
        assert "person_words" in tables
    assert schema.version(older / layout.DATABASE, key) == schema.NEWEST
    (kept,) = backups.generations(older)
    assert kept.file.name.startswith("version-0001-")
    back = tmp_path / "back"
    backups.restore_with_recovery_key(kept.file, back, printed_key)
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
