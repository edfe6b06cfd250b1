"""The choice which stories go out with a report."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.rules.periods import Period
from spil_desktop.services import stories
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import stories as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Tick
from spil_desktop.ui.work import Work

_TITLE_WIDTH: Final = 440
_AT_ONCE: Final = 4
"""So many stories are shown before their list scrolls: the dialog must fit on a small screen."""


class StoryChoice(QWidget):
    """Names every story of a report that may go out, to be chosen: at most `most` of them."""

    def __init__(self, work: Work, period: Period, area_id: int | None, most: int | None) -> None:
        super().__init__()
        self._ready = work.read(lambda session: stories.told(session, period, area_id))
        self._most = len(self._ready) if most is None else most
        said = words.offered(len(self._ready), self._most)
        if self._ready and most is not None:
            said = f"{said} {words.where_printed()}"
        self.note = blocks.quiet(said)
        self.ticks = tuple(self._tick(story) for story in self._ready)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(4))
        body.addWidget(self.note)
        if self.ticks:
            body.addWidget(self._listed())
        self._keep_to_most()

    def value(self) -> tuple[ToldStory, ...]:
        """Return the stories that were chosen."""
        offered = zip(self._ready, self.ticks, strict=True)
        return tuple(story for story, tick in offered if tick.value())

    def _listed(self) -> QWidget:
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(4))
        for place, tick in enumerate(self.ticks):
            tick.setChecked(place < self._most)
            tick.edited.connect(self._keep_to_most)
            lines.addWidget(tick)
        if len(self.ticks) <= _AT_ONCE:
            return listed
        scrolling = blocks.scrolled(listed)
        scrolling.setFixedHeight(_AT_ONCE * (self.ticks[0].sizeHint().height() + theme.px(4)))
        return scrolling

    def _tick(self, story: ToldStory) -> Tick:
        tick = Tick("")
        shown = tick.fontMetrics().elidedText(
            story.title, Qt.TextElideMode.ElideRight, theme.px(_TITLE_WIDTH)
        )
        tick.setText(shown.replace("&", "&&"))
        tick.setAccessibleName(story.title)
        tick.setToolTip("" if shown == story.title else story.title)
        return tick

    def _keep_to_most(self) -> None:
        is_full = len(self.value()) >= self._most
        for tick in self.ticks:
            tick.setEnabled(tick.value() or not is_full)
