from datetime import date, time

import pytest

from spil_desktop.rules.vocabulary import (
    FollowUpKind,
    Moment,
    NeedTheme,
    RidePurpose,
    SignalKind,
    TodayKind,
    Urgency,
)
from spil_desktop.services.today_items import TodayItem
from spil_desktop.ui.shared.blocks import Tone
from spil_desktop.ui.today import words

TODAY = date(2026, 4, 14)


def item(kind, **known):
    return TodayItem(kind, 1, "Annie Testema", **known)


@pytest.mark.parametrize("kind", list(TodayKind))
def test_every_kind_has_a_heading_and_can_be_said(kind):
    assert words.heading(kind, 3, 3).endswith(" · 3")
    assert words.heading(kind, 3, 9).endswith(" · 3 van 9")
    assert isinstance(words.what(item(kind, since=TODAY, age=85)), str)


@pytest.mark.parametrize(
    ("line", "what", "when", "tone"),
    [
        (
            item(
                TodayKind.SIGNAL_OVERDUE,
                signal=SignalKind.FALLING,
                urgency=Urgency.THREE_DAYS,
                due=date(2026, 4, 12),
            ),
            "Vallen/slecht lopen · binnen 3 dagen",
            "2 dagen te laat",
            Tone.DANGER,
        ),
        (
            item(
                TodayKind.SIGNAL_DUE,
                signal=SignalKind.FALLING,
                urgency=Urgency.THREE_DAYS,
                since=date(2026, 4, 9),
            ),
            "Vallen/slecht lopen · opgepakt op 09-04-2026",
            "",
            Tone.NEUTRAL,
        ),
        (
            item(
                TodayKind.FOLLOW_UP_TODAY,
                follow_up=FollowUpKind.CALL,
                note="lamp\nis op reis",
                due=TODAY,
            ),
            "Bellen · lamp · is op reis",
            "vandaag",
            Tone.ACCENT,
        ),
        (
            item(
                TodayKind.RIDE_TODAY,
                purpose=RidePurpose.DOCTOR,
                volunteer_id=3,
                due=TODAY,
                at=time(10, 15),
            ),
            "Arts/ziekenhuis",
            "10.15 uur",
            Tone.ACCENT,
        ),
        (
            item(TodayKind.MEASUREMENT_DUE, moment=Moment.T1, due=date(2026, 4, 10)),
            "T1 (tweede meting), liefst rond 10-04-2026",
            "4 dagen geleden",
            Tone.NEUTRAL,
        ),
        (
            item(TodayKind.MEASUREMENT_FIRST, moment=Moment.T0, since=date(2026, 3, 3)),
            "T0 (begin), nog niet gevraagd; gemeld op 03-03-2026",
            "wacht 6 weken",
            Tone.NEUTRAL,
        ),
        (
            item(TodayKind.NO_CONTACT, since=date(2026, 3, 3), theme=NeedTheme.TRANSPORT),
            "Niet gesproken sinds 03-03-2026 · dringende vraag: vervoer",
            "6 weken",
            Tone.NEUTRAL,
        ),
        (
            item(TodayKind.NO_CONTACT, since=date(2026, 3, 3), signal=SignalKind.FALLING),
            "Niet gesproken sinds 03-03-2026 · open signaal: vallen/slecht lopen",
            "6 weken",
            Tone.NEUTRAL,
        ),
        (
            item(TodayKind.BIRTHDAY, participant_id=2, age=90, due=date(2026, 4, 16)),
            "Wordt 90 jaar",
            "overmorgen",
            Tone.NEUTRAL,
        ),
        (
            item(TodayKind.BIRTHDAY, volunteer_id=2, age=50, due=TODAY),
            "Vrijwilliger",
            "vandaag",
            Tone.ACCENT,
        ),
    ],
)
def test_what_a_line_says(line, what, when, tone):
    assert words.what(line) == what
    assert words.when(line, TODAY) == when
    assert words.tone(line, TODAY) is tone
