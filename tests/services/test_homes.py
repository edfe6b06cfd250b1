"""People who move after figures of them were published: they are never rounded a second time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from spil_desktop.model import Merge, Need, Participant, Release, Setting
from spil_desktop.rules import consistency, ledger, periods
from spil_desktop.rules.release import Release as Safe
from spil_desktop.rules.vocabulary import NeedStatus, NeedTheme, ParticipantStatus
from spil_desktop.services import erasures, homes, merges, participants, releases
from tests.services.pilots import Pilot

TODAY = date(2026, 2, 1)


@pytest.fixture
def pilots(session: Session) -> tuple[Pilot, Pilot]:
    session.add(Setting(name="release_secret", value="5b" * 32))
    return Pilot(session, "Aldorp", seed=3), Pilot(session, "Bedorp", seed=4)


def test_who_moved_keeps_her_figures_where_they_were_published(
    session: Session, pilots: tuple[Pilot, Pilot]
) -> None:
    first, other = pilots
    first.add(60)
    other.add(12)
    published = _publish(session, "2025", first.area)
    alone = _plan(session, "2025", other.area)
    _move(session, _living_in(session, first.area), other.area)
    assert _plan(session, "2025", first.area) == published
    assert _plan(session, "2025", other.area) == alone  # and nobody of the sixty
    together = _publish(session, "2025", None)
    assert _people_of(together) == (70, {"Aldorp": 60, "Bedorp": 10})
    half = _plan(session, "2025-H2", first.area)
    assert half.errata == ()
    _erase(session, *_living_in(session, other.area)[:3])
    assert _people_of(_plan(session, "2025-H2", None)) == _people_of(
        _publish(session, "2025-H2", None)
    )
    kept = _homes(session)
    assert {area for (id_, _quarter), area in kept.items() if id_ <= 60} == {first.area}


def test_after_a_move_what_was_not_published_yet_counts_where_she_lives(
    session: Session, pilots: tuple[Pilot, Pilot]
) -> None:
    first, other = pilots
    first.add(40, date(2025, 1, 1), 80)
    other.add(40, date(2025, 1, 1), 80)
    spring = _publish(session, "2025-Q1", first.area)
    moved = _living_in(session, first.area)[:20]
    _move(session, moved, other.area)
    session.add_all(
        Need(
            participant_id=id_,
            asked_on=date(2025, 5, 6),
            theme=NeedTheme.TRANSPORT,
            status=NeedStatus.NEW,
        )
        for id_ in moved
    )
    session.flush()
    counted = _count(_plan(session, "2025-H1", first.area), "r7_needs")
    assert counted == _count(spring, "r7_needs")
    assert abs(_count(_plan(session, "2025-Q2", other.area), "r7_needs") - 20) <= 4
    assert _plan(session, "2025-H1", first.area).people == spring.people == 40
    assert _plan(session, "2025-H1", other.area).people == 40


def test_who_was_merged_since_counts_where_her_other_file_did(
    session: Session, pilots: tuple[Pilot, Pilot]
) -> None:
    first, other = pilots
    first.add(30)
    _publish(session, "2025", first.area)
    gone, twice, stays = _living_in(session, first.area)[:3]
    new, newer = (other.add_one(date(2025, 5, 6)) for _ in range(2))
    for kept, removed in ((new, gone), (newer, new), (stays, twice)):
        merges.merge(session, _person(session, kept), _person(session, removed), {}, today=TODAY)
        _move(session, [kept], other.area)
    quarters = dict.fromkeys((1, 2, 3, 4), first.area)
    assert homes.moved(session, _homes(session)) == {newer: quarters, stays: quarters}
    session.execute(delete(Merge))  # as emptying a file does
    assert homes.moved(session, _homes(session)) == {stays: quarters}


def _plan(session: Session, period: str, area: int | None) -> Safe:
    release = releases.plan(session, periods.parse(period), area, today=TODAY)
    assert consistency.check(release.tables, over_all=release.area is None) == ()
    return release


def _publish(session: Session, period: str, area: int | None) -> Safe:
    release = _plan(session, period, area)
    releases.publish(session, release, area, today=TODAY)
    return release


def _move(session: Session, ids: Iterable[int], area: int) -> None:
    """Move people as the form does that users fill in."""
    for id_ in ids:
        fields = participants.fields_of(session.get_one(Participant, id_))
        participants.edit(session, id_, replace(fields, area_id=area), today=TODAY)


def _erase(session: Session, *ids: int) -> None:
    for id_ in ids:
        session.get_one(Participant, id_).status = ParticipantStatus.CLOSED
        session.flush()
        erasures.erase(session, id_, today=TODAY)


def _living_in(session: Session, area: int) -> list[int]:
    wanted = select(Participant.id).where(Participant.area_id == area).order_by(Participant.id)
    return list(session.scalars(wanted))


def _person(session: Session, participant: int) -> int:
    return session.get_one(Participant, participant).person_id


def _homes(session: Session) -> ledger.Homes:
    kept = session.scalars(select(Release.ledger).order_by(Release.id))
    return ledger.together(ledger.from_json(each) for each in kept).homes


def _count(release: Safe, id_: str) -> int:
    table = next(each for each in release.tables if each.id == id_)
    return next(cell.count or 0 for cell in table.cells if set(cell.keys) <= {None})


def _people_of(release: Safe) -> tuple[int | None, dict[str | None, int | None]]:
    by_area = [table for table in release.tables if table.id == "r0_areas"]
    cells = [cell for table in by_area for cell in table.cells if cell.keys != (None,)]
    return release.people, {cell.keys[0]: cell.count for cell in cells}
