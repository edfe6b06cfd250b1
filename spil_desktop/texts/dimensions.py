"""Words for the breakdowns of published tables and for their categories."""

import re
from collections.abc import Mapping
from functools import cache
from typing import assert_never

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.rules import vocabulary
from spil_desktop.rules.release import DimensionName
from spil_desktop.rules.report_cells import OTHER
from spil_desktop.texts import labels, numbers, outcomes

_BAND = re.compile(r"(?P<low>\d+)_(?P<high>\d+)")
_FROM = re.compile(r"(?P<low>\d+)_plus")
_UNDER = re.compile(r"under_(?P<high>\d+)")


def dimension(name: DimensionName) -> str:  # noqa: C901, PLR0911, PLR0912, PLR0915 - a line a member
    """Name a breakdown as in "deelnemers naar …"; begins with a small letter."""
    match name:
        case DimensionName.AREA:
            return _("gebied")
        case DimensionName.STAGE:
            return _("stap")
        case DimensionName.SOURCE:
            return _("aanmelder")
        case DimensionName.OUTREACH_STEP:
            return _("resultaat aan de deur")
        case DimensionName.AGE_BAND:
            return _("leeftijd")
        case DimensionName.GENDER:
            return _("geslacht")
        case DimensionName.LIVING:
            return _("woonsituatie")
        case DimensionName.TENURE:
            return _("huur of koop")
        case DimensionName.PROFILE:
            return _("profiel")
        case DimensionName.SELF_RATED:
            return _("ervaren gezondheid")
        case DimensionName.LIMITATION:
            return _("lichamelijke beperking")
        case DimensionName.CONDITION:
            return _("chronische aandoening")
        case DimensionName.THEME:
            return _("soort hulpvraag")
        case DimensionName.NEED_STATUS:
            return _("stand van de hulpvraag")
        case DimensionName.SUPPORT:
            return _("soort ondersteuning")
        case DimensionName.LAYER:
            return _("wie hielp")
        case DimensionName.LONELINESS:
            return _("eenzaamheid")
        case DimensionName.SIGNAL:
            return _("soort signaal")
        case DimensionName.STREET_STATUS:
            return _("stand van de straat")
        case DimensionName.RUN_BY:
            return _("wie organiseert")
        case DimensionName.DROP_OUT:
            return _("reden van uitval")
        case DimensionName.RIDE_RESULT:
            return _("afloop van de rit")
        case DimensionName.MATCH_KIND:
            return _("soort koppeling")
        case DimensionName.AFTER_3:
            return _("of zij na drie maanden nog bestaan")
        case DimensionName.AFTER_6:
            return _("of zij na zes maanden nog bestaan")
        case DimensionName.AFTER_12:
            return _("of zij na twaalf maanden nog bestaan")
        case DimensionName.END_REASON:
            return _("reden van stoppen")
        case DimensionName.SIGNAL_SOURCE:
            return _("wie het signaal opving")
        case DimensionName.URGENCY:
            return _("urgentie")
        case DimensionName.IN_TERM:
            return _("op tijd opgepakt")
        case DimensionName.DIRECTION:
            return _("richting")
        case DimensionName.PARTY:
            return _("partij")
        case DimensionName.REFERRAL_KIND:
            return _("soort verwijzing")
        case DimensionName.FEEDBACK:
            return _("terugkoppeling")
        case DimensionName.ROLE:
            return _("rol")
        case DimensionName.CONSENT:
            return _("toestemming")
        case DimensionName.CHANGE:
            return _("verandering")
        case DimensionName.LONELINESS_T0:
            return _("eenzaamheid bij de eerste meting")
        case DimensionName.LONELINESS_T1:
            return _("eenzaamheid bij de tweede meting")
        case DimensionName.EFFECT:
            return _("wat zij merkten")
        case DimensionName.MATTERED:
            return _("wat het meest betekende")
        case DimensionName.DECIDED_BY:
            return _("wie besliste")
        case DimensionName.MARITAL:
            return _("burgerlijke staat")
        case DimensionName.SELF_RATED_CBS:
            return _("ervaren gezondheid, in de woorden van het CBS")
        case DimensionName.MOBILITY:
            return _("beperking in het bewegen")
        case DimensionName.FIRST_THEME:
            return _("soort van de eerste hulpvraag")
        case DimensionName.FOUND_BY:
            return _("wie hen vond")
        case DimensionName.OUTCOME:
            return _("vragenlijst")
        case DimensionName.OUTCOME_FIGURE:
            return _("meting")
        case _:
            assert_never(name)


