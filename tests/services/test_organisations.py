from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Referral
from spil_desktop.rules.vocabulary import NeedTheme, OrganisationKind, ReferralKind
from spil_desktop.services import areas, organisations
from spil_desktop.services.areas import AreaFields
from spil_desktop.services.organisations import (
    ColleagueFields,
    OrganisationFields,
    OrganisationFilter,
)
from tests.services import made

TODAY = date(2026, 5, 6)
WMO = OrganisationFields(
    "Wmo-loket Eemsdelta",
    OrganisationKind.WMO_DESK,
    themes=(NeedTheme.HOUSING,),
    address="Raadhuisplein 1, 9934 zz Delfzijl",
    phone="0596 55 01 00",
    email="wmo@voorbeeld.example",
)


def test_an_entry_is_kept_with_its_people(session: Session, area: int) -> None:
    number = organisations.add(session, WMO, today=TODAY)
    person = organisations.add_person(
        session, number, ColleagueFields("Wietske Bosma", "consulent", "0612345678")
    )
    organisations.edit_person(
        session, person, ColleagueFields("Wietske Bosma", "Wmo-consulent", "06-12 34 56 78")
    )

    row = organisations.card(session, number, today=TODAY)

    assert (row.fields.phone, row.shown_phone) == ("+31596550100", "0596-55 01 00")
    assert (row.checked_on, row.is_old, row.area) == (TODAY, False, None)
    (kept,) = row.people
    assert (kept.fields.role, kept.shown_phone) == ("Wmo-consulent", "06-12 34 56 78")
    assert organisations.people_of(session, number) == (kept,)


@pytest.mark.parametrize(
    ("wrong", "problem", "field"),
    [
        ({"name": " "}, InputProblem.REQUIRED, "name"),
        ({"phone": "123"}, InputProblem.NOT_A_PHONE, "phone"),
        ({"email": "wmo"}, InputProblem.NOT_AN_EMAIL, "email"),
        ({"name": WMO.name}, InputProblem.ALREADY_EXISTS, "name"),
    ],
)
def test_what_is_typed_wrong_is_refused(
    session: Session, wrong: dict[str, str], problem: InputProblem, field: str
) -> None:
    organisations.add(session, WMO, today=TODAY)
    typed = {"name": "Iets anders", "kind": OrganisationKind.OTHER, **wrong}

    with pytest.raises(SpilError) as told:
        organisations.add(session, OrganisationFields(**typed), today=TODAY)

    assert (told.value.problem, told.value.values["field"]) == (problem, field)


def test_after_a_year_an_entry_asks_to_be_checked(session: Session) -> None:
    number = organisations.add(session, WMO, today=date(2025, 5, 6))
    old = OrganisationFilter(old_only=True)
    assert [row.id for row in organisations.rows(session, old, today=TODAY)] == [number]

    organisations.check(session, number, today=TODAY)

    assert organisations.rows(session, old, today=TODAY) == ()


def test_entries_are_found_by_theme_kind_area_and_words(session: Session, area: int) -> None:
    other = areas.add(session, AreaFields("Delfzijl Noord", "Eemsdelta"), today=TODAY)
    everywhere = organisations.add(session, WMO, today=TODAY)
    here = organisations.add(
        session,
        OrganisationFields("Fysio Spantweg", OrganisationKind.PHYSIOTHERAPY, area),
        today=TODAY,
    )
    organisations.add_person(session, here, ColleagueFields("Jort Veenstra"))

    def found(**wanted: object) -> list[int]:
        rows = organisations.rows(session, OrganisationFilter(**wanted), today=TODAY)
        return [row.id for row in rows]

    assert found() == [here, everywhere]
    assert found(area_id=other) == [everywhere]
    assert found(area_id=area) == [here, everywhere]
    assert found(theme=NeedTheme.HOUSING) == [everywhere]
    assert found(kind=OrganisationKind.PHYSIOTHERAPY) == [here]
    assert found(text="veenstra fysio") == [here]
    chosen = organisations.choices(session, other, NeedTheme.HOUSING)
    assert [key for key, _name in chosen] == [everywhere, here]


def test_what_ended_is_not_offered_any_more(session: Session) -> None:
    number = organisations.add(session, WMO, today=TODAY)
    organisations.end(session, number, today=TODAY)
    assert organisations.rows(session, OrganisationFilter(), today=TODAY) == ()
    assert organisations.choices(session) == ()
    (ended,) = organisations.rows(session, OrganisationFilter(with_ended=True), today=TODAY)
    assert ended.ended_on == TODAY

    organisations.reopen(session, number, today=TODAY)

    assert organisations.choices(session) == ((number, WMO.name),)


def test_an_entry_changes_and_an_unknown_one_is_refused(session: Session, area: int) -> None:
    number = organisations.add(session, WMO, today=TODAY)
    fields = OrganisationFields(WMO.name, OrganisationKind.WMO_DESK, area, website="voorbeeld.nl")
    organisations.edit(session, number, fields, today=TODAY, version=1)
    assert organisations.card(session, number, today=TODAY).area == "De Bouwen"
    with pytest.raises(SpilError, match="unknown_record"):
        organisations.card(session, number + 1, today=TODAY)


def test_a_referral_stays_when_its_person_left(session: Session, area: int) -> None:
    number = organisations.add(session, WMO, today=TODAY)
    person = organisations.add_person(session, number, ColleagueFields("Wietske Bosma"))
    referral = Referral(
        participant_id=made.participant(session, area),
        organisation_id=number,
        organisation_person_id=person,
        sent_on=TODAY,
        kind=ReferralKind.COLD,
    )
    session.add(referral)
    session.flush()

    organisations.remove_person(session, person)

    assert (referral.organisation_id, referral.organisation_person_id) == (number, None)
    assert organisations.people_of(session, number) == ()
