"""Papers of a driver: the sheet of a day, as it will be printed, and the list of a month."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import day_sheet, ride_list
from spil_desktop.files.day_sheet import SheetWords
from spil_desktop.language import _, ngettext
from spil_desktop.rules.typed_dates import Toward
from spil_desktop.services import drivers, ride_lists
from spil_desktop.services.ride_lists import DriverMonth
from spil_desktop.texts import numbers, problems
from spil_desktop.texts import rides as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import ChoiceBox, DateLine, RecordBox
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place
from spil_desktop.ui.work import Work

_MONTHS = 13


class PapersDialog(Dialog):
    """Chooses driver and day or month, shows what will be on the paper, and saves it."""

    def __init__(self, work: Work, parent: QWidget, driver_id: int | None = None) -> None:
        super().__init__(work, _("Papieren van een chauffeur"), parent)
        self.form = Form()
        self.driver = self.form.add("driver", _("Chauffeur"), RecordBox(), required=True)
        since, today = self._months()[-1][0], work.today()
        self.driver.set_records(work.read(lambda session: drivers.rows(session, since=since)))
        self.driver.set_state(
            driver_id or work.read(lambda session: ride_lists.first_driver(session, today))
        )
        self.on = self.form.add(
            "on", _("Dagblad van"), DateLine(work.today(), Toward.FUTURE), required=True
        )
        self.on.set_value(work.today())
        self.month = self.form.add("month", _("Maandlijst van"), ChoiceBox(self._months()))
        self.preview = blocks.Card()
        self.preview.setAccessibleName(_("Voorbeeld van het dagblad"))
        self.driven = blocks.quiet("")
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.close_button = blocks.button(_("Sluiten"))
        self.month_button = blocks.button(_("Maandlijst opslaan"), "file-list-3-line")
        self.day_button = blocks.button(_("Dagblad opslaan"), "file-pdf-line", "primary")
        self.body.addWidget(self.form)
        self.body.addWidget(blocks.scrolled(blocks.holder(blocks.column(self.preview, 1))), 1)
        self.all_button = blocks.button(_("Maandlijsten van alle chauffeurs"), kind="quiet")
        self.all_button.clicked.connect(self.ask_file_of_all)
        self.body.addWidget(self.driven)
        self.body.addLayout(blocks.row(self.all_button, 1))
        self.body.addWidget(self.problem)
        self.body.addLayout(blocks.row(1, self.close_button, self.month_button, self.day_button))
        self.form.edited.connect(self.show_words)
        self.close_button.clicked.connect(self.reject)
        self.day_button.clicked.connect(self.ask_day_file)
        self.month_button.clicked.connect(self.ask_month_file)
        blocks.bound_to_screen(self, theme.px(560), theme.px(680))
        self.show_words()
        self.driver.setFocus()

    def sheet(self) -> SheetWords | None:
        """Return what the day's sheet says now; None without driver or day."""
        key, on = self.driver.value(), self.on.value()
        if key is None or on is None:
            return None
        return day_sheet.words(
            self.work.read(lambda session: ride_lists.day_sheet(session, key, on))
        )

    def month_list(self) -> DriverMonth | None:
        """Return what was driven in the chosen month; None without driver."""
        key, first = self.driver.value(), self.month.value()
        if key is None:
            return None
        return self.work.read(lambda session: ride_lists.month(session, key, first))

    def show_words(self) -> None:
        """Show the sheet as it will be printed, and what the month came to."""
        blocks.clear(self.preview.body)
        said, driven = self.sheet(), self.month_list()
        self.day_button.setEnabled(said is not None)
        self.month_button.setEnabled(driven is not None)
        if said is not None:
            self.preview.body.addWidget(blocks.label(said.title, "title"))
            for line in said.order:
                self.preview.body.addWidget(blocks.quiet(line))
            for stop in said.stops:
                self.preview.body.addWidget(blocks.heading(stop.heading))
                for line in stop.lines:
                    self.preview.body.addWidget(blocks.label(line))
            if not said.stops:
                self.preview.body.addWidget(blocks.quiet(_("Op deze dag zijn er geen ritten.")))
        if driven is not None:
            count = len(driven.lines)
            text = ngettext(
                "{title}: {number} rit, {far}, {amount}. {note}",
                "{title}: {number} ritten, {far}, {amount}. {note}",
                count,
            ).format(
                title=ride_list.title(driven),
                number=count,
                far=words.kilometres(driven.kilometres),
                amount=numbers.euros(driven.amount),
                note=ride_list.note(driven),
            )
            self.driven.setText(text)

    def ask_day_file(self) -> None:
        """Ask where the sheet goes."""
        if self.form.check():
            title, name = _("Waar komt het dagblad?"), _("dagblad.pdf")
            ask_place(self, title, name, self.save_day, _("PDF (*.pdf)"))

    def ask_month_file(self) -> None:
        """Ask where the list goes, and as what."""
        kinds = _("PDF (*.pdf)"), _("Excel (*.xlsx)"), _("CSV (*.csv)")
        name = _("ritten-{month}.pdf").format(month=f"{self.month.value():%Y-%m}")
        ask_place(self, _("Waar komt de maandlijst?"), name, self.save_month, *kinds)

    def ask_file_of_all(self) -> None:
        """Ask where the lists of everyone who drove in the month go, as one file to print."""
        name = _("ritten-{month}.pdf").format(month=f"{self.month.value():%Y-%m}")
        title = _("Waar komen de maandlijsten?")
        ask_place(self, title, name, self.save_all, _("PDF (*.pdf)"))

    def save_day(self, file: str) -> None:
        """Write the sheet to `file`."""
        said = self.sheet()
        if said is not None:
            self._write(lambda path: day_sheet.write(said, path, made_on=self.work.today()), file)

    def save_month(self, file: str) -> None:
        """Write the list to `file`."""
        driven = self.month_list()
        if driven is not None:
            self._write(lambda path: ride_list.write(driven, path, made_on=self.work.today()), file)

    def save_all(self, file: str) -> None:
        """Write the lists of all drivers to `file`."""
        first = self.month.value()
        found = self.work.read(lambda session: ride_lists.months(session, first))
        if not found:
            self.work.say(_("In deze maand reed niemand."))
            return
        made_on = self.work.today()
        said = _("Opgeslagen. Elke chauffeur heeft een eigen blad.")
        self._write(lambda path: ride_list.write_all(found, path, made_on=made_on), file, said)

    def _write(self, write: Callable[[Path], None], file: str, said: str = "") -> None:
        self.problem.hide()
        try:
            write(Path(file))
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            return
        self.work.say(said or _("Opgeslagen. Geef het alleen aan deze chauffeur."))

    def _months(self) -> list[tuple[date, str]]:
        found: list[tuple[date, str]] = []
        first = self.work.today().replace(day=1)
        for _step in range(_MONTHS):
            found.append((first, f"{numbers.month(first.month)} {first.year}"))
            first = (first - timedelta(days=1)).replace(day=1)
        return found
