"""The columns that the list of residents can show besides the name."""

from collections.abc import Iterable
from typing import Final

from spil_desktop.language import _
from spil_desktop.services.residents import ResidentRow
from spil_desktop.texts import dates, labels
from spil_desktop.texts import lists as words
from spil_desktop.ui.residents import parts
from spil_desktop.ui.shared.tables import Column

USUAL: Final = ("status", "age")
"""What is shown unless a list says otherwise."""


def chosen(names: Iterable[str]) -> tuple[Column[ResidentRow], ...]:
    """Return the name and the columns called `names`; what is not known any more is left out."""
    known = _columns()
    return (_name(), *(known[name] for name in names if name in known))


def all_names() -> tuple[str, ...]:
    """Return all columns that can be chosen."""
    return tuple(_columns())


def _name() -> Column[ResidentRow]:
    return Column[ResidentRow](
        _("Naam"),
        lambda row: row.list_name,
        sort=lambda row: row.sort_name,
        below=lambda row: row.address,
    )


def _columns() -> dict[str, Column[ResidentRow]]:
    return {
        "status": Column[ResidentRow](
            words.column("status"),
            lambda row: labels.label(row.status),
            width=124,
            tone=lambda row: parts.stage_tone(row.status),
        ),
        "age": Column[ResidentRow](
            words.column("age"),
            lambda row: "" if row.age is None else str(row.age),
            sort=lambda row: row.age,
            width=84,
            right=True,
        ),
        "open_needs": Column[ResidentRow](
            words.column("open_needs"),
            lambda row: str(row.open_needs or ""),
            sort=lambda row: row.open_needs,
            width=108,
            right=True,
        ),
        "last_contact": Column[ResidentRow](
            words.column("last_contact"),
            lambda row: dates.short_date(row.last_contact_on),
            sort=lambda row: row.last_contact_on,
            width=128,
        ),
        "next_due": Column[ResidentRow](
            words.column("next_due"),
            lambda row: dates.short_date(row.next_due_on),
            sort=lambda row: row.next_due_on,
            width=128,
        ),
        "reported": Column[ResidentRow](
            words.column("reported"),
            lambda row: dates.short_date(row.reported_on),
            sort=lambda row: row.reported_on,
            width=116,
        ),
    }
