from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from spil_desktop.model import Release
from spil_desktop.rules import ledger as ledgers
from spil_desktop.rules import periods, release_json
from spil_desktop.services import quarters, releases
from tests.samples import sample_release
from tests.services.pilots import Pilot

QUARTER = periods.parse("2025-Q1")
TODAY = date(2025, 4, 10)


def test_with_one_area_what_was_published_of_all_stands_beside_it(session: Session) -> None:
    pilot = Pilot(session, "Testwijk")
    pilot.add(6, date(2025, 1, 1), 90)
    earlier = {
        periods.before(QUARTER): pilot.area,
        periods.year_before(QUARTER): None,
    }
    for period, area_id in earlier.items():
        published = replace(sample_release(), period=period, area=None)
        session.add(
            Release(
                area_id=area_id,
                first_day=period.first_day,
                last_day=period.last_day,
                definition_version=published.definition_version,
                content_hash=releases.content_hash(published),
                ledger=ledgers.as_json(ledgers.Ledger()),
                tables=[release_json.as_json(published)],
            )
        )
    session.flush()
    report = quarters.plan(session, QUARTER, None, today=TODAY)
    assert report.before is not None
    assert report.before.period == periods.before(QUARTER)
    assert report.year_ago is not None
    assert report.year_ago.period == periods.year_before(QUARTER)
    assert report.stories == ()
    assert len(releases.earlier(session)) == 2
