"""The parts of a PDF report: fonts, styles, tagged paragraphs, tables with bars, charts.

Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from functools import cache
from pathlib import Path
from typing import Any, Final, cast

import font_source_sans_pro  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]  # only files
from reportlab import rl_config
from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import cleanBlockQuotedText
from reportlab.platypus.tables import Table, TableRenderCB

from spil_desktop.files.charts import Chart
from spil_desktop.files.pdf_canvas import Heading, ReportCanvas

rl_config.useA85 = 0  # streams as they are: in letters they take a quarter more room, and time

REGULAR: Final = "SourceSansPro"
BOLD: Final = "SourceSansPro-Semibold"

INK: Final = HexColor(0x1D2B33)
QUIET: Final = HexColor(0x55646D)
ACCENT: Final = HexColor(0x0B5C6B)
PALE: Final = HexColor(0xE9F1F2)
RULE: Final = HexColor(0xC3CFD3)
SERIES: Final = (
    HexColor(0x0B5C6B),
    HexColor(0xA9CDD3),
    HexColor(0x4A94A0),
    HexColor(0xDCE8EA),
    HexColor(0x2F3E46),
)
"""Colours of the parts of a bar; neighbours differ in lightness, so that grey print shows them."""

WIDTH: Final = 166 * mm


@cache
def register_fonts() -> None:
    """Make Source Sans Pro known to reportlab, once; it is embedded as a subset."""
    folder = Path(str(font_source_sans_pro.__file__)).parent / "files"
    pdfmetrics.registerFont(TTFont(REGULAR, folder / "SourceSansPro-Regular.ttf"))
    pdfmetrics.registerFont(TTFont(BOLD, folder / "SourceSansPro-Semibold.ttf"))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR)


def _style(name: str, size: float, lead: float, **more: Any) -> ParagraphStyle:
    basic: dict[str, Any] = {"fontName": REGULAR, "fontSize": size, "leading": lead}
    basic.update({"textColor": INK, **more})
    return ParagraphStyle(name, **basic)


STYLES: Final = {
    style.name: style
    for style in (
        _style("kind", 12, 16, textColor=PALE, spaceAfter=6),
        _style("H1", 36, 43, fontName=BOLD, textColor=white),
        _style("period", 19, 25, textColor=white, spaceAfter=14),
        _style("lead", 12, 17.5, spaceAfter=5),
        _style("caveat", 9.5, 13, backColor=HexColor(0xFFF0C9), borderPadding=6),
        _style("mark", 11, 15, fontName=BOLD, backColor=HexColor(0xFFF0C9), borderPadding=6),
        _style("H2", 20, 25, fontName=BOLD, textColor=ACCENT, spaceBefore=26, spaceAfter=8),
        _style("H3", 13.5, 18, fontName=BOLD, spaceBefore=13, spaceAfter=4),
        _style("contents", 13.5, 18, fontName=BOLD, textColor=ACCENT),
        _style("H4", 10.5, 14, fontName=BOLD, spaceBefore=11, spaceAfter=3),
        _style("H5", 10, 14.5, fontName=BOLD, textColor=QUIET, spaceBefore=6, spaceAfter=2),
        _style("P", 10, 14.5, spaceAfter=5),
        _style("statement", 11.5, 16.5, leftIndent=10, spaceAfter=4),
        _style("close", 10, 13.4, leftIndent=10, spaceAfter=2.5),
        _style("omitted", 9, 12.5, textColor=QUIET, leftIndent=10, spaceAfter=9),
        _style("note", 8, 10.6, textColor=QUIET),
        _style("cell", 9.2, 11.4),
        _style("total", 9.2, 11.4, fontName=BOLD),
        _style("head", 8.2, 10, fontName=BOLD, textColor=QUIET),
        _style("head_right", 8.2, 10, fontName=BOLD, textColor=QUIET, alignment=2),
        _style("head_small", 6.9, 8.6, fontName=BOLD, textColor=QUIET, alignment=2),
    )
}

_ROLES: Final = {"H1": "H1", "H2": "H2", "H3": "H3", "H4": "H4", "H5": "H5", "contents": "H2"}
_LEVELS: Final = {"H2": 0, "H3": 1}


def canvas_of(flowable: Flowable) -> ReportCanvas:
    """Return the canvas that a report is drawn on, with its tags."""
    return cast("ReportCanvas", flowable.canv)


class Lines(Paragraph):
    """A paragraph that is broken into lines once for each width.

    Tables and what is kept together ask two or three times how high each paragraph is, and
    reportlab would break it anew each time.
    """

    _broken: Any = None

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's
        """Return the width and height that the paragraph takes."""
        lines = getattr(self, "blPara", None)
        if lines is not None and lines is self._broken and self.width == aW:
            return self.width, self.height
        size = super().wrap(aW, aH)
        self._broken = getattr(self, "blPara", None)
        return size


class Text(Lines):
    """A paragraph that carries its tag; headings also enter the outline."""

    def draw(self) -> None:
        """Draw the text as one tagged element."""
        canvas, name = canvas_of(self), self.style.name
        if name in _LEVELS:
            _x, height = canvas.absolutePosition(0, self.height + 12)
            canvas.headings.append(Heading(_LEVELS[name], self.getPlainText(), height))
        if name in {"statement", "close"}:
            self._accent()
        canvas.open(_ROLES.get(name, "P"))
        canvas.begin()
        super().draw()
        canvas.end()
        canvas.close()

    def _accent(self) -> None:
        canvas = canvas_of(self)
        canvas.begin_artifact()
        canvas.setFillColor(ACCENT)
        canvas.rect(0, 1, 2.2, self.height - 3, stroke=0, fill=1)
        canvas.end()


def text(words: str, style: str = "P") -> Text:
    """Return a tagged paragraph of plain words in one of the styles."""
    return Text(words, STYLES[style], frags=_unread(words, style))


def cell(words: str, style: str) -> Lines:
    """Return a paragraph for a table cell, which is tagged by its table."""
    return Lines(words, STYLES[style], frags=_unread(words, style))


def _unread(words: str, style: str) -> list[Any]:
    """Return what reportlab would make of plain words, without reading them for markup first."""
    said = cleanBlockQuotedText(words)
    return [_letters(style).clone(text=said)] if said else []


@cache
def _letters(style: str) -> Any:
    """Return the font, size and colour of a style in the form in which reportlab keeps words."""
    return Paragraph("x", STYLES[style]).frags[0]


def plain(words: str) -> str:
    """Write words so that reportlab reads no markup in them."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class CellTags(TableRenderCB):
    """Tags the cells of a table while reportlab draws it.

    Rows that repeat on a next page head columns; the first column heads rows.
    """

    def startTable(self, T: Table) -> None:  # noqa: N802, N803 - reportlab's names, also below
        """Begin the table."""
        canvas_of(T).open("Table")

    def startBG(self, T: Table) -> None:  # noqa: N802, N803
        """Begin backgrounds and bars, which repeat what the cells say."""
        canvas_of(T).begin_artifact()

    def endBG(self, T: Table) -> None:  # noqa: N802, N803
        """End the backgrounds."""
        canvas_of(T).end()

    def startRow(self, T: Table, rowNo: int) -> None:  # noqa: ARG002, N802, N803
        """Begin a row."""
        canvas_of(T).open("TR")

    def startCell(  # noqa: PLR0913, PLR0917, N802
        self,
        T: Table,  # noqa: N803
        rowNo: int,  # noqa: N803
        colNo: int,  # noqa: N803
        cellval: Any,  # noqa: ARG002
        cellstyle: Any,  # noqa: ARG002
        pos: Any,  # noqa: ARG002
        size: Any,  # noqa: ARG002
    ) -> None:
        """Begin a cell, which heads a column, a row or nothing."""
        scope = "Column" if rowNo < int(T.repeatRows or 0) else "Row" if colNo == 0 else ""
        canvas_of(T).open("TH" if scope else "TD", scope=scope)
        canvas_of(T).begin()

    def endCell(self, T: Table) -> None:  # noqa: N802, N803
        """End a cell."""
        canvas_of(T).end()
        canvas_of(T).close()

    def endRow(self, T: Table) -> None:  # noqa: N802, N803
        """End a row."""
        canvas_of(T).close()

    def startLines(self, T: Table) -> None:  # noqa: N802, N803
        """Begin the lines, which say nothing."""
        canvas_of(T).begin_artifact()

    def endLines(self, T: Table) -> None:  # noqa: N802, N803
        """End the lines."""
        canvas_of(T).end()

    def endTable(self, T: Table) -> None:  # noqa: N802, N803
        """End the table."""
        canvas_of(T).close()


