"""The statistics of outcomes in words: for an evaluator inside the office, exactly."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from spil_desktop import language
from spil_desktop.language import _, ngettext
from spil_desktop.rules.outcomes import Unscored
from spil_desktop.rules.paired import Lost, Method, Paired, Response, SignedRank
from spil_desktop.texts import numbers

_TINY = 0.001


def lost(reason: Lost) -> str:  # noqa: C901, PLR0911 - one line a member
    """Say why someone with a first score is in no pair; begins with a small letter."""
    match reason:
        case Lost.NOT_YET:
            return _("nog niet aan de beurt")
        case Lost.DIED:
            return _("overleden")
        case Lost.ADMITTED:
            return _("opgenomen")
        case Lost.MOVED:
            return _("verhuisd")
        case Lost.DOES_NOT_WANT:
            return _("wil niet")
        case Lost.NOT_REACHED:
            return _("niet bereikt of reden niet vastgelegd")
        case Lost.OTHER:
            return _("andere reden")
        case Lost.NOT_ASKED:
            return _("deze vragen niet gesteld")
        case Lost.NOT_SCORABLE:
            return _("te weinig antwoorden")
        case Lost.OTHER_EDITION:
            return _("in andere woorden gevraagd")
        case _:
            assert_never(reason)


def unscored(why: Unscored) -> str:
    """Say why someone whose turn it was has no first score; begins with a small letter."""
    match why:
        case Unscored.NOT_MEASURED:
            return _("nooit een eerste meting")
        case Unscored.NOT_ASKED:
            return _("deze vragen toen niet gesteld")
        case Unscored.OTHER_WORDS:
            return _("toen in andere woorden gevraagd")
        case Unscored.NO_CONSENT:
            return _("geen toestemming voor gezondheid")
        case Unscored.NOT_SCORABLE:
            return _("toen te weinig antwoorden")
        case _:
            assert_never(why)


def without_first(of: Mapping[Unscored, int]) -> str:
    """Say how many whose turn it was have no first score (T0), and why; empty without any."""
    number = sum(of.values())
    if not number:
        return ""
    told = ngettext(
        "Nog {number} mens was aan de beurt, maar heeft geen eerste score (T0 ontbreekt).",
        "Nog {number} mensen waren aan de beurt, maar hebben geen eerste score (T0 ontbreekt).",
        number,
    ).format(number=numbers.whole(number))
    reasons = ", ".join(f"{unscored(why)} {count}" for why, count in of.items())
    return _("{told} Daarvan: {reasons}.").format(told=told, reasons=reasons)


def part(number: int, whole: int) -> str:
    """Write how many of a whole, with the share: 5 (42%)."""
    if not whole:
        return numbers.whole(number)
    return _("{number} ({percent}%)").format(
        number=numbers.whole(number), percent=round(100 * number / whole)
    )


def decimals(number: float, places: int) -> str:
    """Write a number with so many decimals."""
    # adding 0 takes the sign off a rounded -0
    text = f"{round(number, places) + 0.0:.{places}f}"
    return text if language.current() == language.ENGLISH else text.replace(".", ",")


def difference(of: Paired) -> str:
    """Write a mean difference with its interval: +0,5 (0,2 tot 0,8)."""
    text = decimals(float(of.difference), 1)
    text = f"+{text}" if of.difference > 0 else text
    if of.interval is None:
        return text
    return _("{difference} ({low} tot {high})").format(
        difference=text,
        low=decimals(of.interval.low, 1),
        high=decimals(of.interval.high, 1),
    )


def changes(of: Paired) -> str:
    """Write how many are better, the same and worse."""
    return _("{better} beter, {same} gelijk, {worse} slechter").format(
        better=numbers.whole(of.better),
        same=numbers.whole(of.same),
        worse=numbers.whole(of.worse),
    )


def lines(of: Paired | None, response: Response) -> tuple[str, ...]:
    """Return everything that stands beside the means: stability, test, effect, who is missing."""
    return (*(_statistics(of) if of else ()), missing(response))


def _statistics(of: Paired) -> Iterator[str]:
    yield _("{changes}; gelijk of beter: {part} van {all} ({percent}%).").format(
        changes=changes(of),
        part=numbers.whole(of.same_or_better),
        all=numbers.whole(of.n),
        percent=round(100 * of.same_or_better / of.n),
    )
    if of.signed_rank is not None:
        yield _test(of.signed_rank)
    effects: list[str] = []
    if of.signed_rank is not None:
        size = decimals(float(of.signed_rank.rank_biserial), 2)
        effects.append(_("rangcorrelatie r = {size}").format(size=size))
    if of.dz is not None:
        effects.append(_("Cohens dz = {size}").format(size=decimals(of.dz, 2)))
    if effects:
        yield _("Effectgrootte: {sizes}; boven 0 betekent hogere scores.").format(
            sizes=numbers.enumeration(tuple(effects))
        )


def _test(of: SignedRank) -> str:
    how = {
        Method.EXACT: _("exacte verdeling van de rangen"),
        Method.NORMAL: _("normale benadering, gecorrigeerd voor gelijke rangen"),
    }[of.method]
    chance = (
        _("p kleiner dan {p}").format(p=decimals(_TINY, 3))
        if of.p < _TINY
        else _("p = {p}").format(p=decimals(of.p, 3))
    )
    return _(
        "Wilcoxon-rangtekentoets, tweezijdig: W = {w}, {chance} ({how}; wie niet veranderde telt "
        "niet mee)."
    ).format(w=decimals(float(of.statistic), 1), chance=chance, how=how)


def missing(of: Response) -> str:
    """Say of how many with a first score there is a pair, and why not of the others."""
    told = _("Van {first} mensen met een eerste score zijn er {pairs} twee keer gemeten.").format(
        first=numbers.whole(of.first), pairs=numbers.whole(of.pairs)
    )
    if not of.lost:
        return told
    reasons = ", ".join(f"{lost(reason)} {number}" for reason, number in of.lost.items())
    return _("{told} De anderen: {reasons}.").format(told=told, reasons=reasons)
