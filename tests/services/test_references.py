"""The own reference figures of an office: added, changed, taken away, the newest shown."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import ReferenceFigure
from spil_desktop.rules.references import Compared
from spil_desktop.services import references
from spil_desktop.services.references import ReferenceFields, ReferenceRow

MARK = ReferenceFields(Compared.LIFE_MARK, "Friesland, 75+", 2020, Decimal("7.6"), "GGD Fryslân")


def _own(session: Session) -> list[ReferenceRow]:
    return [row for row in references.rows(session) if row.id is not None]


def test_the_newest_figure_of_a_region_is_shown(session: Session) -> None:
    before = len(references.shown(session))
    older = references.add(session, MARK)
    references.add(session, replace(MARK, year=2024, value=Decimal("7.4")))
    shown = references.shown(session)
    assert len(shown) == before + 1
    (own,) = (each for each in shown if each.what == Compared.LIFE_MARK)
    assert (own.year, own.value, own.report) == (2024, Decimal("7.4"), "R4")
    assert [row.reference.year for row in _own(session)] == [2024, 2020]
    references.edit(session, older, replace(MARK, year=2025), version=1)
    assert next(references.fields_of(row) for row in _own(session)) == replace(MARK, year=2025)
    references.remove(session, older)
    assert len(_own(session)) == 1


def test_figures_of_the_program_cannot_change(session: Session) -> None:
    assert all(references.fields_of(row) is None for row in references.rows(session))


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"region": " "}, InputProblem.REQUIRED),
        ({"source": ""}, InputProblem.REQUIRED),
        ({"year": 1900}, InputProblem.NOT_IN_LIST),
        ({"value": Decimal(11)}, InputProblem.NOT_IN_LIST),
        ({}, InputProblem.ALREADY_EXISTS),
    ],
)
def test_what_cannot_be_is_refused(
    session: Session, change: dict[str, Any], problem: InputProblem
) -> None:
    references.add(session, MARK)
    wrong = replace(MARK, **change)
    with pytest.raises(SpilError) as raised:
        references.add(session, wrong)
    assert raised.value.problem is problem


def test_a_measure_of_another_version_is_passed_over(session: Session) -> None:
    before = references.rows(session)
    session.add(
        ReferenceFigure(
            measure="cholesterol", category=None, region="x", year=2020, value=5.0, source="y"
        )
    )
    session.flush()
    assert references.rows(session) == before
