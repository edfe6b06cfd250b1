"""Tabs that become a list to choose from where they do not fit beside each other."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QWidget

from spil_desktop.ui.shared.fields import ChoiceBox


class FittingTabs(QWidget):
    """Shows `bar`, or `box` with the same choices when it is too narrow; `bar` says what holds."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setAccessibleName(name)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        for word in words:
            self.bar.addTab(word)
        self.box = ChoiceBox(tuple(enumerate(words)))
        self.box.setAccessibleName(name)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.bar)
        inside.addWidget(self.box)
        inside.addStretch(1)
        self.box.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.bar.installEventFilter(self)
        self.bar.currentChanged.connect(self.box.setCurrentIndex)
        self.box.edited.connect(self._chosen)

    def sizeHint(self) -> QSize:
        """Return the room that all tabs need beside each other."""
        return self.bar.sizeHint().expandedTo(QSize(0, self.box.sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        """Return the room of the list: where there is no more, that is shown."""
        return QSize(self.box.minimumSizeHint().width(), self.sizeHint().height())

    def set_tab(self, at: int, words: str, *, enabled: bool) -> None:
        """Write what stands in a tab, and whether it can be chosen."""
        self.bar.setTabText(at, words)
        self.bar.setTabEnabled(at, enabled)
        self.box.setItemText(at, words)
        model = self.box.model()
        if isinstance(model, QStandardItemModel):
            model.item(at).setEnabled(enabled)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again when the letters of the tabs grew."""
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Polish}:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        narrow = self.bar.sizeHint().width() > self.width()
        if narrow == self.bar.isHidden():
            return
        gone, shown = (self.bar, self.box) if narrow else (self.box, self.bar)
        focused = gone.hasFocus()
        shown.show()
        gone.hide()
        if focused:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self) -> None:
        self.bar.setCurrentIndex(self.box.currentIndex())
