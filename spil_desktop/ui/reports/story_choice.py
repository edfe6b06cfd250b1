"""The choice whether stories go out with a report, and which these are."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from spil_desktop.rules.periods import Period
from spil_desktop.services import stories
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import stories as words
from spil_desktop.ui import theme
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.fields import Tick
from spil_desktop.ui.work import Work


class StoryChoice(QWidget):
    """Names the stories of a report that may go out, at most `most` of them, and lets them out."""

    def __init__(self, work: Work, period: Period, area_id: int | None, most: int | None) -> None:
        super().__init__()
        ready = work.read(lambda session: stories.told(session, period, area_id))
        self._named = ready[:most]
        titles = tuple(story.title for story in self._named)
        said = words.printed(titles, len(ready))
        if titles and most is not None:
            said = f"{said} {words.where_printed()}"
        self.tick = Tick(words.with_stories(len(titles)))
        self.tick.setChecked(bool(titles))
        self.tick.setVisible(bool(titles))
        self.note = blocks.quiet(said)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(4))
        body.addWidget(self.tick)
        body.addWidget(self.note)

    def value(self) -> tuple[ToldStory, ...]:
        """Return the stories that were named here and may go out; none when they stay in."""
        return self._named if self.tick.value() else ()
