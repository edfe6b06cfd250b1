"""One key figure beside the list: how to reach her, her streets, what she runs, what comes next."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.rules import phones, street_steps
from spil_desktop.rules.vocabulary import Act, StreetStatus
from spil_desktop.services import key_figures, street_lists
from spil_desktop.services.key_figures import KeyFigureCard, RunActivity
from spil_desktop.texts import dates, labels
from spil_desktop.texts import streets as words
from spil_desktop.ui import theme
from spil_desktop.ui.neighbourhood.key_figure_dialogs import (
    ActivitiesDialog,
    GiveStreetDialog,
    KeyFigureDialog,
    StopDialog,
)
from spil_desktop.ui.neighbourhood.street_dialogs import StepDialog
from spil_desktop.ui.neighbourhood.tones import street_tone
from spil_desktop.ui.shared import blocks, buttons
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.work import Work

HerStreet = tuple[int, str, StreetStatus, object]


class KeyFigureDetail(QWidget):
    """The chosen key figure; hidden when none is chosen."""

    street_wanted = Signal(object)

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(parent)
        self.work = work
        self.figure: KeyFigureCard | None = None
        self._card = blocks.Card()
        self._make_streets()
        self._make_activities()
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(12))
        body.addWidget(self._card)
        body.addWidget(blocks.heading(_("Straten")))
        body.addLayout(
            buttons.flow(
                (_("Straat geven"), "add-line", self._give),
                (_("Overdragen"), "hand-coin-line", self.hand_over),
                (_("Terugnemen"), "arrow-go-back-line", self.take_back),
            )
        )
        body.addWidget(TableOrEmpty(self.streets, self._no_streets), 1)
        body.addWidget(blocks.heading(_("Wat zij doet in de buurt")))
        body.addLayout(buttons.flow((_("Activiteiten kiezen"), "cup-line", self._run)))
        body.addWidget(TableOrEmpty(self.activities, self._no_activities), 1)

    def show_figure(self, key_figure_id: int | None) -> None:
        """Show a key figure, or nothing."""
        self.setVisible(key_figure_id is not None)
        blocks.clear(self._card.body)
        if key_figure_id is None:
            self.figure = None
            return
        today = self.work.today()
        self.figure = found = self.work.read(
            lambda session: key_figures.card(session, key_figure_id, today=today)
        )
        self._fill(found)
        self.streets.set_rows(found.streets)
        self.streets.choose_first()
        self.activities.set_rows(found.activities)
        self.activities.choose_first()

    def hand_over(self) -> None:
        """Open the form that leaves the chosen street to her."""
        self._step(StreetStatus.INDEPENDENT)

    def take_back(self) -> None:
        """Open the form that takes the chosen street back."""
        self._step(StreetStatus.KEY_FIGURE_FOUND)

    def _fill(self, found: KeyFigureCard) -> None:
        body = self._card.body
        body.addWidget(blocks.heading(found.row.name))
        reach = (*(phones.show(number) for number in found.phones), found.address)
        body.addWidget(blocks.label(" · ".join(part for part in reach if part)))
        for line in _facts(found):
            body.addWidget(blocks.label(line))
        if found.row.fields.note:
            body.addWidget(blocks.quiet(found.row.fields.note))
        if self._could_go_on_alone(found):
            body.addWidget(
                blocks.Note(
                    _("Al drie maanden zonder de Spil. Kan zij een straat overnemen?"), Tone.GOOD
                )
            )
        acts = [
            (_("Vandaag gesproken"), "chat-1-line", self._spoke),
            (_("Wijzigen"), "edit-line", self._edit),
            (_("Stopt als sleutelfiguur"), "user-unfollow-line", self._stop),
        ]
        if found.participant_id is not None:
            acts.append((_("Dossier openen"), "folder-user-line", self._open_resident))
        if found.volunteer_id is not None:
            acts.append((_("Vrijwilliger openen"), "user-heart-line", self._open_volunteer))
        body.addLayout(buttons.flow(*acts))

    def _could_go_on_alone(self, found: KeyFigureCard) -> bool:
        fields = found.row.fields
        watched = any(row[2] is StreetStatus.KEY_FIGURE_FOUND for row in found.streets)
        return watched and street_steps.manages_alone(
            fields.last_spoken_on, fields.since, self.work.today()
        )

    def _make_streets(self) -> None:
        self.streets: RecordTable[HerStreet] = RecordTable(
            _("Straten van de sleutelfiguur"),
            (
                Column[HerStreet](_("Straat"), lambda row: row[1]),
                Column[HerStreet](
                    _("Hoe ver"),
                    lambda row: words.status(row[2]),
                    width=200,
                    tone=lambda row: street_tone(row[2]),
                ),
            ),
            key=lambda row: row[0],
        )
        self.streets.setMinimumHeight(theme.px(36) * 4)
        self.streets.opened.connect(self.street_wanted)
        self._no_streets = blocks.EmptyState(
            "road-map-line", _("Geef aan op welke straat zij let."), _("Straat geven")
        )
        self._no_streets.acted.connect(self._give)

    def _make_activities(self) -> None:
        self.activities: RecordTable[RunActivity] = RecordTable(
            _("Activiteiten die zij draait"),
            (
                Column[RunActivity](_("Activiteit"), lambda row: row.name),
                Column[RunActivity](
                    _("Vanaf"), lambda row: dates.short_date(row.started_on), width=110
                ),
            ),
            key=lambda row: row.id,
        )
        self.activities.setMinimumHeight(theme.px(36) * 4)
        self.activities.opened.connect(self._open_activity)
        self._no_activities = blocks.EmptyState(
            "cup-line",
            _("Hier komt wat zij zelf organiseert, zoals een koffieochtend."),
            _("Activiteiten kiezen"),
        )
        self._no_activities.acted.connect(self._run)

    def _step(self, to: StreetStatus) -> None:
        chosen = self.streets.key()
        rows = self.work.read(street_lists.rows)
        street = next((row for row in rows if row.id == chosen), None)
        if street is not None:
            StepDialog(self.work, self, street, to).open()

    def _spoke(self) -> None:
        if self.figure is None:
            return
        key, today = self.figure.row.id, self.work.today()
        self.work.attempt(
            Act.EDIT_KEY_FIGURE,
            lambda session: key_figures.spoke(session, key, today, today=today),
            _("Vandaag gesproken."),
        )

    def _edit(self) -> None:
        if self.figure is not None:
            KeyFigureDialog(self.work, self, self.figure.row).open()

    def _stop(self) -> None:
        if self.figure is not None:
            StopDialog(self.work, self, self.figure.row).open()

    def _give(self) -> None:
        if self.figure is not None:
            GiveStreetDialog(self.work, self, self.figure.row).open()

    def _run(self) -> None:
        if self.figure is not None:
            ActivitiesDialog(self.work, self, self.figure).open()

    def _open_activity(self, activity_id: object) -> None:
        self.work.go("activities", activity_id)

    def _open_resident(self) -> None:
        if self.figure is not None:
            self.work.go("residents", self.figure.row.person_id)

    def _open_volunteer(self) -> None:
        if self.figure is not None:
            self.work.go("volunteers", self.figure.row.person_id)


def _facts(found: KeyFigureCard) -> list[str]:
    fields = found.row.fields
    day = dates.short_date
    often = "" if fields.frequency is None else labels.label(fields.frequency)
    lines = (
        (fields.since, _("Sleutelfiguur sinds {date}.").format(date=day(fields.since))),
        (often, _("Contact met de Spil: {often}.").format(often=often)),
        (
            fields.last_spoken_on,
            _("Laatst gesproken op {date}.").format(date=day(fields.last_spoken_on)),
        ),
        (
            fields.independent_since,
            _("Zelfstandig sinds {date}.").format(date=day(fields.independent_since)),
        ),
        (
            True,
            _("Geheimhouding afgesproken op {date}.").format(date=day(fields.confidentiality_on))
            if fields.confidentiality_on
            else _("Spreek nog geheimhouding af: zij hoort veel."),
        ),
    )
    return [line for known, line in lines if known]
