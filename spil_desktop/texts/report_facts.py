"""What stands in the report beside tables: goals, what must happen, the pilots, the account.

Every number is one that a table of the release prints, or follows from printed ones alone.
"""

import math
from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from spil_desktop.language import _
from spil_desktop.rules import questionnaires, shares
from spil_desktop.rules import seed_statements as rules
from spil_desktop.rules.release import (
    TOTAL,
    Cell,
    PilotFacts,
    Release,
    SafeTable,
    StatementKind,
)
from spil_desktop.rules.seed_claims import Reach
from spil_desktop.rules.statements import find
from spil_desktop.texts import (
    dimensions,
    numbers,
    outcomes,
    phrases,
    release,
    seed_statements,
    statements,
)
from spil_desktop.texts import questionnaires as question_words

Fact = tuple[str, str]
"""A name and what is told of it."""

_FULL_WEEK: Final = 36
_THOUSAND: Final = 1000
_HUNDRED: Final = 100
_LEAST_OF_A_STEP: Final = 30
"""Of fewer people a rounded count leaves percentages too far apart to mean anything."""


def goals() -> tuple[Fact, ...]:
    """Return what the Spil wants to reach, for older people, the neighbourhood, professionals."""
    return (
        (
            _("Ouderen"),
            _(
                "De zelfredzaamheid en eigen regie van mensen van 70 jaar en ouder vergroten, of "
                "minimaal stabiliseren."
            ),
        ),
        (_("Buurt"), _("Het informele netwerk in de buurt versterken en inzetten.")),
        (_("Op tijd"), _("Kwetsbaarheid vroeg signaleren.")),
        (_("Professionals"), _("Het professionele aanbod afstemmen op wat mensen nodig hebben.")),
    )


def must_happen(of: Release) -> tuple[Fact, ...]:
    """Return the six recommendations of the pilots, each with the own figures beside it."""
    return (
        (_("Een contactmakelaar die ouderen opzoekt"), _told(_open(of))),
        (_("Kleinschalige ontmoetingsplekken"), _told(_places(of))),
        (_("Een vervoersregeling in de wijk"), _told(_rides(of))),
        (_("Wonen, zorg en welzijn beter verbinden"), _told(_referrals(of))),
        (_("Een klein, slagvaardig team met mandaat"), _told(_team(of))),
        (_("Aanbod dat aansluit bij de vraag"), _told(_solved(of))),
    )


def _told(lines: Iterator[str]) -> str:
    return " ".join(lines) or _("Hierover staan geen cijfers in dit rapport.")


def _total(of: Release, id_: str) -> int | None:
    table = find(of.tables, id_)
    cell = table.cell(*(None for _dimension in table.dimensions)) if table else None
    return None if cell is None else cell.count


def _amount(of: Release, id_: str) -> str | None:
    table, total = find(of.tables, id_), _total(of, id_)
    return None if table is None or total is None else release.count(total, table.steps)


def _share(of: Release, id_: str, code: str) -> str | None:
    table = find(of.tables, id_)
    cell = table.cell(code) if table else None
    return phrases.figure(cell.percent) if cell and cell.percent else None


def _open(of: Release) -> Iterator[str]:
    total = _amount(of, "r16_open")
    if total is not None:
        yield _("Op {day} stonden {count} hulpvragen open.").format(
            day=numbers.long_date(of.period.last_day), count=total
        )
    table = _stages(of)
    reached = table.cell("reached") if table else None
    if reached and reached.percent:
        yield _("Van de ouderen die vanaf 1 januari zijn aangemeld, is {percent} bereikt.").format(
            percent=phrases.figure(reached.percent)
        )


def _places(of: Release) -> Iterator[str]:
    places, sessions = _amount(of, "r16_places"), _amount(of, "r16_sessions")
    table = find(of.tables, "r16_places")
    if table is not None and places is not None:
        yield _("Er zijn {count} activiteiten en ontmoetingsplekken.").format(count=places)
        yield from _places_per_inhabitant(of, table)
    if sessions is not None:
        yield _("Er waren {count} bijeenkomsten.").format(count=sessions)


