"""The cards of a resident's file that only show: words, short lists and their buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import ConsentState, MaritalStatus, ParticipantStatus
from spil_desktop.services.cards import ParticipantPart, PersonCard
from spil_desktop.services.contacts import ContactRow
from spil_desktop.services.follow_ups import FollowUpRow
from spil_desktop.services.match_lists import MatchRow
from spil_desktop.services.needs import NeedRow
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.stages import Closing
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import Column, RecordTable

_AT_MOST = 6
"""So many lines of a list are shown before it scrolls."""

_STAGE_TONES = {
    ParticipantStatus.REPORTED: Tone.WARNING,
    ParticipantStatus.ACTIVE: Tone.GOOD,
    ParticipantStatus.AT_DISTANCE: Tone.ACCENT,
}


def stage_tone(status: ParticipantStatus) -> Tone:
    """Return how a stage is shown."""
    return _STAGE_TONES.get(status, Tone.NEUTRAL)


def consent_icon(answer: ConsentFields | None) -> str:
    """Return the sign of an answer, so that its colour or word is never the only one."""
    match answer.state if answer else None:
        case ConsentState.GIVEN:
            return "checkbox-circle-line"
        case None:
            return "question-line"
        case ConsentState.REFUSED | ConsentState.WITHDRAWN:
            return "close-circle-line"


def head_chips(card: PersonCard, part: ParticipantPart) -> list[tuple[str, Tone]]:
    """Return stage, age, area and other roles."""
    words = [(labels.label(part.status), stage_tone(part.status))]
    if card.age is not None:
        words.append((_("{age} jaar").format(age=card.age), Tone.NEUTRAL))
    if card.area:
        words.append((card.area, Tone.NEUTRAL))
    if card.volunteer_id is not None:
        words.append((_("ook vrijwilliger"), Tone.ACCENT))
    if card.key_figure_id is not None:
        words.append((_("ook sleutelfiguur"), Tone.ACCENT))
    words += [(labels.label(language), Tone.NEUTRAL) for language in card.fields.languages]
    return words


def reach_lines(card: PersonCard) -> list[str]:
    """Return how to reach someone: phones with whose they are, address, e-mail."""
    fields = card.fields
    numbers = [
        f"{number} ({phone.note})" if phone.note else number
        for number, phone in zip(card.shown_phones, fields.phones, strict=True)
    ]
    number = f"{fields.house_number or ''}{fields.house_addition or ''}"
    street = " ".join(part for part in (fields.street, number) if part)
    # Two spaces between postcode and town, as on an envelope.
    town = "  ".join(part for part in (fields.postcode, fields.town) if part)
    lines = (" · ".join(numbers), ", ".join(part for part in (street, town) if part), fields.email)
    return [line for line in lines if line]


def reported_line(part: ParticipantPart) -> str:
    """Return when and by whom she was reported, and whether she knows."""
    fields = part.fields
    source = fields.source_label or labels.label(fields.source)
    text = _("Gemeld op {date} door: {source}.").format(
        date=dates.short_date(fields.reported_on), source=source
    )
    if fields.reporter:
        text = f"{text} {fields.reporter}."
    knows = _("Weet ervan: {knows}.").format(knows=labels.label(fields.knows))
    return f"{text} {knows}"


def closed_line(closing: Closing) -> str:
    """Return when and why her file was closed."""
    reason = closing.label or labels.label(closing.reason)
    return _("Afgesloten op {date}: {reason}.").format(
        date=dates.short_date(closing.closed_on), reason=reason
    )


def wish_lines(part: ParticipantPart) -> list[str]:
    """Return how she lives, what she likes and what she can do for others, as far as known."""
    fields = part.fields
    marital = "" if fields.marital is MaritalStatus.UNKNOWN else labels.label(fields.marital)
    known = (
        (_("Woont"), labels.label(fields.living)),
        (_("Burgerlijke staat"), marital),
        (_("Houdt van"), labels.labels(fields.interests)),
        (_("Kan"), labels.short_day_parts(fields.available)),
        (_("Kan voor een ander"), labels.labels(fields.offers)),
        ("", fields.offers_note or ""),
        ("", _("Rijdt zelf auto.") if fields.has_car else ""),
        ("", _("Heeft een huisdier.") if fields.has_pets else ""),
        ("", _("Rookt binnen.") if fields.smokes else ""),
    )
    return [f"{name}: {words}" if name else words for name, words in known if words]


def health_lines(part: ParticipantPart) -> list[str]:
    """Return what she says of her health; the caller has her consent."""
    health = part.health
    if health is None:
        return [_("Nog niets gevraagd.")]
    rated = labels.label(health.self_rated) if health.self_rated else ""
    known = (
        (_("Zelf ervaren"), rated),
        (_("Moeite met"), labels.labels(health.limitations)),
        (_("Aandoeningen"), labels.labels(health.conditions)),
        (_("Hulpmiddelen"), labels.labels(health.aids)),
        ("", health.note or ""),
    )
    return [f"{name}: {words}" if name else words for name, words in known if words]


def needs_card(
    part: ParticipantPart, add: Callable[[], None], open_need: Callable[[object], None]
) -> QWidget:
    """Return her needs; Enter opens one on its own page."""
    columns = (
        Column[NeedRow](
            _("Hulpvraag"),
            lambda row: labels.title(row.fields.theme),
            below=lambda row: dates.short_date(row.fields.asked_on),
        ),
        Column[NeedRow](_("Status"), lambda row: labels.label(row.status), width=130, quiet=True),
    )
    return _list_card(
        _("Hulpvragen"),
        columns,
        part.needs,
        (_("Hulpvraag toevoegen"), "add-line", add),
        open_need,
    )


def matches_card(part: ParticipantPart, open_match: Callable[[object], None]) -> QWidget:
    """Return with whom and what she is matched."""
    columns = (
        Column[MatchRow](
            _("Koppeling"),
            lambda row: row.partner_name,
            below=lambda row: labels.label(row.kind),
        ),
        Column[MatchRow](_("Status"), lambda row: labels.label(row.status), width=130, quiet=True),
    )
    return _list_card(_("Koppelingen"), columns, part.matches, None, open_match)


def planned_card(part: ParticipantPart, plan: Callable[[], None]) -> QWidget:
    """Return what is planned and not done."""
    columns = (
        Column[FollowUpRow](
            _("Opvolging"),
            lambda row: labels.title(row.fields.kind),
            below=lambda row: row.fields.note or "",
            hint=lambda row: row.fields.note or "",
        ),
        Column[FollowUpRow](_("Datum"), lambda row: dates.short_date(row.fields.due_on), width=110),
    )
    open_ones = [row for row in part.follow_ups if row.done_on is None]
    return _list_card(
        _("Opvolging"), columns, open_ones, (_("Opvolging plannen"), "calendar-line", plan), None
    )


def contacts_card(part: ParticipantPart, log: Callable[[], None]) -> QWidget:
    """Return the latest contacts and attempts."""
    columns = (
        Column[ContactRow](
            _("Contact"),
            lambda row: f"{labels.title(row.fields.form)}, {labels.label(row.fields.result)}",
            below=lambda row: row.fields.note or "",
            hint=lambda row: row.fields.note or "",
        ),
        Column[ContactRow](_("Datum"), lambda row: dates.short_date(row.fields.on), width=110),
    )
    return _list_card(
        _("Contactmomenten"),
        columns,
        part.contacts,
        (_("Contact vastleggen"), "phone-line", log),
        None,
    )


def _list_card(
    name: str,
    columns: Sequence[Column[Any]],
    rows: Sequence[Any],
    step: tuple[str, str, Callable[[], None]] | None,
    opened: Callable[[object], None] | None,
) -> QWidget:
    """Return a card with a short list, or a quiet line when there is nothing yet."""
    card = blocks.Card(name)
    if rows:
        table: RecordTable[Any] = RecordTable(name, columns, key=lambda row: row.id)
        table.set_rows(rows)
        shown = min(len(rows), _AT_MOST)
        table.setFixedHeight(theme.px(52) * shown + theme.px(36) + theme.px(12))
        if opened is not None:
            table.opened.connect(opened)
        card.body.addWidget(table)
    else:
        card.body.addWidget(blocks.quiet(_("Nog niets.")))
    if step is not None:
        card.body.addLayout(buttons.flow(step))
    return card
