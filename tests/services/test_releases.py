import os
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, ReleaseProblem, SpilError
from spil_desktop.model import Area, AuditEntry, Measurement, Participant, Setting, Street
from spil_desktop.rules import consistency, ledger, periods
from spil_desktop.rules.disclosure import Figure
from spil_desktop.rules.release import (
    TOTAL,
    DimensionName,
    Omission,
    Release,
    SafeTable,
    StatementKind,
    Temporal,
)
from spil_desktop.rules.vocabulary import Act, Moment, ParticipantStatus, StreetStatus
from spil_desktop.services import releases
from spil_desktop.storage.database import Database
from tests.services.pilots import Pilot

TODAY = date(2026, 2, 1)
MANY = int(os.environ.get("SPIL_MANY_EXAMPLES", "0"))


def _publish(session: Session, period: str, area: int | None) -> Release:
    _round_the_same(session)
    release = releases.plan(session, periods.parse(period), area, today=TODAY)
    assert consistency.check(release.tables, over_all=release.area is None) == ()
    releases.publish(session, release, area, today=TODAY)
    return release


def _round_the_same(session: Session) -> None:
    """Give a store without a secret the same one in every run: `tests.many_areas` tries others."""
    if session.scalar(select(Setting).where(Setting.name == "release_secret")) is None:
        session.add(Setting(name="release_secret", value="5b" * 32))
        session.flush()


def _table(release: Release, id_: str) -> SafeTable:
    return next(table for table in release.tables if table.id == id_)


def _count(release: Release, id_: str, *keys: str | None) -> int:
    cell = _table(release, id_).cell(*keys)
    assert cell is not None
    assert cell.count is not None
    return cell.count


def _ids(release: Release) -> set[str]:
    return {table.id for table in release.tables}


def test_a_year_has_the_tables_and_sentences_of_the_report(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=3)
    pilot.add(140)
    session.add(
        Measurement(
            participant_id=session.scalars(select(Participant.id)).first(),
            instrument="buurt",
            instrument_version="versie 2 (Annie)",
            moment=Moment.T0,
            taken_on=date(2025, 6, 2),
            answers={},
        )
    )
    release = _publish(session, "2025", pilot.area)
    assert ("buurt", "versie-2-Annie-") in release.editions  # a code, as a package wants
    assert {"r0_people", "r1_stage", "r2_source", "r2_outreach", "r3_age_gender"} <= _ids(release)
    assert {"r4_self_rated", "r4_mark", "r5_limitation", "r6_condition"} <= _ids(release)
    assert {"r7_people", "r7_needs", "r8_support", "r8_layer", "r13_loneliness"} <= _ids(release)
    assert {"r14_streets", "r14_key_figures", "r14_occurrences", "r8_visits"} & _ids(release)
    assert release.people == _count(release, "r0_people")
    assert abs(release.people - 140) <= 4
    assert (release.people_70plus, release.people_70plus_source) == (900, "CBS 2024")
    kinds = {each.kind for each in release.statements}
    assert {StatementKind.TOP_NEEDS, StatementKind.MEAN_MARK} <= kinds
    assert "r3_profile" not in _ids(release)
    assert all(table.temporal is not Temporal.CUMULATIVE for table in release.tables)


def test_quarters_halves_and_year_add_up_in_any_order(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=5)
    pilot.add(200)
    order = ("2025-Q3", "2025", "2025-H1", "2025-Q4")
    made = {code: _publish(session, code, pilot.area) for code in order}
    for keys in ((), ("woman",), ("man",)):
        id_ = "r3_gender" if keys else "r0_people"
        people = {code: _count(release, id_, *keys) for code, release in made.items()}
        assert people["2025"] == people["2025-H1"] + people["2025-Q3"] + people["2025-Q4"]
        until = _count(made["2025-Q3"], f"{id_}_cumulative", *keys)
        assert until == people["2025-H1"] + people["2025-Q3"]


def test_planning_twice_is_the_same_and_publishing_twice_is_once(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=1)
    pilot.add(60)
    year = periods.parse("2025")
    first = releases.plan(session, year, pilot.area, today=TODAY)
    assert releases.plan(session, year, pilot.area, today=TODAY) == first
    number = releases.publish(session, first, pilot.area, today=TODAY)
    assert releases.publish(session, first, pilot.area, today=TODAY) == number
    pilot.add(10)
    assert releases.plan(session, year, pilot.area, today=date(2026, 3, 1)) == first
    assert releases.reopen(session, number) == first
    (listed,) = releases.earlier(session)
    assert (listed.id, listed.area, listed.period) == (number, "Testwijk", year)
    assert listed.content_hash == releases.content_hash(first)
    acts = session.scalars(select(AuditEntry.act)).all()
    assert acts.count(Act.RELEASE) == 1


