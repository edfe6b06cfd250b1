"""What people answered over time, and since when they are not measured any more, read at once."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Measurement, MissedMeasurement, Participant
from spil_desktop.model import Questionnaire as Stored
from spil_desktop.rules import drop_outs, outcomes, questionnaires
from spil_desktop.rules.measuring import Schedule
from spil_desktop.rules.outcomes import Gone, Taken
from spil_desktop.rules.paired import Lost
from spil_desktop.rules.scoring import Questionnaire
from spil_desktop.rules.vocabulary import Moment
from spil_desktop.services import measurements
from spil_desktop.services.populations import Someone

_Known = Mapping[tuple[str, str], Questionnaire]


def taken(
    session: Session, people: Collection[Someone], until: date, only: str | None = None
) -> tuple[Mapping[int, Mapping[Moment, Mapping[str, Taken]]], Mapping[int, date]]:
    """Return what was answered until a day, and when each was measured first.

    Who answered nothing has no questionnaires at any moment. `only` is the code of the one
    questionnaire that is read.
    """
    all_known = known(session)
    by_id = {one.id: one for one in people}
    found: defaultdict[int, dict[Moment, dict[str, Taken]]] = defaultdict(
        lambda: {moment: {} for moment in Moment}
    )
    first_on: dict[int, date] = {}
    for id_, code, edition, moment, day, answers in _answers(session, until, only):
        questionnaire = _asked(all_known, code, edition)
        if id_ not in by_id:
            continue
        if moment is Moment.T0:
            first_on[id_] = min(day, first_on.get(id_, day))
        if questionnaire is None:
            continue
        if questionnaire.about_health and not by_id[id_].health:
            continue
        scores = questionnaires.scores(questionnaire, answers)
        found[id_][moment][code] = Taken(questionnaire, day, answers, scores)
    return found, first_on


def _answers(
    session: Session, until: date, only: str | None
) -> Iterator[tuple[int, str, str, Moment, date, Mapping[str, object]]]:
    wanted = select(
        Measurement.participant_id,
        Measurement.instrument,
        Measurement.instrument_version,
        Measurement.moment,
        Measurement.taken_on,
        Measurement.answers,
    ).where(Measurement.taken_on <= until)
    if only is not None:
        wanted = wanted.where(Measurement.instrument == only)
    yield from session.execute(wanted.order_by(Measurement.id))


def known(session: Session) -> _Known:
    """Return all questionnaires that can be scored: those of the program, then the own ones."""
    own = (questionnaires.parse(text) for text in session.scalars(select(Stored.text)))
    return {(each.code, each.edition): each for each in (*questionnaires.shipped(), *own)}


def _asked(of: _Known, code: str, edition: str) -> Questionnaire | None:
    """Return what was asked; an edition that is not known any more has no scales to score."""
    if (code, edition) in of:
        return of[code, edition]
    other = next((each for each in of.values() if each.code == code), None)
    return replace(other, edition=edition, scales=()) if other else None


def gone(
    session: Session, first_on: Mapping[int, date], until: date
) -> Callable[[int, date], Mapping[Moment, Gone]]:
    """Return who is not measured at a later moment any more, as far as known on `until`."""
    missed = {
        (row.participant_id, row.moment): Gone(row.decided_on, outcomes.lost(row.reason))
        for row in session.scalars(select(MissedMeasurement))
        if row.decided_on <= until
    }
    rows = session.execute(
        select(Participant.id, Participant.closed_on, Participant.closing_reason).where(
            Participant.closed_on <= until, Participant.closing_reason.is_not(None)
        )
    )
    closed = {
        id_: Gone(day, outcomes.lost(drop_outs.of_closing(reason)))
        for id_, day, reason in rows
        if id_ in first_on and day is not None and reason is not None
    }

    when = measurements.schedule(session)

    def of(id_: int, first: date) -> Mapping[Moment, Gone]:
        later = (moment for moment in Moment if moment is not Moment.T0)
        found = {
            moment: missed.get((id_, moment)) or _ended(closed.get(id_), when, first, moment, until)
            for moment in later
        }
        return {moment: since for moment, since in found.items() if since is not None}

    return of


def _ended(
    closed: Gone | None, when: Schedule, first: date, moment: Moment, until: date
) -> Gone | None:
    """Say why someone is gone of whom nobody wrote a reason: her file closed, or time is over."""
    last = when.last_on(first, moment)
    if closed is not None and closed.on <= last:
        return closed
    return Gone(last, Lost.NOT_REACHED) if until > last else None
