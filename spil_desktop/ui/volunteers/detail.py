"""One volunteer beside the list: what she does, when she can, her matches and her VOG."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules.vocabulary import VogState, VolunteerStatus
from spil_desktop.services import absences, cards, companions, match_lists, people, volunteer_work
from spil_desktop.services.absences import AbsenceRow
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.companions import Companion
from spil_desktop.services.match_lists import MatchFilter, MatchRow
from spil_desktop.services.volunteer_work import Coming
from spil_desktop.services.volunteers import VolunteerRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui import theme
from spil_desktop.ui.residents.dialogs import PersonDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.volunteers import words
from spil_desktop.ui.volunteers.absences import AbsencesCard
from spil_desktop.ui.volunteers.coming import ComingCard
from spil_desktop.ui.volunteers.dialogs import VogDialog, VolunteerDialog
from spil_desktop.ui.volunteers.hours import HoursCard
from spil_desktop.ui.volunteers.matches import MatchesCard
from spil_desktop.ui.volunteers.steps import Steps
from spil_desktop.ui.work import Work


class VolunteerDetail(QWidget):
    """The chosen volunteer; empty when none is chosen."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.volunteer: VolunteerRow | None = None
        self.person: PersonCard | None = None
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(theme.px(16))

    def show_volunteer(self, volunteer: VolunteerRow | None) -> None:
        """Show `volunteer`, or nothing."""
        self.volunteer = volunteer
        blocks.clear(self._body)
        if volunteer is not None:
            self.person = self._person(volunteer.person_id)
            self._body.addWidget(self._card(volunteer, self.person))
            self._body.addWidget(self._week(volunteer))
            away = self._absences(volunteer)
            self._body.addWidget(AbsencesCard(self.work, self, volunteer.id, away))
            self._body.addWidget(MatchesCard(self.work, self._matches(volunteer)))
            coming = self._coming(volunteer)
            if coming:
                self._body.addWidget(ComingCard(self.work, coming))
            self._body.addWidget(HoursCard(self.work, self, volunteer))
        self._body.addStretch(1)

    def edit(self) -> None:
        """Open the form of the shown volunteer."""
        if self.volunteer is not None:
            VolunteerDialog(self.work, self, self.volunteer).open()

    def _person(self, person_id: int) -> PersonCard:
        today = self.work.today()
        return self.work.read(lambda session: cards.card(session, person_id, today=today))

    def _matches(self, volunteer: VolunteerRow) -> tuple[MatchRow, ...]:
        today, wanted = self.work.today(), MatchFilter(volunteer_id=volunteer.id)
        return self.work.read(lambda session: match_lists.rows(session, wanted, today=today))

    def _absences(self, volunteer: VolunteerRow) -> tuple[AbsenceRow, ...]:
        today = self.work.today()
        return self.work.read(lambda session: absences.coming(session, volunteer.id, today=today))

    def _coming(self, volunteer: VolunteerRow) -> tuple[Coming, ...]:
        today, number = self.work.today(), volunteer.id
        return self.work.read(lambda session: volunteer_work.coming(session, number, today=today))

    def _companions(self, volunteer: VolunteerRow) -> tuple[Companion, ...]:
        return self.work.read(lambda session: companions.of_volunteer(session, volunteer.id))

    def _card(self, row: VolunteerRow, person: PersonCard) -> QWidget:
        card = blocks.Card(row.name)
        reached = [people.address_line(person.fields), *person.shown_phones]
        card.body.addWidget(blocks.label(" · ".join(part for part in reached if part)))
        flow = FlowLayout()
        chips = [
            (labels.label(row.fields.status), words.status_tone(row)),
            (_("VOG {state}").format(state=words.vog(row)), words.vog_tone(row)),
            (_("bezet {load}").format(load=words.load(row)), words.load_tone(row)),
            *((labels.label(role), Tone.ACCENT) for role in row.fields.roles),
            *((labels.label(interest), Tone.NEUTRAL) for interest in row.fields.interests),
            *((word, Tone.NEUTRAL) for word in _facts(row)),
        ]
        for word, tone in chips:
            flow.addWidget(blocks.chip(word, tone))
        card.body.addLayout(flow)
        lines = (
            words.vog_dates(row),
            words.agreements(row),
            _since(row),
            words.together(self._companions(row)),
            row.fields.note or "",
        )
        for line in lines:
            if line:
                card.body.addWidget(blocks.quiet(line[:1].upper() + line[1:]))
        card.body.addWidget(Steps(self.work, self, row))
        card.body.addLayout(self._buttons(row))
        return card

    def _buttons(self, row: VolunteerRow) -> FlowLayout:
        asks = row.needs_vog and row.vog is not VogState.REQUESTED
        is_step = VolunteerStatus.VOG_REQUESTED in row.steps
        return buttons.possible(
            (_("Wijzigen"), "edit-line", self.edit, True),
            (_("Naam en telefoon"), "contacts-line", self._edit_person, True),
            (_("VOG aangevraagd"), "file-list-3-line", self._request, asks and not is_step),
            (_("VOG ontvangen"), "shield-check-line", self._receive, row.needs_vog),
        )

    def _week(self, row: VolunteerRow) -> QWidget:
        card = blocks.Card(_("Wanneer kan het?"))
        days = words.week(row.fields.available)
        if not days:
            card.body.addWidget(blocks.quiet(_("Nog niet bekend. Vraag het, dan past het beter.")))
            return card
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        for at, (day, parts) in enumerate(days):
            grid.addWidget(blocks.label(day, wrap=False), at, 0)
            grid.addWidget(blocks.quiet(parts), at, 1)
        grid.setColumnStretch(1, 1)
        card.body.addLayout(grid)
        return card

    def _edit_person(self) -> None:
        if self.person is not None:
            PersonDialog(self.work, self, self.person).open()

    def _request(self) -> None:
        if self.volunteer is not None:
            VogDialog(self.work, self, self.volunteer, received=False).open()

    def _receive(self) -> None:
        if self.volunteer is not None:
            VogDialog(self.work, self, self.volunteer, received=True).open()


def _facts(row: VolunteerRow) -> list[str]:
    fields = row.fields
    known = (
        (fields.has_car, words.car(fields)),
        (fields.no_pets, _("liever geen huisdieren")),
        (fields.no_smokers, _("liever niet bij rokers")),
        (fields.no_stairs, _("liever geen trappen")),
    )
    return [word for there, word in known if there]


def _since(row: VolunteerRow) -> str:
    if row.fields.since is None:
        return ""
    return _("vrijwilliger sinds {date}").format(date=dates.short_date(row.fields.since))
