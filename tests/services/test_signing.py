from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.services import settings, signing
from spil_desktop.services.settings import StoreSettings
from spil_desktop.texts import stories
from tests.services import made


def test_what_the_office_typed_is_looked_through_before_it_goes_along(
    session: Session, area: int
) -> None:
    made.participant(session, area, "Nagelhout")
    settings.change(session, StoreSettings("Welzijn Smallingerland"))
    session.get_one(Area, area).people_70plus_source = "CBS 2025"
    assert stories.goes_along(signing.traces(session)) == ""
    settings.change(session, StoreSettings("Welzijn Smallingerland, mw. Nagelhout"))
    session.get_one(Area, area).people_70plus_source = "lijst van 3 maart 2025"
    told = stories.goes_along(signing.traces(session))
    assert "“mw. Nagelhout” (naam) en “3 maart 2025” (datum)" in told
