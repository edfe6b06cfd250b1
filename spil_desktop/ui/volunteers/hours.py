"""What a volunteer did this year, the hours that are written down, and the page to thank her."""

from datetime import date

from PySide6.QtWidgets import QButtonGroup, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act, VolunteerRole
from spil_desktop.services import volunteer_work
from spil_desktop.services.volunteer_work import HoursFields, HoursRow, WorkDone
from spil_desktop.services.volunteers import VolunteerRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import CodeBox, DateLine, FlowLayout, Line, Number
from spil_desktop.ui.volunteers.thanks import ThankYouDialog
from spil_desktop.ui.work import Work

_LONGEST = 24 * 60


class HoursCard(blocks.Card):
    """What was done this year; `owner` stays when the card is shown anew."""

    def __init__(self, work: Work, owner: QWidget, volunteer: VolunteerRow) -> None:
        super().__init__(_("Wat is er dit jaar gedaan?"))
        self.work = work
        self._owner, self._volunteer = owner, volunteer
        today, number = work.today(), volunteer.id
        first = date(today.year, 1, 1)
        done = work.read(lambda session: volunteer_work.done(session, number, first, today))
        self._rows = work.read(lambda session: volunteer_work.hours(session, number))
        self._removals = QButtonGroup(self)
        self.body.addWidget(blocks.label(summary(done)))
        for place, row in enumerate(self._rows):
            remove = blocks.button(_("Weghalen"), kind="link")
            remove.setAccessibleName(_("Weghalen: {what}").format(what=words(row)))
            self._removals.addButton(remove, place)
            self.body.addLayout(blocks.row(blocks.quiet(words(row)), 1, remove))
        write = blocks.button(_("Uren opschrijven"), "time-line")
        thank = blocks.button(_("Bedankpagina"), "heart-line")
        write.clicked.connect(self._write)
        thank.clicked.connect(self._thank)
        flow = FlowLayout()
        flow.addWidget(write)
        flow.addWidget(thank)
        self.body.addLayout(flow)
        self._removals.idClicked.connect(self._remove)

    def _write(self) -> None:
        HoursDialog(self.work, self._owner, self._volunteer).open()

    def _thank(self) -> None:
        ThankYouDialog(self.work, self._owner, self._volunteer).open()

    def _remove(self, place: int) -> None:
        number = self._rows[place].id
        self.work.attempt(
            Act.EDIT_VOLUNTEER,
            lambda session: volunteer_work.remove_hours(session, number),
            _("De uren zijn weggehaald."),
        )


class HoursDialog(FormDialog):
    """Asks on which day a volunteer gave how much time."""

    def __init__(self, work: Work, parent: QWidget, volunteer: VolunteerRow) -> None:
        super().__init__(work, _("Uren opschrijven"), parent, draft=f"hours:{volunteer.id}")
        self._volunteer_id = volunteer.id
        self.on = self.form.add("on", _("Wanneer?"), DateLine(work.today()), required=True)
        self.hours = self.form.add("hours", _("Uren"), Number(0, 24))
        self.minutes = self.form.add(
            "minutes",
            _("Minuten"),
            Number(0, _LONGEST),
            help_text=_("Ritten en klussen staan er al bij. Schrijf alleen op wat erbij komt."),
        )
        self.role = self.form.add(
            "role", _("Waarvoor?"), CodeBox(VolunteerRole, labels.title, empty="–")
        )
        self.note = self.form.add("note", _("Wat wil je onthouden?"), Line())
        self.on.set_value(work.today())
        self.ready()

    def save(self) -> object:
        """Keep the hours."""
        on, today, number = self.on.value(), self.work.today(), self._volunteer_id
        assert on is not None  # the form asked for it
        minutes = (self.hours.value() or 0) * 60 + (self.minutes.value() or 0)
        fields = HoursFields(on, minutes, self.role.value(), self.note.value())
        return self.work.write(
            Act.EDIT_VOLUNTEER,
            lambda session: volunteer_work.write_hours(session, number, fields, today=today),
            _("De uren zijn opgeschreven."),
        )


def words(row: HoursRow) -> str:
    """Say one line of hours: 14-04-2026: 1 uur 15 min, gastvrouw."""
    fields = row.fields
    what = [dates.duration(fields.minutes)]
    if fields.role is not None:
        what.append(labels.label(fields.role))
    if fields.note:
        what.append(fields.note)
    return f"{dates.short_date(fields.on)}: {', '.join(what)}"


def summary(done: WorkDone) -> str:
    """Say what was done in one line, without what there is none of."""
    parts = (
        (done.rides, ngettext("{count} rit", "{count} ritten", done.rides)),
        (done.jobs, ngettext("{count} klus", "{count} klussen", done.jobs)),
        (done.matches, ngettext("{count} koppeling", "{count} koppelingen", done.matches)),
    )
    said = [text.format(count=count) for count, text in parts if count]
    if done.minutes:
        said.append(_("{time} opgeschreven").format(time=dates.duration(done.minutes)))
    return " · ".join(said) or _("Nog niets bekend. Schrijf uren op, of plan een rit of klus.")
