"""Words for where something was found: in a phone number, in the note of a contact."""

from spil_desktop.language import _
from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.search_words import Place


def note_kind(kind: NoteKind) -> str:
    """Return what a note is of: contact, hulpvraag, opvolging."""
    return {
        NoteKind.CONTACT: _("contact"),
        NoteKind.FOLLOW_UP: _("opvolging"),
        NoteKind.HOME_VISIT: _("huisbezoek"),
        NoteKind.NEED: _("hulpvraag"),
        NoteKind.REPORT: _("melding"),
        NoteKind.REFERRAL: _("verwijzing"),
        NoteKind.SIGNAL: _("signaal"),
        NoteKind.VOLUNTEER: _("notitie"),
    }[kind]


def place(found_in: Place) -> str:
    """Return where a word stands, after "in"."""
    return {
        Place.NAME: _("naam"),
        Place.STREET: _("adres"),
        Place.POSTCODE: _("postcode"),
        Place.TOWN: _("woonplaats"),
        Place.PHONE: _("telefoonnummer"),
        Place.OFFICE_NUMBER: _("dossiernummer"),
        Place.NOTE: _("notitie"),
    }[found_in]
