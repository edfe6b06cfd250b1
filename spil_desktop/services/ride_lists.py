"""Rides in lists, in the week of the drivers, on a driver's paper, and those nobody could drive."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import SimpleNamespace
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select, true
from sqlalchemy.orm import Session, aliased

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import Activity, Area, Occurrence, Participant, Person, Ride, Volunteer
from spil_desktop.rules import fares, ride_steps
from spil_desktop.rules.names import NameForm, display_name
from spil_desktop.rules.ride_steps import RideStep
from spil_desktop.rules.vocabulary import Gender, RideStatus, UnmetReason
from spil_desktop.services import names, people, ride_rates, settings
from spil_desktop.services.rides import RideFields

_WEEK: Final = timedelta(days=7)


class Wanted(StrEnum):
    """Which rides a list shows."""

    TODAY = "today"
    WEEK = "week"
    WITHOUT_DRIVER = "without_driver"
    UNMET = "unmet"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class RideRow:
    """A ride with who asks and who drives; on paper she is called by `letter_name`.

    `home` is her own address, where she is fetched unless `fields.pickup` says otherwise. `rate`
    is that of the ride once it is planned, else what holds on its day. `is_late` says that it was
    asked less ahead than the setting wants.
    """

    id: int
    version: int
    participant_id: int
    person_id: int
    name: str = field(repr=False)
    letter_name: str = field(repr=False)
    formal_name: str = field(repr=False)
    gender: Gender = field(repr=False)
    sort_name: str = field(repr=False)
    home: str = field(repr=False)
    town: str = field(repr=False)
    area: str
    fields: RideFields = field(repr=False)
    status: RideStatus
    driver_id: int | None
    driver: str | None = field(repr=False)
    rate: int | None
    unmet_reason: UnmetReason | None
    called_back_on: date | None
    activity: str | None
    is_late: bool

    @property
    def pickup(self) -> str:
        """Where she is fetched."""
        return self.fields.pickup or self.home

    @property
    def price(self) -> int | None:
        """What she pays the driver in cents, without parking; None while it is not known."""
        far = self.fields.kilometres
        return None if far is None or self.rate is None else fares.price(far, self.rate)

    @property
    def steps(self) -> tuple[RideStep, ...]:
        """What can be done with it now."""
        return ride_steps.steps(self.status)


@dataclass(frozen=True, slots=True)
class UnmetCount:
    """How many rides of an area nobody could drive, for a reason."""

    area: str
    reason: UnmetReason
    count: int


@dataclass(frozen=True, slots=True)
class DriverDay:
    """One driver with her rides of a day, in the order of driving."""

    driver_id: int
    driver: str = field(repr=False)
    on: date
    rides: tuple[RideRow, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A ride that was driven, without who rode along; amounts are in euro cents.

    `rate` is what a kilometre cost on that day.
    """

    on: date
    kilometres: float | None
    amount: int | None
    extra_costs: int
    rate: int | None = None


@dataclass(frozen=True, slots=True)
class DriverMonth:
    """What a driver drove in a month."""

    driver_id: int
    driver: str = field(repr=False)
    first_day: date
    lines: tuple[MonthLine, ...]

    @property
    def kilometres(self) -> float:
        """All kilometres together."""
        return round(sum(line.kilometres or 0 for line in self.lines), 1)

    @property
    def amount(self) -> int:
        """What the kilometres cost together, without parking."""
        return sum(line.amount or 0 for line in self.lines)

    @property
    def extra_costs(self) -> int:
        """All parking together."""
        return sum(line.extra_costs for line in self.lines)

    @property
    def rates(self) -> tuple[int, ...]:
        """The rates of its rides, in the order of the days on which they came."""
        return tuple(dict.fromkeys(one.rate for one in self.lines if one.rate is not None))

    @property
    def unknown(self) -> int:
        """Rides of which nobody wrote down the kilometres, or for which there was no rate."""
        return sum(line.amount is None for line in self.lines)


def rows(session: Session, wanted: Wanted, *, today: date) -> tuple[RideRow, ...]:
    """Return the rides of a list: what comes first on top; what is past, the last on top."""
    past = wanted in {Wanted.UNMET, Wanted.ALL}
    order = Ride.on.desc() if past else Ride.on
    return _rows(session, _condition(wanted, today), order)


