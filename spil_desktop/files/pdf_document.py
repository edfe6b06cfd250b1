"""A PDF document: titled, in its language, tagged, and without traces of who made it.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from spil_desktop import language
from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files.pdf_canvas import ReportCanvas
from spil_desktop.files.pdf_parts import REGULAR, register_fonts

Finish = Callable[[ReportCanvas, int, int], None]
"""Draws what every page needs once the number of pages is known."""


def begin(path: Path, title: str, size: tuple[float, float] = A4) -> BaseDocTemplate:
    """Return a document without pages; made twice of the same, it has the same bytes."""
    register_fonts()
    return BaseDocTemplate(
        str(path),
        pagesize=size,
        title=title,
        lang=language.current(),
        displayDocTitle=True,
        initialFontName=REGULAR,
        pageCompression=1,
        invariant=1,
    )


def write(
    document: BaseDocTemplate,
    frame: Frame,
    made_on: date,
    story: Iterable[Flowable],
    finish: Finish | None = None,
) -> None:
    """Write `story` to pages that are all alike; raises `FileProblem.CANNOT_WRITE`."""
    document.addPageTemplates([PageTemplate(id="page", frames=[frame])])

    def canvas(*args: Any, **options: Any) -> ReportCanvas:
        made = ReportCanvas(*args, **options)
        made.describe(str(document.title), made_on)
        if finish is not None:
            made.finish = finish
        return made

    try:
        document.build(list(story), canvasmaker=canvas)
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=Path(document.filename).name) from error
