"""What stands around the demonstration's participants: relations, services, referrals, signals."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select

from spil_desktop.model import Participant
from spil_desktop.rules.vocabulary import (
    ConsentState,
    ContactForm,
    ContactFrequency,
    ContactResult,
    Nearness,
    NeedTheme,
    OrganisationKind,
    ParticipantStatus,
    Purpose,
    ReferralKind,
    ReferralResult,
    Relation,
    SharedField,
    SignalKind,
    SignalSource,
    SupportDirection,
    TieStrength,
    Urgency,
)
from spil_desktop.services import (
    contacts,
    organisations,
    permissions,
    records,
    referrals,
    relations,
    signals,
)
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_people import Inventor
from spil_desktop.services.organisations import ColleagueFields, OrganisationFields
from spil_desktop.services.referrals import Answer, Incoming, Outcome, Outgoing
from spil_desktop.services.relations import NameAndPhone, RelationFields
from spil_desktop.services.signals import SignalFields

_SERVICES: Final = (
    (OrganisationKind.GP, "Huisartsenpraktijk Voorbeeld", (NeedTheme.HEALTH,)),
    (OrganisationKind.COMMUNITY_NURSE, "Wijkverpleging Verzonnen", (NeedTheme.HEALTH,)),
    (OrganisationKind.WMO_DESK, "Wmo-loket", (NeedTheme.HOUSING, NeedTheme.TRANSPORT)),
    (OrganisationKind.SOCIAL_TEAM, "Sociaal wijkteam", (NeedTheme.ADMINISTRATION,)),
    (OrganisationKind.CARER_SUPPORT, "Steunpunt Mantelzorg", (NeedTheme.CARER_SUPPORT,)),
    (OrganisationKind.HOUSING, "Woningcorporatie Proef", (NeedTheme.HOUSING,)),
)
"""Services that no area has under this name; each area gets its own."""

_RESULTS: Final = {
    ReferralResult.APPOINTMENT: 32,
    ReferralResult.IN_CARE: 18,
    ReferralResult.RECEIVED: 14,
    ReferralResult.WAITING_LIST: 8,
    ReferralResult.NO_FEEDBACK: 28,
}
_SOME_WEEKS: Final = timedelta(days=28)
_NEAR: Final = {
    Relation.CHILD: Nearness.ELSEWHERE,
    Relation.NEIGHBOUR: Nearness.STREET,
    Relation.FRIEND: Nearness.AREA,
    Relation.FAMILY: Nearness.ELSEWHERE,
    Relation.CARER: Nearness.AREA,
}
_LATELY: Final = (
    (SignalKind.FALLING, Urgency.TWO_WEEKS, 2),
    (SignalKind.LONELINESS, Urgency.TWO_WEEKS, 9),
    (SignalKind.CONFUSION, Urgency.THREE_DAYS, 4),
)
"""Signals of the last days: kind, urgency, and how many days ago they were noticed."""
_SHARED: Final = (SharedField.NAME, SharedField.ADDRESS, SharedField.QUESTION)


def add(scene: Scene, seed: int) -> None:
    """Add it all to an area that has its participants.

    It draws from a chance of its own, so that the figures of the pilot stay as they were.
    """
    pick = random.Random(f"{seed}|{scene.place.name}")  # noqa: S311 - no secret
    inventor = scene.inventor.beside(pick)
    services = tuple(_services(scene, inventor))
    active = _active(scene)
    for participant_id in active:
        if inventor.chance(60):
            _relations(scene, inventor, participant_id)
        if inventor.chance(45):
            _talk(scene, inventor, participant_id)
        if inventor.chance(62):
            _refer(scene, inventor, participant_id, services)
        if inventor.chance(16):
            _receive(scene, inventor, participant_id, services)
    noticed = inventor.pick.sample(active, min(len(active), len(_LATELY)))
    for participant_id, (kind, urgency, days) in zip(noticed, _LATELY, strict=False):
        seen_on = scene.today - timedelta(days)
        signal = SignalFields(seen_on, kind, SignalSource.VOLUNTEER, urgency)
        signals.note(scene.session, participant_id, signal, today=scene.today)


def _talk(scene: Scene, inventor: Inventor, participant_id: int) -> None:
    """Log a contact of this month or the one before."""
    contact = ContactFields(
        scene.today - timedelta(inventor.pick.randint(1, 50)),
        inventor.weighted({ContactForm.PHONE: 55, ContactForm.HOME_VISIT: 45}),
        inventor.weighted({ContactResult.REACHED: 85, ContactResult.NOT_HOME: 15}),
        minutes=inventor.pick.choice((5, 10, 20, 45)),
    )
    contacts.log(scene.session, participant_id, contact, today=scene.today)


def _active(scene: Scene) -> list[int]:
    wanted = (
        select(Participant.id)
        .where(Participant.area_id == scene.area_id, Participant.status == ParticipantStatus.ACTIVE)
        .order_by(Participant.id)
    )
    return list(scene.session.scalars(wanted))


def _services(scene: Scene, inventor: Inventor) -> Iterator[int]:
    for kind, name, themes in _SERVICES:
        helper = inventor.helper(scene.place, scene.year)
        fields = OrganisationFields(
            name=f"{name} {scene.place.name}",
            kind=kind,
            area_id=scene.area_id,
            themes=themes,
            phone=helper.phone,
            opening_hours="ma-vr 9.00-12.00 uur",
        )
        number = organisations.add(scene.session, fields, today=scene.today)
        called = " ".join(
            part for part in (helper.given_name, helper.prefix, helper.family_name) if part
        )
        organisations.add_person(
            scene.session, number, ColleagueFields(called, "contactpersoon", helper.phone)
        )
        yield number


def _relations(scene: Scene, inventor: Inventor, participant_id: int) -> None:
    kinds = inventor.pick.sample(tuple(_NEAR), inventor.pick.randint(1, 3))
    for number, relation in enumerate(kinds):
        someone = inventor.helper(scene.place, scene.year)
        since = inventor.day(scene.first_day, scene.last_day) if inventor.chance(40) else None
        fields = RelationFields(
            relation,
            direction=inventor.weighted(
                {
                    SupportDirection.TO_PARTICIPANT: 55,
                    SupportDirection.MUTUAL: 35,
                    SupportDirection.FROM_PARTICIPANT: 10,
                }
            ),
            strength=inventor.weighted(
                {TieStrength.WEAK: 25, TieStrength.NORMAL: 45, TieStrength.STRONG: 30}
            ),
            frequency=inventor.pick.choice(tuple(ContactFrequency)),
            nearness=_NEAR[relation],
            since=since,
            is_emergency=not number,
            has_key=not number and inventor.chance(40),
        )
        who = NameAndPhone(someone.family_name, someone.given_name, someone.prefix, someone.phone)
        relations.add(scene.session, participant_id, who, fields, today=scene.today)


def _receive(
    scene: Scene, inventor: Inventor, participant_id: int, services: Sequence[int]
) -> None:
    """Let a service hand someone on to the Spil, who answers within days."""
    received_on = _sent_on(scene, inventor)
    new = Incoming(inventor.pick.choice(services), received_on, "een verzonnen vraag")
    referral_id = referrals.receive(scene.session, participant_id, new, today=scene.today)
    answer = Answer(received_on + timedelta(inventor.pick.randint(1, 9)), "een verzonnen antwoord")
    referrals.answer(scene.session, referral_id, answer, today=scene.today)


def _sent_on(scene: Scene, inventor: Inventor) -> date:
    """Return a day of the pilot year, or one after it that lies some weeks back."""
    before = scene.today - _SOME_WEEKS
    if before > scene.last_day and inventor.chance(22):
        return inventor.day(scene.last_day, before)
    return inventor.day(scene.first_day + timedelta(60), min(scene.last_day, before))


def _refer(scene: Scene, inventor: Inventor, participant_id: int, services: Sequence[int]) -> None:
    """Refer someone in the pilot year with an outcome, or lately without one yet.

    Who said no to sharing in general is not asked again.
    """
    person_id = records.fetch(scene.session, Participant, participant_id).person_id
    general = permissions.answer(scene.session, person_id, Purpose.SHARE_PROFESSIONAL)
    if general is not None and general.state is not ConsentState.GIVEN:
        return
    lately = inventor.chance(12)
    sent_on = (
        scene.today - timedelta(inventor.pick.randint(3, 25))
        if lately
        else _sent_on(scene, inventor)
    )
    new = Outgoing(
        inventor.pick.choice(services),
        inventor.weighted({ReferralKind.WARM: 65, ReferralKind.COLD: 35}),
        sent_on,
        _SHARED,
        question="een verzonnen vraag",
    )
    referral_id = referrals.refer(
        scene.session, participant_id, new, today=scene.today, oral_consent=True
    )
    if not lately:
        answered_on = sent_on + timedelta(inventor.pick.randint(4, 20))
        outcome = Outcome(inventor.weighted(_RESULTS), answered_on)
        referrals.record_outcome(scene.session, referral_id, outcome, today=scene.today)
        referrals.record_arrival(
            scene.session,
            referral_id,
            arrived=inventor.chance(85),
            on=min(answered_on + timedelta(14), scene.today),
            today=scene.today,
        )
