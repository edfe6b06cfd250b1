"""What the missing does to the published figures, in exact numbers for inside."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from spil_desktop.language import _, ngettext
from spil_desktop.rules import questionnaires as rules
from spil_desktop.rules.data_effects import Effect, Effects, Figure, NotScored, Unanswered
from spil_desktop.rules.outcome_tables import OUTCOMES
from spil_desktop.rules.outcomes import Silence
from spil_desktop.rules.periods import Period
from spil_desktop.rules.release import DimensionName
from spil_desktop.texts import (
    data_quality,
    numbers,
    outcome_definitions,
    outcomes,
    questionnaires,
)


def figure(of: Figure, which: str = "") -> str:  # noqa: C901, PLR0911, PLR0912 - a case a figure
    """Name a published share; `which` of several, as `Effect.of` has it."""
    match of:
        case Figure.OUTREACH:
            return _("het aandeel dat huis aan huis, op straat of door een ander is gevonden")
        case Figure.EIGHTY:
            return _("het aandeel van 80 jaar of ouder")
        case Figure.WOMEN:
            return _("het aandeel vrouwen")
        case Figure.ALONE:
            return _("het aandeel alleen wonend")
        case Figure.RENTED:
            return _("het aandeel met een huurwoning")
        case Figure.WIDOWED:
            return _("het aandeel weduwen en weduwnaars")
        case Figure.FAIR_OR_GOOD:
            return _("het aandeel met redelijke of goede gezondheid")
        case Figure.LIMITED:
            return _("het aandeel met een beperking")
        case Figure.MOBILITY:
            return _("het aandeel met een beperking in het bewegen")
        case Figure.CHRONIC:
            return _("het aandeel met een chronische aandoening")
        case Figure.SOCIAL_CONTACT:
            return _("het aandeel met een vraag om sociaal contact")
        case Figure.PRACTICAL_HELP:
            return _("het aandeel met een vraag om praktische hulp")
        case Figure.TRANSPORT:
            return _("het aandeel met een vraag om vervoer")
        case Figure.SOLVED:
            return _("het aandeel vragen dat (deels) is opgelost")
        case Figure.BY_NETWORK:
            return _("het aandeel vragen dat zonder professional is opgelost")
        case Figure.LONELY:
            return _("het aandeel eenzaam bij het begin")
        case Figure.MEASURED_AGAIN:
            return _("het aandeel dat op T1 opnieuw is gemeten")
        case Figure.NOT_WORSE:
            return _("het aandeel gelijk of beter op “{outcome}”").format(outcome=_outcome(which))
        case Figure.AGREE:
            return _("het aandeel dat het eens is met “{statement}”").format(
                statement=_statement(which)
            )
        case Figure.ATTENTION:
            return _("het aandeel voor wie aandacht het meest betekende")
        case _:
            assert_never(of)


def effect(of: Effect) -> str:
    """Say what the missing does to a share, in exact numbers for inside.

    "Woonsituatie ontbreekt bij 6 van 47: het aandeel alleen wonend kan tussen 70 en 83 procent
    liggen."
    """
    text = _("{why}: {figure} kan tussen {low} en {high} procent liggen.")
    return text.format(
        why=why(of),
        figure=figure(of.figure, of.of),
        low=_points(of.range.low),
        high=_points(of.range.high),
    )


def short(of: Effect) -> str:
    """Name the share of an effect in a few words, what it is about first, for a list."""
    match of.figure:
        case Figure.NOT_WORSE:
            return _("{outcome}: gelijk of beter").format(outcome=_outcome(of.of))
        case Figure.AGREE:
            return _("“{statement}”: mee eens").format(statement=_statement(of.of))
        case _:
            return data_quality.title(figure(of.figure, of.of))


def why(of: Effect) -> str:
    """Say of how many what is missing: "Woonsituatie ontbreekt bij 6 van 47"."""
    return _("{what} ontbreekt bij {missing} van {people}").format(
        what=data_quality.title(_what(of)),
        missing=numbers.whole(of.range.unknown),
        people=numbers.whole(of.range.people),
    )


def between(of: Effect) -> str:
    """Say between what a share can lie: "70 tot 83 %"."""
    return _("{low} tot {high} %").format(low=_points(of.range.low), high=_points(of.range.high))


def asked(of: NotScored) -> str:
    """Name a questionnaire with the moment at which it was asked."""
    return _("{title} ({moment})").format(
        title=questionnaires.title(of.questionnaire), moment=of.moment.value.upper()
    )


def not_scored(of: NotScored) -> str:
    """Say that a questionnaire was asked and does not count for some."""
    return _(
        "{title} is gevraagd aan {asked}, en bij {people} niet te scoren: niets gezegd of te "
        "weinig antwoorden."
    ).format(title=asked(of), asked=numbers.whole(of.asked), people=numbers.whole(of.people))


def question(of: Unanswered) -> str:
    """Name a question by its place in its questionnaire."""
    place = of.questionnaire.items.index(of.item) + 1
    return _("{title} ({moment}), vraag {place}").format(
        title=questionnaires.title(of.questionnaire), moment=of.moment.value.upper(), place=place
    )


def silent(of: Unanswered) -> str:
    """Say how many gave no answer to a question, and why: "weet niet 2, niet ingevuld 1"."""
    return ", ".join(
        _("{reason} {number}").format(
            reason=outcome_definitions.name(why), number=numbers.whole(len(of.people[why]))
        )
        for why in Silence
        if why in of.people
    )


def about(of: Period, *, running: bool) -> str:
    """Say over which period the effects are, and for whom they are."""
    if running:
        return _("Over {period}, tot en met vandaag. Alleen voor intern.").format(period=of.code)
    return _("Over {period}. Alleen voor intern.").format(period=of.code)


def left_out(of: Effects) -> tuple[str, ...]:
    """Say who does not count in any figure because of one missing answer."""
    found: list[str] = []
    if of.without_birth:
        found.append(
            ngettext(
                "Van {n} deelnemer is geen geboortejaar bekend: zij telt in geen enkel cijfer mee.",
                "Van {n} deelnemers is geen geboortejaar bekend: zij tellen in geen enkel cijfer "
                "mee.",
                of.without_birth,
            ).format(n=numbers.whole(of.without_birth))
        )
    if of.under_age:
        found.append(
            ngettext(
                "{n} deelnemer was bij de melding jonger dan 70: zij telt niet mee bij de "
                "{counted} van het verslag. Klopt het geboortejaar?",
                "{n} deelnemers waren bij de melding jonger dan 70: zij tellen niet mee bij de "
                "{counted} van het verslag. Klopt het geboortejaar?",
                of.under_age,
            ).format(n=numbers.whole(of.under_age), counted=numbers.whole(of.counted))
        )
    if of.without_consent:
        found.append(
            ngettext(
                "{n} deelnemer gaf geen toestemming voor de evaluatie, of is het nooit gevraagd: "
                "zij telt niet mee bij de {counted} van het verslag.",
                "{n} deelnemers gaven geen toestemming voor de evaluatie, of is het nooit "
                "gevraagd: zij tellen niet mee bij de {counted} van het verslag.",
                of.without_consent,
            ).format(n=numbers.whole(of.without_consent), counted=numbers.whole(of.counted))
        )
    return tuple(found)


def _what(of: Effect) -> str:  # noqa: PLR0911 - a case a figure
    """Name what is missing, shorter than in the list."""
    match of.figure:
        case Figure.FAIR_OR_GOOD | Figure.LIMITED | Figure.MOBILITY | Figure.CHRONIC:
            return _("gezondheid")
        case Figure.SOLVED:
            return _("hoe het met een hulpvraag staat")
        case Figure.MEASURED_AGAIN:
            return _("T1 (of waarom niet)")
        case Figure.LONELY:
            return _("de eenzaamheidsschaal op T0")
        case Figure.NOT_WORSE:
            return _("de tweede score (T1)")
        case Figure.AGREE | Figure.ATTENTION:
            return _("het ervaren effect op T1")
        case _:
            return data_quality.gap(of.gap)


def _outcome(measure: str) -> str:
    """Return the title of an outcome: of its questionnaire, or of the scale in it that it is."""
    spec = next(one for one in OUTCOMES if one.measure == measure)
    if measure == spec.questionnaire:
        return questionnaires.title(rules.by_code()[spec.questionnaire])
    return outcomes.title(spec.scored)


def _statement(item: str) -> str:
    """Return a statement on what somebody noticed, as it is asked."""
    return outcomes.words()[DimensionName.EFFECT].get(item, "")


def _points(share: Fraction) -> str:
    return str(round(Decimal(100 * share.numerator) / Decimal(share.denominator)))
