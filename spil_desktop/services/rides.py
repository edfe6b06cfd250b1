"""Rides: asked, planned with a driver, told to her, driven; or called off, or not possible.

The rules of the steps are `rules.ride_steps`; who can drive is judged in `services.drivers`.
"""

from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, RideProblem, SpilError
from spil_desktop.model import HealthProfile, Need, Occurrence, Participant, Person, Ride
from spil_desktop.rules import ride_steps
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.rules.vocabulary import (
    OPEN_NEEDS,
    Aid,
    Layer,
    NeedStatus,
    Purpose,
    RidePurpose,
    RideStatus,
    UnmetReason,
)
from spil_desktop.services import drivers, needs, people, permissions, records, ride_rates
from spil_desktop.services.needs import Closing

NumberT = TypeVar("NumberT", int | None, float | None)
_WHEN: Final = ("on", "leaves_at", "arrives_at", "returns_at", "is_return")
"""What she was told when she was called back: a change asks to call her again."""


@dataclass(frozen=True, slots=True)
class RideFields:
    """What is asked; the times are when she is fetched, must be there, and is fetched again.

    `pickup` None is her own door. `kilometres` are those of the whole ride from the driver's own
    door, None while nobody knows; `extra_costs` (parking) are euro cents. `asked_on` None is
    today.
    """

    on: date
    leaves_at: time | None
    purpose: RidePurpose
    destination: str | None = field(repr=False)
    arrives_at: time | None = None
    is_return: bool = True
    returns_at: time | None = None
    pickup: str | None = field(default=None, repr=False)
    with_companion: bool = False
    aids: tuple[Aid, ...] = field(default=(), repr=False)
    need_id: int | None = None
    occurrence_id: int | None = None
    asked_on: date | None = None
    kilometres: float | None = None
    extra_costs: int | None = None
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RideDone:
    """How a ride went; `extra_costs` are euro cents. `solves` says that her need is answered."""

    kilometres: float | None = None
    extra_costs: int | None = None
    solves: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What is known of her before she asks; `aids` only while she consents to keeping health."""

    pickup: str = field(repr=False)
    aids: tuple[Aid, ...] = field(repr=False)


def suggestion(session: Session, participant_id: int) -> Suggestion:
    """Return what a new ride begins with; raises `InputProblem.UNKNOWN_RECORD`."""
    participant = records.fetch(session, Participant, participant_id)
    person = records.fetch(session, Person, participant.person_id)
    aids: tuple[Aid, ...] = ()
    if permissions.allows(session, person.id, Purpose.HEALTH):
        wanted = select(HealthProfile.aids).where(HealthProfile.participant_id == participant_id)
        aids = session.scalar(wanted) or ()
    return Suggestion(people.address_line(person), tuple(aids))


def ask(session: Session, participant_id: int, new: RideFields, *, today: date) -> int:
    """Keep that a ride is asked for and return its number.

    A ride that is asked too late is kept all the same (`RideRow.is_late` says so). Raises
    `InputProblem.REQUIRED` for a ride without time or destination, `DATE_IN_FUTURE`,
    `NOT_A_NUMBER`, `NOT_IN_LIST` for a need of another, and `RideProblem.RETURN_TOO_EARLY`,
    `ARRIVAL_TOO_EARLY` or `OTHER_DAY` (the activity is held on another day). Nobody drives for
    someone who died: `HAS_DIED`.
    """
    participant = records.fetch(session, Participant, participant_id)
    if records.fetch(session, Person, participant.person_id).deceased_on is not None:
        raise SpilError(InputProblem.HAS_DIED)
    row = Ride(participant_id=participant_id)
    _fill(session, row, new, today)
    session.add(row)
    session.flush()
    return row.id


def edit(
    session: Session, ride_id: int, fields: RideFields, *, today: date, version: int | None = None
) -> None:
    """Change what is asked; a planned ride must still suit its driver.

    Raises what `ask` and `plan` raise.
    """
    row = records.fetch(session, Ride, ride_id, version=version)
    _step(row, RideStep.EDIT)
    before = tuple(getattr(row, name) for name in _WHEN)
    day = row.on
    _fill(session, row, fields, today)
    if row.driver_id is not None:
        drivers.check(session, row, row.driver_id, today=today)
        if row.on != day:
            row.rate = ride_rates.on_day(session, row.on)
    if before != tuple(getattr(row, name) for name in _WHEN):
        row.called_back_on = None
    session.flush()


def plan(
    session: Session, ride_id: int, driver_id: int, *, today: date, version: int | None = None
) -> None:
    """Say who drives; kilometres that nobody typed are computed when the addresses are known.

    The rate of the day is kept with the ride. Raises `RideProblem.WRONG_STATUS`, and
    `CANNOT_DRIVE` with the broken rules.
    """
    row = records.fetch(session, Ride, ride_id, version=version)
    status = _after(row, RideStep.PLAN)
    drivers.check(session, row, driver_id, today=today)
    if row.driver_id != driver_id:
        _without_driver(session, row)
    row.driver_id, row.status, row.unmet_reason = driver_id, status, None
    row.rate = ride_rates.on_day(session, row.on)
    if row.kilometres is None:
        row.kilometres = drivers.kilometres(session, row, driver_id)
    _take_up(session, row)
    session.flush()


def free(session: Session, ride_id: int) -> None:
    """Take the driver off a ride, which then waits for another one."""
    row = _take(session, ride_id, RideStep.FREE)
    _without_driver(session, row)
    session.flush()


def call_back(session: Session, ride_id: int, *, today: date) -> None:
    """Keep that she was told who comes, when, and what it costs."""
    _take(session, ride_id, RideStep.CALL_BACK).called_back_on = today
    session.flush()


def finish(session: Session, ride_id: int, done: RideDone, *, today: date) -> None:
    """Keep that a ride was driven, and its kilometres and parking.

    Raises `RideProblem.WRONG_STATUS`, `NOT_YET_DRIVEN` before the day, `InputProblem.NOT_A_NUMBER`.
    """
    row = records.fetch(session, Ride, ride_id)
    status = _after(row, RideStep.FINISH)
    if row.on > today:
        raise SpilError(RideProblem.NOT_YET_DRIVEN)
    row.status = status
    row.kilometres = _positive(done.kilometres, "kilometres")
    row.extra_costs = _positive(done.extra_costs, "extra_costs")
    if row.rate is None:
        row.rate = ride_rates.on_day(session, row.on)
    if done.solves and row.need_id is not None:
        _solve(session, row.need_id, row.on, today)
    session.flush()


def cancel(session: Session, ride_id: int) -> None:
    """Say that a ride is not wanted any more; raises `RideProblem.WRONG_STATUS`."""
    row = _take(session, ride_id, RideStep.CANCEL)
    row.unmet_reason = None
    _without_driver(session, row)
    session.flush()


def give_up(session: Session, ride_id: int, reason: UnmetReason) -> None:
    """Say why nobody could drive; it counts as an unmet demand of her area."""
    row = _take(session, ride_id, RideStep.GIVE_UP)
    row.unmet_reason = reason
    _without_driver(session, row)
    session.flush()


def reopen(session: Session, ride_id: int) -> None:
    """Look for a driver after all."""
    _take(session, ride_id, RideStep.REOPEN).unmet_reason = None
    session.flush()


def move(session: Session, ride_id: int, on: date, driver_id: int | None, *, today: date) -> None:
    """Put a ride on another day, with another driver, or with none; she must be told again.

    Raises `RideProblem.WRONG_STATUS`, `CANNOT_DRIVE`, and `BOUND_TO_ACTIVITY` for another day
    than that of the activity it goes to.
    """
    row = records.fetch(session, Ride, ride_id)
    step = RideStep.PLAN if driver_id is not None else RideStep.FREE
    if driver_id is None and row.driver_id is None:
        step = RideStep.EDIT
    status = _after(row, step)
    if (row.on, row.driver_id) == (on, driver_id):
        return
    if row.occurrence_id is not None and row.on != on:
        raise SpilError(RideProblem.BOUND_TO_ACTIVITY)
    if driver_id is not None:
        row.on = on
        plan(session, ride_id, driver_id, today=today)
    else:
        row.on, row.status = on, status
        _without_driver(session, row)
    row.called_back_on = None
    session.flush()


def _fill(session: Session, row: Ride, fields: RideFields, today: date) -> None:
    asked_on = fields.asked_on or min(today, fields.on)
    records.not_after(asked_on, today, "asked_on")
    records.in_order(asked_on, fields.on, "on")
    if fields.leaves_at is None:
        raise SpilError(InputProblem.REQUIRED, field="leaves_at")
    _check_times(fields, fields.leaves_at)
    _check_bonds(session, row, fields)
    row.destination = records.required(fields.destination, "destination")
    returns_at = fields.returns_at if fields.is_return else None
    fields = replace(fields, asked_on=asked_on, returns_at=returns_at)
    for name in (
        *_WHEN,
        "asked_on",
        "purpose",
        "with_companion",
        "aids",
        "need_id",
        "occurrence_id",
    ):
        setattr(row, name, getattr(fields, name))
    row.pickup = records.optional(fields.pickup)
    row.note = records.optional(fields.note)
    row.kilometres = _positive(fields.kilometres, "kilometres")
    row.extra_costs = _positive(fields.extra_costs, "extra_costs")


def _check_times(fields: RideFields, leaves_at: time) -> None:
    if fields.arrives_at is not None and fields.arrives_at <= leaves_at:
        raise SpilError(RideProblem.ARRIVAL_TOO_EARLY, field="arrives_at")
    there = fields.arrives_at or leaves_at
    if fields.is_return and fields.returns_at is not None and fields.returns_at <= there:
        raise SpilError(RideProblem.RETURN_TOO_EARLY, field="returns_at")


def _check_bonds(session: Session, row: Ride, fields: RideFields) -> None:
    if fields.need_id is not None:
        need = records.fetch(session, Need, fields.need_id)
        if need.participant_id != row.participant_id:
            raise SpilError(InputProblem.NOT_IN_LIST, field="need_id")
    if fields.occurrence_id is not None:
        occurrence = records.fetch(session, Occurrence, fields.occurrence_id)
        if occurrence.held_on != fields.on:
            raise SpilError(RideProblem.OTHER_DAY, field="occurrence_id")


def _take(session: Session, ride_id: int, step: RideStep) -> Ride:
    row = records.fetch(session, Ride, ride_id)
    _step(row, step)
    return row


def _step(row: Ride, step: RideStep) -> None:
    row.status = _after(row, step)


def _after(row: Ride, step: RideStep) -> RideStatus:
    status = ride_steps.after(row.status, step)
    if status is None:
        raise SpilError(RideProblem.WRONG_STATUS)
    return status


def _without_driver(session: Session, row: Ride) -> None:
    """Forget the driver, and the kilometres that were computed from his door."""
    if row.driver_id is not None and row.kilometres is not None:
        computed = drivers.kilometres(session, row, row.driver_id)
        row.kilometres = None if computed == row.kilometres else row.kilometres
    row.driver_id = row.rate = row.called_back_on = None


def _positive(number: NumberT, name: str) -> NumberT:
    if number is not None and number < 0:
        raise SpilError(InputProblem.NOT_A_NUMBER, field=name)
    return number


def _take_up(session: Session, row: Ride) -> None:
    if row.need_id is not None and session.get_one(Need, row.need_id).status is NeedStatus.NEW:
        needs.move(session, row.need_id, NeedStatus.IN_PROGRESS)


def _solve(session: Session, need_id: int, on: date, today: date) -> None:
    if session.get_one(Need, need_id).status in OPEN_NEEDS:
        closing = Closing(NeedStatus.SOLVED, on, Layer.TRANSPORT_SERVICE)
        needs.close(session, need_id, closing, today=today)
