"""Activities with who came, and rounds through streets, out of an office's sheets."""

import re
from collections import Counter
from datetime import date, time
from typing import Any, Final

from sqlalchemy.orm import Session

from spil_desktop.rules.code_words import plain
from spil_desktop.rules.imports import RowProblem
from spil_desktop.rules.sheet_names import Column, Table
from spil_desktop.rules.sheets import as_text
from spil_desktop.rules.vocabulary import (
    DayPart,
    OutreachMethod,
    Presence,
    RunBy,
    StreetStatus,
)
from spil_desktop.services import import_known
from spil_desktop.services.import_plan import ImportPlan, KnownParticipant, Ref
from spil_desktop.services.import_rows import SheetReader

_NUMBERS: Final = re.compile(r"[;,\n]+")
_NOON, _EVENING = 12, 18
_SELDOM: Final = 4
"""A part of the week counts when at least one in so many occurrences falls in it."""


def plan_activities(plan: ImportPlan, session: Session) -> None:
    """Read the occurrences into `plan`, each under the activity of its name and place."""
    reader = plan.readers.get(Table.ACTIVITIES)
    if reader is None:
        return
    agenda = _Agenda(plan, session)
    for _row in reader.rows(plan.on_row):
        agenda.plan_row(reader)
    agenda.describe()
    plan.counts.append(reader.counts())


class _Agenda:
    """The activities, occurrences and attendances of the store and of the rows so far."""

    def __init__(self, plan: ImportPlan, session: Session) -> None:
        self._plan = plan
        self._activities = import_known.activities(session, plan.area_id)
        self._occurrences = import_known.occurrences(session)
        self._attended = import_known.attendances(session)
        self._rows: dict[Ref, int] = {}
        self._held: dict[Ref, list[tuple[date, time | None]]] = {}

    def plan_row(self, reader: SheetReader) -> None:
        """Read one occurrence; one that is known gets only those who are not on its list yet."""
        name, day = reader.text(Column.ACTIVITY), reader.day(Column.DAY)
        if name is None:
            reader.error(RowProblem.MISSING_VALUE, Column.ACTIVITY)
        if day is None:
            reader.error(RowProblem.MISSING_VALUE, Column.DAY)
        if name is None or day is None:
            reader.refuse()
            return
        clock = reader.clock(Column.TIME)
        occurrence: dict[str, Any] = {
            "held_on": day,
            "starts_at": clock,
            "capacity": reader.whole(Column.CAPACITY),
            "visitors": reader.whole(Column.VISITORS),
        }
        activity = self._activity(reader, name, occurrence)
        key = (activity, day, clock)
        known = self._occurrences.get(key)
        attendees = self._attendees(reader)
        occurrence["note"] = reader.notes()
        if known is None:
            known = self._plan.occurrences.add({"activity_id": activity, **occurrence})
            self._occurrences[key] = known
            self._rows[known] = reader.row
            self._held.setdefault(activity, []).append((day, clock))
            self._attend(known, attendees)
            self._plan.left_out_file.update(one.ref for one in attendees if not one.file)
            reader.keep()
        elif self._attend(known, attendees):
            reader.keep()
        else:
            reader.duplicate(self._rows.get(known))

    def _activity(self, reader: SheetReader, name: str, occurrence: dict[str, Any]) -> Ref:
        """Return the activity of this name and place; a new one is as its first row says."""
        place = reader.text(Column.PLACE)
        wheelchair = reader.yes(Column.WHEELCHAIR) or False
        run_by = reader.code_or(Column.RUN_BY, RunBy, RunBy.WELFARE)
        key = plain(name), plain(place or "")
        if key not in self._activities:
            self._activities[key] = self._plan.activities.add(
                {
                    "area_id": self._plan.area_id,
                    "name": name,
                    "place": place,
                    "held": (),
                    "starts_at": occurrence["starts_at"],
                    "capacity": occurrence["capacity"],
                    "wheelchair": wheelchair,
                    "run_by": run_by,
                    "started_on": None,
                }
            )
        return self._activities[key]

    def _attendees(self, reader: SheetReader) -> list[KnownParticipant]:
        """Return the participants named in a row; a number that means nobody is warned about."""
        cell = reader.cell(Column.ATTENDEES)
        found: list[KnownParticipant] = []
        unknown: list[str] = []
        for number in filter(None, map(str.strip, _NUMBERS.split(as_text(cell)))):
            participant = self._plan.participants_by_number.find(number)
            if isinstance(participant, RowProblem):
                reader.warn(RowProblem.UNKNOWN_ATTENDEE, Column.ATTENDEES, label=number)
                unknown.append(number)
            else:
                found.append(participant)
        if unknown:
            reader.remember(Column.ATTENDEES, "; ".join(unknown))
        return found

    def _attend(self, occurrence: Ref, attendees: list[KnownParticipant]) -> bool:
        """Note who came; tell whether anyone was new to the list.

        Without consent for a file someone is only in the head count, not on the list.
        """
        new = False
        for participant in attendees:
            if participant.file and (occurrence, participant.ref) not in self._attended:
                self._attended.add((occurrence, participant.ref))
                self._plan.attendances.add(
                    {
                        "occurrence_id": occurrence,
                        "participant_id": participant.ref,
                        "presence": Presence.PRESENT,
                    }
                )
                new = True
        return new

    def describe(self) -> None:
        """Give new activities the parts of the week in which they are held, and their first day."""
        for activity, held in self._held.items():
            if activity > 0:
                continue
            row = self._plan.activities.rows[-1 - activity]
            row["started_on"] = min(day for day, _clock in held)
            parts = Counter(_day_part(day, clock) for day, clock in held if clock is not None)
            row["held"] = tuple(
                part for part, count in parts.items() if count * _SELDOM >= parts.total()
            )


