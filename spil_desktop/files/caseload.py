"""The caseload on paper, for who takes it over: a checklist, a list, and a sheet per person.

It holds personal data in clear: the window says so before it is made. Health and suspicions are
not on it.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from spil_desktop.language import _, ngettext
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.vocabulary import RUNNING_MATCHES, Purpose
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.texts import dates, labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

SIZE: Final = 11
_CONTACTS: Final = 3


def write(sheets: Sequence[PersonCard], path: Path, made_on: date) -> None:
    """Write the caseload; raise `FileProblem.CANNOT_WRITE` when the place cannot be written."""
    from spil_desktop.files import prints  # noqa: PLC0415 - reportlab takes 0.2 s

    title = _("Overdracht van het werk")
    foot = _("Vertrouwelijk: persoonsgegevens. Vernietig dit na de overdracht.")
    prints.write(path, title, made_on, _story(sheets, title, made_on), foot=foot, size=SIZE)


def checklist() -> tuple[str, ...]:
    """Return what must be done when the Spil changes, in order."""
    return (
        _("Elke bewoner weet wie de nieuwe Spil is, en wil dat het dossier meegaat."),
        _("Elke actieve koppeling is besproken; maatjes hebben het nieuwe nummer."),
        _("Sleutelfiguren kennen de nieuwe Spil."),
        _("Open signalen en verwijzingen zijn besproken; ieder heeft een nieuwe eigenaar."),
        _("Afspraken op Vandaag zijn overgenomen of verzet."),
        _("De nieuwe Spil kan het programma openen met een eigen wachtzin."),
        _("De wachtzin van de oude Spil is weggehaald."),
        _("Sleutels, sleutelkastcodes en papieren zijn overgedragen."),
        _("Deze afdruk is vernietigd."),
    )


def _story(sheets: Sequence[PersonCard], title: str, made_on: date) -> "Iterator[Flowable]":
    from reportlab.platypus import PageBreak  # noqa: PLC0415 - as in `write`

    from spil_desktop.files.prints import Sheet  # noqa: PLC0415 - as in `write`

    sheet = Sheet(SIZE)
    yield sheet.text(title, "H1")
    counted = ngettext("{count} bewoner", "{count} bewoners", len(sheets)).format(count=len(sheets))
    yield sheet.text(
        _("{count}, op {date}. Alleen wie actief of op afstand is.").format(
            count=counted, date=dates.short_date(made_on)
        )
    )
    yield sheet.text(_("Eerst dit"), "H2")
    for line in checklist():
        yield sheet.text(f"[  ]  {line}", "item")
    yield sheet.text(_("Wie"), "H2")
    for card in sheets:
        listed = display_name(card.fields.name, NameForm.LIST)
        yield sheet.text(f"[  ]  {listed}", "item")
    for card in sheets:
        if card.participant is not None:
            yield PageBreak()
            yield sheet.text(card.full_name, "H2")
            for heading, lines in _parts(card, card.participant):
                yield sheet.text(heading, "H3")
                for line in lines or (_("Niets."),):
                    yield sheet.text(line, "item")


def _parts(card: PersonCard, part: ParticipantPart) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        (_("Bereiken"), _reach(card, part)),
        (_("Hulpvragen"), _needs(part)),
        (_("Koppelingen"), _matches(part)),
        (_("Gepland"), _planned(part)),
        (_("Laatste contacten"), _contacts(part)),
        (_("Toestemmingen"), _consents(card)),
        (_("Bij nood bellen"), _emergency(part)),
    )


def _reach(card: PersonCard, part: ParticipantPart) -> tuple[str, ...]:
    fields = card.fields
    number = f"{fields.house_number or ''}{fields.house_addition or ''}"
    street = " ".join(filter(None, (fields.street, number)))
    town = "  ".join(filter(None, (fields.postcode, fields.town)))
    age = "" if card.age is None else _("{age} jaar").format(age=card.age)
    first = " · ".join(filter(None, (labels.title(part.status), age)))
    known = (first, ", ".join(filter(None, (street, town))), " · ".join(card.shown_phones))
    return tuple(filter(None, (*known, fields.contact_hints)))


def _needs(part: ParticipantPart) -> tuple[str, ...]:
    return tuple(
        _with_note(
            _("{theme}, gevraagd op {date}: {status}").format(
                theme=labels.title(need.fields.theme),
                date=dates.short_date(need.fields.asked_on),
                status=labels.label(need.status),
            ),
            need.fields.note,
        )
        for need in part.needs
        if need.is_open
    )


def _matches(part: ParticipantPart) -> tuple[str, ...]:
    return tuple(
        f"{match.partner_name}: {labels.label(match.kind)}, {labels.label(match.status)}"
        for match in part.matches
        if match.status in RUNNING_MATCHES
    )


def _planned(part: ParticipantPart) -> tuple[str, ...]:
    return tuple(
        _with_note(
            f"{dates.short_date(row.fields.due_on)}: {labels.label(row.fields.kind)}",
            row.fields.note,
        )
        for row in part.follow_ups
        if row.done_on is None
    )


def _contacts(part: ParticipantPart) -> tuple[str, ...]:
    return tuple(
        _with_note(
            f"{dates.short_date(row.fields.on)}: {labels.label(row.fields.form)}, "
            f"{labels.label(row.fields.result)}",
            row.fields.note,
        )
        for row in part.contacts[:_CONTACTS]
    )


def _consents(card: PersonCard) -> tuple[str, ...]:
    given = {purpose: _("niet gevraagd") for purpose in Purpose}
    for row in reversed(card.consents):
        answer = labels.label(row.fields.state)
        whom = row.fields.recipient
        given[row.fields.purpose] = f"{answer} ({whom})" if whom else answer
    return tuple(f"{labels.title(purpose)}: {answer}" for purpose, answer in given.items())


def _emergency(part: ParticipantPart) -> tuple[str, ...]:
    return tuple(
        " · ".join(filter(None, (row.full_name, labels.label(row.relation), row.phone)))
        for row in part.relations
        if row.is_emergency
    )


def _with_note(line: str, note: str | None) -> str:
    return f"{line}. {note}" if note else line
