"""What the search field finds, where the word stands, and on which page that is."""

from typing import Final

from spil_desktop.language import _
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.search_words import Place
from spil_desktop.services import finding
from spil_desktop.services.notes import FoundNote
from spil_desktop.services.organisation_search import FoundOrganisation
from spil_desktop.services.search import FoundPerson
from spil_desktop.texts import dates, labels
from spil_desktop.texts import finding as words
from spil_desktop.ui.search import MOST, Hit
from spil_desktop.ui.work import Work

_SEEN: Final = frozenset({Place.NAME, Place.STREET, Place.TOWN})
"""Places that are shown anyway."""


def find(work: Work, text: str) -> tuple[Hit, ...]:
    """Return whom, which organisations and which notes the typed `text` can mean.

    Each is on its page; someone with several roles on that of the first.
    """
    found = work.read(lambda session: finding.everything(session, text, MOST))
    people = (
        who for who in found.people if who.participant_id or who.volunteer_id or who.key_figure_id
    )
    return (
        *(_person(who, text) for who in people),
        *map(_organisation, found.organisations),
        *map(_note, found.notes),
    )


def _person(person: FoundPerson, text: str) -> Hit:
    number = "".join(filter(None, (str(person.house_number or ""), person.house_addition)))
    street = " ".join(filter(None, (person.street, number)))
    born = person.birth.date
    when = f"{born:%d-%m-%Y}" if born else str(person.birth.year or "")
    parts = (street, person.town or "", when, _where(person, text))
    page, key, kind = _place(person)
    return Hit(
        page=page,
        key=key,
        name=person.full_name,
        below=" · ".join(part for part in parts if part),
        kind=kind,
    )


def _place(person: FoundPerson) -> tuple[str, object, str]:
    """Return the page where someone stands, her key there, and the word for her role."""
    if person.participant_id is not None:
        return "residents", person.person_id, _("bewoner")
    if person.volunteer_id is not None:
        return "volunteers", person.person_id, _("vrijwilliger")
    return "neighbourhood", ("key_figure", person.person_id), _("sleutelfiguur")


def _organisation(found: FoundOrganisation) -> Hit:
    """Show an organisation, or who works there with the organisation below."""
    if found.colleague is None:
        parts, kind = (labels.label(found.kind), found.area), _("organisatie")
    else:
        parts, kind = (found.name, found.role), _("medewerker")
    return Hit(
        page="organisations",
        key=found.id,
        name=found.colleague or found.name,
        below=" · ".join(part for part in parts if part),
        kind=kind,
    )


def _where(person: FoundPerson, text: str) -> str:
    """Say where the words stand that nothing shown explains: 9204 ZK, in telefoonnummer."""
    places = [place for place in person.found_in(text) if place not in _SEEN]
    said = [
        person.postcode or ""
        if place is Place.POSTCODE
        else _("in {place}").format(place=words.place(place))
        for place in places
    ]
    return ", ".join(said)


def _note(note: FoundNote) -> Hit:
    on = dates.short_date(note.on) if note.on else ""
    return Hit(
        page="volunteers" if note.kind is NoteKind.VOLUNTEER else "residents",
        key=note.person_id,
        name=note.full_name,
        below=" · ".join(part for part in (on, note.excerpt) if part),
        kind=_("in {place}").format(place=words.note_kind(note.kind)),
    )
