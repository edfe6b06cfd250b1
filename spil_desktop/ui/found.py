"""What the search field finds, and on which page that is."""

from spil_desktop.language import _
from spil_desktop.services import search
from spil_desktop.services.search import FoundPerson
from spil_desktop.ui.search import MOST, Hit
from spil_desktop.ui.work import Work


def find(work: Work, text: str) -> tuple[Hit, ...]:
    """Return whom the typed `text` can mean; key figures who are nothing else have no page yet."""
    people = work.read(lambda session: search.search(session, text, MOST))
    return tuple(_hit(person) for person in people if person.participant_id or person.volunteer_id)


def _hit(person: FoundPerson) -> Hit:
    number = "".join(filter(None, (str(person.house_number or ""), person.house_addition)))
    street = " ".join(filter(None, (person.street, number)))
    born = person.birth.date
    when = f"{born:%d-%m-%Y}" if born else str(person.birth.year or "")
    parts = (street, person.town or "", when)
    resident = person.participant_id is not None
    return Hit(
        page="residents" if resident else "volunteers",
        key=person.person_id,
        name=person.full_name,
        below=" · ".join(part for part in parts if part),
        kind=_("bewoner") if resident else _("vrijwilliger"),
    )
