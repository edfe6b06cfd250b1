"""Which tables a release can have: what each counts, by what, and how their cells hang together.

A cell is named by its subject and the categories that describe it:
"people|age_band=80_84,gender=woman". The subject alone is the total. Tables share cells by sharing
names, which is how their margins agree.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from spil_desktop.rules import vocabulary
from spil_desktop.rules.disclosure import Relation
from spil_desktop.rules.release import DimensionName, Measure, Population, Temporal

ANY = "any"
"""The category of who is in one category or more of a breakdown with multiple answers."""
OTHER = "other_joined"
"""The category that joins the small ones of a breakdown without an order."""
WOMAN_ALONE_80_PLUS = "woman_alone_80_plus"
REST = "rest"

AGE_BANDS = ("70_74", "75_79", "80_84", "85_89", "90_plus")
"""Age classes; the evaluation population begins at seventy."""
OLD_BANDS = AGE_BANDS[2:]
"""Age classes of people of eighty and older."""

_PROFILES = tuple("".join(bits) for bits in product("01", repeat=3))
_FULL_PROFILE = "111"
_PAIR = 2


class Subject(StrEnum):
    """Who or what the cells of a table count; the value begins their names."""

    REPORTS = "reports"
    PEOPLE = "people"
    HEALTH = "health"
    RATED = "rated"
    LONELY = "lonely"
    MARKED = "marked"
    NEEDS = "needs"
    SOLVED = "solved"
    MATCHES = "matches"
    VISITS = "visits"
    OCCURRENCES = "occurrences"
    OUTREACH = "outreach"
    ACTIVE = "active"
    STREETS = "streets"
    KEY_FIGURES = "key_figures"


STOCKS = frozenset({Subject.ACTIVE, Subject.STREETS, Subject.KEY_FIGURES})
"""Subjects that are counted at the end of a period, not over it."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A way to divide a subject.

    `multiple`: someone may be in several categories. `nested`: every category is part of the one
    before it. `ordered`: small categories join a neighbour instead of the rest.
    """

    name: DimensionName
    codes: tuple[str, ...]
    multiple: bool = False
    nested: bool = False
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table that a release can have. `percent`: whether shares of the total mean something."""

    id: str
    report: str
    subject: Subject
    population: Population
    measure: Measure = Measure.PEOPLE
    breakdowns: tuple[Breakdown, ...] = ()
    percent: bool = True

    @property
    def temporal(self) -> Temporal:
        """Whether the table is a stock, or a flow that can also be added up over the year."""
        return Temporal.STOCK if self.subject in STOCKS else Temporal.FLOW


def cell(subject: Subject, **categories: str) -> str:
    """Return the name of the cell with these categories, by name of breakdown."""
    return name(subject, categories)


def name(subject: Subject, categories: Mapping[str, str]) -> str:
    """Return the name of a cell; the order of the breakdowns makes no difference."""
    if not categories:
        return subject.value
    return f"{subject.value}|" + ",".join(f"{key}={categories[key]}" for key in sorted(categories))


def profile(*, old: bool, woman: bool, alone: bool) -> str:
    """Return the code of a joint profile: eighty or older, woman, living alone."""
    return f"{int(old)}{int(woman)}{int(alone)}"


def _codes(kind: type[vocabulary.Code]) -> tuple[str, ...]:
    return tuple(member.value for member in kind)