def _day_part(day: date, clock: time) -> DayPart:
    part = 0 if clock.hour < _NOON else 1 if clock.hour < _EVENING else 2
    return tuple(DayPart)[day.weekday() * 3 + part]


def plan_streets(plan: ImportPlan, session: Session) -> None:
    """Read the rounds through streets into `plan`; a street with a round is explored."""
    reader = plan.readers.get(Table.STREETS)
    if reader is None:
        return
    streets = import_known.streets(session, plan.area_id)
    seen: dict[import_known.OutreachKey, int | None] = dict.fromkeys(import_known.outreach(session))
    for row in reader.rows(plan.on_row):
        name, day = reader.text(Column.STREET), reader.day(Column.DAY)
        if name is None:
            reader.error(RowProblem.MISSING_VALUE, Column.STREET)
        if day is None:
            reader.error(RowProblem.MISSING_VALUE, Column.DAY)
        if name is None or day is None:
            reader.refuse()
            continue
        round_ = _read_round(reader, day)
        street = _street(plan, streets, name)
        key = (street, day, round_["method"])
        if key in seen:
            reader.duplicate(seen[key])
            continue
        seen[key] = row
        plan.outreach.add({"street_id": street, **round_})
        reader.keep()
    plan.counts.append(reader.counts())


def _read_round(reader: SheetReader, day: date) -> dict[str, Any]:
    method = reader.code_or(Column.METHOD, OutreachMethod, OutreachMethod.OTHER)
    counts = {
        "addresses": _count(reader, Column.ADDRESSES),
        "opened": _count(reader, Column.OPENED),
        "talked": _count(reader, Column.TALKED),
        "interested": _count(reader, Column.INTERESTED),
    }
    return {"on": day, "method": method, **counts, "note": reader.notes()}


def _count(reader: SheetReader, column: Column) -> int:
    """Return a count; an empty cell is 0, with a warning."""
    if reader.cell(column) is None:
        reader.warn(RowProblem.MISSING_VALUE, column)
    return reader.whole(column) or 0


def _street(plan: ImportPlan, streets: dict[str, tuple[Ref, StreetStatus]], name: str) -> Ref:
    known = streets.get(plain(name))
    if known is None:
        ref = plan.streets.add(
            {"area_id": plan.area_id, "name": name, "status": StreetStatus.EXPLORED}
        )
        streets[plain(name)] = (ref, StreetStatus.EXPLORED)
        return ref
    ref, status = known
    if status is StreetStatus.UNKNOWN:
        plan.explored.add(ref)
    return ref
