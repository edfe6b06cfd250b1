from dataclasses import fields, replace
from datetime import date
from itertools import combinations

import pytest
from sqlalchemy.orm import Session

from spil_desktop.model import Contact, HealthProfile, Participant, Person, Phone
from spil_desktop.rules.letters import ContactFacts, HealthFacts, LetterFacts
from spil_desktop.rules.vocabulary import (
    Aid,
    ConsentForm,
    ConsentState,
    Gender,
    NeedTheme,
    Purpose,
    ReferralKind,
    Relation,
    SharedField,
)
from spil_desktop.services import needs, referral_letters, referrals, settings
from spil_desktop.services.needs import NeedFields
from spil_desktop.services.referrals import Answer, Incoming, Outgoing
from tests.services import made
from tests.services import referring_made as m
from tests.services.referring_made import TODAY


@pytest.fixture
def annie(session: Session, area: int) -> int:
    """A resident of whom everything is known."""
    number = made.participant(session, area, "Dijkstra")
    person = session.get_one(Person, session.get_one(Participant, number).person_id)
    person.initials, person.gender, person.birth_year = "A.M.", Gender.WOMAN, 1939
    person.street, person.house_number = "Kwelderplein", 14
    person.postcode, person.town = "9934 ZZ", "Delfzijl"
    session.add(Phone(person_id=person.id, number="+31596550123"))
    daughter = made.person(session, area, "Bos", given_name="Marijke")
    session.add(Phone(person_id=daughter, number="+31612345678"))
    session.add(
        Contact(
            participant_id=number, person_id=daughter, relation=Relation.CHILD, is_emergency=True
        )
    )
    m.says(session, number, Purpose.HEALTH)
    session.add(HealthProfile(participant_id=number, aids=(Aid.WALKER,), note="Slaapt slecht."))
    session.flush()
    return number


def new(session: Session, participant_id: int, *shared: SharedField) -> Outgoing:
    asked = NeedFields(NeedTheme.HOUSING, TODAY)
    return Outgoing(
        m.organisation(session, address="Raadhuisplein 1, 9934 AB Delfzijl"),
        ReferralKind.COLD,
        TODAY,
        shared,
        "Een traplift.",
        need_id=needs.add(session, participant_id, asked, today=TODAY),
    )


ALL = {
    SharedField.NAME: ("name", "A.M. Dijkstra"),
    SharedField.ADDRESS: ("address", ("Kwelderplein 14", "9934 ZZ  DELFZIJL")),
    SharedField.PHONE: ("phones", ("0596-55 01 23",)),
    SharedField.BIRTH_YEAR: ("birth_year", 1939),
    SharedField.QUESTION: ("question", "Een traplift."),
    SharedField.CONTACT_PERSON: (
        "contact",
        ContactFacts("Marijke Bos", Relation.CHILD, "06-12 34 56 78"),
    ),
    SharedField.HEALTH: ("health", HealthFacts(aids=(Aid.WALKER,), note="Slaapt slecht.")),
}
"""What a letter may hold of her, by what is shared."""


def test_exactly_what_is_shared_is_in_the_letter(session: Session, annie: int) -> None:
    outgoing = new(session, annie)
    choices = [chosen for size in range(len(ALL) + 1) for chosen in combinations(ALL, size)]
    for shared in choices:
        known = {one.name: getattr(outgoing, one.name) for one in fields(Outgoing)}
        facts = referral_letters.draft(session, annie, Outgoing(**{**known, "shared": shared}))
        for one, (name, value) in ALL.items():
            found = getattr(facts, name)
            assert (found == value) if one in shared else not found
        assert facts.theme is (NeedTheme.HOUSING if SharedField.QUESTION in shared else None)
        named = SharedField.NAME in shared
        assert facts.gender is (Gender.WOMAN if named else Gender.UNKNOWN)


def test_what_was_sent_holds_who_writes_to_whom_and_when_she_allowed_it(
    session: Session, annie: int
) -> None:
    outgoing = new(session, annie, *ALL)
    number = referrals.refer(session, annie, outgoing, today=TODAY, oral_consent=True)
    facts = referral_letters.of(session, number, today=TODAY)
    assert (facts.sender, facts.recipient) == ("De Bouwen", "Wmo-loket Eemsdelta")
    assert (facts.consent_on, facts.consent_form) == (TODAY, ConsentForm.ORAL)
    assert facts.feedback_due_on == date(2026, 6, 17)
    assert facts.shared == tuple(ALL)

    settings.change(session, settings.StoreSettings(organisation="Welzijn De Brug"))
    m.says(session, annie, state=ConsentState.WITHDRAWN, recipient="Wmo-loket Eemsdelta")

    facts = referral_letters.of(session, number, today=TODAY)
    assert (facts.sender, facts.shared, facts.name, facts.question) == (
        "Welzijn De Brug",
        (),
        None,
        None,
    )


def test_the_draft_tells_of_no_consent_while_there_is_none(session: Session, annie: int) -> None:
    facts = referral_letters.draft(session, annie, new(session, annie, SharedField.NAME))
    assert (facts.consent_on, facts.feedback_due_on) == (None, date(2026, 6, 17))


def test_the_draft_tells_of_consent_only_for_all_that_it_holds(
    session: Session, annie: int
) -> None:
    outgoing = new(session, annie, SharedField.NAME)
    referrals.refer(session, annie, outgoing, today=TODAY, oral_consent=True)
    assert referral_letters.draft(session, annie, outgoing).consent_on == TODAY
    more = replace(outgoing, shared=(SharedField.NAME, SharedField.PHONE))
    assert referral_letters.draft(session, annie, more).consent_on is None


def test_who_has_nobody_and_no_health_kept_has_neither_in_the_letter(
    session: Session, area: int
) -> None:
    number = made.participant(session, area, "Alleen")
    shared = (SharedField.CONTACT_PERSON, SharedField.HEALTH)
    facts: LetterFacts = referral_letters.draft(session, number, new(session, number, *shared))
    assert (facts.contact, facts.health) == (None, None)


def test_an_answer_goes_back_to_who_referred_her(session: Session, annie: int) -> None:
    m.says(session, annie)
    gp = m.organisation(session)
    colleague = m.colleague(session, gp)
    number = referrals.receive(session, annie, Incoming(gp, TODAY, None, colleague), today=TODAY)
    answer = Answer(TODAY, "Er is een maatje.", (SharedField.NAME,))
    drafted = referral_letters.draft_answer(session, number, answer)
    referrals.answer(session, number, answer, today=TODAY)

    facts = referral_letters.of(session, number, today=TODAY)

    assert facts == drafted
    assert (facts.answer, facts.colleague, facts.name, facts.referred_on) == (
        "Er is een maatje.",
        "Wietske Bosma",
        "A.M. Dijkstra",
        TODAY,
    )