AGE = Breakdown(DimensionName.AGE_BAND, AGE_BANDS, ordered=True)
GENDER = Breakdown(DimensionName.GENDER, _codes(vocabulary.Gender))
LIVING = Breakdown(DimensionName.LIVING, _codes(vocabulary.LivingSituation))
TENURE = Breakdown(DimensionName.TENURE, _codes(vocabulary.Tenure))
PROFILE = Breakdown(DimensionName.PROFILE, (WOMAN_ALONE_80_PLUS, REST))
SOURCE = Breakdown(DimensionName.SOURCE, _codes(vocabulary.ReportSource))
STAGE = Breakdown(
    DimensionName.STAGE, ("reached", "participant", "t0", "t1"), multiple=True, nested=True
)
OUTREACH_STEP = Breakdown(
    DimensionName.OUTREACH_STEP, ("opened", "talked", "interested"), multiple=True, nested=True
)
SELF_RATED = Breakdown(DimensionName.SELF_RATED, _codes(vocabulary.SelfRatedHealth), ordered=True)
LIMITATION = Breakdown(
    DimensionName.LIMITATION, (ANY, *_codes(vocabulary.Limitation)), multiple=True
)
CONDITION = Breakdown(DimensionName.CONDITION, (ANY, *_codes(vocabulary.Condition)), multiple=True)
THEME_OF_PEOPLE = Breakdown(
    DimensionName.THEME, (ANY, *_codes(vocabulary.NeedTheme)), multiple=True
)
SUPPORT = Breakdown(DimensionName.SUPPORT, (ANY, "match", "activity", "job", "ride"), multiple=True)
SIGNAL = Breakdown(DimensionName.SIGNAL, (ANY, *_codes(vocabulary.SignalKind)), multiple=True)
THEME = Breakdown(DimensionName.THEME, _codes(vocabulary.NeedTheme))
NEED_STATUS = Breakdown(DimensionName.NEED_STATUS, _codes(vocabulary.NeedStatus), ordered=True)
LAYER = Breakdown(DimensionName.LAYER, _codes(vocabulary.Layer))
LONELINESS = Breakdown(DimensionName.LONELINESS, _codes(vocabulary.Loneliness), ordered=True)
RUN_BY = Breakdown(DimensionName.RUN_BY, _codes(vocabulary.RunBy))
STREET_STATUS = Breakdown(
    DimensionName.STREET_STATUS, _codes(vocabulary.StreetStatus), ordered=True
)

SENSITIVE = frozenset(
    {
        vocabulary.SignalKind.ABUSE.value,
        vocabulary.SignalKind.ALCOHOL.value,
        vocabulary.SignalKind.MONEY.value,
    }
)
"""Signals that are shown only over all areas together."""

_PEOPLE = (Subject.PEOPLE, Population.EVALUATION, Measure.PEOPLE)
_HEALTH = (Subject.HEALTH, Population.HEALTH, Measure.PEOPLE)
_NEEDS = (Subject.NEEDS, Population.NEEDS, Measure.NEEDS)

TABLES: tuple[TableSpec, ...] = (
    TableSpec("r0_people", "R0", *_PEOPLE, percent=False),
    TableSpec("r1_stage", "R1", Subject.REPORTS, Population.REPORTS, breakdowns=(STAGE,)),
    TableSpec("r1_active", "R1", Subject.ACTIVE, Population.EVALUATION, percent=False),
    TableSpec("r2_source", "R2", *_PEOPLE, (SOURCE,)),
    TableSpec(
        "r2_outreach",
        "R2",
        Subject.OUTREACH,
        Population.OUTREACH,
        Measure.ADDRESSES,
        (OUTREACH_STEP,),
    ),
    TableSpec("r3_age", "R3", *_PEOPLE, (AGE,)),
    TableSpec("r3_gender", "R3", *_PEOPLE, (GENDER,)),
    TableSpec("r3_living", "R3", *_PEOPLE, (LIVING,)),
    TableSpec("r3_tenure", "R3", *_PEOPLE, (TENURE,)),
    TableSpec("r3_age_gender", "R3", *_PEOPLE, (AGE, GENDER), percent=False),
    TableSpec("r3_age_living", "R3", *_PEOPLE, (AGE, LIVING), percent=False),
    TableSpec("r3_gender_living", "R3", *_PEOPLE, (GENDER, LIVING), percent=False),
    TableSpec("r3_profile", "R3", *_PEOPLE, (PROFILE,)),
    TableSpec("r4_self_rated", "R4", Subject.RATED, Population.RATED, breakdowns=(SELF_RATED,)),
    TableSpec("r5_limitation", "R5", *_HEALTH, (LIMITATION,)),
    TableSpec("r6_condition", "R6", *_HEALTH, (CONDITION,)),
    TableSpec("r7_people", "R7", *_PEOPLE, (THEME_OF_PEOPLE,)),
    TableSpec("r7_needs", "R7", *_NEEDS, (THEME,)),
    TableSpec("r7_status", "R7", *_NEEDS, (NEED_STATUS,)),
    TableSpec("r7_needs_status", "R7", *_NEEDS, (THEME, NEED_STATUS), percent=False),
    TableSpec("r8_support", "R8", *_PEOPLE, (SUPPORT,)),
    TableSpec("r8_layer", "R8", Subject.SOLVED, Population.SOLVED, Measure.NEEDS, (LAYER,)),
    TableSpec(
        "r8_matches",
        "R8",
        Subject.MATCHES,
        Population.MATCHES,
        Measure.MATCHES,
        percent=False,
    ),
    TableSpec(
        "r8_visits",
        "R8",
        Subject.VISITS,
        Population.ATTENDANCE,
        Measure.VISITS,
        (RUN_BY,),
        percent=False,
    ),
    TableSpec(
        "r13_loneliness", "R13", Subject.LONELY, Population.MEASURED, breakdowns=(LONELINESS,)
    ),
    TableSpec("r13_signal", "R13", *_PEOPLE, (SIGNAL,)),
    TableSpec(
        "r14_streets",
        "R14",
        Subject.STREETS,
        Population.STREETS,
        Measure.STREETS,
        (STREET_STATUS,),
        percent=False,
    ),
    TableSpec(
        "r14_key_figures",
        "R14",
        Subject.KEY_FIGURES,
        Population.STREETS,
        Measure.KEY_FIGURES,
        percent=False,
    ),
    TableSpec(
        "r14_occurrences",
        "R14",
        Subject.OCCURRENCES,
        Population.ATTENDANCE,
        Measure.OCCURRENCES,
        (RUN_BY,),
        percent=False,
    ),
)
"""All tables in the order of the pilot report; `services.releases` prints those that are safe."""


