"""The words of the guide for a talk at home: open questions, B1, "u" to the older person."""

from collections.abc import Mapping
from functools import cache

from spil_desktop import language
from spil_desktop.language import _
from spil_desktop.rules.visit_guide import VisitQuestion


def question(asked: VisitQuestion) -> str:
    """Return a question as it is put to the older person."""
    return _questions(language.current())[asked]


def opening() -> str:
    """Return what is said before the first question."""
    return _(
        "Wat wij bespreken, blijft tussen ons. U hoeft niets te vertellen wat u niet wilt. Wij "
        "schrijven alleen op wat nodig is om u te helpen."
    )


@cache
def _questions(language_code: str) -> Mapping[VisitQuestion, str]:
    del language_code
    asked = VisitQuestion
    return {
        asked.HOME_LIKING: _("Hoe bevalt het u om hier te wonen?"),
        asked.HOME_CHANGE: _("Wat zou u in of om uw huis anders willen?"),
        asked.HOME_SAFE: _("Voelt u zich veilig, in huis en in de buurt?"),
        asked.HEALTH_NOW: _("Hoe gaat het met uw gezondheid?"),
        asked.HEALTH_HINDER: _("Wat lukt daardoor minder goed?"),
        asked.HEALTH_HELP: _("Van wie krijgt u daar hulp bij?"),
        asked.ORDINARY_DAY: _("Hoe gaat een gewone dag bij u?"),
        asked.CHORES: _("Wie doet de klusjes in huis die u zelf niet kunt?"),
        asked.TURN_TO: _("Naar wie gaat u toe als het even tegenzit?"),
        asked.OUT_OF_DOORS: _("Hoe vaak komt u de deur uit?"),
        asked.GETTING_THERE: _("Hoe komt u waar u moet zijn?"),
        asked.WANTS_TO_GO: _("Waar zou u graag weer eens heen gaan?"),
        asked.PEOPLE: _("Wie ziet of spreekt u in een gewone week?"),
        asked.MORE_PEOPLE: _("Zou u vaker mensen willen zien? Wie of wat voor mensen?"),
        asked.ENJOYS: _("Waar heeft u plezier in?"),
        asked.GETS_BY: _("Hoe gaat het met rondkomen?"),
        asked.POST: _("Lukt het met post, rekeningen en formulieren?"),
        asked.GOOD_AT: _("Waar bent u goed in?"),
        asked.FOR_ANOTHER: _("Wat kunt of wilt u voor een ander doen?"),
        asked.USED_TO: _("Wat deed u vroeger graag, en zou u weer willen doen?"),
    }