def ordered(name: DimensionName) -> bool:
    """Whether the categories have an order of their own, so that a table may not sort them."""
    return name in {
        DimensionName.STAGE,
        DimensionName.OUTREACH_STEP,
        DimensionName.AGE_BAND,
        DimensionName.SELF_RATED,
        DimensionName.SELF_RATED_CBS,
        DimensionName.NEED_STATUS,
        DimensionName.LONELINESS,
        DimensionName.STREET_STATUS,
        DimensionName.URGENCY,
        DimensionName.CONSENT,
        DimensionName.CHANGE,
        DimensionName.LONELINESS_T0,
        DimensionName.LONELINESS_T1,
        DimensionName.OUTCOME,
        DimensionName.OUTCOME_FIGURE,
    }


def category(name: DimensionName, code: str) -> str:
    """Name a category for a row or a column; an unknown code is shown as it is, never refused."""
    if name is DimensionName.AREA:
        return _("Andere gebieden samen") if code == OTHER else code
    if name is DimensionName.AGE_BAND:
        return _age_band(code)
    return numbers.capital(word(name, code))


def word(name: DimensionName, code: str) -> str:
    """Name a category within a sentence."""
    return _known(name).get(code) or _joined(name, code)


_LISTS: dict[DimensionName, type[vocabulary.Code]] = {
    DimensionName.SOURCE: vocabulary.ReportSource,
    DimensionName.GENDER: vocabulary.Gender,
    DimensionName.LIVING: vocabulary.LivingSituation,
    DimensionName.TENURE: vocabulary.Tenure,
    DimensionName.SELF_RATED: vocabulary.SelfRatedHealth,
    DimensionName.LIMITATION: vocabulary.Limitation,
    DimensionName.CONDITION: vocabulary.Condition,
    DimensionName.THEME: vocabulary.NeedTheme,
    DimensionName.NEED_STATUS: vocabulary.NeedStatus,
    DimensionName.LAYER: vocabulary.Layer,
    DimensionName.LONELINESS: vocabulary.Loneliness,
    DimensionName.LONELINESS_T0: vocabulary.Loneliness,
    DimensionName.LONELINESS_T1: vocabulary.Loneliness,
    DimensionName.SIGNAL: vocabulary.SignalKind,
    DimensionName.STREET_STATUS: vocabulary.StreetStatus,
    DimensionName.RUN_BY: vocabulary.RunBy,
    DimensionName.DROP_OUT: vocabulary.DropOut,
    DimensionName.MATCH_KIND: vocabulary.MatchKind,
    DimensionName.END_REASON: vocabulary.MatchEndReason,
    DimensionName.SIGNAL_SOURCE: vocabulary.SignalSource,
    DimensionName.URGENCY: vocabulary.Urgency,
    DimensionName.DIRECTION: vocabulary.ReferralDirection,
    DimensionName.PARTY: vocabulary.OrganisationKind,
    DimensionName.REFERRAL_KIND: vocabulary.ReferralKind,
    DimensionName.ROLE: vocabulary.VolunteerRole,
    DimensionName.DECIDED_BY: vocabulary.DecidedBy,
    DimensionName.MARITAL: vocabulary.MaritalStatus,
    DimensionName.FIRST_THEME: vocabulary.NeedTheme,
    DimensionName.FOUND_BY: vocabulary.ReportSource,
}


def _known(name: DimensionName) -> Mapping[str, str]:
    """Return the words of the codes of a breakdown: its code list, and what only figures have."""
    return _words(name, language.current())


@cache
def _words(name: DimensionName, language_code: str) -> Mapping[str, str]:
    """Return the words of a breakdown; `language_code` keeps the languages apart."""
    del language_code
    words = {str(code): labels.label(code) for code in _LISTS.get(name, ())}
    words["other_joined"] = _("overig (samengenomen)")
    words.setdefault("unknown", _("onbekend"))
    return {**words, **_only_in_figures().get(name, {}), **outcomes.words().get(name, {})}


