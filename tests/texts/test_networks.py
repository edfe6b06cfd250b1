from dataclasses import replace

from spil_desktop.rules.networks import NetworkChange, Ring, Tie, TieKind
from spil_desktop.rules.vocabulary import (
    ContactFrequency,
    MatchKind,
    Nearness,
    Relation,
    SupportDirection,
    TieStrength,
)
from spil_desktop.texts import continuity, networks

DAUGHTER = Tie(
    TieKind.RELATION,
    1,
    ("person", 1),
    "Els",
    relation=Relation.CHILD,
    direction=SupportDirection.TO_PARTICIPANT,
    strength=TieStrength.STRONG,
    frequency=ContactFrequency.WEEKLY,
    nearness=Nearness.ELSEWHERE,
)
BUDDY = Tie(TieKind.MATCH, 2, ("person", 2), "Grietje", match_kind=MatchKind.WALKING_BUDDY)
COFFEE = Tie(TieKind.ACTIVITY, 3, ("activity", 3), "Koffie")


def test_a_tie_is_described_in_one_line() -> None:
    assert networks.describe(DAUGHTER) == (
        "kind · geeft steun · hecht contact · elke week · elders"
    )
    marked = replace(DAUGHTER, is_emergency=True, has_key=True, is_overburdened=True)
    assert networks.describe(marked).startswith(
        "kind · bellen bij nood · heeft een sleutel · raakt overbelast · geeft steun"
    )
    assert networks.describe(BUDDY) == "wandel-/fietsmaatje"
    assert networks.describe(COFFEE) == "activiteit"
    assert networks.role(Tie(TieKind.RELATION, 4, ("person", 4), "Niemand")) == ""


def test_the_drawing_can_be_heard() -> None:
    assert networks.spoken("Froukje", ()) == "Rond Froukje staat nog niemand."
    assert networks.spoken("Froukje", (BUDDY, COFFEE)) == (
        "Rond Froukje staan: Grietje: wandel-/fietsmaatje; Koffie: activiteit."
    )
    assert networks.ring_names(Ring.NEARNESS)[0] == "zelfde adres"
    assert networks.ring_names(Ring.STRENGTH)[-1] == "los contact"


def test_what_changed_is_one_sentence() -> None:
    assert networks.changed(NetworkChange((), (), 3)) == "Er is niets veranderd tussen T0 en T1."
    assert networks.changed(NetworkChange(("Grietje", "Koffie"), ("Jan",), 1)) == (
        "Tussen T0 en T1: 2 erbij (Grietje, Koffie), 1 weg (Jan), 1 bleef."
    )
    assert networks.changed_since(NetworkChange((), (), 0)) == "Sinds T0 is er niets veranderd."
    assert networks.changed_since(NetworkChange((), ("Jan",), 2)) == (
        "Sinds T0: 1 weg (Jan), 2 bleven."
    )


def test_how_many_faces() -> None:
    assert continuity.sentence(1, 1) == "Tot nu toe: 1 maatje en 1 Spil."
    assert continuity.sentence(0, 2) == "Tot nu toe: 2 Spillen."
    assert continuity.sentence(0, 0) == "Tot nu toe: nog geen maatje."
