"""The words of outcomes: what is compared, what better means, and what it all does not prove."""

from collections.abc import Mapping

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.rules import outcome_tables, outcomes, questionnaires
from spil_desktop.rules.outcome_tables import OUTCOMES, WITHOUT_CONTROLS
from spil_desktop.rules.release import DimensionName, Measure, Population, SafeTable
from spil_desktop.rules.scoring import Scale


def caveats(report: str) -> tuple[str, ...]:
    """Return what stands with every outcome and cannot be left out; nothing for other tables."""
    return (no_controls(), rotterdam()) if report in WITHOUT_CONTROLS else ()


def no_controls() -> str:
    """Say that nobody knows what would have happened without the Spil."""
    return _(
        "Geen controlegroep: deze cijfers zeggen of er iets is veranderd, niet of dat door de "
        "Spil komt."
    )


def rotterdam() -> str:
    """Say what the study with a control group found, and what growing older does."""
    return _(
        "Het onderzoek in Rotterdam met een controlegroep (186 en 186 mensen, twaalf maanden, "
        "2016) vond geen wezenlijk verschil in kwaliteit van leven. Bij veel mensen dalen scores "
        "vanzelf als zij ouder worden."
    )


def about(population: Population) -> str | None:
    """Name the outcome of a population of pairs; None for any other."""
    found = (each for each in OUTCOMES if each.population is population)
    return next((title(each.scored) for each in found), None)


def title(scale: Scale) -> str:
    """Return the title of a scale in the language of the reader."""
    return scale.title_en if language.current() == language.ENGLISH else scale.title


def table_title(table: SafeTable, text: str) -> str:
    """Return the title of a table of outcomes; `text` is what any other table would have."""
    if table.population is Population.PAIRED:
        return means_title()
    named = about(table.population)
    return f"{named}: {text}" if named else text


def means_title() -> str:
    """Name the table of the means of all outcomes."""
    return _("gemiddelden bij de eerste en de tweede meting")


def population(of: Population) -> str:
    """Define the people of an outcome."""
    named = about(of)
    if named is None:
        return _(
            "Deelnemers van 70 jaar en ouder die dezelfde vragenlijst bij de eerste en bij de "
            "tweede meting hebben beantwoord. Zij tellen in de periode van de tweede meting."
        )
    return _(
        "Deelnemers van 70 jaar en ouder die “{title}” bij de eerste en bij de tweede meting "
        "hebben beantwoord, in dezelfde woorden. Zij tellen in de periode van de tweede meting."
    ).format(title=named)


def words() -> Mapping[DimensionName, Mapping[str, str]]:
    """Return the words of the categories of outcomes."""
    effect = questionnaires.by_code()[outcomes.EFFECT]
    return {
        DimensionName.CHANGE: {
            "better": _("beter"),
            "same": _("gelijk"),
            "worse": _("slechter"),
            "better+same": _("gelijk of beter"),
            "same+worse": _("gelijk of slechter"),
        },
        DimensionName.SELF_RATED_CBS: {
            "very_good": _("zeer goed"),
            "good": _("goed"),
            "so_so": _("gaat wel"),
            "poor": _("slecht"),
            "very_poor": _("zeer slecht"),
        },
        DimensionName.EFFECT: {item: title(effect.scale(item)) for item in outcomes.STATEMENTS},
        DimensionName.MATTERED: {
            "attention": _("aandacht"),
            "respect": _("respect"),
            "understanding": _("begrip"),
            "talking": _("iemand om mee te praten"),
            "doing": _("iemand om iets mee te doen"),
            "transport": _("vervoer"),
            "groceries": _("boodschappen"),
            "administration": _("administratie"),
            "other": _("iets anders"),
        },
        DimensionName.OUTCOME: {each.measure: title(each.scored) for each in OUTCOMES},
        DimensionName.OUTCOME_FIGURE: {
            "people": _("mensen"),
            "t0": _("eerste meting"),
            "t1": _("tweede meting"),
            "difference": _("verschil"),
            "low": _("95%-interval van"),
            "high": _("95%-interval tot"),
        },
    }


def notes(table: SafeTable) -> tuple[str, ...]:
    """Return what a reader of the table of means must know; nothing for other tables."""
    if table.measure is not Measure.SCORE:
        return ()
    low = {cell.keys[0] for cell in table.cells if outcome_tables.LOW in cell.keys}
    named = {cell.keys[0] for cell in table.cells}
    found = [
        _("Bij eenzaamheid, beperkingen en kwetsbaarheid is een lagere score beter."),
        _("Het verschil is berekend voordat de gemiddelden zijn afgerond."),
    ]
    if low:
        found.append(_("Ligt 0 in het interval, dan kan het verschil toeval zijn."))
    if not low:
        found.append(_("Geen interval: met zo weinig mensen kan elk verschil toeval zijn."))
    elif low < named:
        found.append(_("– Geen interval: het zijn te weinig mensen."))
    return tuple(found)


def paragraph() -> str:
    """Explain outcomes on the method page, and why some of it is for inside only."""
    return _(
        "Alleen wie dezelfde vragen twee keer heeft beantwoord, telt mee. Hoeveel mensen niet "
        "opnieuw zijn gemeten, staat bij “Van aanmelding tot deelname”, met de reden waar dat "
        "niemand herkenbaar maakt. Beter is een hoger cijfer of, bij eenzaamheid, beperkingen en "
        "kwetsbaarheid, een lagere score. “Gelijk of beter” is wat het project met stabiliseren "
        "bedoelt. Een gemiddelde staat er bij tien mensen of meer. Het interval zegt hoe onzeker "
        "het verschil is: van honderd zulke intervallen bevatten er ongeveer vijfennegentig het "
        "echte verschil (t-verdeling). Ligt 0 erin, dan kan het verschil toeval zijn. Een interval "
        "staat er bij dertig mensen of meer: bij minder mensen zegt de breedte te veel over hoe "
        "een paar van hen veranderden. Toetsen en "
        "effectgroottes staan om dezelfde reden niet in dit rapport; de organisatie heeft ze wel."
    )
