"""The part Huisbezoek of a resident's file: what was said at home, and the questionnaires."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.files import visit_guide as printed_guide
from spil_desktop.language import _
from spil_desktop.rules import visit_guide
from spil_desktop.rules.vocabulary import NeedTheme, VisitTheme
from spil_desktop.services import home_visits
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.home_visits import VisitRow
from spil_desktop.texts import dates, labels
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.needs.dialogs import NeedDialog
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.visits.dialogs import VisitDialog
from spil_desktop.ui.visits.measured import MeasuredCard
from spil_desktop.ui.work import Work


class VisitsSection(Section):
    """Visits, the newest first, each theme with the way to a need; then the measuring moments."""

    def fill(self, card: PersonCard) -> None:
        blocks.clear(self.body)
        part = card.participant
        if part is None:
            return
        visits = self.work.read(lambda session: home_visits.of_participant(session, part.id))
        self.visits = visits
        self.body.addWidget(self._start(visits))
        for visit in visits:
            self.body.addWidget(self._visit_card(visit))
        self.body.addWidget(MeasuredCard(self.work, card, part))

    def record(self) -> None:
        """Ask what came up at a visit."""
        if self.card and self.card.participant:
            VisitDialog(self.work, self, self.card, self.card.participant).open()

    def change(self) -> None:
        """Ask what is different about the visit of the button that was pressed."""
        number = self.sender().property("visit")
        visit = next((row for row in self.visits if row.id == number), None)
        if visit and self.card and self.card.participant:
            VisitDialog(self.work, self, self.card, self.card.participant, visit).open()

    def make_need(self) -> None:
        """Ask about a need that follows from a theme, with what was said filled in."""
        button = self.sender()
        visit = next((row for row in self.visits if row.id == button.property("visit")), None)
        if visit is None or not (self.card and self.card.participant):
            return
        theme = VisitTheme(button.property("theme"))
        dialog = NeedDialog(self.work, self, self.card.participant.id)
        if not dialog.note.value():
            dialog.theme.set_value(NeedTheme(visit_guide.NEED_THEMES[theme]))
            dialog.theme.edited.emit()
            dialog.note.set_state(visit_guide.of_theme(visit.fields.answers, theme))
        dialog.open()

    def print_guide(self) -> None:
        """Ask where the empty guide must be written, and write it."""
        ask_to_print_guide(self.work, self)

    def _start(self, visits: tuple[VisitRow, ...]) -> QWidget:
        shown = blocks.Card(_("Huisbezoek"))
        if not visits:
            shown.body.addWidget(
                blocks.quiet(
                    _(
                        "Hier komt wat je thuis besprak: zes onderwerpen, en wat zij voor een "
                        "ander kan doen. Druk de leidraad af om mee te nemen, en vul het daarna in."
                    )
                )
            )
        shown.body.addLayout(
            buttons.flow(
                (_("Huisbezoek vastleggen"), "home-heart-line", self.record),
                (_("Leidraad afdrukken"), "printer-line", self.print_guide),
            )
        )
        return shown

    def _visit_card(self, visit: VisitRow) -> QWidget:
        fields = visit.fields
        shown = blocks.Card(_("Bezoek op {date}").format(date=dates.short_date(fields.on)))
        if fields.minutes:
            shown.body.addWidget(blocks.quiet(dates.duration(fields.minutes)))
        for theme in visit_guide.themes(fields.answers):
            self._add_theme(shown, visit, theme)
        if fields.note:
            shown.body.addWidget(blocks.label(_("Afgesproken"), "label"))
            shown.body.addWidget(blocks.label(fields.note))
        change = blocks.button(_("Wijzigen"), "edit-line")
        change.setObjectName(f"change_visit_{visit.id}")
        change.setProperty("visit", visit.id)
        change.clicked.connect(self.change)
        shown.body.addLayout(blocks.row(change, 1))
        return shown

    def _add_theme(self, shown: blocks.Card, visit: VisitRow, theme: VisitTheme) -> None:
        """Add what was said about a theme, with the button that makes a need of it."""
        heading = blocks.row(blocks.label(labels.title(theme), "label"))
        heading.setStretch(0, 1)
        if theme in visit_guide.NEED_THEMES:
            button = blocks.button(_("Maak hulpvraag"), "add-line", "quiet")
            button.setAccessibleName(
                _("Maak hulpvraag van {theme}").format(theme=labels.label(theme))
            )
            button.setObjectName(f"need_{theme.value}_{visit.id}")
            button.setProperty("visit", visit.id)
            button.setProperty("theme", theme.value)
            button.clicked.connect(self.make_need)
            heading.addWidget(button)
        shown.body.addLayout(heading)
        shown.body.addWidget(blocks.label(visit_guide.of_theme(visit.fields.answers, theme)))


def ask_to_print_guide(work: Work, parent: QWidget) -> None:
    """Ask where the empty guide must be written, and write it there on the worker."""
    window, title = parent.window(), _("Leidraad bewaren als")
    place = str(Path.home() / _("leidraad-huisbezoek.pdf"))
    ask_place(window, title, place, GuideWriter(work, window).write, _("PDF (*.pdf)"))


class GuideWriter(QWidget):
    """Writes the empty guide where it is asked."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.work = work

    def write(self, file: str) -> None:
        """Write it; it holds no personal data."""
        path, today = Path(file), self.work.today()
        self.work.outside(lambda job: _write(job, path, today), self._written)

    def _written(self, name: str) -> None:
        self.work.say(_("De leidraad staat in {file}.").format(file=name))
        self.deleteLater()


def _write(_job: Job, path: Path, today: date) -> str:
    printed_guide.write(path, today)
    return path.name
