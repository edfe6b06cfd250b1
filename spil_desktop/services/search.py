"""Finding people by a few typed letters or digits, tolerant of spelling.

The index has one row of words a person (`rules.search_words`). `index` keeps it in step with
what was written; the undo journal does so after every act, undo and redo.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Row, Select, delete, false, insert, select
from sqlalchemy.orm import Session

from spil_desktop.model import KeyFigure, Participant, Person, Phone, Volunteer, person_words
from spil_desktop.rules import search_words
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.names import NameForm, NameParts, display_name
from spil_desktop.rules.search_words import Findable, Query, Term
from spil_desktop.services import names
from spil_desktop.services.images import chunks

_RANKED = 200
"""At most so many hits of one try are compared to put the best first."""
_SURE_TO_BE_MEANT = 0.88
_LETTERS_TO_CORRECT = 4
_TOO_SHORT = 2


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One hit: who, in which roles (the numbers of those roles), and what tells people apart."""

    person_id: int
    name: NameParts
    birth: Birth
    street: str | None = field(repr=False)
    house_number: int | None = field(repr=False)
    house_addition: str | None = field(repr=False)
    postcode: str | None = field(repr=False)
    town: str | None = field(repr=False)
    area_id: int | None
    participant_id: int | None
    volunteer_id: int | None
    key_figure_id: int | None

    @property
    def list_name(self) -> str:
        """The name as lists show it: Laan, Jan van der."""
        return display_name(self.name, NameForm.LIST)

    @property
    def full_name(self) -> str:
        """The name as people say it: Jan van der Laan."""
        return display_name(self.name)


def index(session: Session, person_ids: Iterable[int]) -> None:
    """Bring the index in step with what is stored of these people; those who are gone leave it."""
    session.flush()
    for chunk in chunks(set(person_ids)):
        session.execute(delete(person_words).where(person_words.c.person_id.in_(chunk)))
        rows = _words(session, chunk)
        if rows:
            session.execute(insert(person_words), rows)


def rebuild(session: Session) -> None:
    """Index everyone anew, after a restore or when the rules of the index changed."""
    session.execute(delete(person_words))
    index(session, session.scalars(select(Person.id)).all())


def _words(session: Session, person_ids: list[int]) -> list[dict[str, object]]:
    numbers = _phones(session, person_ids)
    offices = _office_numbers(session, person_ids)
    people = session.execute(
        select(
            Person.id,
            *names.COLUMNS,
            Person.street,
            Person.house_number,
            Person.house_addition,
            Person.postcode,
            Person.town,
            Person.email,
            Person.contact_hints,
            Person.notes,
        ).where(Person.id.in_(person_ids))
    )
    return [
        {
            "person_id": row.id,
            "words": search_words.of_person(
                Findable(
                    name=names.parts(row),
                    phones=tuple(numbers[row.id]),
                    street=row.street,
                    house_number=row.house_number,
                    house_addition=row.house_addition,
                    postcode=row.postcode,
                    town=row.town,
                    email=row.email,
                    office_numbers=tuple(offices[row.id]),
                    notes=tuple(filter(None, (row.contact_hints, row.notes))),
                )
            ),
        }
        for row in people
    ]


