"""Lists of records: one model, one view and one delegate for every table of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from spil_desktop.ui import icons, theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import EmptyState, Scrolled, Tone

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 36
_TALL_ROW: Final = 52
_HEADING: Final = 40
_PAD: Final = 12
_CHIP_PAD: Final = 8
_NARROWEST: Final = 160
"""A column that shares the width gets at least this; else the last columns go."""
_ENDLESS: Final = 100_000
"""So wide that nothing is broken."""
_BROKEN: Final = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
"""How a text is painted that may be broken over more lines."""


@dataclass(frozen=True)  # with slots, Column[Row](…) fails on Python 3.11
class Column(Generic[Row]):
    """One column: its title, what it shows of a row, and how.

    `sort` gives the value to sort on (the shown text when absent); `width` is in pixels at 100 %
    text, 0 shares what is left; `below` is a second, quiet line; `tone` shows the text as a chip.
    `ticked` shows a box instead, ticked or not, and none for None; the text is what is spoken.
    `wraps` breaks words that do not fit over more lines, and makes their row as high as that.
    `grows` makes the column wider than `width` where its words need that; it looks at all rows.
    """

    title: str
    text: Callable[[Row], str]
    sort: Callable[[Row], Any] | None = None
    width: int = 0
    right: bool = False
    quiet: bool = False
    below: Callable[[Row], str] | None = None
    tone: Callable[[Row], Tone | None] | None = None
    hint: Callable[[Row], str] | None = None
    ticked: Callable[[Row], bool | None] | None = None
    wraps: bool = False
    grows: bool = False


class RecordModel(QAbstractTableModel, Generic[Row]):
    """Rows of frozen dataclasses under columns, with a key for each row."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        group: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.key = key
        self.group = group
        self.rows: list[Row] = []
        self._order: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows` instead, in the order that the user chose, else as they come."""
        self.beginResetModel()
        self.rows = list(rows)
        self._arrange()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show `columns` instead, without a sorting of the user's own."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._order = None
        self.endResetModel()

    def place_of(self, key: object) -> int | None:
        """Return the row number of the record with `key`."""
        return next((at for at, row in enumerate(self.rows) if self.key(row) == key), None)

    def heading(self, at: int) -> str:
        """Return the heading above row `at`: that of its group, when it is the first of it."""
        if self.group is None or self._order is not None:
            return ""
        own = self.group(self.rows[at])
        return own if at == 0 or self.group(self.rows[at - 1]) != own else ""

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            above = self.heading(index.row()) if index.column() == 0 else ""
            return f"{above}. {self._spoken(column, row)}" if above else self._spoken(column, row)
        if role == Qt.ItemDataRole.ToolTipRole and column.hint is not None:
            return column.hint(row) or None
        if role == Qt.ItemDataRole.TextAlignmentRole and column.right:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._order = None if column < 0 else (column, order)
        self.beginResetModel()
        self._arrange()
        self.endResetModel()

    def _spoken(self, column: Column[Row], row: Row) -> str:
        """Return what a screen reader says of a cell: its title, its words, its second line."""
        below = column.below(row) if column.below is not None else ""
        words = ", ".join(part for part in (column.text(row), below) if part)
        return f"{column.title}: {words}" if column.title else words

    def _arrange(self) -> None:
        if self._order is None:
            return
        number, order = self._order
        column = self.columns[number]
        value = column.sort or column.text
        known: list[tuple[Any, Row]] = []
        unknown: list[Row] = []
        for row in self.rows:
            found = value(row)
            if found is None or found == "":
                unknown.append(row)
            else:
                known.append((found.casefold() if isinstance(found, str) else found, row))
        known.sort(key=_first, reverse=order is Qt.SortOrder.DescendingOrder)
        self.rows = [row for _value, row in known] + unknown


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: calm rows without a grid, one soft colour for the chosen row, chips."""

    def __init__(self, records: RecordModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.hovered = -1
        self.width = 0
        """Of what is seen of the table. To ask Qt for the viewport that it made lets PySide6 load
        every kind of widget that there is (15 ms, 1 MB), so no table does that by being shown."""
        self._records = records

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        used = theme.colours()
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType] - missing in the stubs
        painter.save()
        rect = self._under_heading(painter, rect, index)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or index.row() == self.hovered:
            painter.fillRect(rect, QColor(used.accent_soft if chosen else used.raised))
        painter.setPen(QPen(QColor(used.line)))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if chosen and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height(), used.accent)
        pad = theme.px(_PAD)
        self._words(painter, rect.adjusted(pad, 0, -pad, 0), index)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show all of the words of a cell that is too narrow for them, unless it has a hint."""
        told = self.cut_off(index, view.visualRect(index).width()) if index.isValid() else ""
        if not told or index.data(Qt.ItemDataRole.ToolTipRole):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), told, view)
        return True

    def cut_off(self, index: Index, width: int) -> str:
        """Return all words of a cell when some do not fit in `width` pixels, else nothing."""
        column, row = self._records.columns[index.column()], self._records.rows[index.row()]
        if column.ticked is not None:
            return ""
        lines = _lines(column, row)
        room = width - 2 * theme.px(_PAD)
        widest = _widest_word if column.wraps else QFontMetrics.horizontalAdvance
        fits = all(widest(QFontMetrics(font), text) <= room for text, font in lines)
        return "" if fits else "\n".join(text for text, _font in lines if text)

    def height(self, row: Any, widths: Sequence[int]) -> int:
        """Return how many pixels the broken lines of a row need when its columns are so wide."""
        pad, highest = theme.px(_PAD), 0
        for column, width in zip(self._records.columns, widths, strict=True):
            if column.wraps and width:
                lines = _lines(column, row)
                usual = theme.px(_TALL_ROW if column.below is not None else _ROW)
                around = usual - sum(_broken_height(line, _ENDLESS) for line in lines)
                broken = sum(_broken_height(line, width - 2 * pad) for line in lines)
                highest = max(highest, broken + around)
        return highest

    def width_of(self, column: Column[Any]) -> int:
        """Return how many pixels the widest words of a column need."""
        metrics = QFontMetrics(_chip_font() if column.tone is not None else theme.font())
        texts = {column.text(row) for row in self._records.rows}
        widest = max(map(metrics.horizontalAdvance, texts), default=0)
        around = _chip_around() if column.tone is not None else 0
        return widest + around + 2 * theme.px(_PAD)

    def _under_heading(self, painter: QPainter, rect: QRect, index: Index) -> QRect:
        """Paint the heading of a group above its first row; return what is left for the row."""
        model = index.model()
        above = model.heading(index.row()) if isinstance(model, RecordModel) else ""
        if not above:
            return rect
        strip = QRect(rect)
        strip.setHeight(theme.px(_HEADING))
        painter.save()
        painter.setClipRect(strip)
        painter.fillRect(strip, QColor(theme.colours().surface))
        view, pad = self.parent(), theme.px(_PAD)
        if isinstance(view, QTableView):  # the heading goes on over all columns
            strip.setLeft(view.columnViewportPosition(0))
            strip.setRight(self.width)
        painter.setFont(theme.font(14, QFont.Weight.DemiBold))
        painter.setPen(QColor(theme.colours().accent_strong))
        low = Qt.AlignmentFlag.AlignBottom
        _paint_line(painter, strip.adjusted(pad, 0, -pad, -theme.px(6)), above, low)
        painter.restore()
        return rect.adjusted(0, strip.height(), 0, 0)

    def _words(self, painter: QPainter, rect: QRect, index: Index) -> None:
        column, row = self._records.columns[index.column()], self._records.rows[index.row()]
        if column.ticked is not None:
            _paint_box(painter, rect, column.ticked(row))
            return
        tone = column.tone(row) if column.tone is not None else None
        text = column.text(row)
        if tone is not None and text:
            _paint_chip(painter, rect, text, tone)
            return
        used = theme.colours()
        painter.setPen(QColor(used.muted if column.quiet else used.text))
        lines = _lines(column, row)
        if column.wraps:
            _paint_broken(painter, rect, lines)
            return
        painter.setFont(theme.font())
        below = column.below(row) if column.below is not None else ""
        if below:
            upper, lower = QRect(rect), QRect(rect)
            upper.setBottom(rect.center().y() + theme.px(2))
            lower.setTop(rect.center().y() + theme.px(2))
            _paint_line(painter, upper, text, Qt.AlignmentFlag.AlignBottom)
            painter.setFont(theme.font(14))
            painter.setPen(QColor(used.muted))
            _paint_line(painter, lower, below, Qt.AlignmentFlag.AlignTop)
            return
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        _paint_line(painter, rect, text, Qt.AlignmentFlag.AlignVCenter | side)


def _lines(column: Column[Any], row: Any) -> list[tuple[str, QFont]]:
    """Return the words of a cell and, where there is one, its second line, each in its letter."""
    below = column.below(row) if column.below is not None else ""
    lines = [(column.text(row), theme.font())]
    return [*lines, (below, theme.font(14))] if below else lines


def _broken_height(line: tuple[str, QFont], width: int) -> int:
    text, font = line
    return QFontMetrics(font).boundingRect(0, 0, width, 0, _BROKEN, text).height()


def _paint_broken(painter: QPainter, rect: QRect, lines: Sequence[tuple[str, QFont]]) -> None:
    """Paint words over as many lines as they need, and a quiet second line under them."""
    heights = [_broken_height(line, rect.width()) for line in lines]
    top = rect.top() + (rect.height() - sum(heights)) // 2
    for (text, font), high in zip(lines, heights, strict=True):
        painter.setFont(font)
        painter.drawText(rect.left(), top, rect.width(), high, _BROKEN, text)
        painter.setPen(QColor(theme.colours().muted))
        top += high


def _widest_word(metrics: QFontMetrics, text: str) -> int:
    return max(map(metrics.horizontalAdvance, text.split()), default=0)


def _paint_line(painter: QPainter, rect: QRect, text: str, align: Qt.AlignmentFlag) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(align), shown)


def _paint_box(painter: QPainter, rect: QRect, ticked: bool | None) -> None:  # noqa: FBT001
    if ticked is None:
        return
    used, side = theme.colours(), theme.px(18)
    box = QRect(rect.left(), rect.center().y() - side // 2, side, side)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(used.accent if ticked else used.edge)))
    painter.setBrush(QColor(used.accent if ticked else used.surface))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if ticked:
        sign = icons.pixmap("check-line", side, used.on_accent, painter.device().devicePixelRatio())
        painter.drawPixmap(box.topLeft(), sign)


def _chip_font() -> QFont:
    return theme.font(13, QFont.Weight.DemiBold)


def _chip_around() -> int:
    """Return how much wider a chip is than its words; two for what rounding takes off."""
    return 2 * theme.px(_CHIP_PAD) + 2


def _paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone) -> None:
    used = theme.colours()
    words, ground = {
        Tone.NEUTRAL: (used.text, used.raised),
        Tone.ACCENT: (used.accent_strong, used.accent_soft),
        Tone.GOOD: (used.good, used.good_soft),
        Tone.WARNING: (used.warning, used.warning_soft),
        Tone.DANGER: (used.danger, used.danger_soft),
    }[tone]
    painter.setFont(_chip_font())
    metrics = painter.fontMetrics()
    pad, high = theme.px(_CHIP_PAD), metrics.height() + theme.px(3)
    wide = min(metrics.horizontalAdvance(text) + _chip_around(), rect.width())
    box = QRect(rect.left(), rect.center().y() - high // 2, wide, high)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(box, high / 2, high / 2)
    painter.setPen(QColor(words))
    _paint_line(painter, box.adjusted(pad, 0, -pad, 0), text, Qt.AlignmentFlag.AlignVCenter)


class RecordTable(QTableView, Generic[Row]):
    """A list of records. Arrow keys choose (`chosen`), Enter or a double click opens (`opened`).

    With `group` the rows stand under headings, as long as nobody sorts them by a column; rows of
    one group must follow each other.
    """

    chosen = Signal(object)
    """The key of the chosen row, or None; not sent again when a reload leaves the same row."""
    opened = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[Column[Row]],
        key: Callable[[Row], object],
        *,
        group: Callable[[Row], str] | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.records: RecordModel[Row] = RecordModel(columns, key, group)
        self.records.setParent(self)
        self._drawn = RowDelegate(self.records, self)
        self._key: object = None
        self._filling = False
        self.setModel(self.records)
        self.setItemDelegate(self._drawn)
        self._calm_down()
        self._widths()
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.doubleClicked.connect(self._open)
        self.records.modelAboutToBeReset.connect(self._before_reset)
        self.records.modelReset.connect(self._after_reset)
        queued = Qt.ConnectionType.QueuedConnection  # while the header resizes, it tells old widths
        self.horizontalHeader().sectionResized.connect(self._break_again, queued)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show `rows`; the chosen record stays chosen when it is still there."""
        self.records.set_rows(rows)

    def set_columns(self, columns: Sequence[Column[Row]]) -> None:
        """Show other columns, in the order in which the rows came."""
        if self._wraps():
            self._undo_heights()
        self.records.set_columns(columns)
        self._widths()
        self._fit(self.viewport().width())

    def let_choose_many(self) -> None:
        """Let several rows be chosen (Shift, Ctrl); `key` stays that of the last one."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def chosen_rows(self) -> list[Row]:
        """Return all rows that are chosen."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.records.rows[at] for at in found]

    def rows(self) -> list[Row]:
        """Return the rows in the order in which they are shown."""
        return list(self.records.rows)

    def key(self) -> object:
        """Return the key of the chosen record, or None."""
        return self._key

    def row(self) -> Row | None:
        """Return the chosen record, or None."""
        at = self.currentIndex().row()
        return self.records.rows[at] if 0 <= at < len(self.records.rows) else None

    def choose(self, key: object) -> bool:
        """Choose the record with `key` and scroll to it; False when it is not in the list."""
        at = self.records.place_of(key)
        if at is None:
            return False
        self.selectRow(at)
        self.scrollTo(self.records.index(at, 0))
        return True

    def choose_first(self) -> None:
        """Choose the first record when none is chosen, so that the detail is never bare."""
        if self._key is None and self.records.rows:
            self.selectRow(0)

    def selectRow(self, row: int) -> None:
        """Choose this row alone; Qt's own adds it to others while Ctrl is down, as at Ctrl+Z."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.records.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._key is not None:
            self.opened.emit(self._key)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(event.size().width())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._drawn.hovered:
            self._drawn.hovered = row
            self.viewport().update()

    def _calm_down(self) -> None:
        tall = any(column.below is not None for column in self.records.columns)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(_TALL_ROW if tall else _ROW))

    def _widths(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        header.setMinimumSectionSize(theme.px(48))
        for number, column in enumerate(self.records.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(number, theme.px(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._grow()

    def _fit(self, width: int) -> None:
        """Hide the last columns when all together would leave too little for the first."""
        self._drawn.width = width
        header, left = self.horizontalHeader(), width
        for number, column in enumerate(self.records.columns):
            left -= theme.px(column.width or _NARROWEST)
            hidden = left < 0 and number > 0
            if header.isSectionHidden(number) != hidden:
                header.setSectionHidden(number, hidden)
        shared = any(
            not column.width and not header.isSectionHidden(number)
            for number, column in enumerate(self.records.columns)
        )
        if header.stretchLastSection() == shared:
            header.setStretchLastSection(not shared)

    def _before_reset(self) -> None:
        self._filling = True

    def _after_reset(self) -> None:
        self._grow()
        self._make_room()
        at = None if self._key is None else self.records.place_of(self._key)
        if at is not None:
            self.selectRow(at)
        self._filling = False
        if at is None and self._key is not None:
            self._key = None
            self.chosen.emit(None)

    def _grow(self) -> None:
        """Make a column that grows as wide as its words need."""
        for number, column in enumerate(self.records.columns):
            if column.grows:
                wide = max(theme.px(column.width), self._drawn.width_of(column))
                self.horizontalHeader().resizeSection(number, wide)

    def _break_again(self) -> None:
        if self._wraps():
            self._make_room()

    def _wraps(self) -> bool:
        return any(column.wraps for column in self.records.columns)

    def _make_room(self) -> None:
        """Make a row as high as its broken lines need, the first of a group also by its heading."""
        wraps = self._wraps()
        if self.records.group is None and not wraps:
            return
        header = self.verticalHeader()
        usual = header.defaultSectionSize()
        widths = [self.columnWidth(number) for number in range(len(self.records.columns))]
        for at, row in enumerate(self.records.rows):
            wanted = max(usual, self._drawn.height(row, widths)) if wraps else usual
            wanted += theme.px(_HEADING) if self.records.heading(at) else 0
            if header.sectionSize(at) != wanted:
                header.resizeSection(at, wanted)

    def _undo_heights(self) -> None:
        """Make every row as high as one that nothing is broken in."""
        header = self.verticalHeader()
        for at in range(header.count()):
            header.resizeSection(at, header.defaultSectionSize())

    def _choose(self, now: QModelIndex) -> None:
        if self._filling:
            return
        key = self.records.key(self.records.rows[now.row()]) if now.isValid() else None
        if key != self._key:
            self._key = key
            self.chosen.emit(key)

    def _open(self, at: QModelIndex) -> None:
        self.opened.emit(self.records.key(self.records.rows[at.row()]))


class TableOrEmpty(QStackedWidget):
    """Shows the table, or the empty state while the table has no rows."""

    def __init__(
        self, table: RecordTable[Any], empty: EmptyState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.table = table
        self.empty = empty
        self.addWidget(table)
        self.addWidget(empty)
        table.records.modelReset.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setCurrentIndex(0 if self.table.records.rows else 1)


def detail_of(table: RecordTable[Any], content: QWidget) -> Scrolled:
    """Return the place of what is told of the chosen record: of each it begins at the top."""
    place = blocks.scrolled(content)
    table.chosen.connect(place.to_top)
    return place


def _first(pair: tuple[Any, Any]) -> Any:
    return pair[0]
