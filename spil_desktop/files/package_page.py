"""What the web page in an evaluator package says beyond the report: codes, and how to check it."""

from typing import Final

from spil_desktop import language
from spil_desktop.files import codebooks
from spil_desktop.files.html import More, Part
from spil_desktop.language import _
from spil_desktop.rules.release import Release
from spil_desktop.rules.signatures import Seal

_NAMES: Final = {language.DUTCH: "Nederlands", language.ENGLISH: "English"}


def more(release: Release, seal: Seal, code: str) -> More:
    """Return what follows on the report in the page of a language, with the way to the other."""
    other = next(each for each in language.LANGUAGES if each != code)
    return More(
        parts=(
            Part("codes", _("Codes in de tabellen"), _codes(release)),
            Part("package", _("Dit pakket"), _package(release, seal)),
        ),
        other=(f"report.{other}.html", other, _NAMES[other]),
    )


def _codes(release: Release) -> tuple[tuple[str, str], ...]:
    """Return every code as it stands in the CSV files, under the name of its column."""
    return tuple(
        (f"{name}: {code}" if name != "dimension" else code, f"{label}. {text}" if text else label)
        for name, code, label, text in codebooks.rows(release)[1:]
        if name != "table"
    )


def _package(release: Release, seal: Seal) -> tuple[tuple[str, str], ...]:
    return (
        (
            _("Wie maakte dit?"),
            _("{organisation}. De sleutel heeft deze vingerafdruk: {fingerprint}.").format(
                organisation=seal.organisation, fingerprint=seal.fingerprint
            ),
        ),
        (
            _("Is het nog zoals het was?"),
            _(
                "Kies in Spil “Pakketten bekijken”, of geef de opdracht spil-desktop validate met "
                "de naam van het zip-bestand. Elke veranderde byte wordt gevonden, met het bestand "
                "erbij. In manifest.json staat van elk bestand de SHA-256, en in signature.json de "
                "handtekening (Ed25519) van de organisatie daarover."
            ),
        ),
        (
            _("Versie van de telregels"),
            _("{version}. Vergelijk alleen cijfers met dezelfde versie.").format(
                version=release.definition_version
            ),
        ),
        (
            _("Bestanden"),
            _(
                "tables: elke tabel als CSV. datapackage.json: wat er in die tabellen staat "
                "(Frictionless Data Package). release.json: alles bij elkaar. codebook: de "
                "betekenis van alle codes. method: hoe deze cijfers zijn gemaakt. report: deze "
                "pagina. Codeboek, methode en pagina zijn er in het Nederlands (nl) en in het "
                "Engels (en)."
            ),
        ),
    )
