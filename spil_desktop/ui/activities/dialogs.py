"""The forms of an activity: what it is, when it is held next, when it ends."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules.series import Rhythm, rhythm_of, rule_of
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act, DayPart, Interest, RunBy
from spil_desktop.services import activities, areas, key_figures, occurrences
from spil_desktop.services.activities import ActivityFields, ActivityRow
from spil_desktop.services.occurrences import OccurrenceFields, OccurrenceRow
from spil_desktop.texts import labels, series
from spil_desktop.ui.activities.clocks import read_clock, show_clock
from spil_desktop.ui.activities.guests import Guests
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import (
    ChoiceBox,
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
    """Asks what an activity is; `saved` carries its number.

    `start` fills in a new one. `guests` are needs, by number and name of who asked, that it begins
    with; who of them is asked, can be chosen.
    """

    def __init__(
        self,
        work: Work,
        parent: QWidget,
        activity: ActivityRow | None = None,
        *,
        title: str = "",
        start: ActivityFields | None = None,
        guests: Sequence[tuple[int, str]] = (),
    ) -> None:
        plain = _("Activiteit toevoegen") if activity is None else _("Activiteit wijzigen")
        draft = "" if guests else f"activity:{activity.id if activity else ''}"
        super().__init__(work, title or plain, parent, draft=draft)
        self._activity = activity
        if guests:
            self.guests = self.form.add(
                "need_ids", _("Wie nodig je uit?"), Guests(guests), required=True
            )
        self._add_what()
        self._add_when()
        self._add_access()
        fields = start if activity is None else activity.fields
        if fields is not None:
            self._fill(fields)
        self.ready()

    def save(self) -> object:
        """Keep the activity; a new one is planned twelve weeks ahead on its weekdays."""
        fields, activity, today = self._fields(), self._activity, self.work.today()
        if activity is None:
            return self.add(fields)
        self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: occurrences.change_series(
                session, activity.id, fields, version=activity.version, today=today
            ),
            _("De activiteit is gewijzigd."),
        )
        return activity.id

    def add(self, fields: ActivityFields) -> object:
        """Keep a new activity."""
        today = self.work.today()
        return self.work.write(
            Act.ADD_ACTIVITY,
            lambda session: occurrences.start_series(session, fields, today=today),
            _("De activiteit is toegevoegd."),
        )

    def _add_what(self) -> None:
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.area = self.form.add("area_id", _("Wijk of dorp"), RecordBox(), required=True)
        rows = self.work.read(areas.rows)
        self.area.set_records((row.id, row.fields.name) for row in rows)
        self.place = self.form.add("place", _("Plek"), Line())
        self.run_by = self.form.add("run_by", _("Wie draait het?"), CodeBox(RunBy, labels.title))
        self.key_figure = self.form.add("key_figure_id", _("Sleutelfiguur"), RecordBox("–"))
        known = self.work.read(key_figures.rows)
        self.key_figure.set_records((row.id, row.name) for row in known)
        self.interests = self.form.add(
            "interests", _("Voor wie houdt van"), CodeChips(Interest, labels.label)
        )

    def _add_when(self) -> None:
        self.held = self.form.add(
            "held", _("Wanneer in de week?"), CodeChips(DayPart, labels.short_day_part)
        )
        self.rhythm = self.form.add(
            "rhythm",
            _("Hoe vaak?"),
            ChoiceBox([(rhythm.value, series.name(rhythm)) for rhythm in self._rhythms()]),
        )
        self.said = blocks.quiet("")
        self.form.add_wide(self.said)
        self.started_on = self.form.add(
            "started_on",
            _("Vanaf"),
            DateLine(self.work.today(), Toward.FUTURE),
            help_text=_("De eerste keer. Vanaf die dag telt het ritme."),
        )
        self.started_on.set_value(self.work.today())
        self.in_holidays = self.form.add("in_holidays", "", Tick(_("Gaat ook op feestdagen door")))
        self.starts_at = self.form.add(
            "starts_at", _("Begint om"), Line("10:00"), help_text=_("Bijvoorbeeld 10:00 of 14.30.")
        )
        self.ends_at = self.form.add("ends_at", _("Tot"), Line("12:00"))
        self.form.beside("starts_at", "ends_at")
        for field in (self.held, self.rhythm, self.started_on):
            field.edited.connect(self._say_rhythm)
        self._say_rhythm()
        self.capacity = self.form.add("capacity", _("Hoeveel mensen passen er?"), Number(1, 999))
        self.cost = self.form.add("cost", _("Kosten"), Line(_("Bijvoorbeeld € 2,50")))

    def _rhythms(self) -> list[Rhythm]:
        """Return what can be chosen; a rule from elsewhere may stay, and is not offered anew."""
        kept = self._activity and rhythm_of(self._activity.fields.rule)
        return [one for one in Rhythm if one is not Rhythm.OTHER or kept is Rhythm.OTHER]

    def _say_rhythm(self) -> None:
        """Say in words on which days it is held."""
        rhythm = Rhythm(self.rhythm.value())
        self.said.setText(series.sentence(rhythm, self.held.value(), self.started_on.value()))

    def _add_access(self) -> None:
        self.wheelchair = self.form.add(
            "wheelchair", _("Toegankelijk"), Tick(_("Met een rolstoel"))
        )
        self.walker = self.form.add("walker", "", Tick(_("Met een rollator")))
        self.toilet = self.form.add("toilet", "", Tick(_("Aangepast toilet")))
        self.lift = self.form.add("lift", "", Tick(_("Lift, of alles gelijkvloers")))
        self.hearing_loop = self.form.add("hearing_loop", "", Tick(_("Ringleiding")))
        self.note = self.form.add("note", _("Bijzonderheden"), Text(2))

    def _fill(self, fields: ActivityFields) -> None:
        self.name.set_state(fields.name)
        self.area.set_state(fields.area_id)
        self.run_by.set_value(fields.run_by)
        self.interests.set_value(fields.interests)
        self.held.set_value(fields.held)
        self.rhythm.set_state(rhythm_of(fields.rule).value)
        self.started_on.set_value(fields.started_on)
        self.starts_at.set_state(show_clock(fields.starts_at))
        self.ends_at.set_state(show_clock(fields.ends_at))
        self.key_figure.set_state(fields.key_figure_id)
        self.capacity.set_state(fields.capacity)
        for name in ("place", "cost", "note"):
            getattr(self, name).set_state(getattr(fields, name) or "")
        for name in ("wheelchair", "walker", "toilet", "lift", "hearing_loop", "in_holidays"):
            getattr(self, name).set_state(getattr(fields, name))

    def _fields(self) -> ActivityFields:
        values = self.form.values()
        values.pop("need_ids", None)
        kept = self._activity.fields.rule if self._activity is not None else None
        rhythm = Rhythm(values.pop("rhythm"))
        started_on = values.pop("started_on") or self.work.today()
        starts_at = read_clock(values.pop("starts_at"), "starts_at")
        ends_at = read_clock(values.pop("ends_at"), "ends_at")
        return ActivityFields(
            **values,
            starts_at=starts_at,
            ends_at=ends_at,
            rule=kept if rhythm is Rhythm.OTHER else rule_of(rhythm, values["held"]),
            started_on=started_on,
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


class ChangeOccurrenceDialog(FormDialog):
    """Asks what is different at one time of a series: the day, the hours or the place."""

    def __init__(self, work: Work, parent: QWidget, occurrence: OccurrenceRow) -> None:
        super().__init__(work, _("Deze keer wijzigen"), parent)
        self._occurrence = occurrence
        self.held_on = self.form.add(
            "held_on",
            _("Datum"),
            DateLine(work.today(), Toward.FUTURE),
            help_text=_("De rest van de reeks blijft zoals hij is."),
            required=True,
        )
        self.starts_at = self.form.add("starts_at", _("Begint om"), Line("10:00"))
        self.ends_at = self.form.add("ends_at", _("Tot"), Line("12:00"))
        self.place = self.form.add("place", _("Plek"), Line(), help_text=_("Leeg: de gewone plek."))
        self.held_on.set_value(occurrence.held_on)
        self.starts_at.set_state(show_clock(occurrence.starts_at))
        self.ends_at.set_state(show_clock(occurrence.ends_at))
        self.place.set_state(occurrence.place or "")
        self.ready()

    def save(self) -> object:
        """Change this time alone."""
        values, number = self.form.values(), self._occurrence.id
        new = OccurrenceFields(
            values["held_on"],
            read_clock(values["starts_at"], "starts_at"),
            read_clock(values["ends_at"], "ends_at"),
            values["place"],
        )
        self.work.write(
            Act.EDIT_ACTIVITY,
            lambda session: occurrences.change(session, number, new),
            _("Deze keer is gewijzigd. De rest van de reeks niet."),
        )
        return number


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
