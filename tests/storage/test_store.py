import shutil
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.model import Area, Setting
from spil_desktop.rules import recovery_key
from spil_desktop.storage import key_slots, layout, store
from spil_desktop.storage.connections import connect
from tests.conftest import PASSPHRASE
from tests.storage.conftest import Digest

OTHER = "gieter potlood wolkendek trapgevel"
OTHERS_KEY = recovery_key.write(bytes(32))


def refusal(work: Callable[[], object]) -> object:
    with pytest.raises(SpilError) as caught:
        work()
    return caught.value.problem


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_store_opens_by_passphrase_and_by_recovery_key(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "store"

    database, printed_key = store.create(folder, PASSPHRASE)
    with database:
        database.run(lambda session: session.add(Area(name="De Bouwen")))
        first_slot = database.slot
    with store.open_with_passphrase(folder, PASSPHRASE) as database:
        assert database.slot == first_slot == store.slots(folder)[0]
        assert database.read(lambda session: session.scalar(select(Area.name))) == "De Bouwen"
    with store.open_with_recovery_key(folder, printed_key) as database:
        assert database.slot is None
        assert database.read(lambda session: session.scalar(select(Area.name))) == "De Bouwen"
    assert not database.is_demo
    assert repr(database) == "<Database store>"


def test_only_the_owner_may_read_it(folder: Path, printed_key: str) -> None:
    with store.open_with_recovery_key(folder, printed_key) as database:
        database.run(lambda session: session.add(Area(name="De Bouwen")))
        files = {path.name: mode(path) for path in folder.iterdir() if path.is_file()}

    assert files == dict.fromkeys(
        ["keys.json", "store.db", "store.db-shm", "store.db-wal", "store.lock"], 0o600
    )
    assert mode(folder) == mode(folder / "backups") == 0o700


def test_nothing_but_the_store_is_left_after_closing(folder: Path, printed_key: str) -> None:
    with store.open_with_recovery_key(folder, printed_key) as database:
        database.run(lambda session: session.add(Area(name="De Bouwen")))

    assert {path.name for path in folder.iterdir()} == {
        *("backups", "keys.json", "store.db"),
        *({"store.lock"} & {path.name for path in folder.iterdir()}),
    }


@pytest.mark.parametrize("passphrase", ["", "kort", "wachtwoord2025"], ids=repr)
def test_a_weak_passphrase_makes_no_store(tmp_path: Path, passphrase: str) -> None:
    folder = tmp_path / "store"

    assert refusal(lambda: store.create(folder, passphrase)) is StoreProblem.WEAK_PASSPHRASE
    assert not folder.exists()


def test_a_store_is_never_made_over_another(folder: Path, digest: Digest) -> None:
    before = digest(folder)

    assert refusal(lambda: store.create(folder, OTHER)) is StoreProblem.ALREADY_A_STORE
    (folder / layout.DATABASE).unlink()
    assert refusal(lambda: store.create(folder, OTHER)) is StoreProblem.ALREADY_A_STORE
    assert digest(folder)["keys.json"] == before["keys.json"]


def test_a_store_that_was_cut_off_while_it_was_made_is_made_again(
    folder: Path, tmp_path: Path
) -> None:
    (folder / layout.DATABASE).rename(folder / layout.UNFINISHED)

    assert not layout.is_store(folder)
    with store.create(folder, OTHER)[0]:
        assert layout.is_store(folder)
    assert not (folder / layout.UNFINISHED).exists()


def test_where_there_is_no_store_none_is_opened(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    assert refusal(lambda: store.open_with_passphrase(nowhere, OTHER)) is StoreProblem.NO_STORE
    assert refusal(lambda: store.reset_passphrase(nowhere, OTHERS_KEY, OTHER)) is (
        StoreProblem.NO_STORE
    )
    assert not nowhere.exists()


def test_a_wrong_passphrase_changes_nothing(folder: Path, digest: Digest) -> None:
    before = digest(folder)

    assert refusal(lambda: store.open_with_passphrase(folder, OTHER)) is (
        StoreProblem.WRONG_PASSPHRASE
    )
    assert digest(folder) == before
    with store.open_with_passphrase(folder, f" {PASSPHRASE}\n"):
        """The lock was given back, and spaces around a passphrase do not matter."""


@pytest.mark.parametrize("keys_are_there", [True, False], ids=str)
def test_the_recovery_key_of_another_store_changes_nothing(
    folder: Path, digest: Digest, *, keys_are_there: bool
) -> None:
    if not keys_are_there:
        (folder / layout.KEYS).unlink()
    before = digest(folder)

    assert refusal(lambda: store.open_with_recovery_key(folder, OTHERS_KEY)) is (
        StoreProblem.WRONG_RECOVERY_KEY
    )
    assert digest(folder) == before


def test_a_mistyped_recovery_key_is_told_from_a_wrong_one(folder: Path, printed_key: str) -> None:
    typed = ("A" if printed_key[0] != "A" else "B") + printed_key[1:]

    assert refusal(lambda: store.open_with_recovery_key(folder, typed)) is (
        StoreProblem.MISTYPED_RECOVERY_KEY
    )


@pytest.mark.parametrize("content", [b"", b"x" * 9000, "cut", "first page", "salt"], ids=repr)
def test_a_damaged_database_stays_as_it_is(
    folder: Path, printed_key: str, digest: Digest, content: bytes | str
) -> None:
    path = folder / layout.DATABASE
    whole = bytearray(path.read_bytes())
    if isinstance(content, str):
        place = {"cut": 0, "first page": 900, "salt": 3}[content]
        whole[place] ^= 1
        content = bytes(whole[:20_000]) if content == "cut" else bytes(whole)
    path.write_bytes(content)
    before = digest(folder)

    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is StoreProblem.DAMAGED
    assert refusal(lambda: store.open_with_recovery_key(folder, printed_key)) is (
        StoreProblem.DAMAGED
    )
    assert digest(folder) == before


def test_an_empty_database_is_damaged_even_without_keys(folder: Path, printed_key: str) -> None:
    (folder / layout.DATABASE).write_bytes(b"")
    (folder / layout.KEYS).unlink()

    assert refusal(lambda: store.open_with_recovery_key(folder, printed_key)) is (
        StoreProblem.DAMAGED
    )


def test_missing_keys_change_nothing_and_the_recovery_key_opens(
    folder: Path, printed_key: str, digest: Digest
) -> None:
    (folder / layout.KEYS).unlink()
    before = digest(folder)

    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
        StoreProblem.KEYS_MISSING
    )
    assert digest(folder) == before
    with store.open_with_recovery_key(folder, printed_key):
        assert not (folder / layout.KEYS).exists()


def test_damaged_keys_change_nothing_and_are_kept_when_written_anew(
    folder: Path, printed_key: str, digest: Digest
) -> None:
    path = folder / layout.KEYS
    damaged = path.read_bytes().replace(b"sealed_key", b"sealed_koy")
    path.write_bytes(damaged)
    before = digest(folder)

    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
        StoreProblem.KEYS_DAMAGED
    )
    assert digest(folder) == before
    slot = store.reset_passphrase(folder, printed_key, OTHER)
    with store.open_with_passphrase(folder, OTHER) as database:
        assert database.slot == slot
    assert [old.read_bytes() for old in folder.glob("keys.json.*.old")] == [damaged]


