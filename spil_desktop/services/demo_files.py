"""The demonstration's participants: reported, visited, asked for consent, and how it went on."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from spil_desktop.model import Participant, Person
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.vocabulary import (
    Aid,
    ClosingReason,
    Condition,
    ConsentForm,
    ConsentState,
    ContactForm,
    ContactResult,
    DayPart,
    Interest,
    Knows,
    Limitation,
    LivingSituation,
    MaritalStatus,
    NeedStatus,
    NeedTheme,
    Offer,
    ParticipantStatus,
    Purpose,
    ReportSource,
    SelfRatedHealth,
    Tenure,
)
from spil_desktop.services import (
    consents,
    contacts,
    demo_casework,
    demo_measuring,
    demo_needs,
    needs,
    participants,
    records,
    registrations,
    stages,
)
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_measuring import File
from spil_desktop.services.needs import Closing as NeedClosing
from spil_desktop.services.participants import HealthFields, ParticipantFields
from spil_desktop.services.permissions import ConsentFields
from spil_desktop.services.registrations import AskedNeed, NewRegistration, Registered
from spil_desktop.services.stages import Closing

_SOURCES: Final = {
    ReportSource.DOOR_TO_DOOR: 22,
    ReportSource.SELF: 20,
    ReportSource.FAMILY: 18,
    ReportSource.STREET: 9,
    ReportSource.NEIGHBOUR: 9,
    ReportSource.KEY_FIGURE: 8,
    ReportSource.COMMUNITY_NURSE: 5,
    ReportSource.GP: 4,
    ReportSource.HOME_CARE: 3,
    ReportSource.WMO_OFFICER: 2,
}
_STATUSES: Final = {
    ParticipantStatus.ACTIVE: 64,
    ParticipantStatus.AT_DISTANCE: 8,
    ParticipantStatus.CLOSED: 20,
    ParticipantStatus.NOT_REACHED: 5,
    ParticipantStatus.DECLINED: 3,
}
_LIVING: Final = {
    LivingSituation.ALONE: 71,
    LivingSituation.WITH_PARTNER: 17,
    LivingSituation.WITH_CHILDREN: 7,
    LivingSituation.OTHER: 5,
}
_BESIDE_PARTNER: Final = {
    MaritalStatus.MARRIED: 94,
    MaritalStatus.UNMARRIED: 3,
    MaritalStatus.DIVORCED: 3,
}
_WITHOUT_PARTNER: Final = {
    MaritalStatus.WIDOWED: 54,
    MaritalStatus.MARRIED: 20,
    MaritalStatus.UNMARRIED: 14,
    MaritalStatus.DIVORCED: 12,
}
"""Together near the people over seventy of the north: of a hundred 48 widowed and 33 married."""

_RATED: Final = {
    SelfRatedHealth.EXCELLENT: 2,
    SelfRatedHealth.VERY_GOOD: 10,
    SelfRatedHealth.GOOD: 36,
    SelfRatedHealth.FAIR: 40,
    SelfRatedHealth.POOR: 12,
}
_CONDITIONS: Final = {
    Condition.HEART: 34,
    Condition.LUNGS: 22,
    Condition.RHEUMATISM: 19,
    Condition.DIABETES: 17,
    Condition.ARTHROSIS: 5,
    Condition.CANCER: 3,
}
_AIDS: Final = {Aid.WALKER: 60, Aid.STICK: 30, Aid.WHEELCHAIR: 10}
_ALSO: Final = (
    Limitation.STAIRS,
    Limitation.BALANCE,
    Limitation.HEARING,
    Limitation.SEEING,
    Limitation.HANDS,
    Limitation.MEMORY,
)
_GIVEN: Final = {
    Purpose.FILE: 100,
    Purpose.HEALTH: 93,
    Purpose.SHARE_VOLUNTEER: 94,
    Purpose.SHARE_PROFESSIONAL: 80,
    Purpose.EVALUATION: 90,
}
"""In how many of a hundred visits each consent is given."""

_CLOSINGS: Final = {
    ClosingReason.NEED_SOLVED: 26,
    ClosingReason.MANAGES_ALONE: 20,
    ClosingReason.TO_KEY_FIGURE: 18,
    ClosingReason.NURSING_HOME: 16,
    ClosingReason.DIED: 8,
    ClosingReason.MOVED_AWAY: 7,
    ClosingReason.NO_MORE_CONTACT: 5,
}
_A_WEEK: Final = timedelta(days=7)
_WEEKDAYS: Final = tuple(part for part in DayPart if part.value[:3] not in {"sat", "sun"})
_AFTER_THE_PILOT: Final = 10
"""How many of a hundred people were reported after the pilot year."""
_BEFORE_TODAY: Final = timedelta(days=40)
"""How long ago they were reported at least, so that a first visit was possible."""
_RECENT: Final = 4
"""How many people of every area were reported in the last weeks and were not visited yet."""


@dataclass(frozen=True, slots=True)
class Reported:
    """Someone who was reported, as far as the demonstration has to remember."""

    registered: Registered
    theme: NeedTheme
    on: date


def add_participants(scene: Scene, seed: int) -> list[int]:
    """Add the participants of an area; return those who took part."""
    takes_part: list[int] = []
    for _number in range(scene.place.participants - _RECENT):
        reported = _report(scene, _day_of_report(scene))
        status = scene.inventor.dealt("status", _STATUSES)
        if status in {ParticipantStatus.NOT_REACHED, ParticipantStatus.DECLINED}:
            _miss(scene, reported, status)
        else:
            _take_part(scene, reported, status)
            takes_part.append(reported.registered.participant_id)
    for _number in range(_RECENT):
        _report(scene, scene.today - timedelta(days=scene.inventor.pick.randint(0, 18)))
    _ask_marital(scene, seed, takes_part)
    return takes_part


def _ask_marital(scene: Scene, seed: int, participant_ids: list[int]) -> None:
    """Ask whether they are married; who bears the name of a partner was married once.

    It draws from a chance of its own, so that the other figures of the pilot stay as they were.
    """
    pick = random.Random(f"marital {seed} {scene.place.name}")  # noqa: S311 - an invented pilot
    inventor = scene.inventor.beside(pick)
    for participant_id in participant_ids:
        row = records.fetch(scene.session, Participant, participant_id)
        person = records.fetch(scene.session, Person, row.person_id)
        if row.living is LivingSituation.WITH_PARTNER:
            marital = inventor.dealt("beside partner", _BESIDE_PARTNER)
        else:
            marital = inventor.dealt("without partner", _WITHOUT_PARTNER)
        if marital is MaritalStatus.UNMARRIED and person.partner_family_name is not None:
            marital = MaritalStatus.WIDOWED
        fields = replace(participants.fields_of(row), marital=marital)
        participants.edit(scene.session, participant_id, fields, today=scene.today)


def _day_of_report(scene: Scene) -> date:
    """Return a day of the pilot year, or sometimes of what went by after it."""
    first, last = scene.last_day + timedelta(days=1), scene.today - _BEFORE_TODAY
    if first < last and scene.inventor.quota("later", _AFTER_THE_PILOT):
        return scene.inventor.day(first, last)
    return scene.inventor.day(scene.first_day, scene.last_day)


def _report(scene: Scene, on: date) -> Reported:
    """Register someone on a day, as by phone."""
    inventor = scene.inventor
    invented = inventor.older_person(scene.place, scene.year)
    theme = demo_needs.theme(scene)
    new = NewRegistration(
        area_id=scene.area_id,
        source=inventor.dealt("source", _SOURCES),
        knows=inventor.weighted({Knows.YES: 85, Knows.NO: 10, Knows.UNKNOWN: 5}),
        family_name=invented.family_name,
        phone=invented.phone,
        street=invented.street,
        house_number=invented.house_number,
        asked=(AskedNeed(theme, demo_needs.NOTES.get(theme)),),
        reported_on=on,
        prefix=invented.prefix,
        initials=invented.initials,
        given_name=invented.given_name,
        partner_family_name=invented.partner_family_name,
        name_use=invented.name_use,
        gender=invented.gender,
        birth=Birth(invented.birth_date, invented.birth_date.year),
        postcode=invented.postcode,
        town=invented.town,
        living=inventor.dealt("living", _LIVING),
    )
    registered = registrations.register(scene.session, new, today=on)
    return Reported(registered, theme, on)


def _miss(scene: Scene, reported: Reported, status: ParticipantStatus) -> None:
    """Try to reach someone who is not at home, or who wants nothing."""
    result = ContactResult.NOT_HOME
    if status is ParticipantStatus.DECLINED:
        result = ContactResult.NO_CONTACT_WANTED
    participant_id = reported.registered.participant_id
    on = reported.on + timedelta(days=scene.inventor.pick.randint(2, 12))
    contact = ContactFields(on, ContactForm.AT_DOOR, result, minutes=5)
    contacts.log(scene.session, participant_id, contact, today=on)
    for need_id in reported.registered.need_ids:
        closing = NeedClosing(NeedStatus.WITHDRAWN, on)
        needs.close(scene.session, need_id, closing, today=on)
    stages.change(scene.session, participant_id, status, today=on)
    demo_casework.clear(scene, participant_id, left_alone=True)


def _take_part(scene: Scene, reported: Reported, status: ParticipantStatus) -> None:
    """Visit someone, ask her consent, and let her file take its course."""
    inventor = scene.inventor
    participant_id = reported.registered.participant_id
    called_on = reported.on + timedelta(days=inventor.pick.randint(0, 8))
    visited_on = called_on + timedelta(days=inventor.pick.randint(1, 14))
    for on, form, result in (
        (called_on, ContactForm.PHONE, ContactResult.APPOINTMENT),
        (visited_on, ContactForm.HOME_VISIT, ContactResult.REACHED),
    ):
        contact = ContactFields(on, form, result, minutes=inventor.pick.choice((10, 45, 60, 75)))
        contacts.log(scene.session, participant_id, contact, today=on)
    health = _consent(scene, reported.registered.person_id, visited_on)
    stages.change(scene.session, participant_id, ParticipantStatus.ACTIVE, today=visited_on)
    participants.edit(
        scene.session, participant_id, _profile(scene, participant_id), today=visited_on
    )
    rated = inventor.dealt("rated", _RATED) if health else None
    if rated is not None:
        participants.edit_health(scene.session, participant_id, _health(scene, rated))
    last = scene.last_day if reported.on <= scene.last_day else scene.today - _A_WEEK
    if status is ParticipantStatus.CLOSED:
        last = min(inventor.day(visited_on + timedelta(days=30), last), scene.today)
    file = File(participant_id, visited_on, max(last, visited_on), status, rated)
    first = (reported.registered.need_ids[0], reported.theme, reported.on)
    demo_casework.follow(scene, file, first)
    _leave(scene, file)


def _consent(scene: Scene, person_id: int, on: date) -> bool:
    """Ask every consent at the kitchen table; return whether health may be kept."""
    form = scene.inventor.weighted({ConsentForm.ORAL: 60, ConsentForm.WRITTEN: 40})
    answers = {
        purpose: scene.inventor.quota(purpose, percent) for purpose, percent in _GIVEN.items()
    }
    for purpose, given in answers.items():
        state = ConsentState.GIVEN if given else ConsentState.REFUSED
        fields = ConsentFields(purpose, state, on, form, text_version="3")
        consents.record(scene.session, person_id, fields, today=on)
    return answers[Purpose.HEALTH]


def _profile(scene: Scene, participant_id: int) -> ParticipantFields:
    inventor = scene.inventor
    known = participants.fields_of(records.fetch(scene.session, Participant, participant_id))
    return replace(
        known,
        tenure=inventor.weighted({Tenure.RENTED: 66, Tenure.OWNED: 34}),
        offers=inventor.some(tuple(Offer), 0, 2),
        interests=inventor.some(tuple(Interest), 2, 4),
        available=inventor.some(_WEEKDAYS, 3, 7),
        has_pets=inventor.chance(20),
        smokes=inventor.chance(8),
        has_car=inventor.chance(14),
    )


def _health(scene: Scene, rated: SelfRatedHealth) -> HealthFields:
    """Invent health near what the pilots published: four in five are limited, in walking."""
    inventor = scene.inventor
    limitations: tuple[Limitation, ...] = ()
    conditions: set[Condition] = set()
    if inventor.quota("limited", 80):
        walking = (Limitation.WALKING,) if inventor.quota("walking", 97) else ()
        limitations = (*walking, *inventor.some(_ALSO, 0 if walking else 1, 2))
    if inventor.quota("chronic", 47):
        conditions = {
            inventor.dealt("condition", _CONDITIONS)
            for _time in range(inventor.pick.choice((1, 1, 2)))
        }
    walks = Limitation.WALKING in limitations
    aids = (
        (inventor.weighted({Aid.WALKER: 60, Aid.STICK: 30, Aid.WHEELCHAIR: 10}),) if walks else ()
    )
    return HealthFields(rated, limitations, tuple(sorted(conditions)), aids)


def _leave(scene: Scene, file: File) -> None:
    """Let a file end as it does in the pilot year: at a distance, closed, or not at all."""
    session = scene.session
    closed = file.status is ParticipantStatus.CLOSED
    if file.status is ParticipantStatus.AT_DISTANCE:
        stages.change(session, file.participant_id, file.status, today=file.last)
    elif closed:
        reason = scene.inventor.weighted(_CLOSINGS)
        demo_needs.end_matches(scene, file.participant_id, reason, file.last)
        handed_to = "de sleutelfiguur" if reason is ClosingReason.TO_KEY_FIGURE else None
        closing = Closing(reason, file.last, handed_to=handed_to)
        stages.close(session, file.participant_id, closing, today=scene.today)
    demo_measuring.explain(scene, file.participant_id)
    demo_casework.clear(
        scene, file.participant_id, left_alone=file.status is ParticipantStatus.CLOSED
    )
