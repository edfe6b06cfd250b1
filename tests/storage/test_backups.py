import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import Area
from spil_desktop.rules import recovery_key
from spil_desktop.storage import backups, layout, schema, store
from spil_desktop.storage.connections import connect
from spil_desktop.storage.database import Database
from tests.conftest import PASSPHRASE
from tests.storage.conftest import Digest

OTHER = "gieter potlood wolkendek trapgevel"


def refusal(work: Callable[[], object]) -> object:
    with pytest.raises(SpilError) as caught:
        work()
    return caught.value.problem


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Area.name).order_by(Area.id)))


def add(database: Database, name: str) -> None:
    database.run(lambda session: session.add(Area(name=name)))


@pytest.fixture
def file(database: Database, tmp_path: Path) -> Path:
    """A backup of a store with one area, in a file of its own."""
    made = tmp_path / "backup.zip"
    add(database, "De Bouwen")
    backups.make(database, made)
    return made


def test_a_backup_is_made_while_someone_works(database: Database, tmp_path: Path) -> None:
    made = tmp_path / "backup.zip"

    def write_and_back_up(session: Session) -> None:
        session.add(Area(name="Opeinde"))
        session.flush()
        backups.make(database, made)

    add(database, "De Bouwen")
    database.run(write_and_back_up)
    backups.restore(made, tmp_path / "back", PASSPHRASE)
    with store.open_with_passphrase(tmp_path / "back", PASSPHRASE) as back:
        assert back.read(names) == ["De Bouwen"]
        add(back, "Drachten")
        assert back.read(names) == ["De Bouwen", "Drachten"]
    assert database.read(names) == ["De Bouwen", "Opeinde"]
    assert {path.name for path in tmp_path.iterdir()} == {"store", "back", "backup.zip"}


def test_a_backup_replaces_an_older_one_and_is_private(database: Database, file: Path) -> None:
    before = file.read_bytes()
    add(database, "Opeinde")

    backups.make(database, file)

    assert file.read_bytes() != before
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_backup_without_keys_needs_the_recovery_key(
    database: Database, tmp_path: Path, printed_key: str
) -> None:
    made, back = tmp_path / "backup.zip", tmp_path / "back"
    (database.folder / layout.KEYS).unlink()
    backups.make(database, made)

    assert refusal(lambda: backups.restore(made, back, PASSPHRASE)) is (
        StoreProblem.BACKUP_WITHOUT_KEYS
    )
    assert backups.restore(made, back, printed_key) is None
    with store.open_with_recovery_key(back, printed_key) as opened:
        assert opened.read(names) == []


def test_keys_that_fit_stay_when_the_backup_has_none(
    database: Database, tmp_path: Path, printed_key: str, digest: Digest
) -> None:
    made, keys = tmp_path / "backup.zip", database.folder / layout.KEYS
    content = keys.read_bytes()
    keys.unlink()
    backups.make(database, made)
    keys.write_bytes(content)
    database.close()

    backups.restore(made, database.folder, printed_key)
    assert keys.read_bytes() == content
    other, _ = store.create(tmp_path / "other", OTHER)
    other.close()
    backups.restore(made, other.folder, printed_key)
    assert not (other.folder / layout.KEYS).exists()


def test_restoring_keeps_what_it_replaces(database: Database, file: Path, digest: Digest) -> None:
    folder = database.folder
    add(database, "Opeinde")
    database.close()
    before = digest(folder)

    kept = backups.restore(file, folder, PASSPHRASE)

    assert kept is not None
    assert kept.parent == folder / layout.BACKUPS
    assert digest(kept) == before
    with store.open_with_passphrase(folder, PASSPHRASE) as restored:
        assert restored.read(names) == ["De Bouwen"]
    with store.open_with_passphrase(kept, PASSPHRASE) as replaced:
        assert replaced.read(names) == ["De Bouwen", "Opeinde"]


def test_a_journal_that_was_left_is_kept_and_not_played_into_the_backup(
    database: Database, file: Path, printed_key: str
) -> None:
    folder = database.folder
    database.close()
    with closing(connect(folder / layout.DATABASE, recovery_key.read(printed_key))) as one:
        one.execute("PRAGMA journal_mode = WAL")
        one.execute("INSERT INTO setting VALUES ('x', '1', 99, 1, '2025-01-01', '2025-01-01')")
        left = {name: (folder / name).read_bytes() for name in layout.BESIDE_DATABASE}
    for name, content in left.items():
        (folder / name).write_bytes(content)

    kept = backups.restore(file, folder, PASSPHRASE)

    assert kept is not None
    assert (kept / "store.db-wal").read_bytes() == left["store.db-wal"]
    assert not (folder / "store.db-wal").exists()
    with store.open_with_passphrase(folder, PASSPHRASE) as restored:
        assert restored.read(names) == ["De Bouwen"]


def test_a_damaged_store_is_restored_over(database: Database, file: Path) -> None:
    database.close()
    (database.folder / layout.DATABASE).write_bytes(b"x" * 8192)
    (database.folder / layout.KEYS).write_bytes(b"{")

    assert backups.restore(file, database.folder, PASSPHRASE) is not None
    store.open_with_passphrase(database.folder, PASSPHRASE).close()


def test_what_is_no_backup_is_refused(database: Database, tmp_path: Path, digest: Digest) -> None:
    text, empty_zip = tmp_path / "text.zip", tmp_path / "empty.zip"
    text.write_text("geen zip")
    with zipfile.ZipFile(empty_zip, "w") as archive:
        archive.writestr("manifest.json", "[]")
    target = tmp_path / "back"

    for file in (text, empty_zip, tmp_path / "nowhere.zip"):
        assert refusal(lambda file=file: backups.restore(file, target, PASSPHRASE)) is (
            StoreProblem.NO_BACKUP
        )
    assert not target.exists()


