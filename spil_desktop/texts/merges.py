"""Words for putting two files together: what is chosen, and what each file says."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from spil_desktop.language import _
from spil_desktop.rules.merging import MergeField, Side
from spil_desktop.rules.names import NameParts, display_name
from spil_desktop.rules.scoring import Questionnaire
from spil_desktop.rules.vocabulary import Code
from spil_desktop.texts import dates, labels, questionnaires


def field(one: MergeField) -> str:
    """Return what is chosen."""
    return {
        MergeField.NAME: _("Naam"),
        MergeField.FIRST_NAMES: _("Roepnaam en voorletters"),
        MergeField.GENDER: _("Geslacht"),
        MergeField.BIRTH: _("Geboorte"),
        MergeField.ADDRESS: _("Adres"),
        MergeField.EMAIL: _("E-mail"),
        MergeField.LANGUAGES: _("Talen"),
        MergeField.HINTS: _("Hoe bereik je haar?"),
        MergeField.NOTES: _("Notities"),
        MergeField.DECEASED: _("Overleden op"),
        MergeField.STAGE: _("Fase van het dossier"),
        MergeField.REPORT: _("Melding"),
        MergeField.REPORT_NOTE: _("Notitie bij de melding"),
        MergeField.OFFICE: _("Dossiernummer en wijk"),
        MergeField.LIVING: _("Woonsituatie"),
        MergeField.OFFERS: _("Wat ze voor een ander kan doen"),
        MergeField.OFFERS_NOTE: _("Talenten in eigen woorden"),
        MergeField.INTERESTS: _("Interesses"),
        MergeField.AVAILABLE: _("Wanneer het schikt"),
        MergeField.WISHES: _("Wensen en thuis"),
        MergeField.VOLUNTEER_STATUS: _("Status als vrijwilliger"),
        MergeField.VOLUNTEER_OFFICE: _("Nummer en wijk als vrijwilliger"),
        MergeField.ROLES: _("Taken als vrijwilliger"),
        MergeField.VOLUNTEER_INTERESTS: _("Interesses als vrijwilliger"),
        MergeField.VOLUNTEER_AVAILABLE: _("Beschikbaar als vrijwilliger"),
        MergeField.VOLUNTEER_LIMITS: _("Ruimte en grenzen als vrijwilliger"),
        MergeField.VOG: _("VOG en afspraken"),
        MergeField.VOLUNTEER_NOTE: _("Notitie als vrijwilliger"),
        MergeField.KEY_FIGURE: _("Sleutelfiguur"),
        MergeField.KEY_FIGURE_NOTE: _("Notitie als sleutelfiguur"),
    }[one]


def side(which: Side) -> str:
    """Return whose value stays."""
    return {
        Side.KEPT: _("wat links staat"),
        Side.OTHER: _("wat rechts staat"),
        Side.BOTH: _("allebei"),
    }[which]


def left_out(gone: Iterable[Questionnaire]) -> str:
    """Say which answers do not stay, and why; taking the files apart brings them back."""
    titles = "; ".join(
        f"{questionnaires.title(one)}, {questionnaires.edition(one.code, one.edition)}"
        for one in gone
    )
    return _(
        "Deze antwoorden blijven niet: {titles}. In de twee dossiers is hetzelfde in andere "
        "woorden gevraagd, en dat is niet te vergelijken. Haal je de dossiers later uit elkaar, "
        "dan komen ze terug."
    ).format(titles=titles)


def said(one: MergeField, values: Sequence[Any]) -> str:
    """Return what a file says in a field; in the place of an area's number stands its name."""
    if one is MergeField.NAME:
        prefix, family_name, partner_prefix, partner_family_name, use = values
        return display_name(
            NameParts(
                family_name,
                prefix=prefix,
                partner_prefix=partner_prefix,
                partner_family_name=partner_family_name,
                name_use=use,
            )
        )
    if one is MergeField.ADDRESS:
        street, number, addition, postcode, town, area = values
        home = " ".join(filter(None, (street, f"{number or ''}{addition or ''}")))
        place = "  ".join(filter(None, (postcode, town)))
        return ", ".join(filter(None, (home, place, area))) or "–"
    if one is MergeField.BIRTH:
        return _one(values[0]) or _one(values[1]) or "–"
    found = [_one(value) for value in values]
    return ", ".join(dict.fromkeys(text for text in found if text)) or "–"


def _one(value: Any) -> str:
    if value is None or value is False or value in ((), []):
        return ""
    if value is True:
        return _("ja")
    if isinstance(value, Code):
        return labels.label(value)
    if isinstance(value, date):
        return dates.short_date(value)
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_one, cast("list[Any]", value)))
    return str(value)
