"""Who came: everyone in one pass by keyboard, or only the head count."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act, Presence
from spil_desktop.services import attendances, occurrences, people
from spil_desktop.services.activities import ActivityRow
from spil_desktop.services.occurrences import OccurrenceRow
from spil_desktop.texts import dates
from spil_desktop.ui.activities.presences import PresenceList
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Number
from spil_desktop.ui.work import Session, Work


class AttendanceDialog(FormDialog):
    """Asks who came to one occurrence; regular visitors stand first."""

    def __init__(
        self, work: Work, parent: QWidget, activity: ActivityRow, occurrence: OccurrenceRow
    ) -> None:
        title = _("Wie waren er op {date}?").format(date=dates.short_date(occurrence.held_on))
        super().__init__(work, title, parent, draft=f"attendance:{occurrence.id}")
        self._activity, self._occurrence = activity, occurrence
        self.save_button.setDefault(False)  # Enter marks a name here
        number = occurrence.id
        known = work.read(lambda session: occurrences.attendance(session, number))
        self._expected = work.read(lambda session: attendances.expected(session, number))
        self.came = self.form.add(
            "came",
            _("Wie waren er?"),
            PresenceList(
                self._names(), work.read(lambda session: attendances.came_before(session, number))
            ),
            help_text=_(
                "Typ de eerste letters en druk op Enter: aanwezig. Of ga met de pijl omlaag de "
                "lijst in: Enter is aanwezig, A afwezig, V afgemeld (verhinderd), U maakt leeg."
            ),
        )
        self.came.set_value({row.participant_id: row.presence for row in known})
        self.rest_button = blocks.button(_("Wie vaak komt en nog leeg is: afwezig"))
        self.rest_button.setAutoDefault(False)
        self.rest_button.clicked.connect(self._mark_rest)
        self.form.add_wide(blocks.holder(blocks.row(self.rest_button, 1)))
        self._ask_head_count()
        self.ready()

    def save(self) -> object:
        """Keep who came, and plan to call who stayed away three times in a row."""
        presences, number = self.came.value(), self._occurrence.id
        activity_id = self._activity.id
        visitors, first, today = self.visitors.value(), self.first.value(), self.work.today()
        reason = _("Drie keer achter elkaar niet geweest bij {activity}.").format(
            activity=self._activity.fields.name
        )

        def write(session: Session) -> int:
            occurrences.record_attendance(
                session, number, presences, visitors=visitors, first_visitors=first
            )
            occurrences.plan_further(session, activity_id, today=today)
            return len(attendances.call_who_stays_away(session, number, reason, today=today))

        called = self.work.write(Act.RECORD_ATTENDANCE, write, _("De aanwezigheid is opgeslagen."))
        if called:
            self.work.say(
                ngettext(
                    "Opgeslagen. {count} bewoner was er drie keer niet: bellen staat op Vandaag.",
                    "Opgeslagen. {count} bewoners waren er drie keer niet: bellen staat op "
                    "Vandaag.",
                    called,
                ).format(count=called)
            )
        return number

    def _names(self) -> list[tuple[int, str]]:
        """Return everyone: who is expected first, then who came most often."""
        number = self._activity.id
        named = self.work.read(
            lambda session: occurrences.regulars_first(
                session, number, people.participant_names(session)
            )
        )
        return sorted(named, key=lambda one: one[0] not in self._expected)

    def _ask_head_count(self) -> None:
        self.visitors = self.form.add(
            "visitors",
            _("Of alleen het aantal bezoekers"),
            Number(0, 999),
            help_text=_("Leeg: alleen wie hierboven aanwezig is, telt."),
        )
        self.visitors.set_state(self._occurrence.visitors if self._counts_more() else None)
        self.first = self.form.add(
            "first_visitors",
            _("Van wie voor het eerst"),
            Number(0, 999),
            help_text=_("Leeg: het programma telt wie hier nog niet eerder was."),
        )
        self.first.set_state(self._occurrence.first_visitors if self._counts_more() else None)

    def _counts_more(self) -> bool:
        """Whether the head count kept says more than the names do."""
        return (self._occurrence.visitors or 0) > self._occurrence.named

    def _mark_rest(self) -> None:
        self.came.mark_open(self._expected, Presence.ABSENT)
