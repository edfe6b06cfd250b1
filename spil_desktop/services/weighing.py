"""What other weights would move: for the open needs, who would come first instead."""

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from spil_desktop.rules import matching, weights
from spil_desktop.rules.vocabulary import NeedTheme
from spil_desktop.rules.weights import Weights, WeightsByTheme
from spil_desktop.services import candidates as sources
from spil_desktop.services import match_history, seekers
from spil_desktop.services import matching as matched
from spil_desktop.services import settings as store_settings
from spil_desktop.services.matching import AskedNeed, RankedCandidate

if TYPE_CHECKING:
    from spil_desktop.rules.candidates import Candidate, Verdict


@dataclass(frozen=True, slots=True)
class Moved:
    """A need that gets another first candidate."""

    need: AskedNeed
    before: RankedCandidate = field(repr=False)
    after: RankedCandidate = field(repr=False)


@dataclass(frozen=True, slots=True)
class Preview:
    """How many open needs of a theme there are, and which of them get another first candidate."""

    needs: int
    moved: tuple[Moved, ...]


def preview(session: Session, theme: NeedTheme, new: Weights, *, today: date) -> Preview:
    """Compare who comes first now and with other weights, for the open needs of one theme."""
    running = match_history.running(session)
    asked = [
        one for one in seekers.unanswered(session, running, None, today=today) if one.theme is theme
    ]
    crowd = sources.for_all(session, running, None, today=today) if asked else ()
    now = matched.match_weights(session)
    changed = {**store_settings.match_weights(session), theme: asdict(new)}
    other: WeightsByTheme = weights.with_changes(changed)
    moved: list[tuple[int, tuple[Candidate, Verdict], tuple[Candidate, Verdict]]] = []
    for seeker in asked:
        before = matching.rank(seeker, crowd, now, top=1)
        after = matching.rank(seeker, crowd, other, top=1)
        if before and before[0].candidate.key != after[0].candidate.key:
            old, fresh = before[0], after[0]
            moved.append(
                (seeker.need_id, (old.candidate, old.verdict), (fresh.candidate, fresh.verdict))
            )
    needs = matched.asked_needs(session, [need_id for need_id, _old, _new in moved])
    named = matched.with_names(
        session, [one for _need, old, fresh in moved for one in (old, fresh)]
    )
    pairs = zip(moved, named[::2], named[1::2], strict=True)
    return Preview(
        needs=len(asked),
        moved=tuple(Moved(needs[need_id], old, fresh) for (need_id, _, _), old, fresh in pairs),
    )


def defaults(theme: NeedTheme) -> Weights:
    """Return the weights with which Spil begins."""
    return weights.WEIGHTS[theme]
