"""How every figure of an outcome is counted ("Hoe geteld?"), and what each is called."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from spil_desktop.language import _
from spil_desktop.rules import outcomes as rules
from spil_desktop.rules import questionnaires
from spil_desktop.rules.data_effects import Unanswered
from spil_desktop.rules.outcomes import Part, Reply, Silence, Told, Unscored
from spil_desktop.rules.paired import Lost
from spil_desktop.rules.periods import Period
from spil_desktop.rules.scoring import Questionnaire, Scale
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.texts import indicators as indicator_words
from spil_desktop.texts import outcome_statistics as statistics
from spil_desktop.texts import outcomes as outcome_words
from spil_desktop.texts import questionnaires as question_words
from spil_desktop.texts.indicators import Definition


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and from T0 to which moment it is compared."""

    questionnaire: Questionnaire
    scale: Scale
    moment: Moment


@dataclass(frozen=True, slots=True)
class Over:
    """The days and the area that a figure is about, as seen from today."""

    period: Period
    area: str
    today: date


def name(part: Told) -> str:
    """Name one figure of an outcome; begins with a small letter."""
    if isinstance(part, Lost):
        return _("niet opnieuw gemeten, {reason}").format(reason=statistics.lost(part))
    if isinstance(part, Unscored):
        return _("zonder eerste score, {reason}").format(reason=statistics.unscored(part))
    if isinstance(part, Silence):
        return _silence(part)
    return _reply(part) if isinstance(part, Reply) else _part(part)


def _part(part: Part) -> str:
    match part:
        case Part.PAIRS:
            return _("twee keer gemeten")
        case Part.BETTER:
            return _("beter")
        case Part.SAME:
            return _("gelijk")
        case Part.WORSE:
            return _("slechter")
        case Part.STABLE:
            return _("gelijk of beter")
        case Part.FIRST:
            return _("met een eerste score")
        case _:
            assert_never(part)


def _reply(part: Reply) -> str:
    match part:
        case Reply.AGREE:
            return _("eens of helemaal eens")
        case Reply.NEITHER:
            return _("niet eens en niet oneens")
        case Reply.DISAGREE:
            return _("oneens of helemaal oneens")
        case Reply.NAMED:
            return _("genoemd")
        case Reply.ANSWERED:
            return _("gaven antwoord")
        case Reply.NO_ANSWER:
            return _("gaven geen antwoord")
        case _:
            assert_never(part)


def _silence(part: Silence) -> str:
    match part:
        case Silence.DECLINED:
            return _("wil niet zeggen")
        case Silence.UNKNOWN:
            return _("weet niet")
        case Silence.LEFT_OPEN:
            return _("niet ingevuld")
        case _:
            assert_never(part)


def of_outcome(part: Told, asked: Asked, over: Over) -> Definition:
    """Say how a figure of an outcome is counted."""
    if isinstance(part, Unscored):
        who = indicator_words.who_is_paired(over.area)
    else:
        who = _who(asked.questionnaire, over)
    when = indicator_words.over_days(over.period, over.today)
    source = f"{_source(asked.questionnaire)} {asked.scale.source}"
    return Definition(_what(part, asked), who, when, source)


def of_unanswered(part: Told, question: Unanswered, over: Over) -> Definition:
    """Say how those are counted who gave no answer to a question for one reason."""
    what = _(
        "Wie in deze periode “{title}” ({moment}) heeft beantwoord, en op deze vraag geen antwoord "
        "gaf: {reason}. De vraag: “{text}”"
    ).format(
        title=question_words.title(question.questionnaire),
        moment=question.moment.value.upper(),
        reason=name(part),
        text=question.item.text,
    )
    return Definition(
        what,
        _who(question.questionnaire, over),
        indicator_words.over_days(over.period, over.today),
        _source(question.questionnaire),
    )


def _who(questionnaire: Questionnaire, over: Over) -> str:
    who = indicator_words.who_is_paired(over.area)
    if not questionnaire.about_health:
        return who
    consent = _("Zij gaven ook toestemming om gegevens over gezondheid te bewaren.")
    return f"{who} {consent}"


