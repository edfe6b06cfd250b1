"""Steps of samenvoegen.feature: packages of four locations, by command and in the window."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pyreadstat
import pytest
from click.testing import CliRunner
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytest_bdd import given, scenarios, then, when
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from spil_desktop import cli
from spil_desktop.files import package
from spil_desktop.model import Area, Consent, Participant, Person, Street
from spil_desktop.rules import periods
from spil_desktop.rules.signatures import Signer
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    Gender,
    LivingSituation,
    ParticipantStatus,
    Purpose,
    ReportSource,
)
from spil_desktop.services import releases
from spil_desktop.ui.packages.window import PackagesWindow

scenarios("samenvoegen.feature")

NEW_YEAR = date(2027, 1, 12)
SIDE_BY_SIDE = 2


@dataclass
class Story:
    """The packages of the locations, and what the evaluator sees of them."""

    folder: Path
    files: dict[str, Path] = field(default_factory=dict[str, Path])
    said: dict[str, object] = field(default_factory=dict[str, object])
    window: PackagesWindow | None = None


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return Story(tmp_path)


@given("het is dinsdag 12-01-2027 en elke locatie stuurt een pakket over 2026")
def _(session: Session, story: Story, datatable: list[list[str]]) -> None:
    for name, people in datatable[1:]:
        area = Area(name=name)
        session.add(area)
        session.flush()
        session.add(Street(area_id=area.id, name="Kerkstraat"))
        for number in range(int(people)):
            _someone(session, area.id, number)
    session.flush()
    for number, (name, _people) in enumerate(datatable[1:]):
        _send(session, story, name, "2026", number)
    _send(session, story, "Ter Apel", "2026-Q1", 1)


def _someone(session: Session, area_id: int, number: int) -> None:
    gender = Gender.MAN if number % 4 == 0 else Gender.WOMAN
    person = Person(
        family_name="Testema", sort_name="testema", gender=gender, birth_year=1938 + number % 12
    )
    session.add(person)
    session.flush()
    session.add(
        Participant(
            person_id=person.id,
            area_id=area_id,
            reported_on=date(2026, 1 + number % 3, 12),
            source=ReportSource.NEIGHBOUR,
            status=ParticipantStatus.ACTIVE,
            living=LivingSituation.ALONE,
        )
    )
    session.add(
        Consent(
            person_id=person.id,
            purpose=Purpose.EVALUATION,
            state=ConsentState.GIVEN,
            decided_on=date(2026, 4, 1),
            form=ConsentForm.ORAL,
            text_version="3",
        )
    )


def _send(session: Session, story: Story, name: str, period: str, number: int) -> None:
    """Write the package of a location, signed by an office of its own."""
    area_id = session.query(Area.id).filter(Area.name == name).scalar()
    planned = releases.plan(session, periods.parse(period), area_id, today=NEW_YEAR)
    key = name if period == "2026" else f"{name} {period}"
    story.files[key] = story.folder / f"{number}-{period}.zip"
    package.write(planned, story.files[key], Signer(f"Welzijn {name}", bytes([number]) * 32))


def _compare(story: Story, *files: Path) -> tuple[int, dict[str, object]]:
    words = ["compare", *map(str, files), "--out", str(story.folder / "uit"), "--json"]
    result = CliRunner().invoke(cli.main, words)
    return result.exit_code, json.loads(result.stdout)


def _of_the_year(story: Story) -> list[Path]:
    return [file for name, file in story.files.items() if not name.endswith("Q1")]


@when("de evaluator ze met compare samenvoegt")
def _(story: Story) -> None:
    status, story.said = _compare(story, *_of_the_year(story))
    assert status == 0


@then("zijn er samen ongeveer 47 deelnemers, en ligt 47 tussen de grenzen die erbij staan")
def _(story: Story) -> None:
    people = story.said["people"]
    assert isinstance(people, dict)
    assert people["count"] in range(40, 56, 5)
    assert people["least"] <= 47 <= people["most"]


@then("heeft geen locatie een uitsplitsing, met de reden erbij")
def _(story: Story) -> None:
    shown = story.said["tables"]
    assert isinstance(shown, list)
    assert "r0_people" in shown
    assert not {"r3_gender", "r3_age", "r3_living"} & set(shown)
    page = (story.folder / "uit" / "pilots-naast-elkaar.html").read_text(encoding="utf-8")
    assert "Vrouw" not in page


@then(
    "staan de locaties naast elkaar in de webpagina, de PDF, de werkmap, de CSV en het SPSS-bestand"
)
def _(story: Story) -> None:
    files = story.said["files"]
    assert isinstance(files, list)
    assert len(files) == 5
    spss = story.folder / "uit" / "pilots-naast-elkaar-spss" / "r0_people.sav"
    read, about = pyreadstat.read_sav(spss, output_format="dict")
    pilots = about.variable_value_labels["pilot"]
    counts = {pilots[code]: count for code, count in zip(read["pilot"], read["count"], strict=True)}
    assert set(counts) == {"Delfzijl Noord", "Ter Apel", "De Bouwen", "Hoogeveen"}
    assert counts.pop("Hoogeveen") is None  # a missing value, with its reason as label
    assert sum(counts.values()) == story.said["people"]["count"]  # type: ignore[index]
    page = (story.folder / "uit" / "pilots-naast-elkaar.html").read_text(encoding="utf-8")
    assert "Hoogeveen: niet getoond. Hier deed (bijna) niemand mee." in page


@then("telt een pakket dat nog eens is gestuurd niet mee")
def _(story: Story) -> None:
    again = story.folder / "nog-eens.zip"
    again.write_bytes(story.files["Ter Apel"].read_bytes())
    status, said = _compare(story, *_of_the_year(story), again)
    assert status == 1
    assert said["error"] == "same_figures"
    assert "1-2026.zip en nog-eens.zip" in str(said["message"])


@then("telt Ter Apel over een kwartaal niet mee naast Ter Apel over het jaar")
def _(story: Story) -> None:
    status, said = _compare(story, story.files["Ter Apel"], story.files["Ter Apel 2026-Q1"])
    assert status == 1
    assert said["error"] == "overlapping_periods"


@when("de evaluator ze zonder bestand in het venster opent")
def _(story: Story, qtbot: QtBot) -> None:
    story.window = PackagesWindow(_of_the_year(story))
    story.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(story.window)
    story.window.show()


@then("kloppen alle vier, en zijn de locaties naast elkaar te zien")
def _(story: Story) -> None:
    assert story.window is not None
    rows = story.window.table.rows()
    assert [row.is_valid for row in rows] == [True] * 4
    story.window.tabs.setCurrentIndex(SIDE_BY_SIDE)
    comparison = story.window.compare.comparison
    assert comparison is not None
    assert comparison.people is not None
    assert comparison.people.low <= 47 <= comparison.people.high
    told = [label.text() for label in story.window.compare.findChildren(QLabel)]
    assert any("deelnemers: ten minste" in text for text in told)


@then("zegt het venster dat hetzelfde pakket er al is")
def _(story: Story) -> None:
    assert story.window is not None
    story.window.open_files([story.files["De Bouwen"]])
    assert len(story.window.table.rows()) == 4
    assert "twee keer hetzelfde pakket" in story.window.note.words.text()
