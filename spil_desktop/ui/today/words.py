"""What a line of today says: who, what and when."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import FollowUpKind, TodayKind
from spil_desktop.services.today_items import FOLLOW_UPS, TodayItem
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared.blocks import Tone

_NEVER_LATE: Final = frozenset(
    {TodayKind.MEASUREMENT_DUE, TodayKind.BIRTHDAY, TodayKind.ANNIVERSARY}
)
_WAITING: Final = frozenset(
    {TodayKind.NEED_WITHOUT_MATCH, TodayKind.NO_CONTACT, TodayKind.MEASUREMENT_FIRST}
)


def heading(kind: TodayKind, shown: int, counted: int) -> str:
    """Name a group of lines, with how many there are when not all are shown."""
    name = _heading(kind)
    if counted > shown:
        return _("{name} · {shown} van {counted}").format(name=name, shown=shown, counted=counted)
    return _("{name} · {counted}").format(name=name, counted=counted)


def _heading(kind: TodayKind) -> str:
    return {
        TodayKind.SIGNAL_OVERDUE: _("Signalen te laat"),
        TodayKind.FOLLOW_UP_OVERDUE: _("Te laat"),
        TodayKind.SIGNAL_DUE: _("Signalen met een termijn"),
        TodayKind.FOLLOW_UP_TODAY: _("Vandaag"),
        TodayKind.RIDE_TODAY: _("Ritten van vandaag"),
        TodayKind.JOB_TODAY: _("Klussen van vandaag"),
        TodayKind.FIRST_CONTACT: _("Gemeld, nog niet gesproken"),
        TodayKind.NOT_VISITED: _("Gesproken, nog niet bezocht"),
        TodayKind.MATCH_TO_INTRODUCE: _("Kennismaking plannen"),
        TodayKind.NEED_WITHOUT_MATCH: _("Vragen zonder koppeling"),
        TodayKind.MEASUREMENT_FIRST: _("Eerste vragenlijst afnemen"),
        TodayKind.MEASUREMENT_DUE: _("Vragenlijst afnemen"),
        TodayKind.MEASUREMENT_MISSED: _("Niet gemeten: waarom?"),
        TodayKind.NO_CONTACT: _("Lang niet gesproken"),
        TodayKind.FOLLOW_UP_THIS_WEEK: _("Later deze week"),
        TodayKind.BIRTHDAY: _("Jarig"),
        TodayKind.ANNIVERSARY: _("Vrijwilligers om te bedanken"),
        TodayKind.VOG_MISSING: _("VOG aanvragen"),
        TodayKind.VOG_RENEW: _("VOG vernieuwen"),
    }[kind]


def what(item: TodayItem) -> str:
    """Say what it is about, with the note that was made."""
    return _WHAT[item.kind](item)


def _follow_up(item: TodayItem) -> str:
    return _parts(_planned(item), *(item.note or "").split("\n"))


def _signal(item: TodayItem) -> str:
    acted = _("opgepakt op {date}").format(date=dates.short_date(item.since))
    urgency = labels.label(item.urgency) if item.urgency else ""
    return _parts(
        labels.title(item.signal) if item.signal else "", acted if item.since else urgency
    )


def _ride(item: TodayItem) -> str:
    purpose = labels.title(item.purpose) if item.purpose else ""
    alone = _("nog geen chauffeur") if item.volunteer_id is None else ""
    return _parts(purpose, item.note or "", alone)


def _job(item: TodayItem) -> str:
    return _("Klus: {what}").format(what=item.note or "")


def _reported(item: TodayItem) -> str:
    return _("Gemeld op {date}").format(date=dates.short_date(item.since))


def _proposed(item: TodayItem) -> str:
    return _("Voorgesteld op {date}").format(date=dates.short_date(item.since))


def _need(item: TodayItem) -> str:
    return labels.title(item.theme) if item.theme else ""


def _measurement(item: TodayItem) -> str:
    moment = labels.label(item.moment) if item.moment else ""
    about = _("{moment}, liefst rond {date}")
    return about.format(moment=moment, date=dates.short_date(item.due))


def _never_asked(item: TodayItem) -> str:
    moment = labels.label(item.moment) if item.moment else ""
    about = _("{moment}, nog niet gevraagd; gemeld op {date}")
    return about.format(moment=moment, date=dates.short_date(item.since))


def _missed(item: TodayItem) -> str:
    moment = labels.label(item.moment) if item.moment else ""
    about = _("{moment}, kon tot en met {date}")
    return about.format(moment=moment, date=dates.short_date(item.since))


def _vog_missing(_item: TodayItem) -> str:
    return _("Heeft een taak waarvoor een VOG nodig is")


def _vog_renew(_item: TodayItem) -> str:
    return _("De VOG is te oud")


def _planned(item: TodayItem) -> str:
    if item.follow_up is FollowUpKind.INFORM_OF_REPORT:
        return _("Vertel dat er een melding is (AVG, artikel 14)")
    return labels.title(item.follow_up) if item.follow_up else ""


def _silence(item: TodayItem) -> str:
    """Say since when, and why that asks attention this soon."""
    since = _("Niet gesproken sinds {date}").format(date=dates.short_date(item.since))
    signal = item.signal and _("open signaal: {signal}").format(signal=labels.label(item.signal))
    asked = item.theme and _("dringende vraag: {theme}").format(theme=labels.label(item.theme))
    return _parts(since, signal or "", asked or "")


def _birthday(item: TodayItem) -> str:
    if item.participant_id is None:
        return _("Vrijwilliger")
    return _("Wordt {age} jaar").format(age=item.age)


def _anniversary(item: TodayItem) -> str:
    years = item.age or 0
    return ngettext("{count} jaar vrijwilliger", "{count} jaar vrijwilliger", years).format(
        count=years
    )


def _parts(*parts: str) -> str:
    return " · ".join(part for part in parts if part).strip()


_WHAT: Final[Mapping[TodayKind, Callable[[TodayItem], str]]] = {
    **dict.fromkeys(FOLLOW_UPS, _follow_up),
    TodayKind.SIGNAL_OVERDUE: _signal,
    TodayKind.SIGNAL_DUE: _signal,
    TodayKind.RIDE_TODAY: _ride,
    TodayKind.JOB_TODAY: _job,
    TodayKind.FIRST_CONTACT: _reported,
    TodayKind.NOT_VISITED: _reported,
    TodayKind.MATCH_TO_INTRODUCE: _proposed,
    TodayKind.NEED_WITHOUT_MATCH: _need,
    TodayKind.MEASUREMENT_FIRST: _never_asked,
    TodayKind.MEASUREMENT_DUE: _measurement,
    TodayKind.MEASUREMENT_MISSED: _missed,
    TodayKind.NO_CONTACT: _silence,
    TodayKind.BIRTHDAY: _birthday,
    TodayKind.ANNIVERSARY: _anniversary,
    TodayKind.VOG_MISSING: _vog_missing,
    TodayKind.VOG_RENEW: _vog_renew,
}


def when(item: TodayItem, today: date) -> str:
    """Say how late it is, when it is due, or how long it waits."""
    if item.at is not None:
        return dates.clock(item.at)
    if item.due is not None:
        return _day(item, item.due, today)
    if item.since is None or item.kind not in _WAITING:
        return ""
    span = dates.waiting((today - item.since).days)
    return span if item.kind is TodayKind.NO_CONTACT else _("wacht {span}").format(span=span)


def _day(item: TodayItem, due: date, today: date) -> str:
    late = (today - due).days
    if late > 0 and item.kind not in _NEVER_LATE:
        return _("{span} te laat").format(span=dates.waiting(late))
    if item.kind is TodayKind.FOLLOW_UP_THIS_WEEK:
        return dates.weekday(due.weekday())
    return dates.relative(due, today)


def tone(item: TodayItem, today: date) -> Tone:
    """Return the colour of `when`."""
    if item.due is not None and item.due < today and item.kind not in _NEVER_LATE:
        return Tone.DANGER
    return Tone.ACCENT if item.due == today else Tone.NEUTRAL
