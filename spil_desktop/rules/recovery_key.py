"""The printed recovery key: the data key of a store, written so that people can copy it by hand.

32 bytes and a CRC-24 make 56 signs of Crockford's base 32 (no I, L, O or U), in 14 groups of 4.
A CRC of 24 bits finds every change within 24 neighbouring bits, so one wrong sign (5 bits) and
two swapped neighbours (10 bits) never pass; anything else passes once in 16 million times.
"""

from typing import Final

from spil_desktop.errors import SpilError, StoreProblem

KEY_BYTES: Final = 32
GROUP: Final = 4
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

_SIGNS: Final = 56
_CHECK_BITS: Final = 24
_CHECK_START: Final = 0xB704CE
_CHECK_POLYNOMIAL: Final = 0x1864CFB
_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_VALUES: Final = {sign: value for value, sign in enumerate(ALPHABET)}


def write(key: bytes) -> str:
    """Return the printed form of a data key of 32 bytes."""
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    number = int.from_bytes(key, "big") << _CHECK_BITS | _checksum(key)
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SIGNS)))
    return "-".join(signs[at : at + GROUP] for at in range(0, _SIGNS, GROUP))


def read(text: str) -> bytes:
    """Return the data key that was typed, with any case, spaces or hyphens and look-alike letters.

    Raises `StoreProblem.MISTYPED_RECOVERY_KEY` when signs are missing, strange or wrong.
    """
    signs = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_LOOKALIKES)
    if len(signs) != _SIGNS or not _VALUES.keys() >= set(signs):
        raise SpilError(StoreProblem.MISTYPED_RECOVERY_KEY)
    number = 0
    for sign in signs:
        number = number << 5 | _VALUES[sign]
    key = (number >> _CHECK_BITS).to_bytes(KEY_BYTES, "big")
    if _checksum(key) != number & (1 << _CHECK_BITS) - 1:
        raise SpilError(StoreProblem.MISTYPED_RECOVERY_KEY)
    return key


def is_one(text: str) -> bool:
    """Say whether `text` is a recovery key without a typing error: a passphrase never is."""
    try:
        read(text)
    except SpilError:
        return False
    return True


def _checksum(data: bytes) -> int:
    """Return the CRC-24 of OpenPGP (RFC 4880, 6.1)."""
    register = _CHECK_START
    for byte in data:
        register ^= byte << 16
        for _ in range(8):
            register <<= 1
            if register & 0x1000000:
                register ^= _CHECK_POLYNOMIAL
    return register