def _source(questionnaire: Questionnaire) -> str:
    return _("De metingen in het dossier: {questionnaire}, {edition}.").format(
        questionnaire=question_words.title(questionnaire),
        edition=question_words.edition(questionnaire.code, questionnaire.edition),
    )


def _what(part: Told, asked: Asked) -> str:  # noqa: PLR0911 - a line each
    later = _later(asked.moment)
    if isinstance(part, Unscored):
        return _without_first(part, later)
    if isinstance(part, Lost):
        return _not_again(part, later)
    scale = asked.scale
    title = outcome_words.title(scale)
    if part is Part.FIRST:
        return _(
            "Wie bij de eerste meting (T0) een score heeft op “{title}”, en in deze periode "
            "opnieuw is gemeten of wegviel. Wie nog aan de beurt komt, staat er ook bij."
        ).format(title=title)
    pairs = _(
        "Wie “{title}” bij de eerste meting (T0) en bij de {later} heeft beantwoord, in dezelfde "
        "woorden. Iemand telt in de periode van de {later}."
    ).format(title=title, later=later)
    higher = part is Part.BETTER if scale.higher_is_better else part is Part.WORSE
    if part in {Part.BETTER, Part.WORSE}:
        how = (
            _("Van hen: wie later hoger scoort.")
            if higher
            else _("Van hen: wie later lager scoort.")
        )
        return f"{pairs} {how}"
    if part is Part.SAME:
        same = _("Van hen: wie later precies hetzelfde scoort.")
        return f"{pairs} {same}"
    if part is Part.STABLE:
        stable = _("Van hen: wie niet achteruitging. Dat bedoelt het project met stabiliseren.")
        return f"{pairs} {stable}"
    return pairs


def _later(moment: Moment) -> str:
    return _("derde meting (T2)") if moment is Moment.T2 else _("tweede meting (T1)")


def _not_again(lost: Lost, later: str) -> str:
    if lost is Lost.NOT_YET:
        return _(
            "Wie een eerste score heeft en voor wie de tijd van de {later} nog niet voorbij is."
        ).format(later=later)
    if lost in {Lost.NOT_ASKED, Lost.NOT_SCORABLE, Lost.OTHER_EDITION}:
        return _(
            "Wie een eerste score heeft en bij de {later} wel is gemeten, maar hier geen paar "
            "geeft: {reason}."
        ).format(later=later, reason=statistics.lost(lost))
    return _(
        "Wie een eerste score heeft en geen {later}: {reason}. De reden is opgeschreven of volgt "
        "uit het afsluiten van het dossier. Is de tijd voorbij zonder reden, dan telt iemand als "
        "niet bereikt. Iemand telt in de periode waarin dat bekend werd."
    ).format(later=later, reason=statistics.lost(lost))


def _without_first(why: Unscored, later: str) -> str:
    told = _(
        "Wie in deze periode aan de beurt was voor de {later}, maar hier geen eerste score heeft: "
        "{reason}. Zij staan in geen enkel ander cijfer van deze uitkomst."
    ).format(later=later, reason=statistics.unscored(why))
    if why is not Unscored.NOT_MEASURED:
        return told
    since = _("Wie nooit is gemeten, is aan de beurt gerekend vanaf de melding.")
    return f"{told} {since}"


def of_reply(part: Told, said: str, over: Over) -> Definition:
    """Say how a figure of what people noticed is counted; `said` is the statement or the thing."""
    effect = questionnaires.by_code()[rules.EFFECT]
    measured = _("Wie in deze periode de tweede meting (T1) had.")
    answer = _("Gevraagd is: “{said}”. Het antwoord: {answer}.").format(
        said=said, answer=name(part)
    )
    note = _("Wie de vragen niet kreeg, gaf geen antwoord.") if part is Reply.NO_ANSWER else ""
    return Definition(
        " ".join(text for text in (measured, answer, note) if text),
        indicator_words.who_is_paired(over.area),
        indicator_words.over_days(over.period, over.today),
        _source(effect),
    )


def classes_note() -> str:
    """Say why classes are counted only, without a list."""
    return _(
        "Alleen van wie twee keer is gemeten. Een klasse zegt iets over een groep en niets zekers "
        "over één mens. Daarom is er geen lijst met namen."
    )
