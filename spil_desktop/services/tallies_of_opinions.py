"""Counting what professionals, volunteers and key figures think of the work.

Nobody's name is kept with an opinion, so it cannot be told from the opinions how many people gave
them. They count only where ten people or more can have: where fewer are known, one may have given
several.
"""

from typing import Final

from sqlalchemy import func, or_, select

from spil_desktop.model import Opinion, Organisation, OrganisationPerson
from spil_desktop.rules.coarsening import LEAST_CATEGORY
from spil_desktop.rules.report_cells import Subject, cell
from spil_desktop.rules.vocabulary import OpinionOf
from spil_desktop.services import counts
from spil_desktop.services.counts import Count

_ASKED: Final = {
    (OpinionOf.PROFESSIONAL, "mark"): "mark_of_professionals",
    (OpinionOf.PROFESSIONAL, "timely"): "timely",
    (OpinionOf.PROFESSIONAL, "reachable"): "reachable",
    (OpinionOf.PROFESSIONAL, "useful"): "useful",
    (OpinionOf.VOLUNTEER, "mark"): "volunteer_mark",
    (OpinionOf.KEY_FIGURE, "mark"): "key_figure_mark",
}


def count(counting: Count) -> None:
    """Count opinions; volunteers and key figures were counted before."""
    rows = counting.session.scalars(
        select(Opinion)
        .where(
            Opinion.area_id.in_(counting.area_ids),
            Opinion.given_on.between(counting.first, counting.last),
        )
        .order_by(Opinion.id)
    )
    known = {
        OpinionOf.PROFESSIONAL: _professionals(counting),
        OpinionOf.VOLUNTEER: _of_stock(counting, Subject.VOLUNTEERS),
        OpinionOf.KEY_FIGURE: _of_stock(counting, Subject.KEY_FIGURES),
    }
    for row in rows:
        for (given_by, answer), asked_of in _ASKED.items():
            number = getattr(row, answer)
            if row.given_by is not given_by or number is None or row.area_id is None:
                continue
            if known[given_by] >= LEAST_CATEGORY:
                where = counts.block(row.area_id, row.given_on)
                of = cell(Subject.ANSWERS, asked_of=asked_of)
                counting.tally.answer(of, where, row.id, number)


def _of_stock(counting: Count, subject: Subject) -> int:
    counted = counting.tally.counts
    return sum(counted[subject.value, counts.stock_block(area)] for area in counting.area_ids)


def _professionals(counting: Count) -> int:
    """Return how many professionals are known: of every organisation, one at least."""
    people = func.count(OrganisationPerson.id)
    rows = counting.session.scalars(
        select(people)
        .select_from(Organisation)
        .outerjoin(OrganisationPerson, OrganisationPerson.organisation_id == Organisation.id)
        .where(
            or_(Organisation.area_id.is_(None), Organisation.area_id.in_(counting.area_ids)),
            or_(Organisation.ended_on.is_(None), Organisation.ended_on > counting.first),
        )
        .group_by(Organisation.id)
    )
    return sum(max(number, 1) for number in rows)
