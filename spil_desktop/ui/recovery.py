"""The recovery key on screen and on paper."""

import secrets
from html import escape
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from spil_desktop.language import _
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Card
from spil_desktop.ui.shared.fields import Line
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.shared.places import ask_place

_COLUMNS: Final = 5


class KeySheet(Card):
    """Shows the groups of the key, numbered, with buttons to print and to save them."""

    def __init__(self, printed_key: str, name: str) -> None:
        """`name` is what the paper says it belongs to, for instance the area."""
        super().__init__()
        self._key = printed_key
        self._name = name
        self._done = blocks.quiet("")
        self._done.hide()
        grid = QGridLayout()
        grid.setSpacing(theme.px(8))
        for number, group in enumerate(printed_key.split("-")):
            words = blocks.label(group, "key", wrap=False)
            words.setAccessibleName(
                _("Groep {number}: {group}").format(number=number + 1, group=" ".join(group))
            )
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
            cell = blocks.row(blocks.quiet(str(number + 1)), words, 1)
            grid.addLayout(cell, number // _COLUMNS, number % _COLUMNS)
        self.body.addLayout(grid)
        self.print_button = blocks.button(_("Afdrukken …"), "printer-line")
        self.save_button = blocks.button(_("Opslaan als bestand …"), "save-3-line")
        self.body.addLayout(blocks.row(self.print_button, self.save_button, 1))
        self.body.addWidget(self._done)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_file)

    def paper(self) -> QTextDocument:
        """Return the sheet to print: what it is, the key, and where to keep it."""
        groups = self._key.split("-")
        rows = "".join(
            "<tr>"
            + "".join(
                f"<td style='padding:8px'>{at + 1}&nbsp;&nbsp;<b>{escape(groups[at])}</b></td>"
                for at in range(start, min(start + _COLUMNS, len(groups)))
            )
            + "</tr>"
            for start in range(0, len(groups), _COLUMNS)
        )
        paper = QTextDocument()
        paper.setHtml(
            f"<h1>{escape(_('Herstelsleutel van Spil'))}</h1>"
            f"<p>{escape(self._name)}</p><table style='font-size:14pt'>{rows}</table>"
            f"<p>{escape(advice())}</p>"
        )
        return paper

    def save(self, name: str) -> None:
        """Write the key as text to the file called `name`."""
        text = "\n".join((_("Herstelsleutel van Spil"), self._name, self._key, advice(), ""))
        try:
            Path(name).write_text(text, encoding="utf-8")
        except OSError:
            self._tell(_("Opslaan lukt daar niet. Kies een andere map."))
            return
        self._tell(_("Opgeslagen. Zet dit bestand niet op dezelfde computer als Spil."))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog  # noqa: PLC0415 - only to print

        dialog = QPrintDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._printed)
        self._dialog = dialog
        QDialog.open(dialog)

    def _printed(self, result: int) -> None:
        if result != QDialog.DialogCode.Accepted:
            return
        self.paper().print_(self._dialog.printer())
        self._tell(_("Naar de printer gestuurd."))

    def _ask_file(self) -> None:
        ask_place(
            self.window(),
            _("Waar komt de herstelsleutel?"),
            _("herstelsleutel-spil.txt"),
            self.save,
        )

    def _tell(self, text: str) -> None:
        self._done.setText(text)
        self._done.show()


class KeyCheck(QWidget):
    """Asks for two groups of the key, so that it is surely on paper."""

    def __init__(self, printed_key: str) -> None:
        super().__init__()
        groups = printed_key.split("-")
        first = secrets.randbelow(len(groups) // 2)
        second = len(groups) // 2 + secrets.randbelow(len(groups) - len(groups) // 2)
        self.wanted = {first + 1: groups[first], second + 1: groups[second]}
        self.form = Form()
        self.lines = {
            number: self.form.add(
                str(number),
                _("Groep {number} van je papier").format(number=number),
                Line("XXXX"),
            )
            for number in self.wanted
        }
        self.setLayout(blocks.column(self.form))

    def check(self) -> bool:
        """Say whether both groups are right; show which is not."""
        self.form.clear_problems()
        for number, line in self.lines.items():
            if (line.value() or "").upper() != self.wanted[number]:
                self.form.show_problem(
                    str(number), _("Dit is niet wat op je papier hoort te staan.")
                )
        return not self.form.has_problems()


def advice() -> str:
    """Return where a recovery key belongs."""
    return _(
        "Met deze sleutel gaat het bestand open als de wachtzin vergeten is. Bewaar hem achter "
        "slot, niet bij de computer. Wie hem heeft, kan alles lezen."
    )
