"""Reading everything that people are found by, for the search index."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Participant, Person, Phone, Volunteer
from spil_desktop.rules import search_words
from spil_desktop.rules.retention import ERASED_NAME
from spil_desktop.rules.search_words import Findable
from spil_desktop.services import names


def rows(session: Session, person_ids: list[int]) -> list[dict[str, object]]:
    """Return the rows of the index for these people, of those who exist."""
    numbers = _phones(session, person_ids)
    offices = _office_numbers(session, person_ids)
    people = session.execute(
        select(
            Person.id,
            *names.COLUMNS,
            Person.street,
            Person.house_number,
            Person.house_addition,
            Person.postcode,
            Person.town,
            Person.email,
            Person.contact_hints,
            Person.notes,
        ).where(Person.id.in_(person_ids), Person.family_name != ERASED_NAME)
    )
    return [
        {
            "person_id": row.id,
            "words": search_words.of_person(
                Findable(
                    name=names.parts(row),
                    phones=tuple(numbers[row.id]),
                    street=row.street,
                    house_number=row.house_number,
                    house_addition=row.house_addition,
                    postcode=row.postcode,
                    town=row.town,
                    email=row.email,
                    office_numbers=tuple(offices[row.id]),
                    notes=tuple(filter(None, (row.contact_hints, row.notes))),
                )
            ),
        }
        for row in people
    ]


def _phones(session: Session, person_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(Phone.person_id, Phone.number).where(Phone.person_id.in_(person_ids))
    for person_id, number in session.execute(query):
        found[person_id].append(number)
    return found


def _office_numbers(session: Session, person_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for role in (Participant, Volunteer):
        query = select(role.person_id, role.office_number).where(
            role.person_id.in_(person_ids), role.office_number.is_not(None)
        )
        for person_id, number in session.execute(query):
            found[person_id].append(str(number))
    return found