def _phones(session: Session, person_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    query = select(Phone.person_id, Phone.number).where(Phone.person_id.in_(person_ids))
    for person_id, number in session.execute(query):
        found[person_id].append(number)
    return found


def _office_numbers(session: Session, person_ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for role in (Participant, Volunteer):
        query = select(role.person_id, role.office_number).where(
            role.person_id.in_(person_ids), role.office_number.is_not(None)
        )
        for person_id, number in session.execute(query):
            found[person_id].append(str(number))
    return found


_Hit: TypeAlias = Row[*tuple[Any, ...]]
_SHOWN = (
    Person.id,
    *names.COLUMNS,
    Person.sort_name,
    Person.birth_date,
    Person.birth_year,
    Person.street,
    Person.house_number,
    Person.house_addition,
    Person.postcode,
    Person.town,
    Person.area_id,
    Participant.id.label("participant_id"),
    Volunteer.id.label("volunteer_id"),
    KeyFigure.id.label("key_figure_id"),
)


def search(session: Session, text: str, limit: int = 20) -> list[FoundPerson]:
    """Return the people whom the typed `text` can mean, the likeliest first.

    Tried in this order, until there are `limit`: an office's own number; every word as typed;
    words that sound like the typed ones; and when all that finds nobody, the nearest known names.
    """
    query = search_words.read_query(text)
    if not query.terms or limit <= 0:
        return []
    found: dict[int, _Hit] = {}
    for row in _tries(session, query, limit):
        found.setdefault(row.id, row)
    if not found:
        for row in _corrected(session, query, limit):
            found.setdefault(row.id, row)
    return [_found(row) for row in list(found.values())[:limit]]


def matching(text: str) -> Select[int]:
    """Return the query for the numbers of everyone whom `text` can mean, for filters of lists.

    Words as typed and words that sound like them; text without a word means nobody.
    """
    query = search_words.read_query(text)
    numbers = select(person_words.c.person_id)
    if not query.terms:
        return numbers.where(false())
    return numbers.where(person_words.c.words.match(_expression(query, heard=True)))


def having(groups: Iterable[Sequence[str]]) -> Select[int]:
    """Return the query for the numbers of everyone who has all words of any of the groups.

    The words are whole and as the index spells them (`rules.search_words`).
    """
    alternatives = (" AND ".join(f'"{word}"' for word in group) for group in groups)
    expression = " OR ".join(f"({alternative})" for alternative in alternatives)
    return select(person_words.c.person_id).where(person_words.c.words.match(expression))


def _tries(session: Session, query: Query, limit: int) -> list[_Hit]:
    """Return hits, best try first; a person may be among them twice."""
    hits: list[_Hit] = []
    if query.office_number:
        hits += _matching(session, f'"{query.office_number}"', query)
    starts = _start_of_a_name(query)
    if starts:
        hits += session.execute(
            _people().where(Person.sort_name.between(starts, starts + "\uffff")).limit(limit)
        )
    if len(hits) < limit:
        hits += _matching(session, _expression(query, heard=False), query)
    if len(hits) < limit and any(term.heard for term in query.terms):
        hits += _matching(session, _expression(query, heard=True), query)
    return hits


def _start_of_a_name(query: Query) -> str | None:
    """Return the one or two letters that are typed so far: the sorted list itself answers them."""
    word = query.terms[0].words[0]
    return word if len(query.terms) == 1 and word.isalpha() and len(word) <= _TOO_SHORT else None


def _expression(query: Query, *, heard: bool) -> str:
    """Write the query for the index: quoted words, so that nothing typed is taken for syntax."""
    return " AND ".join(_alternatives(term, heard=heard) for term in query.terms)


def _alternatives(term: Term, *, heard: bool) -> str:
    star = "" if term.whole else "*"
    words = [f'"{word}"{star}' for word in term.words]
    if heard and term.heard:
        words.append(f'"{term.heard}"*')
    return f"({' OR '.join(words)})"


def _people() -> Select[*tuple[Any, ...]]:
    return (
        select(*_SHOWN)
        .outerjoin(Participant, Participant.person_id == Person.id)
        .outerjoin(Volunteer, Volunteer.person_id == Person.id)
        .outerjoin(KeyFigure, KeyFigure.person_id == Person.id)
        .order_by(Person.sort_name, Person.id)
    )


def _matching(session: Session, expression: str, query: Query) -> list[_Hit]:
    ids = select(person_words.c.person_id).where(person_words.c.words.match(expression))
    rows = session.execute(_people().where(Person.id.in_(ids)).limit(_RANKED)).all()
    return sorted(rows, key=lambda row: _rank(row, query))


def _rank(row: _Hit, query: Query) -> tuple[int, str]:
    """Return a key that puts whole names before beginnings, and both before other words."""
    name = " ".join(filter(None, (row.given_name, row.family_name, row.partner_family_name)))
    words = set(search_words.split(name))
    distance = 0
    for term in query.terms:
        word = term.words[0]
        if word not in words:
            distance += 1 if any(known.startswith(word) for known in words) else 2
    before = search_words.split(f"{row.prefix or ''} {row.partner_prefix or ''}")
    initials = "".join(word[0] for word in before)
    agrees = all(part in (*before, initials, *initials) for part in query.prefixes)
    return (2 * distance + (bool(query.prefixes) and not (before and agrees)), row.sort_name)


def _corrected(session: Session, query: Query, limit: int) -> list[_Hit]:
    """Look once more with every typed word replaced by the nearest main name that is stored."""
    sorted_on = session.scalars(select(Person.sort_name).distinct())
    known = dict.fromkeys(word for name in sorted_on for word in search_words.split(name)[:1])
    terms = tuple(_nearest(term, tuple(known)) for term in query.terms)
    if terms == query.terms:
        return []
    return _tries(session, Query(terms, query.prefixes), limit)


def _nearest(term: Term, known: Collection[str]) -> Term:
    word = term.words[0]
    if len(word) < _LETTERS_TO_CORRECT or not word.isalpha():
        return term
    best: Sequence[tuple[str, float, int]] = process.extract(
        word, known, scorer=JaroWinkler.similarity, score_cutoff=_SURE_TO_BE_MEANT, limit=3
    )
    return Term((*(name for name, _, _ in best), word)) if best else term


def _found(row: _Hit) -> FoundPerson:
    return FoundPerson(
        person_id=row.id,
        name=names.parts(row),
        birth=Birth(row.birth_date, row.birth_year),
        street=row.street,
        house_number=row.house_number,
        house_addition=row.house_addition,
        postcode=row.postcode,
        town=row.town,
        area_id=row.area_id,
        participant_id=row.participant_id,
        volunteer_id=row.volunteer_id,
        key_figure_id=row.key_figure_id,
    )
