"""The sentences of the pilots' report, with the figures of a release.

A sentence says its share in words and prints the figure beside them. The words are singular, so
that one verb fits them all.
"""

from typing import Final, assert_never

from spil_desktop.language import _
from spil_desktop.rules.release import DimensionName, Percent, Statement, StatementKind
from spil_desktop.rules.shares import is_mainly
from spil_desktop.texts import dimensions, numbers
from spil_desktop.texts.phrases import share_of

_MEASURED_TWICE: Final = frozenset(
    {
        StatementKind.STABLE_MARK,
        StatementKind.STABLE_CONTROL,
        StatementKind.STABLE_NETWORK,
        StatementKind.STABLE_HEALTH,
        StatementKind.STABLE_LONELINESS,
    }
)
_DIVIDED: Final = {
    StatementKind.TOP_NEEDS: DimensionName.THEME,
    StatementKind.TOP_CONDITIONS: DimensionName.CONDITION,
    StatementKind.TOP_SUPPORT: DimensionName.SUPPORT,
    StatementKind.TOP_MATTERED: DimensionName.MATTERED,
}
_SAID: Final = frozenset(
    {StatementKind.FEELS_BETTER, StatementKind.COPES_BETTER, StatementKind.LESS_VULNERABLE}
)


def sentence(of: Statement, answered: int | None = None) -> str:
    """Return a statement as one sentence, its figure always beside its words.

    `answered` is how many people that figure is about, where these are not all participants.
    """
    if of.percent is not None:
        return numbers.capital(_share(of, of.percent, answered))
    if of.mean is not None:
        return _("Deelnemers geven hun leven gemiddeld een {mark}.").format(
            mark=numbers.decimal(of.mean)
        )
    return _largest(of)


def _share(of: Statement, percent: Percent, answered: int | None) -> str:
    if of.kind is StatementKind.HEALTH_FAIR_TO_GOOD and is_mainly(percent):
        return _(
            "Deelnemers vinden hun gezondheid overwegend redelijk tot goed: {percent}."
        ).format(percent=numbers.percent(percent))
    people, person = _counted(of.kind)
    return _pattern(of.kind).format(share=share_of(percent, people, person, answered))


def _counted(kind: StatementKind) -> tuple[str, str]:
    """Return who or what a share is taken of, in the plural and the singular."""
    if kind is StatementKind.NEEDS_SOLVED:
        return _("hulpvragen"), _("hulpvraag")
    if kind is StatementKind.STREETS_REACHED:
        return _("straten"), _("straat")
    if kind is StatementKind.LONELY:
        return _("deelnemers met een meting"), _("deelnemer met een meting")
    if kind in _MEASURED_TWICE:
        return _("deelnemers die twee keer zijn gemeten"), _("deelnemer die twee keer is gemeten")
    if kind in _SAID:
        return (
            _("deelnemers die zeiden wat zij van de hulp merkten"),
            _("deelnemer die zei wat zij of hij van de hulp merkte"),
        )
    return _("deelnemers"), _("deelnemer")


def _pattern(kind: StatementKind) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    match kind:
        case StatementKind.WOMEN:
            return _("{share} is vrouw.")
        case StatementKind.LIVING_ALONE:
            return _("{share} woont alleen.")
        case StatementKind.EIGHTY_PLUS:
            return _("{share} is 80 jaar of ouder.")
        case StatementKind.WOMAN_ALONE_EIGHTY_PLUS:
            return _("{share} is vrouw, woont alleen én is 80 jaar of ouder.")
        case StatementKind.LIMITATION:
            return _("{share} heeft een lichamelijke beperking.")
        case StatementKind.WALKING:
            return _("{share} heeft moeite met lopen.")
        case StatementKind.CHRONIC:
            return _("{share} heeft een chronische aandoening.")
        case StatementKind.HEALTH_FAIR_TO_GOOD:
            return _("{share} vindt de eigen gezondheid redelijk tot goed.")
        case StatementKind.OUTREACH_SHARE:
            return _("{share} is gevonden doordat iemand aanbelde, aansprak of doorverwees.")
        case StatementKind.SELF_REPORTED:
            return _("{share} heeft zich zelf gemeld.")
        case StatementKind.NEEDS_SOLVED:
            return _("{share} is helemaal of deels opgelost.")
        case StatementKind.LONELY:
            return _("{share} is volgens de vragenlijst eenzaam.")
        case StatementKind.STREETS_REACHED:
            return _("{share} is verkend.")
        case StatementKind.STABLE_MARK:
            return _("{share} geeft het leven na verloop van tijd hetzelfde of een hoger cijfer.")
        case StatementKind.STABLE_CONTROL:
            return _("{share} kan na verloop van tijd even vaak of vaker doen wat zij of hij wil.")
        case StatementKind.STABLE_NETWORK:
            return _("{share} weet na verloop van tijd even goed of beter bij wie te rade te gaan.")
        case StatementKind.STABLE_HEALTH:
            return _("{share} vindt de eigen gezondheid na verloop van tijd even goed of beter.")
        case StatementKind.STABLE_LONELINESS:
            return _("{share} is na verloop van tijd even eenzaam of minder eenzaam.")
        case StatementKind.FEELS_BETTER:
            return _("{share} voelt zich naar eigen zeggen prettiger dan voordat de Spil kwam.")
        case StatementKind.COPES_BETTER:
            return _("{share} kan het leven naar eigen zeggen beter aan.")
        case StatementKind.LESS_VULNERABLE:
            return _("{share} voelt zich naar eigen zeggen minder kwetsbaar.")
        case (
            StatementKind.TOP_NEEDS
            | StatementKind.TOP_CONDITIONS
            | StatementKind.TOP_SUPPORT
            | StatementKind.TOP_MATTERED
            | StatementKind.MEAN_MARK
        ):
            return "{share}"
        case _:
            assert_never(kind)


def _largest(of: Statement) -> str:
    """Say which categories are the largest, the largest first; of one alone, that it is."""
    name = _DIVIDED[of.kind]
    labels = tuple(dimensions.word(name, code) for code in of.categories)
    pattern = _one(of.kind) if len(labels) == 1 else _several(of.kind)
    return pattern.format(categories=numbers.enumeration(labels))


def _several(kind: StatementKind) -> str:
    if kind is StatementKind.TOP_CONDITIONS:
        return _("Het vaakst gaat het om {categories}.")
    if kind is StatementKind.TOP_MATTERED:
        return _("Het meest betekenden: {categories}.")
    if kind is StatementKind.TOP_SUPPORT:
        return _("Deelnemers zijn vooral geholpen via: {categories}.")
    return _("De belangrijkste vragen zijn: {categories}.")


def _one(kind: StatementKind) -> str:
    """Return the sentence about one category: no other was printed with ten people or more."""
    if kind is StatementKind.TOP_CONDITIONS:
        return _("Het vaakst gaat het om {categories}.")
    if kind is StatementKind.TOP_MATTERED:
        return _("Het vaakst werd genoemd: {categories}.")
    if kind is StatementKind.TOP_SUPPORT:
        return _("Het vaakst zijn deelnemers geholpen via {categories}.")
    return _("Het vaakst gaat de vraag over {categories}.")
