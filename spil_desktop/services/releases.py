"""Releases: safe figures for outside, planned against everything that was published before.

A release is planned without leaving a trace, and written to the ledger when it is published. The
same period of the same areas is published once; asking for it again gives the same figures.
"""

import hashlib
import json
import re
import secrets
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, ReleaseProblem, SpilError
from spil_desktop.model import Area, Measurement, Participant, Setting
from spil_desktop.model import Release as Stored
from spil_desktop.rules import coarsening, release_json, safe_release, table_relations
from spil_desktop.rules import ledger as ledgers
from spil_desktop.rules.behind import WhoIsBehind
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block, Figure
from spil_desktop.rules.drafting import Draft, Drafter, Scope
from spil_desktop.rules.ledger import Ledger, Mean
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import DEFINITION_VERSION, PilotFacts, Release, Temporal
from spil_desktop.rules.report_cells import OTHER
from spil_desktop.rules.safe_release import Exact, Made
from spil_desktop.rules.vocabulary import Act
from spil_desktop.services import audit, homes, people_behind, references, tallies
from spil_desktop.services.collecting import collecting_later
from spil_desktop.services.counts import Tally

_SECRET = "release_secret"  # noqa: S105  the name of the setting, not the secret
_SECRET_BYTES = 32
_NO_CODE = re.compile(r"[^A-Za-z0-9_+.-]+")
_LONGEST = 80
_last_made: dict[str, Made] = {}
_DEMO = "demo"


@dataclass(frozen=True, slots=True)
class PublishedRelease:
    """A release as the list of earlier ones shows it; `area` None is all areas together."""

    id: int
    made_at: datetime
    area: str | None
    period: Period
    content_hash: str


def prepare(session: Session) -> None:
    """Make the secret of the rounding unless there is one; from then on planning only reads."""
    _secret(session)


def plan(session: Session, period: Period, area_id: int | None, *, today: date) -> Release:
    """Return the safe figures of a period, for one area or (None) for all, without publishing.

    A period that was published before comes back as it was. Raises `ReleaseProblem`:
    `PERIOD_NOT_OVER`, `NOTHING_TO_REPORT`, `AREA_TOO_SMALL` for one of several areas with fewer
    than ten people, or `SOMEONE_RECOGNISABLE` when no way was found to show
    anything safely.
    """
    with collecting_later():
        return _plan(session, period, area_id, today)[0]


def publish(session: Session, release: Release, area_id: int | None, *, today: date) -> int:
    """Write a planned release to the ledger and return its number; once, however often asked.

    Raises `InputProblem.CHANGED_MEANWHILE` when the figures would no longer be the same.
    """
    with collecting_later():
        planned, made, stored_id = _plan(session, release.period, area_id, today)
    if content_hash(planned) != content_hash(release):
        raise SpilError(InputProblem.CHANGED_MEANWHILE)
    return stored_id if made is None else _store(session, release, made, area_id)


def publish_period(
    session: Session, period: Period, area_id: int | None, *, today: date
) -> Release:
    """Plan a release and publish it at once, counting only once; raises as `plan` does.

    For those who show nobody what they plan.
    """
    with collecting_later():
        release, made, _stored_id = _plan(session, period, area_id, today)
    if made is not None:
        _store(session, release, made, area_id)
    return release


def _store(session: Session, release: Release, made: Made, area_id: int | None) -> int:
    stored = Stored(
        area_id=area_id,
        first_day=release.period.first_day,
        last_day=release.period.last_day,
        definition_version=release.definition_version,
        content_hash=content_hash(release),
        ledger=ledgers.as_json(made.ledger),
        tables=[release_json.as_json(release)],
    )
    session.add(stored)
    session.flush()
    details = {"period": release.period.code, "tables": len(release.tables)}
    audit.append(session, Act.RELEASE, "release", stored.id, details)
    return stored.id


def earlier(session: Session) -> tuple[PublishedRelease, ...]:
    """Return what was published before, newest first."""
    # without the ledgers and tables, which are large
    rows = session.execute(
        select(
            Stored.id,
            Stored.made_at,
            Stored.first_day,
            Stored.last_day,
            Stored.content_hash,
            Area.name,
        )
        .outerjoin(Area, Area.id == Stored.area_id)
        .order_by(Stored.id.desc())
    )
    return tuple(
        PublishedRelease(id_, made_at, name, _between(first, last), content_hash)
        for id_, made_at, first, last, content_hash, name in rows
    )


def is_published(session: Session, period: Period, area_id: int | None) -> bool:
    """Whether the figures of a period were published; before that, anything may change them."""
    areas = session.scalars(select(Area)).all()
    rows = session.execute(select(Stored.area_id, Stored.first_day, Stored.last_day))
    return any(
        _between(first, last) == period and _same_areas(of, area_id, areas)
        for of, first, last in rows
    )


def reopen(session: Session, release_id: int) -> Release:
    """Return a published release as it was; raises `InputProblem.UNKNOWN_RECORD`."""
    stored = session.get(Stored, release_id)
    if stored is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD)
    return release_json.from_json(stored.tables[0])