def test_what_is_published_at_once_is_what_was_planned(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=1)
    pilot.add(60)
    year = periods.parse("2025")
    planned = releases.plan(session, year, pilot.area, today=TODAY)
    assert releases.publish_period(session, year, pilot.area, today=TODAY) == planned
    (listed,) = releases.earlier(session)
    assert releases.publish(session, planned, pilot.area, today=TODAY) == listed.id


def test_all_areas_of_a_store_with_one_are_that_area(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=1)
    pilot.add(60)
    alone = _publish(session, "2025", pilot.area)
    assert releases.plan(session, periods.parse("2025"), None, today=TODAY) == alone


def test_a_release_that_changed_meanwhile_is_not_published(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=1)
    pilot.add(60)
    release = releases.plan(session, periods.parse("2025"), pilot.area, today=TODAY)
    pilot.add(25)
    with pytest.raises(SpilError) as raised:
        releases.publish(session, release, pilot.area, today=TODAY)
    assert raised.value.problem is InputProblem.CHANGED_MEANWHILE


def test_a_period_must_be_over_and_have_something_to_report(session: Session, area: int) -> None:
    with pytest.raises(SpilError) as raised:
        releases.plan(session, periods.parse("2026-Q1"), area, today=TODAY)
    assert raised.value.problem is ReleaseProblem.PERIOD_NOT_OVER
    with pytest.raises(SpilError) as raised:
        releases.plan(session, periods.parse("2025"), area, today=TODAY)
    assert raised.value.problem is ReleaseProblem.NOTHING_TO_REPORT
    with pytest.raises(SpilError) as raised:
        releases.reopen(session, 1)
    assert raised.value.problem is InputProblem.UNKNOWN_RECORD


def test_what_comes_in_late_goes_with_the_next_quarter_and_is_told(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=2)
    pilot.add(40, date(2025, 1, 1), 90)
    early = _publish(session, "2025-Q1", pilot.area)
    assert early.errata == ()
    pilot.add(15, date(2025, 2, 1), 20)
    pilot.add(30, date(2025, 4, 1), 90)
    later = _publish(session, "2025-Q2", pilot.area)
    assert later.errata == ("2025-Q1",)
    whole = _count(later, "r0_people_cumulative")
    assert abs(whole - 85) <= 9
    assert whole == _count(early, "r0_people") + _count(later, "r0_people")


def test_a_small_area_shows_totals_only(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=2)
    pilot.add(14)
    release = _publish(session, "2025", pilot.area)
    people = [table for table in release.tables if table.report in {"R3", "R5", "R6"}]
    assert people == []
    assert _count(release, "r1_reports") in {10, 15}
    assert Omission.TOO_FEW_PEOPLE in {each.reason for each in release.omitted}


def test_a_small_quarter_joins_the_half_year(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=4)
    pilot.add(25, date(2025, 1, 1), 80)
    pilot.add(4, date(2025, 7, 1), 80)
    pilot.add(30, date(2025, 10, 1), 90)
    release = _publish(session, "2025-Q3", pilot.area)
    assert not {"r3_gender", "r3_gender_cumulative"} & _ids(release)
    assert "r0_people" in _ids(release)
    assert Omission.SMALL_QUARTER in {each.reason for each in release.omitted}
    assert "r3_gender" in _ids(_publish(session, "2025-H2", pilot.area))


def test_areas_add_up_to_all_of_them_and_only_all_show_the_joint_profile(session: Session) -> None:
    pilots = [Pilot(session, name, seed=seed) for seed, name in enumerate(("Noord", "Zuid"))]
    for pilot in pilots:
        pilot.add(50, date(2025, 1, 1), 180)
    each = [_publish(session, "2025-H1", pilot.area) for pilot in pilots]
    together = _publish(session, "2025-H1", None)
    assert _count(together, "r0_people") == sum(_count(one, "r0_people") for one in each)
    assert _count(together, "r0_areas", "Noord") == _count(each[0], "r0_people")
    assert "r3_profile" in _ids(together)
    for one in each:
        assert "r3_profile" not in _ids(one)
        assert "r0_areas" not in _ids(one)
    assert together.area is None
    assert together.areas == ("Noord", "Zuid")


def test_sensitive_signals_are_not_shown_for_one_of_several_areas(session: Session) -> None:
    pilots = [Pilot(session, name, seed=seed) for seed, name in enumerate(("Noord", "Zuid"))]
    for pilot in pilots:
        pilot.add(60, date(2025, 1, 1), 180)
    alone = releases.plan(session, periods.parse("2025-H1"), pilots[0].area, today=TODAY)
    shown = {
        code for table in alone.tables for each in table.dimensions for code in each.categories
    }
    assert "money" not in shown
    assert Omission.SENSITIVE in {each.reason for each in alone.omitted}
    together = releases.plan(session, periods.parse("2025-H1"), None, today=TODAY)
    assert "money" in _table(together, "r13_signal").dimensions[0].categories


