"""Postcodes and house numbers as the Dutch write them."""

import re

# PostNL gives out no SA, SD and SS.
_POSTCODE = re.compile(r"([1-9]\d{3})\s*((?!SA|SD|SS)[A-Z]{2})")
_IN_TEXT = re.compile(r"\b([1-9]\d{3})\s?((?!SA|SD|SS)[A-Z]{2})\b", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(
    r"(?P<number>\d{1,5})(?:(?!\d)[\s\-–/,]*(?P<addition>\w[\w \-/.]{0,9}))?"
)


def parse_postcode(text: str) -> str | None:
    """Return the postcode as "9204 ZA", or None when it is none; tolerant of case and space."""
    found = _POSTCODE.fullmatch(text.strip().upper())
    return f"{found[1]} {found[2]}" if found else None


def postal_lines(text: str) -> tuple[str, ...]:
    """Return an address in one line as the lines of an envelope.

    The last holds the postcode, two spaces and the town in capitals, when a postcode is found:
    "Stationsweg 1, 9934 AB Delfzijl" gives "Stationsweg 1" and "9934 AB  DELFZIJL".
    """
    found = _IN_TEXT.search(text)
    if found is None:
        return tuple(part.strip() for part in text.split(",") if part.strip())
    before, town = text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,")
    postcode = f"{found[1]} {found[2].upper()}"
    streets = tuple(part.strip() for part in before.split(",") if part.strip())
    return (*streets, f"{postcode}  {town.upper()}".strip())


def parse_house_number(value: str | float) -> tuple[int | None, str | None]:
    """Return house number and addition: "12 A-II" gives (12, "A-II"), "14 bis" (14, "bis").

    A single letter becomes a capital. What does not begin with a number of 1 to 99999 gives
    (None, None).
    """
    if isinstance(value, bool) or (isinstance(value, float) and not value.is_integer()):
        return None, None
    text = str(int(value)) if isinstance(value, (int, float)) else value.strip()
    found = _HOUSE_NUMBER.fullmatch(text.removesuffix(".0"))
    if not found or not int(found["number"]):
        return None, None
    addition = (found["addition"] or "").strip(" -/.")
    return int(found["number"]), parse_addition(addition)


def parse_addition(text: str) -> str | None:
    """Return a house addition as it is stored: one letter as a capital, else as typed."""
    addition = " ".join(text.split())
    return (addition.upper() if len(addition) == 1 else addition) or None
