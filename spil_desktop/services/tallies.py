"""Counting for releases: every cell of every table, by area and quarter, in one pass.

The quarter of a person is that in which she was reported; of a need that in which it was asked; of
a match, an occurrence or a round through a street that in which it took place.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from spil_desktop.model import (
    Activity,
    Attendance,
    KeyFigure,
    Occurrence,
    Outreach,
    Street,
    Volunteer,
)
from spil_desktop.rules import breakdowns, definition_versions
from spil_desktop.rules.breakdowns import OLD_BANDS
from spil_desktop.rules.disclosure import STOCK_QUARTER, Atom, Block
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import DEFINITION_VERSION
from spil_desktop.rules.report_cells import ANY, Subject, cell, name, profile
from spil_desktop.rules.vocabulary import (
    Gender,
    LivingSituation,
    Moment,
    ParticipantStatus,
    Presence,
    VolunteerRole,
    VolunteerStatus,
)
from spil_desktop.services import (
    homes,
    populations,
    stored_codes,
    tallies_of_help,
    tallies_of_method,
    tallies_of_outcomes,
)
from spil_desktop.services.counts import Count, Tally, fingerprint
from spil_desktop.services.counts import block as block_of
from spil_desktop.services.homes import NOBODY, Moved
from spil_desktop.services.populations import Asked, Facts, Measured, Someone


def count(
    session: Session,
    period: Period,
    area_ids: Collection[int],
    secret: bytes,
    version: str = DEFINITION_VERSION,
    elsewhere: Moved = NOBODY,
) -> Tally:
    """Count everything that a release of `period` can print, for these areas.

    `version` is that of the counting rules by which the release counts; `elsewhere` says who counts
    in some quarters in another area than where she lives now.
    """
    tally = Tally()
    first = date(period.year, 1, 1)
    facts = _facts(session, period, area_ids, elsewhere)
    tally.homes.update(homes.kept(facts.people, area_ids, period.last))
    counted = {one.id: one for one in facts.people if one.counts}
    for one in counted.values():
        tally.sizes[one.area_in(one.quarter if one.reported_on >= first else 1)] += 1
    new = [one for one in facts.people if one.reported_on >= first]
    _count_reports(tally, facts, new)
    _count_people(tally, facts, [one for one in new if one.counts], version)
    _count_events(tally, facts, counted, (first, period.last_day))
    _count_activities(session, tally, area_ids, (first, period.last_day))
    _count_outreach(session, tally, area_ids, (first, period.last_day))
    _count_stocks(session, tally, counted.values(), area_ids, period.last_day, secret)
    counting = Count(session, tally, counted, area_ids, first, period.last_day, secret)
    tallies_of_help.count(counting)
    tallies_of_method.count(counting, new)
    tallies_of_outcomes.count(counting)
    tally.leave_out_others(area_ids)
    return tally


def _facts(session: Session, period: Period, area_ids: Collection[int], elsewhere: Moved) -> Facts:
    """Read who counts in these areas in any quarter, wherever they live now."""
    read_of = homes.areas_to_read(session, area_ids, elsewhere)
    facts = populations.read(session, period.last_day, read_of)
    people = [
        replace(one, counted_in=elsewhere[one.id]) if one.id in elsewhere else one
        for one in facts.people
    ]
    here = {id_ for id_, _quarter in homes.kept(people, area_ids, period.last)}
    return replace(facts, people=[one for one in people if one.id in here])


def _count_reports(tally: Tally, facts: Facts, people: Iterable[Someone]) -> None:
    cells = {stage: cell(Subject.REPORTS, stage=stage) for stage in breakdowns.STAGE.codes}
    kinds = Counter((one.block, _stages(one, facts.measured.get(one.id))) for one in people)
    for (block, reached), number in kinds.items():
        tally.counts[Subject.REPORTS.value, block] += number
        for stage in reached:
            tally.counts[cells[stage], block] += number


def _stages(one: Someone, measured: Measured | None) -> tuple[str, ...]:
    """Return how far someone came since she was reported."""
    moments = measured.moments if measured else ()
    takes_part = one.reached and one.status in populations.TAKES_PART
    first = takes_part and Moment.T0 in moments
    later = first and Moment.T1 in moments
    return tuple(compress(breakdowns.STAGE.codes, (one.reached, takes_part, first, later)))


def _count_people(tally: Tally, facts: Facts, people: Sequence[Someone], version: str) -> None:
    """Count the same kinds of people together: there are far fewer kinds than people."""
    kinds = Counter((one.block, one.age_band, one.gender, one.living) for one in people)
    for (block, *kind), number in kinds.items():
        _count_kind(tally, block, kind, number)
    _count_one_by_one(tally, Subject.PEOPLE, "tenure", ((one.block, one.tenure) for one in people))
    _count_one_by_one(tally, Subject.PEOPLE, "source", ((one.block, one.source) for one in people))
    _count_one_by_one(
        tally, Subject.PEOPLE, "marital", ((one.block, one.marital) for one in people)
    )
    themes: defaultdict[int, set[str]] = defaultdict(set)
    for need in facts.needs:
        themes[need.participant_id].add(need.theme)
    for breakdown, given in (
        (breakdowns.THEME_OF_PEOPLE, themes),
        (breakdowns.SUPPORT, facts.support),
        (breakdowns.SIGNAL, facts.signals),
    ):
        tally.overlap(breakdown, ((one.block, given.get(one.id)) for one in people))
    _count_first_needs(tally, facts, people)
    _count_measured(tally, facts, people)
    _count_health(tally, facts, [one for one in people if one.health], version)
    _expand_overlaps(tally)


def _count_first_needs(tally: Tally, facts: Facts, people: Iterable[Someone]) -> None:
    """Count what everyone asked first; of several on one day that which was written down first."""
    first: dict[int, Asked] = {}
    for need in facts.needs:  # in order of writing
        known = first.get(need.participant_id)
        if known is None or need.asked_on < known.asked_on:
            first[need.participant_id] = need
    asked = [(one.block, first[one.id].theme) for one in people if one.id in first]
    _count_all(tally, Subject.FIRST_NEEDS, (block for block, _theme in asked))
    _count_one_by_one(tally, Subject.FIRST_NEEDS, breakdowns.FIRST_THEME.name, asked)


def _count_measured(tally: Tally, facts: Facts, people: Iterable[Someone]) -> None:
    lonely: list[tuple[Block, str]] = []
    for one in people:
        measured = facts.measured.get(one.id)
        if measured is None:
            continue
        loneliness = measured.loneliness.get(Moment.T0)
        if loneliness is not None:
            lonely.append((one.block, loneliness))
        mark = measured.marks.get(Moment.T0)
        if mark is not None:
            tally.answer(Subject.MARKED.value, one.block, one.id, mark)
    _count_all(tally, Subject.LONELY, (block for block, _ in lonely))
    _count_one_by_one(tally, Subject.LONELY, "loneliness", lonely)


def _count_health(tally: Tally, facts: Facts, people: Sequence[Someone], version: str) -> None:
    measured = definition_versions.counts_measured_health(version)
    _count_all(tally, Subject.HEALTH, (one.block for one in people))
    known = [(one.block, facts.health[one.id]) for one in people if one.id in facts.health]
    told = [(block, health.self_rated if measured else health.in_file) for block, health in known]
    rated = [(block, answer) for block, answer in told if answer]
    _count_all(tally, Subject.RATED, (block for block, _ in rated))
    _count_one_by_one(tally, Subject.RATED, "self_rated", rated)
    tally.overlap(breakdowns.LIMITATION, ((block, health.limitations) for block, health in known))
    moving_less = (block for block, health in known if health.moves_less)
    tally.overlap(
        breakdowns.MOBILITY, ((block, breakdowns.MOBILITY.codes) for block in moving_less)
    )
    tally.overlap(breakdowns.CONDITION, ((block, health.conditions) for block, health in known))


def _count_all(tally: Tally, subject: Subject, blocks: Iterable[Block]) -> None:
    for block, number in Counter(blocks).items():
        tally.counts[subject.value, block] += number


def _count_one_by_one(
    tally: Tally, subject: Subject, key: str, found: Iterable[tuple[Block, str]]
) -> None:
    """Count people in each category of one breakdown."""
    for (block, code), number in Counter(found).items():
        tally.counts[name(subject, {key: code}), block] += number


_OVERLAPPING = {
    breakdowns.THEME_OF_PEOPLE: Subject.PEOPLE,
    breakdowns.SUPPORT: Subject.PEOPLE,
    breakdowns.SIGNAL: Subject.PEOPLE,
    breakdowns.LIMITATION: Subject.HEALTH,
    breakdowns.MOBILITY: Subject.HEALTH,
    breakdowns.CONDITION: Subject.HEALTH,
}


def _expand_overlaps(tally: Tally) -> None:
    for breakdown, subject in _OVERLAPPING.items():
        names = {code: name(subject, {breakdown.name: code}) for code in breakdown.codes}
        for (block, codes), number in tally.overlaps[breakdown].items():
            for code in codes | ({ANY} & names.keys()):
                tally.counts[names[code], block] += number


def _count_kind(tally: Tally, block: Block, kind: Iterable[str], number: int) -> None:
    age, gender, living = kind
    code = profile(
        old=age in OLD_BANDS,
        woman=gender == Gender.WOMAN,
        alone=living == LivingSituation.ALONE,
    )
    for categories in (
        {},
        {"age_band": age},
        {"gender": gender},
        {"living": living},
        {"age_band": age, "gender": gender},
        {"age_band": age, "living": living},
        {"gender": gender, "living": living},
        {"profile": code},
    ):
        tally.counts[name(Subject.PEOPLE, categories), block] += number
    joint = cell(Subject.PEOPLE, age_band=age, gender=gender, living=living)
    tally.grid[joint, block] += number


Span = tuple[date, date]


def _count_events(tally: Tally, facts: Facts, people: Mapping[int, Someone], span: Span) -> None:
    first, last = span
    asked: defaultdict[tuple[Block, str, str], list[int]] = defaultdict(list)
    solved: defaultdict[tuple[Block, str], list[int]] = defaultdict(list)
    for need in facts.needs:
        one = people.get(need.participant_id)
        if one is None or not first <= need.asked_on <= last:
            continue
        block = one.block_on(need.asked_on)
        asked[block, need.theme, need.status].append(one.id)
        if need.is_solved and need.solved_by is not None:
            solved[block, need.solved_by].append(one.id)
    for (block, layer), whose in solved.items():
        for categories in ({}, {"layer": layer}):
            _count_whose(tally, Subject.SOLVED, categories, block, whose)
    for (block, theme, status), whose in asked.items():
        of_theme, of_status = {"theme": theme}, {"need_status": status}
        for categories in ({}, of_theme, of_status, {**of_theme, **of_status}):
            _count_whose(tally, Subject.NEEDS, categories, block, whose)
    _count_matches(tally, facts, people, span)


def _count_matches(tally: Tally, facts: Facts, people: Mapping[int, Someone], span: Span) -> None:
    first, last = span
    for match in facts.matches:
        one = people.get(match.participant_id)
        if one is not None and match.on is not None and first <= match.on <= last:
            _count_whose(tally, Subject.MATCHES, {}, one.block_on(match.on), (one.id,))


def _count_whose(
    tally: Tally,
    subject: Subject,
    categories: Mapping[str, str],
    block: Block,
    whose: Collection[int],
) -> None:
    """Count what people asked or were given, in the cell of these categories, and whose it is."""
    named = name(subject, categories)
    tally.counts[named, block] += len(whose)
    tally.whose[named, block].update(whose)


def _count_activities(
    session: Session, tally: Tally, area_ids: Collection[int], span: Span
) -> None:
    held = (
        Activity.area_id.in_(area_ids),
        Occurrence.held_on.between(*span),
        Occurrence.cancelled.is_(False),
    )
    came = (
        select(Attendance.occurrence_id, func.count().label("people"))
        .where(Attendance.presence == Presence.PRESENT)
        .group_by(Attendance.occurrence_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Activity.area_id,
            Activity.run_by,
            Occurrence.held_on,
            func.coalesce(Occurrence.visitors, came.c.people, 0),
        )
        .join(Occurrence, Occurrence.activity_id == Activity.id)
        .outerjoin(came, came.c.occurrence_id == Occurrence.id)
        .where(*held)
    )
    for area_id, run_by, held_on, visitors in rows:
        block = block_of(area_id, held_on)
        for subject, number in ((Subject.OCCURRENCES, 1), (Subject.VISITS, visitors)):
            tally.counts[subject.value, block] += number
            tally.counts[cell(subject, run_by=run_by), block] += number
        _note_visits(tally, run_by, block, range(-visitors, 0))
    named = session.execute(
        select(Activity.area_id, Activity.run_by, Occurrence.held_on, Attendance.participant_id)
        .join(Occurrence, Occurrence.activity_id == Activity.id)
        .join(Attendance, Attendance.occurrence_id == Occurrence.id)
        .where(*held, Attendance.presence == Presence.PRESENT)
    )
    for area_id, run_by, held_on, participant_id in named:
        _note_visits(tally, run_by, block_of(area_id, held_on), (participant_id,))


def _note_visits(tally: Tally, run_by: str, block: Block, whose: Iterable[int]) -> None:
    """Note who came; of visitors without a name it is sure only that those of one day differ.

    They have the same numbers every day, below zero.
    """
    names = Subject.VISITS.value, cell(Subject.VISITS, run_by=run_by)
    for each in whose:
        tally.note(names, block, each)


def _count_outreach(session: Session, tally: Tally, area_ids: Collection[int], span: Span) -> None:
    steps = breakdowns.OUTREACH_STEP.codes
    rows = session.execute(
        select(
            Street.area_id,
            Outreach.on,
            Outreach.addresses,
            Outreach.opened,
            Outreach.talked,
            Outreach.interested,
        )
        .join(Street, Street.id == Outreach.street_id)
        .where(Street.area_id.in_(area_ids), Outreach.on.between(*span))
    )
    for area_id, day, addresses, *numbers in rows:
        block = block_of(area_id, day)
        tally.counts[Subject.OUTREACH.value, block] += addresses
        for step, number in zip(steps, numbers, strict=True):
            tally.counts[cell(Subject.OUTREACH, outreach_step=step), block] += number


def _count_stocks(
    session: Session,
    tally: Tally,
    people: Iterable[Someone],
    area_ids: Collection[int],
    day: date,
    secret: bytes,
) -> None:
    members: defaultdict[Atom, set[int]] = defaultdict(set)
    for one in people:
        running = one.status is not ParticipantStatus.CLOSED
        if running or (one.closed_on is not None and one.closed_on > day):
            members[Subject.ACTIVE.value, (one.block_on(day)[0], STOCK_QUARTER)].add(one.id)
    for area_id, id_, status in session.execute(
        select(Street.area_id, Street.id, Street.status).where(Street.area_id.in_(area_ids))
    ):
        block = (area_id, STOCK_QUARTER)
        members[Subject.STREETS.value, block].add(id_)
        members[cell(Subject.STREETS, street_status=status), block].add(id_)
    for area_id, id_ in key_figures(session, area_ids, day):
        members[Subject.KEY_FIGURES.value, (area_id, STOCK_QUARTER)].add(id_)
    for atom, ids in members.items():
        tally.counts[atom] = len(ids)
        tally.stocks[atom] = fingerprint(secret, ids)


def key_figures(
    session: Session, area_ids: Collection[int], day: date
) -> Iterable[tuple[int, int]]:
    """Yield area and person of key figures: by their own record, or as a volunteer's role."""
    yield from session.execute(
        select(KeyFigure.area_id, KeyFigure.person_id).where(
            KeyFigure.area_id.in_(area_ids), or_(KeyFigure.since.is_(None), KeyFigure.since <= day)
        )
    )
    yield from session.execute(
        select(Volunteer.area_id, Volunteer.person_id).where(
            Volunteer.area_id.in_(area_ids),
            or_(Volunteer.since.is_(None), Volunteer.since <= day),
            Volunteer.status.in_((VolunteerStatus.READY, VolunteerStatus.ACTIVE)),
            stored_codes.names_any(Volunteer.roles, [VolunteerRole.KEY_FIGURE]),
        )
    )
