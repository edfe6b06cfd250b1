"""Who may be stored already, shown while a registration is typed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.language import _
from spil_desktop.services.doubles import LikelyDouble
from spil_desktop.texts import dates
from spil_desktop.texts import registrations as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone


class DoublesPanel(QWidget):
    """Likely doubles with "dit is dezelfde" and "zijn verschillend"; hidden when there are none.

    `same` carries the chosen double, `different` the person number of who it is not.
    """

    same = Signal(object)
    different = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.shown: tuple[LikelyDouble, ...] = ()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_doubles(self, doubles: tuple[LikelyDouble, ...]) -> None:
        """Show these people; the panel stays as it is when nothing changed."""
        if doubles == self.shown:
            return
        self.shown = doubles
        blocks.clear(self._body)
        for double in doubles:
            self._body.addWidget(_DoubleNote(double, self))
        self.setVisible(bool(doubles))


class KnownAlready(QWidget):
    """Asks, while someone new is typed, whether she is one of those in the store already.

    `same` carries the double that it is; the form says with `take` what that means. `answered`
    tells that the form must look again.
    """

    same = Signal(object)
    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.double: LikelyDouble | None = None
        self.different_from: tuple[int, ...] = ()
        self.panel = DoublesPanel()
        self.panel.same.connect(self.same)
        self.panel.different.connect(self._take_different)
        again = blocks.button(_("Toch niet"), kind="quiet")
        again.clicked.connect(self._take_nobody)
        self.note = blocks.Note("", Tone.GOOD, again)
        self.note.hide()
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.panel)
        inside.addWidget(self.note)

    @property
    def person_id(self) -> int | None:
        """The number of who it is; None for somebody new."""
        return self.double.person_id if self.double else None

    def show_doubles(self, found: tuple[LikelyDouble, ...]) -> None:
        """Show who it may be, but for those who it is not; nobody when that is known."""
        left = (one for one in found if one.person_id not in self.different_from)
        self.panel.show_doubles(() if self.double else tuple(left))

    def take(self, double: LikelyDouble, told: str) -> None:
        """Go on as this person, and say so."""
        self.double = double
        self.note.set_text(told)
        self.note.show()
        self.answered.emit()

    def _take_nobody(self) -> None:
        self.double = None
        self.note.hide()
        self.answered.emit()

    def _take_different(self, person_id: int) -> None:
        self.different_from = (*self.different_from, person_id)
        self.answered.emit()


class _DoubleNote(QWidget):
    """One likely double with its two answers."""

    def __init__(self, double: LikelyDouble, panel: DoublesPanel) -> None:
        super().__init__()
        self._double = double
        self._panel = panel
        same = blocks.button(_("Dit is dezelfde"))
        same.clicked.connect(self._same)
        different = blocks.button(_("Zijn verschillend"))
        different.clicked.connect(self._different)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, theme.px(8))
        inside.addWidget(blocks.Note(_described(double), Tone.WARNING))
        inside.addLayout(blocks.row(same, different, 1))

    def _same(self) -> None:
        self._panel.same.emit(self._double)

    def _different(self) -> None:
        self._panel.different.emit(self._double.person_id)


def _described(double: LikelyDouble) -> str:
    born = (
        dates.short_date(double.birth.date) if double.birth.date else str(double.birth.year or "")
    )
    known = [double.full_name, born, double.address]
    known.append("; ".join(words.likeness(reason) for reason in double.reasons))
    return _("Misschien al bekend: {who}").format(who=" · ".join(part for part in known if part))
