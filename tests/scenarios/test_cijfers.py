"""Steps of cijfers.feature: invented people in bulk, figures through the services."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import ReleaseProblem, SpilError
from spil_desktop.files import grids, reports
from spil_desktop.model import (
    Activity,
    Area,
    Consent,
    ContactMoment,
    HealthProfile,
    Job,
    Match,
    Measurement,
    Occurrence,
    Participant,
    Person,
    Referral,
    Ride,
    Setting,
    Volunteer,
)
from spil_desktop.rules import (
    coarsening,
    consistency,
    periods,
    questionnaires,
    seed_statements,
    shares,
)
from spil_desktop.rules.drafting import Drafter, Scope
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import (
    ALL_AREAS,
    DimensionName,
    Omission,
    Percent,
    Population,
    Release,
    Temporal,
)
from spil_desktop.rules.report_cells import OTHER
from spil_desktop.rules.seed_claims import Verdict
from spil_desktop.rules.vocabulary import (
    Condition,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    Gender,
    Indicator,
    JobStatus,
    Limitation,
    LivingSituation,
    MatchKind,
    MatchStatus,
    Moment,
    ParticipantStatus,
    Purpose,
    ReferralKind,
    ReferralResult,
    ReportSource,
    RidePurpose,
    RideStatus,
    SelfRatedHealth,
    VolunteerStatus,
)
from spil_desktop.services import indicators, outcomes, quarters, releases, tallies, targets
from spil_desktop.texts import method, phrases, statements
from spil_desktop.texts import release as words
from spil_desktop.texts import seed_statements as seed_texts

scenarios("cijfers.feature")

Q2 = periods.parse("2026-Q2")
JULY = date(2026, 7, 1)
NEW_YEAR = date(2027, 1, 12)
SPRING = date(2026, 4, 8)


@dataclass
class Made:
    """What the steps make and see."""

    areas: dict[str, int] = field(default_factory=dict[str, int])
    people: list[int] = field(default_factory=list[int])
    release: Release | None = None

    @property
    def made(self) -> Release:
        assert self.release is not None
        return self.release


@pytest.fixture
def made() -> Made:
    return Made()


def _keep(session: Session, *rows: Any) -> None:
    session.add_all(rows)
    session.flush()


def _area(session: Session, made: Made, name: str) -> int:
    area = Area(name=name, people_70plus=600, people_70plus_source="CBS 2025")
    _keep(session, area)
    made.areas[name] = area.id
    return area.id


def _fixed_secret(session: Session) -> None:
    """Round the same in every run: the secret of a store is made by chance."""
    session.add(Setting(name="release_secret", value="5b" * 32))


def _someone(
    session: Session,
    area_id: int,
    reported_on: date,
    birth_year: int = 1943,
    *,
    gender: Gender = Gender.WOMAN,
    **known: Any,
) -> int:
    person = Person(
        family_name="Testema", sort_name="testema", gender=gender, birth_year=birth_year
    )
    _keep(session, person)
    fields: dict[str, Any] = {
        "source": ReportSource.DOOR_TO_DOOR,
        "status": ParticipantStatus.ACTIVE,
        "living": LivingSituation.ALONE,
        **known,
    }
    one = Participant(person_id=person.id, area_id=area_id, reported_on=reported_on, **fields)
    _keep(session, one)
    for purpose in (Purpose.EVALUATION, Purpose.HEALTH):
        consent = Consent(
            person_id=person.id,
            purpose=purpose,
            state=ConsentState.GIVEN,
            decided_on=reported_on,
            form=ConsentForm.ORAL,
        )
        _keep(session, consent)
    return one.id


@given("het is woensdag 01-07-2026 en er is gewerkt in twee wijken en een buurt met 3 deelnemers")
def _(session: Session, made: Made) -> None:
    _fixed_secret(session)
    noord, zuid, kade = (_area(session, made, name) for name in ("Noord", "Zuid", "Kade"))
    for number in range(37):
        area = kade if number < 3 else (noord, zuid)[number % 2]
        made.people.append(_someone(session, area, date(2026, 1, 10)))
    for number in range(24):
        day = SPRING + timedelta(days=number)
        contact = day + timedelta(days=4)
        area = (noord, zuid)[number % 2]
        made.people.append(_someone(session, area, day, first_contact_on=contact))
    for number in range(14):
        _someone(
            session,
            (noord, zuid)[number % 2],
            SPRING + timedelta(days=number),
            status=ParticipantStatus.DECLINED,
            first_contact_on=SPRING + timedelta(days=number + 4),
        )
    _add_help(session, made)


def _add_help(session: Session, made: Made) -> None:
    people = [*made.people[3:], *made.people[3:], *made.people[3:]]
    for place, id_ in enumerate(made.people):
        one = session.get_one(Participant, id_)
        person = session.get_one(Person, one.person_id)
        person.gender = Gender.WOMAN if place % 3 else Gender.MAN
        person.birth_year = 1934 + (7 * place) % 20
        one.living = (LivingSituation.ALONE, LivingSituation.WITH_PARTNER)[(place // 2) % 2]
    helper = Person(family_name="Helpstra", sort_name="helpstra")
    _keep(session, helper)
    volunteer = Volunteer(
        person_id=helper.id, area_id=made.areas["Noord"], status=VolunteerStatus.ACTIVE
    )
    _keep(session, volunteer)
    for number in range(15):
        ended = number < 4
        match = Match(
            participant_id=people[number],
            volunteer_id=volunteer.id,
            kind=MatchKind.VISIT_BUDDY,
            status=MatchStatus.ENDED if ended else MatchStatus.ACTIVE,
            met_on=date(2026, 2, 3),
            active_from=date(2026, 2, 3),
            ended_on=date(2026, 5, 6) if ended else None,
        )
        session.add(match)
    for number in range(132):
        visit = ContactMoment(
            participant_id=people[number],
            on=SPRING + timedelta(days=number % 80),
            form=ContactForm.HOME_VISIT,
            result=ContactResult.REACHED,
        )
        session.add(visit)
    for number in range(57):
        ride = Ride(
            participant_id=people[number],
            on=SPRING + timedelta(days=number),
            purpose=RidePurpose.DOCTOR,
            status=RideStatus.UNMET if number < 6 else RideStatus.DONE,
        )
        session.add(ride)
    for number in range(33):
        job = Job(participant_id=people[number], on=SPRING, status=JobStatus.DONE)
        session.add(job)
    for number in range(21):
        referral = Referral(
            participant_id=people[number],
            sent_on=SPRING,
            kind=ReferralKind.WARM if number < 14 else ReferralKind.COLD,
            result=ReferralResult.IN_CARE if number < 15 else None,
        )
        session.add(referral)
    for number, visitors in enumerate((50, 50, 50, 50, 50, 50, 50, 50, 12)):
        name = ("Noord", "Zuid")[number % 2]
        activity = Activity(area_id=made.areas[name], name=f"Koffie {number}")
        _keep(session, activity)
        session.add(Occurrence(activity_id=activity.id, held_on=SPRING, visitors=visitors))
    session.flush()


@given("het doel is 30 nieuwe deelnemers")
def _(session: Session) -> None:
    targets.put(session, Q2, None, {Indicator.NEW_PARTICIPANTS: 30})


@when("de manager het tweede kwartaal maakt")
def _(session: Session, made: Made) -> None:
    made.release = releases.plan(session, Q2, None, today=JULY)


NAMED = {
    "meldingen": Indicator.REPORTS,
    "nieuwe deelnemers": Indicator.NEW_PARTICIPANTS,
    "actieve deelnemers": Indicator.ACTIVE_PARTICIPANTS,
    "koppelingen actief": Indicator.MATCHES_RUNNING,
    "koppelingen beëindigd": Indicator.MATCHES_ENDED,
    "huisbezoeken": Indicator.HOME_VISITS,
    "activiteiten": Indicator.ACTIVITIES,
    "bezoeken": Indicator.VISITS,
    "ritten": Indicator.RIDES,
    "ritten onvervuld": Indicator.RIDES_UNMET,
    "klussen": Indicator.JOBS,
    "verwijzingen": Indicator.REFERRALS,
}


@then("zijn de exacte cijfers voor intern")
def _(session: Session, datatable: list[list[str]]) -> None:
    over = indicators.scope(session, Q2, None, today=JULY)
    figures = {each.indicator: each for each in indicators.figures(over)}
    found = {name: figures[indicator].number for name, indicator in NAMED.items()}
    middle = figures[Indicator.REACHED].middle
    found["mediaan melding tot contact"] = int(middle or 0)
    found["warm, procent"] = figures[Indicator.REFERRALS_WARM].percent or 0
    found["terugkoppeling, procent"] = figures[Indicator.REFERRALS_ANSWERED].percent or 0
    assert found == {name: int(number) for name, number in datatable[1:]}


@then("is elk aantal naar buiten een vijftal, hooguit 9 van het exacte aantal")
def _(session: Session, made: Made) -> None:
    _check_all_printed(session, made)
    known = {
        "deelnemers": 24,
        "aangemelde ouderen": 38,
        "gevraagde ritten": 57,
        "ritten waarvoor niemand kon rijden": 6,
        "kleine klussen": 33,
        "verwijzingen": 21,
        "bezoeken aan activiteiten": 412,
        "bijeenkomsten": 9,
    }
    shown = {
        words.unit(table): cell.count
        for table in made.made.tables
        if table.temporal is Temporal.FLOW
        and table.population not in {Population.TAKING_PART, Population.SENT}
        and (cell := table.cell(*(None for _each in table.dimensions))) is not None
    }
    for unit, number in known.items():
        assert abs((shown[unit] or 0) - number) <= 9, unit


def _check_all_printed(session: Session, made: Made) -> None:
    """Check that every count of every table is as near to the exact one as its table says."""
    exact = {**_exact(session, made), ("r10_means", ("life_mark", "people")): 12}
    printed = {
        (table.id, cell.keys): (cell.count, table.steps)
        for table in made.made.tables
        for cell in table.cells
        if cell.count is not None
    }
    assert len(printed) > 30
    for where, (count, steps) in printed.items():
        assert count % 5 == 0, where
        assert steps <= 1, where
        assert abs(count - exact[where]) <= shares.spread(steps), where


def _exact(session: Session, made: Made) -> dict[tuple[str, tuple[str | None, ...]], int]:
    """Return what every cell that could be printed counts exactly, by table and categories."""
    areas = tuple((id_, name) for name, id_ in sorted(made.areas.items()))
    period = made.made.period
    tally = tallies.count(session, period, list(made.areas.values()), b"secret")
    scope = Scope(
        period,
        areas,
        whole=True,
        size=sum(tally.sizes.values()),
        groups=coarsening.join_areas(areas, tally.sizes),
    )
    draft = Drafter(scope, tally.counts, tally.unite, tally.behind).draft()
    return {
        (table.id, cell.keys): cell.figure.total(tally.counts)
        for table in draft.tables
        for cell in table.cells
    }


@then("tellen de aantallen naar buiten op")
def _(made: Made) -> None:
    assert consistency.check(made.made.tables, over_all=True) == ()


@then("staat het doel van 30 naast de 24 nieuwe deelnemers")
def _(session: Session) -> None:
    report = quarters.plan(session, Q2, None, today=JULY)
    assert report.targets[Indicator.NEW_PARTICIPANTS] == 30
    over = indicators.scope(session, Q2, None, today=JULY)
    assert indicators.number(over, Indicator.NEW_PARTICIPANTS) == 24


@then("verschijnt de buurt met 3 deelnemers niet apart")
def _(made: Made) -> None:
    areas = {
        each: table
        for table in made.made.tables
        for dimension in table.dimensions
        if dimension.name is DimensionName.AREA
        for each in dimension.categories
    }
    assert "Kade" not in areas
    assert OTHER in areas


@then("krijgt die buurt geen eigen rapport")
def _(session: Session, made: Made) -> None:
    with pytest.raises(SpilError) as raised:
        releases.plan(session, Q2, made.areas["Kade"], today=JULY)
    assert raised.value.problem is ReleaseProblem.AREA_TOO_SMALL


YEAR = Period(2026)


@given("het is dinsdag 12-01-2027 en over 2026 tellen 47 deelnemers mee")
def _(session: Session, made: Made, datatable: list[list[str]]) -> None:
    _fixed_secret(session)
    for name, number in datatable[1:]:
        area = _area(session, made, name)
        for place in range(int(number)):
            day = date(2026, 1, 12) + timedelta(days=7 * place)
            made.people.append(_someone(session, area, day))
    assert len(made.people) == 47


@given(
    parsers.parse(
        "daarvan zijn er {women:d} vrouw, {alone:d} alleen wonend, {old:d} 80 jaar of ouder, "
        "{limited:d} met een lichamelijke beperking, {ill:d} chronisch ziek, "
        "{fair:d} met gezondheid redelijk en {good:d} goed"
    )
)
def _(  # noqa: PLR0913, PLR0917  one argument a number of the step
    session: Session,
    made: Made,
    women: int,
    alone: int,
    old: int,
    limited: int,
    ill: int,
    fair: int,
    good: int,
) -> None:
    spread = [made.people[(7 * place) % 47] for place in range(47)]
    rated = [SelfRatedHealth.FAIR] * fair + [SelfRatedHealth.GOOD] * good
    rated += [SelfRatedHealth.POOR] * (47 - len(rated))
    for place, id_ in enumerate(spread):
        one = session.get_one(Participant, id_)
        person = session.get_one(Person, one.person_id)
        person.gender = Gender.WOMAN if place < women else Gender.MAN
        person.birth_year = 1940 if (5 * place) % 47 < old else 1952
        is_alone = (3 * place) % 47 < alone
        one.living = LivingSituation.ALONE if is_alone else LivingSituation.WITH_PARTNER
        conditions = _some(Condition, place) if (11 * place) % 47 < ill else ()
        health = HealthProfile(
            participant_id=id_,
            self_rated=rated[(13 * place) % 47],
            limitations=_some(Limitation, place) if (9 * place) % 47 < limited else (),
            conditions=conditions,
        )
        session.add(health)
    session.flush()


def _some(kinds: type[Any], place: int) -> tuple[Any, ...]:
    """Return one or two of the first kinds of a list, the first of them most often."""
    first, second, *_rest = kinds
    return ((first,), (first, second), (second,), (first,))[place % 4]


@given("gaven 12 van hen tweemaal een rapportcijfer")
def _(session: Session, made: Made, datatable: list[list[str]]) -> None:
    for row, moment in zip(datatable, (Moment.T0, Moment.T1), strict=True):
        for id_, mark in zip(made.people, row[1:], strict=False):
            one = session.get_one(Participant, id_)
            later = timedelta(days=183 if moment is Moment.T1 else 0)
            session.add(
                Measurement(
                    participant_id=id_,
                    instrument="life_mark",
                    instrument_version=questionnaires.by_code()["life_mark"].edition,
                    moment=moment,
                    taken_on=one.reported_on + later,
                    answers={"mark": int(mark)},
                )
            )
    session.flush()


@when("de evaluator het rapport over alle locaties samen maakt")
def _(session: Session, made: Made) -> None:
    made.release = releases.plan(session, YEAR, None, today=NEW_YEAR)


@then("staat er bij elke uitspraak het cijfer met de woorden")
def _(made: Made, datatable: list[list[str]]) -> None:
    told = {statements.sentence(each) for each in made.made.statements}
    assert {row[0] for row in datatable[1:]} <= told


@then("staan de aantallen per locatie op vijftallen die optellen tot het geheel")
def _(session: Session, made: Made) -> None:
    _check_all_printed(session, made)
    table = next(table for table in made.made.tables if table.id == "r0_areas")
    counts = {cell.keys[0]: cell.count or 0 for cell in table.cells}
    total = counts.pop(None)
    assert set(counts) == set(made.areas)
    assert counts["Hoogeveen"] == 0
    assert sum(counts.values()) == total
    assert consistency.check(made.made.tables, over_all=True) == ()


@then(parsers.parse('is "{published}" bevestigd'))
def _(made: Made, published: str) -> None:
    found = {
        seed_texts.published(each.claim): each.verdict
        for each in seed_statements.compare(made.made)
    }
    assert found[published] is Verdict.CONFIRMED


@then(
    "is het gepaarde rapportcijfer 6,3 en 6,8, verschil +0,5 van 0,2 tot 0,8, "
    "met 6 beter, 6 gelijk en 0 slechter"
)
def _(session: Session) -> None:
    found = outcomes.of_period(session, YEAR, None, today=NEW_YEAR)
    (mark,) = (each for each in found if each.questionnaire.code == "life_mark")
    paired = mark.paired
    assert paired is not None
    assert (round(float(paired.first), 1), round(float(paired.later), 1)) == (6.3, 6.8)
    assert round(float(paired.difference), 1) == 0.5
    assert paired.interval is not None
    assert (round(paired.interval.low, 1), round(paired.interval.high, 1)) == (0.2, 0.8)
    assert (paired.better, paired.same, paired.worse) == (6, 6, 0)


@then(parsers.parse('staat boven de uitkomsten de vaste regel "{line}"'))
def _(made: Made, line: str) -> None:
    changed = words.report_title("R10")
    (section,) = (
        each
        for chapter in reports.chapters(made.made)
        for each in chapter.sections
        if each.title == changed
    )
    assert section.caveats[0] == line
    assert section.grids
    assert all(line in grids.notes(grid) for grid in section.grids)
    (told,) = (text for heading, text in method.paragraphs(made.made) if heading == changed)
    assert line in told


@then(
    parsers.re(
        "heeft een locatie geen uitsplitsing, "
        'en zijn aandelen van 18 mensen tientallen met "indicatief"'
    )
)
def _(session: Session, made: Made) -> None:
    alone = releases.plan(session, YEAR, made.areas["Delfzijl Noord"], today=NEW_YEAR)
    assert Omission.TOO_FEW_PEOPLE in {each.reason for each in alone.omitted}
    assert alone.tables
    means = {DimensionName.OUTCOME, DimensionName.OUTCOME_FIGURE}
    assert {each.name for table in alone.tables for each in table.dimensions} <= means
    share = shares.percent(9, 18, 20)
    assert share is not None
    assert share.indicative
    assert share.points % 10 == 0
    told = phrases.share_of(Percent(80, indicative=True), "deelnemers", "deelnemer")
    assert told == "acht op de tien deelnemers (80%, indicatief)"


@then("is er geen uitsplitsing naar buurt, straat of postcode")
def _(session: Session, made: Made) -> None:
    places = {
        place
        for table in made.made.tables
        for each in table.dimensions
        if each.name is DimensionName.AREA
        for place in each.categories
    }
    assert places == set(made.areas)
    assert {table.area for table in made.made.tables} == {ALL_AREAS}
    assert session.scalar(select(Area.id).where(Area.name == "Hoogeveen")) is not None
