"""The report as PDF: one that a welfare manager can put on the table.

Every figure comes from the release as it is; this module chooses where it stands. The same
release with the same stories gives the same bytes. Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Spacer,
)

from spil_desktop.files import pdf_document, pdf_tables, pdf_told, reports
from spil_desktop.files.pdf_canvas import ReportCanvas, Tag
from spil_desktop.files.pdf_parts import (
    ACCENT,
    INK,
    QUIET,
    REGULAR,
    RULE,
    WIDTH,
    canvas_of,
    text,
)
from spil_desktop.files.reports import ReportChapter, Section
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import codebook, method, numbers, references, seed_statements
from spil_desktop.texts import release as words
from spil_desktop.texts import stories as story_words

_LEFT = 22 * mm
_TOP = 24 * mm
_BOTTOM = 24 * mm
_PAGE_WIDTH, _PAGE_HEIGHT = A4
_COVER = 118 * mm
_SUMMARY = _PAGE_HEIGHT - _TOP - _BOTTOM - 38 * mm
"""How high the sentences below the key numbers may be together."""
_CONTENTS_LINE = 19.0
_CLOSEST_LINE = 14.0


def write(release: Release, path: Path, told: Sequence[ToldStory] = ()) -> None:
    """Write the report of `release` to `path`, with what people `told` beside the figures.

    OSError when the place cannot be written.
    """
    title = words.title(release)
    document = pdf_document.begin(path, title)
    frame = Frame(
        _LEFT,
        _BOTTOM,
        WIDTH,
        _PAGE_HEIGHT - _TOP - _BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates(
        [
            PageTemplate(
                id="cover", frames=[frame], onPage=_cover_ground, autoNextPageTemplate="inside"
            ),
            PageTemplate(id="inside", frames=[frame]),
        ]
    )
    finish = _Finish(release)

    def canvas(*args: Any, **options: Any) -> ReportCanvas:
        made = ReportCanvas(*args, **options)
        made.describe(title, release.made_on)
        made.finish = finish
        finish.contents = None
        return made

    document.build(list(_story(release, told, finish)), canvasmaker=canvas)


def _cover_ground(drawn: Canvas, _document: Any) -> None:
    """Draw the coloured ground of the cover, under its title."""
    canvas = cast("ReportCanvas", drawn)
    canvas.begin_artifact()
    canvas.setFillColor(ACCENT)
    canvas.rect(0, _PAGE_HEIGHT - _COVER, _PAGE_WIDTH, _COVER, stroke=0, fill=1)
    canvas.end()


class _Finish:
    """Draws what needs the number of pages: page numbers, running head, contents on the cover."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.title = words.title(release)
        self.contents: Tag | None = None
        self.top = 0.0
        self.line: float = _CONTENTS_LINE

    def __call__(self, canvas: ReportCanvas, page: int, pages: int) -> None:
        canvas.begin_artifact()
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(QUIET)
        number = _("pagina {page} van {pages}").format(page=page, pages=pages)
        canvas.drawRightString(_LEFT + WIDTH, 13 * mm, number)
        canvas.drawString(_LEFT, 13 * mm, words.demo_mark() if self.release.demo else self.title)
        if page > 1 and self.release.demo:
            canvas.drawString(_LEFT, _PAGE_HEIGHT - 14 * mm, self.title)
        canvas.end()
        if page == 1 and self.contents is not None:
            self._contents(canvas)

    def _contents(self, canvas: ReportCanvas) -> None:
        canvas.reopen(self.contents or canvas.root)
        y = self.top - 4
        for page, heading in canvas.pages_of_headings:
            if heading.level > 0:
                continue
            y -= self.line
            canvas.open("TOCI")
            canvas.begin()
            canvas.setFillColor(INK)
            canvas.setFont(REGULAR, 11.5)
            canvas.drawString(_LEFT, y, heading.text)
            canvas.drawRightString(_LEFT + WIDTH, y, str(page))
            canvas.end()
            canvas.close()
            canvas.setStrokeColor(RULE)
            canvas.setLineWidth(0.5)
            canvas.begin_artifact()
            canvas.line(_LEFT, y - 5.5, _LEFT + WIDTH, y - 5.5)
            canvas.end()
            key = f"h{page}-{heading.height:.0f}-{heading.level}"
            box = (_LEFT, y - 5, _LEFT + WIDTH, y + 12)
            canvas.linkRect(heading.text, key, box, relative=0, thickness=0)
        canvas.close()


