"""A file that goes to a colleague's store: what it holds, its code, and the code of its receipt.

The codes are told by phone, so they are written in the signs of the recovery key: no I, L, O or U.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Self, cast

from spil_desktop.rules.recovery_key import ALPHABET, GROUP

FORMAT: Final = 1
CODE_BYTES: Final = 5
PASSPHRASE_BYTES: Final = 10
"""Eighty bits, in sixteen signs: enough for one file behind a slow key derivation."""

_LOOKALIKES: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BITS: Final = 5


def written(data: bytes) -> str:
    """Write bytes in groups of four signs, to be read aloud; five bytes make eight signs."""
    number = int.from_bytes(data, "big")
    count = len(data) * 8 // _BITS
    signs = "".join(
        ALPHABET[number >> _BITS * place & 2**_BITS - 1] for place in reversed(range(count))
    )
    return "-".join(signs[at : at + GROUP] for at in range(0, count, GROUP))


def plain(typed: str) -> str:
    """Return the signs of a code as it was typed, in any case, with look-alikes put right."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_LOOKALIKES)


def receipt(code: str) -> str:
    """Return the code with which whoever read the file in says that she has it."""
    return written(hashlib.sha256(f"spil ontvangen {plain(code)}".encode()).digest()[:CODE_BYTES])


def is_receipt(typed: str, code: str) -> bool:
    """Whether what was typed is the receipt for the file with this code."""
    return plain(typed) == plain(receipt(code))


@dataclass(frozen=True, slots=True)
class HandOverContent:
    """What goes along with someone: `rows` by table, as plain values and without any numbers.

    `around` are the people to call in an emergency, each with rows of her own.
    """

    code: str
    made_on: str
    sender: str = field(repr=False)
    rows: Mapping[str, list[dict[str, Any]]] = field(repr=False)
    around: tuple[Mapping[str, list[dict[str, Any]]], ...] = field(default=(), repr=False)

    def as_json(self) -> dict[str, Any]:
        """Return it as it is written in a file."""
        return {
            "format": FORMAT,
            "code": self.code,
            "made_on": self.made_on,
            "sender": self.sender,
            "rows": dict(self.rows),
            "around": [dict(one) for one in self.around],
        }

    @classmethod
    def from_json(cls, content: object) -> Self:
        """Read what `as_json` made; raise ValueError for anything else, or a later format."""
        try:
            found = cast("dict[str, Any]", content)
            if found["format"] != FORMAT:
                raise ValueError(found["format"])
            return cls(
                str(found["code"]),
                str(found["made_on"]),
                str(found["sender"]),
                _tables(found["rows"]),
                tuple(_tables(one) for one in found["around"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(str(type(error))) from error


def _tables(found: Any) -> dict[str, list[dict[str, Any]]]:
    return {str(name): [dict(row) for row in rows] for name, rows in found.items()}
