from datetime import date, timedelta

import pytest

from spil_desktop.model import Organisation, Ride
from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind, RidePurpose, RideStatus
from spil_desktop.services import activities, areas, needs, white_spots
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.needs import NeedFields
from tests.services import made
from tests.services.made import TODAY


def test_an_area_asks_and_lacks(session, area):
    people = AreaFields("De Bouwen", people_70plus=2000)
    areas.edit(session, area, people, today=TODAY)
    who = made.participant(session, area)
    for theme, days in (
        (NeedTheme.TRANSPORT, 60),
        (NeedTheme.TRANSPORT, 42),
        (NeedTheme.SOCIAL_CONTACT, 1),
    ):
        asked = NeedFields(theme, TODAY - timedelta(days=days))
        needs.add(session, who, asked, today=TODAY)
    for status, on in (
        (RideStatus.UNMET, TODAY),
        (RideStatus.UNMET, date(2024, 1, 1)),
        (RideStatus.DONE, TODAY),
    ):
        session.add(Ride(participant_id=who, on=on, status=status, purpose=RidePurpose.DOCTOR))
    session.add(Organisation(area_id=area, name="Huisarts", kind=OrganisationKind.GP))
    session.add(Organisation(name="Loket", kind=OrganisationKind.WMO_DESK))
    session.add(Organisation(name="Weg", kind=OrganisationKind.CHURCH, ended_on=TODAY))
    for number in range(3):
        activities.add(session, ActivityFields(f"Koffie {number}", area))
    areas.add(session, AreaFields("Elders"), today=TODAY)

    ours, elsewhere = white_spots.rows(session, today=TODAY)
    assert ours.open_needs == {NeedTheme.TRANSPORT: 2, NeedTheme.SOCIAL_CONTACT: 1}
    assert (ours.open_total, ours.open_long, ours.unmet_rides, ours.places) == (3, 1, 1, 3)
    assert ours.per_thousand == pytest.approx(1.5)
    assert OrganisationKind.GP not in ours.missing
    assert OrganisationKind.WMO_DESK not in {*ours.missing, *elsewhere.missing}
    assert {OrganisationKind.CHURCH, OrganisationKind.GP} <= set(elsewhere.missing)
    assert OrganisationKind.OTHER not in elsewhere.missing
    assert (elsewhere.open_total, elsewhere.per_thousand) == (0, None)
