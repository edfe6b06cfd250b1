from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import Area
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    NeedStatus,
    ParticipantStatus,
    Purpose,
)
from spil_desktop.services import contacts, needs, residents, stages
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.needs import Closing
from spil_desktop.services.residents import ResidentFilter, ResidentOrder
from tests.services.test_consents import say
from tests.services.test_registrations import ANNIE, JAN, register

TODAY = date(2026, 3, 10)


@pytest.fixture
def everyone(session: Session, area: int) -> Session:
    other = Area(name="Ter Apel")
    session.add(other)
    session.flush()
    annie = register(session, ANNIE, area)
    register(session, JAN, other.id)
    zwaan = replace(ANNIE, family_name="Zwaan", given_name="Bep", partner_family_name=None)
    bep = register(
        session,
        replace(zwaan, birth=Birth(None, 1939), street="Nokweg", reported_on=date(2025, 12, 1)),
        area,
    )
    say(session, annie.person_id, Purpose.FILE)
    stages.change(session, annie.participant_id, ParticipantStatus.ACTIVE, today=TODAY)
    contact = ContactFields(date(2026, 2, 2), ContactForm.PHONE, ContactResult.VOICEMAIL)
    contacts.log(session, annie.participant_id, contact, today=TODAY)
    needs.close(session, bep.need_ids[0], Closing(NeedStatus.WITHDRAWN, TODAY), today=TODAY)
    return session


def called(session: Session, wanted: ResidentFilter | None = None) -> list[str]:
    return [row.full_name for row in residents.rows(session, wanted, today=TODAY)]


def test_residents_by_main_name(everyone: Session):
    annie, jan, bep = residents.rows(everyone, today=TODAY)

    assert [annie.list_name, jan.list_name, bep.list_name] == [
        "Dijkstra-Bos, Annie",
        "Laan, Jan van der",
        "Zwaan, Bep",
    ]
    assert (annie.age, jan.age, bep.age) == (86, 83, 87)
    assert (annie.address, jan.address) == ("Kwelderplein 14", "Sluisweg 7A")
    assert annie.status is ParticipantStatus.ACTIVE
    assert (annie.open_needs, bep.open_needs) == (1, 0)
    assert (annie.last_contact_on, jan.last_contact_on) == (date(2026, 2, 2), None)
    assert annie.next_due_on == date(2026, 1, 22)
    assert "Dijkstra" not in repr(annie)


@pytest.mark.parametrize(
    ("order", "first"),
    [
        (ResidentOrder.NAME, "Annie Dijkstra-Bos"),
        (ResidentOrder.AGE, "Bep Zwaan"),
        (ResidentOrder.STREET, "Annie Dijkstra-Bos"),
        (ResidentOrder.STATUS, "Jan van der Laan"),
        (ResidentOrder.REPORTED, "Bep Zwaan"),
    ],
    ids=str,
)
def test_sorted_on(everyone: Session, order: ResidentOrder, first: str):
    upwards = called(everyone, ResidentFilter(order=order))
    downwards = called(everyone, ResidentFilter(order=order, descending=True))

    assert upwards[0] == first
    assert sorted(upwards) == sorted(downwards)
    assert downwards[0] != first


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ResidentFilter(text="dykstra"), ["Annie Dijkstra-Bos"]),
        (ResidentFilter(text="nok"), ["Bep Zwaan"]),
        (ResidentFilter(text="!"), []),
        (ResidentFilter(area_id=1), ["Annie Dijkstra-Bos", "Bep Zwaan"]),
        (
            ResidentFilter(statuses=frozenset({ParticipantStatus.REPORTED})),
            ["Jan van der Laan", "Bep Zwaan"],
        ),
        (ResidentFilter(limit=1, offset=1), ["Jan van der Laan"]),
        (ResidentFilter(offset=2), ["Bep Zwaan"]),
    ],
    ids=["heard", "start", "nothing", "area", "stage", "page", "rest"],
)
def test_filtered(everyone: Session, wanted: ResidentFilter, names: list[str]):
    assert called(everyone, wanted) == names


def test_counted(everyone: Session):
    assert residents.count(everyone, today=TODAY) == 3
    assert residents.count(everyone, ResidentFilter(text="dykstra", limit=1), today=TODAY) == 1
