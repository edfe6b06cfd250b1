"""What the views on figures share: the newest choice is worked out, and the one before let go."""

from datetime import date
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.language import _
from spil_desktop.rules.periods import Period
from spil_desktop.services import releases
from spil_desktop.texts import problems
from spil_desktop.ui.jobs import Cancelled, Job
from spil_desktop.ui.reports.choice import Chosen
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.work import Session, Work

Planned = TypeVar("Planned")
Planned_co = TypeVar("Planned_co", covariant=True)


class Plan(Protocol[Planned_co]):
    """A service that makes figures safe without publishing them; raises `ReleaseProblem`."""

    def __call__(
        self, session: Session, period: Period, area_id: int | None, *, today: date
    ) -> Planned_co: ...


class FigureView(QWidget):
    """Figures of a period and an area, worked out on the worker; of two choices the last wins."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self.work = work
        self.job: Job | None = None
        self._chosen: Chosen | None = None

    def show_for(self, chosen: Chosen) -> None:
        """Show the figures of what was chosen, in the place of those that were shown."""
        self.stop()
        self._chosen = chosen
        self.job = self._begin(chosen)

    def stop(self) -> None:
        """Let go of what was asked: another view or choice came."""
        if self.job is not None:
            self.job.cancel()
            self.job = None

    def _begin(self, chosen: Chosen) -> Job:
        """Say that it is being worked out, and start that."""
        raise NotImplementedError

    def _failed(self, error: SpilError) -> None:
        if isinstance(error, Cancelled):  # another choice came in its place
            return
        self.job = None
        self._tell(error)

    def _tell(self, error: SpilError) -> None:
        """Say why there is nothing to show."""
        self.work.failed.emit(error)


class PlannedView(FigureView, Generic[Planned]):
    """Figures as their files will show them; nothing is published by looking at them.

    Until they are, they may not leave the room: a file that comes in late changes them, and from
    the difference someone can be known. Only files carry them out, and these publish them first.
    """

    ready = Signal(bool)
    """Whether there is something to make files of now."""

    def __init__(self, work: Work, plan: Plan[Planned]) -> None:
        super().__init__(work)
        self._plan = plan
        self.planned: Planned | None = None
        self.note = blocks.Note("", Tone.ACCENT)
        self.note.hide()
        self.provisional = blocks.Note(
            _(
                "Voorlopig, niet voor verspreiding. Wat later binnenkomt, verandert deze cijfers "
                "nog, en uit twee versies is iemand te herkennen. Met “Bestanden maken” leg je ze "
                "vast; de bestanden mogen naar buiten."
            ),
            Tone.WARNING,
        )
        self.provisional.hide()

    def export(self) -> None:
        """Ask where to write what is shown, when there is something."""
        if self.planned is not None and self._chosen is not None:
            dialog = self._where(self.planned, self._chosen.area_id)
            dialog.finished.connect(self._mark_again)
            dialog.open()

    def _begin(self, chosen: Chosen) -> Job:
        self.planned = None
        self.ready.emit(False)
        self._clear(chosen)
        self.provisional.hide()
        self.note.set_text(_("De cijfers worden veilig gemaakt …"))
        self.note.show()
        today = self.work.today()
        return self.work.outside(
            lambda _job: self._planned_on(chosen, today), self._take, self._failed
        )

    def _planned_on(self, chosen: Chosen, today: date) -> tuple[Planned, bool]:
        """Plan on the worker; it only reads, so that nobody waits for it in order to write.

        With it whether it was published.
        """
        self.work.keep(releases.prepare)
        plan = self._plan
        return self.work.read(
            lambda session: (
                plan(session, chosen.period, chosen.area_id, today=today),
                releases.is_published(session, chosen.period, chosen.area_id),
            )
        )

    def _take(self, found: tuple[Planned, bool]) -> None:
        self.job = None
        self.planned, published = found
        self.note.set_text(self._fill(self.planned))
        self._mark(published=published)
        self.ready.emit(True)

    def _mark(self, *, published: bool) -> None:
        """Say that the figures may go out, or that they are provisional."""
        self.note.setVisible(published)
        self.provisional.setVisible(not published)

    def _mark_again(self) -> None:
        """Look whether files were made in the meantime."""
        chosen = self._chosen
        if chosen is not None and self.planned is not None:
            self._mark(
                published=self.work.read(
                    lambda session: releases.is_published(session, chosen.period, chosen.area_id)
                )
            )

    def _tell(self, error: SpilError) -> None:
        self.note.set_text(problems.sentence(error))

    def _clear(self, chosen: Chosen) -> None:
        """Take away what was shown; what needs no planning is shown at once."""
        raise NotImplementedError

    def _fill(self, planned: Planned) -> str:
        """Show what was planned, and return what to say above it once it is published."""
        raise NotImplementedError

    def _where(self, planned: Planned, area_id: int | None) -> QDialog:
        """Return the dialog that asks where its files come, publishes it and writes them."""
        raise NotImplementedError
