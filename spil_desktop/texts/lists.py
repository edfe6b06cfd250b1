"""Words of lists: what can be asked, what is done to many, and why someone is left out."""

from spil_desktop.language import _
from spil_desktop.rules.queries import FileState, Role, Without
from spil_desktop.rules.skipping import Skipped


def role(who: Role) -> str:
    """Return who is in a list."""
    return {Role.RESIDENT: _("Bewoners"), Role.VOLUNTEER: _("Vrijwilligers")}[who]


def file_state(state: FileState) -> str:
    """Return whether files are open."""
    return {FileState.OPEN: _("Open"), FileState.CLOSED: _("Gesloten")}[state]


def without(what: Without) -> str:
    """Return what someone has not had."""
    return {
        Without.CONTACT: _("contact"),
        Without.VISIT: _("bezoek"),
        Without.BUDDY: _("maatje"),
        Without.CONSENT: _("toestemming voor een dossier"),
    }[what]


def skipped(reason: Skipped) -> str:
    """Return why someone is left out."""
    return {
        Skipped.DECEASED: _("overleden"),
        Skipped.CONTENT_ERASED: _("het dossier is leeggemaakt"),
        Skipped.CLOSED: _("het dossier is afgesloten"),
        Skipped.DECLINED: _("wil geen contact"),
        Skipped.NO_CONSENT: _("geen toestemming voor een dossier"),
        Skipped.NOT_NEXT_STAGE: _("deze fase kan niet volgen op de fase van nu"),
        Skipped.ALREADY_SO: _("is al zo"),
        Skipped.BEFORE_REPORT: _("toen nog niet gemeld"),
        Skipped.FULL: _("er is geen plaats meer"),
    }[reason]


def column(name: str) -> str:
    """Return the title of a column of the list of residents."""
    return {
        "status": _("Fase"),
        "age": _("Leeftijd"),
        "open_needs": _("Open vragen"),
        "last_contact": _("Laatste contact"),
        "next_due": _("Volgende stap"),
        "reported": _("Gemeld op"),
    }[name]
