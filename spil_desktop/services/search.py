"""Finding people by a few typed letters or digits, tolerant of spelling.

The index has one row of words a person (`rules.search_words`). `index` keeps it in step with
what was written; the undo journal does so after every act, undo and redo.
"""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import field
from enum import Enum, auto
from functools import partial
from itertools import islice
from typing import Any, Final

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler
from sqlalchemy import Select, bindparam, delete, false, insert, select
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from spil_desktop.model import KeyFigure, Participant, Person, Volunteer, person_words
from spil_desktop.rules import search_words
from spil_desktop.rules.dates import Birth
from spil_desktop.rules.names import NameForm, NameParts, display_name
from spil_desktop.rules.search_words import Findable, Place, Query, Term
from spil_desktop.rules.unchanging import unchanging
from spil_desktop.services import names, search_index
from spil_desktop.services.images import chunks
from spil_desktop.services.prepared import Prepared, given_limit

_RANKED = 100
"""At most so many hits of one try are compared to put the best first; more need more letters."""
_SURE_TO_BE_MEANT = 0.88
_LETTERS_TO_CORRECT = 4
_WAITING = "people to index"
_MANY: Final = 500
_PUT_TOGETHER: Final = sql("INSERT INTO person_words (person_words) VALUES ('optimize')")
"""Makes one piece of those that the index was written in; a search looks into each of them.

Only after many people at once: of what is added one by one SQLite itself keeps the pieces few.
"""


@unchanging
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

    def found_in(self, text: str) -> tuple[Place, ...]:
        """Return where the words of `text` stand that found her."""
        known = Findable(
            self.name,
            street=self.street,
            house_number=self.house_number,
            house_addition=self.house_addition,
            postcode=self.postcode,
            town=self.town,
        )
        query = search_words.read_query(text)
        name = tuple(search_words.split(display_name(self.name)))
        terms = tuple(_nearest(term, name) for term in query.terms)
        return search_words.places(known, Query(terms, query.prefixes))


def index(session: Session, person_ids: Iterable[int]) -> None:
    """Bring the index in step with what is stored of these people; those who are gone leave it."""
    waiting: set[int] | None = session.info.get(_WAITING)
    if waiting is not None:
        waiting.update(person_ids)
        return
    session.flush()
    some = set(person_ids)
    for chunk in chunks(some):
        session.execute(delete(person_words).where(person_words.c.person_id.in_(chunk)))
        rows = search_index.rows(session, chunk)
        if rows:
            session.execute(insert(person_words), rows)
    if len(some) > _MANY:
        session.execute(_PUT_TOGETHER)


@contextmanager
def at_once(session: Session) -> Generator[None]:
    """Let `index` wait until the end, for who adds many people and does not search meanwhile."""
    waiting: set[int] = set()
    session.info[_WAITING] = waiting
    try:
        yield
    finally:
        del session.info[_WAITING]
    index(session, waiting)


def rebuild(session: Session) -> None:
    """Index everyone anew, after a restore or when the rules of the index changed.

    Notes have an index of their own: `note_index.rebuild`.
    """
    session.execute(delete(person_words))
    index(session, session.scalars(select(Person.id)).all())


