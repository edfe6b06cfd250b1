"""Handing over the caseload when the Spil changes: a print with a sheet per person."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from spil_desktop.errors import SpilError
from spil_desktop.files import caseload
from spil_desktop.language import _, ngettext
from spil_desktop.services import areas, caseloads
from spil_desktop.ui import theme
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.shared import blocks
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.shared.dialogs import FormDialog
from spil_desktop.ui.shared.fields import Line, RecordBox, Tick
from spil_desktop.ui.shared.progress import ProgressDialog
from spil_desktop.ui.work import Work


class CaseloadDialog(FormDialog):
    """Asks of which area and where; says in so many words that it is personal data in clear."""

    def __init__(self, work: Work, parent: QWidget) -> None:
        super().__init__(work, _("Werk overdragen"), parent, save=_("Afdruk maken"))
        self._progress: ProgressDialog | None = None
        words = blocks.label(
            _(
                "Een afdruk voor wie het werk overneemt: een lijst met wat er te doen is, en "
                "een blad per bewoner die actief of op afstand is. Met wat er loopt, wat "
                "gepland is, de koppelingen en de toestemmingen. Zonder gezondheid."
            )
        )
        words.setContentsMargins(0, 0, 0, theme.px(12))
        self.form.add_wide(words)
        self.area = self.form.add("area_id", _("Welke wijk?"), RecordBox(_("Alle wijken")))
        self.area.set_records((row.id, row.name) for row in work.read(areas.rows))
        self.file = self.form.add("file", _("Waar bewaren?"), Line(_("Bestand")), required=True)
        self.file.set_state(str(Path.home() / _("overdracht-werk.pdf")))
        self.pick_button = blocks.button(_("Bladeren"), "folder-line")
        self.pick_button.clicked.connect(self._pick)
        picking = blocks.row(self.pick_button, 1)
        self.form.add_wide(blocks.holder(picking))
        picking.setContentsMargins(0, 0, 0, theme.px(8))
        self.form.add_wide(
            blocks.Note(
                _(
                    "Hierin staan namen, adressen en wat er besproken is, leesbaar voor iedereen "
                    "die het bestand heeft. Geef het zelf aan je collega, mail het niet, en gooi "
                    "het daarna weg."
                ),
                Tone.DANGER,
            )
        )
        self.understood = self.form.add(
            "understood", "", Tick(_("Ik weet dat dit persoonsgegevens zijn, niet versleuteld."))
        )
        self.understood.edited.connect(self._allow)
        self.ready()
        self._allow()

    def accept(self) -> None:
        """Write on the worker; stay open when it cannot be written."""
        if not (self.understood.value() and self.form.check()):
            return
        path, area_id = Path(self.file.value() or ""), self.area.value()
        today = self.work.today()
        self._problem.hide()
        self._progress = ProgressDialog(self.work, _("Werk overdragen"), self)
        self._progress.follow(
            self.work.outside(
                lambda job: self._write(job, path, area_id, today),
                self._written,
                self._not_written,
            )
        )

    def _write(self, job: Job, path: Path, area_id: int | None, today: date) -> int:
        database, user_id = self.work.database, self.work.user_id
        sheets = database.read(
            lambda session: caseloads.sheets(session, today=today, area_id=area_id)
        )
        job.look()
        caseload.write(sheets, path, today)
        database.run(lambda session: caseloads.note_made(session, len(sheets), user_id=user_id))
        return len(sheets)

    def _written(self, count: int) -> None:
        self._end_progress()
        self.work.say(
            ngettext(
                "De afdruk is gemaakt, met {count} bewoner.",
                "De afdruk is gemaakt, met {count} bewoners.",
                count,
            ).format(count=count)
        )
        self.done(self.DialogCode.Accepted)

    def _not_written(self, error: SpilError) -> None:
        self._end_progress()
        self.show_error(error)

    def _end_progress(self) -> None:
        if self._progress is not None:
            self._progress.finish()

    def _allow(self) -> None:
        self.save_button.setEnabled(self.understood.value())

    def _pick(self) -> None:
        dialog = QFileDialog(self, _("Waar bewaren?"), self.file.value() or "")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.file.set_state)
        dialog.open()
