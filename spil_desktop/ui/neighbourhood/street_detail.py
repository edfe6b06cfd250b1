"""One street beside the list: where it stands, what can be done next, and its rounds."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from spil_desktop.language import _, ngettext
from spil_desktop.rules.vocabulary import Act, OutreachMethod, ReportSource, StreetStatus
from spil_desktop.services import outreach, street_lists
from spil_desktop.services.outreach import RoundRow
from spil_desktop.services.street_lists import StreetLine
from spil_desktop.texts import dates, labels
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.doors_dialog import DoorsDialog
from spil_desktop.ui.neighbourhood.rounds import RoundDialog
from spil_desktop.ui.neighbourhood.street_dialogs import MergeDialog, StepDialog, StreetDialog
from spil_desktop.ui.neighbourhood.tones import street_tone
from spil_desktop.ui.residents.registration import Known, RegistrationDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.fields import FlowLayout
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work


class StreetDetail(QWidget):
    """The chosen street; hidden when none is chosen."""

    figure_wanted = Signal(object)

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.street: StreetLine | None = None
        self._first: QPushButton | None = None
        self._card = blocks.Card()
        self._make_rounds()
        self._remove_button = blocks.button(_("Ronde weghalen"), "delete-bin-line")
        self._remove_button.clicked.connect(self._remove_round)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self._card)
        body.addLayout(blocks.row(blocks.heading(_("Rondes")), 1, self._remove_button))
        body.addWidget(TableOrEmpty(self.rounds, self._no_rounds), 1)

    def show_street(self, street: StreetLine | None) -> None:
        """Show `street`, or nothing."""
        self.street = street
        self.setVisible(street is not None)
        self._first = None
        blocks.clear(self._card.body)
        if street is None:
            return
        self._fill(street)
        street_id = street.id
        rows = self.work.read(lambda session: outreach.rows(session, street_id=street_id))
        self.rounds.set_rows(rows)
        self.rounds.choose_first()
        self._remove_button.setVisible(bool(rows))

    def first_button(self) -> QPushButton:
        """Return the button of what is most likely done next."""
        return self._first or self._remove_button

    def record_round(self) -> None:
        """Open the form for a round."""
        if self.street is not None:
            RoundDialog(self.work, self, self.street).open()

    def ring(self) -> None:
        """Open the doors of the street."""
        if self.street is not None:
            DoorsDialog(self.work, self, self.street).open()

    def register(self) -> None:
        """Open the registration of someone who asked for a visit in this street."""
        if self.street is not None:
            last = next(iter(self.rounds.rows()), None)
            on_street = last is not None and last.round.method is OutreachMethod.STREET
            source = ReportSource.STREET if on_street else ReportSource.DOOR_TO_DOOR
            known = Known(source, self.street.area_id, self.street.name)
            RegistrationDialog(self.work, self, known).open()

    def _fill(self, street: StreetLine) -> None:
        body = self._card.body
        status = blocks.chip(words.status(street.status), street_tone(street.status))
        body.addWidget(blocks.heading(street.name))
        body.addLayout(blocks.row(status, 1))
        self._add_figure(street)
        for line in _facts(street):
            body.addWidget(blocks.label(line))
        if street.details.note:
            body.addWidget(blocks.quiet(street.details.note))
        self._add_waiting(street)
        made: list[QPushButton] = []
        buttons = FlowLayout()
        for text, icon, act in self._acts(street):
            button = blocks.button(text, icon)
            button.clicked.connect(act)
            buttons.addWidget(button)
            made.append(button)
        body.addLayout(buttons)
        self._first = made[0]

    def _acts(self, street: StreetLine) -> list[tuple[str, str, Callable[[], None]]]:
        round_at = _("Verder langs de deuren") if street.doors else _("Langs de deuren")
        found: list[tuple[str, str, Callable[[], None]]] = [
            (_("Ronde vastleggen"), "walk-line", self.record_round),
            (round_at, "door-open-line", self.ring),
        ]
        if street.status is StreetStatus.KEY_FIGURE_FOUND:
            found.append((_("Straat overdragen"), "hand-coin-line", self._hand_over))
        elif street.status is StreetStatus.INDEPENDENT:
            found.append((_("Straat terugnemen"), "arrow-go-back-line", self._take_back))
        else:
            found.append((_("Sleutelfiguur kiezen"), "user-star-line", self._find_figure))
        return [
            *found,
            (_("Bewoner aanmelden"), "user-add-line", self.register),
            (_("Anders zetten"), "flag-line", self._step),
            (_("Wijzigen"), "edit-line", self._edit),
            (_("Samenvoegen"), "git-merge-line", self._merge),
        ]

    def _add_figure(self, street: StreetLine) -> None:
        if street.key_figure is None:
            return
        link = blocks.button(street.key_figure, "user-star-line", "quiet")
        link.setAccessibleName(_("Sleutelfiguur {name} openen").format(name=street.key_figure))
        link.clicked.connect(self._open_figure)
        self._card.body.addLayout(blocks.row(link, 1))

    def _add_waiting(self, street: StreetLine) -> None:
        street_id, today = street.id, self.work.today()
        waiting = self.work.read(
            lambda session: street_lists.visits_waiting(session, street_id, today=today)
        )
        if waiting:
            text = ngettext(
                "{count} adres wil bezoek en is nog niet aangemeld.",
                "{count} adressen willen bezoek en zijn nog niet aangemeld.",
                waiting,
            )
            self._card.body.addWidget(blocks.Note(text.format(count=waiting), Tone.WARNING))

    def _make_rounds(self) -> None:
        self.rounds: RecordTable[RoundRow] = RecordTable(
            _("Rondes"),
            (
                Column[RoundRow](
                    _("Datum"),
                    lambda row: dates.short_date(row.round.on),
                    sort=lambda row: row.round.on,
                    below=lambda row: labels.label(row.round.method),
                ),
                *(
                    Column[RoundRow](title, _number(name), width=width, right=True)
                    for title, name, width in (
                        (_("Aangebeld"), "addresses", 96),
                        (_("Open"), "opened", 64),
                        (_("Gesprek"), "talked", 80),
                        (_("Wil bezoek"), "visits_wanted", 100),
                    )
                ),
            ),
            key=lambda row: row.id,
        )
        self.rounds.setMinimumHeight(theme.px(52) * 4)
        self.rounds.opened.connect(self._edit_round)
        self._no_rounds = blocks.EmptyState(
            "walk-line",
            _("Hier komt wat elke ronde door de straat opleverde: aantallen, geen namen."),
            _("Ronde vastleggen"),
        )
        self._no_rounds.acted.connect(self.record_round)

    def _edit_round(self) -> None:
        row = self.rounds.row()
        if self.street is not None and row is not None:
            RoundDialog(self.work, self, self.street, row=row).open()

    def _remove_round(self) -> None:
        row = self.rounds.row()
        if row is not None:
            self.work.attempt(
                Act.RECORD_ROUND,
                lambda session: outreach.remove(session, row.id),
                _("De ronde is weggehaald."),
            )

    def _open_figure(self) -> None:
        if self.street is not None:
            self.figure_wanted.emit(self.street.key_figure_person_id)

    def _hand_over(self) -> None:
        self._step_to(StreetStatus.INDEPENDENT)

    def _take_back(self) -> None:
        self._step_to(StreetStatus.KEY_FIGURE_FOUND)

    def _find_figure(self) -> None:
        self._step_to(StreetStatus.KEY_FIGURE_FOUND)

    def _step(self) -> None:
        self._step_to(None)

    def _step_to(self, to: StreetStatus | None) -> None:
        if self.street is not None:
            StepDialog(self.work, self, self.street, to).open()

    def _edit(self) -> None:
        if self.street is not None:
            StreetDialog(self.work, self, self.street).open()

    def _merge(self) -> None:
        if self.street is not None:
            MergeDialog(self.work, self, self.street).open()


def _facts(street: StreetLine) -> list[str]:
    found: list[str] = []
    state = street.state
    if state.explored_on is not None:
        found.append(_("Verkend op {date}.").format(date=dates.short_date(state.explored_on)))
    if state.handed_over_on is not None:
        day = dates.short_date(state.handed_over_on)
        found.append(_("Overgedragen op {date}.").format(date=day))
    if street.talked is not None and street.of_homes:
        found.append(words.homes_reached(street.talked, street.of_homes))
    elif street.of_homes:
        text = ngettext("{count} adres.", "{count} adressen.", street.of_homes)
        found.append(text.format(count=street.of_homes))
    if street.participants:
        text = ngettext("{count} bewoner.", "{count} bewoners.", street.participants)
        found.append(text.format(count=street.participants))
    return found


def _number(name: str) -> Callable[[RoundRow], str]:
    def text(row: RoundRow) -> str:
        return str(getattr(row.round, name) or "")

    return text
