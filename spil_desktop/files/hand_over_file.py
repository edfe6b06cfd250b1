"""The encrypted file in which someone's file goes to a colleague's store.

AES-256-GCM under a key that Argon2id derives from a passphrase that is told by phone. The first
line says what the file is, the second what the passphrase costs to guess; the rest is sealed and
bound to both. Nothing of whom it is about stands outside, and its length is rounded up.
"""

import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any, Final, cast

from spil_desktop.errors import FileProblem, SpilError, StoreProblem
from spil_desktop.rules import hand_overs
from spil_desktop.rules.hand_overs import HandOverContent

SUFFIX: Final = "spiloverdracht"

_FIRST_LINE: Final = b"Spil overdracht 1"
_MEMORY_KIB, _PASSES, _LANES = 64 * 1024, 3, 4
_MOST_MEMORY_KIB: Final = 1024 * 1024
_MOST_PASSES: Final = 20
_SALT_BYTES, _NONCE_BYTES, _KEY_BYTES = 16, 12, 32
_ROUND_TO: Final = 4096
_LARGEST: Final = 50 * 1024 * 1024


def new_code() -> str:
    """Return a code that tells one file from all others."""
    return hand_overs.written(os.urandom(hand_overs.CODE_BYTES))


def new_passphrase() -> str:
    """Return a passphrase for one file, in four groups of four signs, to be read aloud."""
    return hand_overs.written(os.urandom(hand_overs.PASSPHRASE_BYTES))


def write(content: HandOverContent, passphrase: str, path: Path) -> None:
    """Write the sealed file whole or not at all; raise `FileProblem.CANNOT_WRITE`."""
    sealed = seal(content, passphrase)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(sealed)
        unfinished.replace(path)
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=path.name) from error
    finally:
        unfinished.unlink(missing_ok=True)


def read(path: Path, passphrase: str) -> HandOverContent:
    """Return what a file holds.

    Raises `FileProblem.NOT_FOUND`, `NOT_READABLE` and `NOT_A_HAND_OVER`, and
    `StoreProblem.WRONG_PASSPHRASE`.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise SpilError(FileProblem.NOT_A_HAND_OVER)
        return unseal(path.read_bytes(), passphrase)
    except FileNotFoundError as error:
        raise SpilError(FileProblem.NOT_FOUND, file=path.name) from error
    except OSError as error:
        raise SpilError(FileProblem.NOT_READABLE, file=path.name) from error


def seal(content: HandOverContent, passphrase: str) -> bytes:
    """Return the bytes of the file."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    header = {
        "memory_kib": _MEMORY_KIB,
        "passes": _PASSES,
        "lanes": _LANES,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
    }
    head = b"\n".join((_FIRST_LINE, json.dumps(header).encode(), b""))
    said = json.dumps(content.as_json(), ensure_ascii=False).encode()
    said += b" " * (-len(said) % _ROUND_TO)
    sealed: bytes = _cipher(passphrase, header, salt).encrypt(nonce, said, head)
    return head + sealed


def unseal(data: bytes, passphrase: str) -> HandOverContent:
    """Return what `seal` sealed; raises what `read` raises."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - takes 13 MB, only for this

    try:
        first, second, sealed = data.split(b"\n", 2)
        header = cast("dict[str, Any]", json.loads(second))
        salt, nonce = (b64decode(header[name], validate=True) for name in ("salt", "nonce"))
        cheap = header["memory_kib"] <= _MOST_MEMORY_KIB and header["passes"] <= _MOST_PASSES
        if first != _FIRST_LINE or not cheap:
            raise SpilError(FileProblem.NOT_A_HAND_OVER)
        head = b"\n".join((first, second, b""))
        said = _cipher(passphrase, header, salt).decrypt(nonce, sealed, head)
        return HandOverContent.from_json(json.loads(said))
    except InvalidTag as error:
        raise SpilError(StoreProblem.WRONG_PASSPHRASE, field="passphrase") from error
    except (ValueError, KeyError, TypeError) as error:
        raise SpilError(FileProblem.NOT_A_HAND_OVER) from error


def _cipher(passphrase: str, header: dict[str, Any], salt: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415 - as above

    derived = Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=int(header["passes"]),
        lanes=int(header["lanes"]),
        memory_cost=int(header["memory_kib"]),
    ).derive(hand_overs.plain(passphrase).encode())
    return AESGCM(derived)
