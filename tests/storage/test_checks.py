from contextlib import closing

import pytest
from sqlalchemy import text

from spil_desktop.storage import backups, checks, layout, schema, store
from spil_desktop.storage.connections import connect
from spil_desktop.storage.database import Database


def test_a_new_store_is_sound(database: Database) -> None:
    result = checks.check(database)

    assert result.sound
    assert checks.as_json(result) == {
        "sound": True,
        "faults": 0,
        "loose_references": 0,
        "version": schema.NEWEST,
        "open_files": [],
        "newest_backup": None,
    }


def test_it_tells_the_newest_backup_and_files_that_others_may_read(database: Database) -> None:
    made = backups.make_automatic(database)
    made.chmod(0o644)

    result = checks.check(database)

    assert result.sound
    assert result.newest_backup == backups.generations(database.folder)[0].made_at
    assert result.open_files == (f"backups/{made.name}",)
    assert checks.as_json(result)["newest_backup"]


@pytest.mark.parametrize("page", [0, 20])
def test_a_flipped_byte_is_found(database: Database, key: bytes, page: int) -> None:
    database.read(lambda session: session.scalar(text("SELECT 1")))
    path = database.folder / layout.DATABASE
    pages = bytearray(path.read_bytes())
    pages[4096 * page + 500] ^= 1
    path.write_bytes(pages)

    result = checks.check(database)

    assert not result.sound
    assert result.faults == 1


def test_a_reference_that_leads_nowhere_is_found(folder, printed_key, key) -> None:
    with closing(connect(folder / layout.DATABASE, key)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(
            "INSERT INTO street (area_id, name, status, version, created_at, updated_at)"
            " VALUES (99, 'Nergens', 'unknown', 1, '2025-01-01', '2025-01-01')"
        )
    with store.open_with_recovery_key(folder, printed_key) as database:
        result = checks.check(database)

    assert not result.sound
    assert result.loose_references == 1


def test_a_fault_of_structure_is_found(folder, printed_key, key) -> None:
    """Pages that are authentic and say something impossible: an index without its rows."""
    with closing(connect(folder / layout.DATABASE, key)) as connection:
        connection.execute(
            "INSERT INTO area (name, version, created_at, updated_at)"
            " VALUES ('De Bouwen', 1, '2025-01-01', '2025-01-01')"
        )
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET rootpage = "
            "(SELECT rootpage FROM sqlite_master WHERE name = 'street') WHERE name = 'area'"
        )
    with store.open_with_recovery_key(folder, printed_key) as database:
        result = checks.check(database)

    assert not result.sound
    assert result.faults
