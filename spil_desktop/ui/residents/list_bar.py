"""The bar above the list of residents: which list it is, and what can be done with it."""

from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtWidgets import QMenu, QWidget

from spil_desktop.language import _
from spil_desktop.rules.queries import Role
from spil_desktop.rules.vocabulary import Act, ParticipantStatus
from spil_desktop.services import lists
from spil_desktop.services.residents import ResidentRow
from spil_desktop.ui import icons
from spil_desktop.ui.lists.bulk import BulkDialog
from spil_desktop.ui.lists.dialogs import ColumnsDialog, ListDialog
from spil_desktop.ui.residents import columns
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import CodeBox, FlowLayout, Line
from spil_desktop.ui.shared.tables import RecordTable

_NAME: Final = 240
"""Width for the name, at 100 % text."""

if TYPE_CHECKING:
    from spil_desktop.services.lists import ListRow
    from spil_desktop.ui.work import Work


class ListedPage(Protocol):
    """The page above whose list the bar stands."""

    text: Line
    status: CodeBox[ParticipantStatus]
    table: RecordTable[ResidentRow]

    def reload(self) -> None:
        """Read again what is asked for."""

    def make_room(self, width: int) -> None:
        """Give the list at least `width`, at 100 % text."""


class ListBar(QWidget):
    """Buttons for lists; the name and the buttons of a kept list only while one is open."""

    def __init__(self, work: "Work", page: ListedPage) -> None:
        super().__init__()
        self._work = work
        self._page = page
        self._columns: tuple[str, ...] = columns.USUAL
        self.known: ListRow | None = None
        self.compose_button = blocks.button(_("Lijst samenstellen"), "filter-3-line", "quiet")
        self.columns_button = blocks.button(_("Kolommen"), "layout-column-line", "quiet")
        self.many_button = blocks.button(_("Voor meer tegelijk"), "checkbox-multiple-line", "quiet")
        self.list_button = blocks.button(_("Deze lijst"), "list-check", "quiet")
        self.list_button.setMenu(self._make_menu())
        self.close_button = blocks.button(_("Alle bewoners"), "close-line", "quiet")
        self.name = blocks.label("", "heading", wrap=False)
        flow = FlowLayout()
        flow.addWidget(self.name)
        for button, do in (
            (self.compose_button, self.compose),
            (self.columns_button, self.choose_columns),
            (self.many_button, self.act),
            (self.close_button, self._close),
        ):
            button.clicked.connect(do)
            flow.addWidget(button)
        flow.addWidget(self.list_button)
        self.setLayout(flow)
        self.refresh()

    def _make_menu(self) -> QMenu:
        """Return what can be done with an open list itself."""
        menu = QMenu(self)
        self.up = menu.addAction(icons.icon("arrow-up-line"), _("Omhoog"))
        self.down = menu.addAction(icons.icon("arrow-down-line"), _("Omlaag"))
        self.away = menu.addAction(icons.icon("delete-bin-line"), _("Lijst weghalen"))
        self.up.triggered.connect(self._up)
        self.down.triggered.connect(self._down)
        self.away.triggered.connect(self._remove)
        return menu

    @property
    def number(self) -> int | None:
        """The number of the open list."""
        return self.known.id if self.known else None

    def refresh(self) -> None:
        """Show the open list as it is stored now; one that is gone closes."""
        number = self.number
        if number is not None:
            found = self._work.read(lists.rows)
            self.known = next((row for row in found if row.id == number), None)
        known = self.known
        self.name.setText(known.fields.name if known else "")
        self.name.setVisible(known is not None)
        self.compose_button.setText(_("Lijst wijzigen") if known else _("Lijst samenstellen"))
        for button in (self.list_button, self.close_button):
            button.setVisible(known is not None)

    def open(self, number: object) -> None:
        """Open a kept list: its words in the line, its columns in the table."""
        found = self._work.read(lists.rows)
        self.known = next((row for row in found if row.id == number), None)
        if self.known is None:
            return
        self._page.status.set_value(None)
        self._show_columns(self.known.fields.columns or columns.USUAL)
        self._page.text.set_state(self.known.fields.query)
        self._page.reload()

    def leave(self) -> None:
        """Go back to the list of everyone."""
        if self.known is not None:
            self.known = None
            self._show_columns(columns.USUAL)
        self.refresh()

    def compose(self) -> None:
        """Open the form that writes query words; of an open list to change it."""
        dialog = ListDialog(self._work, self, self._page.text.value() or "", self.known)
        dialog.saved.connect(self._composed)
        dialog.open()

    def choose_columns(self) -> None:
        """Choose what is shown beside the name; an open list keeps it."""
        dialog = ColumnsDialog(self._work, self, columns.all_names(), self._columns)
        dialog.chosen.connect(self._keep_columns)
        dialog.open()

    def act(self) -> None:
        """Do one thing for the chosen rows, or for everyone in the list."""
        table = self._page.table
        some = table.chosen_rows()
        rows = some if len(some) > 1 else table.rows()
        if rows:
            BulkDialog(self._work, self, [row.person_id for row in rows]).open()

    def _composed(self, result: object) -> None:
        if isinstance(result, int):
            kept = self._work.read(lambda session: lists.find(session, result))
            page = "residents" if kept.role is Role.RESIDENT else "volunteers"
            self._work.go(page, ["list", result])
        else:
            self.leave()
            self._page.text.set_state(str(result))
            self._page.reload()

    def _show_columns(self, names: tuple[str, ...]) -> None:
        if names != self._columns:
            self._columns = names
            shown = columns.chosen(names)
            self._page.table.set_columns(shown)
            self._page.make_room(_NAME + sum(column.width for column in shown))

    def _keep_columns(self, chosen: tuple[str, ...]) -> None:
        self._show_columns(chosen)
        self._page.reload()
        number = self.number
        if number is not None:
            self._work.attempt(
                Act.EDIT_LIST,
                lambda session: lists.choose_columns(session, number, chosen),
                _("De kolommen horen nu bij deze lijst."),
            )

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        number = self.number
        if number is not None:
            self._work.attempt(
                Act.EDIT_LIST,
                lambda session: lists.move(session, number, by),
                _("De volgorde is gewijzigd."),
            )

    def _remove(self) -> None:
        number = self.number
        if number is not None:
            self._close()
            self._work.attempt(
                Act.EDIT_LIST,
                lambda session: lists.remove(session, number),
                _("De lijst is weg."),
            )

    def _close(self) -> None:
        self.leave()
        self._page.text.set_state("")
        self._page.reload()