def completed(present: Collection[str]) -> frozenset[str]:
    """Add to the cells that are present all that can be between them, empty as they may be.

    Nobody outside knows which joint cells are empty, so the attack may not know it either.
    """
    found = set(present)
    for table in TABLES:
        if len(table.breakdowns) < _PAIR:
            continue
        codes = [
            [code for code in each.codes if name(table.subject, {each.name: code}) in found]
            for each in table.breakdowns
        ]
        keys = [each.name.value for each in table.breakdowns]
        found |= {
            name(table.subject, dict(zip(keys, pair, strict=True))) for pair in product(*codes)
        }
    if Subject.PEOPLE in found:
        found |= {cell(Subject.PEOPLE, profile=code) for code in _PROFILES}
    return frozenset(found)


def relations(present: Collection[str]) -> tuple[Relation, ...]:
    """Return everything that holds between the cells that are `present`, in any block."""
    here = frozenset(present)
    found = (_narrowed(relation, here) for relation in _all_relations(here))
    return tuple(dict.fromkeys(relation for relation in found if relation))


def _narrowed(relation: Relation, here: frozenset[str]) -> Relation | None:
    left = tuple(part for part in relation.left if part in here)
    right = tuple(part for part in relation.right if part in here)
    if not left or (not right and not relation.equal):
        return None
    return Relation(left, right, relation.equal)


def _all_relations(here: frozenset[str]) -> Iterator[Relation]:
    for table in TABLES:
        if len(table.breakdowns) > 1:
            yield from _margins(table)
        elif table.breakdowns and table.breakdowns[0].multiple:
            yield from _parts(table.subject, table.breakdowns[0])
        elif table.breakdowns and table.breakdowns[0] is not PROFILE:
            yield _division(table.subject, table.breakdowns[0])
    yield from _profile_margins()
    yield from _joined_parts(here)
    for smaller, larger in (
        (cell(Subject.PEOPLE), cell(Subject.REPORTS, stage="participant")),
        (cell(Subject.HEALTH), cell(Subject.PEOPLE)),
        (cell(Subject.RATED), cell(Subject.HEALTH)),
        (cell(Subject.LONELY), cell(Subject.PEOPLE)),
        (cell(Subject.MARKED), cell(Subject.PEOPLE)),
        (cell(Subject.SOLVED), cell(Subject.NEEDS)),
    ):
        yield Relation((smaller,), (larger,), equal=False)


def _division(subject: Subject, breakdown: Breakdown) -> Relation:
    return Relation(
        tuple(name(subject, {breakdown.name: code}) for code in breakdown.codes), (subject.value,)
    )


def _margins(table: TableSpec) -> Iterator[Relation]:
    first, second = table.breakdowns
    for one, other in ((first, second), (second, first)):
        for code in one.codes:
            parts = (name(table.subject, {one.name: code, other.name: c}) for c in other.codes)
            yield Relation(tuple(parts), (name(table.subject, {one.name: code}),))


def _parts(subject: Subject, breakdown: Breakdown) -> Iterator[Relation]:
    names = tuple(name(subject, {breakdown.name: code}) for code in breakdown.codes)
    whole = subject.value
    for part in names:
        yield Relation((part,), (whole,), equal=False)
        whole = part if breakdown.nested else whole
    if breakdown.codes[0] == ANY:
        yield from (Relation((part,), (names[0],), equal=False) for part in names[1:])
        yield Relation((names[0],), names[1:], equal=False)


