from datetime import date

from spil_desktop.rules.signal_terms import SignalState
from spil_desktop.texts import signals

DUE, BEFORE, AFTER = date(2026, 3, 20), date(2026, 3, 19), date(2026, 3, 23)


def test_every_state_has_a_word_of_its_own() -> None:
    assert len({signals.state(found) for found in SignalState}) == len(SignalState)


def test_the_term_is_told_as_it_stands() -> None:
    assert signals.term(DUE, None, None) == "Doe iets vóór of op 20-03-2026."
    late = "De termijn was 20-03-2026. Er is nog niets gedaan."
    assert signals.term(DUE, None, kept=False) == late
    assert signals.term(DUE, BEFORE, kept=True) == "Opgepakt op 19-03-2026, binnen de termijn."
    after = "Opgepakt op 23-03-2026, na de termijn van 20-03-2026."
    assert signals.term(DUE, AFTER, kept=False) == after


def test_a_year_without_signals_says_nothing() -> None:
    assert signals.figures(0, 0, 2026) == ""
    assert signals.figures(1, 1, 2026) == (
        "In 2026 1 signaal gezien, 1 opgepakt binnen de termijn."
    )
    assert signals.figures(12, 11, 2026).startswith("In 2026 12 signalen gezien")


def test_who_may_not_keep_a_suspicion_reads_whom_to_tell_and_call() -> None:
    nobody, two = signals.whom_to_tell(()), signals.whom_to_tell(("Anja", "Mirjam"))

    assert "leidinggevende" in nobody
    assert "Anja of Mirjam" in two
    for text in (nobody, two):
        assert "112" in text
        assert "0800-2000" in text
