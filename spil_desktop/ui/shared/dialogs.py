"""Dialogs: forms that keep a draft and show what is refused, and questions asked once."""

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.services import drafts
from spil_desktop.texts import problems
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Note, Tone
from spil_desktop.ui.shared.forms import Form
from spil_desktop.ui.work import Work

_KEEP_AFTER_MS: Final = 1000


class Dialog(QDialog):
    """A dialog in the program's way: opened with `.open()`, freed when closed, closed at lock."""

    def __init__(self, work: Work, title: str, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.work = work
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        air = theme.px(24)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(air, air, air, air)
        self.body.setSpacing(theme.px(16))
        words = blocks.title(title)
        self.body.addWidget(words)
        words.ensurePolished()
        words.setWordWrap(words.sizeHint().width() > self.minimumWidth() - 2 * air)
        work.locking.connect(self.before_lock)

    def fit_words(self) -> None:
        """Take the height that everything needs; call it last when a form stands in the dialog."""
        _polish(self)
        wide = max(self.minimumWidth(), self.sizeHint().width())
        self.resize(wide, self.body.totalHeightForWidth(wide))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys also what is only read."""
        if not blocks.turn_page(self, event):
            super().keyPressEvent(event)

    def before_lock(self) -> None:
        """Close without a question; the store closes next."""
        self.done(QDialog.DialogCode.Rejected)


class FormDialog(Dialog):
    """A dialog around one `form`; subclasses fill the form and write in `save`.

    What is typed is kept as a draft, at most a second later, and offered again the next time
    (also after a crash or the lock). `draft` names it, for instance "need:12"; without a name
    nothing is kept. A SpilError raised by `save` is shown at the field that it names.
    """

    saved = Signal(object)
    """What `save` returned, for instance the id of the new record."""

    def __init__(
        self, work: Work, title: str, parent: QWidget, *, save: str = "", draft: str = ""
    ) -> None:
        super().__init__(work, title, parent)
        self.form = Form()
        self._draft = draft
        self._touched = False
        self._start: dict[str, Any] = {}
        self._found: Note | None = None
        self._problem = Note("", Tone.DANGER)
        self._problem.hide()
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_AFTER_MS)
        self._keeper.timeout.connect(self.keep_draft)
        self._scroll = blocks.scrolled(self.form)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._problem)
        self.save_button = blocks.button(save or _("Opslaan"), kind="primary")
        self.save_button.setDefault(True)
        self.cancel_button = blocks.button(_("Annuleren"))
        self.buttons = blocks.row(1, self.cancel_button, self.save_button)
        self.body.addLayout(self.buttons)
        self.save_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.form.edited.connect(self._touch)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self.accept)

    def save(self) -> object:
        """Write what `form` holds and return what `saved` should carry. Raises SpilError."""
        raise NotImplementedError

    def ready(self) -> None:
        """Call at the end of `__init__`: fits the size and brings a draft back."""
        self.fit()
        self._start = self.form.state()
        self._bring_back()
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.setFocus()
        self._touched = False

    def fit(self) -> None:
        """Take the size that the form needs now: also when rows came or words grew."""
        _polish(self)
        screen = self.screen().availableGeometry()
        wide = max(self.minimumWidth(), self.form.sizeHint().width() + theme.px(64))
        rest = self._around(wide)
        high = self.form.heightForWidth(wide - theme.px(64)) + rest + theme.px(8)
        self.resize(wide, min(high, round(screen.height() * 0.9)))

    def _around(self, wide: int) -> int:
        """Return how high all but the form is: words may take several lines."""
        high = self.body.totalHeightForWidth(wide) if self.body.hasHeightForWidth() else 0
        return max(high, self.body.totalSizeHint().height()) - self._scroll.sizeHint().height()

    def is_changed(self) -> bool:
        """Say whether something differs from what the form began with."""
        return self.form.state() != self._start

    def accept(self) -> None:
        """Check, save and close; stay open with the problem shown when it is refused."""
        self._problem.hide()
        if not self.form.check():
            return
        self._keeper.stop()
        try:
            result = self.save()
        except SpilError as error:
            self.show_error(error)
            return
        self._drop_draft()
        self.saved.emit(result)
        super().accept()

    def reject(self) -> None:
        """Close; ask once when something was typed."""
        self._keeper.stop()
        if not self.is_changed():
            self._drop_draft()
            super().reject()
            return
        question = Question(
            self,
            _("Wat je hebt ingevuld, is nog niet opgeslagen."),
            _("Weggooien"),
            danger=True,
            other=_("Later verder") if self._draft else "",
        )
        question.agreed.connect(self._throw_away)
        question.chosen_other.connect(self._leave)
        question.open()

    def show_error(self, error: SpilError) -> None:
        """Show a refusal at its field, or above the buttons when it names none."""
        if not self.form.show_error(error):
            self._problem.set_text(problems.sentence(error))
            self._problem.show()

    def before_draft(self, state: dict[str, Any]) -> None:
        """Make the inputs that a draft knows and the form does not have yet."""

    def keep_draft(self) -> None:
        """Keep what stands in the form now."""
        if self._draft and self._touched and self.work.is_open:
            name, state = self._draft, self.form.state()
            self.work.keep(lambda session: drafts.keep(session, name, state))
            self._touched = False

    def before_lock(self) -> None:
        self._keeper.stop()
        if self.is_changed():
            self.keep_draft()
        self.done(QDialog.DialogCode.Rejected)

    def _touch(self) -> None:
        self._touched = True
        if self._draft and not self._keeper.isActive():
            self._keeper.start()

    def _bring_back(self) -> None:
        if not self._draft:
            return
        name = self._draft
        found = self.work.read(lambda session: drafts.find(session, name))
        if not found:
            return
        self.before_draft(found)
        self.form.set_state(found)
        again = blocks.button(_("Leeg beginnen"), kind="quiet")
        again.clicked.connect(self._begin_again)
        self._found = Note(
            _("Dit had je al ingevuld. Je kunt verder waar je was."), Tone.ACCENT, again
        )
        self.body.insertWidget(1, self._found)

    def _begin_again(self) -> None:
        self.form.set_state(self._start)
        self._drop_draft()
        if self._found is not None:
            self._found.hide()

    def _drop_draft(self) -> None:
        self._keeper.stop()
        if self._draft and self.work.is_open:
            name = self._draft
            self.work.keep(lambda session: drafts.drop(session, name))
        self._touched = False

    def _throw_away(self) -> None:
        self._drop_draft()
        super().reject()

    def _leave(self) -> None:
        self._touched = True
        self.keep_draft()
        super().reject()


class Question(QDialog):
    """Asks once before something that cannot simply be undone; names what goes."""

    agreed = Signal()
    chosen_other = Signal()

    def __init__(
        self, parent: QWidget, text: str, agree: str, *, danger: bool = False, other: str = ""
    ) -> None:
        super().__init__(parent.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Spil")
        self.setMinimumWidth(theme.px(400))
        air = theme.px(24)
        body = QVBoxLayout(self)
        body.setContentsMargins(air, air, air, air)
        body.setSpacing(theme.px(20))
        self.words: QLabel = blocks.label(text)
        body.addWidget(self.words)
        self.cancel_button = blocks.button(_("Terug"))
        self.agree_button = blocks.button(agree, kind="danger" if danger else "primary")
        self.other_button: QPushButton = blocks.button(other)
        self.other_button.setVisible(bool(other))
        body.addLayout(blocks.row(1, self.cancel_button, self.other_button, self.agree_button))
        self.cancel_button.clicked.connect(self.reject)
        self.agree_button.clicked.connect(self._agree)
        self.other_button.clicked.connect(self._other)
        (self.cancel_button if danger else self.agree_button).setFocus()

    def _agree(self) -> None:
        self.agreed.emit()
        self.accept()

    def _other(self) -> None:
        self.chosen_other.emit()
        self.accept()


def _polish(dialog: QWidget) -> None:
    """Give everything inside its style, else sizes are told in the font from before it."""
    for part in dialog.findChildren(QWidget):
        part.ensurePolished()
