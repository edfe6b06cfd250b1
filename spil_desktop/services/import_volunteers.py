"""Volunteers out of the sheet "Vrijwilligers"; one who is a participant too stays one person."""

from spil_desktop.rules.imports import RowProblem
from spil_desktop.rules.sheet_names import Column, Table
from spil_desktop.rules.vocabulary import DayPart, Interest, VolunteerRole, VolunteerStatus
from spil_desktop.services.import_people import KnownPeople, PersonRead, add_person, read_person
from spil_desktop.services.import_plan import ImportPlan, KnownPerson
from spil_desktop.services.import_rows import CodeT, SheetReader


def plan_volunteers(plan: ImportPlan, people: KnownPeople) -> None:
    """Read the volunteers into `plan`; `people` are those of the store and of earlier sheets."""
    reader = plan.readers.get(Table.VOLUNTEERS)
    if reader is None:
        return
    for _row in reader.rows(plan.on_row):
        _plan_row(plan, people, reader)
    plan.counts.append(reader.counts())


def _plan_row(plan: ImportPlan, people: KnownPeople, reader: SheetReader) -> None:
    read = read_person(reader, plan.area_id, plan.today)
    if read is None:
        plan.volunteers_by_number.claim(reader.text(Column.NUMBER), None)
        reader.refuse()
        return
    known = people.same(read) or people.same_in_other_role(read)
    if known is not None and known.volunteer is not None:
        plan.volunteers_by_number.claim(read.number, known.volunteer)
        reader.duplicate(known.volunteer_row, Column.FAMILY_NAME)
        return
    if known is not None:
        reader.inform(RowProblem.SAME_PERSON, Column.FAMILY_NAME, other_row=known.participant_row)
    _add(plan, people, reader, read, known)
    reader.keep()


def _add(
    plan: ImportPlan,
    people: KnownPeople,
    reader: SheetReader,
    read: PersonRead,
    known: KnownPerson | None,
) -> None:
    values = {
        "area_id": plan.area_id,
        "office_number": read.number,
        "status": reader.code_or(Column.STATUS, VolunteerStatus, VolunteerStatus.APPLIED),
        "roles": _known_codes(reader, Column.ROLES, VolunteerRole),
        "interests": _known_codes(reader, Column.INTERESTS, Interest),
        "available": _known_codes(reader, Column.AVAILABLE, DayPart),
        "max_matches": _max_matches(reader),
        "has_car": reader.yes(Column.CAR) or False,
        "vog_received_on": reader.day(Column.VOG_RECEIVED_ON),
        "note": reader.notes(reader.free_text(Column.NOTES)),
    }
    person = known
    if person is None:
        person = add_person(plan, read, None)
        people.add(person, read.number)
    person.volunteer = plan.volunteers.add({**values, "person_id": person.ref})
    person.volunteer_row = reader.row
    if not plan.volunteers_by_number.claim(read.number, person.volunteer):
        reader.warn(RowProblem.NUMBER_IN_USE, Column.NUMBER, label=read.number)


def _known_codes(reader: SheetReader, column: Column, kind: type[CodeT]) -> tuple[CodeT, ...]:
    """Return the codes of a list; labels that are not known go to the note."""
    codes, unknown = reader.codes(column, kind)
    if unknown is not None:
        reader.typed.append(f"{reader.recognised.header(column)}: {unknown}")
    return codes


def _max_matches(reader: SheetReader) -> int:
    """Return how many matches a volunteer takes: one unless it is said."""
    number = reader.whole(Column.MAX_MATCHES)
    return 1 if number is None else number
