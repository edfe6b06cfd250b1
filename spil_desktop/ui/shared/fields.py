"""Inputs for one value each: lines, dates, code lists, several codes, a choice from many.

Every field gives its value with `value()`, and a plain JSON form of what stands in it with
`state()` and `set_state()`, so that a half-typed form can be kept; it sends `edited`.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, Protocol, TypeVar, cast

from PySide6.QtCore import (
    QDate,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QCompleter,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from spil_desktop.language import _
from spil_desktop.rules.typed_dates import Toward, typed_date
from spil_desktop.rules.vocabulary import Code
from spil_desktop.ui import icons, theme

C = TypeVar("C", bound=Code)


class Field(Protocol):
    """What a form asks of every input."""

    edited: Any

    def value(self) -> Any:
        """Return what was filled in, or None."""
        ...

    def state(self) -> Any:
        """Return what stands in the field as JSON can keep it."""
        ...

    def set_state(self, state: Any) -> None:
        """Put back what `state` returned; None empties the field."""
        ...


class Line(QLineEdit):
    """One line of words; its value is without spaces around it, None when empty."""

    edited = Signal()

    def __init__(self, hint: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.textChanged.connect(self.edited)

    def value(self) -> str | None:
        return self.text().strip() or None

    def state(self) -> str:
        return self.text()

    def set_state(self, state: Any) -> None:
        self.setText(str(state or ""))


class Secret(Line):
    """A passphrase, hidden, with an eye to look at it; it is never kept in a draft."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._eye = QAction(icons.icon("eye-line"), _("Laat zien wat er staat"), self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._look)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> str | None:
        return self.text() or None

    def state(self) -> str:
        return ""

    def _look(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal hands it over
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._eye.setIcon(icons.icon("eye-off-line" if shown else "eye-line"))


class Text(QPlainTextEdit):
    """Several lines of words; Tab leaves the field."""

    edited = Signal()

    def __init__(self, lines: int = 3, hint: str = "") -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(hint)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + theme.px(20))
        self.textChanged.connect(self.edited)

    def value(self) -> str | None:
        return self.toPlainText().strip() or None

    def state(self) -> str:
        return self.toPlainText()

    def set_state(self, state: Any) -> None:
        self.setPlainText(str(state or ""))


class Tick(QCheckBox):
    """Yes or no, with its own words."""

    edited = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.toggled.connect(self.edited)

    def value(self) -> bool:
        return self.isChecked()

    def state(self) -> bool:
        return self.isChecked()

    def set_state(self, state: Any) -> None:
        self.setChecked(bool(state))