class CellBar:
    """Draws the bar of a row into its last cell; `share` is its part of the longest bar."""

    def __init__(self, share: float) -> None:
        self.share = share

    def __call__(self, _table: Any, canvas: Any, *box: float) -> None:
        """Draw within the cell that starts at the first two numbers of `box`."""
        x, y, width, height = box
        y, height = min(y, y + height), abs(height)
        thick = 7.5
        canvas.setFillColor(SERIES[0])
        length = max(self.share * (width - 8), 0.6)
        canvas.rect(x + 8, y + (height - thick) / 2, length, thick, stroke=0, fill=1)


class PartsChart(Flowable):
    """Bars divided in parts, with a legend above; every part wide enough shows its count."""

    _LABELS = 46 * mm
    _STEP = 17.0
    _THICK = 11.5

    def __init__(self, chart: Chart, alternative: str, numbers: list[list[str]]) -> None:
        super().__init__()
        self.chart, self.alternative, self.numbers = chart, alternative, numbers
        self.width = WIDTH
        self.labels = [cell(bar.label, "cell") for bar in chart.bars]
        self.steps = [
            max(self._STEP, label.wrap(self._LABELS, 1000)[1] + 4) for label in self.labels
        ]
        self.height = sum(self.steps) + 22

    def draw(self) -> None:
        """Draw legend and bars as one figure with a text alternative."""
        canvas = canvas_of(self)
        canvas.open("Figure", alternative=self.alternative)
        canvas.begin()
        self._legend()
        y = self.height - 22
        for at, step in enumerate(self.steps):
            y -= step
            label = self.labels[at]
            label.drawOn(canvas, 0, y + (step - label.height) / 2)
            self._bar(at, y + (step - self._THICK) / 2)
        canvas.end()
        canvas.close()

    def _legend(self) -> None:
        x, y = self._LABELS + 8, self.height - 12
        self.canv.setFont(REGULAR, 8.2)
        for at, name in enumerate(self.chart.series):
            self.canv.setFillColor(SERIES[at])
            self.canv.rect(x, y, 8, 8, stroke=0, fill=1)
            self.canv.setFillColor(INK)
            self.canv.drawString(x + 11, y + 1, name)
            x += 23 + pdfmetrics.stringWidth(name, REGULAR, 8.2)

    def _bar(self, at: int, y: float) -> None:
        x = self._LABELS + 8
        scale = (self.width - x) / self.chart.longest
        self.canv.setFont(REGULAR, 8)
        for part, count in enumerate(self.chart.bars[at].parts):
            length = count * scale
            self.canv.setFillColor(SERIES[part])
            self.canv.setStrokeColor(white)
            self.canv.rect(x, y, length, self._THICK, stroke=1, fill=1)
            words = self.numbers[at][part]
            if length > pdfmetrics.stringWidth(words, REGULAR, 8) + 4:
                self.canv.setFillColor(white if part in {0, 2, 4} else INK)
                self.canv.drawCentredString(x + length / 2, y + 3.2, words)
            x += length
