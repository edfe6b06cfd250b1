"""Several pilots side by side as one web page: no scripts, no network."""

from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from spil_desktop.files import html, pilot_grids
from spil_desktop.files.pilot_grids import PilotGrid, PilotRow
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import numbers, pilots
from spil_desktop.texts import release as words


def write(comparison: PilotComparison, path: Path) -> None:
    """Write the page of `comparison` to `path`; OSError when the place cannot be written."""
    path.write_bytes(page(comparison).encode())


def page(comparison: PilotComparison) -> str:
    """Return the whole page as text."""
    body = (
        *_opening(comparison),
        "<main>",
        *(line for grid in pilot_grids.layout(comparison) for line in _table(grid)),
        *_apart(comparison),
        *_rules(),
        "</main>",
    )
    return html.document(pilots.title(comparison), body)


def _opening(comparison: PilotComparison) -> Iterator[str]:
    yield f"<header><h1>{escape(pilots.title(comparison))}</h1>"
    if any(release.demo for release in comparison.releases):
        yield f'<p class="mark">{escape(words.demo_mark())}</p>'
    for text in (*pilots.contradicted(comparison), *pilots.likely_doubles(comparison)):
        yield f'<p class="mark">{escape(text)}</p>'
    for text in (pilots.refused(comparison), pilots.people(comparison)):
        if text:
            yield f'<p class="lead">{escape(text)}</p>'
    caption = _("De pilots")
    yield f"{html.wide(caption)}<table>{html.caption(caption)}<thead><tr>"
    heads = (_("Pilot"), _("Periode"), _("Deelnemers"), _("Telregels"))
    yield "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    yield "</tr></thead><tbody>"
    for name, release in zip(pilots.names(comparison.releases), comparison.releases, strict=True):
        people = numbers.NOT_SHOWN if release.people is None else numbers.whole(release.people)
        period = numbers.capital(numbers.period(release.period))
        cells = (period, people, release.definition_version)
        shown = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{escape(name)}</th>{shown}</tr>'
    yield "</tbody></table></div>"
    yield from _senders(comparison)
    yield "</header>"


def _senders(comparison: PilotComparison) -> Iterator[str]:
    """Yield who signed the package of each pilot, and what is known of the key."""
    told = pilots.senders(comparison)
    if not told:
        return
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in pilots.sender_heads())
    caption = _("Afzenders")
    yield f'{html.wide(caption)}<table class="claims">{html.caption(caption)}'
    yield f"<thead><tr>{heads}</tr></thead><tbody>"
    for name, text in told:
        yield f'<tr><th scope="row">{escape(name)}</th><td>{escape(text)}</td></tr>'
    yield "</tbody></table></div>"


def _table(grid: PilotGrid) -> Iterator[str]:
    yield f'<section><h2 id="{grid.id}">{escape(grid.title)}</h2>'
    group = f'role="group" tabindex="0" aria-labelledby="{grid.id}"'
    yield f'<div class="wide figures" {group}><table aria-labelledby="{grid.id}"><thead>'
    yield f"<tr>{html.corner(grid.row_head, 2)}"
    for name, heads in groupby(grid.heads, key=_pilot):
        span = len(tuple(heads))
        yield f'<th scope="colgroup" colspan="{span}">{escape(name)}</th>'
    kinds = "".join(f'<th scope="col">{escape(kind)}</th>' for _name, kind in grid.heads)
    yield f"</tr><tr>{kinds}</tr></thead><tbody>"
    yield from (_row(row) for row in grid.rows)
    yield "</tbody></table></div>"
    if grid.chart:
        yield html.drawn_parts(grid.chart)
    for note in (*grid.notes, grid.definition):
        yield f'<p class="note">{escape(note)}</p>'
    yield "</section>"


def _pilot(head: tuple[str, str]) -> str:
    return head[0]


def _row(row: PilotRow) -> str:
    cells = "".join(f"<td>{escape(figure.text)}</td>" for figure in row.figures)
    kind = ' class="total"' if row.is_total else ""
    return f'<tr{kind}><th scope="row">{escape(row.label)}</th>{cells}</tr>'


def _apart(comparison: PilotComparison) -> Iterator[str]:
    if not comparison.apart:
        return
    called = pilots.names(comparison.releases)
    yield f"<section><h2>{escape(_('Niet vergelijkbaar'))}</h2><dl>"
    for each in comparison.apart:
        yield f"<dt>{escape(words.table_title(each.table))}</dt>"
        yield f"<dd>{escape(pilots.apart(each, called))}</dd>"
    yield "</dl></section>"


def _rules() -> Iterator[str]:
    yield f"<section><h2>{escape(_('Hoe deze cijfers naast elkaar staan'))}</h2>"
    yield from (f"<p>{escape(text)}</p>" for text in pilots.rules())
    yield "</section>"
