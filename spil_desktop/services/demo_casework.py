"""The demonstration's files: the course of an invented participant from report to today."""

from datetime import date, timedelta
from typing import Final

from spil_desktop.rules.vocabulary import (
    ContactForm,
    ContactResult,
    FollowUpKind,
    NeedTheme,
    ParticipantStatus,
    SignalKind,
    SignalOutcome,
    SignalSource,
    Urgency,
)
from spil_desktop.services import contacts, demo_measuring, demo_needs, follow_ups, signals
from spil_desktop.services.contacts import ContactFields
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.demo_measuring import File
from spil_desktop.services.follow_ups import FollowUpFields
from spil_desktop.services.signals import SignalClosing, SignalFields

_SIGNALS: Final = {
    SignalKind.LONELINESS: 40,
    SignalKind.LOSS: 14,
    SignalKind.FALLING: 14,
    SignalKind.GLOOM: 10,
    SignalKind.CONFUSION: 8,
    SignalKind.OVERBURDENED_CARER: 6,
    SignalKind.MONEY: 5,
    SignalKind.UNSAFE_HOME: 3,
}
_OUTCOMES: Final = {
    SignalOutcome.SUPPORT_BY_SPIL: 40,
    SignalOutcome.SUPPORT_IN_NETWORK: 30,
    SignalOutcome.REFERRED: 15,
    SignalOutcome.CARE_STARTED: 5,
    SignalOutcome.NOTHING_NEEDED: 10,
}
_SOURCES: Final = {
    SignalSource.CONNECTOR: 45,
    SignalSource.VOLUNTEER: 22,
    SignalSource.KEY_FIGURE: 18,
    SignalSource.COMMUNITY_NURSE: 15,
}
_ALSO_ANSWERED: Final = timedelta(days=70)
_LATE: Final = timedelta(days=6)
_LONG_AGO: Final = timedelta(days=60)


def follow(scene: Scene, file: File, first: tuple[int, NeedTheme, date]) -> None:
    """Play what happens after the first visit; `first` is the need that she was reported with."""
    _contacts(scene, file)
    demo_needs.detail(scene, *first)
    demo_needs.answer(scene, first[0], first[1], file.visited_on, _until(scene, file))
    _more_needs(scene, file)
    demo_measuring.measure(scene, file)
    if scene.inventor.chance(32):
        _signal(scene, file)


def _until(scene: Scene, file: File) -> date:
    """Return until when needs are answered: while her file goes on, also after the pilot year."""
    if file.status is not ParticipantStatus.ACTIVE:
        return file.last
    return min(file.last + _ALSO_ANSWERED, scene.today)


def _contacts(scene: Scene, file: File) -> None:
    inventor = scene.inventor
    day = file.visited_on
    for _time in range(inventor.pick.randint(1, 4)):
        day += timedelta(days=inventor.pick.randint(20, 60))
        if day > file.last:
            return
        form = inventor.weighted(
            {ContactForm.HOME_VISIT: 40, ContactForm.PHONE: 45, ContactForm.ACTIVITY: 15}
        )
        contact = ContactFields(
            day, form, ContactResult.REACHED, minutes=inventor.pick.choice((10, 15, 30, 45, 60))
        )
        contacts.log(scene.session, file.participant_id, contact, today=scene.today)


def _more_needs(scene: Scene, file: File) -> None:
    """Let her ask more after the first visit, and some of them lately, without an answer yet."""
    inventor = scene.inventor
    for _time in range(inventor.weighted({0: 55, 1: 33, 2: 12})):
        asked_on = inventor.day(file.visited_on, min(file.visited_on + timedelta(60), file.last))
        need_id, theme = demo_needs.ask(scene, file.participant_id, asked_on)
        demo_needs.answer(scene, need_id, theme, asked_on, _until(scene, file))
    if file.status is ParticipantStatus.ACTIVE and inventor.dealt(
        "asks lately", {True: 1, False: 3}
    ):
        asked_on = scene.today - timedelta(days=inventor.pick.randint(0, 45))
        need_id, _theme = demo_needs.ask(scene, file.participant_id, asked_on)
        if inventor.dealt("proposed lately", {True: 2, False: 2}):
            demo_needs.propose_lately(scene, need_id)


def _signal(scene: Scene, file: File) -> None:
    inventor = scene.inventor
    seen_on = inventor.day(file.visited_on, file.last)
    urgency = inventor.weighted(
        {Urgency.FOLLOW: 30, Urgency.TWO_WEEKS: 50, Urgency.THREE_DAYS: 18, Urgency.NOW: 2}
    )
    fields = SignalFields(
        seen_on, inventor.weighted(_SIGNALS), inventor.weighted(_SOURCES), urgency
    )
    signal_id = signals.note(scene.session, file.participant_id, fields, today=scene.today)
    if inventor.chance(85) or seen_on < scene.today - _LONG_AGO:
        closed_on = min(seen_on + timedelta(days=inventor.pick.randint(1, 18)), scene.today)
        closing = SignalClosing(closed_on, inventor.weighted(_OUTCOMES))
        signals.close(scene.session, signal_id, closing, today=scene.today)


def clear(scene: Scene, participant_id: int, *, left_alone: bool) -> None:
    """Mark as done what lies behind, but for the last days, and give some people a next day.

    The content of who declined is erased by the program itself, when the store is opened.
    """
    inventor = scene.inventor
    for row in follow_ups.of_participant(scene.session, participant_id):
        past = row.fields.due_on < scene.today - _LATE
        by_itself = row.fields.kind is FollowUpKind.ERASE_CONTENT
        if row.done_on is None and (past or left_alone) and not by_itself:
            follow_ups.finish(scene.session, row.id, today=min(row.fields.due_on, scene.today))
    if not left_alone and inventor.chance(12):
        due_on = scene.today + timedelta(days=inventor.pick.randint(-4, 12))
        kind = inventor.pick.choice((FollowUpKind.CALL, FollowUpKind.VISIT))
        fields = FollowUpFields(kind, due_on, "hoe gaat het nu? (verzonnen)")
        follow_ups.plan(scene.session, participant_id, fields)
