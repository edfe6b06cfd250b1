"""Query words as conditions for the store: who is in a list."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_, cast, func, not_, or_, select, true
from sqlalchemy.orm import Session, aliased

from spil_desktop.model import (
    Area,
    Consent,
    ContactMoment,
    HomeVisit,
    Match,
    Need,
    Participant,
    Person,
    Volunteer,
)
from spil_desktop.rules import code_words, queries
from spil_desktop.rules.names import fold
from spil_desktop.rules.queries import Ages, FileState, Key, Query, Role, Value, Without
from spil_desktop.rules.vocabulary import (
    CLOSED_FILES,
    OPEN_NEEDS,
    RUNNING_MATCHES,
    ConsentState,
    ContactForm,
    ContactResult,
    NeedTheme,
    Purpose,
    VolunteerStatus,
)
from spil_desktop.services import notes, search

_SPOKEN: Final = (ContactResult.REACHED, ContactResult.CALLED_BACK, ContactResult.APPOINTMENT)

Condition = ColumnElement[bool]


def residents(session: Session, query: Query, *, today: date) -> list[Condition]:
    """Return what must hold of a resident, for a select of Participant joined with Person."""
    return _conditions(query, _Residents(session, query, today))


def volunteers(session: Session, query: Query, *, today: date) -> list[Condition]:
    """Return what must hold of a volunteer, for a select of Volunteer joined with Person."""
    return _conditions(query, _Volunteers(session, query, today))


def count(session: Session, query: Query, *, today: date) -> int:
    """Count who is in a list."""
    if query.role is Role.VOLUNTEER:
        counted = select(func.count(Volunteer.id)).join(Person, Person.id == Volunteer.person_id)
        conditions = volunteers(session, query, today=today)
    else:
        counted = select(func.count(Participant.id)).join(
            Person, Person.id == Participant.person_id
        )
        conditions = residents(session, query, today=today)
    return session.scalar(counted.where(*conditions)) or 0


class _Everyone:
    """What can be asked of anyone, in the words of the store."""

    def __init__(
        self, session: Session, query: Query, today: date, *, area_id: Any, since: Any
    ) -> None:
        self.session = session
        self.area_id = area_id
        self.since = since
        self.query = query
        self.today = today

    def condition(self, key: Key, value: Value) -> Condition:
        """Return what holds when `key` has this value."""
        if isinstance(value, Ages):
            return self._aged(value)
        ways: Mapping[Key, Callable[[Any], Condition]] = {
            Key.WORD: self.word,
            Key.AREA: self._in_area,
            Key.STREET: self._in_street,
            Key.STATUS: self.status,
            Key.SINCE: self._known_since,
            Key.LANGUAGE: self._speaks,
            Key.WITHOUT: self.without,
            **self.own(),
        }
        way, given = ways.get(key), _as_read(value)
        return true() if way is None else way(given)

    def own(self) -> Mapping[Key, Callable[[Any], Condition]]:
        """Return the keys that only this role has."""
        return {}

    def word(self, word: str) -> Condition:
        """Return that a word stands anywhere: name, address, phone, notes."""
        found = (search.matching(word), notes.matching(word))
        return or_(*(Person.id.in_(people) for people in found))

    def status(self, value: Value) -> Condition:
        """Return that the file is open or closed, or that a volunteer is this far."""
        raise NotImplementedError

    def without(self, value: Without) -> Condition:
        """Return that something is missing; contact and visits since the day that was asked."""
        raise NotImplementedError

    def _in_area(self, name: str) -> Condition:
        areas = self.session.execute(select(Area.id, Area.name))
        keys = [key for key, called in areas if fold(name) in fold(called)]
        found: Condition = self.area_id.in_(keys)
        return found

    def _in_street(self, name: str) -> Condition:
        known = self.session.scalars(select(Person.street).distinct())
        return Person.street.in_(
            [street for street in known if street and fold(name) in fold(street)]
        )

    def _known_since(self, since: queries.Since) -> Condition:
        if {Without.CONTACT, Without.VISIT} & set(self.query.values(Key.WITHOUT)):
            return true()  # it says since when there was no contact
        found: Condition = self.since >= queries.day_of(since, self.today)
        return found

    def _speaks(self, language: Value) -> Condition:
        return cast(Person.languages, String).contains(f'"{language}"')

    def _aged(self, ages: Ages) -> Condition:
        """Count as `rules.dates.age_on` does: a birth year alone by the difference of years."""
        year, conditions = self.today.year, list[Condition]()
        youngest = _years_back(self.today, ages.low)
        conditions.append(
            _either(Person.birth_date <= youngest, Person.birth_year <= year - ages.low)
        )
        if ages.high is not None:
            oldest = _years_back(self.today, ages.high + 1)
            conditions.append(
                _either(Person.birth_date > oldest, Person.birth_year >= year - ages.high)
            )
        return and_(Person.birth_year.is_not(None), *conditions)


def _as_read(value: Value) -> Any:
    """Return a value for the condition of its key; `queries.read` gives each key its own kind."""
    return value


def _either(by_date: Condition, by_year: Condition) -> Condition:
    return or_(
        and_(Person.birth_date.is_not(None), by_date), and_(Person.birth_date.is_(None), by_year)
    )


def _years_back(today: date, years: int) -> date:
    """Return the last birth date of who is `years` old today."""
    year = max(today.year - years, 1)
    try:
        return today.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 2, 28)


class _Residents(_Everyone):
    def __init__(self, session: Session, query: Query, today: date) -> None:
        known = {"area_id": Participant.area_id, "since": Participant.reported_on}
        super().__init__(session, query, today, **known)

    def own(self) -> Mapping[Key, Callable[[Any], Condition]]:
        return {
            Key.STAGE: lambda stage: Participant.status == stage,
            Key.THEME: self._asks,
            Key.URGENCY: lambda urgency: self._open_need(Need.urgency == urgency),
        }

    def word(self, word: str) -> Condition:
        theme = code_words.code_of(NeedTheme, word)
        anywhere = super().word(word)
        return anywhere if theme is None else or_(anywhere, self._asks(theme))

    def status(self, value: Value) -> Condition:
        closed = Participant.status.in_(CLOSED_FILES)
        if value is FileState.CLOSED:
            return closed
        if value is FileState.OPEN:
            return not_(closed)
        return _has_volunteer_status(value)

    def without(self, value: Without) -> Condition:
        match value:
            case Without.CONTACT:
                return not_(self._contact(ContactMoment.result.in_(_SPOKEN)))
            case Without.VISIT:
                visited = self._contact(
                    ContactMoment.form == ContactForm.HOME_VISIT, ContactMoment.result.in_(_SPOKEN)
                )
                visits = select(HomeVisit.id).where(
                    HomeVisit.participant_id == Participant.id, HomeVisit.on >= self._after()
                )
                return not_(or_(visited, visits.exists()))
            case Without.BUDDY:
                return not_(_matched(Match.participant_id, Match.other_participant_id))
            case Without.CONSENT:
                return not_(_allows_file())

    def _asks(self, theme: Value) -> Condition:
        return self._open_need(Need.theme == theme)

    def _open_need(self, *which: Condition) -> Condition:
        needs = select(Need.id).where(
            Need.participant_id == Participant.id, Need.status.in_(OPEN_NEEDS), *which
        )
        return needs.exists()

    def _contact(self, *which: Condition) -> Condition:
        contacts = select(ContactMoment.id).where(
            ContactMoment.participant_id == Participant.id,
            ContactMoment.on >= self._after(),
            *which,
        )
        return contacts.exists()

    def _after(self) -> date:
        """Return the day from which contact counts: of `sinds:`, else from ever."""
        days = [queries.day_of(day, self.today) for day in _since(self.query)]
        return min(days, default=date.min)


def _since(query: Query) -> list[queries.Since]:
    values = query.values(Key.SINCE)
    return [value for value in values if isinstance(value, (date, queries.Ago))]


class _Volunteers(_Everyone):
    def __init__(self, session: Session, query: Query, today: date) -> None:
        super().__init__(session, query, today, area_id=Volunteer.area_id, since=Volunteer.since)

    def status(self, value: Value) -> Condition:
        if isinstance(value, FileState):
            stopped = Volunteer.status == VolunteerStatus.STOPPED
            return stopped if value is FileState.CLOSED else not_(stopped)
        return Volunteer.status == value

    def without(self, value: Without) -> Condition:
        del value  # only a match can be asked of volunteers
        running = select(Match.id).where(
            Match.volunteer_id == Volunteer.id, Match.status.in_(RUNNING_MATCHES)
        )
        return not_(running.exists())


def _has_volunteer_status(value: Value) -> Condition:
    helps = select(Volunteer.id).where(Volunteer.person_id == Person.id, Volunteer.status == value)
    return helps.exists()


def _matched(*columns: Any) -> Condition:
    running = select(Match.id).where(
        Match.status.in_(RUNNING_MATCHES), or_(*(column == Participant.id for column in columns))
    )
    return running.exists()


def _allows_file() -> Condition:
    """Return that the newest answer about keeping a file is a yes."""
    later = aliased(Consent)
    newer = select(later.id).where(
        later.person_id == Consent.person_id,
        later.purpose == Purpose.FILE,
        later.recipient.is_(None),
        or_(
            later.decided_on > Consent.decided_on,
            and_(later.decided_on == Consent.decided_on, later.id > Consent.id),
        ),
    )
    given = select(Consent.id).where(
        Consent.person_id == Person.id,
        Consent.purpose == Purpose.FILE,
        Consent.recipient.is_(None),
        Consent.state == ConsentState.GIVEN,
        not_(newer.exists()),
    )
    return given.exists()


def _conditions(query: Query, who: _Everyone) -> list[Condition]:
    """Return one condition a key, its values as alternatives, and each thing not wanted."""
    found: list[Condition] = []
    for key in Key:
        if key is Key.ROLE:
            continue
        wanted = [who.condition(key, value) for value in query.values(key)]
        if key in (Key.WORD, Key.WITHOUT):
            found += wanted
        elif wanted:
            found.append(or_(*wanted))
    unwanted = (one for one in query.conditions if one.negated and one.key is not Key.ROLE)
    return [
        *found,
        *(not_(func.coalesce(who.condition(one.key, one.value), False)) for one in unwanted),
    ]