class _Down(Flowable):
    """Space down to a height on the page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.until = height

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's
        """Take what is left above the height."""
        return aW, max(aH - (self.until - _BOTTOM), 0)

    def draw(self) -> None:
        """Draw nothing."""


class _ContentsPlace(Flowable):
    """Keeps the place of the contents on the cover, to be drawn when page numbers are known."""

    def __init__(self, finish: _Finish, lines: int) -> None:
        super().__init__()
        self.finish = finish
        self.lines = lines
        self.width, self.height = WIDTH, lines * _CONTENTS_LINE + 10

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - reportlab's
        """Take room for every line, closer together where the words above them take more."""
        self.finish.line = max(min(_CONTENTS_LINE, (aH - 10) / self.lines), _CLOSEST_LINE)
        self.height = self.lines * self.finish.line + 10
        return aW, self.height

    def draw(self) -> None:
        """Note the place and its element in the structure."""
        _x, self.finish.top = self.canv.absolutePosition(0, self.height)
        self.finish.contents = canvas_of(self).open("TOC")
        canvas_of(self).close()


def _story(release: Release, told: Sequence[ToldStory], finish: _Finish) -> Iterator[Flowable]:
    chapters = reports.chapters(release, told)
    summary = reports.summary(chapters)
    yield from _cover(release, finish, lines=len(chapters) + bool(summary) + 2)
    if summary:
        yield PageBreak()
        yield text(_("In het kort"), "H2")
        yield pdf_tables.key_numbers(reports.key_numbers(release))
        yield from _summary(summary)
    yield PageBreak()
    for chapter in chapters:
        yield CondPageBreak((95 if chapter.sections or chapter.claims else 60) * mm)
        yield from _chapter(chapter)
    yield PageBreak()
    yield from _method(release)
    yield CondPageBreak(95 * mm)
    yield text(_("Hoe is er geteld?"), "H2")
    yield pdf_tables.definitions(codebook.definitions(release.tables))


def _summary(chapters: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Flowable]:
    """Yield the sentences of a report, closer together where they would not fit on their page."""
    parts = _told(chapters, "statement")
    lines = [line for part in parts for line in part]
    high = sum(line.wrap(WIDTH, _PAGE_HEIGHT)[1] for line in lines)
    high += sum(line.getSpaceBefore() + line.getSpaceAfter() for line in lines)
    if high > _SUMMARY:
        parts = _told(chapters, "close")
    yield from (KeepTogether(part) for part in parts)


def _told(chapters: Sequence[tuple[str, Sequence[str]]], style: str) -> list[list[Flowable]]:
    return [
        [text(title, "H4"), *(text(each, style) for each in sentences)]
        for title, sentences in chapters
    ]


def _cover(release: Release, finish: _Finish, *, lines: int) -> Iterator[Flowable]:
    yield Spacer(1, 30 * mm)
    yield text(_("Spil: contactpersoon voor ouderen in de buurt"), "kind")
    yield text(numbers.capital(words.area(release)), "H1")
    yield text(numbers.capital(numbers.period(release.period)), "period")
    yield _Down(_PAGE_HEIGHT - _COVER - 14 * mm)
    if release.demo:
        yield text(words.demo_mark(), "mark")
        yield Spacer(1, 6 * mm)
    yield text(method.population(release), "lead")
    yield text(method.in_short(), "lead")
    if not release.area and release.areas:
        yield text(_("Gebieden: {areas}.").format(areas=words.areas(release)), "lead")
    yield Spacer(1, 10 * mm)
    yield text(_("Inhoud"), "contents")
    yield _ContentsPlace(finish, lines)


def _chapter(chapter: ReportChapter) -> Iterator[Flowable]:
    opening: list[Flowable] = [text(chapter.title, "H2")]
    if chapter.facts:
        yield from (*opening, pdf_tables.facts(chapter.facts))
        opening = []
    if chapter.claims:
        yield from (*opening, *_claims(chapter))
        opening = []
    for section in chapter.sections:
        yield from section_story(section, *opening, titled=len(chapter.sections) > 1)
        opening = []
    yield from opening


def _claims(chapter: ReportChapter) -> Iterator[Flowable]:
    """Yield what was published about the first pilots beside the own figures, and how is judged."""
    if chapter.caveats:
        caveat = text(" ".join(chapter.caveats), "caveat")
        yield from (Spacer(1, 8), caveat, Spacer(1, 8))
    yield text(seed_statements.heading(), "H4")
    yield pdf_tables.words(
        seed_statements.columns(), [seed_statements.row(each) for each in chapter.claims]
    )
    opening: list[Flowable] = [
        text(seed_statements.how(), "H4"),
        text(seed_statements.always(), "note"),
    ]
    for rule in seed_statements.rules():
        yield KeepTogether([*opening, Spacer(1, 2), text(rule, "note")])
        opening = []


def section_story(section: Section, *before: Flowable, titled: bool) -> Iterator[Flowable]:
    """Yield what one table of the pilot report shows, under its title when `titled`.

    What comes `before` it is never left alone at the end of a page.
    """
    opening = [*before, *([text(section.title, "H3")] if titled else [])]
    if section.caveats:
        opening += [Spacer(1, 8), text(" ".join(section.caveats), "caveat"), Spacer(1, 8)]
    opening += [text(each, "statement") for each in section.sentences]
    yield CondPageBreak(60 * mm)
    if section.grids or section.sentences:
        together = [list(pdf_tables.table(grid)) for grid in section.grids] or [[]]
        together[0][:0] = opening
        yield from (KeepTogether(each) for each in together)
        opening = []
    if section.references:
        lines = (references.heading(), *section.references)
        yield KeepTogether([*(text(each, "note") for each in lines), Spacer(1, 8)])
    if section.stories:
        heading = story_words.own_words()
        yield from pdf_told.flow(heading, section.stories, *opening, style="H4", titles="H5")


def _method(release: Release) -> Iterator[Flowable]:
    yield text(_("Hoe deze cijfers zijn gemaakt"), "H2")
    for heading, paragraph in method.paragraphs(release):
        yield KeepTogether([text(heading, "H4"), text(paragraph)])
    opening: list[Flowable] = [text(_("Wat niet wordt getoond, en waarom"), "H3")]
    for reason, tables in reports.omissions(release):
        about = _("Het gaat om: {tables}.").format(tables="; ".join(tables))
        yield KeepTogether([*opening, text(reason), text(about, "omitted")])
        opening = []
    opening = [text(_("Verbeteringen van eerdere rapporten"), "H3")]
    for code in release.errata:
        yield KeepTogether([*opening, text(words.erratum(code))])
        opening = []
