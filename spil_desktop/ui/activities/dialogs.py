"""The forms of an activity: what it is, when it is held next, when it ends."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, DayPart, Interest, RunBy
from spil_desktop.services import activities, areas, occurrences
from spil_desktop.services.activities import ActivityFields, ActivityRow
from spil_desktop.texts import labels
from spil_desktop.ui.activities.clocks import read_clock, show_clock
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    CodeBox,
    CodeChips,
    DateLine,
    Line,
    Number,
    RecordBox,
    Text,
    Tick,
)
from spil_desktop.ui.work import Work


class ActivityDialog(FormDialog):
    """Asks what an activity is; `saved` carries its number."""

    def __init__(self, work: Work, parent: QWidget, activity: ActivityRow | None = None) -> None:
        title = _("Activiteit toevoegen") if activity is None else _("Activiteit wijzigen")
        super().__init__(work, title, parent, draft=f"activity:{activity.id if activity else ''}")
        self._activity = activity
        self._add_what()
        self._add_when()
        self._add_access()
        if activity is not None:
            self._fill(activity.fields)
        self.ready()

    def save(self) -> object:
        """Keep the activity; a new one is planned twelve weeks ahead on its weekdays."""
        fields, activity, today = self._fields(), self._activity, self.work.today()
        if activity is None:
            return self.work.write(
                Act.ADD_ACTIVITY,
                lambda session: occurrences.start_series(session, fields, today=today),
                _("De activiteit is toegevoegd."),
            )
        self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: activities.edit(session, activity.id, fields, version=activity.version),
            _("De activiteit is gewijzigd."),
        )
        return activity.id

    def _add_what(self) -> None:
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.area = self.form.add("area_id", _("Wijk of dorp"), RecordBox(), required=True)
        rows = self.work.read(areas.rows)
        self.area.set_records((row.id, row.fields.name) for row in rows)
        self.place = self.form.add("place", _("Plek"), Line())
        self.run_by = self.form.add("run_by", _("Wie draait het?"), CodeBox(RunBy, labels.title))
        self.interests = self.form.add(
            "interests", _("Voor wie houdt van"), CodeChips(Interest, labels.label)
        )

    def _add_when(self) -> None:
        self.held = self.form.add(
            "held", _("Wanneer in de week?"), CodeChips(DayPart, labels.short_day_part)
        )
        self.starts_at = self.form.add(
            "starts_at", _("Begint om"), Line("10:00"), help_text=_("Bijvoorbeeld 10:00 of 14.30.")
        )
        self.capacity = self.form.add("capacity", _("Hoeveel mensen passen er?"), Number(1, 999))
        self.cost = self.form.add("cost", _("Kosten"), Line(_("Bijvoorbeeld € 2,50")))

    def _add_access(self) -> None:
        self.wheelchair = self.form.add(
            "wheelchair", _("Toegankelijk"), Tick(_("Met een rolstoel"))
        )
        self.walker = self.form.add("walker", "", Tick(_("Met een rollator")))
        self.toilet = self.form.add("toilet", "", Tick(_("Aangepast toilet")))
        self.hearing_loop = self.form.add("hearing_loop", "", Tick(_("Ringleiding")))
        self.note = self.form.add("note", _("Bijzonderheden"), Text(2))

    def _fill(self, fields: ActivityFields) -> None:
        self.name.set_state(fields.name)
        self.area.set_state(fields.area_id)
        self.run_by.set_value(fields.run_by)
        self.interests.set_value(fields.interests)
        self.held.set_value(fields.held)
        self.starts_at.set_state(show_clock(fields.starts_at))
        self.capacity.set_state(fields.capacity)
        for name in ("place", "cost", "note"):
            getattr(self, name).set_state(getattr(fields, name) or "")
        for name in ("wheelchair", "walker", "toilet", "hearing_loop"):
            getattr(self, name).set_state(getattr(fields, name))

    def _fields(self) -> ActivityFields:
        values = self.form.values()
        kept = self._activity.fields if self._activity is not None else None
        starts_at = read_clock(values.pop("starts_at"), "starts_at")
        return ActivityFields(
            **values,
            starts_at=starts_at,
            rule=kept.rule if kept else None,
            started_on=kept.started_on if kept else self.work.today(),
        )


class OccurrenceDialog(FormDialog):
    """Asks for one more day on which an activity is held."""

    def __init__(self, work: Work, parent: QWidget, activity: ActivityRow) -> None:
        super().__init__(work, _("Datum toevoegen"), parent)
        self._activity = activity
        self.held_on = self.form.add(
            "held_on", _("Datum"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.held_on.set_value(work.today())
        self.ready()

    def save(self) -> object:
        """Plan the day."""
        held_on, activity = self.form.values()["held_on"], self._activity
        return self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: occurrences.add(session, activity.id, held_on),
            _("De datum is toegevoegd."),
        )


class EndActivityDialog(FormDialog):
    """Asks on which day an activity was held for the last time."""

    def __init__(self, work: Work, parent: QWidget, activity: ActivityRow) -> None:
        super().__init__(work, _("Activiteit beëindigen"), parent, save=_("Beëindigen"))
        self._activity = activity
        self.ended_on = self.form.add(
            "ended_on",
            _("Laatste dag"),
            DateLine(work.today()),
            required=True,
            help_text=_("Wat er geweest is, blijft in de cijfers."),
        )
        self.ended_on.set_value(work.today())
        self.ready()

    def save(self) -> object:
        """End the activity."""
        ended_on, activity = self.form.values()["ended_on"], self._activity
        self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: activities.end(session, activity.id, ended_on),
            _("De activiteit is beëindigd."),
        )
        return activity.id
