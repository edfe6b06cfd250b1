from datetime import date
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy.orm import Session

from spil_desktop.files import caseload
from spil_desktop.model import (
    AuditEntry,
    Contact,
    FollowUp,
    HealthProfile,
    Match,
    Need,
    Participant,
    Person,
    Phone,
)
from spil_desktop.rules.vocabulary import (
    Act,
    FollowUpKind,
    MatchKind,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    ParticipantStatus,
    Purpose,
    Relation,
)
from spil_desktop.services import caseloads
from tests.services import made
from tests.services.test_consents import say

TODAY = date(2026, 4, 14)


def text_of(path: Path) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def test_a_sheet_for_everyone_who_is_helped(session: Session, area: int, tmp_path: Path):
    number = made.participant(session, area, "Jong")
    person_id = session.get_one(Participant, number).person_id
    session.get_one(Person, person_id).contact_hints = "twee keer bellen"
    made.participant(session, area, "Verder", status=ParticipantStatus.AT_DISTANCE)
    made.participant(session, area, "Gemeldma", status=ParticipantStatus.REPORTED)
    gone = made.participant(session, area, "Overleden")
    session.get_one(Person, session.get_one(Participant, gone).person_id).deceased_on = TODAY
    daughter = made.person(session, area, "Dochterma")
    session.add_all(
        [
            Need(participant_id=number, asked_on=TODAY, theme=NeedTheme.TRANSPORT, note="naar zus"),
            Need(
                participant_id=number,
                asked_on=TODAY,
                theme=NeedTheme.SHOPPING,
                status=NeedStatus.SOLVED,
            ),
            Match(
                participant_id=number,
                volunteer_id=made.volunteer(session, area),
                kind=MatchKind.WALKING_BUDDY,
                status=MatchStatus.ACTIVE,
            ),
            FollowUp(participant_id=number, kind=FollowUpKind.VISIT, due_on=date(2026, 4, 20)),
            Contact(
                participant_id=number,
                person_id=daughter,
                relation=Relation.CHILD,
                is_emergency=True,
            ),
            Phone(person_id=daughter, number="+31612345678"),
            HealthProfile(participant_id=number, note="reuma"),
        ]
    )
    session.flush()
    say(session, person_id, Purpose.FILE)

    sheets = caseloads.sheets(session, today=TODAY)
    path = tmp_path / "werk.pdf"
    caseload.write(sheets, path, TODAY)
    caseloads.note_made(session, len(sheets), user_id=None)

    first, *pages = text_of(path)
    assert "2 bewoners, op 14-04-2026" in first
    assert all(line.split(";")[0].split(".")[0] in first for line in caseload.checklist())
    assert len(pages) == 2
    for said in (
        "Annie Jong",
        "twee keer bellen",
        "Vervoer, gevraagd op 14-04-2026: nieuw. naar zus",
        "Grietje Helpstra",
        "20-04-2026: huisbezoek",
        "Annie",
        "Dochterma",
        "Toestemmingen",
    ):
        assert said in pages[0], said
    everything = " ".join([first, *pages])
    assert not any(word in everything for word in ("Gemeldma", "Overleden", "reuma", "oodschapp"))
    assert "Vertrouwelijk: persoonsgegevens" in first
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.author is None
    entry = session.query(AuditEntry).one()
    assert (entry.act, entry.details) == (Act.HAND_OVER_CASELOAD, {"people": 2})


def test_one_area_alone(session: Session, area: int):
    made.participant(session, area, "Jong")
    assert len(caseloads.sheets(session, today=TODAY, area_id=area)) == 1
    assert caseloads.sheets(session, today=TODAY, area_id=area + 1) == ()
