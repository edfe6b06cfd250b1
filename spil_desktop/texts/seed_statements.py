"""The words of what was published about the first pilots, and of whether own figures agree."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.outcome_tables import WITHOUT_CONTROLS
from spil_desktop.rules.seed_statements import Claim, Comparison, Verdict
from spil_desktop.texts import numbers, statements


def heading() -> str:
    """Say where the published sentences come from, and what the comparison is worth."""
    return _(
        "Naast wat over de eerste SPIL-pilots is gepubliceerd (bij benadering; bron: CMO STAMM, "
        "zonder aantallen)"
    )


def columns() -> tuple[str, str, str]:
    """Return the headings of the published sentence, the own figure and the verdict."""
    return _("Gepubliceerd (bij benadering)"), _("Eigen cijfer"), _("Oordeel")


def line(of: Comparison) -> str:
    """Say in one line what was published, what the own figure is, and whether it agrees."""
    return _("“{published}” – {own} – {verdict}.").format(
        published=published(of.claim), own=own(of).rstrip("."), verdict=judged(of)
    )


def own(of: Comparison) -> str:
    """Return the own figure as a sentence."""
    if of.reach is not None:
        return _("ongeveer {percent}% van de inwoners van 70 jaar en ouder doet mee").format(
            percent=of.reach
        )
    if of.counts is not None:
        part, group = of.counts
        return _("{part} van de {group} deelnemers, zonder percentage").format(
            part=numbers.whole(part), group=numbers.whole(group)
        )
    if of.statement is None:
        return _("geen cijfer in dit rapport")
    return statements.sentence(of.statement)


def judged(of: Comparison) -> str:
    """Say whether a sentence is confirmed; of an effect, that nobody stood beside it."""
    word = verdict(of.verdict)
    if of.verdict is Verdict.CONFIRMED and of.report in WITHOUT_CONTROLS:
        return _("{verdict}, zonder controlegroep").format(verdict=word)
    return word


def verdict(of: Verdict) -> str:
    """Say whether the own figure agrees with what was published."""
    match of:
        case Verdict.CONFIRMED:
            return _("bevestigd")
        case Verdict.NOT_CONFIRMED:
            return _("niet bevestigd")
        case Verdict.TOO_FEW:
            return _("te weinig om te zeggen")
        case _:
            assert_never(of)


def rules() -> str:
    """Say when a published sentence counts as confirmed."""
    return _(
        "Over de eerste pilots zijn woorden en ruwe aandelen gepubliceerd, geen aantallen. Wij "
        "noemen “de meeste” bevestigd boven 50%, “overwegend” vanaf 66%, “acht op de tien” van "
        "75% tot en met 85%, “bijna de helft” van 40% tot 50%, en een rijtje als dezelfde groepen "
        "bovenaan staan met elk tien mensen of meer. Het oordeel volgt alleen uit de afgedrukte "
        "cijfers. Staat er geen percentage, dan beslissen de afgedrukte aantallen, en alleen als "
        "het afronden niets aan het oordeel kan veranderen. Bij minder dan dertig mensen is het te "
        "weinig om te zeggen."
    )


def published(of: Claim) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    """Return the sentence as it was published, shortened."""
    match of:
        case Claim.TOP_NEEDS:
            return _(
                "De belangrijkste vragen: sociaal contact, praktische hulp in en om huis, vervoer"
            )
        case Claim.EIGHTY_PLUS:
            return _("De meeste deelnemers zijn 80 jaar of ouder")
        case Claim.WOMEN:
            return _("De meeste deelnemers zijn vrouw")
        case Claim.LIVING_ALONE:
            return _("De meeste deelnemers wonen zelfstandig alleen")
        case Claim.ALL_THREE:
            return _("De meeste deelnemers zijn 80 jaar of ouder, vrouw én wonen alleen")
        case Claim.HEALTH:
            return _("De gezondheid wordt overwegend als redelijk tot goed ervaren")
        case Claim.LIMITATION:
            return _("Acht op de tien heeft een fysieke beperking, die te maken heeft met lopen")
        case Claim.CHRONIC:
            return _("Bijna de helft heeft een chronische aandoening")
        case Claim.TOP_CONDITIONS:
            return _("Vooral hart- en bloedvaten, luchtwegen, reuma of diabetes")
        case Claim.TOP_SUPPORT:
            return _("Vooral geholpen met een maatje, activiteiten, kleine klussen, vervoer")
        case Claim.FEELS_BETTER:
            return _("Het heeft hun welzijnsbevinden vergroot")
        case Claim.COPES_BETTER:
            return _("Zij kunnen het leven weer beter aan")
        case Claim.LESS_VULNERABLE:
            return _("Zij voelen zich minder kwetsbaar")
        case Claim.MATTERED:
            return _("Belangrijk waren aandacht, respect en begrip")
        case Claim.NOT_REACHED:
            return _("Veel ouderen worden nog steeds niet bereikt")
        case Claim.OUTREACH:
            return _("Hulp of steun moet hen aangereikt worden")
        case Claim.LONELY:
            return _("Er wordt veel eenzaamheid gesignaleerd")
        case _:
            assert_never(of)
