"""In which area participants count who moved after figures of them had been published.

What was published of someone stays where it was published. In another area the same people would
be rounded a second time, and the two figures together tell of whom each is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from spil_desktop.model import Merge, Participant
from spil_desktop.rules.ledger import Homes
from spil_desktop.services.populations import Someone

Moved = Mapping[int, Mapping[int, int]]
"""By participant the area of every quarter in which she counts elsewhere than she lives now."""
NOBODY: Final[Moved] = {}


def moved(session: Session, homes: Homes) -> Moved:
    """Return who lives elsewhere now than where she counts in a quarter that was published.

    Who was merged into another file goes on in that one, which keeps its own homes.
    """
    if not homes:
        return {}
    lives = dict(session.execute(select(Participant.id, Participant.area_id)).all())
    heirs = _heirs(session, {id_ for id_, _quarter in homes} - lives.keys())
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for (id_, quarter), area in homes.items():
        now = heirs.get(id_, id_)
        has_own = now != id_ and (now, quarter) in homes
        if now in lives and lives[now] != area and not has_own:
            found[now][quarter] = area
    return found


def areas_to_read(session: Session, area_ids: Collection[int], elsewhere: Moved) -> set[int]:
    """Return the areas where the people live now who count in a quarter in `area_ids`."""
    here = set(area_ids)
    wanted = {id_ for id_, areas in elsewhere.items() if not here.isdisjoint(areas.values())}
    if not wanted:
        return here
    lives = session.execute(select(Participant.id, Participant.area_id))
    return here | {area for id_, area in lives if id_ in wanted}


def kept(people: Iterable[Someone], area_ids: Collection[int], last: int) -> Homes:
    """Return where these people count in the quarters until `last`, as far as in `area_ids`."""
    return {
        (one.id, quarter): area
        for one in people
        for quarter in range(1, last + 1)
        if (area := one.area_in(quarter)) in area_ids
    }


def _heirs(session: Session, gone: Collection[int]) -> Mapping[int, int]:
    """Return the participants into whose files those were merged who are there no more."""
    if not gone:
        return {}
    merges = session.scalars(
        select(Merge).where(Merge.undone_on.is_(None)).order_by(Merge.id.desc())
    )
    heirs: dict[int, int] = {}  # by person; the newest merge first, as a file may go on twice
    person_of: dict[int, int] = {}
    for merge in merges:
        heirs[merge.removed_person_id] = heirs.get(merge.kept_person_id, merge.kept_person_id)
        for key, _before, after in merge.images.get(Participant.__tablename__, ()):
            if after is None and key in gone:
                person_of[key] = heirs[merge.removed_person_id]
    wanted = select(Participant.person_id, Participant.id)
    participants = dict(session.execute(wanted).all())
    return {id_: participants[who] for id_, who in person_of.items() if who in participants}
