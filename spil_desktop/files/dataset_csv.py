"""Several pilots for analysis as CSV in words: semicolon, byte-order mark, decimal comma.

Beside the tables stand an overview of them, with those that are not compared and why, and what
must be known of all.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from spil_desktop.files import csv_tables, datasets, pilot_overview
from spil_desktop.files.datasets import Absent, Dataset, Value, Variable
from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import numbers, pilots

_SILENT = frozenset({Absent.NOT_APPLICABLE, Absent.ONLY_LIMITS})
"""What needs no remark: another column of the row says it."""


def write(comparison: PilotComparison, folder: Path) -> None:
    """Write the tables into the new `folder`; OSError when that is not possible."""
    folder.mkdir(parents=True)
    found = datasets.of_comparison(comparison)
    for dataset in found:
        _write(folder / f"{dataset.name}.csv", _rows(dataset))
    _write(folder / _("overzicht.csv"), _overview(comparison, found))
    head = (_("Onderwerp"), _("Uitleg"))
    title = (_("De pilots"), pilots.title(comparison))
    _write(folder / _("toelichting.csv"), (head, title, *pilot_overview.told(comparison)))


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    path.write_bytes(csv_tables.encode(rows, ";").encode("utf-8-sig"))


def _overview(comparison: PilotComparison, found: Iterable[Dataset]) -> Iterator[Sequence[str]]:
    """Yield every table with its file and what must be known of it, compared or not."""
    yield _("Bestand"), _("Tabel"), _("Pilots"), _("Uitleg")
    counted = pilot_overview.counted(comparison)
    of_all = len(pilot_overview.about(comparison))
    for dataset in found:
        told = " ".join(dataset.notes[of_all:])
        yield f"{dataset.name}.csv", dataset.title, counted, told
    yield from (("", name, counted, text) for name, text in pilot_overview.apart(comparison))


def _rows(dataset: Dataset) -> Iterator[Sequence[str]]:
    remarks = [_remark(row) for row in dataset.rows]
    last = [_("Niet getoond")] if any(remarks) else []
    yield [*(variable.label for variable in dataset.variables), *last]
    for row, remark in zip(dataset.rows, remarks, strict=True):
        values = zip(dataset.variables, row, strict=True)
        yield [*(_text(variable, value) for variable, value in values), *([remark] if last else [])]


def _remark(row: Iterable[Value]) -> str:
    """Say why figures of a row are not shown; empty where all are."""
    absent = [value for value in row if isinstance(value, Absent) and value not in _SILENT]
    return "; ".join(dict.fromkeys(map(datasets.why_absent, absent)))


def _text(variable: Variable, value: Value) -> str:
    if isinstance(value, Absent):
        return ""
    if isinstance(value, Decimal):
        return numbers.decimal(value)
    return dict(variable.codes).get(str(value), str(value))
