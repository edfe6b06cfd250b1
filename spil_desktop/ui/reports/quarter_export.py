"""Writing the manager's report to files."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from spil_desktop.files import exports
from spil_desktop.files.exports import Format
from spil_desktop.language import _
from spil_desktop.services import quarters
from spil_desktop.services.quarters import QuarterReport
from spil_desktop.services.stories import ToldStory
from spil_desktop.ui.jobs import Job
from spil_desktop.ui.reports.export import ExportDialog
from spil_desktop.ui.work import Work


class QuarterExportDialog(ExportDialog):
    """Asks for PDF or web page and a folder; publishes the release and writes the report."""

    most_stories: ClassVar[int | None] = None

    def __init__(
        self, work: Work, parent: QWidget, report: QuarterReport, area_id: int | None
    ) -> None:
        super().__init__(work, parent, report.release, area_id)

    def words_of_formats(self) -> tuple[tuple[Format, str], ...]:
        return (
            (Format.PDF, _("PDF: het verslag om op tafel te leggen")),
            (Format.HTML, _("Webpagina: het verslag voor op het scherm")),
        )

    def publish_and_write(
        self, folder: Path, formats: tuple[Format, ...], job: Job, told: tuple[ToldStory, ...]
    ) -> tuple[Path, ...]:
        """Publish, and write what stands in the report then: a story may be withdrawn by now."""
        # reportlab takes 0.2 s, which only who writes the report should wait for
        from spil_desktop.files import quarter_html, quarter_paper, quarter_pdf  # noqa: PLC0415

        self.publish()
        period, area_id, today = self.period, self.area_id, self.work.today()
        report = self.work.keep(
            lambda session: quarters.plan(session, period, area_id, today=today)
        )
        still = tuple(story for story in told if story in report.stories)
        paper = quarter_paper.paper(replace(report, stories=still))
        writers = {
            Format.PDF: (quarter_pdf.write, ".pdf"),
            Format.HTML: (quarter_html.write, ".html"),
        }
        chosen = [writers[kind] for kind in formats]
        return exports.write_files(
            folder,
            [(quarter_paper.file_name(paper, end), partial(write, paper)) for write, end in chosen],
            job,
        )
