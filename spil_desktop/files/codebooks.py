"""The codebook and the method page of the evaluator package, as Markdown and as CSV."""

from collections.abc import Iterator, Sequence

from spil_desktop.files import reports
from spil_desktop.files.datasets import TOTAL_CODE
from spil_desktop.language import _
from spil_desktop.rules.release import TOTAL, Dimension, DimensionName, Release, SafeTable
from spil_desktop.texts import codebook, codebook_codes, dimensions, method, numbers
from spil_desktop.texts import release as words

Entry = tuple[str, str, str, str]
"""A list, a code, its label and its definition."""


def rows(release: Release) -> list[Entry]:
    """Return the codebook as rows: every column, table and code that the package contains."""
    found = [("list", "code", "label", "definition")]
    found += [("column", name, name, text) for name, text in _columns()]
    found += [
        ("table", table.id, words.table_title(table), codebook.definition(table))
        for table in release.tables
    ]
    found += _terms(release)
    for dimension in _dimensions(release):
        name = dimension.name.value
        label = numbers.capital(dimensions.dimension(dimension.name))
        found.append(("dimension", name, label, codebook.dimension(dimension.name)))
        found += [(name, code, word, text) for code, word, text in _codes(release, dimension)]
    return found


def markdown(release: Release) -> str:
    """Return the codebook as Markdown."""
    lines = _heading(_("Codeboek: {name}").format(name=words.title(release)), level=1)
    lines += _heading(_("Kolommen"))
    lines += _table((_("kolom"), _("betekenis")), _columns())
    lines += _heading(_("Tabellen"))
    for table in release.tables:
        lines += _of_table(table)
    lines += _heading(_("Begrippen"))
    head = (_("lijst"), _("code"), _("naam"), _("betekenis"))
    lines += _table(head, _terms(release))
    lines += _heading(_("Kenmerken en codes"))
    for dimension in _dimensions(release):
        name = numbers.capital(dimensions.dimension(dimension.name))
        lines += _heading(f"{name} (`{dimension.name.value}`)", level=3)
        lines += [codebook.dimension(dimension.name), ""]
        columns = (_("code"), _("naam"), _("betekenis"))
        lines += _table(columns, list(_codes(release, dimension)))
    return "\n".join(lines)


def method_page(release: Release) -> str:
    """Return the method page as Markdown."""
    lines = [*_heading(_("Hoe deze cijfers zijn gemaakt"), level=1), words.title(release), ""]
    if release.demo:
        lines += [f"**{words.demo_mark()}**", ""]
    for heading, text in method.paragraphs(release):
        lines += [*_heading(heading), text, ""]
    omissions = reports.omissions(release)
    if omissions:
        lines += _heading(_("Wat niet wordt getoond, en waarom"))
        lines += [f"- {'; '.join(what)}: {reason}" for reason, what in omissions] + [""]
    if release.errata:
        lines += _heading(_("Verbeteringen van eerdere rapporten"))
        lines += [f"- {words.erratum(each)}" for each in release.errata] + [""]
    return "\n".join(lines)


def _heading(text: str, *, level: int = 2) -> list[str]:
    """Return a heading of Markdown, with the empty line after it."""
    return [f"{'#' * level} {text}", ""]


def _columns() -> list[tuple[str, str]]:
    return [
        (
            _("een kolom per kenmerk"),
            _("De code van de categorie; “totaal” staat voor alles bij elkaar."),
        ),
        ("count", _("Het aantal, een vijftal. Leeg bij tabellen die alleen een gemiddelde geven.")),
        (
            "percent",
            _(
                "Het percentage in hele cijfers, in stappen van percent_step. Leeg als het niet "
                "te geven is, en bij “minder dan” of “meer dan”."
            ),
        ),
        (
            "percent_note",
            _(
                "“minder dan 5” of “meer dan 95”: alleen een grens is te geven. “indicatief”: de "
                "groep telt 10 tot en met 29 mensen, het percentage is een tiental."
            ),
        ),
        ("mean", _("Het gemiddelde met één cijfer achter de punt.")),
        ("n", _("Het aantal mensen achter het gemiddelde, een vijftal.")),
        (
            "percent_of",
            _(
                "Staat in datapackage.json. De kenmerken die vast blijven in de groep waarvan het "
                "percentage is genomen. Leeg: het percentage is van het totaal van de tabel."
            ),
        ),
        (
            "protection",
            _(
                "Staat in datapackage.json. Gecontroleerde afronding op base. Bij steps 0 ligt "
                "elk aantal hooguit 4 van het werkelijke aantal, bij steps 1 hooguit 9."
            ),
        ),
    ]


def _of_table(table: SafeTable) -> Iterator[str]:
    yield from _heading(f"{words.table_title(table)} (`{table.id}`)", level=3)
    yield codebook.definition(table)
    yield ""
    fixed = ", ".join(f"`{name.value}`" for name in table.percent_of)
    of = fixed or _("het totaal van de tabel")
    yield f"- percent_of: {of}"
    yield f"- percent_step: {table.percent_step}"
    counted = _("gebied: {area}; periode: {period}")
    yield "- " + counted.format(area=words.table_area(table), period=table.period.code)
    yield ""


def _terms(release: Release) -> list[Entry]:
    found: dict[tuple[str, str], Entry] = {}
    for table in release.tables:
        entries = (
            (
                "population",
                table.population.value,
                words.population_name(table.population),
                codebook.population(table.population),
            ),
            ("measure", table.measure.value, words.unit(table), codebook.measure(table.measure)),
            (
                "temporal",
                table.temporal.value,
                words.temporal_name(table.temporal),
                codebook.temporal(table.temporal),
            ),
        )
        for entry in entries:
            found.setdefault(entry[:2], entry)
    return sorted(found.values())


def _codes(release: Release, dimension: Dimension) -> Iterator[tuple[str, str, str]]:
    """Yield every code of a breakdown with its name and, where that is not enough, its meaning."""
    if any(_has_total(table, dimension.name) for table in release.tables):
        overlap = _("Geen som van de codes: iemand kan er meer hebben.")
        yield TOTAL_CODE, _("alles bij elkaar"), overlap if dimension.multiple else ""
    for code in dimension.categories:
        name = dimensions.category(dimension.name, code)
        yield code, name, codebook_codes.category(dimension.name, code)


def _has_total(table: SafeTable, name: DimensionName) -> bool:
    places = [at for at, each in enumerate(table.dimensions) if each.name is name]
    return any(cell.keys[at] is TOTAL for at in places for cell in table.cells)


def _dimensions(release: Release) -> tuple[Dimension, ...]:
    """Return every breakdown once, with all categories that it has in any table."""
    found: dict[DimensionName, Dimension] = {}
    for table in release.tables:
        for each in table.dimensions:
            before = found.get(each.name)
            codes = dict.fromkeys((*(before.categories if before else ()), *each.categories))
            found[each.name] = Dimension(each.name, tuple(codes), each.multiple)
    return tuple(found.values())


def _table(head: tuple[str, ...], body: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [_line(head), _line(tuple("---" for _column in head))]
    return [*lines, *(_line(row) for row in body), ""]


def _line(row: tuple[str, ...]) -> str:
    return "| " + " | ".join(value.replace("|", "\\|") for value in row) + " |"
