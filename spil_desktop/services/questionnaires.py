"""Which questionnaires there are, those of the organisation included, and which are asked when.

Who was asked one before is asked the same again, in the same edition: with other words or answers
there is nothing to compare.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from spil_desktop.errors import InputProblem, QuestionnaireProblem, SpilError
from spil_desktop.model import Measurement
from spil_desktop.model import Questionnaire as Stored
from spil_desktop.rules import questionnaires
from spil_desktop.rules.questionnaires import Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import settings

_ASKED: Final = "questionnaires_asked"
"""The setting with the moments that were chosen, by the code of a questionnaire."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A questionnaire in one edition: whose it is, when it is asked, and how often it was.

    An older edition is not asked of anyone new: `asked_at` is empty, and `choose` is about the
    newest one.
    """

    questionnaire: Questionnaire
    is_shipped: bool
    is_newest: bool
    asked_at: tuple[Moment, ...]
    times_used: int


def all_of(session: Session) -> tuple[Questionnaire, ...]:
    """Return every questionnaire in its newest edition, in the order of asking."""
    own = _own(session)
    newest = {one.code: one for one in (*questionnaires.shipped(), *own)}
    return tuple(sorted(newest.values(), key=lambda one: (one.place, one.code)))


def editions(session: Session) -> Mapping[tuple[str, str], Questionnaire]:
    """Return every questionnaire by its code and edition, older editions included."""
    return {(one.code, one.edition): one for one in (*questionnaires.shipped(), *_own(session))}


def of(session: Session, code: str, edition: str | None = None) -> Questionnaire:
    """Return a questionnaire; without an edition its newest. Raises `UNKNOWN_RECORD`."""
    if edition is None:
        found = next((one for one in all_of(session) if one.code == code), None)
    else:
        found = editions(session).get((code, edition))
    if found is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Stored.__tablename__)
    return found


def listed(session: Session) -> tuple[Listed, ...]:
    """Return every questionnaire in every edition, in the order of asking, the newest first."""
    used = {
        (code, edition): times
        for code, edition, times in session.execute(
            select(Measurement.instrument, Measurement.instrument_version, func.count()).group_by(
                Measurement.instrument, Measurement.instrument_version
            )
        )
    }
    newest = {one.code: one for one in all_of(session)}
    moments = _moments(session, newest.values())
    shipped = set(questionnaires.shipped())
    found = [
        Listed(
            one,
            one in shipped,
            newest[one.code] is one,
            moments[one.code] if newest[one.code] is one else (),
            used.get((one.code, one.edition), 0),
        )
        for one in (*questionnaires.shipped(), *reversed(_own(session)))
    ]
    return tuple(
        sorted(found, key=lambda each: (each.questionnaire.place, each.questionnaire.code))
    )


def asked(session: Session, moment: Moment) -> tuple[Questionnaire, ...]:
    """Return what is asked at a moment of someone who is asked for the first time."""
    known = all_of(session)
    moments = _moments(session, known)
    return tuple(one for one in known if moment in moments[one.code])


def for_participant(
    session: Session, participant_id: int, moment: Moment
) -> tuple[Questionnaire, ...]:
    """Return what one participant is asked at a moment: what she was asked before in its place.

    What she was asked before is left out where it is not made for the moment.
    """
    before = series_of(session, participant_id)
    hers = (before.get(one.series, one) for one in asked(session, moment))
    return tuple(one for one in hers if moment in one.moments)


def series_of(session: Session, participant_id: int) -> Mapping[str, Questionnaire]:
    """Return in which questionnaire and edition each series of one participant began."""
    wanted = (
        select(Measurement.instrument, Measurement.instrument_version)
        .where(Measurement.participant_id == participant_id)
        .order_by(Measurement.moment.desc(), Measurement.id.desc())
    )
    known = editions(session)
    taken = (known.get((code, edition)) for code, edition in session.execute(wanted))
    return {one.series: one for one in taken if one is not None}


def harmless(session: Session) -> frozenset[str]:
    """Return the codes of the questionnaires of which no edition is about health."""
    known = editions(session).values()
    about_health = {one.code for one in known if one.about_health}
    return frozenset({one.code for one in known} - about_health)


def choose(session: Session, chosen: Mapping[str, Iterable[Moment]]) -> None:
    """Choose which questionnaires are asked when; those that are not named stay as they were.

    Raises `InputProblem.NOT_IN_LIST` for a moment that a questionnaire is not made for and
    `QuestionnaireProblem.SAME_SERIES` for two at one moment that ask the same.
    """
    known = {one.code: one for one in all_of(session)}
    moments = dict(_moments(session, known.values()))
    for code, wanted in chosen.items():
        one = known.get(code)
        moments[code] = tuple(moment for moment in Moment if moment in set(wanted))
        if one is None or not set(moments[code]) <= set(one.moments):
            raise SpilError(InputProblem.NOT_IN_LIST, field=code)
    for moment in Moment:
        series = [known[code].series for code, at in moments.items() if moment in at]
        if len(set(series)) < len(series):
            raise SpilError(QuestionnaireProblem.SAME_SERIES)
    settings.keep(session, _ASKED, {code: list(at) for code, at in moments.items()})


def add(session: Session, text: str) -> Questionnaire:
    """Keep a questionnaire of the organisation, or a new edition of one, from its file.

    Raises the `QuestionnaireProblem`s of reading, `EDITION_EXISTS` for an edition that is there,
    and `CODE_TAKEN` for the code of one that comes with the program.
    """
    new = questionnaires.parse(text)
    if new.code in questionnaires.by_code():
        raise SpilError(QuestionnaireProblem.CODE_TAKEN)
    if (new.code, new.edition) in editions(session):
        raise SpilError(QuestionnaireProblem.EDITION_EXISTS)
    session.add(Stored(code=new.code, edition=new.edition, text=text))
    session.flush()
    return new


def text_of(session: Session, code: str, edition: str) -> str:
    """Return the file of a questionnaire, to begin another with. Raises `UNKNOWN_RECORD`."""
    if code in questionnaires.by_code() and questionnaires.by_code()[code].edition == edition:
        return questionnaires.text_of(code)
    text = session.scalar(select(Stored.text).where(Stored.code == code, Stored.edition == edition))
    if text is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Stored.__tablename__)
    return text


def receive(session: Session, text: str) -> None:
    """Keep a questionnaire that came along with answers to it, unless it is known already.

    Raises the `QuestionnaireProblem`s of reading.
    """
    new = questionnaires.parse(text)
    is_own = new.code not in questionnaires.by_code()
    if is_own and (new.code, new.edition) not in editions(session):
        session.add(Stored(code=new.code, edition=new.edition, text=text))
        session.flush()


def remove(session: Session, code: str, edition: str) -> None:
    """Remove one of the organisation's own that was never used; it is asked no more.

    Raises `UNKNOWN_RECORD` (also for one that comes with the program) and `STILL_USED`.
    """
    row = session.scalars(
        select(Stored).where(Stored.code == code, Stored.edition == edition)
    ).one_or_none()
    if row is None:
        raise SpilError(InputProblem.UNKNOWN_RECORD, record=Stored.__tablename__)
    used = select(Measurement.id).where(
        Measurement.instrument == code, Measurement.instrument_version == edition
    )
    if session.scalars(used.limit(1)).first() is not None:
        raise SpilError(QuestionnaireProblem.STILL_USED)
    session.delete(row)
    session.flush()
    if code not in {one.code for one in all_of(session)}:
        stored = dict(settings.kept(session, _ASKED) or {})
        if stored.pop(code, None) is not None:
            settings.keep(session, _ASKED, stored)


def _own(session: Session) -> list[Questionnaire]:
    """Return those of the organisation, the newest edition last."""
    texts = session.scalars(select(Stored.text).order_by(Stored.id))
    return [_parsed(text) for text in texts]


@lru_cache(maxsize=64)
def _parsed(text: str) -> Questionnaire:
    return questionnaires.parse(text)


def _moments(session: Session, known: Iterable[Questionnaire]) -> Mapping[str, tuple[Moment, ...]]:
    """Return when each is asked: as chosen, and otherwise when it is a standard one.

    Of those that ask the same one is asked: what was chosen, then what comes with the program.
    """
    chosen: dict[str, list[str]] = settings.kept(session, _ASKED) or {}
    shipped = questionnaires.by_code()
    taken: set[tuple[str, Moment]] = set()
    found: dict[str, tuple[Moment, ...]] = {}
    for one in sorted(known, key=lambda each: (each.code not in chosen, each.code not in shipped)):
        wanted = chosen.get(one.code, one.moments if one.standard else ())
        found[one.code] = tuple(
            moment
            for moment in one.moments
            if moment in wanted and (one.series, moment) not in taken
        )
        taken |= {(one.series, moment) for moment in found[one.code]}
    return found
