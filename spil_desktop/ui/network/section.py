"""The part Netwerk of a resident's file: who is around her now, and at the two measurements."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from spil_desktop.language import _
from spil_desktop.rules import networks as rules
from spil_desktop.rules.networks import Ring, Tie, TieKind
from spil_desktop.services import continuity, households, networks, relations
from spil_desktop.services.cards import PersonCard
from spil_desktop.services.networks import Network
from spil_desktop.texts import continuity as continuity_words
from spil_desktop.texts import dates
from spil_desktop.texts import networks as words
from spil_desktop.ui import theme
from spil_desktop.ui.network.dialogs import EndRelationDialog, RelationDialog
from spil_desktop.ui.network.drawing import NARROWEST, NetworkDrawing
from spil_desktop.ui.network.emergency import EmergencyCardDialog
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import ChoiceBox, FlowLayout
from spil_desktop.ui.shared.sections import Section
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty
from spil_desktop.ui.shared.tabs import FittingTabs
from spil_desktop.ui.work import Work

if TYPE_CHECKING:
    from spil_desktop.services.households import Housemate

_T0, _T1, _NOW = range(3)
_ROWS: Final = 6
"""So many people are listed before the list scrolls."""


class NetworkSection(Section):
    """The drawing and the list of everyone around a resident, what changed, and her household."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(work, parent)
        self.network: Network | None = None
        self._drawn = False
        self.housemates: tuple[Housemate, ...] = ()
        self.body.addWidget(self._make_network())
        self.household = blocks.Card(_("Op dit adres"))
        self._household_body = blocks.column()
        self.household.body.addLayout(self._household_body)
        self.body.addWidget(self.household)
        self.faces = blocks.quiet("")
        self.body.addWidget(blocks.Card(_("Continuïteit"), self.faces))

    def show_card(self, card: PersonCard) -> None:
        """Show this part; of someone else it begins with how it is now."""
        if self.card is not None and self.card.person_id != card.person_id:
            self.days.setCurrentIndex(_NOW)
        super().show_card(card)

    def fill(self, card: PersonCard) -> None:
        part = card.participant
        if part is None:
            return
        number, person_id, today = part.id, card.person_id, self.work.today()
        self.network = self.work.read(lambda session: networks.read(session, number, today=today))
        self.housemates = self.work.read(
            lambda session: households.at_same_address(session, person_id)
        )
        self._show_days(self.network, today)
        self._show_network()
        self._show_household()
        found = self.work.read(lambda session: continuity.of_participant(session, number))
        self.faces.setText(continuity_words.sentence(found.buddies, found.connectors))

    def add(self) -> None:
        """Ask who is around her."""
        if self.card and self.card.participant:
            RelationDialog(self.work, self, self.card.participant.id).open()

    def edit(self) -> None:
        """Change the chosen tie: a relation here, a match or an activity on its own page."""
        tie = self.table.row()
        if tie is None or self.card is None or self.card.participant is None:
            return
        if tie.kind is TieKind.MATCH:
            self.work.go("matching", ["match", tie.id])
        elif tie.kind is TieKind.ACTIVITY:
            self.work.go("activities", tie.id)
        else:
            relation = self.work.read(lambda session: relations.card(session, tie.id))
            RelationDialog(self.work, self, self.card.participant.id, relation).open()

    def end(self) -> None:
        """Ask from which day the chosen relation is over."""
        tie = self.table.row()
        if tie is not None and tie.kind is TieKind.RELATION:
            EndRelationDialog(self.work, self, tie.id, tie.name).open()

    def print_card(self) -> None:
        """Show the emergency card, to save it as a PDF."""
        if self.card and self.card.participant:
            EmergencyCardDialog(self.work, self, self.card.participant.id).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the drawing out where it cannot be read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.drawing.setVisible(self._drawn and self.width() >= theme.px(NARROWEST))

    def _make_network(self) -> QWidget:
        self.tabs = FittingTabs(_("Welke dag"), ("T0", "T1", _("Nu")))
        self.days = self.tabs.bar
        self.days.setCurrentIndex(_NOW)
        self.rings = ChoiceBox(
            ((Ring.NEARNESS, _("Ringen: hoe dichtbij")), (Ring.STRENGTH, _("Ringen: hoe hecht")))
        )
        self.rings.setAccessibleName(_("Wat de ringen zeggen"))
        self.drawing = NetworkDrawing()
        self.change = blocks.label("")
        self._make_table()
        self.empty = blocks.EmptyState(
            "group-2-line",
            _("Hier komt wie er om de bewoner heen staat: familie, buren, maatjes, activiteiten."),
            _("Iemand toevoegen"),
        )
        self.empty.acted.connect(self.add)
        self.listed = TableOrEmpty(self.table, self.empty)
        self.days.currentChanged.connect(self._show_network)
        self.rings.edited.connect(self._show_network)
        self.drawing.chosen.connect(self._choose_in_list)
        self.drawing.opened.connect(self.edit)
        top = FlowLayout()
        top.addWidget(self.tabs)
        top.addWidget(self.rings)
        return blocks.Card(
            _("Netwerk"), top, self.drawing, self.change, self.listed, self._buttons()
        )

    def _make_table(self) -> None:
        self.table: RecordTable[Tie] = RecordTable(
            _("Wie er om de bewoner heen staat"),
            (
                Column[Tie](
                    _("Wie"), lambda tie: tie.name, below=words.describe, hint=words.describe
                ),
                Column[Tie](
                    _("Sinds"),
                    lambda tie: dates.short_date(tie.since) if tie.since else _("al langer"),
                    sort=lambda tie: tie.since or date.min,
                    width=110,
                    quiet=True,
                ),
            ),
            key=lambda tie: tie.key,
        )
        self.table.chosen.connect(self._choose_in_drawing)
        self.table.opened.connect(self.edit)

    def _buttons(self) -> FlowLayout:
        self.add_button = blocks.button(_("Iemand toevoegen"), "user-add-line")
        self.edit_button = blocks.button(_("Wijzigen"), "edit-line")
        self.end_button = blocks.button(_("Beëindigen"), "user-unfollow-line")
        self.card_button = blocks.button(_("Noodkaart"), "first-aid-kit-line")
        flow = FlowLayout()
        for button, do in (
            (self.add_button, self.add),
            (self.edit_button, self.edit),
            (self.end_button, self.end),
            (self.card_button, self.print_card),
        ):
            button.clicked.connect(do)
            flow.addWidget(button)
        return flow

    def _show_days(self, network: Network, today: date) -> None:
        """Write the days in the tabs; a day that is to come cannot be chosen yet."""
        for at, name, day in ((_T0, "T0", network.t0), (_T1, "T1", network.t1)):
            self.tabs.set_tab(at, f"{name} · {dates.short_date(day)}", enabled=day <= today)
        if not self.days.isTabEnabled(self.days.currentIndex()):
            self.days.setCurrentIndex(_NOW)

    def _show_network(self) -> None:
        network, today = self.network, self.work.today()
        if network is None:
            return
        day = (network.t0, network.t1, today)[self.days.currentIndex()]
        shown = rules.on(network.ties, day)
        self._drawn = bool(shown)
        self._fit()
        self.drawing.show_network(network.name, shown, self.rings.value())
        self.table.set_rows(shown)
        high = theme.px(52) * min(max(len(shown), 1), _ROWS) + theme.px(36) + theme.px(12)
        self.listed.setFixedHeight(high if shown else theme.px(220))
        self.table.choose_first()
        self._choose_in_drawing()
        self.change.setText(self._changed(network, today))

    def _changed(self, network: Network, today: date) -> str:
        """Say what changed between the two measurements, or until now when T1 is to come."""
        last = min(network.t1, today)
        change = rules.change(rules.on(network.ties, network.t0), rules.on(network.ties, last))
        if network.t1 <= today:
            return words.changed(change)
        return words.changed_since(change)

    def _show_household(self) -> None:
        blocks.clear(self._household_body)
        self.household.setVisible(bool(self.housemates))
        for mate in self.housemates:
            button = blocks.button(mate.name, "home-heart-line")
            button.setProperty("person", mate.person_id)
            button.setToolTip(_("Dossier openen"))
            button.setEnabled(mate.participant_id is not None)
            button.clicked.connect(self._open_housemate)
            self._household_body.addLayout(blocks.row(button, 1))

    def _open_housemate(self) -> None:
        self.work.go("residents", self.sender().property("person"))

    def _choose_in_list(self, key: object) -> None:
        if key is not None:
            self.table.choose(key)

    def _choose_in_drawing(self) -> None:
        tie = self.table.row()
        self.drawing.choose(tie.key if tie else None)
        self.edit_button.setEnabled(tie is not None)
        self.edit_button.setText(
            _("Wijzigen") if tie is None or tie.kind is TieKind.RELATION else _("Openen")
        )
        self.end_button.setEnabled(tie is not None and tie.kind is TieKind.RELATION)