def content_hash(release: Release) -> str:
    """Return the SHA-256 of everything in a release but the day on which it was made."""
    content = release_json.as_json(replace(release, made_on=date.min))
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _plan(
    session: Session, period: Period, area_id: int | None, today: date
) -> tuple[Release, Made | None, int]:
    if period.last_day >= today:
        raise SpilError(ReleaseProblem.PERIOD_NOT_OVER, period=period.code)
    areas = session.execute(select(Area).order_by(Area.name)).scalars().all()
    chosen = [area for area in areas if area_id in {None, area.id}]
    published = _published(session, period.year)
    for stored in published:
        if _period(stored) == period and _same_areas(stored.area_id, area_id, areas):
            return release_json.from_json(stored.tables[0]), None, stored.id
    told = [ledgers.from_json(stored.ledger) for stored in published]
    before = replace(ledgers.together(told), means=_told(session))
    secret = _secret(session)
    version = _version(published)
    elsewhere = homes.moved(session, before.homes)
    ids = [area.id for area in chosen]
    tally = tallies.count(session, period, ids, secret, version, elsewhere)
    printed = _printed(period, published, told)
    behind = people_behind.who(
        tally,
        period,
        ids,
        {figure.blocks for figure in printed},
        lambda until, among: tallies.count(session, until, among, secret, version, elsewhere),
    )
    scope = _scope(period, chosen, areas, tally)
    made, errata = _make(scope, tally, behind, printed, before, secret, version)
    made = _with_homes(made, tally, before)
    release = Release(
        area=None if area_id is None else chosen[0].name,
        areas=tuple(area.name for area in chosen),
        period=period,
        made_on=today,
        people=made.people,
        tables=made.tables,
        statements=made.statements,
        omitted=made.omitted,
        errata=errata,
        definition_version=version,
        demo=bool(_setting(session, _DEMO)),
        people_70plus=_seventy_plus(chosen),
        people_70plus_source="; ".join(
            sorted({area.people_70plus_source for area in chosen if area.people_70plus_source})
        )
        or None,
        references=references.shown(session),
        pilots=tuple(_pilot(area) for area in chosen),
        editions=_editions(session, period, chosen),
    )
    return release, made, 0


def _version(published: Sequence[Stored]) -> str:
    """Return the version of the counting rules for a year: that of its first release.

    What was published is decided for good, also that some cells were not counted yet. A year that
    began under older rules therefore keeps these, and only its tables; the next year has all.
    """
    return published[0].definition_version if published else DEFINITION_VERSION


def _scope(period: Period, chosen: Sequence[Area], areas: Sequence[Area], tally: Tally) -> Scope:
    size = sum(tally.sizes[area.id] for area in chosen)
    named = tuple((area.id, area.name) for area in chosen)
    return Scope(
        period,
        named,
        whole=len(chosen) == len(areas),
        size=size,
        groups=coarsening.join_areas(named, tally.sizes),
    )


def _printed(
    period: Period, published: Sequence[Stored], told: Sequence[Ledger]
) -> tuple[Figure, ...]:
    """Return the figures that were printed before; of what counts on a day, only on the same."""
    return tuple(
        dict.fromkeys(
            each.figure
            for stored, ledger in zip(published, told, strict=True)
            for each in ledger.prints
            if stored.last_day == period.last_day or each.figure.blocks[0][1] != STOCK_QUARTER
        )
    )


def _make(  # noqa: PLR0913, PLR0917  the whole of a release
    scope: Scope,
    tally: Tally,
    behind: WhoIsBehind,
    printed: Sequence[Figure],
    before: Ledger,
    secret: bytes,
    version: str,
) -> tuple[Made, tuple[str, ...]]:
    if not any(tally.counts.values()):
        raise SpilError(ReleaseProblem.NOTHING_TO_REPORT, period=scope.period.code)
    if not scope.whole and 0 < scope.size < coarsening.LEAST_CATEGORY:
        raise SpilError(ReleaseProblem.AREA_TOO_SMALL, area=scope.areas[0][1])
    for atom in [each for each in tally.counts if not table_relations.counts_in(each[0], version)]:
        del tally.counts[atom]
    quarters = range(1, scope.period.last + 1)
    blocks = [(area, quarter) for area, _ in scope.areas for quarter in quarters]
    # before anything is joined, as what to join depends on it
    late = Counter(before.late) + ledgers.settle(tally.counts, before, blocks).late
    behind = people_behind.with_late(behind, late, tally)
    draft = Drafter(scope, tally.counts, tally.unite, behind, printed, version).draft()
    for name in {name for name, _ in before.counted if f"={OTHER}:" in name}:
        tally.recount(name)
    settled = ledgers.settle({**tally.counts, **tally.grid}, before, blocks)
    exact = Exact(
        counts={atom: number for atom, number in settled.counts.items() if not _is_joint(atom)},
        grid={atom: number for atom, number in settled.counts.items() if _is_joint(atom)},
        stocks=tally.stocks,
        answers=_answers(scope, tally),
        pairs=tally.pairs,
        givers=tally.givers,
    )
    made = _made_once(scope, draft, exact, before, secret, version)
    kept = replace(made.ledger, late=dict(settled.late))
    return replace(made, ledger=kept), _errata(scope.period.year, settled.corrected)