def test_keys_of_a_newer_program_change_nothing(
    folder: Path, printed_key: str, digest: Digest
) -> None:
    path = folder / layout.KEYS
    path.write_bytes(path.read_bytes().replace(b'"format": 1', b'"format": 2'))
    before = digest(folder)

    for work in (
        lambda: store.open_with_passphrase(folder, PASSPHRASE),
        lambda: store.open_with_recovery_key(folder, printed_key),
        lambda: store.reset_passphrase(folder, printed_key, OTHER),
    ):
        assert refusal(work) is StoreProblem.NEWER_VERSION
    assert digest(folder) == before


def test_tables_of_a_newer_program_change_nothing(folder: Path, key: bytes, digest: Digest) -> None:
    with closing(connect(folder / layout.DATABASE, key)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = digest(folder)

    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
        StoreProblem.NEWER_VERSION
    )
    assert digest(folder) == before


def test_the_second_window_is_told_that_the_store_is_open(folder: Path, printed_key: str) -> None:
    with store.open_with_recovery_key(folder, printed_key) as first:
        assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
            StoreProblem.IN_USE
        )
        assert first.read(lambda session: session.scalar(select(Area.id))) is None
    with store.open_with_recovery_key(folder, printed_key) as second:
        second.close()


def test_several_passphrases(folder: Path, printed_key: str) -> None:
    (own,) = store.slots(folder)
    added = store.add_passphrase(folder, PASSPHRASE, OTHER)

    assert store.slots(folder) == (own, added)
    with store.open_with_passphrase(folder, OTHER) as database:
        assert database.slot == added
    store.remove_passphrase(folder, OTHER, own)
    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
        StoreProblem.WRONG_PASSPHRASE
    )
    assert refusal(lambda: store.remove_passphrase(folder, OTHER, own)) is (
        StoreProblem.UNKNOWN_SLOT
    )
    assert refusal(lambda: store.remove_passphrase(folder, OTHER, added)) is (
        StoreProblem.LAST_PASSPHRASE
    )
    again = store.reset_passphrase(folder, printed_key, PASSPHRASE)
    assert store.slots(folder) == (added, again)


