"""One activity beside the list: what it is, its dates, and who came."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.series import needs_weekday, rhythm_of
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import occurrences
from spil_desktop.services.activities import ActivityRow
from spil_desktop.services.occurrences import OccurrenceRow
from spil_desktop.texts import dates, labels, series
from spil_desktop.ui import theme
from spil_desktop.ui.activities.attendance import AttendanceDialog
from spil_desktop.ui.activities.dialogs import (
    ActivityDialog,
    ChangeOccurrenceDialog,
    EndActivityDialog,
    OccurrenceDialog,
)
from spil_desktop.ui.activities.invitations import InvitationsDialog
from spil_desktop.ui.activities.sign_ups import SignUpDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work


class ActivityDetail(QWidget):
    """The chosen activity; hidden when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.activity: ActivityRow | None = None
        self._card = blocks.Card()
        self._make_dates()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(16))
        body.addWidget(self._card)
        body.addWidget(blocks.heading(_("Data en bezoekers")))
        body.addLayout(self._date_buttons())
        body.addWidget(TableOrEmpty(self.dates, self.empty), 1)

    def show_activity(self, activity: ActivityRow | None) -> None:
        """Show `activity`, or nothing."""
        self.activity = activity
        self.setVisible(activity is not None)
        blocks.clear(self._card.body)
        if activity is None:
            return
        self._fill(activity)
        rows = self.work.read(lambda session: occurrences.rows(session, activity.id))
        self.dates.set_rows(rows)
        self._choose_nearest(rows)

    def _fill(self, activity: ActivityRow) -> None:
        fields = activity.fields
        self._card.body.addWidget(blocks.heading(fields.name))
        where = " · ".join(part for part in (fields.place, activity.area) if part)
        self._card.body.addWidget(blocks.label(where))
        flow = FlowLayout()
        for word in _chips(activity):
            flow.addWidget(blocks.chip(word, Tone.NEUTRAL))
        self._card.body.addLayout(flow)
        if fields.note:
            self._card.body.addWidget(blocks.quiet(fields.note))
        self._card.body.addLayout(
            buttons.flow(
                (_("Wijzigen"), "edit-line", self._edit),
                (_("Beëindigen"), "stop-circle-line", self._end),
            )
        )

    def _make_dates(self) -> None:
        self.dates: RecordTable[OccurrenceRow] = RecordTable(
            _("Data en bezoekers"),
            (
                Column[OccurrenceRow](
                    _("Datum"),
                    _day,
                    sort=lambda row: row.held_on,
                ),
                Column[OccurrenceRow](
                    _("Bezoekers"), _counted, sort=lambda row: row.visitors, width=150, right=True
                ),
                Column[OccurrenceRow](
                    _("Nieuw"),
                    lambda row: str(row.first_visitors) if row.first_visitors else "",
                    sort=lambda row: row.first_visitors,
                    width=84,
                    right=True,
                    quiet=True,
                    hint=lambda _row: _("Wie er voor het eerst waren"),
                ),
                Column[OccurrenceRow](
                    _("Bij naam"),
                    lambda row: str(row.named) if row.named else "",
                    sort=lambda row: row.named,
                    width=100,
                    right=True,
                    quiet=True,
                ),
            ),
            key=lambda row: row.id,
        )
        self.dates.setMinimumHeight(theme.px(36) * 6)
        self.dates.opened.connect(self._attend)
        self.empty = blocks.EmptyState(
            "calendar-line", _("Hier komen de keren dat het gehouden wordt."), _("Datum toevoegen")
        )
        self.empty.acted.connect(self._add_date)

    def _date_buttons(self) -> FlowLayout:
        return buttons.flow(
            (_("Wie waren er?"), "user-follow-line", self._attend),
            (_("Aanmelden"), "user-add-line", self._sign_up),
            (_("Uitnodigen per brief"), "mail-line", self._invite),
            (_("Datum toevoegen"), "calendar-line", self._add_date),
            (_("Deze keer wijzigen"), "edit-line", self._change),
            (_("Gaat niet door"), "close-circle-line", self._cancel),
        )

    def _choose_nearest(self, rows: tuple[OccurrenceRow, ...]) -> None:
        """Choose the last time that was held, whose visitors are most likely asked for now."""
        if self.dates.key() is None and rows:
            held = [row for row in rows if row.held_on <= self.work.today()]
            self.dates.choose((held[0] if held else rows[-1]).id)

    def _attend(self) -> None:
        occurrence = self.dates.row()
        if self.activity is not None and occurrence is not None:
            AttendanceDialog(self.work, self, self.activity, occurrence).open()

    def _sign_up(self) -> None:
        if (occurrence := self.dates.row()) is not None:
            SignUpDialog(self.work, self, occurrence).open()

    def _invite(self) -> None:
        if (occurrence := self.dates.row()) is not None:
            InvitationsDialog(self.work, self, occurrence).open()

    def _change(self) -> None:
        if (occurrence := self.dates.row()) is not None:
            ChangeOccurrenceDialog(self.work, self, occurrence).open()

    def _cancel(self) -> None:
        occurrence = self.dates.row()
        if occurrence is None:
            return
        cancelled = not occurrence.cancelled
        self.work.attempt(
            Act.EDIT_ACTIVITY,
            lambda session: occurrences.cancel(session, occurrence.id, cancelled=cancelled),
            _("Deze keer gaat niet door.") if cancelled else _("Deze keer gaat toch door."),
        )

    def _edit(self) -> None:
        if self.activity is not None:
            ActivityDialog(self.work, self, self.activity).open()

    def _end(self) -> None:
        if self.activity is not None:
            EndActivityDialog(self.work, self, self.activity).open()

    def _add_date(self) -> None:
        if self.activity is not None:
            OccurrenceDialog(self.work, self, self.activity).open()


def _chips(activity: ActivityRow) -> list[str]:
    fields = activity.fields
    rhythm = rhythm_of(fields.rule)
    words = [labels.short_day_part(part) for part in fields.held]
    if fields.held or not needs_weekday(rhythm):
        words.append(series.sentence(rhythm, fields.held, fields.started_on).rstrip("."))
    hours = [dates.clock(at) for at in (fields.starts_at, fields.ends_at) if at]
    words += [" – ".join(hours)] if hours else []
    words.append(labels.label(fields.run_by))
    words += [labels.label(interest) for interest in fields.interests]
    if fields.capacity is not None:
        words.append(_("{count} plaatsen").format(count=fields.capacity))
    access = (
        (fields.wheelchair, _("rolstoel")),
        (fields.walker, _("rollator")),
        (fields.toilet, _("aangepast toilet")),
        (fields.lift, _("lift of gelijkvloers")),
        (fields.hearing_loop, _("ringleiding")),
    )
    words += [word for there, word in access if there]
    if fields.cost:
        words.append(fields.cost)
    return words


def _day(row: OccurrenceRow) -> str:
    """Write the day, and what is different from the series."""
    moved = row.planned_on is not None and row.planned_on != row.held_on
    parts = (
        dates.day_and_date(row.held_on),
        _("in plaats van {date}").format(date=dates.short_date(row.planned_on)) if moved else "",
        row.place,
    )
    return " · ".join(part for part in parts if part)


def _counted(row: OccurrenceRow) -> str:
    if row.cancelled:
        return _("gaat niet door")
    if row.visitors is not None:
        return str(row.visitors)
    said = [_("{count} aangemeld").format(count=row.invited)] if row.invited else []
    if row.waiting:
        said += [
            ngettext("{count} wacht", "{count} wachten", row.waiting).format(count=row.waiting)
        ]
    return ", ".join(said)