def _answers(scope: Scope, tally: Tally) -> dict[Atom, dict[int, int]]:
    """Return the answers that means are taken of, without those that fewer than ten people gave.

    One person can answer again in another quarter, and one volunteer be of several matches.
    """
    of_few: set[str] = set()
    for name, temporal in product(
        {name for name, _block in tally.answers}, (Temporal.FLOW, Temporal.CUMULATIVE)
    ):
        blocks = scope.blocks(temporal)
        given = sum(len(tally.answers.get((name, block), ())) for block in blocks)
        behind = tally.behind((name,), blocks)
        few = behind is not None and behind.people < coarsening.LEAST_CATEGORY
        if few and given >= coarsening.LEAST_CATEGORY:
            of_few.add(name)
    return {atom: given for atom, given in tally.answers.items() if atom[0] not in of_few}


def _made_once(
    scope: Scope, draft: Draft, exact: Exact, before: Ledger, secret: bytes, version: str
) -> Made:
    """Return what was made of exactly the same last time, as publishing follows on planning."""
    decided = ledgers.as_json(replace(before, homes={}))  # of which the counts follow already
    facts = (scope, draft, exact, decided, secret, version)
    key = hashlib.sha256(repr(facts).encode()).hexdigest()
    if key not in _last_made:
        made = safe_release.make(scope, draft, exact, before, secret, version)
        _last_made.clear()
        _last_made[key] = made
    return _last_made[key]


def _with_homes(made: Made, tally: Tally, before: Ledger) -> Made:
    """Remember in which area everyone was counted now, as far as no earlier release did."""
    new = {where: area for where, area in tally.homes.items() if where not in before.homes}
    return replace(made, ledger=replace(made.ledger, homes=new))


def _is_joint(atom: Atom) -> bool:
    """Whether an atom is a joint cell of three breakdowns, which is attacked but never printed."""
    return atom[0].count(",") > 1


def _errata(year: int, corrected: frozenset[Block]) -> tuple[str, ...]:
    """Return the quarters of which figures came in after they had been published."""
    return tuple(Period(year, quarter, 1).code for quarter in sorted({q for _, q in corrected}))


def _published(session: Session, year: int) -> Sequence[Stored]:
    return session.scalars(
        select(Stored)
        .where(Stored.first_day.between(date(year, 1, 1), date(year, 12, 31)))
        .order_by(Stored.id)
    ).all()


def _told(session: Session) -> tuple[Mean, ...]:
    """Return every mean ever told: one of another year may be of nearly the same answers."""
    rows = session.execute(select(Stored.first_day, Stored.ledger["means"]).order_by(Stored.id))
    return tuple(mean for first, told in rows for mean in ledgers.means(told, first.year))


def _period(stored: Stored) -> Period:
    return _between(stored.first_day, stored.last_day)


def _between(first: date, last: date) -> Period:
    quarters = (last.month - first.month) // 3 + 1
    return Period(first.year, (first.month + 2) // 3, quarters)


def _same_areas(one: int | None, other: int | None, areas: Sequence[Area]) -> bool:
    """Whether two releases count the same areas: with one area, "all" is that area."""
    return one == other or len(areas) == 1


def _pilot(area: Area) -> PilotFacts:
    return PilotFacts(
        area.name,
        area.started_on,
        area.ended_on,
        area.connector_hours,
        area.people_70plus,
        area.people_70plus_year,
    )


def _editions(
    session: Session, period: Period, areas: Sequence[Area]
) -> tuple[tuple[str, str], ...]:
    """Return the questionnaires, with their editions, that were asked in the year of a period.

    What an organisation typed as the edition of its own is told as a code: words could say anything
    and are refused in a package.
    """
    wanted = (
        select(Measurement.instrument, Measurement.instrument_version)
        .join(Participant, Participant.id == Measurement.participant_id)
        .where(
            Participant.area_id.in_([area.id for area in areas]),
            Measurement.taken_on.between(date(period.year, 1, 1), period.last_day),
        )
        .distinct()
        .order_by(Measurement.instrument, Measurement.instrument_version)
    )
    told = (
        (code, _NO_CODE.sub("-", edition)[:_LONGEST]) for code, edition in session.execute(wanted)
    )
    return tuple(dict.fromkeys(told))


def _seventy_plus(areas: Sequence[Area]) -> int | None:
    known = [area.people_70plus for area in areas if area.people_70plus is not None]
    return sum(known) if len(known) == len(areas) and known else None


def _setting(session: Session, name: str) -> object:
    return session.scalar(select(Setting.value).where(Setting.name == name))


def _secret(session: Session) -> bytes:
    """Return the secret of the rounding's jitter, made at first need; it never leaves the store."""
    known = _setting(session, _SECRET)
    if known is None:
        known = secrets.token_hex(_SECRET_BYTES)
        session.add(Setting(name=_SECRET, value=known))
        session.flush()
    return bytes.fromhex(str(known))
