"""Import of a large workbook with its duplicate check, against calamine and `executemany`."""

import random
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from spil_desktop.files import workbooks
from spil_desktop.services import areas, imports
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from tests.benchmarks import floors
from tests.benchmarks.big_store import PASSPHRASE
from tests.benchmarks.measure import Line, Time, best
from tests.benchmarks.population import FIRST, STEM, STREETS, TAIL

AREA = "Proefwijk"
COLUMNS = (
    "Nr", "Roepnaam", "Achternaam", "Geslacht", "Geboortedatum", "Straat", "Huisnummer",
    "Postcode", "Woonplaats", "Telefoon", "Aanmelddatum", "Aanmeldbron", "Woonsituatie",
    "Ervaren gezondheid", "Beperkingen", "Toestemming dossier", "Toestemming gezondheid",
    "Toestemming evaluatie", "Status",
)  # fmt: skip


def lines(people: int, today: date) -> Iterator[Line]:
    """Import once into an empty store each; nothing is measured twice on the same rows.

    The floor reads the same workbook and writes the very rows that the import made.
    """
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "registratie.xlsx"
        _write(workbook, people)
        rows = _imported(Path(folder), workbook, today)
        floor = best(lambda: _floor(Path(folder), workbook, rows), times=2)
        ours = best(lambda: _import(Path(folder), workbook, today), times=2)
    made = _stores_made(times=2)
    yield Line.of(
        f"import of {people} people", _without(ours, made), _without(floor, made), ratio=3.0
    )


def _imported(folder: Path, workbook: Path, today: date) -> floors.Rows:
    with _new(folder) as database:
        _apply(database, workbook, today)
        path, key = database.folder / "store.db", database.key
    return floors.rows_of(path, key)


def _without(whole: Time, part: Time) -> Time:
    return Time(whole.clock - part.clock, whole.processor - part.processor)


def _write(path: Path, people: int) -> None:
    pick = random.Random(3)  # noqa: S311  # invented people need no secrets
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Deelnemers")
    sheet.write_row(0, 0, COLUMNS)
    for row in range(1, people + 1):
        sheet.write_row(
            row,
            0,
            (
                row, pick.choice(FIRST), pick.choice(STEM) + pick.choice(TAIL), "v",
                f"{pick.randrange(1, 28)}-{pick.randrange(1, 13)}-{pick.randrange(1925, 1955)}",
                pick.choice(STREETS), pick.randrange(1, 200), f"9204 Z{pick.choice('ABCDE')}",
                "Nergenshuizen", f"0512-{pick.randrange(10**6):06d}", "01-03-2025", "zelf",
                "alleen", "goed", "lopen", "ja", "ja", "ja", "actief",
            ),
        )  # fmt: skip
    book.close()


def _new(folder: Path) -> Database:
    database, _key = store.create(Path(tempfile.mkdtemp(dir=folder)) / "s", PASSPHRASE)
    fields = areas.AreaFields(name=AREA)
    database.run(lambda session: areas.add(session, fields, today=date(2025, 1, 1)))
    return database


def _stores_made(times: int) -> Time:
    """Return what making an empty store costs, which both sides do."""
    with tempfile.TemporaryDirectory() as folder:
        return best(lambda: _new(Path(folder)).close(), times)


def _import(folder: Path, workbook: Path, today: date) -> None:
    with _new(folder) as database:
        _apply(database, workbook, today)


def _apply(database: Database, workbook: Path, today: date) -> None:
    sheets = workbooks.read(workbook)
    result = database.run(lambda session: imports.apply(session, sheets, AREA, today=today))
    assert result.added > 0


def _floor(folder: Path, workbook: Path, rows: floors.Rows) -> None:
    with _new(folder) as database:
        CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()
        floors.insert_rows(database.folder / "store.db", database.key, rows)
