import pytest

from spil_desktop.rules.stages import Missing
from spil_desktop.rules.vocabulary import ClosingReason, ParticipantStatus
from spil_desktop.texts import stages


@pytest.mark.parametrize("status", ParticipantStatus)
def test_every_stage_is_explained(status: ParticipantStatus):
    assert stages.explained(status).endswith(".")


@pytest.mark.parametrize("kind", Missing)
def test_what_is_missing_is_said(kind: Missing):
    assert stages.missing(kind).endswith(".")


def test_what_closing_brings():
    assert "persoonlijk te bellen" in stages.closing(ClosingReason.DIED)
    assert "overdracht" in stages.closing(ClosingReason.MOVED_AWAY)
    assert "wist" in stages.closing(ClosingReason.CONSENT_WITHDRAWN)
    assert not stages.closing(ClosingReason.NEED_SOLVED)
