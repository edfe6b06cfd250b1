"""Who made a file: an Ed25519 signature of an organisation, and the fingerprint of its key.

A key says nothing by itself: who compares its fingerprint with the organisation, by telephone for
instance, knows from then on what comes from there.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES: Final = 32
_GROUP: Final = 4
_FINGERPRINT_BYTES: Final = 16


class Trust(StrEnum):
    """What is known of the key of a package."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    OTHER_NAME = "other_name"
    """The key is known as that of an organisation with another name."""
    OTHER_KEY = "other_key"
    """The organisation is known, with another key."""

    @property
    def is_contradicted(self) -> bool:
        """Whether what is known of keys says that the package comes from someone else."""
        return self in {Trust.OTHER_NAME, Trust.OTHER_KEY}


@dataclass(frozen=True, slots=True)
class Seal:
    """Who signed: the name that the organisation gave itself, and the public half of its key."""

    organisation: str
    public_key: bytes

    @property
    def fingerprint(self) -> str:
        """The key in short, to read aloud: eight groups of four, "1f2e 90ab …"."""
        digits = hashlib.sha256(self.public_key).hexdigest()[: 2 * _FINGERPRINT_BYTES]
        return " ".join(digits[at : at + _GROUP] for at in range(0, len(digits), _GROUP))


@dataclass(frozen=True, slots=True)
class Sender:
    """Who signed a package, and what is known of the key."""

    seal: Seal
    trust: Trust


@dataclass(frozen=True, slots=True)
class Signer:
    """An organisation that signs, by the name that it carries; `key` never leaves the store."""

    organisation: str
    key: bytes = field(repr=False)

    @property
    def public_key(self) -> bytes:
        """The half of the key that everyone may have."""
        return Ed25519PrivateKey.from_private_bytes(self.key).public_key().public_bytes_raw()

    @property
    def seal(self) -> Seal:
        """What others see of the signer."""
        return Seal(self.organisation, self.public_key)

    def sign(self, data: bytes) -> bytes:
        """Return the signature of `data`; of the same data always the same."""
        return Ed25519PrivateKey.from_private_bytes(self.key).sign(data)


def is_by(seal: Seal, signature: bytes, data: bytes) -> bool:
    """Tell whether who holds the key signed exactly `data`."""
    try:
        Ed25519PublicKey.from_public_bytes(seal.public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def trust(seal: Seal, known: Mapping[str, str]) -> Trust:
    """Say what is known of a key; `known` holds organisations by the fingerprints of their keys."""
    named = known.get(seal.fingerprint)
    if named is not None:
        return Trust.KNOWN if named == seal.organisation else Trust.OTHER_NAME
    return Trust.OTHER_KEY if seal.organisation in known.values() else Trust.UNKNOWN
