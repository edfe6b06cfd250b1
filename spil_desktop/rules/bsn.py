"""Recognising a citizen service number (BSN), which must never be kept.

The check is the eleven-test of the BSN: nine digits weighted 9, 8, … 2, -1 add up to a multiple
of eleven. One in eleven numbers of nine digits passes by chance, so a find is a warning.
"""

import re

_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_MODULUS = 11
# Nine digits in one piece, or in the groups in which a BSN is printed; never part of a longer
# number, of +31…, 0031… or of a phone number's remaining digits.
_CANDIDATE = re.compile(
    r"(?<![\d+])(?<!\d[.\-–/])(?<!\+31[ .\-])(?<!\+31 \(0\))(?<!\+31\(0\))(?<!0031[ .\-])"
    r"(?:\d{9}"
    r"|(?<!\d )\d{3}(?P<three>[ .\-])\d{3}(?P=three)\d{3}"
    r"|(?<!\d )\d{4}(?P<four>[ .\-])\d{2}(?P=four)\d{3})"
    r"(?![.\-–/]?\d)"
)


def passes_elfproef(digits: str) -> bool:
    """Whether a text of nine digits passes the eleven-test; anything else does not."""
    if len(digits) != len(_WEIGHTS) or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
    return total % _MODULUS == 0 and digits.strip("0") != ""


def found_in(text: str) -> bool:
    """Whether free text holds nine digits, plain or in groups, that pass the eleven-test."""
    return any(passes_elfproef(re.sub(r"\D", "", found[0])) for found in _CANDIDATE.finditer(text))
