"""The report as one web page: no scripts, no network, readable by eye and by screen reader."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from spil_desktop import language
from spil_desktop.files import grids, html_short, html_told, reports
from spil_desktop.files.charts import Chart, ChartKind, chart_of
from spil_desktop.files.grids import Grid, Row
from spil_desktop.files.reports import ReportChapter, Section
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.services.stories import ToldStory
from spil_desktop.texts import codebook, method, numbers, references, seed_statements
from spil_desktop.texts import release as words
from spil_desktop.texts import stories as story_words

_STYLE = """
:root{color-scheme:light dark;--ink:#1d2b33;--quiet:#55646d;--ground:#fff;--pale:#e9f1f2;
--rule:#c3cfd3;--accent:#0b5c6b;--p0:#0b5c6b;--p1:#a9cdd3;--p2:#4a94a0;--p3:#dce8ea;--p4:#2f3e46}
@media (prefers-color-scheme:dark){:root{--ink:#e6eef0;--quiet:#a5b4ba;--ground:#12191d;
--pale:#1c282d;--rule:#3a4a51;--accent:#7cc4d0;--p0:#7cc4d0;--p1:#2c5f6a;--p2:#b9e0e6;
--p3:#41565d;--p4:#dfe9eb}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:56rem;padding:1.5rem;background:var(--ground);color:var(--ink);
font:1rem/1.55 "Source Sans Pro","Source Sans 3",system-ui,sans-serif;
overflow-wrap:break-word}
h1{font-size:2.3rem;line-height:1.15;color:var(--accent);margin:2rem 0 .3rem}
h2{font-size:1.6rem;color:var(--accent);margin:3rem 0 .6rem}
h3{font-size:1.2rem;margin:2rem 0 .4rem}
.period{font-size:1.25rem;color:var(--quiet);margin:0 0 1.2rem}
.lead{font-size:1.1rem;margin:.3rem 0}
.caveat{background:#fff0c9;color:#33270a;padding:.6rem .8rem;border-radius:.3rem}
.mark{background:#fff0c9;color:#33270a;font-weight:600;padding:.6rem .8rem;border-radius:.3rem}
a{color:var(--accent)}
ul.told{list-style:none;margin:.6rem 0;padding:0}
ul.told li{border-left:.25rem solid var(--accent);padding:.1rem 0 .1rem .8rem;margin:.4rem 0;
font-size:1.1rem}
ul.beside{list-style:none;margin:.2rem 0 0;padding:0;color:var(--quiet);font-size:.9rem}
.wide{overflow-x:auto;container-type:inline-size}
.wide.chart svg{min-width:38rem}
.figures td{white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:1.6rem 0 .3rem}
caption{text-align:left;font-weight:600;padding-bottom:.35rem}
.wide caption span{display:block;position:sticky;left:0;max-width:100cqw}
th,td{padding:.3rem .6rem .3rem 0;text-align:right;border-bottom:1px solid var(--rule);
font-variant-numeric:tabular-nums;vertical-align:middle}
th{font-weight:400}
th:first-child{text-align:left}
thead th{color:var(--quiet);font-weight:600;font-size:.85rem;border-bottom:2px solid var(--accent);
vertical-align:bottom}
tbody th[scope=rowgroup]{background:var(--pale);color:var(--quiet);font-size:.85rem;
font-weight:600;padding-left:.4rem}
tr.total th,tr.total td{font-weight:700}
.bar{width:34%;min-width:6rem;padding-right:0}
.claims th,.claims td{text-align:left;vertical-align:top}
svg{display:block;width:100%}
.note{color:var(--quiet);font-size:.85rem;margin:.1rem 0}
dt{font-weight:600;margin-top:.8rem}
dt,dd{overflow-wrap:anywhere}
dd{margin:0}
nav ul{columns:2 14rem;padding-left:1.1rem}
@media print{body{max-width:none;padding:0}table,.chart{break-inside:avoid}
h1,h2,h3,dt,.caveat,.told{break-after:avoid}.note,dd{break-before:avoid}.wide{overflow:visible}}
"""


def write(release: Release, path: Path, told: Sequence[ToldStory] = ()) -> None:
    """Write the report of `release` to `path`; OSError when the place cannot be written."""
    path.write_bytes(page(release, told=told).encode())


@dataclass(frozen=True, slots=True)
class Part:
    """A part after the report: its place in the page, its heading, and pairs of a name and text."""

    id: str
    heading: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class More:
    """What a page has beyond the report: parts, and the same page in another language.

    `other` is the file and the code of that language, and its name in that language itself.
    """

    parts: tuple[Part, ...] = ()
    other: tuple[str, str, str] | None = None


def page(release: Release, more: More | None = None, told: Sequence[ToldStory] = ()) -> str:
    """Return the whole page as text; what people `told` stands beside the figures."""
    more = more or More()
    chapters = reports.chapters(release, told)
    summary = reports.summary(chapters)
    places = [(html_short.ID, html_short.heading())] if summary else []
    places += [(chapter.chapter, chapter.title) for chapter in chapters]
    return document(
        words.title(release),
        (
            *_opening(release, places, more),
            "<main>",
            *html_short.lines(release, summary),
            *(line for chapter in chapters for line in _chapter(chapter)),
            *_method(release),
            *_parts_after(more.parts),
            "</main>",
        ),
        # a page without stories, as every package holds, stays as it always was
        html_told.STYLE if told else "",
    )


def document(title: str, body: Sequence[str], style: str = "") -> str:
    """Return a page of our own look around `body`, which loads nothing and runs nothing.

    `style` is what only this body needs.
    """
    return "\n".join(
        (
            "<!DOCTYPE html>",
            f'<html lang="{language.current()}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            (
                '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
                "style-src 'unsafe-inline'\">"
            ),
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}{html_short.STYLE}{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        )
    )


def _opening(release: Release, places: Iterable[tuple[str, str]], more: More) -> Iterator[str]:
    """Yield who and when, and the contents: `places` in the page before those of every page."""
    yield "<header>"
    if more.other:
        file, code, name = more.other
        yield f'<p><a href="{file}" hreflang="{code}" lang="{code}">{escape(name)}</a></p>'
    yield f'<p class="note">{escape(_("Spil: contactpersoon voor ouderen in de buurt"))}</p>'
    yield f"<h1>{escape(numbers.capital(words.area(release)))}</h1>"
    yield f'<p class="period">{escape(numbers.capital(numbers.period(release.period)))}</p>'
    if release.demo:
        yield f'<p class="mark">{escape(words.demo_mark())}</p>'
    yield f'<p class="lead">{escape(method.population(release))}</p>'
    yield f'<p class="lead">{escape(method.in_short())}</p>'
    yield "</header>"
    yield f'<nav aria-label="{escape(_("Inhoud"))}"><ul>'
    for id_, title in places:
        yield f'<li><a href="#{id_}">{escape(title)}</a></li>'
    yield f'<li><a href="#method">{escape(_("Hoe deze cijfers zijn gemaakt"))}</a></li>'
    for part in more.parts:
        yield f'<li><a href="#{part.id}">{escape(part.heading)}</a></li>'
    yield "</ul></nav>"


def _chapter(chapter: ReportChapter) -> Iterator[str]:
    yield f'<section id="{chapter.chapter}" aria-labelledby="{chapter.chapter}-title">'
    yield f'<h2 id="{chapter.chapter}-title">{escape(chapter.title)}</h2>'
    if chapter.facts:
        yield "<dl>"
        for name, value in chapter.facts:
            yield f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>"
        yield "</dl>"
    if chapter.claims:
        yield from _claims(chapter)
    for section in chapter.sections:
        yield from section_lines(section, titled=len(chapter.sections) > 1)
    yield "</section>"


def section_lines(section: Section, *, titled: bool) -> Iterator[str]:
    """Yield the lines of one table of the pilot report, under its title when `titled`."""
    if titled:
        yield f"<h3>{escape(section.title)}</h3>"
    if section.caveats:
        yield f'<p class="caveat">{escape(" ".join(section.caveats))}</p>'
    if section.sentences:
        told = "".join(f"<li>{escape(each)}</li>" for each in section.sentences)
        yield f'<ul class="told">{told}</ul>'
    for grid in section.grids:
        yield from _table(grid)
    if section.references:
        beside = "".join(f"<li>{escape(each)}</li>" for each in section.references)
        yield f'<p class="note">{escape(references.heading())}</p>'
        yield f'<ul class="beside">{beside}</ul>'
    yield from html_told.lines(story_words.own_words(), section.stories, level=4 if titled else 3)


def _claims(chapter: ReportChapter) -> Iterator[str]:
    """Yield what was published about the first pilots beside the own figures, and how is judged."""
    if chapter.caveats:
        yield f'<p class="caveat">{escape(" ".join(chapter.caveats))}</p>'
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in seed_statements.columns())
    yield wide(seed_statements.heading())
    yield f'<table class="claims">{caption(seed_statements.heading())}'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for claim in chapter.claims:
        published, *cells = seed_statements.row(claim)
        told = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{escape(published)}</th>{told}</tr>'
    yield "</tbody></table></div>"
    yield f"<h3>{escape(seed_statements.how())}</h3>"
    yield f"<p>{escape(seed_statements.always())}</p>"
    rules = "".join(f"<li>{escape(rule)}</li>" for rule in seed_statements.rules())
    yield f"<ul>{rules}</ul>"


def _table(grid: Grid) -> Iterator[str]:
    chart = chart_of(grid)
    bars = chart if chart and chart.kind is ChartKind.BARS else None
    yield f"{wide(grid.title)}<table>{caption(grid.title)}"
    yield from _crossed(grid) if grid.by_column else _plain(grid, bars)
    yield "</table></div>"
    if chart and chart.kind is ChartKind.PARTS:
        yield drawn_parts(chart)
    for note in (grids.source(grid), grids.notes(grid)):
        if note:
            yield f'<p class="note">{escape(note)}</p>'


def wide(label: str, kind: str = "") -> str:
    """Open what scrolls sideways on a narrow screen, with the keyboard too."""
    return (
        f'<div class="wide{kind and " " + kind}" role="group" tabindex="0" '
        f'aria-label="{escape(label)}">'
    )


def caption(text: str) -> str:
    """Return the caption of a table in what scrolls: as wide as the screen, not as the table."""
    return f"<caption><span>{escape(text)}</span></caption>"


def corner(words: str, lines: int = 1) -> str:
    """Return the heading of the first column, over so many lines; none where it says nothing."""
    over = f' rowspan="{lines}"' if lines > 1 else ""
    return f'<th scope="col"{over}>{escape(words)}</th>' if words else f"<td{over}></td>"


def _plain(grid: Grid, chart: Chart | None) -> Iterator[str]:
    columns = grids.plain_columns(grid)
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head, _at, _text in columns)
    space = '<td class="bar"></td>' if chart else ""
    yield f"<thead><tr>{corner(grid.row_head)}{heads}{space}</tr></thead>"
    yield "<tbody>"
    for line, row in enumerate(grid.rows):
        cells = "".join(f"<td>{escape(text(row.cells[at]))}</td>" for _head, at, text in columns)
        if chart:
            is_bar = line < len(chart.bars)
            cells += f'<td class="bar">{_bar(chart, line) if is_bar else ""}</td>'
        yield _row(row, cells)
    yield "</tbody>"


def _crossed(grid: Grid) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in grid.heads)
    yield f"<thead><tr>{corner(grid.row_head)}{heads}</tr></thead>"
    for name, text in grids.columns(grid):
        for block in grid.blocks:
            label = grids.heading(grid, block, name)
            span = len(grid.heads) + 1
            yield "<tbody>"
            if label:
                yield f'<tr><th scope="rowgroup" colspan="{span}">{escape(label)}</th></tr>'
            for row in block.rows:
                yield _row(row, "".join(f"<td>{escape(text(each))}</td>" for each in row.cells))
            yield "</tbody>"


def _row(row: Row, cells: str) -> str:
    kind = ' class="total"' if row.is_total else ""
    return f'<tr{kind}><th scope="row">{escape(row.label)}</th>{cells}</tr>'


def _bar(chart: Chart, at: int) -> str:
    width = max(1000 * chart.bars[at].length // chart.longest, 4)
    return (
        '<svg viewBox="0 0 1000 12" preserveAspectRatio="none" height="12" aria-hidden="true">'
        f'<rect width="{width}" height="12" fill="var(--p0)"/></svg>'
    )


def drawn_parts(chart: Chart) -> str:
    """Draw bars that are divided in parts, with their labels and a legend."""
    label, step, across = 220, 30, 680
    height = step * len(chart.bars) + 34
    title = _("Staafdiagram van de tabel hierboven: {title}").format(title=chart.title)
    lines = [
        wide(title, "chart"),
        (
            f'<svg viewBox="0 0 900 {height}" role="img" aria-label="{escape(title)}" '
            'font-size="15" fill="var(--ink)">'
        ),
    ]
    x = label
    for at, name in enumerate(chart.series):
        lines.append(f'<rect x="{x}" y="4" width="12" height="12" fill="var(--p{at})"/>')
        lines.append(f'<text x="{x + 18}" y="15">{escape(name)}</text>')
        x += 34 + 8 * len(name)
    for at, bar in enumerate(chart.bars):
        y = 30 + step * at
        lines.append(f'<text x="0" y="{y + 16}">{escape(bar.label)}</text>')
        start = 0
        for part, count in enumerate(bar.parts):
            left, right = (across * edge / chart.longest for edge in (start, start + count))
            lines.append(
                f'<rect x="{label + left:.1f}" y="{y}" width="{max(right - left - 1, 0):.1f}" '
                f'height="22" fill="var(--p{part})"/>'
            )
            start += count
    return "".join(lines) + "</svg></div>"


def _method(release: Release) -> Iterator[str]:
    yield f'<section id="method"><h2>{escape(_("Hoe deze cijfers zijn gemaakt"))}</h2>'
    for heading, text in method.paragraphs(release):
        yield f"<h3>{escape(heading)}</h3><p>{escape(text)}</p>"
    omissions = reports.omissions(release)
    if omissions:
        yield f"<h2>{escape(_('Wat niet wordt getoond, en waarom'))}</h2><dl>"
        for reason, what in omissions:
            yield f"<dt>{escape('; '.join(what))}</dt><dd>{escape(reason)}</dd>"
        yield "</dl>"
    if release.errata:
        errata = "".join(f"<li>{escape(words.erratum(each))}</li>" for each in release.errata)
        yield f"<h2>{escape(_('Verbeteringen van eerdere rapporten'))}</h2><ul>{errata}</ul>"
    yield f"<h2>{escape(_('Hoe is er geteld?'))}</h2><dl>"
    for name, definition in codebook.definitions(release.tables):
        yield f"<dt>{escape(name)}</dt><dd>{escape(definition)}</dd>"
    yield "</dl></section>"


def _parts_after(parts: Sequence[Part]) -> Iterator[str]:
    for part in parts:
        yield f'<section id="{part.id}"><h2>{escape(part.heading)}</h2><dl>'
        for name, text in part.pairs:
            yield f"<dt>{escape(name)}</dt><dd>{escape(text)}</dd>"
        yield "</dl></section>"
