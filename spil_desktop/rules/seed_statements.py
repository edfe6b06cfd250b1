"""What was published about the first pilots, beside the figures of a release, and whether it holds.

Source: CMO STAMM on the SPIL pilots in Noord-Nederland. Only words and rough shares were published,
never how many people answered; so they are compared by simple rules with what a release prints, and
with nothing else. A share of fewer than thirty people gives an impression and decides nothing.
Where a percentage is left out, the printed counts decide if rounding cannot change what they say.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from spil_desktop.rules import shares
from spil_desktop.rules.breakdowns import OLD_BANDS, WOMAN_ALONE_80_PLUS
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.release import (
    TOTAL,
    Percent,
    PercentNote,
    Release,
    SafeTable,
    Statement,
    StatementKind,
)
from spil_desktop.rules.report_cells import ANY, OTHER
from spil_desktop.rules.statements import find
from spil_desktop.rules.vocabulary import (
    Condition,
    Gender,
    LivingSituation,
    Loneliness,
    NeedTheme,
    SelfRatedHealth,
)


class Verdict(StrEnum):
    """Whether the own figure says the same as what was published."""

    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    TOO_FEW = "too_few"


class Claim(StrEnum):
    """A sentence of the pilots' own report, in its order."""

    TOP_NEEDS = "top_needs"
    EIGHTY_PLUS = "eighty_plus"
    WOMEN = "women"
    LIVING_ALONE = "living_alone"
    ALL_THREE = "all_three"
    HEALTH = "health"
    LIMITATION = "limitation"
    CHRONIC = "chronic"
    TOP_CONDITIONS = "top_conditions"
    TOP_SUPPORT = "top_support"
    FEELS_BETTER = "feels_better"
    COPES_BETTER = "copes_better"
    LESS_VULNERABLE = "less_vulnerable"
    MATTERED = "mattered"
    NOT_REACHED = "not_reached"
    OUTREACH = "outreach"
    LONELY = "lonely"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A published sentence, the table of the report it belongs to, and what a release says of it.

    `statement` is the own sentence, `counts` the printed part and group where there is no
    percentage, `reach` the people counted of all those of 70 and older in percent; None where
    nothing could be printed.
    """

    claim: Claim
    report: str
    verdict: Verdict
    statement: Statement | None = None
    reach: int | None = None
    counts: tuple[int, int] | None = None


_HALF: Final = 50
_EIGHT_IN_TEN: Final = (75, 85)
_ALMOST_HALF: Final = (40, 49)
_WHOLE: Final = 100


def compare(release: Release) -> tuple[Comparison, ...]:
    """Return every published sentence beside the figures that a release prints."""
    return tuple(_JUDGED[claim](release) for claim in Claim)


def _more_than(least: int, share: Percent) -> Verdict:
    """Judge "most", "mainly": more than `least` percent."""
    if share.note is PercentNote.LESS_THAN and share.points > least:
        return Verdict.TOO_FEW
    if share.note is PercentNote.MORE_THAN and share.points < least:
        return Verdict.TOO_FEW
    if share.note is PercentNote.MORE_THAN:
        return Verdict.CONFIRMED
    enough = share.points > least and share.note is None
    return Verdict.CONFIRMED if enough else Verdict.NOT_CONFIRMED


def _between(bounds: tuple[int, int], share: Percent) -> Verdict:
    """Judge "eight in ten", "almost half": from the lower to the higher percentage."""
    low, high = bounds
    if share.note is PercentNote.LESS_THAN:
        return Verdict.NOT_CONFIRMED if share.points <= low else Verdict.TOO_FEW
    if share.note is PercentNote.MORE_THAN:
        return Verdict.NOT_CONFIRMED if share.points >= high else Verdict.TOO_FEW
    return Verdict.CONFIRMED if low <= share.points <= high else Verdict.NOT_CONFIRMED


_Judge = Callable[[Percent], Verdict]
_MOST: Final[_Judge] = partial(_more_than, _HALF)
_ALMOST: Final[_Judge] = partial(_between, _ALMOST_HALF)


@dataclass(frozen=True, slots=True)
class _Published:
    """A published sentence: the own one beside it, and the table that it is about."""

    claim: Claim
    kind: StatementKind
    table: str

    @property
    def report(self) -> str:
        return self.table.partition("_")[0].upper()


@dataclass(frozen=True, slots=True)
class _Share(_Published):
    """A published share of these categories together."""

    codes: tuple[str, ...]
    judge: _Judge = _MOST


@dataclass(frozen=True, slots=True)
class _Largest(_Published):
    """A published "the largest are"."""

    wanted: frozenset[str]


def _share(asked: _Share, release: Release) -> Comparison:
    statement = _told(release, asked.kind)
    if statement is None or statement.percent is None:
        return _by_counts(release, asked)
    few = statement.percent.indicative
    verdict = Verdict.TOO_FEW if few else asked.judge(statement.percent)
    return Comparison(asked.claim, asked.report, verdict, statement)


def _told(release: Release, kind: StatementKind) -> Statement | None:
    return next((each for each in release.statements if each.kind is kind), None)


def _by_counts(release: Release, asked: _Share) -> Comparison:
    """Judge by printed counts: only where every true share behind them has the same verdict."""
    table = find(release.tables, asked.table)
    parts = _parts(table, asked.codes) if table else ()
    group = table.cell(TOTAL) if table else None
    if table is None or group is None or not group.count or not parts:
        return Comparison(asked.claim, asked.report, Verdict.TOO_FEW)
    part, people = min(sum(parts), group.count), group.count
    verdict = _of_limits(asked.judge, *_limits(table, parts, asked.codes, people))
    few = people - shares.spread(table.steps) < shares.LEAST_FIRM
    return Comparison(
        asked.claim,
        asked.report,
        Verdict.TOO_FEW if few else verdict,
        counts=(part, people),
    )


def _of_limits(judge: _Judge, least: int, most: int) -> Verdict:
    verdicts = {judge(Percent(points)) for points in range(least, most + 1)}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.TOO_FEW


def _limits(
    table: SafeTable, parts: Sequence[int], codes: Sequence[str], people: int
) -> tuple[int, int]:
    """Return the least and greatest percentage that printed counts can stand for.

    Where categories do not overlap, what is left of the group says it too, often better.
    """
    spread = shares.spread(table.steps)
    few, many = max(people - spread, 1), people + spread
    room = spread * len(parts)
    least = max(sum(parts) - room, 0) * _WHOLE // many
    most = min(-(-(sum(parts) + room) * _WHOLE // few), _WHOLE)
    if not any(dimension.multiple for dimension in table.dimensions):
        others = [
            cell.count or 0
            for cell in table.cells
            if cell.keys != (TOTAL,) and not set(str(cell.keys[0]).split("+")) <= set(codes)
        ]
        room = spread * len(others)
        least = max(least, _WHOLE - min(-(-(sum(others) + room) * _WHOLE // few), _WHOLE))
        most = min(most, _WHOLE - max(sum(others) - room, 0) * _WHOLE // many)
    return least, most


def _parts(table: SafeTable, codes: Sequence[str]) -> tuple[int, ...]:
    """Return the counts of these categories; none where one was joined with another."""
    wanted = set(codes)
    found = [(set(str(cell.keys[0]).split("+")), cell.count or 0) for cell in table.cells]
    inside = [(names, count) for names, count in found if names <= wanted]
    astray = any(names & wanted and not names <= wanted for names, _count in found)
    known = {name for names, _count in inside for name in names}
    hidden = known != wanted and any(OTHER in names for names, _count in found)
    return () if astray or hidden else tuple(count for _names, count in inside)


def _largest(named: _Largest, release: Release) -> Comparison:
    """Judge "the largest are": the same categories on top, each of ten people or more.

    Where the last of them is as large as the next, the printed counts do not tell them apart.
    """
    statement, table = _told(release, named.kind), find(release.tables, named.table)
    if table is None or statement is None:
        return Comparison(named.claim, named.report, Verdict.TOO_FEW, statement)
    ranked, wanted = _ranked(table), named.wanted
    top, rest = ranked[: len(wanted)], ranked[len(wanted) :]
    if len(top) < len(wanted) or (rest and rest[0][0] == top[-1][0]):
        verdict = Verdict.TOO_FEW
    else:
        same = frozenset(code for _count, code in top) == wanted
        verdict = Verdict.CONFIRMED if same else Verdict.NOT_CONFIRMED
    return Comparison(named.claim, named.report, verdict, statement)


def _ranked(table: SafeTable) -> Sequence[tuple[int, str]]:
    """Return the categories that stand alone with their counts, the largest first."""
    found = [
        (cell.count, str(cell.keys[0]))
        for cell in table.cells
        if cell.keys[0] not in {None, ANY, OTHER}
        and cell.count is not None
        and cell.count >= LEAST_CATEGORY
    ]
    return sorted(found, key=_size)


def _size(ranked: tuple[int, str]) -> int:
    return -ranked[0]


def _not_reached(release: Release) -> Comparison:
    """Judge "many are not reached yet": fewer than half of those of 70 and older take part."""
    if not release.people or not release.people_70plus:
        return Comparison(Claim.NOT_REACHED, "R1", Verdict.TOO_FEW)
    reach = min(round(_WHOLE * release.people / release.people_70plus), _WHOLE)
    verdict = Verdict.CONFIRMED if reach < _HALF else Verdict.NOT_CONFIRMED
    return Comparison(Claim.NOT_REACHED, "R1", verdict, reach=reach)


def _outreach(release: Release) -> Comparison:
    """Judge "help must be brought to them": more were found than came themselves."""
    found = _told(release, StatementKind.OUTREACH_SHARE)
    herself = _told(release, StatementKind.SELF_REPORTED)
    printed = [each.percent for each in (found, herself) if each and each.percent]
    if len(printed) < len((found, herself)) or any(each.indicative for each in printed):
        return Comparison(Claim.OUTREACH, "R2", Verdict.TOO_FEW, found)
    brought, came = printed
    unsure = brought.note is PercentNote.LESS_THAN or came.note is PercentNote.MORE_THAN
    if unsure or brought.points == came.points:
        return Comparison(Claim.OUTREACH, "R2", Verdict.TOO_FEW, found)
    more = brought.points > came.points
    verdict = Verdict.CONFIRMED if more else Verdict.NOT_CONFIRMED
    return Comparison(Claim.OUTREACH, "R2", verdict, found)


_SHARES: Final = (
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
        partial(_more_than, shares.MAINLY - 1),
    ),
    _Share(
        Claim.LIMITATION,
        StatementKind.LIMITATION,
        "r5_limitation",
        (ANY,),
        partial(_between, _EIGHT_IN_TEN),
    ),
    _Share(Claim.CHRONIC, StatementKind.CHRONIC, "r6_condition", (ANY,), _ALMOST),
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
        frozenset({"attention", "respect", "understanding"}),
    ),
)
_JUDGED: Final[dict[Claim, Callable[[Release], Comparison]]] = {
    **{asked.claim: partial(_share, asked) for asked in _SHARES},
    **{named.claim: partial(_largest, named) for named in _LARGEST},
    Claim.NOT_REACHED: _not_reached,
    Claim.OUTREACH: _outreach,
}
"""How each published sentence is judged."""
