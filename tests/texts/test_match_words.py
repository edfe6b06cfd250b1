from spil_desktop.rules.vocabulary import DayPart, VolunteerRole
from spil_desktop.texts import match_words


def test_parts_of_the_week_are_named_up_to_three() -> None:
    parts = tuple(DayPart)
    assert match_words.parts_of_week(parts[:1]) == "maandagochtend"
    assert match_words.parts_of_week(parts[:2]) == "maandagochtend en maandagmiddag"
    assert match_words.parts_of_week(parts[:3]) == ("maandagochtend, maandagmiddag en maandagavond")
    assert match_words.parts_of_week(parts[:4]).endswith("maandagavond en nog 1 dagdeel")
    assert match_words.parts_of_week(parts[:9]).endswith("en nog 6 dagdelen")


def test_who_is_looked_for_is_named() -> None:
    roles = tuple(VolunteerRole)
    assert match_words.somebody(()) == "vrijwilliger"
    assert match_words.somebody(roles[:2]) == "maatje of chauffeur"
    assert all(match_words.somebody((role,)) for role in roles)


def test_nothing_joined_is_nothing() -> None:
    assert match_words.both([]) == ""