def _places_per_inhabitant(of: Release, table: SafeTable) -> Iterator[str]:
    """Say how many places there are for older people, in every area that is told apart."""
    whole = table.cell(*(TOTAL for _dimension in table.dimensions))
    if whole and whole.count and of.people_70plus:
        yield _("Dat zijn er {rate} op elke 1.000 inwoners van 70 jaar en ouder.").format(
            rate=_rate(whole.count, table.steps, of.people_70plus)
        )
    apart = tuple(
        _("{rate} in {area}").format(
            rate=_rate(cell.count, table.steps, pilot.people_70plus), area=pilot.name
        )
        for pilot in of.pilots
        if table.dimensions
        and pilot.people_70plus
        and (cell := table.cell(pilot.name))
        and cell.count is not None
    )
    if apart:
        yield _("Per gebied op elke 1.000: {areas}.").format(areas=numbers.enumeration(apart))


def _rate(count: int, steps: int, inhabitants: int) -> str:
    """Say how many there can be for every thousand, by a rounded count."""
    off = shares.spread(steps)
    tenth = Decimal("0.1")
    low, high = (Decimal(_THOUSAND * n) / inhabitants for n in (max(count - off, 0), count + off))
    least = numbers.decimal(low.quantize(tenth, ROUND_FLOOR))
    most = numbers.decimal(high.quantize(tenth, ROUND_CEILING))
    return least if least == most else _("tussen {least} en {most}").format(least=least, most=most)


def steps(of: Release) -> tuple[str, ...]:
    """Return how many of each step came to the next, from being reported to the second measurement.

    Counts are rounded, so it is told between which percentages; of small groups that says nothing.
    Only since 1 January: a later step of who came in an earlier quarter is told in this one.
    """
    table = _stages(of)
    whole = table.cell(TOTAL) if table else None
    if table is None or whole is None:
        return ()
    found: list[str] = []
    before = whole.count or 0
    for stage, text in (
        ("reached", _("Van wie vanaf 1 januari is aangemeld, is {share} bereikt.")),
        ("participant", _("Van wie is bereikt, werd {share} deelnemer.")),
        ("t0", _("Van wie deelnemer werd, deed {share} de eerste meting.")),
        ("t1", _("Van wie de eerste meting deed, deed {share} ook de tweede.")),
    ):
        cell = table.cell(stage)
        if cell is None or cell.count is None or before < _LEAST_OF_A_STEP:
            break
        if cell.count > before:
            break
        found.append(text.format(share=_between(cell.count, before, shares.spread(table.steps))))
        before = cell.count
    return tuple(found)


def _stages(of: Release) -> SafeTable | None:
    """Return the table of how far those came who were reported since 1 January."""
    wanted = "r1_stage" if of.period.first == 1 else "r1_stage_cumulative"
    return next((table for table in of.tables if table.id == wanted), None)


def _between(part: int, whole: int, off: int) -> str:
    """Say which percentages a rounded part of a rounded whole can stand for."""
    least = math.floor(_HUNDRED * max(part - off, 0) / (whole + off))
    most = min(math.ceil(_HUNDRED * (part + off) / (whole - off)), _HUNDRED)
    if least == most:
        return _("{percent}%").format(percent=most)
    return _("tussen {least} en {most}%").format(least=least, most=most)


def _rides(of: Release) -> Iterator[str]:
    asked, unmet = _amount(of, "r8_rides"), _amount(of, "r16_unmet")
    if asked is not None:
        yield _("Er zijn {count} ritten gevraagd.").format(count=asked)
    if unmet is not None:
        yield _("Voor {count} ritten kon niemand rijden.").format(count=unmet)


def _referrals(of: Release) -> Iterator[str]:
    total = _amount(of, "r15_direction") or _amount(of, "r15_referrals")
    if total is not None:
        yield _("Er waren {count} verwijzingen.").format(count=total)
    for id_, code, text in (
        ("r15_kind", "warm", _("Van die door de Spil was {percent} warm.")),
        ("r15_feedback", "received", _("Van {percent} is terugkoppeling gekomen.")),
    ):
        share = _share(of, id_, code)
        if share is not None:
            yield text.format(percent=share)


def _team(of: Release) -> Iterator[str]:
    yield from _decided(of)
    table = find(of.tables, "r15_mark_of_professionals")
    if table and table.cells[0].mean is not None:
        yield _("Professionals geven de samenwerking gemiddeld een {mark}.").format(
            mark=numbers.decimal(table.cells[0].mean)
        )


def _decided(of: Release) -> Iterator[str]:
    total, by_team = _amount(of, "r16_decisions"), _share(of, "r16_decided_by", "team")
    if total is not None:
        yield _("Er zijn {count} besluiten over het werk genomen.").format(count=total)
    if by_team is not None:
        yield _("Daarvan nam het team {percent} zelf.").format(percent=by_team)


