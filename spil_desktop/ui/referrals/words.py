"""What a referral says in a list: who with whom, where it stands, and by when."""

from datetime import date

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import ReferralDirection, ReferralState
from spil_desktop.services.referral_lists import ReferralRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import Column

_TONES = {
    ReferralState.OVERDUE: Tone.DANGER,
    ReferralState.WAITING: Tone.ACCENT,
    ReferralState.ASK_ARRIVED: Tone.WARNING,
    ReferralState.ARRIVED: Tone.GOOD,
    ReferralState.TO_ANSWER: Tone.WARNING,
}


def tone(row: ReferralRow) -> Tone:
    """Return how a state is shown."""
    return _TONES.get(row.state, Tone.NEUTRAL)


def state(row: ReferralRow) -> str:
    """Say where a referral stands."""
    return labels.label(row.state)


def what(row: ReferralRow) -> str:
    """Say which way it went and how, and about what."""
    kind = labels.label(row.kind)
    if row.direction is ReferralDirection.INCOMING:
        kind = labels.label(row.direction)
    theme = labels.label(row.need_theme) if row.need_theme else ""
    return " · ".join(part for part in (kind, row.colleague, theme) if part)


def lines(row: ReferralRow, today: date) -> list[str]:
    """Tell the course of a referral, in order."""
    if row.direction is ReferralDirection.INCOMING:
        return _incoming(row)
    told = [_("Verwezen op {date}.").format(date=dates.short_date(row.sent_on))]
    if row.shared:
        shared = labels.labels(row.shared)
        told.append(_("Gedeeld met toestemming: {fields}.").format(fields=shared))
    if row.feedback_due_on is not None and row.result is None:
        due = dates.day_and_date(row.feedback_due_on)
        told.append(_("Terugkoppeling uiterlijk {date}.").format(date=due))
    if row.reminded_on is not None:
        when = dates.relative(row.reminded_on, today)
        told.append(_("Herinnerd: {when}.").format(when=when))
    if row.result is not None:
        words = _("Uitkomst op {date}: {result}.")
        on = dates.short_date(row.result_on)
        told.append(words.format(date=on, result=labels.label(row.result)))
    if row.arrived_on is not None:
        told.append(_("Contact gelukt op {date}.").format(date=dates.short_date(row.arrived_on)))
    return told


def _incoming(row: ReferralRow) -> list[str]:
    told = [_("Ontvangen op {date}.").format(date=dates.short_date(row.sent_on))]
    if row.answered_on is not None:
        told.append(_("Beantwoord op {date}.").format(date=dates.short_date(row.answered_on)))
    elif row.feedback_due_on is not None:
        due = dates.day_and_date(row.feedback_due_on)
        told.append(_("Antwoord uiterlijk {date}.").format(date=due))
    return told


def state_column() -> Column[ReferralRow]:
    """Return the column that says where a referral stands."""
    return Column[ReferralRow](_("Stand"), state, width=210, tone=tone)


def due_column() -> Column[ReferralRow]:
    """Return the column with the day by which something is expected."""
    return Column[ReferralRow](
        _("Uiterlijk"),
        lambda row: "" if row.is_done else dates.short_date(row.feedback_due_on),
        sort=lambda row: str(row.feedback_due_on or ""),
        width=110,
    )