_SHOWN: Final = (
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


def _with_roles(people: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return (
        people.outerjoin(Participant, Participant.person_id == Person.id)
        .outerjoin(Volunteer, Volunteer.person_id == Person.id)
        .outerjoin(KeyFigure, KeyFigure.person_id == Person.id)
        .limit(given_limit("most"))
    )


_BY_MAIN_NAME: Final = Prepared(
    _with_roles(select(*_SHOWN).select_from(Person))
    .where(Person.sort_name.between(bindparam("first", ""), bindparam("last", "")))
    .order_by(Person.sort_name, Person.id)
)
_FOUND: Final = person_words.join(Person.__table__, Person.id == person_words.c.person_id)
_BY_WORDS: Final = Prepared(
    _with_roles(select(*_SHOWN).select_from(_FOUND)).where(
        person_words.c.words.match(bindparam("asked", ""))
    )
)


def search(
    session: Session, text: str, limit: int = 20, *, correct: bool = True
) -> list[FoundPerson]:
    """Return the people whom the typed `text` can mean, the likeliest first.

    Tried in this order, until there are `limit`: an office's own number; main names that begin
    with the one word that was typed; the words as typed; words that begin so; words that sound so;
    and when all that finds nobody, the nearest main names, unless `correct` is False.
    """
    query = search_words.read_query(text)
    if not query.terms or limit <= 0:
        return []
    found = _tries(session, query, limit)
    if correct and not found:
        found = _corrected(session, query, limit)
    return [_found(row) for row in islice(found.values(), limit)]


def matching(text: str) -> Select[int]:
    """Return the query for the numbers of everyone whom `text` can mean, for filters of lists.

    Words as typed and words that sound like them; text without a word means nobody.
    """
    query = search_words.read_query(text)
    numbers = select(person_words.c.person_id)
    if not query.terms:
        return numbers.where(false())
    return numbers.where(person_words.c.words.match(expression(query, Closeness.SOUNDS)))


def having(groups: Iterable[Sequence[str]]) -> str:
    """Write a query for the index: everyone who has all words of any of the groups.

    The words are whole and as the index spells them (`rules.search_words`).
    """
    alternatives = (" AND ".join(f'"{word}"' for word in group) for group in groups)
    return " OR ".join(f"({alternative})" for alternative in alternatives)


def _tries(session: Session, query: Query, limit: int) -> dict[int, Any]:
    """Return hits by number, those of the best try first."""
    found: dict[int, Any] = {}
    for attempt in _attempts(session, query, limit):
        for row in attempt():
            found.setdefault(row.id, row)
        if len(found) >= limit:
            break
    return found


def _attempts(session: Session, query: Query, limit: int) -> Iterator[Callable[[], list[Any]]]:
    """Return what to try, one after the other."""
    if query.office_number:
        yield partial(_matching, session, f'"{query.office_number}"', query)
    word = query.terms[0].words[0]
    if len(query.terms) == 1 and word.isalpha() and not query.prefixes:
        last = word + "\uffff"
        yield partial(_BY_MAIN_NAME.rows, session, first=word, last=last, most=limit)
    for closeness in Closeness:
        yield partial(_matching, session, expression(query, closeness), query)


class Closeness(Enum):
    """How near a word must be to a typed one."""

    WHOLE = auto()
    BEGINS = auto()
    SOUNDS = auto()


def expression(query: Query, closeness: Closeness) -> str:
    """Write a query for the index: quoted words, so that nothing typed is taken for syntax.

    What begins so includes what is whole, and what sounds so includes both; short numbers are
    always whole.
    """
    return " AND ".join(_alternatives(term, closeness) for term in query.terms)


def _alternatives(term: Term, closeness: Closeness) -> str:
    star = "" if term.whole or closeness is Closeness.WHOLE else "*"
    words = [f'"{word}"{star}' for word in term.words]
    if closeness is Closeness.SOUNDS and term.heard:
        words.append(f'"{term.heard}"*')
    return f"({' OR '.join(words)})"


def _matching(session: Session, asked: str, query: Query) -> list[Any]:
    rows = _BY_WORDS.rows(session, asked=asked, most=_RANKED)
    return sorted(rows, key=partial(_rank, query=query))


def _rank(row: Any, query: Query) -> tuple[int, str]:
    """Return a key that puts whole names before beginnings, and both before other words."""
    words = row.sort_name.replace("-", " ").split()
    distance = 0
    for term in query.terms:
        word = term.words[0]
        if word not in words:
            distance += 1 if any(known.startswith(word) for known in words) else 2
    return 2 * distance + (not _has_prefixes(row, query.prefixes)), row.sort_name


def _has_prefixes(row: Any, typed: tuple[str, ...]) -> bool:
    """Whether someone's prefix agrees with what was typed of one, written out or not."""
    if not typed:
        return True
    before = search_words.split(f"{row.prefix or ''} {row.partner_prefix or ''}")
    initials = "".join(word[0] for word in before)
    return bool(before) and all(part in (*before, initials, *initials) for part in typed)


def _corrected(session: Session, query: Query, limit: int) -> dict[int, Any]:
    """Look once more with every typed word replaced by the nearest main name that is stored."""
    sorted_on = session.scalars(select(Person.sort_name).distinct())
    known = dict.fromkeys(word for name in sorted_on for word in search_words.split(name)[:1])
    terms = tuple(_nearest(term, tuple(known)) for term in query.terms)
    if terms == query.terms:
        return {}
    return _tries(session, Query(terms, query.prefixes), limit)


def _nearest(term: Term, known: Collection[str]) -> Term:
    word = term.words[0]
    if len(word) < _LETTERS_TO_CORRECT or not word.isalpha():
        return term
    best: Sequence[tuple[str, float, int]] = process.extract(
        word, known, scorer=JaroWinkler.similarity, score_cutoff=_SURE_TO_BE_MEANT, limit=3
    )
    return Term((*(name for name, _, _ in best), word)) if best else term


def _found(row: Any) -> FoundPerson:
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
