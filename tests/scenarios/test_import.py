"""Steps of import.feature, through a real encrypted store."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from spil_desktop.errors import FileProblem, SpilError
from spil_desktop.files import workbooks
from spil_desktop.rules.imports import ImportResult
from spil_desktop.services import areas, imports, search
from spil_desktop.storage import store
from spil_desktop.storage.database import Database
from spil_desktop.texts import imports as import_texts
from tests.services.states import state

DATA = Path(__file__).parents[1] / "data" / "de-bouwen"
TODAY = date(2026, 3, 1)

scenarios("import.feature")


@dataclass
class Office:
    """A connector at her laptop: the open store and what she saw last."""

    folder: Path
    recovery_key: str
    database: Database
    area: str = ""
    before: dict[str, str] = field(default_factory=dict)
    result: ImportResult | None = None

    def read(self, source: str) -> ImportResult:
        sheets = workbooks.read(DATA / source)
        self.result = self.database.run(
            lambda session: imports.apply(session, sheets, self.area, today=TODAY)
        )
        return self.result

    def look(self, source: str) -> ImportResult:
        sheets = workbooks.read(DATA / source)
        return self.database.read(
            lambda session: imports.examine(session, sheets, self.area, today=TODAY)
        )


@pytest.fixture
def office(new_store: tuple[Path, str], tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / "kantoor"
    shutil.copytree(new_store[0], folder)
    opened = Office(folder, new_store[1], store.open_with_recovery_key(folder, new_store[1]))
    yield opened
    opened.database.close()


@given(parsers.parse('een leeg bestand voor de wijk "{name}"'))
def empty_store(office: Office, name: str) -> None:
    office.area = name
    office.database.run(
        lambda session: areas.add(session, areas.AreaFields(name=name), today=TODAY)
    )
    office.before = office.database.read(state)


@given(parsers.parse('ik heb "{source}" ingelezen'))
def was_read(office: Office, source: str) -> None:
    office.read(source)
    office.before = office.database.read(state)


@when(parsers.parse('ik "{source}" inlees'))
def read(office: Office, source: str) -> None:
    office.read(source)


@when(parsers.parse('ik naar "{source}" kijk zonder in te lezen'))
def look(office: Office, source: str) -> None:
    office.result = office.look(source)


@when("ik het bestand sluit en weer open")
def reopen(office: Office) -> None:
    office.database.close()
    office.database = store.open_with_recovery_key(office.folder, office.recovery_key)


@when("ik de import terugdraai")
def undo(office: Office) -> None:
    assert office.result is not None
    batch_id = office.result.batch_id
    assert batch_id is not None
    office.database.run(lambda session: imports.undo(session, batch_id))


@when(parsers.parse('ik "{source}" inlees en halverwege stop'))
def read_and_stop(office: Office, source: str) -> None:
    sheets = workbooks.read(DATA / source)

    def stop(done: int, total: int) -> None:
        if 2 * done > total:
            raise SpilError(FileProblem.CANCELLED)

    with pytest.raises(SpilError):
        office.database.run(
            lambda session: imports.apply(session, sheets, office.area, today=TODAY, progress=stop)
        )


@then("zijn dit de aantallen:")
def counts(office: Office, datatable: list[list[str]]) -> None:
    assert office.result is not None
    found = import_texts.as_json(office.result)["tables"]
    wanted = {
        name: dict(zip(("rows", "added", "refused", "duplicates"), map(int, numbers), strict=True))
        for name, *numbers in datatable[1:]
    }
    assert {name: {key: row[key] for key in wanted[name]} for name, row in found.items()} == wanted


@then(parsers.parse('kan ik "{name}" vinden'))
def found(office: Office, name: str) -> None:
    assert office.database.read(lambda session: search.search(session, name))


@then(parsers.parse('kan ik "{name}" niet vinden'))
def not_found(office: Office, name: str) -> None:
    hits = office.database.read(lambda session: search.search(session, name))
    assert not [hit for hit in hits if name in hit.full_name]


@then(parsers.parse('is er een melding "{kind}" bij "{sheet}" rij {row:d} "{column}"'))
def told(office: Office, kind: str, sheet: str, row: int, column: str) -> None:
    assert office.result is not None
    problems = import_texts.as_json(office.result)["problems"]
    at = {(one["sheet"], one["row"], one["column"], one["kind"]) for one in problems}
    assert (sheet, row, column, kind) in at


@then("is het bestand nog zoals het was")
@then("is het bestand zoals het was voor de import")
def unchanged(office: Office) -> None:
    assert office.database.read(state) == office.before


@then("zou inlezen dezelfde meldingen geven")
def same_findings(office: Office) -> None:
    looked = office.result
    assert looked == replace(office.read("registratie.xlsx"), batch_id=None)


@then("is er niets toegevoegd")
def nothing_added(office: Office) -> None:
    assert office.result is not None
    assert office.result.added == 0
