"""Registrations read in: a workbook (.xlsx, .ods, .xls), a folder of csv files, or one of those."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Final, cast

import python_calamine

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.rules import sheets
from spil_desktop.rules.sheets import Cell, Sheet

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS: Final = ";\t,"
_HINT: Final = "sep="
_HEADER_AT_MOST: Final = 65_536


def read(source: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook, or of a folder with a csv file for each sheet.

    Sheets without any cell are left out. Raises a `FileProblem`: the source is not there, cannot
    be read, is no workbook, is protected by a password, or holds no sheet at all.
    """
    try:
        found = _read(source)
    except FileNotFoundError:
        raise SpilError(FileProblem.NOT_FOUND, file=source.name) from None
    except OSError:
        raise SpilError(FileProblem.NOT_READABLE, file=source.name) from None
    if not found:
        raise SpilError(FileProblem.NO_KNOWN_SHEET, file=source.name)
    return found


def _read(source: Path) -> tuple[Sheet, ...]:
    if source.is_dir():
        read_sheets = [_read_csv(file) for file in sorted(source.iterdir()) if _is_csv(file)]
    elif source.suffix.casefold() in {".csv", ".txt", ".tsv"}:
        read_sheets = [_read_csv(source)]
    else:
        read_sheets = _read_workbook(source)
    return tuple(sheet for sheet in read_sheets if sheet is not None)


def _is_csv(file: Path) -> bool:
    """Whether `file` is a table; office programs leave lock files that begin with . or ~."""
    return file.suffix.casefold() == ".csv" and not file.name.startswith((".", "~"))


def _read_workbook(source: Path) -> list[Sheet | None]:
    content = source.read_bytes()
    if content.startswith(_OLE) and _ENCRYPTED_STREAM in content:
        raise SpilError(FileProblem.PASSWORD_PROTECTED, file=source.name)
    try:
        workbook = python_calamine.load_workbook(str(source))  # pyright: ignore[reportUnknownMemberType]  # its stub has a bare PathLike
        tables = [
            (name, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in workbook.sheet_names
        ]
    except python_calamine.PasswordError:
        raise SpilError(FileProblem.PASSWORD_PROTECTED, file=source.name) from None
    except (python_calamine.CalamineError, zipfile.BadZipFile, ValueError):
        raise SpilError(FileProblem.NOT_A_WORKBOOK, file=source.name) from None
    return [sheets.from_rows(name, cast("list[list[Cell]]", rows)) for name, rows in tables]


def _read_csv(file: Path) -> Sheet | None:
    text = _decoded(file.read_bytes())
    separator = _separator(text)
    if text[: len(_HINT)].casefold() == _HINT:
        text = text.partition("\n")[2]  # the spreadsheet program does not count it as a row
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        raise SpilError(FileProblem.NOT_A_WORKBOOK, file=file.name) from None
    return sheets.from_rows(file.stem, cast("list[list[Cell]]", rows))


def _decoded(content: bytes) -> str:
    """Return the text of a csv file: UTF-8 or UTF-16 as its mark says, else Windows-1252.

    A byte that Windows-1252 does not know becomes the replacement sign, never a failure.
    """
    if content.startswith(_UTF_16):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _separator(text: str) -> str:
    """Return the separator that the first row uses most, outside quotes; semicolon when none."""
    if text[: len(_HINT)].casefold() == _HINT and text[len(_HINT) :][:1] in tuple(_SEPARATORS):
        return text[len(_HINT)]
    outside = "".join(_first_record(text[:_HEADER_AT_MOST]).split('"')[::2])
    return max(_SEPARATORS, key=lambda sign: (outside.count(sign), -_SEPARATORS.index(sign)))


def _first_record(text: str) -> str:
    """Return the text up to the first line break that is not inside quotes."""
    end = -1
    while True:
        end = text.find("\n", end + 1)
        if end < 0:
            return text
        if text.count('"', 0, end) % 2 == 0:
            return text[:end]
