from datetime import date

import pytest

from spil_desktop.rules.candidates import Vog, is_gone, is_ready, takes_part, vog_for_match
from spil_desktop.rules.vocabulary import ParticipantStatus, VolunteerStatus

TODAY, OLD = date(2026, 4, 14), date(2023, 4, 14)


@pytest.mark.parametrize(
    ("received", "state"),
    [
        (None, Vog.NONE),
        (date(2026, 4, 15), Vog.NONE),
        (TODAY, Vog.VALID),
        (date(2023, 4, 15), Vog.VALID),
        (OLD, Vog.OLD),
    ],
)
def test_a_vog_counts_from_its_receipt_and_is_old_after_some_years(
    received: date | None, state: Vog
) -> None:
    assert vog_for_match(received, OLD, TODAY) is state


def test_only_those_who_are_ready_are_matched() -> None:
    assert {one for one in VolunteerStatus if is_ready(one)} == {
        VolunteerStatus.READY,
        VolunteerStatus.ACTIVE,
    }
    assert {one for one in ParticipantStatus if takes_part(one)} == {
        ParticipantStatus.ACTIVE,
        ParticipantStatus.AT_DISTANCE,
    }
    assert {one for one in ParticipantStatus if is_gone(one)} == {
        ParticipantStatus.CLOSED,
        ParticipantStatus.DECLINED,
    }
