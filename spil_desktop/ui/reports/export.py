"""Writing a release to files: which formats, in which folder, with progress."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import exports
from spil_desktop.files.exports import Format
from spil_desktop.language import _, ngettext
from spil_desktop.rules.release import Release
from spil_desktop.services import releases, signing, stories
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import problems
from spil_desktop.texts import stories as story_words
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.reports.story_choice import StoryChoice
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import Dialog
from spil_desktop.ui.shared.fields import Line, Tick
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.work import Work


class ExportDialog(Dialog):
    """Asks for formats and a folder, publishes the release and writes it there."""

    written = Signal(object)
    most_stories: ClassVar[int | None] = stories.MOST_IN_PILOT_REPORT
    """How many stories stand in the report; None for all that may."""

    def __init__(self, work: Work, parent: QWidget, release: Release, area_id: int | None) -> None:
        super().__init__(work, _("Bestanden maken"), parent)
        self._release = release
        self.period = release.period
        self.area_id = area_id
        self._progress: ProgressDialog | None = None
        self.setMinimumWidth(theme.px(520))
        self.body.addWidget(
            blocks.label(
                _("Deze cijfers mogen naar buiten. Wat je nu maakt, verandert later niet meer.")
            )
        )
        told = story_words.goes_along(work.read(signing.traces))
        self.typed = blocks.Note(told, Tone.WARNING)
        self.typed.setVisible(bool(told))
        self.body.addWidget(self.typed)
        self.formats = {kind: Tick(words) for kind, words in self.words_of_formats()}
        kinds = QVBoxLayout()
        kinds.setSpacing(theme.px(4))
        for tick in self.formats.values():
            tick.setChecked(True)
            kinds.addWidget(tick)
        self.body.addLayout(kinds)
        self.stories = StoryChoice(work, self.period, area_id, self.most_stories)
        self.body.addWidget(self.stories)
        self.folder = Line(_("Map"))
        self.folder.setAccessibleName(_("Map"))
        self.folder.set_state(str(Path.home()))
        self.pick_button = blocks.button(_("Bladeren"), "folder-line")
        self.pick_button.clicked.connect(self._pick)
        self.body.addLayout(blocks.row(self.folder, self.pick_button))
        self.problem = blocks.Note("", Tone.DANGER)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.close_button = blocks.button(_("Annuleren"))
        self.close_button.clicked.connect(self.reject)
        self.write_button = blocks.button(_("Maken"), "download-line", "primary")
        self.write_button.setDefault(True)
        self.write_button.clicked.connect(self.write)
        self.body.addLayout(blocks.row(1, self.close_button, self.write_button))

    def write(self) -> None:
        """Publish and write; a stop leaves no half files."""
        formats = tuple(kind for kind, tick in self.formats.items() if tick.value())
        folder = self.folder.value()
        if not formats or not folder:
            self._refuse(_("Kies een map en minstens één soort bestand."))
            return
        self.problem.hide()
        told = self.stories.value()
        self._progress = ProgressDialog(self.work, _("Bestanden maken"), self)
        self._progress.follow(
            self.work.outside(
                lambda job: self.publish_and_write(Path(folder), formats, job, told),
                self._was_written,
                self._failed,
                self._progress.show_progress,
            )
        )

    def words_of_formats(self) -> tuple[tuple[Format, str], ...]:
        """Return the formats to choose from, with what each is for."""
        return (
            (Format.PDF, _("PDF: het verslag om op tafel te leggen")),
            (Format.XLSX, _("Excel: alle tabellen met grafieken")),
            (Format.CSV, _("CSV: alle tabellen als tekst")),
            (Format.HTML, _("Webpagina: het verslag voor op het scherm")),
            (Format.PACKAGE, _("Pakket voor onderzoekers, met uitleg en controle")),
        )

    def publish_and_write(
        self, folder: Path, formats: tuple[Format, ...], job: Job, told: tuple[ToldStory, ...]
    ) -> tuple[Path, ...]:
        """Publish and write, on the worker; of the stories `told` only what still may go out."""
        self.publish()
        signer = self.work.keep(signing.signer)
        still = self.work.read(lambda session: stories.told(session, self.period, self.area_id))
        told = tuple(story for story in told if story in still)
        return exports.write_all(self._release, folder, formats, job, signer=signer, told=told)

    def publish(self) -> None:
        """Put the release in the ledger first, so that every file is known to later releases."""
        today = self.work.today()
        self.work.keep(
            lambda session: releases.publish(session, self._release, self.area_id, today=today)
        )

    def _pick(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Map kiezen"), self.folder.text())
        if name:
            self.folder.set_state(name)

    def _was_written(self, paths: tuple[Path, ...]) -> None:
        self._finish()
        count = len(paths)
        self.work.say(
            ngettext("{count} bestand gemaakt.", "{count} bestanden gemaakt.", count).format(
                count=count
            )
        )
        self.written.emit(paths)
        self.accept()

    def _failed(self, error: SpilError) -> None:
        self._finish()
        self._refuse(problems.sentence(error))

    def _refuse(self, text: str) -> None:
        self.problem.set_text(text)
        self.problem.show()

    def _finish(self) -> None:
        if self._progress is not None:
            self._progress.finish()
            self._progress = None
