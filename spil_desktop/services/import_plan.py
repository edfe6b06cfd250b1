"""What an import is about to add: rows that refer to each other before they have a number."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from spil_desktop.model import (
    Activity,
    Attendance,
    Base,
    Consent,
    HealthProfile,
    Match,
    Measurement,
    Need,
    Occurrence,
    Outreach,
    Participant,
    Person,
    Phone,
    Street,
    Volunteer,
)
from spil_desktop.rules.code_words import plain
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.imports import Finding, RowProblem, TableCounts
from spil_desktop.rules.names import NameParts
from spil_desktop.rules.recognition import Recognition
from spil_desktop.rules.sheet_names import Column
from spil_desktop.services.import_rows import SheetReader

if TYPE_CHECKING:
    from sqlalchemy import Table

KeptT = TypeVar("KeptT")

Ref = int
"""A row: its number in the store, or below zero the how-manieth new row of its table it is.

The first new row is -1. `NewRows.resolve` turns references into the numbers that rows got.
"""


class NewRows:
    """New rows of one table, and their numbers once they are written.

    The keywords say of which table each column with a reference is.
    """

    def __init__(self, record: type[Base], **references: "NewRows") -> None:
        self.table = cast("Table", record.__table__)
        self.rows: list[dict[str, Any]] = []
        self.ids: list[int] = []
        self._references = references

    def add(self, values: dict[str, Any]) -> Ref:
        """Add a row; every row of a table names the same columns."""
        self.rows.append(values)
        return -len(self.rows)

    def resolve(self) -> None:
        """Fill in the numbers of the rows referred to, which are written by now."""
        for column, target in self._references.items():
            for row in self.rows:
                if row[column] < 0:
                    row[column] = target.ids[-1 - row[column]]


@dataclass(slots=True)
class KnownPerson:
    """Someone in the store or in an earlier row: enough to recognise her in another row.

    `address` is postcode and house number. The rows are None for someone in the store.
    """

    ref: Ref
    name: NameParts = field(repr=False)
    birth: Birth | None = field(repr=False)
    address: tuple[str | None, int | None] = field(repr=False)
    phones: frozenset[str] = field(default=frozenset(), repr=False)
    participant: "KnownParticipant | None" = None
    participant_row: int | None = None
    volunteer: Ref | None = None
    volunteer_row: int | None = None


@dataclass(frozen=True, slots=True)
class KnownParticipant:
    """A participant to whom rows can refer, and what she allows to be kept."""

    ref: Ref
    reported_on: date
    file: bool
    health: bool


class Numbers(Generic[KeptT]):
    """Who or what the office's own numbers mean, in the sheet and else in the store.

    A number that means two different things is never resolved, nor one whose row was refused.
    """

    def __init__(self, unknown: RowProblem) -> None:
        self._unknown = unknown
        self._sheet: dict[str, list[KeptT | None]] = {}
        self._store: dict[str, list[KeptT | None]] = {}

    def know(self, number: str | None, kept: KeptT) -> None:
        """Add a number of the store."""
        if number:
            self._store.setdefault(plain(number), []).append(kept)

    def claim(self, number: str | None, kept: KeptT | None) -> bool:
        """Add a number of the sheet, None for a refused row; tell whether it was free there."""
        if not number:
            return True
        kepts = self._sheet.setdefault(plain(number), [])
        free = all(other == kept for other in kepts)
        kepts.append(kept)
        return free

    def find(self, number: str) -> KeptT | RowProblem:
        """Return what a number means, or why it means nothing."""
        kepts = self._sheet.get(plain(number)) or self._store.get(plain(number)) or [None]
        if any(other != kepts[0] for other in kepts):
            return RowProblem.AMBIGUOUS_NUMBER
        return self._unknown if kepts[0] is None else kepts[0]


class ImportPlan:
    """Everything that an import is about to add, and what it has learned on the way.

    `left_out_file` and `left_out_health` are the participants of whom something was not kept for
    want of consent; `explored` the streets of the store that are explored from now on, and
    `notes_to_add` what is to be added to the notes of people who were in the store already.
    """

    def __init__(
        self, area_id: int, today: date, recognition: Recognition, on_row: Callable[[], None]
    ) -> None:
        self.area_id = area_id
        self.today = today
        self.on_row = on_row
        self.findings: list[Finding] = []
        self.counts: list[TableCounts] = []
        self.readers = {
            recognised.table: SheetReader(recognised, self.findings)
            for recognised in recognition.tables
        }
        self.participants_by_number: Numbers[KnownParticipant] = Numbers(
            RowProblem.UNKNOWN_PARTICIPANT
        )
        self.volunteers_by_number: Numbers[Ref] = Numbers(RowProblem.UNKNOWN_VOLUNTEER)
        self.left_out_file: set[Ref] = set()
        self.left_out_health: set[Ref] = set()
        self.explored: set[int] = set()
        self.notes_to_add: dict[int, str] = {}
        self.people = NewRows(Person)
        self.phones = NewRows(Phone, person_id=self.people)
        self.consents = NewRows(Consent, person_id=self.people)
        self.participants = NewRows(Participant, person_id=self.people)
        self.profiles = NewRows(HealthProfile, participant_id=self.participants)
        self.volunteers = NewRows(Volunteer, person_id=self.people)
        self.needs = NewRows(Need, participant_id=self.participants)
        self.measurements = NewRows(Measurement, participant_id=self.participants)
        self.matches = NewRows(
            Match, participant_id=self.participants, volunteer_id=self.volunteers
        )
        self.activities = NewRows(Activity)
        self.occurrences = NewRows(Occurrence, activity_id=self.activities)
        self.attendances = NewRows(
            Attendance, occurrence_id=self.occurrences, participant_id=self.participants
        )
        self.streets = NewRows(Street)
        self.outreach = NewRows(Outreach, street_id=self.streets)

    @property
    def new_rows(self) -> tuple[NewRows, ...]:
        """All tables, each after those that it refers to."""
        return (
            self.people,
            self.phones,
            self.consents,
            self.participants,
            self.profiles,
            self.volunteers,
            self.needs,
            self.measurements,
            self.matches,
            self.activities,
            self.occurrences,
            self.attendances,
            self.streets,
            self.outreach,
        )

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.explored or self.notes_to_add or any(new.rows for new in self.new_rows))

    def participant(self, reader: SheetReader) -> KnownParticipant | None:
        """Return the participant whom the row at hand is about, or None with an error."""
        return _refer(reader, Column.PARTICIPANT, self.participants_by_number)

    def volunteer(self, reader: SheetReader) -> Ref | None:
        """Return the volunteer whom the row at hand names, or None with an error."""
        return _refer(reader, Column.VOLUNTEER, self.volunteers_by_number)


def _refer(reader: SheetReader, column: Column, numbers: Numbers[KeptT]) -> KeptT | None:
    number = reader.text(column)
    if number is None:
        reader.error(RowProblem.MISSING_VALUE, column)
        return None
    found = numbers.find(number)
    if isinstance(found, RowProblem):
        reader.error(found, column, label=number)
        return None
    return found
