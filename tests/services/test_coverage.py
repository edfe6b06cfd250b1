from datetime import date

from spil_desktop.rules.vocabulary import ParticipantStatus, RunBy, StreetStatus
from spil_desktop.services import activities, areas, coverage, key_figures, outreach, streets
from spil_desktop.services.activities import ActivityFields
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.key_figures import KeyFigureFields
from spil_desktop.services.outreach import Round
from tests.services import made
from tests.services.made import TODAY

YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def resident(session, area, **known):
    status = known.pop("status", ParticipantStatus.ACTIVE)
    contact = known.pop("first_contact_on", None)
    person = made.person(session, area, **known)
    made.participant(session, area, person_id=person, status=status, first_contact_on=contact)


def test_reach_counts_older_people_who_were_spoken_to(session, area):
    number = AreaFields(
        "De Bouwen", people_70plus=1130, people_70plus_year=2024, people_70plus_source="CBS"
    )
    areas.edit(session, area, number, today=TODAY)
    resident(session, area, birth_year=1944)
    resident(session, area, birth_year=1956)
    resident(session, area, birth_year=1957)
    resident(session, area)
    resident(session, area, birth_year=1940, status=ParticipantStatus.REPORTED)
    resident(
        session,
        area,
        birth_year=1940,
        status=ParticipantStatus.REPORTED,
        first_contact_on=TODAY,
    )
    found = coverage.reach(session, area, today=TODAY)
    assert (found.known, found.without_age, found.people) == (3, 1, 1130)
    assert (found.year, found.source, found.percent) == (2024, "CBS", 0)

    areas.add(session, AreaFields("Elders"), today=TODAY)
    everywhere = coverage.reach(session, None, today=TODAY)
    assert (everywhere.known, everywhere.people, everywhere.percent) == (3, None, None)


def test_coverage_counts_streets_doors_and_what_residents_run(session, area):
    ids = streets.add_many(session, area, "Een\nTwee\nDrie\nVier").ids
    person = made.person(session, area, "Bolhuis")
    new = KeyFigureFields(area, date(2026, 2, 1), date(2026, 4, 1))
    figure = key_figures.add(session, person, new, today=TODAY)
    for street in ids[:2]:
        key_figures.watch(session, figure, street)
    key_figures.hand_over(session, ids[0], date(2026, 4, 1), today=TODAY)
    outreach.record(session, ids[2], Round(date(2026, 1, 14), 42, 26, 15, 3, flyers=5), today=TODAY)
    outreach.record(session, ids[2], Round(date(2025, 1, 14), 1, 1, 1, 1), today=TODAY)
    for name, run_by, started in (
        ("Koffie", RunBy.RESIDENTS, date(2026, 3, 3)),
        ("Later", RunBy.RESIDENTS, date(2027, 3, 3)),
        ("Welzijn", RunBy.WELFARE, date(2026, 3, 3)),
    ):
        activities.add(session, ActivityFields(name, area, run_by=run_by, started_on=started))
    found = coverage.coverage(session, area, *YEAR)
    assert found.streets == {
        StreetStatus.UNKNOWN: 1,
        StreetStatus.EXPLORED: 1,
        StreetStatus.KEY_FIGURE_FOUND: 1,
        StreetStatus.INDEPENDENT: 1,
    }
    assert (found.total, found.covered, found.covered_percent) == (4, 3, 75)
    assert (found.handed_over, found.run_by_residents) == (1, 1)
    assert (found.key_figures, found.independent_key_figures) == (1, 1)
    assert (found.rounds, found.rung, found.opened, found.talked, found.flyers) == (
        1,
        42,
        26,
        15,
        5,
    )
    assert coverage.coverage(session, None, *YEAR) == found
    nothing = coverage.coverage(session, area + 1, *YEAR)
    assert (nothing.total, nothing.covered_percent, nothing.rung) == (0, None, 0)
