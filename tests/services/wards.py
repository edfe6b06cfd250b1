"""An area in which people are measured, for tests of outcomes."""

import random
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from spil_desktop.model import Area, Consent, Measurement, Participant, Person
from spil_desktop.model import Questionnaire as Stored
from spil_desktop.rules.vocabulary import (
    ConsentForm,
    ConsentState,
    Gender,
    LivingSituation,
    Moment,
    ParticipantStatus,
    Purpose,
    ReportSource,
    Respondent,
    Tenure,
)

T0, T1 = date(2026, 1, 12), date(2026, 7, 14)


class Ward:
    """An area in which people are measured."""

    def __init__(self, session: Session, name: str = "Testwijk") -> None:
        self.session = session
        self.pick = random.Random(name)  # noqa: S311  invented people need no secrets
        self.area = self.keep(Area(name=name))

    def keep(self, row: Area | Person | Participant | Measurement | Consent | Stored) -> int:
        """Add a row and return its number."""
        self.session.add(row)
        self.session.flush()
        return row.id

    def add(self, *, health: bool = True, **known: Any) -> int:
        """Add someone in the evaluation population."""
        pick = self.pick
        person = self.keep(
            Person(
                family_name="Testema",
                sort_name="testema",
                birth_year=2026 - pick.randint(71, 96),
                gender=pick.choices((Gender.WOMAN, Gender.MAN), (3, 1))[0],
            )
        )
        for purpose in (Purpose.EVALUATION, *((Purpose.HEALTH,) if health else ())):
            given = {"form": ConsentForm.ORAL, "state": ConsentState.GIVEN, "decided_on": T0}
            self.keep(Consent(person_id=person, purpose=purpose, **given))
        fields = {
            "status": ParticipantStatus.ACTIVE,
            "reported_on": T0,
            "source": pick.choice((ReportSource.SELF, ReportSource.STREET, ReportSource.GP)),
            "living": pick.choices(tuple(LivingSituation)[:2], (3, 1))[0],
            "tenure": pick.choice((Tenure.RENTED, Tenure.OWNED)),
            **known,
        }
        return self.keep(Participant(person_id=person, area_id=self.area, **fields))

    def measure(
        self,
        participant: int,
        moment: Moment,
        code: str,
        answers: Mapping[str, object],
        edition: str | None = None,
        on: date | None = None,
    ) -> None:
        """Keep answers at a moment."""
        editions = {
            "life_mark": "cbs-1-10",
            "djg6": "2006-3-punts",
            "effect": "spil-1",
            "satisfaction": "spil-1",
        }
        self.keep(
            Measurement(
                participant_id=participant,
                instrument=code,
                instrument_version=edition or editions[code],
                moment=moment,
                taken_on=on or (T0 if moment is Moment.T0 else T1),
                respondent=Respondent.SELF,
                answers=dict(answers),
            )
        )

    def mark(self, participant: int, moment: Moment, mark: object) -> None:
        """Keep a mark for life at a moment."""
        self.measure(participant, moment, "life_mark", {"mark": mark})
