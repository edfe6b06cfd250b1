"""The sentences of the pilots' report, as far as the printed figures can carry them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spil_desktop.rules import paired, printed_rows, shares
from spil_desktop.rules.breakdowns import OLD_BANDS, WOMAN_ALONE_80_PLUS
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    DimensionName,
    Percent,
    SafeTable,
    Statement,
    StatementKind,
)
from spil_desktop.rules.report_cells import ANY, OTHER, Subject, name
from spil_desktop.rules.vocabulary import (
    Gender,
    Limitation,
    LivingSituation,
    Loneliness,
    NeedStatus,
    ReportSource,
    SelfRatedHealth,
)

_TOP = 3
_WHOLE = 100
_WIDEST_STEP = 10
"""The widest step of a printed percentage, in points."""
_CUMULATIVE = "_cumulative"
_ASKED = ("r10_", "r11_", "r13_loneliness")


@dataclass(frozen=True, slots=True)
class UnionShare:
    """A sentence about several categories of a table together, with a percentage of its own.

    One that is `apart` is told even where its table has too few categories of ten people to stand.
    """

    kind: StatementKind
    table: str
    subject: Subject
    breakdown: str
    codes: tuple[str, ...]
    apart: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The cells that are taken together."""
        return tuple(name(self.subject, {self.breakdown: code}) for code in self.codes)


UNIONS: tuple[UnionShare, ...] = (
    UnionShare(
        StatementKind.WOMEN, "r3_gender", Subject.PEOPLE, "gender", (Gender.WOMAN,), apart=True
    ),
    UnionShare(
        StatementKind.LIVING_ALONE,
        "r3_living",
        Subject.PEOPLE,
        "living",
        (LivingSituation.ALONE,),
        apart=True,
    ),
    UnionShare(StatementKind.EIGHTY_PLUS, "r3_age", Subject.PEOPLE, "age_band", OLD_BANDS),
    UnionShare(
        StatementKind.HEALTH_FAIR_TO_GOOD,
        "r4_self_rated",
        Subject.RATED,
        "self_rated",
        (SelfRatedHealth.FAIR, SelfRatedHealth.GOOD),
    ),
    UnionShare(
        StatementKind.OUTREACH_SHARE,
        "r2_source",
        Subject.PEOPLE,
        "source",
        (
            ReportSource.DOOR_TO_DOOR,
            ReportSource.STREET,
            ReportSource.COMMUNITY_NURSE,
            ReportSource.KEY_FIGURE,
        ),
    ),
    UnionShare(
        StatementKind.SELF_REPORTED, "r2_source", Subject.PEOPLE, "source", (ReportSource.SELF,)
    ),
    UnionShare(
        StatementKind.NEEDS_SOLVED,
        "r7_status",
        Subject.NEEDS,
        "need_status",
        (NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED),
    ),
    UnionShare(
        StatementKind.LONELY,
        "r13_loneliness",
        Subject.LONELY,
        "loneliness",
        (Loneliness.LONELY, Loneliness.VERY_LONELY),
    ),
    *(
        UnionShare(kind, f"r10_change_{measure}", subject, DimensionName.CHANGE, paired.STABLE)
        for kind, measure, subject in (
            (StatementKind.STABLE_MARK, "life_mark", Subject.PAIRED_MARK),
            (StatementKind.STABLE_CONTROL, "regie_control", Subject.PAIRED_CONTROL),
            (StatementKind.STABLE_NETWORK, "regie_network", Subject.PAIRED_NETWORK),
            (StatementKind.STABLE_HEALTH, "self_rated_health", Subject.PAIRED_HEALTH),
            (StatementKind.STABLE_LONELINESS, "djg6", Subject.PAIRED_LONELINESS),
        )
    ),
)

_OF_CELLS: tuple[tuple[StatementKind, str, str], ...] = (
    (StatementKind.WOMEN, "r3_gender", Gender.WOMAN),
    (StatementKind.LIVING_ALONE, "r3_living", LivingSituation.ALONE),
    (StatementKind.WOMAN_ALONE_EIGHTY_PLUS, "r3_profile", WOMAN_ALONE_80_PLUS),
    (StatementKind.LIMITATION, "r5_limitation", ANY),
    (StatementKind.WALKING, "r5_limitation", Limitation.WALKING),
    (StatementKind.CHRONIC, "r6_condition", ANY),
    (StatementKind.FEELS_BETTER, "r11_effect", "wellbeing"),
    (StatementKind.COPES_BETTER, "r11_effect", "cope_better"),
    (StatementKind.LESS_VULNERABLE, "r11_effect", "less_vulnerable"),
)
_TOPS: tuple[tuple[StatementKind, str], ...] = (
    (StatementKind.TOP_NEEDS, "r7_people"),
    (StatementKind.TOP_CONDITIONS, "r6_condition"),
    (StatementKind.TOP_SUPPORT, "r8_support"),
    (StatementKind.TOP_MATTERED, "r12_mattered"),
)


