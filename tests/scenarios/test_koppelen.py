from dataclasses import dataclass, field
from datetime import date, datetime

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.errors import MatchProblem, SpilError
from spil_desktop.model import AuditEntry, FollowUp, Match, Person, Volunteer
from spil_desktop.rules.vocabulary import (
    CandidateKind,
    ConsentState,
    FollowUpKind,
    Interest,
    Language,
    MatchEndReason,
    SubTheme,
)
from spil_desktop.services import match_reviews, matches, matching, refusals
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Ended, Ending, Proposal
from spil_desktop.services.matching import RankedCandidate
from spil_desktop.texts import why_open
from spil_desktop.texts.labels import label
from spil_desktop.texts.matching import cannot, summary
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.matching_made import WEDNESDAY

scenarios("koppelen.feature")


@dataclass
class Story:
    need_id: int = 0
    volunteers: dict[str, int] = field(default_factory=dict)
    found: tuple[RankedCandidate, ...] = ()
    match_id: int = 0
    refused: SpilError | None = None
    ended: Ended | None = None

    def listed(self) -> list[str]:
        return [one.name for one in self.found]


@pytest.fixture
def story() -> Story:
    return Story()


def day(text: str) -> date:
    return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  a day, no moment


def propose(session: Session, story: Story, name: str, reason: str | None = None) -> None:
    proposal = Proposal(
        story.need_id, CandidateKind.VOLUNTEER, story.volunteers[name], override_reason=reason
    )
    try:
        story.match_id = matches.propose(session, proposal, today=TODAY)
    except SpilError as error:
        story.refused = error


@given(
    "Froukje de Jong uit De Bouwen, Spantweg 31, "
    "die op woensdagmiddag wil wandelen en Fries spreekt"
)
def _(session: Session, area: int, story: Story) -> None:
    story.need_id = m.asking(session, area, "Jong", sub_theme=SubTheme.WALK, wished=(WEDNESDAY,))
    person = m.person_of(session, m.asker(session, story.need_id).id)
    person.given_name, person.prefix = "Froukje", "de"
    person.street, person.house_number, person.postcode = "Spantweg", 31, "9204 ZK"
    person.languages = (Language.DUTCH, Language.FRISIAN)
    session.flush()


def volunteer(session: Session, area: int, story: Story, name: str, **known: object) -> Person:
    given_name, family_name = name.split()
    number = m.buddy(
        session,
        area,
        family_name,
        interests=(Interest.WALKING,),
        available=(WEDNESDAY,),
        **known,
    )
    story.volunteers[name] = number
    person = session.get_one(Person, session.get_one(Volunteer, number).person_id)
    person.given_name, person.postcode = given_name, "9204 ZA"
    return person


@given(
    "vrijwilliger Grietje Postma die wandelt, Fries spreekt, op woensdagmiddag kan en een VOG heeft"
)
def _(session: Session, area: int, story: Story) -> None:
    volunteer(session, area, story, "Grietje Postma").languages = (Language.FRISIAN,)
    session.flush()


@given("vrijwilliger H. Mulder die wandelt, op woensdagmiddag kan en geen VOG heeft")
def _(session: Session, area: int, story: Story) -> None:
    volunteer(session, area, story, "H. Mulder", vog_received_on=None)
    session.flush()


@given("Froukje trekt haar toestemming om te delen in")
def _(session: Session, story: Story) -> None:
    m.consent(session, m.asker(session, story.need_id).id, ConsentState.WITHDRAWN)


@when("de Spil op dinsdag 14-04-2026 zoekt wie past")
def _(session: Session, story: Story) -> None:
    story.found = matching.candidates(session, story.need_id, today=TODAY)


@when(parsers.re(r"de Spil (?P<name>Grietje Postma|H\. Mulder) voorstelt"))
def _(session: Session, story: Story, name: str) -> None:
    propose(session, story, name)


@when(parsers.parse('de Spil H. Mulder voorstelt met de reden "{reason}"'))
def _(session: Session, story: Story, reason: str) -> None:
    propose(session, story, "H. Mulder", reason)


