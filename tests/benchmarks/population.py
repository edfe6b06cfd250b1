"""An invented population of any size, written straight into the tables of a real store."""

import random
from datetime import date, timedelta

from sqlalchemy import insert
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Area,
    Consent,
    ContactMoment,
    FollowUp,
    HealthProfile,
    Need,
    Participant,
    Person,
    Phone,
    Volunteer,
)
from spil_desktop.rules import names
from spil_desktop.rules.vocabulary import (
    Condition,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DayPart,
    FollowUpKind,
    Gender,
    Interest,
    Limitation,
    LivingSituation,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    ReportSource,
    SelfRatedHealth,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import note_index, search

FIRST = ("Annie", "Jan", "Froukje", "Klaas", "Trijntje", "Harm", "Geesje", "Wiebe", "Sjoukje")
PREFIX = (None, None, None, "de", "van der", "van den", "'t", "ten")
STEM = ("Test", "Voorbeeld", "Proef", "Fictie", "Verzin", "Model", "Schets", "Droom", "Nep")
TAIL = ("stra", "ma", "inga", "huis", "berg", "veld", "laan", "boer", "sen", "kamp", "wiersma")
STREETS = tuple(f"{stem}{kind}" for stem in STEM for kind in ("straat", "laan", "hof"))
START = date(2025, 1, 1)
NOTED = tuple(
    f"{what} {how}"
    for what in (
        "koffie gedronken",
        "over de kat en de knie",
        "haar zus Trijntje kwam langs",
        "belt terug over de rollator",
        "wil mee naar de soos",
        "tuin gedaan met buurman",
        "samen naar de markt geweest",
        "brief van de gemeente gelezen",
    )
    for how in ("het gaat goed", "volgende week weer", "moe vandaag", "zin in het voorjaar")
)


def fill(session: Session, people: int, *, contacts: int, volunteers: int, seed: int = 1) -> int:
    """Add `people` participants, `contacts` contact moments and `volunteers`; return the area."""
    pick = random.Random(seed)  # noqa: S311  # invented people need no secrets
    area = Area(name="Proefwijk", people_70plus=people * 2)
    session.add(area)
    session.flush()
    everyone = people + volunteers
    session.execute(insert(Person), [_person(pick, area.id, key) for key in range(1, everyone + 1)])
    session.execute(
        insert(Phone),
        [
            {"person_id": key, "number": f"+31512{pick.randrange(10**6):06d}"}
            for key in range(1, everyone + 1)
        ],
    )
    session.execute(
        insert(Participant), [_participant(pick, area.id, key) for key in range(1, people + 1)]
    )
    session.execute(
        insert(Consent),
        [_consent(key, purpose) for key in range(1, people + 1) for purpose in Purpose],
    )
    session.execute(insert(HealthProfile), [_health(pick, key) for key in range(1, people + 1)])
    session.execute(insert(Need), [_need(pick, key) for key in range(1, people + 1)])
    session.execute(
        insert(Volunteer),
        [_volunteer(pick, area.id, people + key) for key in range(1, volunteers + 1)],
    )
    if contacts:
        session.execute(
            insert(ContactMoment), [_contact(pick, 1 + key % people) for key in range(contacts)]
        )
        session.execute(
            insert(FollowUp), [_follow_up(pick, key) for key in range(1, people + 1, 10)]
        )
    session.flush()
    search.index(session, range(1, everyone + 1))
    note_index.rebuild(session)
    return area.id


def _day(pick: random.Random) -> date:
    return START + timedelta(days=pick.randrange(365))


def _person(pick: random.Random, area_id: int, key: int) -> dict[str, object]:
    name = names.NameParts(
        pick.choice(STEM) + pick.choice(TAIL),
        prefix=pick.choice(PREFIX),
        given_name=pick.choice(FIRST),
    )
    born = date(1925, 1, 1) + timedelta(days=pick.randrange(30 * 365))
    return {
        "id": key,
        "initials": "A.",
        "given_name": name.given_name,
        "prefix": name.prefix,
        "family_name": name.family_name,
        "sort_name": names.sort_name(name),
        "gender": pick.choice((Gender.WOMAN, Gender.WOMAN, Gender.MAN)),
        "birth_date": born,
        "birth_year": born.year,
        "area_id": area_id,
        "street": pick.choice(STREETS),
        "house_number": pick.randrange(1, 200),
        "postcode": f"{9200 + pick.randrange(10)} Z{pick.choice('ABCDEGHJK')}",
        "town": "Nergenshuizen",
        "contact_hints": pick.choice(("hoort slecht", "belt liefst 's ochtends", None)),
    }


def _participant(pick: random.Random, area_id: int, key: int) -> dict[str, object]:
    return {
        "id": key,
        "person_id": key,
        "area_id": area_id,
        "reported_on": _day(pick),
        "source": pick.choice(tuple(ReportSource)),
        "status": pick.choice((ParticipantStatus.ACTIVE,) * 3 + tuple(ParticipantStatus)),
        "living": pick.choice((LivingSituation.ALONE,) * 3 + tuple(LivingSituation)),
        "interests": tuple(pick.sample(tuple(Interest), 2)),
        "available": tuple(pick.sample(tuple(DayPart), 3)),
    }


def _consent(key: int, purpose: Purpose) -> dict[str, object]:
    return {
        "person_id": key,
        "purpose": purpose,
        "state": ConsentState.GIVEN,
        "decided_on": START,
        "form": ConsentForm.ORAL,
    }


def _health(pick: random.Random, key: int) -> dict[str, object]:
    return {
        "participant_id": key,
        "self_rated": pick.choice(tuple(SelfRatedHealth)),
        "limitations": tuple(pick.sample(tuple(Limitation), pick.randrange(3))),
        "conditions": tuple(pick.sample(tuple(Condition), pick.randrange(2))),
    }


def _need(pick: random.Random, key: int) -> dict[str, object]:
    return {
        "participant_id": key,
        "asked_on": _day(pick),
        "theme": pick.choice(
            (NeedTheme.SOCIAL_CONTACT, NeedTheme.PRACTICAL_HELP, NeedTheme.TRANSPORT)
        ),
        "status": pick.choice((NeedStatus.NEW, NeedStatus.SOLVED, NeedStatus.IN_PROGRESS)),
        "interests": tuple(pick.sample(tuple(Interest), 1)),
        "wished": tuple(pick.sample(tuple(DayPart), 3)),
    }


def _volunteer(pick: random.Random, area_id: int, person_id: int) -> dict[str, object]:
    return {
        "person_id": person_id,
        "area_id": area_id,
        "status": pick.choice((VolunteerStatus.ACTIVE, VolunteerStatus.READY)),
        "roles": tuple(pick.sample(tuple(VolunteerRole), 2)),
        "interests": tuple(pick.sample(tuple(Interest), 3)),
        "available": tuple(pick.sample(tuple(DayPart), 4)),
        "max_matches": pick.randrange(1, 4),
        "has_car": pick.random() < 0.5,
        "vog_received_on": _day(pick),
    }


def _contact(pick: random.Random, participant_id: int) -> dict[str, object]:
    return {
        "participant_id": participant_id,
        "on": _day(pick),
        "form": pick.choice(tuple(ContactForm)),
        "result": ContactResult.REACHED,
        "minutes": pick.randrange(5, 60),
        "note": f"{pick.choice(NOTED)}, {pick.choice(FIRST)} {pick.randrange(1000)}",
    }


def _follow_up(pick: random.Random, participant_id: int) -> dict[str, object]:
    return {
        "participant_id": participant_id,
        "kind": FollowUpKind.CALL,
        "due_on": _day(pick),
    }