def card(session: Session, ride_id: int) -> RideRow:
    """Return one ride; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    found = _rows(session, Ride.id == ride_id, Ride.on)
    if not found:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Ride.__tablename__)
    return found[0]


def of_participant(session: Session, participant_id: int) -> tuple[RideRow, ...]:
    """Return the rides of one participant, the newest first."""
    return _rows(session, Ride.participant_id == participant_id, Ride.on.desc())


def week(session: Session, monday: date) -> tuple[RideRow, ...]:
    """Return what is asked, planned or driven in a week, by day and time."""
    live = Ride.status.in_((RideStatus.REQUESTED, *ride_steps.WITH_DRIVER))
    within = Ride.on.between(monday, monday + _WEEK - timedelta(days=1))
    return _rows(session, live & within, Ride.on)


def unmet(session: Session, first: date, last: date) -> tuple[UnmetCount, ...]:
    """Count the rides of a period that nobody could drive, by area and reason."""
    count = func.count()
    lines = session.execute(
        select(Area.name, Ride.unmet_reason, count)
        .select_from(Ride)
        .join(Participant, Participant.id == Ride.participant_id)
        .join(Area, Area.id == Participant.area_id)
        .where(Ride.status == RideStatus.UNMET, Ride.on.between(first, last))
        .group_by(Area.name, Ride.unmet_reason)
        .order_by(Area.name, count.desc())
    )
    return tuple(UnmetCount(area, why or UnmetReason.OTHER, number) for area, why, number in lines)


def day_sheet(session: Session, driver_id: int, on: date) -> DriverDay:
    """Return a driver's rides of a day; raises `InputProblem.UNKNOWN_RECORD`."""
    mine = (Ride.driver_id == driver_id) & Ride.status.in_(ride_steps.WITH_DRIVER)
    found = _rows(session, mine & (Ride.on == on), Ride.on)
    return DriverDay(driver_id, _name_of(session, driver_id), on, found)


def month(session: Session, driver_id: int, first_day: date) -> DriverMonth:
    """Return what a driver drove in the month that begins on a day; raises `UNKNOWN_RECORD`."""
    next_month = (first_day + timedelta(days=32)).replace(day=1)
    lines = session.execute(
        select(Ride.on, Ride.kilometres, Ride.rate, Ride.extra_costs)
        .where(
            Ride.driver_id == driver_id,
            Ride.status == RideStatus.DONE,
            Ride.on >= first_day,
            Ride.on < next_month,
        )
        .order_by(Ride.on, Ride.leaves_at, Ride.id)
    )
    return DriverMonth(
        driver_id,
        _name_of(session, driver_id),
        first_day,
        tuple(
            MonthLine(
                line.on,
                line.kilometres,
                None
                if line.kilometres is None or line.rate is None
                else fares.price(line.kilometres, line.rate),
                line.extra_costs or 0,
                line.rate,
            )
            for line in lines
        ),
    )


def months(session: Session, first_day: date) -> tuple[DriverMonth, ...]:
    """Return what everyone drove in the month that begins on a day, sorted by name."""
    next_month = (first_day + timedelta(days=32)).replace(day=1)
    driven = (
        select(Volunteer.id)
        .join(Person, Person.id == Volunteer.person_id)
        .where(
            Volunteer.id.in_(
                select(Ride.driver_id).where(
                    Ride.status == RideStatus.DONE, Ride.on >= first_day, Ride.on < next_month
                )
            )
        )
        .order_by(Person.sort_name, Person.id)
    )
    return tuple(month(session, key, first_day) for key in session.scalars(driven))


def first_driver(session: Session, on: date) -> int | None:
    """Return who drives first on a day, None when nobody does."""
    wanted = (
        select(Ride.driver_id)
        .where(Ride.on == on, Ride.status.in_(ride_steps.WITH_DRIVER))
        .order_by(Ride.leaves_at, Ride.id)
    )
    return session.scalars(wanted).first()


