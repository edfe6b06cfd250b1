from dataclasses import replace
from datetime import date, time

from spil_desktop.rules.vocabulary import RunBy
from spil_desktop.services.calendars import Planned, PlannedKind
from spil_desktop.ui.calendar import words

SOOS = Planned(PlannedKind.ACTIVITY, 1, 5, date(2026, 4, 14), "Soos", time(14), place="Spantweg")


def test_what_tells_activities_of_the_same_name_apart_comes_before_their_place() -> None:
    alike = replace(SOOS, area="De Bouwen", run_by=RunBy.RESIDENTS)
    assert words.lines(SOOS) == ("14.00", "Soos", "Spantweg")
    assert words.lines(alike) == ("14.00", "Soos", "De Bouwen, bewoners, Spantweg")
    assert words.lines(replace(SOOS, place=None, area="De Bouwen"))[2] == "De Bouwen, activiteit"
    said = "di 14-04-2026: 14.00 uur, activiteit, Soos, De Bouwen, bewoners, Spantweg"
    assert words.spoken(alike) == said
