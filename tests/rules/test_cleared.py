"""What was safe while much was told stays safe while less is, and never the other way round."""

from spil_desktop.rules.cleared import Cleared


def test_less_told_is_safe_and_more_told_is_not() -> None:
    cleared = Cleared[str, str]()
    cleared.remember("ages", {"half are women"}, {"70-74"}, is_whole=False)
    assert cleared.safe("ages", {"half are women"}) == {"70-74"}
    assert cleared.safe("ages", ()) == {"70-74"}
    assert not cleared.safe("ages", {"half are women", "most live alone"})
    assert not cleared.safe("needs", ())
    assert not cleared.is_safe("ages", ())


def test_all_is_safe_where_nothing_was_found() -> None:
    cleared = Cleared[str, str]()
    cleared.remember("ages", {"half are women"}, {"70-74"}, is_whole=False)
    cleared.remember("ages", {"most live alone"}, {"75-79"}, is_whole=True)
    assert cleared.is_safe("ages", {"most live alone"})
    assert cleared.is_safe("ages", ())
    assert not cleared.is_safe("ages", {"half are women"})
    assert cleared.safe("ages", ()) == {"70-74", "75-79"}
