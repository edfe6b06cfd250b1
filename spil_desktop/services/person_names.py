"""Names of people in lists: which columns to read, and the name that they make."""

from typing import Any

from sqlalchemy.orm import Bundle

from spil_desktop.model import Person
from spil_desktop.rules.names import NameForm, NameParts, display_name


def columns(person: type[Person] = Person) -> Bundle[Any]:
    """Return what a query must read of `person` (or of an alias) to make a name."""
    return Bundle(
        "name",
        person.family_name,
        person.prefix,
        person.initials,
        person.given_name,
        person.partner_prefix,
        person.partner_family_name,
        person.name_use,
    )


def shown(read: Any, form: NameForm = NameForm.FULL) -> str:
    """Return the name made from what `columns` read."""
    return display_name(NameParts(*read), form)