def _solved(of: Release) -> Iterator[str]:
    for each in of.statements:
        if each.kind in {StatementKind.TOP_NEEDS, StatementKind.NEEDS_SOLVED}:
            yield statements.sentence(each)


def pilots(of: Release) -> tuple[Fact, ...]:
    """Return of every area when, how much and how many of its inhabitants it reached."""
    return tuple((pilot.name, "; ".join(_pilot(of, pilot))) for pilot in of.pilots)


def _pilot(of: Release, pilot: PilotFacts) -> Iterator[str]:
    if pilot.started_on:
        started = numbers.long_date(pilot.started_on)
        yield _("gestart op {day}").format(day=started)
    if pilot.ended_on and pilot.ended_on <= of.period.last_day:
        yield _("geëindigd op {day}").format(day=numbers.long_date(pilot.ended_on))
    if pilot.connector_hours:
        fte = numbers.decimal(Decimal(pilot.connector_hours) / _FULL_WEEK)
        yield _("{fte} fte Spil ({hours} uur per week)").format(
            fte=fte, hours=pilot.connector_hours
        )
    if pilot.people_70plus:
        yield _("{count} inwoners van 70 jaar en ouder{year}").format(
            count=numbers.whole(pilot.people_70plus), year=f" ({pilot.year})" if pilot.year else ""
        )
    new = _new(of, pilot)
    if new is not None:
        yield _("nieuwe deelnemers in deze periode: {share} van hen").format(
            share=seed_statements.share(new)
        )


def _new(of: Release, pilot: PilotFacts) -> Reach | None:
    """Return who of an area was reported in the period itself; None where that is not printed."""
    id_, keys = ("r0_people", ()) if of.areas == (pilot.name,) else ("r0_areas", (pilot.name,))
    table = next((each for each in of.tables if each.id == id_), None)
    cell = table.cell(*keys) if table else None
    if table is None or cell is None or cell.count is None or not pilot.people_70plus:
        return None
    return Reach(of.period.last_day, cell.count, table.steps, pilot.people_70plus)


def reach(of: Release) -> tuple[Fact, ...]:
    """Return how many inhabitants take part at the end of the period, where that is printed."""
    found = rules.reach(of)
    return ((_("Bereik"), seed_statements.reach(found)),) if found else ()


def account(of: Release) -> tuple[Fact, ...]:
    """Return how complete the answers are, and what was asked; the method says what is left out."""
    return tuple(_account(of))


def _account(of: Release) -> Iterator[Fact]:
    for text, answered, asked in (
        (_("Ervaren gezondheid bij de start"), "r4_self_rated", "r5_limitation"),
        (_("Eenzaamheid bij de start"), "r13_loneliness", "r0_people"),
        (_("Rapportcijfer bij de start"), "r4_mark", "r0_people"),
    ):
        n, group = _n(of, answered), _total(of, asked)
        if n is not None and group is not None:
            yield (
                text,
                _("{n} van {group} deelnemers antwoordden").format(
                    n=numbers.whole(min(n, group)), group=numbers.whole(group)
                ),
            )
    for table in of.tables:
        yield from _unknown(table)
    yield from (_asked(*each) for each in of.editions)


def _n(of: Release, id_: str) -> int | None:
    table = find(of.tables, id_)
    return None if table is None else table.cells[0].n or _total(of, id_)


def _unknown(table: SafeTable) -> Iterator[Fact]:
    """Say how often something was not known, where a table of one breakdown prints that."""
    cell: Cell | None = table.cell("unknown") if len(table.dimensions) == 1 else None
    if cell is not None and cell.count:
        yield (
            numbers.capital(dimensions.dimension(table.dimensions[0].name)),
            _("van {count} onbekend").format(count=numbers.whole(cell.count)),
        )


def _asked(code: str, edition: str) -> Fact:
    """Name a questionnaire with its edition, and the classes of its scales with whose they are."""
    known = questionnaires.by_code().get(code)
    title = question_words.title(known) if known else code
    told = [f"{numbers.capital(question_words.edition(code, edition))}."]
    if known is not None and known.edition == edition:
        told += [
            _("{scale}: {classes}. {source}").format(
                scale=outcomes.title(scale),
                classes=question_words.classes(known, scale),
                source=scale.source,
            )
            for scale in known.scales
            if scale.cutoffs
        ]
    return _("Vragenlijst “{title}”").format(title=title), " ".join(told)