def _only_in_figures() -> dict[DimensionName, dict[str, str]]:
    after = {"alive": _("bestaat nog"), "stopped": _("gestopt")}
    return {
        DimensionName.AFTER_3: after,
        DimensionName.AFTER_6: after,
        DimensionName.AFTER_12: after,
        # also whose time to be measured went by without a word
        DimensionName.DROP_OUT: {"not_reached": _("niet bereikt of reden niet vastgelegd")},
        DimensionName.RIDE_RESULT: {
            "done": _("gereden"),
            "unmet": _("niemand kon rijden"),
        },
        DimensionName.IN_TERM: {"in_term": _("op tijd"), "late": _("te laat")},
        DimensionName.FEEDBACK: {
            "received": _("terugkoppeling gekregen"),
            "none": _("nog geen terugkoppeling"),
        },
        DimensionName.CONSENT: {
            "evaluation": _("toestemming voor de evaluatie"),
            "health": _("ook toestemming voor gezondheidsgegevens"),
        },
        DimensionName.STAGE: {
            "reported": _("aangemeld"),
            "reached": _("bereikt"),
            "participant": _("deelnemer geworden"),
            "t0": _("eerste meting gedaan (T0)"),
            "t1": _("tweede meting gedaan (T1)"),
            "not_reached": _("niet bereikt"),
            "declined": _("wil niet"),
        },
        DimensionName.OUTREACH_STEP: {
            "addresses": _("aangebeld"),
            "opened": _("deur open"),
            "talked": _("gesprek"),
            "interested": _("belangstelling"),
        },
        DimensionName.LIMITATION: {
            "any": _("een of meer beperkingen"),
            "none": _("geen beperking"),
        },
        DimensionName.MOBILITY: {"mobility": _("lopen, traplopen of evenwicht")},
        DimensionName.CONDITION: {
            "any": _("een of meer chronische aandoeningen"),
            "none": _("geen chronische aandoening"),
        },
        DimensionName.THEME: {"any": _("een of meer hulpvragen"), "none": _("geen hulpvraag")},
        DimensionName.SUPPORT: {
            "any": _("een of meer vormen van ondersteuning"),
            "none": _("nog geen ondersteuning"),
            "match": _("maatje of andere koppeling"),
            "activity": _("activiteit of ontmoetingsplek"),
            "job": _("kleine klus"),
            "ride": _("vervoer"),
        },
        DimensionName.SIGNAL: {"any": _("een of meer signalen")},
        DimensionName.PROFILE: {
            "woman_alone_80_plus": _("vrouw, alleenwonend en 80 jaar of ouder"),
            "rest": _("anders"),
        },
    }


def _age_band(code: str) -> str:
    """Name an age band, or neighbours joined into one: 70_74+75_79 is 70 t/m 79 jaar."""
    first, last = code.split("+", maxsplit=1)[0], code.rsplit("+", maxsplit=1)[-1]
    low, high = _lowest(first), _highest(last)
    if low and high:
        return _("{low} t/m {high} jaar").format(low=low, high=high)
    if low:
        return _("{low} jaar en ouder").format(low=low)
    if high:
        return _("Jonger dan {age} jaar").format(age=int(high) + 1)
    return numbers.capital(_("onbekend") if code == "unknown" else _plain(code))


def _lowest(band: str) -> str | None:
    found = _BAND.fullmatch(band) or _FROM.fullmatch(band)
    return found["low"] if found else None


def _highest(band: str) -> str | None:
    if found := _BAND.fullmatch(band):
        return found["high"]
    found = _UNDER.fullmatch(band)
    return str(int(found["high"]) - 1) if found else None


def _joined(name: DimensionName, code: str) -> str:
    """Name a category that joins small ones: "other_joined", or codes with a + between."""
    known = _known(name)
    parts = tuple(known.get(part, _plain(part)) for part in code.split("+"))
    return numbers.enumeration(parts)


def _plain(code: str) -> str:
    return code.replace("_", " ")
