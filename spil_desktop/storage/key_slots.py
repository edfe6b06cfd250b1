"""Passphrases: each opens the data key of a store through a slot of `keys.json`.

A slot holds the data key, encrypted with AES-256-GCM under a key that Argon2id derives from the
passphrase. What it authenticates beside the key binds it to this store, slot and cost.
"""

import hashlib
import hmac
import json
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self, cast
from uuid import uuid4

from spil_desktop.errors import SpilError, StoreProblem
from spil_desktop.rules.recovery_key import KEY_BYTES
from spil_desktop.storage import layout

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT: Final = 1

_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
# What a damaged or hostile file may ask of this computer at most.
_MOST_MEMORY: Final = 1024 * 1024
_MOST_PASSES: Final = 20


@dataclass(frozen=True, slots=True)
class Cost:
    """What a guess at a passphrase costs: Argon2id with `memory` in KiB."""

    memory: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key under one passphrase."""

    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    @classmethod
    def seal(cls, key: bytes, passphrase: str, store_id: str, name: str = "") -> Self:
        """Return a slot in which `passphrase` opens `key`: a new one, or `name` filled anew."""
        name, cost = name or uuid4().hex[:12], Cost()
        salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
        bound = _bound_to(store_id, name, cost)
        sealed = _cipher(_derive(passphrase, salt, cost)).encrypt(nonce, key, bound)
        return cls(name, cost, salt, nonce, sealed)

    def open(self, passphrase: str, store_id: str) -> bytes | None:
        """Return the data key, or None when `passphrase` is not the one of this slot."""
        bound = _bound_to(store_id, self.name, self.cost)
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see `_cipher`

        opener = _cipher(_derive(passphrase, self.salt, self.cost))
        try:
            return opener.decrypt(self.nonce, self.sealed, bound)
        except InvalidTag:
            return None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What `keys.json` says: whose keys, the mark of demo data, and the slots.

    `proof` tells whether a data key is the one of this store, without telling the key.
    """

    store_id: str
    is_demo: bool
    proof: bytes
    slots: tuple[Slot, ...]

    @classmethod
    def start(cls, key: bytes, passphrase: str, store_id: str, *, is_demo: bool) -> Self:
        """Return the keys of a store with one passphrase."""
        slot = Slot.seal(key, passphrase, store_id)
        return cls(store_id, is_demo, _proof(key, store_id), (slot,))

    def open(self, passphrase: str) -> tuple[bytes, str]:
        """Return the data key and the name of the slot that `passphrase` opens.

        Raises `StoreProblem.WRONG_PASSPHRASE` when it opens none.
        """
        for slot in self.slots:
            key = slot.open(passphrase, self.store_id)
            if key is not None:
                return key, slot.name
        raise SpilError(StoreProblem.WRONG_PASSPHRASE)

    def belongs(self, key: bytes) -> bool:
        """Return whether `key` is the data key of this store."""
        return hmac.compare_digest(self.proof, _proof(key, self.store_id))

    def with_slot(self, slot: Slot) -> Self:
        """Return the keys with one passphrase more."""
        return replace(self, slots=(*self.slots, slot))

    def without_slot(self, name: str) -> Self:
        """Return the keys without the passphrase of slot `name`.

        Raises `UNKNOWN_SLOT` when there is none, `LAST_PASSPHRASE` when no other is left.
        """
        rest = tuple(slot for slot in self.slots if slot.name != name)
        if len(rest) == len(self.slots):
            raise SpilError(StoreProblem.UNKNOWN_SLOT)
        if not rest:
            raise SpilError(StoreProblem.LAST_PASSPHRASE)
        return replace(self, slots=rest)

    def save(self, folder: Path) -> None:
        """Write `keys.json` whole, or leave the old one."""
        layout.write_whole(folder / layout.KEYS, self.encode())

    def encode(self) -> bytes:
        """Return the content of `keys.json`, with a checksum that tells damage from a typo."""
        content: dict[str, Any] = {
            "format": FORMAT,
            "store": self.store_id,
            "demo": self.is_demo,
            "proof": _text(self.proof),
            "slots": [_encode_slot(slot) for slot in self.slots],
        }
        content["sha256"] = _checksum(content)
        return json.dumps(content, indent=2).encode()

    @classmethod
    def decode(cls, content: bytes) -> Self:
        """Read `keys.json`.

        Raises `KEYS_DAMAGED`, or `NEWER_VERSION` when a later program wrote it.
        """
        try:
            fields = cast("dict[str, Any]", json.loads(content))
            if int(fields["format"]) > FORMAT:
                raise SpilError(StoreProblem.NEWER_VERSION)
            if fields.pop("sha256") != _checksum(fields):
                raise SpilError(StoreProblem.KEYS_DAMAGED)
            slots = tuple(_decode_slot(slot) for slot in fields["slots"])
            proof = b64decode(fields["proof"], validate=True)
            return cls(str(fields["store"]), bool(fields["demo"]), proof, slots)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise SpilError(StoreProblem.KEYS_DAMAGED) from error


def load(folder: Path) -> KeyFile:
    """Return the keys of the store in `folder`.

    Raises `KEYS_MISSING`, `KEYS_DAMAGED` or `NEWER_VERSION`.
    """
    path = folder / layout.KEYS
    if not path.exists():
        raise SpilError(StoreProblem.KEYS_MISSING)
    return KeyFile.decode(path.read_bytes())


def load_readable(folder: Path) -> KeyFile | None:
    """Return the keys of the store in `folder`, or None when they are gone or damaged."""
    try:
        return load(folder)
    except SpilError as error:
        if error.problem in {StoreProblem.KEYS_MISSING, StoreProblem.KEYS_DAMAGED}:
            return None
        raise


def _cipher(key: bytes) -> "AESGCM":
    """Return the cipher of slots; its library takes 13 MB, which an open store needs no more."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - see above

    return AESGCM(key)


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # One passphrase can be typed in several ways (é as one sign or two); all mean the same.
    text = unicodedata.normalize("NFKC", passphrase).strip()
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - see `_cipher`

    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory,
    ).derive(text.encode())


def _bound_to(store_id: str, name: str, cost: Cost) -> bytes:
    return f"spil {FORMAT} {store_id} {name} {cost.memory} {cost.passes} {cost.lanes}".encode()


def _proof(key: bytes, store_id: str) -> bytes:
    return hmac.digest(key, f"spil proof {store_id}".encode(), "sha256")


def _checksum(content: dict[str, Any]) -> str:
    plain = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def _encode_slot(slot: Slot) -> dict[str, object]:
    return {
        "name": slot.name,
        "kdf": "argon2id",
        "memory_kib": slot.cost.memory,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": _text(slot.salt),
        "nonce": _text(slot.nonce),
        "sealed_key": _text(slot.sealed),
    }


def _decode_slot(fields: dict[str, Any]) -> Slot:
    cost = Cost(int(fields["memory_kib"]), int(fields["passes"]), int(fields["lanes"]))
    if cost.memory > _MOST_MEMORY or cost.passes > _MOST_PASSES:
        raise SpilError(StoreProblem.KEYS_DAMAGED)
    salt, nonce, sealed = (
        b64decode(fields[name], validate=True) for name in ("salt", "nonce", "sealed_key")
    )
    return Slot(str(fields["name"]), cost, salt, nonce, sealed)
