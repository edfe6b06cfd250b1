"""The trial of many areas attacks every table: its pilot has something for each."""

from spil_desktop.rules import outcome_tables, report_tables
from spil_desktop.rules.periods import Period
from spil_desktop.services import tallies
from tests.services.pilots import YEAR
from tests.services.whole_pilots import WholePilot


def test_every_table_and_every_mean_has_something_to_count(session):
    pilot = WholePilot(session, "Heelwijk", 60)
    tally = tallies.count(session, Period(YEAR + 1), [pilot.area], b"secret")
    counted = {name for (name, _block), number in tally.counts.items() if number}
    assert {spec.subject.value for spec in report_tables.TABLES} <= counted
    assert {spec.cell for spec in report_tables.MEANS} <= counted
    paired = {name for (name, _block), pairs in tally.pairs.items() if pairs}
    assert paired == {spec.subject.value for spec in outcome_tables.OUTCOMES}
    for spec in report_tables.TABLES:
        for breakdown in spec.breakdowns:
            found = {
                name for code in breakdown.codes for name in breakdown.names(spec.subject, code)
            }
            assert found & counted or spec.id == "r3_profile", spec.id