def repack(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(file) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    change(contents)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)


def test_a_wrong_passphrase_or_key_restores_nothing(
    database: Database, file: Path, digest: Digest
) -> None:
    folder = database.folder
    database.close()
    before = digest(folder)
    others_key = recovery_key.write(bytes(32))

    assert refusal(lambda: backups.restore(file, folder, OTHER)) is StoreProblem.WRONG_PASSPHRASE
    assert refusal(lambda: backups.restore(file, folder, others_key)) is (
        StoreProblem.WRONG_RECOVERY_KEY
    )
    assert digest(folder) == before


def test_a_backup_of_a_newer_program_restores_nothing(
    database: Database, file: Path, digest: Digest
) -> None:
    folder = database.folder
    database.close()
    before = digest(folder)

    def make_newer(contents: dict[str, bytes]) -> None:
        manifest = json.loads(contents["manifest.json"])
        manifest["format"] = 2
        contents["manifest.json"] = json.dumps(manifest).encode()

    repack(file, make_newer)
    assert refusal(lambda: backups.restore(file, folder, PASSPHRASE)) is StoreProblem.NEWER_VERSION
    assert digest(folder) == before


def test_newer_tables_in_a_backup_restore_nothing(
    database: Database, tmp_path: Path, key: bytes, digest: Digest
) -> None:
    folder, made = database.folder, tmp_path / "backup.zip"
    with closing(connect(folder / layout.DATABASE, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        backups.make(database, made)
        connection.execute("UPDATE alembic_version SET version_num = ?", (schema.NEWEST,))
    database.close()
    before = digest(folder)

    assert refusal(lambda: backups.restore(made, folder, PASSPHRASE)) is StoreProblem.NEWER_VERSION
    assert digest(folder) == before


@pytest.mark.parametrize("damage", ["flip", "lose", "cut"])
def test_a_damaged_backup_restores_nothing(
    database: Database, file: Path, digest: Digest, damage: str
) -> None:
    folder = database.folder
    database.close()
    before = digest(folder)
    content = bytearray(file.read_bytes())
    if damage == "flip":
        content[len(content) // 2] ^= 1
        file.write_bytes(content)
    elif damage == "cut":
        file.write_bytes(content[: len(content) // 2])
    else:
        repack(file, lambda contents: contents.pop("store.db"))

    expected = StoreProblem.NO_BACKUP if damage == "cut" else StoreProblem.BACKUP_DAMAGED
    assert refusal(lambda: backups.restore(file, folder, PASSPHRASE)) is expected
    assert digest(folder) == before


def test_an_altered_backup_with_a_fitting_manifest_is_still_found_out(
    database: Database, file: Path, digest: Digest
) -> None:
    """SHA-256 in a manifest protects against accidents; the pages protect themselves."""
    database.close()
    before = digest(database.folder)

    def alter(contents: dict[str, bytes]) -> None:
        pages = bytearray(contents["store.db"])
        pages[4096 * 20 + 9] ^= 1
        (file.parent / "altered").write_bytes(pages)
        manifest = json.loads(contents["manifest.json"])
        manifest["files"]["store.db"] = digest(file.parent)["altered"]
        contents |= {"store.db": bytes(pages), "manifest.json": json.dumps(manifest).encode()}

    repack(file, alter)
    assert refusal(lambda: backups.restore(file, database.folder, PASSPHRASE)) is (
        StoreProblem.BACKUP_DAMAGED
    )
    assert digest(database.folder) == before


def test_nothing_is_restored_into_a_store_that_is_open(database: Database, file: Path) -> None:
    assert refusal(lambda: backups.restore(file, database.folder, PASSPHRASE)) is (
        StoreProblem.IN_USE
    )


def test_invented_data_are_not_restored_over_real_data(database: Database, tmp_path: Path) -> None:
    made = tmp_path / "demo.zip"
    with store.create(tmp_path / "demo", OTHER, demo=True)[0] as demo:
        backups.make(demo, made)
    database.close()

    assert refusal(lambda: backups.restore(made, database.folder, OTHER)) is (
        StoreProblem.DEMO_IS_SEPARATE
    )


def test_a_damaged_store_makes_no_backup_and_leaves_the_old_one(
    database: Database, file: Path
) -> None:
    before = file.read_bytes()
    database.close()
    path = database.folder / layout.DATABASE
    pages = bytearray(path.read_bytes())
    pages[4096 * 20 + 9] ^= 1
    path.write_bytes(pages)

    with store.open_with_passphrase(database.folder, PASSPHRASE) as damaged:
        problem = refusal(lambda: backups.make(damaged, file))
    assert problem in {StoreProblem.BACKUP_FAILED, StoreProblem.DAMAGED}
    assert file.read_bytes() == before
    assert not list(file.parent.glob(".spil-*"))


def test_where_nothing_can_be_written_there_is_no_backup(
    database: Database, tmp_path: Path
) -> None:
    problem = refusal(lambda: backups.make(database, tmp_path / "nowhere" / "backup.zip"))

    assert problem is StoreProblem.DISK_ERROR


def test_the_newest_automatic_backups_stay(database: Database) -> None:
    made = [backups.make_automatic(database, keep=3) for _ in range(5)]

    left = backups.generations(database.folder)

    assert [generation.file for generation in left] == made[:1:-1]
    assert left[0].made_at >= left[-1].made_at
