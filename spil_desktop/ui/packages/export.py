"""Taking figures along for analysis: in which forms, and where."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import analysis
from spil_desktop.files.analysis import Form
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.rules.release import Release
from spil_desktop.texts import pilots, problems
from spil_desktop.texts import release as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.fields import Line, Tick


class AnalysisDialog(QDialog):
    """Asks for forms and a folder and writes there; `written` carries the paths."""

    written = Signal(object)

    def __init__(self, parent: QWidget, shown: Release | PilotComparison) -> None:
        super().__init__(parent.window())
        self._shown = shown
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Meenemen voor analyse"))
        self.setMinimumWidth(theme.px(520))
        self.forms = {form: Tick(text) for form, text in _form_words()}
        self.folder = Line(_("Map"))
        self.folder.setAccessibleName(_("Map"))
        self.folder.set_state(str(Path.home()))
        self.pick_button = blocks.button(_("Bladeren"), "folder-line")
        self.problem = Note("", Tone.DANGER)
        self.problem.hide()
        self.close_button = blocks.button(_("Annuleren"))
        self.write_button = blocks.button(_("Maken"), "download-line", "primary")
        self.write_button.setDefault(True)
        self._lay_out()
        self.pick_button.clicked.connect(self._pick)
        self.close_button.clicked.connect(self.reject)
        self.write_button.clicked.connect(self.write)

    def write(self) -> None:
        """Write the chosen forms; what goes wrong is shown above the buttons."""
        forms = tuple(form for form, tick in self.forms.items() if tick.value())
        folder = self.folder.value()
        if not forms or not folder:
            self._refuse(_("Kies een map en minstens één soort bestand."))
            return
        self.setCursor(Qt.CursorShape.WaitCursor)
        try:
            paths = analysis.write(self._shown, Path(folder).expanduser(), forms)
        except SpilError as error:
            self._refuse(problems.sentence(error))
            return
        finally:
            self.unsetCursor()
        self.written.emit(paths)
        self.accept()

    def _lay_out(self) -> None:
        shown = self._shown
        name = words.title(shown) if isinstance(shown, Release) else pilots.title(shown)
        air = theme.px(24)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(air, air, air, air)
        inside.setSpacing(theme.px(16))
        inside.addWidget(blocks.title(_("Meenemen voor analyse")))
        inside.addWidget(blocks.label(name))
        for tick in self.forms.values():
            tick.setChecked(True)
            inside.addWidget(tick)
        inside.addLayout(blocks.row(self.folder, self.pick_button))
        inside.addWidget(self.problem)
        inside.addLayout(blocks.row(1, self.close_button, self.write_button))

    def _pick(self) -> None:
        dialog = QFileDialog(self, _("Map kiezen"), self.folder.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.set_state)
        dialog.open()

    def _refuse(self, text: str) -> None:
        self.problem.set_text(text)
        self.problem.show()


def _form_words() -> tuple[tuple[Form, str], ...]:
    return (
        (Form.PDF, _("PDF: om op tafel te leggen")),
        (Form.HTML, _("Webpagina: om te lezen")),
        (Form.XLSX, _("Excel: alle tabellen, met echte getallen")),
        (Form.CSV, _("CSV: alle tabellen als tekst")),
        (Form.SAV, _("SPSS (.sav): elke tabel, met labels")),
    )
