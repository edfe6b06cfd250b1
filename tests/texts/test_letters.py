from dataclasses import replace
from datetime import date

import pytest

from spil_desktop.rules.letters import ContactFacts, HealthFacts, LetterFacts
from spil_desktop.rules.vocabulary import (
    Aid,
    ConsentForm,
    Gender,
    NeedTheme,
    ReferralDirection,
    ReferralKind,
    Relation,
    SharedField,
)
from spil_desktop.texts import letters

FACTS = LetterFacts(
    ReferralDirection.OUTGOING,
    ReferralKind.WARM,
    date(2026, 5, 6),
    sender="Welzijn De Brug",
    recipient="Wmo-loket Eemsdelta",
    colleague="Wietske Bosma",
    recipient_address="Raadhuisplein 1, 9934 ab Delfzijl",
    shared=(SharedField.NAME, SharedField.ADDRESS, SharedField.QUESTION),
    name="A.M. Dijkstra-Bos",
    gender=Gender.WOMAN,
    address=("Kwelderplein 14", "9934 ZZ  DELFZIJL"),
    theme=NeedTheme.HOUSING,
    question="Annie wil een traplift.",
    consent_on=date(2026, 5, 6),
    consent_form=ConsentForm.ORAL,
    feedback_due_on=date(2026, 6, 17),
)


def test_a_warm_letter_says_who_is_handed_on_and_what_is_asked() -> None:
    letter = letters.referral(FACTS)
    assert letter.recipient == (
        "Wmo-loket Eemsdelta",
        "t.a.v. Wietske Bosma",
        "Raadhuisplein 1",
        "9934 AB  DELFZIJL",
    )
    assert letter.facts == (
        ("Naam", "mevrouw A.M. Dijkstra-Bos"),
        ("Adres", "Kwelderplein 14\n9934 ZZ  DELFZIJL"),
        ("Vraag", "Wonen/woningaanpassing/verhuizen\nAnnie wil een traplift."),
    )
    words = letter.plain()
    assert "6 mei 2026" in words
    assert "uiterlijk op 17 juni 2026" in words
    assert "De bewoner zei op 6 mei 2026 dat ik dit met u mag delen." in words
    assert "bestemd voor Wmo-loket Eemsdelta" in words


@pytest.mark.parametrize(
    ("change", "title", "said"),
    [
        ({"kind": ReferralKind.COLD}, "Verwijzing van een bewoner", "neemt zelf contact op"),
        (
            {"kind": ReferralKind.INFORMATION, "shared": (), "feedback_due_on": None},
            "Een bewoner kan u bellen",
            "verteld wat u doet",
        ),
        (
            {"direction": ReferralDirection.INCOMING, "answer": "Er is een maatje."},
            "Antwoord op uw verwijzing",
            "Er is een maatje.",
        ),
        (
            {"consent_form": ConsentForm.WRITTEN, "colleague": None},
            "Overdracht van een bewoner",
            "De bewoner schreef op",
        ),
        ({"consent_form": None}, "Overdracht van een bewoner", "alleen voor deze vraag"),
        ({"gender": Gender.MAN}, "Overdracht van een bewoner", "de heer A.M."),
        ({"gender": Gender.UNKNOWN}, "Overdracht van een bewoner", "Naam: A.M."),
    ],
)
def test_every_letter_says_what_it_is(change: dict[str, object], title: str, said: str) -> None:
    letter = letters.referral(replace(FACTS, **change))
    assert letter.title == title
    assert said in letter.plain()


def test_what_is_shared_and_not_known_is_said_to_be_unknown() -> None:
    shared = tuple(SharedField)
    letter = letters.referral(replace(FACTS, shared=shared, name=None, address=()))
    told = dict(letter.facts)
    assert told["Naam"] == told["Telefoonnummer"] == told["Gezondheid"] == "niet bekend"


def test_a_contact_and_health_are_written_out() -> None:
    letter = letters.referral(
        replace(
            FACTS,
            shared=(SharedField.CONTACT_PERSON, SharedField.HEALTH),
            contact=ContactFacts("Marijke Bos", Relation.CHILD, "06-12 34 56 78"),
            health=HealthFacts(aids=(Aid.WALKER,), note="Slaapt slecht."),
        )
    )
    told = dict(letter.facts)
    assert told["Contactpersoon"].startswith("Marijke Bos (")
    assert told["Contactpersoon"].endswith(", 06-12 34 56 78")
    assert told["Gezondheid"].endswith("Slaapt slecht.")
