from datetime import date

from spil_desktop.rules.merging import MergeField, Side
from spil_desktop.rules.queries import FileState, Role, Without
from spil_desktop.rules.skipping import Skipped
from spil_desktop.rules.vocabulary import Interest, NameUse, ParticipantStatus
from spil_desktop.texts import lists, merges


def test_everything_that_is_chosen_in_a_list_has_words():
    assert all(map(lists.role, Role))
    assert all(map(lists.file_state, FileState))
    assert all(map(lists.without, Without))
    assert all(map(lists.skipped, Skipped))


def test_everything_of_a_merge_has_words():
    assert all(map(merges.field, MergeField))
    assert all(map(merges.side, Side))


def test_what_a_file_says():
    values = (
        ParticipantStatus.ACTIVE,
        date(2026, 3, 1),
        None,
        False,
        (Interest.CARDS, Interest.CHESS),
        True,
        14,
        (),
    )

    said = merges.said(MergeField.STAGE, values)
    assert said == "actief, 01-03-2026, kaarten, schaken, ja, 14"
    assert merges.said(MergeField.EMAIL, (None, "")) == "–"
    name = ("van der", "Laan", None, "Bos", NameUse.OWN_PARTNER)
    assert merges.said(MergeField.NAME, name) == "Van der Laan-Bos"
    address = ("Tjalk", 4, "a", "9204 ZA", "Drachten", "De Bouwen")
    assert merges.said(MergeField.ADDRESS, address) == "Tjalk 4a, 9204 ZA  Drachten, De Bouwen"
    assert merges.said(MergeField.ADDRESS, (None,) * 6) == "–"
    assert merges.said(MergeField.BIRTH, (date(1940, 1, 2), 1940)) == "02-01-1940"
    assert merges.said(MergeField.BIRTH, (None, 1940)) == "1940"
