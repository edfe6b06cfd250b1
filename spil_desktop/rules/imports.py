"""What an import found, did and could not do: counts for every table and problems by row."""

from dataclasses import dataclass, field
from enum import StrEnum

from spil_desktop.rules.recognition import Recognition
from spil_desktop.rules.sheet_names import Table


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The row is not kept."""
    WARNING = "warning"
    """The row is kept, or is there already; the connector should look."""
    INFO = "info"
    """Nothing is wrong; good to know."""


class RowProblem(StrEnum):
    """What can be said about a row, a column or a sheet that is imported."""

    NO_FAMILY_NAME = "no_family_name"
    IMPOSSIBLE_DATE = "impossible_date"
    BIRTH_IN_FUTURE = "birth_date_in_the_future"
    UNKNOWN_PARTICIPANT = "unknown_participant"
    UNKNOWN_VOLUNTEER = "unknown_volunteer"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    MISSING_VALUE = "missing_value"
    INVALID_PHONE = "invalid_phone_number"
    INVALID_POSTCODE = "invalid_postcode"
    INVALID_HOUSE_NUMBER = "invalid_house_number"
    INVALID_EMAIL = "invalid_email"
    INVALID_DATE = "invalid_date"
    INVALID_NUMBER = "invalid_number"
    INVALID_TIME = "invalid_time"
    UNKNOWN_LABEL = "unknown_label"
    BSN_IN_TEXT = "bsn_in_free_text"
    BSN_COLUMN = "bsn_column"
    HEALTH_WITHOUT_CONSENT = "health_without_consent"
    NO_FILE_CONSENT = "no_file_consent"
    UNKNOWN_ATTENDEE = "unknown_attendee"
    DUPLICATE_OF_EARLIER_ROW = "duplicate_of_earlier_row"
    LIKE_EARLIER_PERSON = "like_earlier_person"
    SAME_PERSON = "same_person"
    NUMBER_IN_USE = "number_in_use"
    DATE_ASSUMED = "date_assumed"
    END_BEFORE_START = "end_before_start"
    TOO_LONG = "too_long"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    UNKNOWN_SHEET = "unknown_sheet"
    ALREADY_THERE = "already_there"
    YEAR_ONLY = "year_only"
    FORMULA_TEXT = "formula_text"
    ASKED_OTHERWISE = "asked_otherwise"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem, at the place where the user sees it.

    `row` is the row's number in the sheet (the header is usually 1) and `column` its header; both
    are None for what concerns the whole sheet. `label` is the word or office number at issue,
    `other_row` the row that it is compared with, None when that is in the store; `count` is how
    many rows or people it concerns.
    """

    sheet: str
    row: int | None
    column: str | None
    kind: RowProblem
    severity: Severity
    label: str | None = field(default=None, repr=False)
    other_row: int | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TableCounts:
    """What happened to the rows of one table; `rows` = `added` + `refused` + `duplicates`."""

    table: Table
    rows: int
    added: int
    refused: int
    duplicates: int
    warnings: int


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did, or would do when `batch_id` is None.

    `batch_id` is the import to undo; None also when there was nothing to add.
    """

    area_name: str
    recognition: Recognition = field(repr=False)
    tables: tuple[TableCounts, ...]
    findings: tuple[Finding, ...] = field(repr=False)
    batch_id: int | None = None

    @property
    def added(self) -> int:
        """How many rows were added in all."""
        return sum(counts.added for counts in self.tables)

    @property
    def refused(self) -> int:
        """How many rows were refused in all."""
        return sum(counts.refused for counts in self.tables)