def find(tables: Sequence[SafeTable], id_: str) -> SafeTable | None:
    """Return the table of the period itself, else the one over the year until its end."""
    by_id = {table.id: table for table in tables}
    return by_id.get(id_) or by_id.get(id_ + _CUMULATIVE)


def answered(tables: Sequence[SafeTable], of: Statement) -> int | None:
    """Return the printed number of people behind a sentence about who answered a questionnaire."""
    ids = [id_ for kind, id_, _code in _OF_CELLS if kind is of.kind]
    ids += [union.table for union in UNIONS if union.kind is of.kind]
    asked = [id_ for id_ in ids if id_.startswith(_ASKED)]
    table = find(tables, asked[0]) if asked else None
    total = table.cell(TOTAL) if table else None
    return total.count if total else None


def statements(
    tables: Sequence[SafeTable], together: Mapping[StatementKind, Percent]
) -> tuple[Statement, ...]:
    """Return every sentence that the tables, and shares of categories `together`, can carry."""
    return (*_of_cells(tables), *_of_unions(tables, together), *_tops(tables), *_means(tables))


def unlike(tables: Sequence[SafeTable], told: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the sentences that do not follow from the printed tables, or that they lack.

    Of a share of categories together only limits follow from the counts; of all else everything.
    """
    fixed = {(each.kind, each.report): each for each in statements(tables, {})}
    for each in told:
        known = fixed.pop((each.kind, each.report), None)
        unions = [union for union in UNIONS if union.kind is each.kind]
        if known != each and not any(_can_be(tables, union, each) for union in unions):
            yield each
    yield from fixed.values()


def _can_be(tables: Sequence[SafeTable], union: UnionShare, told: Statement) -> bool:
    """Whether the printed counts leave room for a share of these categories together."""
    table = find(tables, union.table)
    if told.percent is None or told.categories != union.codes:
        return False
    if table is None or union.apart:
        return table is None and union.apart
    low, high = _room(table, set(union.codes))
    least, most = shares.limits(told.percent, _WIDEST_STEP)
    return least <= high and low <= most


def _room(table: SafeTable, codes: set[str]) -> tuple[float, float]:
    """Return the least and greatest percentage of a table that is in some of its categories."""
    spread = shares.spread(table.steps)
    group = table.cell(TOTAL)
    people = (group.count if group else None) or 0
    inside = outside = 0
    for cell in table.cells:
        found = printed_rows.codes_of(cell)
        least = max((cell.count or 0) - spread, 0)
        if cell.keys != (TOTAL,) and found <= codes:
            inside += least
        elif cell.keys != (TOTAL,) and OTHER not in found and found.isdisjoint(codes):
            outside += least
    many, few = people + spread, max(people - spread, 1)
    return _WHOLE * inside / many, _WHOLE * max(1 - outside / many, inside / few)


def _of_cells(tables: Sequence[SafeTable]) -> Iterator[Statement]:
    for kind, id_, code in _OF_CELLS:
        table = find(tables, id_)
        cell = table.cell(code) if table else None
        if table and cell and cell.percent:
            yield Statement(kind, table.report, cell.percent)


def _of_unions(
    tables: Sequence[SafeTable], together: Mapping[StatementKind, Percent]
) -> Iterator[Statement]:
    for union in UNIONS:
        table = find(tables, union.table)
        if union.kind not in together:
            continue
        if union.apart and table is None:
            report = union.table.partition("_")[0].upper()
            yield Statement(union.kind, report, together[union.kind], union.codes)
        elif table and not union.apart:
            yield Statement(union.kind, table.report, together[union.kind], union.codes)


def _tops(tables: Sequence[SafeTable]) -> Iterator[Statement]:
    """Yield the three largest of a table; those that share the last place are all named."""
    for kind, id_ in _TOPS:
        table = find(tables, id_)
        if table is None:
            continue
        ranked = sorted((cell for cell in table.cells if _is_named(cell)), key=_rank)
        if ranked:
            least = _rank(ranked[:_TOP][-1])
            codes = tuple(str(cell.keys[0]) for cell in ranked if _rank(cell) <= least)
            yield Statement(kind, table.report, categories=codes)


def _is_named(cell: Cell) -> bool:
    counted = cell.count is not None and cell.count >= LEAST_CATEGORY
    return counted and cell.keys[0] not in {None, ANY, OTHER}


def _rank(cell: Cell) -> int:
    return -(cell.count or 0)


def _means(tables: Sequence[SafeTable]) -> Iterator[Statement]:
    table = find(tables, "r4_mark")
    if table:
        yield Statement(StatementKind.MEAN_MARK, table.report, mean=table.cells[0].mean)