def held_on(session: Session, day: date) -> tuple[tuple[int, str], ...]:
    """Return number and name of the activities of a day, to which several can drive together."""
    wanted = (
        select(Occurrence.id, Activity.name)
        .join(Activity, Activity.id == Occurrence.activity_id)
        .where(Occurrence.held_on == day, Occurrence.cancelled.is_(False))
        .order_by(Activity.name, Occurrence.id)
    )
    return tuple((line.id, line.name) for line in session.execute(wanted))


def _condition(wanted: Wanted, today: date) -> ColumnElement[bool]:
    live = Ride.status.in_((RideStatus.REQUESTED, *ride_steps.WITH_DRIVER))
    monday = today - timedelta(days=today.weekday())
    conditions = {
        Wanted.TODAY: live & (Ride.on == today),
        Wanted.WEEK: live & Ride.on.between(monday, monday + timedelta(days=6)),
        Wanted.WITHOUT_DRIVER: (Ride.status == RideStatus.REQUESTED) & (Ride.on >= today),
        Wanted.UNMET: Ride.status == RideStatus.UNMET,
        Wanted.ALL: true(),
    }
    return conditions[wanted]


_DRIVER: Final = aliased(Person)
_DRIVER_NAME: Final = tuple(
    getattr(_DRIVER, column.key).label(f"driver_{column.key}") for column in names.COLUMNS
)


def _query() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Ride,
            Participant.person_id,
            Area.name.label("area"),
            Activity.name.label("activity"),
            Person.sort_name,
            Person.gender,
            Person.street,
            Person.house_number,
            Person.house_addition,
            Person.town,
            *names.COLUMNS,
            *_DRIVER_NAME,
        )
        .join(Participant, Participant.id == Ride.participant_id)
        .join(Person, Person.id == Participant.person_id)
        .join(Area, Area.id == Participant.area_id)
        .outerjoin(Volunteer, Volunteer.id == Ride.driver_id)
        .outerjoin(_DRIVER, _DRIVER.id == Volunteer.person_id)
        .outerjoin(Occurrence, Occurrence.id == Ride.occurrence_id)
        .outerjoin(Activity, Activity.id == Occurrence.activity_id)
    )


def _rows(session: Session, wanted: ColumnElement[bool], order: Any) -> tuple[RideRow, ...]:
    lines = session.execute(_query().where(wanted).order_by(order, Ride.leaves_at, Ride.id)).all()
    if not lines:
        return ()
    rates = ride_rates.rows(session)
    lead = settings.read(session).ride_lead_days
    return tuple(_row(line, rates, lead) for line in lines)


def _row(line: Any, rates: tuple[ride_rates.RateRow, ...], lead: int) -> RideRow:
    ride: Ride = line.Ride
    known = {name: getattr(ride, name) for name in RideFields.__dataclass_fields__}
    rate = ride.rate
    if rate is None and ride.driver_id is None:
        rate = ride_rates.rate_of(rates, ride.on)
    called = names.parts(line)
    return RideRow(
        id=ride.id,
        version=ride.version,
        participant_id=ride.participant_id,
        person_id=line.person_id,
        name=display_name(called),
        letter_name=display_name(called, NameForm.INITIALS),
        formal_name=display_name(called, NameForm.FORMAL),
        gender=line.gender,
        sort_name=line.sort_name,
        home=people.address_line(line),
        town=line.town or "",
        area=line.area,
        fields=RideFields(**known),
        status=ride.status,
        driver_id=ride.driver_id,
        driver=None if ride.driver_id is None else _driver_name(line),
        rate=rate,
        unmet_reason=ride.unmet_reason,
        called_back_on=ride.called_back_on,
        activity=line.activity,
        is_late=ride.asked_on is not None and ride_steps.is_late(ride.asked_on, ride.on, lead),
    )


def _driver_name(line: Any) -> str:
    parts = {name.key: getattr(line, f"driver_{name.key}") for name in names.COLUMNS}
    return display_name(names.parts(SimpleNamespace(**parts)))


def _name_of(session: Session, driver_id: int) -> str:
    line = session.execute(
        select(Volunteer.id, *names.COLUMNS)
        .join(Person, Person.id == Volunteer.person_id)
        .where(Volunteer.id == driver_id)
    ).one_or_none()
    if line is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Volunteer.__tablename__)
    return display_name(names.parts(line), NameForm.INITIALS)
