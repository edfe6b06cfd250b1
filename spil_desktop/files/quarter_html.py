"""The manager's report as one web page: no scripts, no network, readable by eye and by ear."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import html, html_told
from spil_desktop.files.quarter_paper import Comparison, Paper, PaperChapter
from spil_desktop.language import _


def write(paper: Paper, path: Path) -> None:
    """Write the report to `path`; raises `FileProblem.CANNOT_WRITE`."""
    try:
        path.write_bytes(page(paper).encode())
    except OSError as error:
        raise SpilError(FileProblem.CANNOT_WRITE, file=path.name) from error


def page(paper: Paper) -> str:
    """Return the whole page as text."""
    body = (
        *_in_short(paper),
        "<main>",
        *(line for at, each in enumerate(paper.chapters) for line in _chapter(each, at)),
        *_stories(paper),
        *_method(paper),
        "</main>",
    )
    return html.document(f"{paper.title}: {paper.subtitle}", body)


def _in_short(paper: Paper) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{escape(paper.title)}</h1>"
    yield f'<p class="period">{escape(paper.subtitle)}</p>'
    for mark in paper.marks:
        yield f'<p class="mark">{escape(mark)}</p>'
    yield f'<p class="lead">{escape(paper.opening)}</p>'
    yield "</header>"
    if paper.comparison:
        yield from _comparison(paper.comparison)
    for note in paper.notes:
        yield f'<p class="note">{escape(note)}</p>'
    if paper.sentences:
        yield f"<h2>{escape(_('Wat opvalt'))}</h2>"
        told = "".join(f"<li>{escape(each)}</li>" for each in paper.sentences)
        yield f'<ul class="told">{told}</ul>'
    if paper.caveats:
        yield f'<p class="caveat">{escape(" ".join(paper.caveats))}</p>'


def _comparison(comparison: Comparison) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in comparison.heads)
    yield f"{html.wide(comparison.title)}<table>{html.caption(comparison.title)}"
    yield f'<thead><tr><th scope="col">{escape(_("Wat"))}</th>{heads}</tr></thead><tbody>'
    for line in comparison.lines:
        cells = "".join(f"<td>{escape(each)}</td>" for each in line.cells)
        yield f'<tr><th scope="row">{escape(line.name)}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _chapter(chapter: PaperChapter, at: int) -> Iterator[str]:
    yield f'<section aria-labelledby="goal-{at}">'
    yield f'<h2 id="goal-{at}">{escape(chapter.title)}</h2>'
    yield f'<p class="lead">{escape(chapter.aim)}</p>'
    if chapter.comparison:
        yield from _comparison(chapter.comparison)
    for section in chapter.sections:
        yield from html.section_lines(section, titled=True)
    yield "</section>"


def _stories(paper: Paper) -> Iterator[str]:
    if not paper.stories:
        return
    yield "<section>"
    yield from html_told.lines(_("Het verhaal achter de cijfers"), paper.stories, level=2)
    yield "</section>"


def _method(paper: Paper) -> Iterator[str]:
    yield f"<section><h2>{escape(_('Hoe deze cijfers zijn gemaakt'))}</h2>"
    for heading, text in paper.method:
        yield f"<h3>{escape(heading)}</h3><p>{escape(text)}</p>"
    if paper.omissions:
        yield f"<h2>{escape(_('Wat niet wordt getoond, en waarom'))}</h2><dl>"
        for reason, what in paper.omissions:
            yield f"<dt>{escape('; '.join(what))}</dt><dd>{escape(reason)}</dd>"
        yield "</dl>"
    if paper.definitions:
        yield f"<h2>{escape(_('Hoe is er geteld?'))}</h2><dl>"
        for name, definition in paper.definitions:
            yield f"<dt>{escape(name)}</dt><dd>{escape(definition)}</dd>"
        yield "</dl>"
    yield "</section>"
