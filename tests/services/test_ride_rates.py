from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.services import ride_rates


def test_the_rate_of_a_day_is_the_last_one_before_it(session: Session):
    first = ride_rates.keep(session, date(2025, 1, 1), 30)
    ride_rates.keep(session, date(2026, 1, 1), 34)
    assert ride_rates.keep(session, date(2025, 1, 1), 32) == first
    ride_rates.keep(session, date(2026, 1, 1), 35)
    assert ride_rates.on_day(session, date(2024, 12, 31)) is None
    assert ride_rates.on_day(session, date(2025, 12, 31)) == 32
    assert ride_rates.on_day(session, date(2026, 4, 9)) == 35
    assert ride_rates.expected(session, 12.8, date(2026, 4, 9)) == 448
    assert ride_rates.expected(session, None, date(2026, 4, 9)) is None
    assert [row.cents for row in ride_rates.rows(session)] == [35, 32]
    ride_rates.remove(session, first)
    assert ride_rates.on_day(session, date(2025, 12, 31)) is None


@pytest.mark.parametrize("cents", [-1, 501])
def test_a_rate_that_is_none(session: Session, cents: int):
    with pytest.raises(SpilError) as error:
        ride_rates.keep(session, date(2026, 1, 1), cents)
    assert error.value.problem is InputProblem.NOT_A_NUMBER
