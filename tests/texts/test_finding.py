from spil_desktop.rules.note_words import NoteKind
from spil_desktop.rules.search_words import Place
from spil_desktop.texts import finding


def test_every_kind_of_note_and_every_place_has_a_word():
    assert all(finding.note_kind(kind) for kind in NoteKind)
    assert all(finding.place(place) for place in Place)
