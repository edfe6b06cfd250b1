import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.files import workbooks
from spil_desktop.model import Participant
from spil_desktop.rules import periods
from spil_desktop.rules.vocabulary import ConsentState, ParticipantStatus, Purpose
from spil_desktop.services import imports, statistics
from spil_desktop.texts import figures
from tests.services.pilots import Pilot

DATA = Path(__file__).parents[1] / "data" / "de-bouwen"
YEAR = periods.parse("2025")
EARLY = date(2025, 2, 3)


def test_the_imported_registration_gives_every_expected_figure(session: Session, area: int) -> None:
    sheets = workbooks.read(DATA / "registratie.xlsx")
    imports.apply(session, sheets, "De Bouwen", today=date(2026, 4, 1))
    expected = json.loads((DATA / "expected.json").read_text())["evaluation_population"]
    for chosen in (area, None):
        found = figures.as_json(statistics.exact(session, YEAR, chosen))
        assert found == expected


def test_the_lines_to_read_begin_with_the_warning(session: Session, area: int) -> None:
    lines = figures.lines(statistics.exact(session, YEAR, area))
    assert "niet voor verspreiding" in lines[0]
    assert "n: 0" in lines
    assert "paired_mark_mean_T0: None" in lines


def test_a_quarter_counts_who_was_reported_in_it(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    pilot.add(5, date(2025, 1, 1), 90)
    pilot.add(7, date(2025, 7, 1), 90)
    exact = statistics.exact(session, periods.parse("2025-Q3"), pilot.area)
    assert exact.n == 7
    assert exact.reported_per_quarter == {3: 7}
    assert statistics.exact(session, YEAR, None).reported_per_quarter == {1: 5, 2: 0, 3: 7, 4: 0}


@pytest.mark.parametrize(
    "status", [ParticipantStatus.REPORTED, ParticipantStatus.DECLINED, ParticipantStatus.WAITING]
)
def test_only_a_file_that_is_or_was_active_counts(session: Session, status) -> None:
    pilot = Pilot(session, "Testwijk")
    pilot.add_one(EARLY, status=status)
    assert statistics.exact(session, YEAR, pilot.area).n == 0


def test_the_newest_consent_holds(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    one = session.get(Participant, pilot.add_one(EARLY))
    assert one is not None
    pilot.consent(one.person_id, Purpose.EVALUATION, date(2025, 5, 1), ConsentState.WITHDRAWN)
    assert statistics.exact(session, YEAR, pilot.area).n == 0
    pilot.consent(one.person_id, Purpose.EVALUATION, date(2025, 6, 1))
    assert statistics.exact(session, YEAR, pilot.area).n == 1


def test_all_areas_are_one_sum(session: Session) -> None:
    pilots = [Pilot(session, name, seed=seed) for seed, name in enumerate(("Noord", "Zuid"))]
    for pilot in pilots:
        pilot.add(6)
    each = [statistics.exact(session, YEAR, pilot.area) for pilot in pilots]
    together = statistics.exact(session, YEAR, None)
    assert together.n == 12
    assert together.women == sum(one.women for one in each)
    ids = session.scalars(select(Participant.area_id)).all()
    assert set(ids) == set(statistics.areas(session, None))
