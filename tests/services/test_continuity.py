from sqlalchemy.orm import Session

from spil_desktop.model import ContactMoment, User
from spil_desktop.rules.vocabulary import ContactForm, ContactResult, MatchStatus
from spil_desktop.services import continuity
from spil_desktop.services.continuity import Continuity
from tests.services import made
from tests.services import matching_made as m
from tests.services.made import TODAY


def test_only_who_was_really_met_is_counted_and_once(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    asker = m.asker(session, need_id).id
    grietje, other = m.buddy(session, area, "Postma"), m.buddy(session, area, "Anders")
    for _time in range(2):
        m.match(session, need_id, volunteer_id=grietje, active_from=TODAY)
    m.match(session, need_id, volunteer_id=other, status=MatchStatus.PROPOSED)
    m.match(
        session, need_id, volunteer_id=other, status=MatchStatus.INTRODUCED, introduced_on=TODAY
    )
    m.match(session, need_id, activity_id=m.activity(session, area), active_from=TODAY)
    neighbour = made.participant(session, area, "Buurma")
    m.match(session, need_id, other_participant_id=neighbour, active_from=TODAY)
    user = User(name="Spil", slot="een")
    session.add(user)
    session.flush()
    for user_id in (user.id, user.id, None):
        session.add(
            ContactMoment(
                participant_id=asker,
                on=TODAY,
                form=ContactForm.PHONE,
                result=ContactResult.REACHED,
                by_user_id=user_id,
            )
        )
    session.flush()

    assert continuity.of_participant(session, asker) == Continuity(buddies=2, connectors=1)
    assert continuity.of_participant(session, neighbour) == Continuity(buddies=1, connectors=0)
