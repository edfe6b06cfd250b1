"""What the validator found in an evaluator package, in words."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.findings import Finding, FindingKind
from spil_desktop.rules.signatures import Seal, Sender, Trust


def sentence(finding: Finding) -> str:
    """Return a finding as a sentence that begins with its place."""
    place = _printable(finding.where)
    if finding.keys:
        place = f"{place} ({_printable(', '.join(finding.keys))})"
    text = _kind(finding.kind)
    return f"{place}: {text}" if place else text


def _printable(text: str) -> str:
    """Return a name from a file of others so that it can't pass for a line of the program."""
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def _names(seal: Seal) -> dict[str, str]:
    return {"organisation": _printable(seal.organisation), "fingerprint": seal.fingerprint}


def _kind(kind: FindingKind) -> str:  # noqa: C901, PLR0911, PLR0912 - one line a member
    match kind:
        case FindingKind.NOT_A_PACKAGE:
            return _("Dit bestand is geen pakket, of het is beschadigd.")
        case FindingKind.TOO_LARGE:
            return _("Dit bestand is te groot voor een pakket.")
        case FindingKind.REPACKED:
            return _("Het pakket is veranderd of opnieuw ingepakt nadat het is gemaakt.")
        case FindingKind.MANIFEST_BROKEN:
            return _("De lijst met controlegetallen klopt niet.")
        case FindingKind.FILE_MISSING:
            return _("Dit bestand ontbreekt in het pakket.")
        case FindingKind.FILE_EXTRA:
            return _("Dit bestand hoort niet in het pakket.")
        case FindingKind.FILE_CHANGED:
            return _("Dit bestand is veranderd nadat het pakket is gemaakt.")
        case FindingKind.NOT_SIGNED:
            return _("De handtekening ontbreekt: niet te zien is van wie dit pakket komt.")
        case FindingKind.SIGNATURE_WRONG:
            return _("De handtekening klopt niet: dit pakket is daarna veranderd.")
        case FindingKind.TABLE_DIFFERS:
            return _("Deze tabel is anders dan in release.json.")
        case FindingKind.DESCRIPTION_BROKEN:
            return _("De beschrijving van het pakket klopt niet.")
        case FindingKind.UNKNOWN_VERSION:
            return _(
                "Deze versie van de telregels is nieuwer dan dit programma. Gebruik een nieuwere "
                "Spil om het pakket te lezen."
            )
        case FindingKind.COLUMNS_DIFFER:
            return _("De kolommen zijn anders dan beschreven.")
        case FindingKind.BAD_VALUE:
            return _("Deze regel is niet te lezen.")
        case FindingKind.UNKNOWN_CATEGORY:
            return _("Deze categorie is niet beschreven.")
        case FindingKind.CELL_TWICE:
            return _("Dit cijfer staat er twee keer.")
        case FindingKind.INCOMPLETE:
            return _("Onder dit totaal ontbreken cijfers.")
        case FindingKind.NOT_ROUNDED:
            return _("Dit aantal is geen vijftal.")
        case FindingKind.DOES_NOT_ADD_UP:
            return _("De categorieën tellen niet op tot dit totaal.")
        case FindingKind.MORE_THAN_TOTAL:
            return _("Een categorie is groter dan het geheel waar zij bij hoort.")
        case FindingKind.MARGINS_DIFFER:
            return _("Hetzelfde cijfer is in een andere tabel anders.")
        case FindingKind.SENTENCE_DIFFERS:
            return _("Deze zin volgt niet uit de tabellen.")
        case FindingKind.MEANS_DIFFER:
            return _("Deze gemiddelden passen niet bij elkaar.")
        case FindingKind.WORDS_DIFFER:
            return _("De uitleg in dit bestand is niet die van het programma bij deze cijfers.")
        case FindingKind.OTHER_PROGRAM:
            return _(
                "De uitleg in dit bestand is van een andere versie van het programma, of is "
                "veranderd. Ga alleen af op de cijfers zoals Spil ze toont."
            )
        case FindingKind.PERCENT_TOO_FINE:
            return _("Dit percentage is nauwkeuriger dan de groep toelaat.")
        case FindingKind.PERCENT_DIFFERS:
            return _("Dit percentage past niet bij de aantallen.")
        case FindingKind.PERCENT_OF_FEW:
            return _("Voor dit percentage is de groep te klein.")
        case FindingKind.MEAN_OF_FEW:
            return _("Voor dit gemiddelde is de groep te klein.")
        case FindingKind.MEAN_TOO_FINE:
            return _("Dit gemiddelde heeft te veel cijfers achter de komma.")
        case FindingKind.TOO_DETAILED:
            return _("Deze tabel splitst verder uit dan het aantal mensen toelaat.")
        case FindingKind.SENSITIVE:
            return _("Dit gevoelige onderwerp mag hier niet staan.")
        case _:
            assert_never(kind)


