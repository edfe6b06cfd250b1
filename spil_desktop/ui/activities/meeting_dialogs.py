"""The forms of a Meet-and-greet: what it is, who takes part, and the three questions afterwards."""

from PySide6.QtWidgets import QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import areas, meetings
from spil_desktop.services.meetings import Answers, MeetingFields, MeetingRow, PartyRow
from spil_desktop.ui.activities.clocks import read_clock, show_clock
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import ChoiceBox, DateLine, Line, Number, RecordBox, Text
from spil_desktop.ui.work import Session, Work


class MeetingDialog(FormDialog):
    """Asks what a Meet-and-greet is; `saved` carries its number."""

    def __init__(self, work: Work, parent: QWidget, meeting: MeetingRow | None = None) -> None:
        title = _("Meet-and-greet toevoegen") if meeting is None else _("Meet-and-greet wijzigen")
        super().__init__(work, title, parent, draft=f"meeting:{meeting.id if meeting else ''}")
        self._meeting = meeting
        self.name = self.form.add("name", _("Naam"), Line(), required=True)
        self.on = self.form.add(
            "on", _("Datum"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.starts_at = self.form.add("starts_at", _("Begint om"), Line("13:00"))
        self.place = self.form.add("place", _("Plek"), Line())
        self.area = self.form.add("area_id", _("Wijk of dorp"), RecordBox(_("Alle wijken")))
        self.area.set_records((row.id, row.fields.name) for row in work.read(areas.rows))
        self.rounds = self.form.add(
            "rounds", _("Aantal rondes"), Number(1, 20, optional=False), required=True
        )
        self.minutes = self.form.add(
            "minutes", _("Minuten in een ronde"), Number(1, 120, optional=False), required=True
        )
        self.note = self.form.add("note", _("Bijzonderheden"), Text(2))
        self._fill(meeting.fields if meeting else MeetingFields("", work.today()))
        self.ready()

    def save(self) -> object:
        """Keep it."""
        values, meeting = self.form.values(), self._meeting
        at = read_clock(values.pop("starts_at"), "starts_at")
        fields = MeetingFields(**values, starts_at=at)
        if meeting is None:
            return self.work.write(
                Act.EDIT_EVENT,
                lambda session: meetings.add(session, fields),
                _("De Meet-and-greet is toegevoegd."),
            )
        self.work.write(
            Act.EDIT_EVENT,
            lambda session: meetings.edit(session, meeting.id, fields, version=meeting.version),
            _("De Meet-and-greet is gewijzigd."),
        )
        return meeting.id

    def _fill(self, fields: MeetingFields) -> None:
        self.name.set_state(fields.name)
        self.on.set_value(fields.on)
        self.starts_at.set_state(show_clock(fields.starts_at))
        self.place.set_state(fields.place or "")
        self.area.set_state(fields.area_id)
        self.rounds.set_state(fields.rounds)
        self.minutes.set_state(fields.minutes)
        self.note.set_state(fields.note or "")


class PartiesDialog(FormDialog):
    """Takes lines of "naam; organisatie", as they are pasted from a list or a sheet."""

    def __init__(self, work: Work, parent: QWidget, meeting_id: int) -> None:
        title = _("Deelnemers toevoegen")
        super().__init__(work, title, parent, draft=f"parties:{meeting_id}")
        self._meeting_id = meeting_id
        self.parties = self.form.add(
            "parties",
            _("Wie komen er?"),
            Text(12, _("Jan Jansen; Gemeente")),
            help_text=_(
                "Op elke regel een naam en een organisatie, met een puntkomma ertussen. "
                "Twee kolommen uit een werkblad mogen ook."
            ),
            required=True,
        )
        self.ready()

    def save(self) -> object:
        """Add who is new."""
        lines, meeting_id = meetings.read_lines(self.parties.value() or ""), self._meeting_id

        def add(session: Session) -> int:
            return meetings.add_parties(session, meeting_id, lines)

        count = self.work.write(Act.EDIT_EVENT, add)
        self.work.say(
            ngettext(
                "{count} deelnemer is toegevoegd.", "{count} deelnemers zijn toegevoegd.", count
            ).format(count=count)
        )
        return count


class AnswerDialog(FormDialog):
    """Asks whether someone was there, and the three questions afterwards."""

    def __init__(self, work: Work, parent: QWidget, party: PartyRow) -> None:
        super().__init__(work, party.name, parent)
        self._party = party
        known, yes_no = party.answers, [(None, "–"), (True, _("ja")), (False, _("nee"))]
        self.came = self.form.add("came", _("Was ze er?"), ChoiceBox(yes_no))
        self.useful = self.form.add(
            "useful",
            _("Hoe nuttig was het?"),
            Number(1, 5),
            help_text=_("1 is niet nuttig, 5 is heel nuttig."),
        )
        self.mark = self.form.add("mark", _("Welk rapportcijfer geeft ze?"), Number(1, 10))
        self.recommends = self.form.add(
            "recommends", _("Zou ze het anderen aanraden?"), ChoiceBox(yes_no)
        )
        for name in ("came", "useful", "mark", "recommends"):
            getattr(self, name).set_state(getattr(known, name))
        self.ready()

    def save(self) -> object:
        """Keep the answers."""
        answers, party_id = Answers(**self.form.values()), self._party.id
        self.work.write(
            Act.EDIT_EVENT,
            lambda session: meetings.answer(session, {party_id: answers}),
            _("De antwoorden zijn opgeslagen."),
        )
        return party_id
