"""What was published about the first pilots, beside the figures of a release, and whether it holds.

Source: CMO STAMM on the SPIL pilots in Noord-Nederland. Only words and rough shares were published,
never how many people answered; so they are compared by simple rules with what a release prints, and
with nothing else. A share of fewer than thirty people gives an impression and decides nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Final

from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.release import (
    Percent,
    PercentNote,
    Release,
    SafeTable,
    Statement,
    StatementKind,
)
from spil_desktop.rules.report_cells import ANY, OTHER
from spil_desktop.rules.statements import find
from spil_desktop.rules.vocabulary import Condition, NeedTheme


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

    `statement` is the own sentence, `reach` the people counted of all those of 70 and older in
    percent; None where nothing could be printed.
    """

    claim: Claim
    report: str
    verdict: Verdict
    statement: Statement | None = None
    reach: int | None = None


_HALF: Final = 50
_MAINLY: Final = 66
_EIGHT_IN_TEN: Final = (75, 85)
_ALMOST_HALF: Final = (40, 49)
_WHOLE: Final = 100

_TOP_NEEDS: Final = frozenset(
    {NeedTheme.SOCIAL_CONTACT, NeedTheme.PRACTICAL_HELP, NeedTheme.TRANSPORT}
)
_TOP_CONDITIONS: Final = frozenset(
    {Condition.HEART, Condition.LUNGS, Condition.RHEUMATISM, Condition.DIABETES}
)
_TOP_SUPPORT: Final = frozenset({"match", "activity", "job", "ride"})
_TOP_MATTERED: Final = frozenset({"attention", "respect", "understanding"})


def compare(release: Release) -> tuple[Comparison, ...]:
    """Return every published sentence beside the figures that a release prints."""
    return tuple(_comparisons(release))


def _comparisons(release: Release) -> Iterator[Comparison]:
    told = {each.kind: each for each in release.statements}
    yield _largest(release, Claim.TOP_NEEDS, "r7_people", StatementKind.TOP_NEEDS, _TOP_NEEDS)
    for claim, report, kind, judge in _SHARES[:6]:
        yield _share(claim, report, told.get(kind), judge)
    yield _largest(
        release,
        Claim.TOP_CONDITIONS,
        "r6_condition",
        StatementKind.TOP_CONDITIONS,
        _TOP_CONDITIONS,
    )
    yield _largest(
        release, Claim.TOP_SUPPORT, "r8_support", StatementKind.TOP_SUPPORT, _TOP_SUPPORT
    )
    for claim, report, kind, judge in _SHARES[6:9]:
        yield _share(claim, report, told.get(kind), judge)
    yield _largest(
        release, Claim.MATTERED, "r12_mattered", StatementKind.TOP_MATTERED, _TOP_MATTERED
    )
    yield _not_reached(release)
    yield _outreach(told.get(StatementKind.OUTREACH_SHARE), told.get(StatementKind.SELF_REPORTED))
    for claim, report, kind, judge in _SHARES[9:]:
        yield _share(claim, report, told.get(kind), judge)


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

_SHARES: Final[tuple[tuple[Claim, str, StatementKind, _Judge], ...]] = (
    (Claim.EIGHTY_PLUS, "R3", StatementKind.EIGHTY_PLUS, _MOST),
    (Claim.WOMEN, "R3", StatementKind.WOMEN, _MOST),
    (Claim.LIVING_ALONE, "R3", StatementKind.LIVING_ALONE, _MOST),
    (Claim.HEALTH, "R4", StatementKind.HEALTH_FAIR_TO_GOOD, partial(_more_than, _MAINLY - 1)),
    (Claim.LIMITATION, "R5", StatementKind.LIMITATION, partial(_between, _EIGHT_IN_TEN)),
    (Claim.CHRONIC, "R6", StatementKind.CHRONIC, partial(_between, _ALMOST_HALF)),
    (Claim.FEELS_BETTER, "R11", StatementKind.FEELS_BETTER, _MOST),
    (Claim.COPES_BETTER, "R11", StatementKind.COPES_BETTER, _MOST),
    (Claim.LESS_VULNERABLE, "R11", StatementKind.LESS_VULNERABLE, _MOST),
    (Claim.LONELY, "R13", StatementKind.LONELY, _MOST),
)


def _share(claim: Claim, report: str, statement: Statement | None, judge: _Judge) -> Comparison:
    if statement is None or statement.percent is None:
        return Comparison(claim, report, Verdict.TOO_FEW)
    few = statement.percent.indicative
    verdict = Verdict.TOO_FEW if few else judge(statement.percent)
    return Comparison(claim, report, verdict, statement)


def _largest(
    release: Release, claim: Claim, id_: str, kind: StatementKind, wanted: frozenset[str]
) -> Comparison:
    """Judge "the largest are": the same categories on top, each of ten people or more.

    Where the last of them is as large as the next, the printed counts do not tell them apart.
    """
    statement = next((each for each in release.statements if each.kind is kind), None)
    table = find(release.tables, id_)
    report = id_.partition("_")[0].upper()
    if table is None or statement is None:
        return Comparison(claim, report, Verdict.TOO_FEW, statement)
    ranked = _ranked(table)
    top, rest = ranked[: len(wanted)], ranked[len(wanted) :]
    if len(top) < len(wanted) or (rest and rest[0][0] == top[-1][0]):
        verdict = Verdict.TOO_FEW
    else:
        same = frozenset(code for _count, code in top) == wanted
        verdict = Verdict.CONFIRMED if same else Verdict.NOT_CONFIRMED
    return Comparison(claim, report, verdict, statement)


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


def _outreach(found: Statement | None, herself: Statement | None) -> Comparison:
    """Judge "help must be brought to them": more were found than came themselves."""
    shares = [each.percent for each in (found, herself) if each and each.percent]
    if len(shares) < len((found, herself)) or any(each.indicative for each in shares):
        return Comparison(Claim.OUTREACH, "R2", Verdict.TOO_FEW, found)
    brought, came = shares
    unsure = brought.note is PercentNote.LESS_THAN or came.note is PercentNote.MORE_THAN
    if unsure or brought.points == came.points:
        return Comparison(Claim.OUTREACH, "R2", Verdict.TOO_FEW, found)
    more = brought.points > came.points
    verdict = Verdict.CONFIRMED if more else Verdict.NOT_CONFIRMED
    return Comparison(Claim.OUTREACH, "R2", verdict, found)