def test_a_stock_keeps_its_figure_while_its_members_stay(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=6)
    pilot.add(60)
    first = _publish(session, "2025-H1", pilot.area)
    street = session.scalars(select(Street)).first()
    assert street is not None
    street.status = StreetStatus.INDEPENDENT
    session.flush()
    second = _publish(session, "2025-H2", pilot.area)
    assert _count(first, "r14_streets") == _count(second, "r14_streets") > 0


def test_a_mean_is_not_repeated_for_nearly_the_same_group(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=6)
    pilot.add(40, date(2025, 1, 1), 80)
    first = _publish(session, "2025-Q1", pilot.area)
    assert _table(first, "r4_mark").cells[0].mean is not None
    pilot.add(3, date(2025, 5, 1), 30)
    assert "r4_mark" not in _ids(_publish(session, "2025-H1", pilot.area))


def test_the_secret_is_made_once_and_demo_is_marked(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=6)
    pilot.add(30)
    session.scalars(select(Setting).where(Setting.name == "demo")).one().value = True
    session.flush()
    release = releases.plan(session, periods.parse("2025-H1"), pilot.area, today=TODAY)
    assert release.demo
    _publish(session, "2025-H2", pilot.area)
    names = session.scalars(select(Setting.name)).all()
    assert names.count("release_secret") == 1


def test_nobody_who_left_the_population_is_counted(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=8)
    pilot.add(50)
    for one in session.scalars(select(Participant)).all()[:20]:
        one.status = ParticipantStatus.DECLINED
    session.flush()
    release = _publish(session, "2025", pilot.area)
    assert abs(_count(release, "r0_people") - 30) <= 4
    assert abs(_count(release, "r1_stage", TOTAL) - 50) <= 4


ORDERS: Sequence[tuple[str, ...]] = (
    ("2025-Q3", "2025"),
    ("2025", "2025-Q3"),
    *(
        (
            ("2025-Q1", "2025-Q2", "2025-H1", "2025-Q3", "2025-Q4", "2025"),
            ("2025-H1", "2025", "2025-Q2"),
        )
        if MANY
        else ()
    ),
)


@settings(max_examples=MANY or 2)
@given(people=st.integers(20, 500 if MANY else 100), seed=st.integers(0, 999), data=st.data())
def test_whatever_the_area_all_that_was_printed_agrees(
    database: Database, people: int, seed: int, data: st.DataObject
) -> None:
    order = data.draw(st.sampled_from(ORDERS))
    with database.transaction() as session:
        for area in session.scalars(select(Area)).all():
            area.name += "'"
        pilot = Pilot(session, "Testwijk", seed=seed)
        pilot.add(people)
        printed: dict[Figure, int] = {}
        for period in order:
            release = _publish(session, period, pilot.area)
            assert all(table.steps in {0, 1} for table in release.tables)
            assert all(
                cell.count % 5 == 0
                for table in release.tables
                for cell in table.cells
                if cell.count is not None
            )
            _agree(session, printed)
        session.rollback()


def _agree(session: Session, printed: dict[Figure, int]) -> None:
    """Compare everything printed so far: the same figure has the same number everywhere."""
    for stored in session.scalars(select(releases.Stored)):
        for each in ledger.from_json(stored.ledger).prints:
            if each.figure.blocks[0][1]:
                assert printed.setdefault(each.figure, each.count) == each.count


def test_every_breakdown_is_by_something_the_report_knows(session: Session) -> None:
    pilot = Pilot(session, "Testwijk", seed=9)
    pilot.add(80)
    release = _publish(session, "2025", pilot.area)
    for table in release.tables:
        assert len(table.dimensions) <= 2
        assert DimensionName.PROFILE not in {each.name for each in table.dimensions}


def test_a_year_that_began_under_older_rules_keeps_them(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    pilot = Pilot(session, "Testwijk", seed=3)
    pilot.add(60)
    with monkeypatch.context() as earlier_program:
        earlier_program.setattr(releases, "DEFINITION_VERSION", "1.0")
        old = _publish(session, "2025-H1", pilot.area)
    assert old.definition_version == "1.0"
    new = _publish(session, "2025-H2", pilot.area)
    assert new.definition_version == "1.0"
    assert new.errata == ()
    assert not {"r9_requested", "r8_jobs", "r18_consent"} & _ids(new)
    assert Omission.LATER_VERSION in {each.reason for each in new.omitted}
    assert releases.plan(session, periods.parse("2025-H1"), pilot.area, today=TODAY) == old


def test_a_small_area_joins_others_and_has_no_report_of_its_own(session: Session) -> None:
    pilots = [Pilot(session, name, seed=seed) for seed, name in enumerate(("Noord", "Zuid"))]
    pilots[0].add(40)
    pilots[1].add(3)
    together = releases.plan(session, periods.parse("2025"), None, today=TODAY)
    assert _table(together, "r0_areas").dimensions[0].categories == ("other_joined",)
    with pytest.raises(SpilError) as raised:
        releases.plan(session, periods.parse("2025"), pilots[1].area, today=TODAY)
    assert raised.value.problem is ReleaseProblem.AREA_TOO_SMALL
