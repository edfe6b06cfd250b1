"""Stories for reports: anonymous, with the teller's own consent, and looked through by the guard.

A story goes out only when she consented, somebody checked it, and the guard finds nothing in it
with all the names and streets that the store knows by then.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, SpilError
from spil_desktop.model import OrganisationPerson, Person, Story, Street, User
from spil_desktop.rules import anonymity, periods
from spil_desktop.rules.anonymity import StoryState, Trace
from spil_desktop.rules.periods import Period
from spil_desktop.rules.retention import ERASED_NAME
from spil_desktop.rules.vocabulary import ConsentForm
from spil_desktop.services import records

MOST_IN_PILOT_REPORT: Final = 2
"""How many stories the pilot report prints; the manager's report prints all."""


@dataclass(frozen=True, slots=True)
class StoryFields:
    """What is written down of a story; `is_checked` says that somebody looked it through."""

    title: str = field(repr=False)
    text: str = field(repr=False)
    participant_id: int | None = None
    consent_on: date | None = None
    consent_form: ConsentForm | None = None
    is_checked: bool = False


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story with whether it may go out."""

    id: int
    version: int
    area_id: int | None
    period: Period
    state: StoryState
    fields: StoryFields


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story that may go out, as a report prints it."""

    title: str = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Known:
    """What the store knows that may not stand in a story."""

    names: frozenset[str] = field(repr=False)
    streets: frozenset[str] = field(repr=False)


def rows(session: Session, period: Period, area_id: int | None) -> tuple[StoryRow, ...]:
    """Return the stories of a period for one area, or (None) for all, in order of writing.

    Those of the quarters of a longer period are among them.
    """
    codes = [period.code, *(quarter.code for quarter in period.quarters)]
    wanted = select(Story).where(Story.period.in_(codes)).order_by(Story.id)
    if area_id is not None:
        wanted = wanted.where(or_(Story.area_id == area_id, Story.area_id.is_(None)))
    found = session.scalars(wanted).all()
    known = _known(session) if found else _Known(frozenset(), frozenset())
    return tuple(_row(story, known) for story in found)


def find(session: Session, story_id: int) -> StoryRow:
    """Return one story; raise `InputProblem.UNKNOWN_RECORD` when there is none."""
    return _row(records.fetch(session, Story, story_id), _known(session))


def going_out(session: Session, period: Period, area_id: int | None) -> tuple[StoryRow, ...]:
    """Return the stories that may stand in the report of a period."""
    return tuple(row for row in rows(session, period, area_id) if row.state is StoryState.READY)


def told(
    session: Session, period: Period, area_id: int | None, most: int | None = None
) -> tuple[ToldStory, ...]:
    """Return what the report of a period prints of its stories: the first `most`, or all."""
    ready = going_out(session, period, area_id)[:most]
    return tuple(ToldStory(row.fields.title, row.fields.text) for row in ready)


def traces(session: Session, text: str) -> tuple[Trace, ...]:
    """Return what in a text could tell who it is about."""
    known = _known(session)
    return anonymity.traces(text, known.names, known.streets)


def add(
    session: Session, period: Period, area_id: int | None, new: StoryFields, *, today: date
) -> int:
    """Write a story down and return its number; see `edit` for what is refused."""
    story = Story(area_id=area_id, period=period.code)
    _fill(session, story, new, today)
    session.add(story)
    session.flush()
    return story.id


def edit(
    session: Session,
    story_id: int,
    new: StoryFields,
    *,
    today: date,
    version: int | None = None,
) -> None:
    """Change a story.

    Raises `InputProblem.REQUIRED` without title or text, or without a day or form of a consent
    that has the other; `DATE_IN_FUTURE`; `BSN_IN_TEXT`; and `RECOGNISABLE_TEXT` when it is said
    to be checked and the guard still finds something.
    """
    _fill(session, records.fetch(session, Story, story_id, version=version), new, today)
    session.flush()


def remove(session: Session, story_id: int) -> None:
    """Take a story away."""
    session.delete(records.fetch(session, Story, story_id))
    session.flush()


def remove_of(session: Session, participant_id: int) -> None:
    """Take away what a participant told, as when she withdraws or is erased."""
    session.execute(delete(Story).where(Story.participant_id == participant_id))


def _fill(session: Session, story: Story, new: StoryFields, today: date) -> None:
    title, text = records.required(new.title, "title"), records.required(new.text, "text")
    records.free_text(title, "title")
    records.free_text(text, "text")
    if new.consent_on is not None:
        records.not_after(new.consent_on, today, "consent_on")
    if new.consent_on is None and new.consent_form is not None:
        raise SpilError(InputProblem.REQUIRED, field="consent_on")
    if new.consent_form is None and new.consent_on is not None:
        raise SpilError(InputProblem.REQUIRED, field="consent_form")
    if new.is_checked and traces(session, f"{title}\n{text}"):
        raise SpilError(InputProblem.RECOGNISABLE_TEXT, field="text")
    unchanged = (story.title, story.text) == (title, text) and story.checked_on is not None
    story.title = title
    story.text = text
    story.participant_id = new.participant_id
    story.consent_on = new.consent_on
    story.consent_form = new.consent_form
    story.checked_on = (story.checked_on if unchanged else today) if new.is_checked else None


def _row(story: Story, known: _Known) -> StoryRow:
    fields = StoryFields(
        story.title,
        story.text,
        story.participant_id,
        story.consent_on,
        story.consent_form,
        is_checked=story.checked_on is not None,
    )
    return StoryRow(
        story.id,
        story.version,
        story.area_id,
        periods.parse(story.period),
        _state(story, known),
        fields,
    )


def _state(story: Story, known: _Known) -> StoryState:
    if story.consent_on is None:
        return StoryState.NO_CONSENT
    if anonymity.traces(f"{story.title}\n{story.text}", known.names, known.streets):
        return StoryState.RECOGNISABLE
    return StoryState.READY if story.checked_on is not None else StoryState.NOT_CHECKED


def _known(session: Session) -> _Known:
    people = session.execute(
        select(Person.given_name, Person.family_name, Person.partner_family_name, Person.street)
        .where(Person.family_name != ERASED_NAME)
        .distinct()
    ).all()
    names = {name for row in people for name in row[:3]}
    for name in (User.name, OrganisationPerson.name):
        names |= set(session.scalars(select(name)))
    streets = {row.street for row in people if row.street}
    streets |= set(session.scalars(select(Street.name)))
    return _Known(anonymity.name_words(names), frozenset(streets))
