"""Shares in words, by the phrase rule of the pilots' report: "acht op de tien"."""

from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules.release import Percent, PercentNote
from spil_desktop.rules.shares import PhraseKind, phrase
from spil_desktop.texts import numbers


def share_of(percent: Percent, people: str, person: str, answered: int | None = None) -> str:
    """Say a printed share of a group, with its figure: "driekwart van de deelnemers (75%)".

    `people` names the group ("deelnemers"), `person` one of it ("deelnemer"); `answered`, where
    given, is said beside the figure as the size of that group: "(75% van 45)".
    """
    kind = phrase(percent)
    words = _words(kind).format(people=people, person=person, percent=_figure(percent))
    size = "" if answered is None else numbers.whole(answered)
    if kind is not PhraseKind.PERCENT:
        figure_of = _("{percent} van {count}").format(percent=_figure(percent), count=size)
        beside: tuple[str, ...] = (figure_of if size else _figure(percent),)
    else:
        beside = (_("{count} mensen").format(count=size),) if size else ()
    told = (*beside, _("indicatief")) if percent.indicative else beside
    return f"{words} ({', '.join(told)})" if told else words


def figure(percent: Percent) -> str:
    """Say a printed share in figures inside a sentence: "meer dan 60% (indicatief)"."""
    text = _figure(percent)
    return f"{text} ({_('indicatief')})" if percent.indicative else text


def _figure(percent: Percent) -> str:
    points = f"{percent.points}%"
    if percent.note is PercentNote.LESS_THAN:
        return _("minder dan {percent}").format(percent=points)
    if percent.note is PercentNote.MORE_THAN:
        return _("meer dan {percent}").format(percent=points)
    return points


def _words(kind: PhraseKind) -> str:  # noqa: C901, PLR0911 - one line a member
    match kind:
        case PhraseKind.ALMOST_ALL:
            return _("vrijwel elke {person}")
        case PhraseKind.NINE_IN_TEN:
            return _("negen op de tien {people}")
        case PhraseKind.OVER_EIGHT_IN_TEN:
            return _("ruim acht op de tien {people}")
        case PhraseKind.EIGHT_IN_TEN:
            return _("acht op de tien {people}")
        case PhraseKind.THREE_QUARTERS:
            return _("driekwart van de {people}")
        case PhraseKind.SEVEN_IN_TEN:
            return _("zeven op de tien {people}")
        case PhraseKind.MORE_THAN_HALF:
            return _("meer dan de helft van de {people}")
        case PhraseKind.HALF:
            return _("de helft van de {people}")
        case PhraseKind.ALMOST_HALF:
            return _("bijna de helft van de {people}")
        case PhraseKind.A_THIRD:
            return _("een derde van de {people}")
        case PhraseKind.PERCENT:
            return _("{percent} van de {people}")
        case _:
            assert_never(kind)
