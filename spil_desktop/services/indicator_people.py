"""The people behind the figures for inside: who was reported, takes part and is evaluated."""

from dataclasses import replace

from sqlalchemy import select

from spil_desktop.model import Participant
from spil_desktop.rules import questionnaires
from spil_desktop.rules.breakdowns import OLD_BANDS
from spil_desktop.rules.vocabulary import (
    Gender,
    Limitation,
    LivingSituation,
    ParticipantStatus,
)
from spil_desktop.services import outcomes, populations
from spil_desktop.services.indicator_scope import Records, Scope
from spil_desktop.services.populations import Someone


def _takes_part(one: Someone) -> bool:
    return one.reached and one.status in populations.TAKES_PART


def reports(scope: Scope) -> Records:
    """Return everyone who was reported in the period, whatever came of it."""
    return (scope.participant(one) for one in scope.reported())


def reached(scope: Scope) -> Records:
    """Return those of them who were reached on a known day, with how many days it took."""
    rows = scope.session.execute(
        select(Participant.id, Participant.first_contact_on).where(
            Participant.area_id.in_(scope.area_ids), Participant.first_contact_on <= scope.today
        )
    )
    contacts = {row.id: row.first_contact_on for row in rows}
    for one in scope.reported():
        contact = contacts.get(one.id)
        if contact is not None:
            yield scope.participant(one, values=(max((contact - one.reported_on).days, 0),))


def new_participants(scope: Scope) -> Records:
    """Return those of them whose file is or was active."""
    return (scope.participant(one) for one in scope.reported() if _takes_part(one))


def active_participants(scope: Scope) -> Records:
    """Return everyone whose file was active on the last day."""
    for one in scope.facts.people:
        running = one.status is not ParticipantStatus.CLOSED
        if _takes_part(one) and (
            running or (one.closed_on is not None and one.closed_on > scope.last)
        ):
            yield scope.participant(one)


def closed_files(scope: Scope) -> Records:
    """Return everyone whose file was closed in the period."""
    return (
        scope.participant(one)
        for one in scope.facts.people
        if one.status is ParticipantStatus.CLOSED and one.closed_on in scope.period
    )


def counted(scope: Scope) -> Records:
    """Return the evaluation population that was reported in the period."""
    return (scope.participant(one) for one in scope.evaluated)


def women(scope: Scope) -> Records:
    """Return those of them who are women."""
    return (scope.participant(one) for one in scope.evaluated if one.gender is Gender.WOMAN)


def living_alone(scope: Scope) -> Records:
    """Return those of them who live alone."""
    return (scope.participant(one) for one in scope.evaluated if _alone(one))


def woman_alone_80_plus(scope: Scope) -> Records:
    """Return those of them who are women of eighty or older and live alone."""
    return (
        scope.participant(one)
        for one in scope.evaluated
        if one.gender is Gender.WOMAN and _alone(one) and one.age_band in OLD_BANDS
    )


def _alone(one: Someone) -> bool:
    return one.living is LivingSituation.ALONE


def age_bands(scope: Scope) -> Records:
    """Return each of them, by age class."""
    return (scope.participant(one, category=one.age_band) for one in scope.evaluated)


def sources(scope: Scope) -> Records:
    """Return each of them, by who reported her."""
    return (scope.participant(one, category=one.source) for one in scope.evaluated)


def report_quarters(scope: Scope) -> Records:
    """Return each of them, by the quarter in which she was reported."""
    return (scope.participant(one, category=str(one.quarter)) for one in scope.evaluated)


def need_themes(scope: Scope) -> Records:
    """Return each of them, once a theme of what she ever asked."""
    people = {one.id: one for one in scope.evaluated}
    pairs = {(need.participant_id, need.theme) for need in scope.facts.needs}
    return (scope.participant(people[id_], category=theme) for id_, theme in pairs if id_ in people)


def health_consent(scope: Scope) -> Records:
    """Return those of them who consented to keeping data on health."""
    return (scope.participant(one) for one in scope.evaluated if one.health)


def any_limitation(scope: Scope) -> Records:
    """Return those of them with one limitation or more."""
    return (scope.participant(one) for one, health in scope.healthy if health.limitations)


def limitation_walking(scope: Scope) -> Records:
    """Return those of them who walk with difficulty."""
    return (
        scope.participant(one)
        for one, health in scope.healthy
        if Limitation.WALKING in health.limitations
    )


def any_chronic(scope: Scope) -> Records:
    """Return those of them with one chronic condition or more."""
    return (scope.participant(one) for one, health in scope.healthy if health.conditions)


def conditions(scope: Scope) -> Records:
    """Return each of them, once a chronic condition."""
    return (
        scope.participant(one, category=condition)
        for one, health in scope.healthy
        for condition in health.conditions
    )


def self_rated(scope: Scope) -> Records:
    """Return each of them who rated her health, by what she said."""
    return (
        scope.participant(one, category=health.self_rated)
        for one, health in scope.healthy
        if health.self_rated
    )


def paired_mark(scope: Scope) -> Records:
    """Return whose second mark for her life was given in the period, with the first and that one.

    They are the pairs of the outcomes (`services.outcomes`), whenever they were reported.
    """
    people = {one.id: one for one in scope.facts.people if one.counts}
    mark = questionnaires.by_code()[questionnaires.LIFE_MARK]
    for pair in outcomes.pairs(
        scope.session, people.values(), scope.period, scope.last, mark, questionnaires.MARK
    ):
        if pair.first is not None and pair.later is not None:
            counted = scope.participant(
                people[pair.participant_id], values=(pair.first, pair.later)
            )
            yield replace(counted, on=pair.on)
