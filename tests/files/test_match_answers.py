import json

from sqlalchemy.orm import Session

from spil_desktop.files import match_answers
from spil_desktop.rules.vocabulary import NeedTheme, Urgency, VolunteerRole
from spil_desktop.services import matching
from tests.services import matching_made as m
from tests.services.made import TODAY
from tests.services.matching_made import TUESDAY


def test_candidates_have_ids_scores_and_sentences(session: Session, area: int) -> None:
    need_id = m.asking(session, area, wished=(TUESDAY,))
    volunteer_id = m.buddy(session, area, "Postma", available=(TUESDAY,), max_matches=3)
    found = matching.candidates(session, need_id, today=TODAY)
    answer = match_answers.candidates_as_json(need_id, found)
    (one,) = answer["candidates"]
    assert json.loads(json.dumps(answer)) == answer
    assert (answer["need"], answer["why_none"]) == (need_id, None)
    assert (one["id"], one["name"]) == (f"volunteer-{volunteer_id}", "Grietje Postma")
    assert (one["match_kind"], one["match_label"]) == ("visit_buddy", "maatje (bezoek)")
    assert one["score"] == round(found[0].score, 4)
    assert one["reasons"] == ["zelfde wijk of dorp", "beiden dinsdagmiddag"]
    assert one["reservations"] == []
    assert one["summary"] == "zelfde wijk of dorp; beiden dinsdagmiddag"
    assert set(one["components"]) == {
        "interest",
        "distance",
        "day_parts",
        "language",
        "load",
        "fit",
        "continuity",
    }
    assert match_answers.candidate_lines(found) == (
        "1. Grietje Postma (vrijwilliger): zelfde wijk of dorp; beiden dinsdagmiddag",
    )


def test_when_nobody_fits_it_says_why(session: Session, area: int) -> None:
    need_id = m.asking(session, area)
    m.buddy(session, area, max_matches=0)
    why = matching.why_none(session, need_id, today=TODAY)
    said = "geen maatje of beller met plek: 1 zit vol"
    assert match_answers.candidates_as_json(need_id, (), why)["why_none"] == said
    assert match_answers.candidate_lines((), why) == (f"Niemand gevonden: {said}.",)


def test_a_plan_has_lines_and_what_stays_open(session: Session, area: int) -> None:
    visit = m.asking(session, area, "Jongma", wished=(TUESDAY,), urgency=Urgency.TWO_WEEKS)
    ride = m.asking(session, area, "Rijdema", theme=NeedTheme.TRANSPORT)
    volunteer_id = m.buddy(session, area, available=(TUESDAY,))
    m.buddy(session, area, "Chauffeurstra", roles=(VolunteerRole.DRIVER,), vog_received_on=None)
    plan = matching.plan(session, today=TODAY)
    answer = match_answers.plan_as_json(plan)
    (line,) = answer["lines"]
    assert json.loads(json.dumps(answer)) == answer
    assert (line["need"], line["theme_label"]) == (visit, "sociaal contact")
    assert (line["day_part"], line["urgency"]) == ("tue_afternoon", "two_weeks")
    assert line["candidate"]["id"] == f"volunteer-{volunteer_id}"
    assert line["score"] == answer["total"]
    (left,) = answer["open"]
    assert (left["need"], left["counts"], left["taken"]) == (ride, {"no_vog": 1}, 0)
    assert left["why"] == "geen chauffeur die kan: 1 heeft nog geen VOG"
    line, stays_open = match_answers.plan_lines(plan)
    assert line == (
        f"{visit} Annie Jongma, sociaal contact → Grietje Helpstra (vrijwilliger): "
        "zelfde wijk of dorp; beiden dinsdagmiddag"
    )
    assert stays_open == (
        f"{ride} Annie Rijdema, vervoer: blijft open, geen chauffeur die kan: 1 heeft nog geen VOG"
    )
