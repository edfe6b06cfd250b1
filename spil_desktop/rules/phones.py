"""Dutch phone numbers: every usual spelling in, E.164 stored, the usual spelling out."""

import re
from functools import cache

import phonenumbers

REGION = "NL"
_COUNTRY = "+31"
_NATIONAL_DIGITS = 9
_LABEL = re.compile(r"^\s*(?:tel(?:efoon)?|mob(?:iel)?|t|m)\b[.:\s]*", re.IGNORECASE)
_SPELLING = re.compile(r"\+?[\d\s().\-–/]+")
_BETWEEN = re.compile(r"[\s().\-–/]+")
_GROUPS_OF_SIX = 6
# Municipalities: 14 and their area code, in E.164 without its zero.
_SERVICE = re.compile(r"014\d{2,4}")


@cache
def _everyday() -> re.Pattern[str]:
    """Match Dutch mobile and area numbers, from the same tables as the library's slower check."""
    tables = phonenumbers.PhoneMetadata.metadata_for_region(REGION)
    assert tables is not None
    kinds = (tables.mobile, tables.fixed_line)
    patterns = [kind.national_number_pattern for kind in kinds if kind is not None]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns if pattern))


def parse(value: str | float) -> str | None:
    """Return the number in E.164 (+31612345678), or None when it is no phone number.

    Region is the Netherlands; a spreadsheet's number that lost its first zero gets it back.
    Text with anything but one number in it is refused rather than guessed at.
    """
    typed = _as_text(value)
    if typed is None or not _SPELLING.fullmatch(typed):
        return None
    digits = _BETWEEN.sub("", typed.replace("(0)", ""))
    national = _national(digits)
    if len(national) == _NATIONAL_DIGITS and _everyday().fullmatch(national):
        return _COUNTRY + national
    return _by_library(digits)


def _as_text(value: str | float) -> str | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else None
    return _LABEL.sub("", str(value)).strip().removesuffix(".0")


def _national(digits: str) -> str:
    """Take off the country code or the first zero, whichever stands there."""
    for before in (_COUNTRY, "0031", "0"):
        if digits.startswith(before):
            return digits.removeprefix(before).removeprefix("0" if before != "0" else "")
    if len(digits) > _NATIONAL_DIGITS:
        return digits.removeprefix("31")
    return digits


def _by_library(digits: str) -> str | None:
    try:
        number = phonenumbers.parse(digits, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def show(e164: str) -> str:
    """Return a stored number as the Dutch write it: 06-12 34 56 78, 0512-51 23 45."""
    if not e164.startswith(_COUNTRY):
        number = phonenumbers.parse(e164, REGION)
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = national_digits(e164)
    if _SERVICE.fullmatch(national):
        return f"{national[1:3]} {national[3:]}"
    code_length = _code_length(e164, national)
    code, rest = national[:code_length], national[code_length:]
    if len(rest) < _GROUPS_OF_SIX:
        return f"{code}-{rest}"
    odd = len(rest) % 2
    head = rest[: 2 + odd]
    pairs = [rest[at : at + 2] for at in range(2 + odd, len(rest), 2)]
    return f"{code}-{' '.join([head, *pairs])}"


def _code_length(e164: str, national: str) -> int:
    if national.startswith("06"):
        return 2
    area = phonenumbers.length_of_geographical_area_code(phonenumbers.parse(e164, REGION))
    if area:
        return area + 1
    return 4 if national.startswith(("0800", "0900", "0906", "0909")) else 3


def national_digits(e164: str) -> str:
    """Return the digits that someone would dial or search for: 0612345678."""
    if e164.startswith(_COUNTRY):
        return "0" + e164.removeprefix(_COUNTRY)
    return e164.removeprefix("+")
