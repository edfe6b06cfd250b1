import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spil_desktop.rules import anonymity
from spil_desktop.rules.anonymity import TraceKind

NAMES = anonymity.name_words(("Annie", "Dijkstra", "Bos", "van der Laan", "Froukje", None))
STREETS = ("Kwelderplein", "Oude Vaart", "Tjalk", "")


def found(text: str) -> list[tuple[TraceKind, str]]:
    return [(one.kind, one.words) for one in anonymity.traces(text, NAMES, STREETS)]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Toen belde Annie zelf.", TraceKind.NAME, "Annie"),
        ("Dat was Annies idee.", TraceKind.NAME, "Annies"),
        ("Zij heet Dijkstra-Bos.", TraceKind.NAME, "Dijkstra-Bos"),
        ("Met Van der Laan erbij.", TraceKind.NAME, "Laan"),
        ("Daar kwam mevrouw De Onbekende aan.", TraceKind.NAME, "mevrouw De Onbekende"),
        ("Met mevr. Onbekend ging het mis.", TraceKind.NAME, "mevr. Onbekend"),
        ("En hr. de Onbekende ook.", TraceKind.NAME, "hr. de Onbekende"),
        ("Zij woont op Kwelderplein 14.", TraceKind.STREET, "Kwelderplein 14"),
        ("Langs de oude vaart 3 a.", TraceKind.STREET, "oude vaart 3 a"),
        ("In de Wierdestraat wonen meer mensen.", TraceKind.STREET, "Wierdestraat"),
        ("Zij woont in 9204 ZK.", TraceKind.POSTCODE, "9204 ZK"),
        ("Bel haar op 06-12 34 56 78.", TraceKind.PHONE, "06-12 34 56 78"),
        ("Bel +31 512 51 23 45 maar.", TraceKind.PHONE, "+31 512 51 23 45"),
        ("Schrijf naar annet@voorbeeld.nl.", TraceKind.EMAIL, "annet@voorbeeld.nl"),
        ("Op 12 maart 2026 viel zij.", TraceKind.DATE, "12 maart 2026"),
        ("Op 12-3-2026 viel zij.", TraceKind.DATE, "12-3-2026"),
        ("Sinds 3 mei gaat het beter.", TraceKind.DATE, "3 mei"),
        ("Nummer 111222333 staat erbij.", TraceKind.CITIZEN_NUMBER, "111222333"),
    ],
)
def test_what_tells_someone_is_found(text: str, kind: TraceKind, words: str) -> None:
    assert (kind, words) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Een mevrouw van 84 uit de wijk wandelt weer elke week, met haar maatje en de hond.",
        "Zij ging naar de bakker, langs het bos en over de laan.",
        "In 1943 in Drachten geboren, 3 kinderen, 24 uur per dag alleen.",
        "Lot 123456789 won niets.",
        "Van de 10 keer ging het 9 keer goed, 80% dus.",
    ],
)
def test_an_ordinary_story_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(max_size=80))
@settings(max_examples=50)
def test_traces_stand_in_the_text_and_never_overlap(text: str) -> None:
    end = 0
    for one in anonymity.traces(text, NAMES, STREETS):
        assert text[one.start : one.end] == one.words
        assert one.start >= end
        end = one.end
