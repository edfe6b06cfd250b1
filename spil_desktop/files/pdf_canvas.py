"""A canvas for reports: tagged content, "pagina 2 van 9", contents with page numbers, no traces.

Pages are kept until the last one is known and only then written, so that a report is laid out
once. The tags (PDF 1.7, 14.8) let a screen reader say what is a heading, a list or a table cell.
Import this module late: reportlab takes 0.2 s.
"""
# pyright: reportUnknownMemberType=false
# reportlab's types leave parts of its methods open.

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date


@dataclass(slots=True)
class Tag:
    """An element of the document's structure; `parts` are elements or (page, content) numbers."""

    role: str
    scope: str = ""
    alternative: str = ""
    parts: list[Tag | tuple[int, int]] = field(default_factory=list["Tag | tuple[int, int]"])


@dataclass(frozen=True, slots=True)
class Heading:
    """A place that the outline points to: its level, text and height on the page."""

    level: int
    text: str
    height: float


class Information(pdfdoc.PDFInfo):
    """Document properties with a title and the release's day, and nothing about who or where."""

    def __init__(self, title: str, made_on: date) -> None:
        super().__init__()
        self.title = title
        self.made_on = made_on

    def format(self, document: Any) -> Any:
        """Write only what a reader may know."""
        day = pdfdoc.PDFString(f"D:{self.made_on:%Y%m%d}")
        properties = {
            "Title": pdfdoc.PDFString(self.title),
            "CreationDate": day,
            "ModDate": day,
        }
        return pdfdoc.PDFDictionary(properties).format(document)


class _Content(pdfdoc.PDFObject):
    """Content on a page as a part of an element.

    There are thousands in a report; a `PDFDictionary` would look at every name and number apart.
    """

    def __init__(self, page: int, number: int) -> None:
        self.page = pdfdoc.PDFObjectReference(f"Page{page}")
        self.number = number

    def format(self, document: Any) -> bytes:
        """Write which content of which page."""
        page = self.page.format(document)
        return b"<<\n/MCID %d /Pg %b /Type /MCR\n>>" % (self.number, page)


class _Element(pdfdoc.PDFObject):
    """An element of the structure with its parts, written as shortly as `_Content`."""

    def __init__(self, tag: Tag, parent: str, kids: list[Any]) -> None:
        self.tag = tag
        self.parent = pdfdoc.PDFObjectReference(parent)
        self.kids = pdfdoc.PDFArray(kids)

    def format(self, document: Any) -> bytes:
        """Write what the element is, what it is part of, and its parts."""
        scope = f"/A <<\n/O /Table /Scope /{self.tag.scope}\n>> " if self.tag.scope else ""
        said = b""
        if self.tag.alternative:
            said = b"/Alt %b " % pdfdoc.PDFString(self.tag.alternative).format(document)
        return b"<<\n%b%b/K %b /P %b /S /%b /Type /StructElem\n>>" % (
            scope.encode(),
            said,
            self.kids.format(document),
            self.parent.format(document),
            self.tag.role.encode(),
        )


class ReportCanvas(Canvas):
    """Collects pages, headings and tags, and writes them when the report is complete.

    `finish(canvas, page, pages)` draws what every page needs once the number of pages is known;
    nothing unless it is set.
    """

    finish: Callable[[ReportCanvas, int, int], None]
    _doc: Any  # reportlab's own, which its types leave out
    _code: list[str]
    _startPage: Callable[[], None]  # noqa: N815 - reportlab's name

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.finish = _nothing
        self.root = Tag("Document")
        self._open = [self.root]
        self._content = 0
        self._waiting: list[dict[str, Any]] = []
        self.headings: list[Heading] = []
        self.pages_of_headings: list[tuple[int, Heading]] = []

    def describe(self, title: str, made_on: date) -> None:
        """Set the document's properties."""
        self._doc.info = Information(title, made_on)

    def open(self, role: str, *, scope: str = "", alternative: str = "") -> Tag:
        """Begin an element of the structure inside the one that is open."""
        tag = Tag(role, scope, alternative)
        self._open[-1].parts.append(tag)
        self._open.append(tag)
        return tag

    def close(self) -> None:
        """End the element that was opened last."""
        self._open.pop()

    def reopen(self, tag: Tag) -> None:
        """Continue an element that was left open for later."""
        self._open.append(tag)

    def begin(self) -> None:
        """Begin content that belongs to the open element."""
        self._open[-1].parts.append((self.getPageNumber(), self._content))
        self._code.append(f"/{self._open[-1].role} <</MCID {self._content}>> BDC")
        self._content += 1

    def begin_artifact(self) -> None:
        """Begin content that a screen reader skips: lines, backgrounds, page numbers."""
        self._code.append("/Artifact BMC")

    def end(self) -> None:
        """End what `begin` or `begin_artifact` began."""
        self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the page until the number of pages is known."""
        self.pages_of_headings += [(self.getPageNumber(), each) for each in self.headings]
        self._waiting.append(dict(self.__dict__))
        self.headings = []
        self._content = 0
        self._startPage()

    def save(self) -> None:
        """Write all pages, the outline and the structure."""
        contents: list[int] = []
        shared = {"root", "_open", "_waiting", "pages_of_headings", "_doc"}
        for number, kept in enumerate(self._waiting, 1):
            self.__dict__.update(
                {name: value for name, value in kept.items() if name not in shared}
            )
            self.finish(self, number, len(self._waiting))
            self._outline()
            contents.append(self._content)
            Canvas.showPage(self)
            page = self._doc.idToObject[f"Page{number}"]
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = number - 1
            page.Tabs = pdfdoc.PDFName("S")
        self._write_structure(contents)
        self._code = []  # or reportlab adds an empty page
        super().save()

    def _outline(self) -> None:
        for heading in self.headings:
            key = f"h{self.getPageNumber()}-{heading.height:.0f}-{heading.level}"
            self.bookmarkHorizontal(key, 0, heading.height)
            self.addOutlineEntry(heading.text, key, heading.level, closed=heading.level > 0)

    def _write_structure(self, contents: Iterable[int]) -> None:
        document = self._doc
        parents = [[None] * count for count in contents]
        counter = iter(range(1_000_000))

        def write(tag: Tag, parent: str) -> Any:
            name = f"tag{next(counter)}"
            kids: list[Any] = []
            for part in tag.parts:
                if isinstance(part, Tag):
                    kids.append(write(part, name))
                    continue
                page, content = part
                parents[page - 1][content] = pdfdoc.PDFObjectReference(name)  # type: ignore[call-overload]
                kids.append(_Content(page, content))
            return document.Reference(_Element(tag, parent, kids), name)

        top = write(self.root, "tags")
        numbers: list[Any] = []
        for page, references in enumerate(parents):
            numbers += [page, pdfdoc.PDFArray(references)]
        tree = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": top,
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
            "ParentTreeNextKey": len(parents),
        }
        document.Reference(pdfdoc.PDFDictionary(tree), "tags")
        document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference("tags")
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _nothing(*_page: object) -> None:
    """Add nothing to a page."""
