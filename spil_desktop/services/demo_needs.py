"""The demonstration's needs: what invented people ask, who answers it, and what stays open."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from spil_desktop.rules.vocabulary import (
    SUB_THEMES,
    CandidateKind,
    ClosingReason,
    DayPart,
    Interest,
    Layer,
    MatchEndReason,
    MatchStatus,
    NeedStatus,
    NeedTheme,
    Urgency,
)
from spil_desktop.services import match_lists, match_reviews, matches, matching, needs
from spil_desktop.services.demo_area import Scene
from spil_desktop.services.match_lists import MatchFilter
from spil_desktop.services.match_reviews import ReviewFields
from spil_desktop.services.matches import Ending, Proposal
from spil_desktop.services.needs import Closing, NeedFields

_THEMES: Final = {
    NeedTheme.SOCIAL_CONTACT: 37,
    NeedTheme.PRACTICAL_HELP: 29,
    NeedTheme.TRANSPORT: 18,
    NeedTheme.ADMINISTRATION: 6,
    NeedTheme.SHOPPING: 4,
    NeedTheme.HEALTH: 3,
    NeedTheme.MEANING: 2,
    NeedTheme.HOUSING: 1,
}
_ENDS: Final = {
    NeedStatus.SOLVED: 72,
    NeedStatus.PARTLY_SOLVED: 9,
    NeedStatus.WITHDRAWN: 7,
    NeedStatus.NOT_SOLVED: 6,
    NeedStatus.HANDED_OVER: 6,
}
_LAYERS: Final[Mapping[NeedTheme, Mapping[Layer, int]]] = {
    NeedTheme.SOCIAL_CONTACT: {Layer.BUDDY: 64, Layer.ACTIVITY: 30, Layer.NEIGHBOUR: 6},
    NeedTheme.PRACTICAL_HELP: {Layer.JOB_SERVICE: 78, Layer.NEIGHBOUR: 12, Layer.FAMILY: 10},
    NeedTheme.TRANSPORT: {Layer.TRANSPORT_SERVICE: 88, Layer.NEIGHBOUR: 12},
    NeedTheme.ADMINISTRATION: {Layer.VOLUNTEER: 80, Layer.PROFESSIONAL: 20},
    NeedTheme.SHOPPING: {Layer.BUDDY: 60, Layer.OWN_STRENGTH: 20, Layer.FAMILY: 20},
    NeedTheme.HEALTH: {Layer.PROFESSIONAL: 100},
    NeedTheme.MEANING: {Layer.BUDDY: 70, Layer.PROFESSIONAL: 30},
    NeedTheme.HOUSING: {Layer.PROFESSIONAL: 60, Layer.JOB_SERVICE: 40},
}
_ASKS_COMPANY: Final = frozenset({NeedTheme.SOCIAL_CONTACT, NeedTheme.MEANING})
_BY_MATCH: Final = frozenset({Layer.BUDDY, Layer.VOLUNTEER})
_URGENCIES: Final = {Urgency.FOLLOW: 70, Urgency.TWO_WEEKS: 25, Urgency.THREE_DAYS: 5}
NOTES: Final = {
    NeedTheme.SOCIAL_CONTACT: "mist aanspraak sinds de buurvrouw weg is (verzonnen)",
    NeedTheme.PRACTICAL_HELP: "lamp in de gang is stuk (verzonnen)",
    NeedTheme.TRANSPORT: "kan niet meer zelf naar het ziekenhuis (verzonnen)",
}
_END_REASONS: Final = {
    ClosingReason.DIED: MatchEndReason.DIED,
    ClosingReason.NURSING_HOME: MatchEndReason.ADMITTED,
    ClosingReason.MOVED_AWAY: MatchEndReason.MOVED,
    ClosingReason.NO_MORE_CONTACT: MatchEndReason.PARTICIPANT_STOPS,
}
_LATER_ENDS: Final = {
    MatchEndReason.GOAL_REACHED: 40,
    MatchEndReason.PARTICIPANT_HEALTH: 35,
    MatchEndReason.VOLUNTEER_MOVED: 15,
    MatchEndReason.CONTINUES_ALONE: 10,
}
_COMPANY: Final = (
    Interest.CARDS,
    Interest.KLAVERJASSEN,
    Interest.WALKING,
    Interest.COFFEE,
    Interest.GAMES,
    Interest.MUSIC,
    Interest.HANDICRAFT,
    Interest.COOKING,
)
_WEEKDAYS: Final = tuple(part for part in DayPart if part.value[:3] not in {"sat", "sun"})


def theme(scene: Scene) -> NeedTheme:
    """Choose what someone asks, as often as in the pilots: company, help at home, transport."""
    return scene.inventor.dealt("theme", _THEMES)


def ask(scene: Scene, participant_id: int, on: date) -> tuple[int, NeedTheme]:
    """Let someone ask something on a day; return the number of the need and its theme."""
    asked = theme(scene)
    return needs.add(scene.session, participant_id, _fields(scene, asked, on), today=on), asked


def detail(scene: Scene, need_id: int, asked: NeedTheme, on: date) -> None:
    """Write down at the kitchen table what exactly is asked."""
    needs.edit(scene.session, need_id, _fields(scene, asked, on), today=scene.today)


def _fields(scene: Scene, asked: NeedTheme, on: date) -> NeedFields:
    inventor = scene.inventor
    subs = SUB_THEMES.get(asked, ())
    return NeedFields(
        theme=asked,
        asked_on=on,
        sub_theme=inventor.pick.choice(subs) if subs and inventor.chance(80) else None,
        note=NOTES.get(asked),
        urgency=inventor.weighted(_URGENCIES),
        interests=inventor.some(_COMPANY, 1, 3) if asked in _ASKS_COMPANY else (),
        wished=inventor.some(_WEEKDAYS, 2, 5),
    )


def answer(scene: Scene, need_id: int, asked: NeedTheme, asked_on: date, last: date) -> None:
    """Answer a need before `last`, mostly, through the layer that fits its theme."""
    inventor = scene.inventor
    closed_on = min(asked_on + timedelta(days=inventor.pick.randint(5, 75)), last)
    status = inventor.dealt("ends", _ENDS)
    layer = None
    if status in {NeedStatus.SOLVED, NeedStatus.PARTLY_SOLVED}:
        layer = inventor.dealt(f"layer {asked}", _LAYERS[asked])
        if layer in _BY_MATCH and not make_match(scene, need_id, asked_on, closed_on):
            layer = Layer.ACTIVITY if asked in _ASKS_COMPANY else Layer.FAMILY
    closing = Closing(status, max(closed_on, asked_on), layer)
    needs.close(scene.session, need_id, closing, today=scene.today)


def propose(scene: Scene, need_id: int, on: date) -> int | None:
    """Propose the best volunteer for a need on a day; None when there is nobody."""
    for ranked in matching.candidates(scene.session, need_id, today=on, top=5):
        if ranked.kind is CandidateKind.VOLUNTEER:
            proposal = Proposal(need_id, ranked.kind, ranked.id)
            return matches.propose(scene.session, proposal, today=on)
    return None


def propose_lately(scene: Scene, need_id: int) -> None:
    """Propose the best volunteer today; every other pair is to meet in the next days."""
    match_id = propose(scene, need_id, scene.today)
    if match_id is not None and _count(scene, MatchStatus.INTRODUCED) < _count(
        scene, MatchStatus.PROPOSED
    ):
        on = scene.today + timedelta(days=scene.inventor.pick.randint(1, 9))
        matches.introduce(scene.session, match_id, on=on, today=scene.today)


def _count(scene: Scene, status: MatchStatus) -> int:
    wanted = MatchFilter(statuses=frozenset({status}))
    return len(match_lists.rows(scene.session, wanted, today=scene.today))


def make_match(scene: Scene, need_id: int, asked_on: date, last: date) -> bool:
    """Lead a need to an active match before `last`, which may have ended since."""
    session, inventor = scene.session, scene.inventor
    proposed = inventor.day(asked_on, last)
    match_id = propose(scene, need_id, proposed)
    if match_id is None:
        return False
    met = inventor.day(proposed, last)
    active = min(met + timedelta(days=inventor.pick.randint(28, 42)), scene.today)
    matches.introduce(session, match_id, on=met, today=met)
    matches.start_trial(session, match_id, on=met, today=met)
    if inventor.quota("no click", 20):
        _end(scene, match_id, active, MatchEndReason.NO_CLICK)
        return True
    matches.activate(session, match_id, on=active, today=active)
    hers, mark, his, his_mark = (
        inventor.pick.choice(scale) for scale in ((3, 4, 5), (6, 7, 8, 9)) * 2
    )
    review = ReviewFields(active, hers, mark, his, his_mark)
    match_reviews.record(session, match_id, review, today=scene.today)
    if inventor.quota("later end", 30):
        ended = active + timedelta(days=inventor.pick.randint(14, 130))
        _end(scene, match_id, min(ended, scene.today), inventor.weighted(_LATER_ENDS))
    return True


def end_matches(scene: Scene, participant_id: int, why: ClosingReason, on: date) -> None:
    """End what still runs with someone whose file is closed."""
    wanted = MatchFilter(participant_id=participant_id)
    for row in match_lists.rows(scene.session, wanted, today=scene.today):
        reason = _END_REASONS.get(why, MatchEndReason.GOAL_REACHED)
        _end(scene, row.id, max(on, row.active_from or on, row.trial_from or on), reason)


def _end(scene: Scene, match_id: int, on: date, reason: MatchEndReason) -> None:
    matches.end(scene.session, match_id, Ending(on, reason), today=scene.today)
