"""How hard a passphrase is to guess, estimated well enough to refuse the ones that are easy."""

import math
import re
from enum import StrEnum
from itertools import pairwise
from typing import Final

LEAST_CHARACTERS: Final = 12
LEAST_WORDS: Final = 4
FEWEST_CHARACTERS: Final = 8
"""Below this a passphrase is no protection at all, whoever insists on it."""

_FAIR_BITS: Final = 40
_GOOD_BITS: Final = 60
# Someone who picks words herself picks from some thousand that come to mind.
_BITS_A_WORD: Final = 11
_BITS_A_KNOWN_WORD: Final = 6
_BITS_AFTER_NEIGHBOUR: Final = 1
_SHORTEST_WORD: Final = 3

_ROWS: Final = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS: Final = frozenset(
    pair
    for row in _ROWS
    for first, second in pairwise(row)
    for pair in (first + second, second + first)
)
# What guessing programs try first, and what lies on this desk.
_KNOWN: Final = re.compile(
    "wachtwoord|wachtzin|welkom|geheim|password|passphrase|welcome|secret|admin|login|letmein"
    "|qwerty|azerty|computer|spil|buurt|wijk|dorp|bewoner|koffie|lente|zomer|herfst|winter"
    "|januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|friesland|drachten|bouwen"
    "|nederland|holland|amsterdam|leeuwarden|groningen|(?:19|20)[0-9]{2}"
)


class Strength(StrEnum):
    """What a passphrase is worth; `WEAK` ones are refused."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


def strength(passphrase: str) -> Strength:
    """Return the strength of a passphrase: long enough, and hard enough to guess.

    Long enough is 12 characters or 4 words. Hard to guess is estimated in bits; a guess costs an
    attacker a tenth of a second and 64 MiB, so 40 bits already last thousands of years.
    """
    text = passphrase.strip()
    if len(text) < LEAST_CHARACTERS and len(_words(text)) < LEAST_WORDS:
        return Strength.WEAK
    bits = estimate_bits(text)
    if bits < _FAIR_BITS:
        return Strength.WEAK
    return Strength.GOOD if bits >= _GOOD_BITS else Strength.FAIR


def estimate_bits(passphrase: str) -> float:
    """Return about how many bits of choice a passphrase holds.

    Words count as words and other signs by themselves, whichever makes the guess easier; what
    repeats, follows the alphabet or the keyboard, or is in every list, counts little.
    """
    text = passphrase.strip().lower()
    known = _KNOWN.findall(text)
    rest = _KNOWN.sub(" ", text)
    by_sign = _sign_bits(rest, passphrase) + _BITS_A_KNOWN_WORD * len(set(known))
    words = _words(text)
    if len(words) < LEAST_WORDS:
        return by_sign
    by_word = sum(_BITS_A_KNOWN_WORD if _KNOWN.fullmatch(word) else _BITS_A_WORD for word in words)
    return min(by_sign, float(by_word))


def _words(text: str) -> frozenset[str]:
    """Return the different words of three letters and more."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD)


def _sign_bits(rest: str, passphrase: str) -> float:
    """Return the bits of signs that were each chosen from the kinds that the passphrase uses."""
    each = math.log2(_choice(passphrase))
    bits, seen = 0.0, ""
    for sign in rest:
        pair = seen[-1:] + sign
        if sign == " ":
            pass
        elif pair in _NEIGHBOURS or sign == seen[-1:] or pair in seen:
            bits += _BITS_AFTER_NEIGHBOUR
        else:
            bits += each
        seen += sign
    return min(bits, len(set(rest)) * each)


def _choice(text: str) -> int:
    """Return from how many signs each was chosen."""
    kinds = (
        (26, any(sign.islower() for sign in text)),
        (26, any(sign.isupper() for sign in text)),
        (10, any(sign.isdigit() for sign in text)),
        (20, any(not sign.isalnum() and not sign.isspace() for sign in text)),
    )
    return max(2, sum(size for size, used in kinds if used))