@when(parsers.parse("de kennismaking is op {on} en de proefperiode begint"))
def _(session: Session, story: Story, on: str) -> None:
    matches.introduce(session, story.match_id, on=day(on), today=TODAY)
    matches.start_trial(session, story.match_id, on=day(on), today=TODAY)


@when(parsers.parse("de koppeling is actief vanaf {on} met klik {hers:d} en {theirs:d}"))
def _(session: Session, story: Story, on: str, hers: int, theirs: int) -> None:
    said = ReviewFields(day(on), participant_click=hers, volunteer_click=theirs)
    match_reviews.record(session, story.match_id, said, today=day(on))
    matches.activate(session, story.match_id, on=day(on), today=day(on))


@when(parsers.parse("Grietje op {on} stopt omdat zij een baan krijgt"))
def _(session: Session, story: Story, on: str) -> None:
    ending = Ending(day(on), MatchEndReason.VOLUNTEER_MOVED)
    story.ended = matches.end(session, story.match_id, ending, today=day(on))


@when("Froukje Grietje Postma liever niet wil")
def _(session: Session, story: Story) -> None:
    key = CandidateKind.VOLUNTEER, story.volunteers["Grietje Postma"]
    refusals.refuse(session, story.need_id, key, today=TODAY)


@then(parsers.parse('staat {name} bovenaan met "{words}"'))
def _(story: Story, name: str, words: str) -> None:
    best = story.found[0]
    assert (best.name, summary(best.verdict, best.kind)) == (name, words)


@then(parsers.parse("staat {name} niet in de lijst"))
def _(story: Story, name: str) -> None:
    assert name not in story.listed()


@then(parsers.parse("wacht {name} op een VOG"))
def _(session: Session, story: Story, name: str) -> None:
    waiting = matching.awaiting_vog(session, story.need_id, today=TODAY)
    assert [one.name for one in waiting] == [name]


@then(parsers.parse('kan dat niet, want "{words}"'))
def _(story: Story, words: str) -> None:
    assert story.refused is not None
    assert story.refused.problem is MatchProblem.RULE_BROKEN
    assert cannot(story.refused.values["breaches"]) == f"kan niet: {words}"


@then(parsers.parse('staat de koppeling op "{words}"'))
def _(session: Session, story: Story, words: str) -> None:
    assert label(session.get_one(Match, story.match_id).status) == words


@then("staat de reden bij de koppeling en in het logboek")
def _(session: Session, story: Story) -> None:
    assert session.get_one(Match, story.match_id).rule_override == "al jaren de buurman"
    entries = session.scalars(select(AuditEntry).where(AuditEntry.subject_id == story.match_id))
    assert [entry.details for entry in entries] == [{"overridden": "no_vog"}]


@then(parsers.parse("staan er terugkijkdagen op {first}, {second}, {third} en {last}"))
def _(session: Session, story: Story, first: str, second: str, third: str, last: str) -> None:
    assert reviews(session, story) == [day(one) for one in (first, second, third, last)]


def reviews(session: Session, story: Story) -> list[date]:
    wanted = select(FollowUp.due_on).where(
        FollowUp.match_id == story.match_id,
        FollowUp.kind == FollowUpKind.MATCH_REVIEW,
        FollowUp.done_on.is_(None),
    )
    return sorted(session.scalars(wanted))


@then(parsers.parse("duurde de koppeling {days:d} dagen"))
def _(story: Story, days: int) -> None:
    assert story.ended is not None
    assert story.ended.days == days


@then("wordt er voor Froukje weer iemand gezocht")
def _(story: Story) -> None:
    assert story.ended is not None
    assert story.ended.sought_again


@then("staan er geen terugkijkdagen meer open")
def _(session: Session, story: Story) -> None:
    assert reviews(session, story) == []


@then(parsers.parse('zegt de app "{words}"'))
def _(session: Session, story: Story, words: str) -> None:
    assert why_open.sentence(matching.why_none(session, story.need_id, today=TODAY)) == words
