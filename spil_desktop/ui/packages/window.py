"""The window for who reads packages: opens them without a store, and keeps nothing of them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QTabWidget, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _, ngettext
from spil_desktop.texts import findings, numbers, pilots, problems
from spil_desktop.ui import theme
from spil_desktop.ui.packages.check import CheckView, tone
from spil_desktop.ui.packages.compare import CompareView
from spil_desktop.ui.packages.export import AnalysisDialog
from spil_desktop.ui.packages.help import HelpDialog
from spil_desktop.ui.packages.opened import OpenedPackage, OpenedPackages
from spil_desktop.ui.packages.report import CodesView, ReportView
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import EmptyState, Note, Tone
from spil_desktop.ui.shared.tables import Column, RecordTable, TableOrEmpty

_LEFT: Final = 334


class PackagesWindow(QMainWindow):
    """Packages at the left; of the chosen one its check, report and codes; all side by side."""

    closed = Signal()

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        super().__init__()
        theme.dress(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Pakketten bekijken – Spil"))
        self.setAcceptDrops(True)
        self.resize(1180, 780)
        self.setMinimumSize(760, 520)
        self.opened = OpenedPackages()
        self._shown: dict[int, tuple[object]] = {}
        self._make_parts()
        self._lay_out()
        for text, keys, do in (
            (_("Pakket openen"), "Ctrl+O", self.choose_files),
            (_("Pakket sluiten"), "Del", self.close_package),
            (_("Meenemen voor analyse"), "Ctrl+Shift+E", self.export),
            (_("Hulp"), "F1", self.help),
            (_("Sluiten"), "Ctrl+W", self.close),
        ):
            self._command(text, keys, do)
        self._fill()
        self.open_files(paths)
        self._show()

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open the packages at `paths`; the note tells which can't be read or are double."""
        told: list[str] = []
        for path in paths:
            try:
                opened = self.opened.open(path)
            except SpilError as error:
                told.append(problems.sentence(error))
                continue
            told += [
                pilots.likely_double(each.checked.path.name, path.name)
                for each in self.opened.like(opened)
            ]
            self._fill()
            self.table.clearSelection()
            self.table.choose(opened.number)
        self.note.set_text("\n".join(told))
        self.note.setVisible(bool(told))

    def choose_files(self) -> None:
        """Ask which packages to open."""
        dialog = QFileDialog(self, _("Pakketten openen"), str(Path.home()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([_("Pakketten (*.zip)"), _("Alle bestanden (*)")])
        dialog.filesSelected.connect(self._files_chosen)
        dialog.open()

    def close_package(self) -> None:
        """Show the chosen packages no more; the files stay as they are."""
        for row in self.table.chosen_rows():
            self.opened.close(row.number)
        self.note.hide()
        self._fill()
        self.table.choose_first()
        self._show()

    def export(self) -> None:
        """Take along what is shown: the pilots side by side, or the chosen package."""
        row = self._chosen()
        release = row.checked.release if row is not None else None
        side_by_side = self.tabs.currentWidget() is self.compare_place
        shown = self.compare.comparison if side_by_side else release
        if shown is not None:
            dialog = AnalysisDialog(self, shown)
            dialog.written.connect(self._written)
            dialog.open()

    def help(self) -> None:
        """Explain this window."""
        HelpDialog(self).open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.open_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    def _make_parts(self) -> None:
        self.open_button = blocks.button(_("Pakket openen"), "folder-open-line", "primary")
        self.export_button = blocks.button(_("Meenemen voor analyse"), "download-line")
        self.help_button = blocks.button(_("Hulp"), "question-line", "quiet")
        self.note = Note("", Tone.DANGER)
        self.note.hide()
        self.table: RecordTable[OpenedPackage] = RecordTable(
            _("Pakketten"),
            (
                Column[OpenedPackage](_("Pakket"), _name, below=_from),
                Column[OpenedPackage](_("Controle"), _state, width=152, tone=_tone),
            ),
            key=lambda row: row.number,
        )
        self.table.let_choose_many()
        self.empty = EmptyState(
            "archive-line",
            _(
                "Open een pakket (.zip) dat je van een organisatie kreeg. "
                "Er is geen wachtzin nodig."
            ),
        )
        self.report, self.check = ReportView(), CheckView()
        self.codes, self.compare = CodesView(), CompareView()
        self.report_place = blocks.scrolled(self.report)
        self.check_place = blocks.scrolled(self.check)
        self.compare_place = blocks.scrolled(self.compare)
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(_("Wat je van het pakket ziet"))
        for place, name in (
            (self.report_place, _("Verslag")),
            (self.check_place, _("Controle")),
            (self.compare_place, _("Naast elkaar")),
            (self.codes, _("Codes")),
        ):
            self.tabs.addTab(place, name)
            place.setContentsMargins(0, theme.px(12), 0, 0)
        self.open_button.clicked.connect(self.choose_files)
        self.export_button.clicked.connect(self.export)
        self.help_button.clicked.connect(self.help)
        self.check.trusted.connect(self._trust)
        self.table.chosen.connect(self._choose)
        self.table.selectionModel().selectionChanged.connect(self._show)
        self.tabs.currentChanged.connect(self._show)

    def _lay_out(self) -> None:
        self.hint = blocks.quiet(
            _(
                "Naast elkaar staan alle pakketten, of alleen die je samen kiest met Ctrl of "
                "Shift. Met Delete sluit je een pakket."
            )
        )
        left = blocks.holder(blocks.column(TableOrEmpty(self.table, self.empty), self.hint))
        left.setMinimumWidth(theme.px(_LEFT))
        split = QSplitter()
        split.setHandleWidth(theme.px(12))
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.tabs)
        split.setSizes([theme.px(_LEFT), theme.px(800)])
        head = blocks.row(
            blocks.title(_("Pakketten bekijken")),
            1,
            self.help_button,
            self.export_button,
            self.open_button,
        )
        whole = blocks.column(head, self.note, split, gap=12)
        inside = QWidget()
        inside.setLayout(whole)
        air = theme.px(24)
        whole.setContentsMargins(air, theme.px(16), air, theme.px(16))
        whole.setStretchFactor(split, 1)
        self.setCentralWidget(inside)
        self.open_button.setFocus()

    def _command(self, text: str, keys: str, do: Callable[[], object]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(do)
        self.addAction(action)

    def _fill(self) -> None:
        self.table.set_rows(self.opened.packages)
        for part in (self.tabs, self.hint):
            part.setVisible(bool(self.opened.packages))

    def _show(self, *_changed: object) -> None:
        """Show the chosen package in the tab that is looked at; the others when they are."""
        row = self._chosen()
        tab = self.tabs.currentWidget()
        wanted = self._side_by_side() if tab is self.compare_place else row
        if self._shown.get(self.tabs.currentIndex()) != (wanted,):
            self._shown[self.tabs.currentIndex()] = (wanted,)
            self._fill_tab(tab, row)
        one = row is not None and row.is_valid
        side_by_side = tab is self.compare_place
        self.export_button.setEnabled(self.compare.comparison is not None if side_by_side else one)

    def _fill_tab(self, tab: QWidget, row: OpenedPackage | None) -> None:
        release = row.checked.release if row is not None else None
        if tab is self.compare_place:
            self.compare.show_packages([each.checked for each in self._side_by_side()])
        elif tab is self.check_place:
            self.check.show_package(row)
        elif tab is self.codes:
            self.codes.show_release(release)
        elif release is None:
            self.report.clear()
        else:
            self.report.show_release(release)

    def _chosen(self) -> OpenedPackage | None:
        return self.table.row() if self.opened.packages else None

    def _side_by_side(self) -> tuple[OpenedPackage, ...]:
        """Return the packages to compare: those that are chosen together, else all."""
        chosen = self.table.chosen_rows()
        return tuple(chosen if len(chosen) > 1 else self.opened.packages)

    def _choose(self, _key: object) -> None:
        """Turn to the check of a package that has nothing else to show."""
        row = self._chosen()
        if row is not None and not row.is_valid and self.tabs.currentWidget() is self.report_place:
            self.tabs.setCurrentWidget(self.check_place)
        self._show()

    def _trust(self) -> None:
        row = self.table.row()
        if row is None:
            return
        try:
            self.opened.trust(row)
        except SpilError as error:
            self.note.set_text(problems.sentence(error))
            self.note.show()
        self._fill()
        self._show()

    def _files_chosen(self, names: list[str]) -> None:
        self.open_files([Path(name) for name in names])

    def _written(self, paths: tuple[Path, ...]) -> None:
        count = len(paths)
        text = ngettext("{count} bestand gemaakt.", "{count} bestanden gemaakt.", count)
        self.statusBar().showMessage(text.format(count=count))


def _name(row: OpenedPackage) -> str:
    release = row.checked.release
    return row.checked.path.name if release is None else numbers.enumeration(release.areas)


def _from(row: OpenedPackage) -> str:
    release, seal = row.checked.release, row.checked.seal
    if release is None:
        return _("niet te lezen")
    by = seal.organisation if seal is not None else ""
    return ", ".join(part for part in (release.period.code, by) if part)


def _state(row: OpenedPackage) -> str:
    return findings.state(row.trust, valid=row.is_valid)


def _tone(row: OpenedPackage) -> Tone:
    return tone(row.trust) if row.is_valid else Tone.DANGER
