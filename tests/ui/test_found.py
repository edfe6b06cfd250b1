from datetime import date

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import KeyFigure, Person, Volunteer
from spil_desktop.rules.vocabulary import OrganisationKind
from spil_desktop.services import organisations, search
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.ui import found
from spil_desktop.ui.work import Work
from tests.services import made

AREA = 1


def stored(work: Work, *roles: str) -> int:
    """Store Annie Zwaluwstaart in these roles and return her number."""

    def store(session: Session) -> int:
        if "participant" in roles:
            made.participant(session, AREA, "Zwaluwstaart")
        else:
            made.person(session, AREA, "Zwaluwstaart", given_name="Annie")
        person = session.query(Person).one()
        person.birth_date = date(1941, 5, 3)
        person.street, person.house_number, person.house_addition = "Tjalk", 12, "a"
        person.town = "Drachten"
        if "volunteer" in roles:
            session.add(Volunteer(person_id=person.id, area_id=AREA))
        if "key_figure" in roles:
            session.add(KeyFigure(person_id=person.id, area_id=AREA))
        search.index(session, [person.id])
        return person.id

    return work.database.run(store)


@pytest.mark.parametrize(
    ("roles", "page", "kind"),
    [
        (("participant",), "residents", "bewoner"),
        (("volunteer",), "volunteers", "vrijwilliger"),
        (("participant", "volunteer"), "residents", "bewoner"),
    ],
    ids=["resident", "volunteer", "both"],
)
def test_a_person_is_found_on_the_page_of_her_role(
    work: Work, roles: tuple[str, ...], page: str, kind: str
) -> None:
    number = stored(work, *roles)

    (hit,) = found.find(work, "zwaluw")

    assert (hit.page, hit.key, hit.kind) == (page, number, kind)
    assert hit.name == "Annie Zwaluwstaart"
    assert hit.below == "Tjalk 12a · Drachten · 03-05-1941"


def test_a_key_figure_is_found_in_her_neighbourhood(work: Work) -> None:
    number = stored(work, "key_figure")

    (hit,) = found.find(work, "zwaluw")

    assert (hit.page, hit.key) == ("neighbourhood", ("key_figure", number))
    assert hit.kind == "sleutelfiguur"


def test_people_without_a_page_are_not_offered(work: Work) -> None:
    stored(work)

    assert found.find(work, "zwaluw") == ()


def test_an_organisation_and_who_works_there_are_found(work: Work) -> None:
    def store(session: Session) -> int:
        fields = OrganisationFields("Voorbeeldhuis", OrganisationKind.SOCIAL_WORK, area_id=AREA)
        number = organisations.add(session, fields, today=work.today())
        organisations.add_person(session, number, ColleagueFields("Trijntje Voorbeeld", "gids"))
        return number

    number = work.database.run(store)

    itself, colleague = found.find(work, "voorbeeld")

    assert (itself.page, itself.key, itself.kind) == ("organisations", number, "organisatie")
    assert (itself.name, itself.below) == ("Voorbeeldhuis", "maatschappelijk werk · De Bouwen")
    assert (colleague.key, colleague.name) == (number, "Trijntje Voorbeeld")
    assert (colleague.below, colleague.kind) == ("Voorbeeldhuis · gids", "medewerker")
