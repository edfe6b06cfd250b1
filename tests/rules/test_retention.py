from datetime import date

from spil_desktop.rules import retention


def test_terms():
    assert retention.erase_on(date(2026, 2, 5)) == date(2026, 3, 5)
    assert retention.erase_on(date(2026, 1, 31)) == date(2026, 2, 28)
    assert retention.destroy_on(date(2026, 11, 8)) == date(2028, 11, 8)
