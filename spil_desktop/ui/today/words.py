"""What a line of today says: who, what and when."""

from datetime import date

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import TodayKind
from spil_desktop.services.today import TodayItem
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared.blocks import Tone


def heading(kind: TodayKind, shown: int, counted: int) -> str:
    """Name a group of lines, with how many there are when not all are shown."""
    name = _heading(kind)
    if counted > shown:
        return _("{name} · {shown} van {counted}").format(name=name, shown=shown, counted=counted)
    return _("{name} · {counted}").format(name=name, counted=counted)


def _heading(kind: TodayKind) -> str:
    return {
        TodayKind.FOLLOW_UP_OVERDUE: _("Te laat"),
        TodayKind.FOLLOW_UP_TODAY: _("Vandaag"),
        TodayKind.NOT_VISITED: _("Nieuw gemeld, nog niet bezocht"),
        TodayKind.MATCH_TO_INTRODUCE: _("Kennismaking plannen"),
        TodayKind.NEED_WITHOUT_MATCH: _("Vragen zonder koppeling"),
        TodayKind.FOLLOW_UP_THIS_WEEK: _("Later deze week"),
        TodayKind.VOG_MISSING: _("VOG aanvragen"),
        TodayKind.VOG_RENEW: _("VOG vernieuwen"),
    }[kind]


def what(item: TodayItem) -> str:
    """Say what it is about, with the note that was made."""
    if item.follow_up is not None:
        note = " · ".join((item.note or "").split("\n")).strip()
        return " · ".join(part for part in (labels.title(item.follow_up), note) if part)
    if item.theme is not None:
        return labels.title(item.theme)
    match item.kind:
        case TodayKind.NOT_VISITED:
            return _("Gemeld op {date}").format(date=dates.short_date(item.since))
        case TodayKind.MATCH_TO_INTRODUCE:
            return _("Voorgesteld op {date}").format(date=dates.short_date(item.since))
        case TodayKind.VOG_RENEW:
            return _("De VOG is te oud")
        case _:
            return _("Heeft een taak waarvoor een VOG nodig is")


def when(item: TodayItem, today: date) -> str:
    """Say how late it is, when it is due, or how long it waits."""
    if item.due is not None:
        late = (today - item.due).days
        if late > 0:
            return _("{span} te laat").format(span=dates.waiting(late))
        if item.kind is TodayKind.FOLLOW_UP_THIS_WEEK:
            return dates.weekday(item.due.weekday())
        return dates.relative(item.due, today)
    if item.kind is TodayKind.NEED_WITHOUT_MATCH and item.since is not None:
        return _("wacht {span}").format(span=dates.waiting((today - item.since).days))
    return ""


def tone(item: TodayItem, today: date) -> Tone:
    """Return the colour of `when`."""
    if item.due is not None and item.due < today:
        return Tone.DANGER
    return Tone.ACCENT if item.due == today else Tone.NEUTRAL
