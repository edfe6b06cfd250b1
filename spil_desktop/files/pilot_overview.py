"""What must be known of several pilots side by side, for every form that tells it in words."""

from collections.abc import Iterator

from spil_desktop.language import _
from spil_desktop.rules.pilots import PilotComparison
from spil_desktop.texts import numbers, pilots
from spil_desktop.texts import release as words

Told = tuple[str, str]
"""A name and what is told of it."""


def about(comparison: PilotComparison) -> tuple[str, ...]:
    """Return what holds for every figure: of what it is, invented or not, and who sent it twice."""
    demo = any(release.demo for release in comparison.releases)
    return (
        pilots.title(comparison),
        *((words.demo_mark(),) if demo else ()),
        *(f"{name}: {text}" for name, text in (*of_pilots(comparison), *senders(comparison))),
        *pilots.contradicted(comparison),
        *pilots.likely_doubles(comparison),
    )


def of_pilots(comparison: PilotComparison) -> tuple[Told, ...]:
    """Return of every pilot its period and the version of its counting rules."""
    called = pilots.names(comparison.releases)
    return tuple(
        (
            name,
            _("{period}; telregels {version}").format(
                period=numbers.period(release.period), version=release.definition_version
            ),
        )
        for name, release in zip(called, comparison.releases, strict=True)
    )


def counted(comparison: PilotComparison) -> str:
    """Say on one line which pilots, when and by which rules, and whether they are invented."""
    demo = any(release.demo for release in comparison.releases)
    told = (f"{name}: {text}" for name, text in of_pilots(comparison))
    return ". ".join((*((words.demo_mark(),) if demo else ()), *told))


def senders(comparison: PilotComparison) -> tuple[Told, ...]:
    """Return of every pilot who signed its package, and what is known of the key."""
    return tuple(
        (_("Afzender van {pilot}").format(pilot=name), text)
        for name, text in pilots.senders(comparison)
    )


def told(comparison: PilotComparison) -> tuple[Told, ...]:
    """Return what stands before the tables: the pilots, what is added up, and how."""
    return tuple(_told(comparison))


def _told(comparison: PilotComparison) -> Iterator[Told]:
    yield from ((name, numbers.capital(text)) for name, text in of_pilots(comparison))
    if any(release.demo for release in comparison.releases):
        yield _("Let op"), words.demo_mark()
    warnings = (*pilots.contradicted(comparison), *pilots.likely_doubles(comparison))
    yield from ((_("Let op"), text) for text in warnings)
    yield from senders(comparison)
    sums = (pilots.refused(comparison), pilots.people(comparison))
    yield from ((pilots.together(), text) for text in sums if text)
    yield from ((_("Hoe deze cijfers naast elkaar staan"), text) for text in pilots.rules())


def apart(comparison: PilotComparison) -> tuple[Told, ...]:
    """Return of every table that is not compared why."""
    called = pilots.names(comparison.releases)
    return tuple(
        (
            _("Niet vergelijkbaar: {table}").format(table=words.table_title(each.table)),
            pilots.apart(each, called),
        )
        for each in comparison.apart
    )
