"""A round along the doors of one street: lay out the numbers, type results, finish with counts."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.rules.house_numbers import HouseNumber
from spil_desktop.rules.vocabulary import DoorResult, ReportSource
from spil_desktop.services import doors
from spil_desktop.services.doors import DoorRound
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.texts import numbers, problems
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.doors import DoorGrid, legend, told
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.residents.registration import Known, RegistrationDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog, Question
from spil_desktop.ui.shared.fields import FlowLayout, Line
from spil_desktop.ui.work import Work


class DoorsDialog(Dialog):
    """Keeps every result at once, so that the round goes on after a pause, a lock or a crash."""

    def __init__(self, work: Work, parent: QWidget, street: StreetLine) -> None:
        super().__init__(work, _("Langs de deuren: {street}").format(street=street.name), parent)
        self._street = street
        self._touched = False
        self._round = self._read()
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, theme.px(8), 0)
        self._inside.setSpacing(theme.px(12))
        self.body.addWidget(blocks.scrolled(inside), 1)
        self._make_numbers()
        self._make_grids()
        self._make_buttons()
        screen = self.screen().availableGeometry()
        self.setMinimumWidth(min(theme.px(800), round(screen.width() * 0.9)))
        self.resize(self.minimumWidth(), min(theme.px(660), round(screen.height() * 0.9)))
        self.work.changed.connect(self.reload)
        self.reload()
        self._begin()

    def reload(self) -> None:
        """Show the doors as they are kept."""
        self._round = self._read()
        for grid, even in ((self.odd, False), (self.even, True)):
            side = [door for door in self._round.doors if door.is_even is even]
            if tuple(side) != grid.doors.doors or dict(self._round.results) != dict(
                self.even.doors.results | self.odd.doors.results
            ):
                grid.show_doors(
                    side,
                    {
                        door: self._round.results[door]
                        for door in side
                        if door in self._round.results
                    },
                )
            self._names[grid].setVisible(bool(side))
            grid.setVisible(bool(side))
        self._show_counts()

    def before_lock(self) -> None:
        self._touched = False
        super().before_lock()

    def done(self, result: int) -> None:
        super().done(result)
        if self._touched:
            self._touched = False
            self.work.changed.disconnect(self.reload)
            self.work.changed.emit()

    def _read(self) -> DoorRound:
        street_id = self._street.id
        return self.work.read(lambda session: doors.going_on(session, street_id))

    def _make_numbers(self) -> None:
        self.numbers = Line("1-85 oneven; 2-84 even; 7a")
        self.numbers.setAccessibleName(_("Huisnummers"))
        self.numbers.returnPressed.connect(self.lay_out)
        self.lay_out_button = blocks.button(_("Klaarzetten"), "grid-line")
        self.lay_out_button.clicked.connect(self.lay_out)
        words = blocks.label(_("Huisnummers"), "label", wrap=False)
        self._inside.addLayout(blocks.row(words, self.numbers, self.lay_out_button))
        self.problem = blocks.Note("", Tone.DANGER)
        self.problem.hide()
        self._inside.addWidget(self.problem)

    def _make_grids(self) -> None:
        self.odd, self.even = DoorGrid(_("Oneven kant")), DoorGrid(_("Even kant"))
        self._names = {
            grid: blocks.heading(grid.accessibleName()) for grid in (self.odd, self.even)
        }
        self.keys = blocks.quiet(legend())
        self.counts = blocks.label("")
        self._inside.addWidget(self.keys)
        for grid, name in self._names.items():
            grid.marked.connect(self._mark)
            grid.registered.connect(self._register)
            self._inside.addWidget(name)
            self._inside.addWidget(grid, 1)
        self._inside.addWidget(self.counts)
        self.visits = FlowLayout()
        self._inside.addLayout(self.visits)
        self._inside.addWidget(
            blocks.quiet(
                _(
                    "Er staan geen namen bij, en ook in Ongedaan maken blijft niets van de deuren. "
                    "Als je de ronde afrondt, blijven alleen de aantallen over."
                )
            )
        )
        self._inside.addStretch(0)  # takes what is over as long as no doors stand there

    def _make_buttons(self) -> None:
        self.drop_button = blocks.button(_("Ronde weggooien"), kind="danger")
        self.close_button = blocks.button(_("Later verder"))
        self.finish_button = blocks.button(_("Ronde afronden"), "check-line", "primary")
        self.drop_button.clicked.connect(self._ask_to_drop)
        self.close_button.clicked.connect(self.reject)
        self.finish_button.clicked.connect(self.finish)
        self.body.addLayout(blocks.row(self.drop_button, 1, self.close_button, self.finish_button))

    def _begin(self) -> None:
        if not self._round.doors:
            self.numbers.setFocus()
            return
        side = self.odd if self.odd.doors.doors else self.even
        side.setFocus()

    def lay_out(self) -> None:
        """Lay out the doors that were typed."""
        street_id, typed = self._street.id, self.numbers.value() or ""
        self.problem.hide()
        try:
            self.work.keep(lambda session: doors.lay_out(session, street_id, typed))
        except SpilError as error:
            self.problem.set_text(problems.sentence(error))
            self.problem.show()
            self.numbers.setFocus()
            return
        self._touched = True
        self.reload()
        self._begin()

    def finish(self) -> None:
        """Ask for the counts to keep; first warn for visits that nobody registered."""
        open_visits = self._open_visits()
        if not open_visits:
            self._finish()
            return
        text = ngettext(
            "Op nummer {numbers} wil iemand bezoek, maar daar is nog niemand aangemeld. Na het "
            "afronden is het huisnummer weg.",
            "Op de nummers {numbers} wil iemand bezoek, maar daar is nog niemand aangemeld. Na het "
            "afronden zijn de huisnummers weg.",
            len(open_visits),
        )
        told_numbers = numbers.enumeration(tuple(map(str, open_visits)))
        question = Question(
            self, text.format(numbers=told_numbers), _("Toch afronden"), danger=True
        )
        question.agreed.connect(self._finish)
        question.open()

    def _finish(self) -> None:
        dialog = RoundDialog(self.work, self, self._street, counts=self._round.counts)
        dialog.saved.connect(self._finished)
        dialog.open()

    def _finished(self) -> None:
        self._touched = False
        self.accept()

    def _ask_to_drop(self) -> None:
        question = Question(
            self,
            _("Alle huisnummers van deze ronde en wat je erbij typte, gaan weg."),
            _("Weggooien"),
            danger=True,
        )
        question.agreed.connect(self._drop)
        question.open()

    def _drop(self) -> None:
        street_id = self._street.id
        self.work.keep(lambda session: doors.throw_away(session, street_id))
        self._touched = True
        self.accept()

    def _mark(self, door: HouseNumber, result: DoorResult | None) -> None:
        street_id, today = self._street.id, self.work.today()
        self.work.keep(lambda session: doors.mark(session, street_id, door, result, today=today))
        self._touched = True
        results = {**self._round.results, door: result}
        known = {at: found for at, found in results.items() if found is not None}
        self._round = replace(self._round, results=known, began_on=self._round.began_on or today)
        self._show_counts()

    def _open_visits(self) -> tuple[HouseNumber, ...]:
        return tuple(one for one in self._round.visits if one not in self._round.registered)

    def _show_counts(self) -> None:
        found, counts = self._round, self._round.counts
        has_doors = bool(found.doors)
        for widget in (self.keys, self.counts, self.drop_button, self.finish_button):
            widget.setVisible(has_doors)
        self.finish_button.setEnabled(bool(found.results))
        parts = [
            told(len(found.results), len(found.doors)),
            _("{count} open").format(count=counts.opened),
            _("{count} gesprek").format(count=counts.talked),
            _("{count} folder").format(count=counts.flyers),
            _("{count} wil bezoek").format(count=counts.visits_wanted),
        ]
        begun = found.began_on
        if begun is not None and (self.work.today() - begun).days > doors.FORGOTTEN_AFTER:
            parts.append(
                _("al begonnen op {date}: rond de ronde af").format(date=f"{begun:%d-%m-%Y}")
            )
        self.counts.setText(" · ".join(parts))
        blocks.clear(self.visits)
        for door in found.visits:
            self.visits.addWidget(self._visit(door))

    def _visit(self, door: HouseNumber) -> QWidget:
        if door in self._round.registered:
            return blocks.chip(_("✓ nummer {number} aangemeld").format(number=door), Tone.GOOD)
        button = blocks.button(_("Nummer {number} aanmelden").format(number=door), "user-add-line")
        button.setProperty("door", str(door))
        button.clicked.connect(self._register_clicked)
        return button

    def _register_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            wanted = button.property("door")
            self._register(next(door for door in self._round.visits if str(door) == wanted))

    def _register(self, door: HouseNumber) -> None:
        street = self._street
        known = Known(ReportSource.DOOR_TO_DOOR, street.area_id, street.name, str(door))
        RegistrationDialog(self.work, self, known).open()
