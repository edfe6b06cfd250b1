import json
import os
from pathlib import Path

import pytest

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.storage import key_slots
from spil_desktop.storage.key_slots import Cost, KeyFile, Slot
from tests.conftest import PASSPHRASE


@pytest.fixture(scope="module")
def key() -> bytes:
    return os.urandom(32)


@pytest.fixture(scope="module")
def keys(key: bytes) -> KeyFile:
    return KeyFile.start(key, PASSPHRASE, "een", is_demo=False)


def test_a_guess_costs_64_mebibyte_and_three_passes(keys: KeyFile) -> None:
    assert keys.slots[0].cost == Cost(memory=65536, passes=3, lanes=4)


def test_it_is_read_as_it_was_written(keys: KeyFile, key: bytes) -> None:
    again = KeyFile.decode(keys.encode())

    assert again == keys
    assert again.open(PASSPHRASE) == (key, keys.slots[0].name)
    assert again.belongs(key)
    assert not again.belongs(bytes(32))


def test_neither_key_nor_passphrase_is_in_it(keys: KeyFile, key: bytes) -> None:
    content = keys.encode()

    assert PASSPHRASE.encode() not in content
    assert key.hex().encode() not in content


def test_an_accent_typed_in_two_ways_is_one_passphrase(key: bytes) -> None:
    slot = Slot.seal(key, "cafe\u0301 tegelpad kruimel avondrood", "een")

    assert slot.open("caf\u00e9 tegelpad kruimel avondrood", "een") == key


def test_a_slot_opens_only_for_its_own_store(keys: KeyFile) -> None:
    assert keys.slots[0].open(PASSPHRASE, "twee") is None


def test_every_flipped_byte_is_damage_or_means_the_same(keys: KeyFile) -> None:
    content = keys.encode()
    for place in range(len(content)):
        flipped = bytearray(content)
        flipped[place] ^= 1
        try:
            assert KeyFile.decode(bytes(flipped)) == keys
        except SpilError as error:
            assert error.problem in {StoreProblem.KEYS_DAMAGED, StoreProblem.NEWER_VERSION}  # noqa: PT017


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff", b"[" * 99999])
def test_what_is_no_key_file_is_damage(content: bytes) -> None:
    with pytest.raises(SpilError) as caught:
        KeyFile.decode(content)
    assert caught.value.problem is StoreProblem.KEYS_DAMAGED


def test_a_cost_that_would_hang_the_computer_is_damage(keys: KeyFile, key: bytes) -> None:
    slot = keys.slots[0]
    greedy = Slot(slot.name, Cost(memory=2**30), slot.salt, slot.nonce, slot.sealed)

    with pytest.raises(SpilError) as caught:
        KeyFile.decode(keys.with_slot(greedy).encode())
    assert caught.value.problem is StoreProblem.KEYS_DAMAGED


def test_a_key_file_that_was_cut_off_leaves_the_old_one(keys: KeyFile, tmp_path: Path) -> None:
    keys.save(tmp_path)
    keys.save(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
    assert key_slots.load(tmp_path) == keys
    assert json.loads((tmp_path / "keys.json").read_bytes())["format"] == 1
    assert len(keys.slots[0].sealed) == 32 + 16