def joined(breakdown: Breakdown, codes: Iterable[str]) -> str:
    """Return the category of who is in one or more of `codes` of a multiple breakdown."""
    return f"{OTHER}:" + "+".join(code for code in breakdown.codes if code in set(codes))


def _joined_parts(here: frozenset[str]) -> Iterator[Relation]:
    """Yield what holds for joined categories of multiple breakdowns: at least each, at most all."""
    for whole in here:
        start, mark, codes = whole.partition(f"{OTHER}:")
        if mark:
            parts = tuple(f"{start}{code}" for code in codes.split("+"))
            yield Relation((whole,), parts, equal=False)
            yield Relation((whole,), (f"{start}{ANY}",), equal=False)
            yield from (Relation((part,), (whole,), equal=False) for part in parts)


def _profile_margins() -> Iterator[Relation]:
    """Tie the eight joint profiles to the tables of two breakdowns."""
    splits = {
        AGE.name: (AGE_BANDS[:2], OLD_BANDS),
        GENDER.name: (GENDER.codes[1:], GENDER.codes[:1]),
        LIVING.name: (LIVING.codes[1:], LIVING.codes[:1]),
    }
    names = list(splits)
    for left_out in range(len(names)):
        kept = [place for place in range(len(names)) if place != left_out]
        for bits in product((0, 1), repeat=2):
            parts = (
                name(Subject.PEOPLE, dict(zip((names[place] for place in kept), pair, strict=True)))
                for pair in product(
                    *(splits[names[place]][bit] for place, bit in zip(kept, bits, strict=True))
                )
            )
            profiles = (
                code
                for code in _PROFILES
                if all(code[place] == str(bit) for place, bit in zip(kept, bits, strict=True))
            )
            yield Relation(
                tuple(cell(Subject.PEOPLE, profile=code) for code in profiles), tuple(parts)
            )


def cells_of(spec: TableSpec, categories: tuple[tuple[str, ...] | None, ...]) -> tuple[str, ...]:
    """Return the cells that make up one figure of a table.

    `categories` has for each breakdown the codes that are joined in it, or None for the total.
    """
    if spec.breakdowns == (PROFILE,) and categories[0] is not None:
        wanted = _FULL_PROFILE if categories[0] == (WOMAN_ALONE_80_PLUS,) else None
        codes = (code for code in _PROFILES if (code == _FULL_PROFILE) == (wanted is not None))
        return tuple(cell(spec.subject, profile=code) for code in codes)
    choices = [
        [(breakdown.name.value, code) for code in codes]
        for breakdown, codes in zip(spec.breakdowns, categories, strict=True)
        if codes is not None
    ]
    return tuple(name(spec.subject, dict(chosen)) for chosen in product(*choices))


def finer_grid(present: Collection[str]) -> tuple[Relation, ...]:
    """Return how the joint cells of age, gender and living tie the printed tables of two together.

    Nobody prints these cells; the auditor attacks them all the same.
    """
    here = frozenset(present)
    kept: dict[str, list[str]] = {
        breakdown.name.value: [
            c for c in breakdown.codes if name(Subject.PEOPLE, {breakdown.name: c}) in here
        ]
        for breakdown in (AGE, GENDER, LIVING)
    }
    found: list[Relation] = []
    for left_out, last in kept.items():
        others = {breakdown: codes for breakdown, codes in kept.items() if breakdown != left_out}
        for pair in product(*others.values()):
            chosen = dict(zip(others, pair, strict=True))
            parts = (name(Subject.PEOPLE, {**chosen, left_out: code}) for code in last)
            found.append(Relation(tuple(parts), (name(Subject.PEOPLE, chosen),)))
    old = {"0": AGE_BANDS[:2], "1": OLD_BANDS}
    for code in _PROFILES:
        parts = (
            name(Subject.PEOPLE, {AGE.name: age, GENDER.name: gender, LIVING.name: living})
            for age, gender, living in product(*kept.values())
            if age in old[code[0]]
            and (gender == GENDER.codes[0]) == (code[1] == "1")
            and (living == LIVING.codes[0]) == (code[2] == "1")
        )
        found.append(Relation(tuple(parts), (cell(Subject.PEOPLE, profile=code),)))
    return tuple(found)