class Number(QSpinBox):
    """A whole number; `optional` shows nothing for its lowest value and then means None."""

    edited = Signal()

    def __init__(self, low: int = 0, high: int = 999, *, optional: bool = True) -> None:
        super().__init__()
        self._optional = optional
        self.setRange(low - 1 if optional else low, high)
        if optional:
            self.setSpecialValueText(" ")
            self.setValue(self.minimum())
        self.lineEdit().setTextMargins(theme.px(6), 0, theme.px(6), 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.edited)

    def value(self) -> Any:
        """Return the number, or None when an optional field was left empty."""
        found = super().value()
        return None if self._optional and found == self.minimum() else found

    def state(self) -> int | None:
        return cast("int | None", self.value())

    def set_state(self, state: Any) -> None:
        self.setValue(self.minimum() if state is None else int(state))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the number: a wheel must not change what was typed."""
        event.ignore()


class DateLine(QLineEdit):
    """A day, typed as one likes ("3-5", "dinsdag", "03-05-2025"), shown as dd-mm-jjjj.

    `toward` says where a date without a year lies. `value()` is None both when the field is
    empty and when it holds no date; `is_wrong()` tells the two apart.
    """

    edited = Signal()

    def __init__(self, today: date, toward: Toward = Toward.PAST) -> None:
        super().__init__()
        self._today = today
        self._toward = toward
        self.setPlaceholderText(_("dd-mm-jjjj"))
        self._calendar: QMenu | None = None
        pick = QAction(icons.icon("calendar-line"), _("Kies een dag"), self)
        pick.setShortcut("Alt+Down")
        pick.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        pick.triggered.connect(self._pick)
        self.addAction(pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textChanged.connect(self.edited)

    def value(self) -> date | None:
        return typed_date(self.text(), self._today, self._toward)

    def set_value(self, day: date | None) -> None:
        """Show `day`, or nothing."""
        self.setText("" if day is None else f"{day:%d-%m-%Y}")

    def is_wrong(self) -> bool:
        """Say whether something stands here that is no date."""
        return bool(self.text().strip()) and self.value() is None

    def state(self) -> str:
        return self.text()

    def set_state(self, state: Any) -> None:
        self.setText(str(state or ""))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        day = self.value()
        if day is not None:
            self.set_value(day)
        super().focusOutEvent(event)

    def _pick(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(_("Kalender"))
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        day = self.value() or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        self._calendar = menu
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.set_value(date(day.year(), day.month(), day.day()))
        if self._calendar is not None:
            self._calendar.close()
            self._calendar = None
        self.setFocus()


class CodeBox(QComboBox, Generic[C]):
    """One code of a list, by its Dutch word; typing the first letters finds it."""

    edited = Signal()

    def __init__(
        self, codes: Iterable[C], word: Callable[[C], str], *, empty: str | None = None
    ) -> None:
        """Offer `codes` named by `word`; `empty` is the word for no choice, None forbids that."""
        super().__init__()
        self._codes: dict[str, C] = {}
        self._word = word
        self._empty = empty
        self.set_codes(codes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.currentIndexChanged.connect(self.edited)

    def set_codes(self, codes: Iterable[C]) -> None:
        """Offer `codes` from now on; the choice stays when it is still there."""
        before = self.state()
        self.blockSignals(True)
        self.clear()
        self._codes = {code.value: code for code in codes}
        if self._empty is not None:
            self.addItem(self._empty or "–", "")
        for code in self._codes.values():
            self.addItem(self._word(code), code.value)
        self.set_state(before)
        self.blockSignals(False)

    def value(self) -> C | None:
        return self._codes.get(str(self.currentData() or ""))

    def set_value(self, code: C | None) -> None:
        """Choose `code`."""
        self.set_state("" if code is None else code.value)

    def state(self) -> str:
        return str(self.currentData() or "")

    def set_state(self, state: Any) -> None:
        self.setCurrentIndex(max(0, self.findData(str(state or ""))))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class ChoiceBox(QComboBox):
    """One of a few fixed values that are no code list, each with its words."""

    edited = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self._values = [value for value, _words in choices]
        for _value, words in choices:
            self.addItem(words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.currentIndexChanged.connect(self.edited)

    def value(self) -> Any:
        return self._values[self.currentIndex()]

    def state(self) -> Any:
        return self.value()

    def set_state(self, state: Any) -> None:
        if state in self._values:
            self.setCurrentIndex(self._values.index(state))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class RecordBox(QComboBox):
    """One record of a short list (areas, streets), by its name; the value is its id."""

    edited = Signal()

    def __init__(self, empty: str | None = None) -> None:
        super().__init__()
        self._empty = empty
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_records(())
        self.currentIndexChanged.connect(self.edited)

    def set_records(self, records: Iterable[tuple[int, str]]) -> None:
        """Offer `records` (id, name); the choice stays when it is still there."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        if self._empty is not None:
            self.addItem(self._empty or "–", None)
        for number, name in records:
            self.addItem(name, number)
        self.set_state(before)
        self.blockSignals(False)

    def value(self) -> int | None:
        found = self.currentData()
        return None if found is None else int(found)

    def state(self) -> int | None:
        return self.value()

    def set_state(self, state: Any) -> None:
        self.setCurrentIndex(max(0, self.findData(state)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice."""
        event.ignore()


class FlowLayout(QLayout):
    """Puts widgets beside each other and goes on below when the line is full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._known: list[tuple[QLayoutItem, QSize, QSize]] | None = None
        self.setSpacing(theme.px(6))
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def invalidate(self) -> None:
        """Measure again: something in it changed."""
        self._known = None
        super().invalidate()

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for _item, _wished, least in self._sizes():
            size = size.expandedTo(least)
        return size

    def _sizes(self) -> list[tuple[QLayoutItem, QSize, QSize]]:
        """Return every item with the size it wishes and the least: Qt asks for them many times."""
        if self._known is None:
            self._known = [(item, item.sizeHint(), item.minimumSize()) for item in self._items]
        return self._known

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, high, gap, room = rect.x(), rect.y(), 0, self.spacing(), rect.width()
        line: list[tuple[QLayoutItem, QRect]] = []
        for item, wished, least in self._sizes():
            wide = max(least.width(), min(wished.width(), room))
            if x + wide > rect.right() + 1 and x > rect.x():
                _centre(line, high)
                x, y, high, line = rect.x(), y + high + gap, 0, []
            if move:
                line.append((item, QRect(x, y, wide, wished.height())))
            x += wide + gap
            high = max(high, wished.height())
        _centre(line, high)
        return y + high - rect.y()


def _centre(line: Sequence[tuple[QLayoutItem, QRect]], high: int) -> None:
    """Put the items of one line of `high` pixels on its middle."""
    for item, place in line:
        item.setGeometry(place.translated(0, (high - place.height()) // 2))


class CodeChips(QWidget, Generic[C]):
    """Any number of codes, each a chip that is on or off (Space); the value keeps list order."""

    edited = Signal()

    def __init__(self, codes: Iterable[C], word: Callable[[C], str]) -> None:
        super().__init__()
        self._chips: dict[C, QToolButton] = {}
        inside = FlowLayout(self)
        for code in codes:
            chip = QToolButton()
            chip.setProperty("kind", "chip")
            chip.setText(word(code))
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.toggled.connect(self.edited)
            inside.addWidget(chip)
            self._chips[code] = chip
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def setAccessibleName(self, name: str) -> None:
        """Name the group, and each chip by the group and its own word."""
        super().setAccessibleName(name)
        for chip in self._chips.values():
            chip.setAccessibleName(f"{name}: {chip.text()}")

    def value(self) -> tuple[C, ...]:
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def set_value(self, codes: Iterable[C]) -> None:
        """Switch on exactly `codes`."""
        wanted = set(codes)
        for code, chip in self._chips.items():
            chip.setChecked(code in wanted)

    def state(self) -> list[str]:
        return [code.value for code in self.value()]

    def set_state(self, state: Any) -> None:
        wanted = {str(item) for item in state or ()}
        for code, chip in self._chips.items():
            chip.setChecked(code.value in wanted)


class Suggested(Line):
    """A line with suggestions that contain what was typed, such as the streets of an area."""

    def __init__(self, words: Sequence[str] = (), hint: str = "") -> None:
        super().__init__(hint)
        self._words = QStringListModel(list(words), self)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        suggestions = completer.popup()
        assert suggestions is not None
        suggestions.setParent(self, Qt.WindowType.Popup)  # it has no style without a parent

    def set_words(self, words: Sequence[str]) -> None:
        """Suggest `words` from now on."""
        self._words.setStringList(list(words))


class PickList(QWidget):
    """One record out of many: a line to search in and the list below it; the value is its id."""

    edited = Signal()
    opened = Signal(object)

    def __init__(self, hint: str = "", rows: int = 5) -> None:
        super().__init__()
        self.line = Line(hint)
        self.list = QListView()
        self._records: list[tuple[int, str]] = []
        self._names = QStringListModel(self)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(self._names)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list.setModel(self._found)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFixedHeight(theme.px(36) * rows + theme.px(4))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.px(4))
        inside.addWidget(self.line)
        inside.addWidget(self.list)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._search)
        self.list.selectionModel().currentChanged.connect(self.edited)
        self.list.activated.connect(self._open)

    def setAccessibleName(self, name: str) -> None:
        """Name the group, the line and the list."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(_("{name}: zoeken").format(name=name))
        self.list.setAccessibleName(name)

    def set_records(self, records: Iterable[tuple[int, str]]) -> None:
        """Offer `records` (id, name); the choice stays when it is still there."""
        before = self.value()
        self._records = list(records)
        self._names.setStringList([name for _number, name in self._records])
        self.set_state(before)

    def value(self) -> int | None:
        at = self._found.mapToSource(self.list.currentIndex()).row()
        return self._records[at][0] if 0 <= at < len(self._records) else None

    def state(self) -> int | None:
        return self.value()

    def set_state(self, state: Any) -> None:
        numbers = [number for number, _name in self._records]
        if state in numbers:
            place = self._names.index(numbers.index(state))
            if not self._found.mapFromSource(place).isValid():
                self.line.clear()  # what was typed hides it
            self.list.setCurrentIndex(self._found.mapFromSource(place))
        else:
            self.list.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.line.hasFocus():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._found.index(0, 0))
            return
        super().keyPressEvent(event)

    def _search(self, text: str) -> None:
        self._found.setFilterFixedString(text.strip())
        if self._found.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._found.index(0, 0))

    def _open(self) -> None:
        found = self.value()
        if found is not None:
            self.opened.emit(found)
