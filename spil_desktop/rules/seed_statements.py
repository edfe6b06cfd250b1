"""What was published about the first pilots, beside the figures of a release, and whether it holds.

Source: CMO STAMM on the SPIL pilots in Noord-Nederland. Only words and rough shares were published,
never how many people answered; so they are compared by simple rules with what a release prints, and
with nothing else. A share of fewer than thirty people gives an impression and decides nothing.
Where a percentage is left out, the printed counts decide if rounding cannot change what they say.
`texts.seed_statements` says every rule in words.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from spil_desktop.rules import paired, printed_rows, shares
from spil_desktop.rules.breakdowns import (
    MOBILITY,
    OF_MOBILITY,
    OLD_BANDS,
    WOMAN_ALONE_80_PLUS,
)
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.outcomes import MATTERED
from spil_desktop.rules.release import (
    TOTAL,
    Percent,
    PilotFacts,
    Release,
    SafeTable,
    StatementKind,
)
from spil_desktop.rules.report_cells import ANY, OTHER
from spil_desktop.rules.seed_claims import (
    Claim,
    Comparison,
    Counts,
    Ran,
    Reach,
    Rows,
    Told,
    Verdict,
)
from spil_desktop.rules.shares import PhraseKind
from spil_desktop.rules.statements import answered, find
from spil_desktop.rules.vocabulary import (
    Condition,
    Gender,
    LivingSituation,
    Loneliness,
    NeedTheme,
    RunBy,
    SelfRatedHealth,
    StreetStatus,
)

_HALF: Final = 50
_EIGHT_IN_TEN: Final = frozenset({PhraseKind.EIGHT_IN_TEN, PhraseKind.OVER_EIGHT_IN_TEN})
_ALMOST_HALF: Final = frozenset({PhraseKind.ALMOST_HALF})
_MOBILITY: Final[frozenset[str]] = frozenset(OF_MOBILITY)
"""Walking, and what hangs together with it, in the list of limitations."""


def compare(release: Release) -> tuple[Comparison, ...]:
    """Return every published sentence beside the figures that a release prints."""
    return tuple(_JUDGED[claim](release) for claim in Claim)


_Judge = Callable[[Percent], bool]
"""Whether a sentence holds for a share in whole percents."""


def _most(share: Percent) -> bool:
    return share.points > _HALF


def _called(phrases: frozenset[PhraseKind], share: Percent) -> bool:
    return shares.phrase(share) in phrases


@dataclass(frozen=True, slots=True)
class _Published:
    """A published sentence: the own one beside it, and the table that it is about."""

    claim: Claim
    kind: StatementKind | None
    table: str

    @property
    def report(self) -> str:
        return self.table.partition("_")[0].upper()


@dataclass(frozen=True, slots=True)
class _Share(_Published):
    """A published share of these categories together."""

    codes: tuple[str, ...]
    judge: _Judge = _most


@dataclass(frozen=True, slots=True)
class _Largest(_Published):
    """A published "the largest are"."""

    wanted: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Some(_Published):
    """A published "there are": this category counts `least` or more."""

    code: str
    least: int


def _share(asked: _Share, release: Release) -> Comparison:
    told = _told(release, asked.kind)
    if told is None or told.statement.percent is None:
        return _by_counts(release, asked)
    percent = told.statement.percent
    verdict = (
        Verdict.TOO_FEW
        if percent.indicative
        else _verdict(asked.judge, *printed_rows.points(percent))
    )
    return Comparison(asked.claim, asked.report, verdict, (told,))


def _told(release: Release, kind: StatementKind | None) -> Told | None:
    found = (each for each in release.statements if each.kind is kind)
    return next((Told(each, answered(release.tables, each)) for each in found), None)


def _verdict(judge: _Judge, least: int, most: int) -> Verdict:
    """Judge all shares from `least` to `most`: what is not the same for each is too little."""
    found = {judge(Percent(points)) for points in range(least, most + 1)}
    if len(found) != 1:
        return Verdict.TOO_FEW
    return Verdict.CONFIRMED if found.pop() else Verdict.NOT_CONFIRMED


def _by_counts(release: Release, asked: _Share) -> Comparison:
    """Judge by printed counts: only where every true share behind them has the same verdict."""
    table = find(release.tables, asked.table)
    cells = printed_rows.rows(table, asked.codes) if table else ()
    group = table.cell(TOTAL) if table else None
    if table is None or group is None or not group.count or not cells:
        return Comparison(asked.claim, asked.report, Verdict.TOO_FEW)
    off = shares.spread(table.steps)
    parts = [each.count or 0 for each in cells]
    counts = Counts(
        table,
        tuple(str(each.keys[0]) for each in cells),
        min(sum(parts), group.count),
        group.count,
        off * len(parts) + 1,
    )
    verdict = _verdict(asked.judge, *printed_rows.limits(table, parts, asked.codes, group.count))
    if group.count - off < shares.LEAST_FIRM:
        verdict = Verdict.TOO_FEW
    return Comparison(asked.claim, asked.report, verdict, (counts,))


def _largest(named: _Largest, release: Release) -> Comparison:
    """Judge "the largest are": the same categories on top, each of ten people or more.

    Only where what is printed leaves no doubt which of two is the larger one.
    """
    told, table = _told(release, named.kind), find(release.tables, named.table)
    if table is None or told is None:
        return Comparison(named.claim, named.report, Verdict.TOO_FEW, (told,) if told else ())
    ranked = [cell for cell in table.cells if printed_rows.stands_alone(cell)]
    inside = [cell for cell in ranked if cell.keys[0] in named.wanted]
    others = [cell for cell in ranked if cell.keys[0] not in named.wanted]
    off = shares.spread(table.steps)
    if len(ranked) < len(named.wanted):
        verdict = Verdict.TOO_FEW
    elif len(inside) < len(named.wanted):
        verdict = Verdict.NOT_CONFIRMED
    elif all(printed_rows.is_larger(cell, other, off) for cell in inside for other in others):
        verdict = Verdict.CONFIRMED
    elif any(printed_rows.is_larger(other, cell, off) for cell in inside for other in others):
        verdict = Verdict.NOT_CONFIRMED
    else:
        verdict = Verdict.TOO_FEW
    return Comparison(named.claim, named.report, verdict, (told,))


def _some(asked: _Some, release: Release) -> Comparison:
    table = find(release.tables, asked.table)
    cell = table.cell(asked.code) if table else None
    if table is None or not table.dimensions:
        return Comparison(asked.claim, asked.report, Verdict.TOO_FEW)
    if cell is None:
        joined = any({asked.code, OTHER} & printed_rows.codes_of(each) for each in table.cells)
        if joined:
            return Comparison(asked.claim, asked.report, Verdict.TOO_FEW)
        own = (Rows(table, (asked.code,)),)
        return Comparison(asked.claim, asked.report, Verdict.NOT_CONFIRMED, own)
    off, count = shares.spread(table.steps), cell.count or 0
    verdict = Verdict.TOO_FEW
    if count - off >= asked.least:
        verdict = Verdict.CONFIRMED
    elif count + off < asked.least:
        verdict = Verdict.NOT_CONFIRMED
    return Comparison(asked.claim, asked.report, verdict, (Rows(table, (asked.code,)),))


def _limitation(release: Release) -> Comparison:
    """Judge both parts of "eight in ten have a limitation, to do with walking"."""
    whole = _share(_ANY_LIMITATION, release)
    table = find(release.tables, _ANY_LIMITATION.table)
    if table is None or not whole.own:
        return whole
    together = find(release.tables, _ANY_OF_MOBILITY)
    if together is not None and together.temporal is not table.temporal:
        together = None
    of_mobility = table if together is None else together
    rows = tuple(
        str(cell.keys[0])
        for cell in of_mobility.cells
        if cell.keys[0] and (together or printed_rows.codes_of(cell) & _MOBILITY)
    )
    own = (*whole.own, Rows(of_mobility, rows)) if rows else whole.own
    verdict = whole.verdict
    if verdict is Verdict.CONFIRMED:
        verdict = _of_walking(table, together)
    return Comparison(whole.claim, whole.report, verdict, own)


def _of_walking(table: SafeTable, together: SafeTable | None) -> Verdict:
    """Judge whether most limitations have to do with walking, stairs or balance.

    `together` counts who has one of these or more. Without it they are only bounded, as who has
    several is counted in each: at least the largest of them, at most their sum.
    """
    off, some = shares.spread(table.steps), table.cell(ANY)
    limited = some.count or 0 if some else 0
    moving = together.cell(MOBILITY.codes[0]) if together else None
    if together is not None and moving is not None:
        near, count = shares.spread(together.steps), moving.count or 0
        return _decided(2 * (count - near) > limited + off, 2 * (count + near) < limited - off)
    alone = {
        code for cell in table.cells for code in printed_rows.codes_of(cell) if code in _MOBILITY
    }
    least = most = 0
    for cell in table.cells:
        codes, count = printed_rows.codes_of(cell), cell.count or 0
        if codes & _MOBILITY or (OTHER in codes and not alone >= _MOBILITY):
            most += count + off
        if codes <= _MOBILITY:
            least = max(least, count - off)
    return _decided(2 * least > limited + off, 2 * most < limited - off)


def _decided(proven: bool, refuted: bool) -> Verdict:  # noqa: FBT001  two halves of one judgement
    if proven:
        return Verdict.CONFIRMED
    return Verdict.NOT_CONFIRMED if refuted else Verdict.TOO_FEW


def reach(release: Release) -> Reach | None:
    """Return who takes part at the end of the period, of all of 70 and older; None unprinted."""
    table = find(release.tables, _TAKES_PART)
    cell = table.cell() if table else None
    if table is None or cell is None or cell.count is None or not release.people_70plus:
        return None
    return Reach(release.period.last_day, cell.count, table.steps, release.people_70plus)


def _not_reached(release: Release) -> Comparison:
    """Judge "many are not reached yet": fewer than half of those of 70 and older take part."""
    found = reach(release)
    if found is None:
        return Comparison(Claim.NOT_REACHED, "R1", Verdict.TOO_FEW)
    off = shares.spread(found.steps)
    verdict = Verdict.TOO_FEW
    if 2 * (found.people + off) < found.inhabitants:
        verdict = Verdict.CONFIRMED
    elif 2 * (found.people - off) >= found.inhabitants:
        verdict = Verdict.NOT_CONFIRMED
    return Comparison(Claim.NOT_REACHED, "R1", verdict, (found,))


def _outreach(release: Release) -> Comparison:
    """Judge "help must be brought to them": more were found than came themselves."""
    kinds = (StatementKind.OUTREACH_SHARE, StatementKind.SELF_REPORTED)
    told = tuple(each for kind in kinds if (each := _told(release, kind)))
    percents = [each.statement.percent for each in told if each.statement.percent]
    verdict = Verdict.TOO_FEW
    if len(percents) == len(kinds) and not any(each.indicative for each in percents):
        (found_least, found_most), (came_least, came_most) = map(printed_rows.points, percents)
        if found_least > came_most:
            verdict = Verdict.CONFIRMED
        elif found_most < came_least:
            verdict = Verdict.NOT_CONFIRMED
    return Comparison(Claim.OUTREACH, "R2", verdict, told)


def _ran_a_year(release: Release) -> Comparison:
    """Judge "carried out for a year" over the areas of which the report says the first day."""
    last = release.period.last_day
    started = [each for each in release.pilots if each.started_on and each.started_on <= last]
    long = [each for each in started if _years(each, last) > 0]
    ended = [each for each in started if each.ended_on and each.ended_on <= last]
    if not started:
        return Comparison(Claim.RAN_A_YEAR, "R0", Verdict.TOO_FEW)
    verdict = Verdict.TOO_FEW
    if len(long) == len(started):
        verdict = Verdict.CONFIRMED
    elif any(each not in long for each in ended):
        verdict = Verdict.NOT_CONFIRMED
    return Comparison(Claim.RAN_A_YEAR, "R0", verdict, (Ran(len(long), len(started)),))


def _years(pilot: PilotFacts, last: date) -> int:
    """Return how many whole years an area ran, until it ended or until the last day."""
    first = pilot.started_on or last
    after = min(pilot.ended_on or last, last) + timedelta(days=1)
    before = (after.month, after.day) < (first.month, first.day)
    return after.year - first.year - before


def _no_figure(claim: Claim, report: str, _release: Release) -> Comparison:
    return Comparison(claim, report, Verdict.NOT_TESTABLE)


_TAKES_PART: Final = "r1_active"
_ANY_OF_MOBILITY: Final = "r5_mobility"
_ANY_LIMITATION: Final = _Share(
    Claim.LIMITATION,
    StatementKind.LIMITATION,
    "r5_limitation",
    (ANY,),
    partial(_called, _EIGHT_IN_TEN),
)
_SHARES: Final = (
    _Share(Claim.SELF_RELIANCE, None, "r10_change_adl11", paired.STABLE),
    _Share(Claim.CONTROL, StatementKind.STABLE_CONTROL, "r10_change_regie_control", paired.STABLE),
    _Share(Claim.EIGHTY_PLUS, StatementKind.EIGHTY_PLUS, "r3_age", OLD_BANDS),
    _Share(Claim.WOMEN, StatementKind.WOMEN, "r3_gender", (Gender.WOMAN,)),
    _Share(Claim.LIVING_ALONE, StatementKind.LIVING_ALONE, "r3_living", (LivingSituation.ALONE,)),
    _Share(
        Claim.ALL_THREE,
        StatementKind.WOMAN_ALONE_EIGHTY_PLUS,
        "r3_profile",
        (WOMAN_ALONE_80_PLUS,),
    ),
    _Share(
        Claim.HEALTH,
        StatementKind.HEALTH_FAIR_TO_GOOD,
        "r4_self_rated",
        (SelfRatedHealth.FAIR, SelfRatedHealth.GOOD),
        shares.is_mainly,
    ),
    _Share(
        Claim.CHRONIC,
        StatementKind.CHRONIC,
        "r6_condition",
        (ANY,),
        partial(_called, _ALMOST_HALF),
    ),
    _Share(Claim.FEELS_BETTER, StatementKind.FEELS_BETTER, "r11_effect", ("wellbeing",)),
    _Share(Claim.COPES_BETTER, StatementKind.COPES_BETTER, "r11_effect", ("cope_better",)),
    _Share(
        Claim.LESS_VULNERABLE, StatementKind.LESS_VULNERABLE, "r11_effect", ("less_vulnerable",)
    ),
    _Share(
        Claim.LONELY,
        StatementKind.LONELY,
        "r13_loneliness",
        (Loneliness.LONELY, Loneliness.VERY_LONELY),
    ),
)
_LARGEST: Final = (
    _Largest(
        Claim.TOP_NEEDS,
        StatementKind.TOP_NEEDS,
        "r7_people",
        frozenset({NeedTheme.SOCIAL_CONTACT, NeedTheme.PRACTICAL_HELP, NeedTheme.TRANSPORT}),
    ),
    _Largest(
        Claim.TOP_CONDITIONS,
        StatementKind.TOP_CONDITIONS,
        "r6_condition",
        frozenset({Condition.HEART, Condition.LUNGS, Condition.RHEUMATISM, Condition.DIABETES}),
    ),
    _Largest(
        Claim.TOP_SUPPORT,
        StatementKind.TOP_SUPPORT,
        "r8_support",
        frozenset({"match", "activity", "job", "ride"}),
    ),
    _Largest(
        Claim.MATTERED,
        StatementKind.TOP_MATTERED,
        "r12_mattered",
        frozenset(MATTERED) - {"other"},
    ),
)
_THERE_ARE: Final = (
    _Some(Claim.KEY_FIGURES_ORGANISE, None, "r14_occurrences", RunBy.RESIDENTS, LEAST_CATEGORY),
    _Some(Claim.HANDED_OVER, None, "r14_streets", StreetStatus.INDEPENDENT, 1),
)
_WITHOUT_FIGURE: Final = (
    (Claim.EARLY, "R13"),
    (Claim.FITTING_CARE, "R15"),
    (Claim.KEY_FIGURES_CONNECT, "R14"),
    (Claim.CARE_IN_ORDER, "R15"),
    (Claim.RECOMMENDATIONS, "R16"),
)
_JUDGED: Final[dict[Claim, Callable[[Release], Comparison]]] = {
    **{asked.claim: partial(_share, asked) for asked in _SHARES},
    **{named.claim: partial(_largest, named) for named in _LARGEST},
    **{asked.claim: partial(_some, asked) for asked in _THERE_ARE},
    **{claim: partial(_no_figure, claim, report) for claim, report in _WITHOUT_FIGURE},
    Claim.LIMITATION: _limitation,
    Claim.NOT_REACHED: _not_reached,
    Claim.OUTREACH: _outreach,
    Claim.RAN_A_YEAR: _ran_a_year,
}
"""How each published sentence is judged."""
