"""Dutch names: which family name is the main one, how it is shown, sorted, folded and heard.

Capitals and sorting follow the advice of the Dutch Language Union: "Jan van der Laan" but
"de heer Van der Laan"; d'Ancona and 't Hart keep their small letter; lists are sorted on the
main word (Van der Laan under L); after a partner's name the own prefix stays small ("Ten
Berge-van der Meulen").
"""

import re
import unicodedata
from dataclasses import field
from enum import StrEnum
from functools import lru_cache

from spil_desktop.rules.unchanging import unchanging
from spil_desktop.rules.vocabulary import NameUse

_PREFIXES = """
van de den der het 't 's ten ter te op in aan bij onder over uit uijt voor tot toe thoe af auf
v d vd v.d v.d. v/d vdr v.dr. vh v.h. v.'t vt von zu zum zur la le les du des da dos di del della
el al d' l'
"""
PREFIX_WORDS = frozenset(_PREFIXES.split())
"""Words that stand before a main name, folded, with the abbreviations that offices use."""

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_NO_WORD = re.compile(r"[^a-z]+")
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), heard)
    for pattern, heard in (
        # Diphthongs first, as digits, so that the single vowels below leave them alone.
        ("oe(?:ij|y|i)", "6"),
        ("u(?:ij|y|i)", "1"),
        ("oo?(?:ij|y|i)", "5"),
        ("aa?(?:ij|y|i)", "4"),
        ("[oa]uw?", "2"),
        ("s?sch$|ssch", "s"),
        ("sch", "sg"),
        ("sh", "sj"),
        ("tsj", "tj"),
        ("ph", "f"),
        ("ch(?=[rl])", "k"),
        ("ch", "g"),
        ("qu?", "kw"),
        ("c", "k"),
        ("x", "ks"),
        ("z", "s"),
        ("v", "f"),
        ("(?<=[bdfgkprt])h", ""),
        ("dt?$", "t"),
        # Dijkstra, Dykstra and Diekstra; Meijer, Meyer and Meier; Wiersma and Wijersma.
        ("(?:e?ij|e?y|ei|i)e?", "i"),
        ("a[ae]", "a"),
        ("e[ea]", "e"),
        ("o[oa]", "o"),
        ("u[ue]", "u"),
        (r"(.)\1+", r"\1"),
    )
)


class NameForm(StrEnum):
    """How a name is written out."""

    FULL = "full"
    """Given name, else initials, then the family name: Annie Dijkstra-Bos. So in lists of work."""
    INITIALS = "initials"
    """Initials, else given name: A.M. Dijkstra-Bos. So in letters and on the sheets of drivers."""
    FORMAL = "formal"
    """What follows "mevrouw" or "de heer": Dijkstra-Bos, Van der Laan."""
    LIST = "list"
    """Main name first: Laan, Jan van der. So where one looks someone up by name."""


@unchanging
class NameParts:
    """The parts of one name as they were given; the owner's own spelling is kept."""

    family_name: str = field(repr=False)
    prefix: str | None = field(default=None, repr=False)
    initials: str | None = field(default=None, repr=False)
    given_name: str | None = field(default=None, repr=False)
    partner_prefix: str | None = field(default=None, repr=False)
    partner_family_name: str | None = field(default=None, repr=False)
    name_use: NameUse = NameUse.OWN


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` in small letters without diacritics, for comparing and sorting."""
    if text.isascii() and "`" not in text:
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(bare.casefold().translate(_PLAIN_LETTERS).translate(_APOSTROPHES).split())


def sound(text: str) -> str:
    """Return how a northern Dutch ear hears the words of `text`; equal means "spelled otherwise".

    Dijkstra, Dykstra and Diekstra agree, and so do Jansen and Janssen, Thijs and Tijs, Claes and
    Klaas, Smit and Smid. Different names may agree too: use it to find candidates, not to decide.
    """
    return " ".join(_heard(word) for word in _NO_WORD.split(fold(text)) if word)


@lru_cache(maxsize=4096)
def _heard(word: str) -> str:
    for pattern, heard in _SOUNDS:
        word = pattern.sub(heard, word)
    return word


@lru_cache(maxsize=4096)
def split_prefix(family_name: str) -> tuple[str | None, str]:
    """Split "van der Laan" into its prefix and main name, as typed in one field."""
    apostrophe = re.match(r"\s*([dDlL]['’])\s*(?=\w)", family_name)
    if apostrophe:
        return apostrophe[1], family_name[apostrophe.end() :].strip()
    words = family_name.split()
    count = 0
    while count < len(words) - 1 and fold(words[count]) in PREFIX_WORDS:
        count += 1
    return " ".join(words[:count]) or None, " ".join(words[count:])


def split_full_name(name: str) -> tuple[str | None, str | None, str]:
    """Split "Els van der Laan" into given name, prefix and main name, as typed in one line.

    Without a prefix the last word is the main name, so a single word is one.
    """
    words = name.split()
    for place, word in enumerate(words[:-1]):
        if fold(word) in PREFIX_WORDS or split_prefix(word)[0]:
            prefix, main = split_prefix(" ".join(words[place:]))
            return " ".join(words[:place]) or None, prefix, main
    prefix, main = split_prefix(words[-1]) if words else (None, "")
    return " ".join(words[:-1]) or None, prefix, main


def sort_name(parts: NameParts) -> str:
    """Return the folded key on which lists are sorted: main name, then given name, then prefix."""
    (prefix, main), *rest = _family_names(parts)
    family = "-".join([main, *(_with_prefix(before, name) for before, name in rest)])
    words = [_sortable(family), parts.given_name or parts.initials or "", prefix or ""]
    return fold(" ".join(words))


def _sortable(name: str) -> str:
    """Drop the apostrophe or article that a main name may have kept in its own field."""
    return split_prefix(name)[1].lstrip("'’ ")


def display_name(parts: NameParts, form: NameForm = NameForm.FULL) -> str:
    """Return the name written out in one of the forms."""
    first = _first_names(parts, form)
    (prefix, main), *rest = _family_names(parts)
    tail = "".join(f"-{_with_prefix(before, name)}" for before, name in rest)
    if form is NameForm.LIST:
        behind = " ".join(filter(None, (first, prefix)))
        return f"{main}{tail}, {behind}" if behind else f"{main}{tail}"
    family = _with_prefix(prefix, main) + tail
    return f"{first} {family}" if first else _capital(family)


def _first_names(parts: NameParts, form: NameForm) -> str | None:
    if form is NameForm.FORMAL:
        return None
    if form is NameForm.INITIALS:
        return parts.initials or parts.given_name
    return parts.given_name or parts.initials


def _family_names(parts: NameParts) -> list[tuple[str | None, str]]:
    """Return (prefix, name) pairs in the order of use; the first is the main one."""
    own = (parts.prefix, parts.family_name)
    if not parts.partner_family_name:
        return [own]
    partner = (parts.partner_prefix, parts.partner_family_name)
    orders = {
        NameUse.OWN: [own],
        NameUse.PARTNER: [partner],
        NameUse.PARTNER_OWN: [partner, own],
        NameUse.OWN_PARTNER: [own, partner],
    }
    return orders[parts.name_use]


def _with_prefix(prefix: str | None, name: str) -> str:
    if not prefix:
        return name
    joined = prefix.endswith(("'", "’")) and len(prefix) > 1 and prefix[-2].isalpha()
    return prefix + name if joined else f"{prefix} {name}"


def _capital(family: str) -> str:
    """Give the first prefix its capital, which it has when no first name stands before it."""
    if len(family) > 1 and family[1] in "'’":
        return family
    return family[:1].upper() + family[1:]
