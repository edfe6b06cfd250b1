"""Values out of the cells of a row: texts, dates, numbers, codes; what is none is said and kept."""

import re
from datetime import date, datetime, time
from typing import Final, TypeVar

from spil_desktop.rules import addresses, code_words, dates, phones
from spil_desktop.rules.imports import RowProblem
from spil_desktop.rules.sheet_names import Column
from spil_desktop.rules.sheets import Cell, as_text
from spil_desktop.rules.vocabulary import Code
from spil_desktop.services.import_sheets import SheetRows

CodeT = TypeVar("CodeT", bound=Code)

_SHORT_AT_MOST: Final = 200
_DATE_SHAPE: Final = re.compile(
    r"\d{1,2}\s*[-/. ]\s*\d{1,2}\s*[-/. ]\s*\d{4}|\d{4}-\d{1,2}-\d{1,2}"
)
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?::\d{2})?\s*(?:uur|u)?", re.IGNORECASE)
_WHOLE: Final = re.compile(r"\d{1,9}")
_SEVERAL: Final = re.compile(r"[;,\n]+| / | of ")


class SheetReader(SheetRows):
    """Reads values from the row at hand; what cannot be kept is a finding and stays in `typed`."""

    def text(self, column: Column) -> str | None:
        """Return a short text; one that is too long is cut, the whole of it kept for the notes."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        text = cell if isinstance(cell, str) else as_text(cell)
        if len(text) > _SHORT_AT_MOST:
            self.drop(RowProblem.TOO_LONG, column)
            return text[:_SHORT_AT_MOST]
        return text

    def free_text(self, column: Column) -> str | None:
        """Return a text as it was typed; a BSN in it is warned about."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        text = as_text(cell)
        self.look_for_bsn(column, text)
        if text.startswith("="):
            self.inform(RowProblem.FORMULA_TEXT, column)
        return text

    def day(self, column: Column) -> date | None:
        """Return a date; text that is none is dropped with a warning."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        day = dates.parse_date(cell)
        if day is None:
            self.drop(_date_problem(cell), column)
        return day

    def birth(self, not_after: date) -> dates.Birth | None:
        """Return when someone was born.

        A date that does not exist or lies after `not_after` is an error; what is no date at all
        is dropped with a warning.
        """
        column = Column.BIRTH
        cell = self.cells.get(column)
        if cell is None:
            return None
        birth = dates.parse_birth(cell)
        if birth is None:
            kind = _date_problem(cell)
            if kind is RowProblem.IMPOSSIBLE_DATE:
                self.error(kind, column)
            else:
                self.drop(kind, column)
            return None
        born_late = (birth.date or date(birth.year or not_after.year, 1, 1)) > not_after
        if born_late:
            self.error(RowProblem.BIRTH_IN_FUTURE, column)
        return birth

    def whole(self, column: Column) -> int | None:
        """Return a whole number of 0 or more; anything else is dropped with a warning."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        text = as_text(cell)
        if isinstance(cell, bool) or not _WHOLE.fullmatch(text) or not text.isascii():
            self.drop(RowProblem.INVALID_NUMBER, column)
            return None
        return int(text)

    def clock(self, column: Column) -> time | None:
        """Return a time of day; anything else is dropped with a warning."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        if isinstance(cell, datetime):
            return cell.time()
        if isinstance(cell, time):
            return cell
        found = _TIME.fullmatch(as_text(cell))
        try:
            if found and isinstance(cell, str):
                return time(int(found[1]), int(found[2] or 0))
        except ValueError:
            pass
        self.drop(RowProblem.INVALID_TIME, column)
        return None

    def yes(self, column: Column) -> bool | None:
        """Return yes or no; another word is dropped with a warning."""
        cell = self.cells.get(column)
        return None if cell is None else self.yes_in(as_text(cell), column)

    def yes_in(self, text: str, column: Column) -> bool | None:
        """Return whether `text`, from a cell in `column`, says yes or no."""
        answer = code_words.yes_or_no(text)
        if answer is None:
            typed = as_text(self.cells.get(column))
            self.warn(RowProblem.UNKNOWN_LABEL, column, label=typed)
            self.remember(column, typed)
        return answer

    def code(self, column: Column, kind: type[CodeT]) -> tuple[CodeT | None, str | None]:
        """Return the code that a label says, or None and the label when it is not known.

        An empty cell gives (None, None). The label of an unknown one is warned about.
        """
        label = self.text(column)
        if label is None:
            return None, None
        code = code_words.code_of(kind, label)
        if code is not None:
            return code, None
        self.look_for_bsn(column, label)
        self.warn(RowProblem.UNKNOWN_LABEL, column, label=label)
        return None, label

    def code_or(self, column: Column, kind: type[CodeT], otherwise: CodeT) -> CodeT:
        """Return the code that a label says; an unknown label goes to `typed`."""
        code, label = self.code(column, kind)
        if label is not None:
            self.remember(column, label)
        return code or otherwise

    def codes(self, column: Column, kind: type[CodeT]) -> tuple[tuple[CodeT, ...], str | None]:
        """Return the codes of a list of labels, and the labels that are not known, as one text."""
        cell = self.cells.get(column)
        if cell is None:
            return (), None
        codes, unknown = code_words.split_labels(kind, as_text(cell))
        for label in unknown:
            self.look_for_bsn(column, label)
            self.warn(RowProblem.UNKNOWN_LABEL, column, label=label)
        return codes, "; ".join(unknown) or None

    def phones(self, column: Column) -> tuple[str, ...]:
        """Return the phone numbers in a cell in E.164; one that is none is dropped."""
        cell = self.cells.get(column)
        if cell is None or not isinstance(cell, str | int | float):
            found: list[str | None] = [] if cell is None else [None]
        elif (single := phones.parse(cell)) is not None:
            return (single,)
        else:
            found = [phones.parse(part) for part in _SEVERAL.split(as_text(cell)) if part.strip()]
        if None in found:
            self.drop(RowProblem.INVALID_PHONE, column)
        return tuple(dict.fromkeys(number for number in found if number))

    def postcode(self) -> str | None:
        """Return a postcode as "9204 ZA"; anything else is dropped with a warning."""
        text = self.text(Column.POSTCODE)
        if text is None:
            return None
        postcode = addresses.parse_postcode(text)
        if postcode is None:
            self.drop(RowProblem.INVALID_POSTCODE, Column.POSTCODE)
        return postcode


def _date_problem(cell: Cell) -> RowProblem:
    """Tell a date that does not exist from what is no date at all."""
    shaped = isinstance(cell, str) and _DATE_SHAPE.fullmatch(cell.strip())
    return RowProblem.IMPOSSIBLE_DATE if shaped else RowProblem.INVALID_DATE