def verdict(trust: Trust | None) -> str:
    """Say of a package without faults what is known of it, and no more than that."""
    match trust:
        case Trust.KNOWN:
            return _(
                "Dit pakket is onveranderd sinds de ondertekening, en de cijfers kloppen met "
                "elkaar."
            )
        case Trust.UNKNOWN | None:
            return _(
                "Dit pakket is onveranderd sinds de ondertekening, en de cijfers kloppen met "
                "elkaar. De afzender is niet bekend: van wie het komt, is nog niet zeker."
            )
        case Trust.OTHER_NAME | Trust.OTHER_KEY:
            return _(
                "De sleutel past niet bij de afzender. Gebruik dit pakket niet voordat je weet hoe "
                "dat kan."
            )
        case _:
            assert_never(trust)


def state(trust: Trust | None, *, valid: bool) -> str:
    """Say in a word or two what came of checking a package."""
    if not valid:
        return _("ongeldig")
    match trust:
        case Trust.KNOWN:
            return _("geldig")
        case Trust.UNKNOWN | None:
            return _("afzender onbekend")
        case Trust.OTHER_NAME | Trust.OTHER_KEY:
            return _("verkeerde sleutel")
        case _:
            assert_never(trust)


def sender(of: Sender) -> str:
    """Name who signed a package, the fingerprint and what is known of it, for in a table."""
    words = _names(of.seal)
    match of.trust:
        case Trust.KNOWN:
            return _("{organisation}; de vingerafdruk is vergeleken: {fingerprint}").format(**words)
        case Trust.UNKNOWN:
            return _(
                "“{organisation}”; de vingerafdruk is nog niet vergeleken: {fingerprint}"
            ).format(**words)
        case Trust.OTHER_NAME:
            return _(
                "“{organisation}”; de vingerafdruk is van een andere organisatie: {fingerprint}"
            ).format(**words)
        case Trust.OTHER_KEY:
            return _(
                "“{organisation}”; de vingerafdruk is een andere dan van haar bekend is: "
                "{fingerprint}"
            ).format(**words)
        case _:
            assert_never(of.trust)


def sealed_by(seal: Seal, trust: Trust) -> str:
    """Say who signed a package, and what is known of the key."""
    words = _names(seal)
    match trust:
        case Trust.KNOWN:
            return _("Ondertekend door {organisation}, met een sleutel die je kent.").format(
                **words
            )
        case Trust.UNKNOWN:
            return _(
                "Ondertekend door “{organisation}”, met een sleutel die hier niet bekend is. "
                "Vraag de organisatie of dit haar vingerafdruk is: {fingerprint}"
            ).format(**words)
        case Trust.OTHER_NAME:
            return _(
                "Ondertekend als “{organisation}”, met een sleutel die je kent van een andere "
                "organisatie. Vraag na hoe dat kan. De vingerafdruk is: {fingerprint}"
            ).format(**words)
        case Trust.OTHER_KEY:
            return _(
                "Ondertekend als “{organisation}”, maar met een andere sleutel dan je van haar "
                "kent. Vraag de organisatie of dit haar nieuwe vingerafdruk is: {fingerprint}"
            ).format(**words)
        case _:
            assert_never(trust)