def test_a_changed_passphrase_keeps_its_slot(folder: Path) -> None:
    before = store.slots(folder)

    store.change_passphrase(folder, PASSPHRASE, OTHER)

    assert store.slots(folder) == before
    assert refusal(lambda: store.open_with_passphrase(folder, PASSPHRASE)) is (
        StoreProblem.WRONG_PASSPHRASE
    )
    store.open_with_passphrase(folder, OTHER).close()


def test_other_passphrases_must_be_strong_and_vouched_for(folder: Path, printed_key: str) -> None:
    for work in (
        lambda: store.add_passphrase(folder, PASSPHRASE, "kort"),
        lambda: store.change_passphrase(folder, PASSPHRASE, "kort"),
        lambda: store.reset_passphrase(folder, printed_key, "kort"),
    ):
        assert refusal(work) is StoreProblem.WEAK_PASSPHRASE
    assert refusal(lambda: store.add_passphrase(folder, OTHER, OTHER)) is (
        StoreProblem.WRONG_PASSPHRASE
    )


def test_invented_data_are_marked_in_the_keys_and_in_the_database(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    database, printed_key = store.create(folder, PASSPHRASE, demo=True)
    with database:
        assert database.is_demo
        assert repr(database) == "<Database demo>"
        marked = database.read(
            lambda session: session.scalar(select(Setting.value).where(Setting.name == "demo"))
        )
        assert marked is True
    assert store.is_demo(folder)
    (folder / layout.KEYS).unlink()
    with store.open_with_recovery_key(folder, printed_key) as database:
        assert database.is_demo
    store.reset_passphrase(folder, printed_key, OTHER)
    assert key_slots.load(folder).is_demo


def test_a_store_in_a_folder_with_odd_signs_opens(
    folder: Path, printed_key: str, tmp_path: Path
) -> None:
    odd = tmp_path / "Spil #1 100%25?mode=ro é"
    shutil.move(folder, odd)

    with store.open_with_recovery_key(odd, printed_key) as database:
        database.run(lambda session: session.add(Area(name="De Bouwen")))
    assert not store.is_demo(odd)


def test_a_weak_passphrase_is_taken_from_whoever_answers_for_it(tmp_path: Path) -> None:
    database, _ = store.create(tmp_path / "store", "welkom2025", weak=True)
    database.close()
    store.open_with_passphrase(tmp_path / "store", "welkom2025").close()


def test_a_passphrase_of_seven_characters_is_taken_from_nobody(tmp_path: Path) -> None:
    with pytest.raises(SpilError) as refused:
        store.create(tmp_path / "store", "welkom2", weak=True)
    assert refused.value.problem is StoreProblem.WEAK_PASSPHRASE
