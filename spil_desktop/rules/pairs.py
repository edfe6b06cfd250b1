"""The rules for pairs of a need and a candidate, each rule once, for all pairs together."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from spil_desktop.rules import affinity, bits, likeness
from spil_desktop.rules.bits import Bools, Ints, Rows
from spil_desktop.rules.candidates import (
    Breach,
    ReservationKind,
    Seeker,
    Vog,
)
from spil_desktop.rules.crowd import Crowd
from spil_desktop.rules.vocabulary import (
    Gender,
    Interest,
    MatchKind,
    NeedTheme,
    Offer,
    SubTheme,
)

Floats = NDArray[np.float64]

BREACH_BITS: Final = {breach: 1 << place for place, breach in enumerate(Breach)}
RESERVATION_BITS: Final = {kind: 1 << place for place, kind in enumerate(ReservationKind)}

_HEAVY_LOAD: Final = 3
_LAST_PLACES: Final = 2

_COSTS: Final = {
    ReservationKind.OTHER_CONSENT_NOT_ASKED: 0.1,
    ReservationKind.NO_VOG: 0.25,
    ReservationKind.VOG_OLD: 0.1,
    ReservationKind.GENDER_WISH_NOT_MET: 0.6,
    ReservationKind.HAS_PETS: 0.3,
    ReservationKind.SMOKES: 0.3,
    ReservationKind.OTHER_SMOKES: 0.2,
    ReservationKind.STAIRS: 0.6,
    ReservationKind.NO_SHARED_LANGUAGE: 0.3,
    ReservationKind.SEEKER_BUSY: 0.2,
    ReservationKind.NO_CAR: 0.5,
    ReservationKind.USES_WHEELCHAIR: 0.8,
    ReservationKind.WALKER_NOT_ALONG: 0.4,
    ReservationKind.NEEDS_TRANSPORT: 0.2,
    ReservationKind.WALKER_UNSURE: 0.2,
}
"""What a reservation takes off the fit. The others are counted by another component already, or
tell something of the need itself that is the same for every candidate."""

_DRIVING: Final = bits.of(frozenset({Offer.DRIVING}))
_RIDE: Final = bits.of(frozenset({NeedTheme.TRANSPORT}))
_OUTINGS: Final = bits.of(frozenset({Interest.OUTINGS}))
_NO_ROUTE: Final = -1

_HELPS_HER, _HELPED_HER, _DID_IT_BEFORE = 1.0, 0.8, 0.4
"""What the same face scores, a face from before, and somebody who did this for others."""


class Pairs:
    """All pairs of needs (rows) and candidates (columns), and what the rules say of them.

    `route` is the place of the chosen route among `affinity.routes`, or -1; `shared` the free
    parts of the week in common, as bits; `week` the score of the week; `fit` starts at 1 and
    loses what every reservation costs.
    """

    def __init__(self, seekers: Sequence[Seeker], crowd: Crowd) -> None:
        self.rows = Rows(seekers, crowd.places)
        self.columns = crowd.columns
        self._shape = (len(seekers), crowd.size)
        self.breaches: Ints = np.zeros(self._shape, np.int32)
        self.reservations: Ints = np.zeros(self._shape, np.int32)
        self.fit: Floats = np.ones(self._shape)
        self.in_common = likeness.interests(self.rows, self.columns)
        self.nearness = likeness.nearness(self.rows, self.columns)
        self.metres = likeness.metres(self.rows, self.columns)
        self.continuity: Floats = np.where(
            self.rows.themes & self.columns.done != 0, _DID_IT_BEFORE, 0.0
        )
        self.route: Ints = np.full(self._shape, _NO_ROUTE, np.int32)
        self.fits: Bools = np.zeros(self._shape, np.bool_)
        self._apply_routes(seekers)
        self.parts_known = (self.rows.parts != 0) & (self.columns.parts != 0)
        self.shared: Ints = np.zeros(self._shape, np.int32)
        self.week = self._apply_week()
        self._apply_status()
        self._apply_consent()
        self._apply_history(seekers, crowd)
        self._apply_people()
        self._apply_access()

    def forbid(self, breach: Breach, where: Bools) -> None:
        """Mark where a hard rule is broken."""
        np.bitwise_or(self.breaches, BREACH_BITS[breach], out=self.breaches, where=where)

    def reserve(self, kind: ReservationKind, where: Bools) -> None:
        """Mark where something is to be minded, and take its cost off the fit."""
        np.bitwise_or(self.reservations, RESERVATION_BITS[kind], out=self.reservations, where=where)
        if cost := _COSTS.get(kind):
            np.subtract(self.fit, cost, out=self.fit, where=where)

    def components(self) -> tuple[Floats, ...]:
        """Return the parts of the score, 0 to 1, in the order of `Weights`."""
        free: Floats = self.columns.free / np.maximum(self.columns.places, 1)
        return (
            self.in_common,
            likeness.distance(self.nearness, self.metres),
            self.week,
            likeness.language(self.rows, self.columns),
            np.broadcast_to(free, self._shape),
            np.maximum(self.fit, 0.0),
            self.continuity,
        )

    def _apply_routes(self, seekers: Sequence[Seeker]) -> None:
        """Find for every theme and sub-theme which roles, offers and activities answer it."""
        asked: dict[tuple[NeedTheme, SubTheme | None], list[int]] = {}
        for row, seeker in enumerate(seekers):
            asked.setdefault((seeker.theme, seeker.sub_theme), []).append(row)
        for (theme, sub_theme), numbers in asked.items():
            rows = np.array(numbers)
            self._apply_roles(theme, sub_theme, rows)
            self._apply_offers(theme, sub_theme, rows)
            self._apply_activities(theme, sub_theme, rows)
        self.forbid(Breach.ROLE, ~self.fits)

    def _apply_roles(
        self, theme: NeedTheme, sub_theme: SubTheme | None, rows: NDArray[np.int64]
    ) -> None:
        """Choose for each volunteer the first route that she may go now, else the first at all."""
        columns = self.columns
        routes = affinity.routes(theme, sub_theme)
        has_vog: Bools = columns.vog != bits.VOGS[Vog.NONE]
        first: Ints = np.full(columns.roles.shape, _NO_ROUTE, np.int32)
        open_now = first.copy()
        for place, route in reversed(tuple(enumerate(routes))):
            fits = columns.is_volunteer & (columns.roles & bits.of(frozenset({route.role})) != 0)
            np.copyto(first, place, where=fits)
            np.copyto(open_now, place, where=fits & (has_vog | (not route.needs_vog)))
        chosen = np.where(open_now != _NO_ROUTE, open_now, first)
        self.route[rows] = chosen
        self.fits[rows] |= chosen != _NO_ROUTE
        self._apply_kinds(tuple(route.kind for route in routes), rows, chosen)

    def _apply_kinds(
        self, kinds: tuple[MatchKind, ...], rows: NDArray[np.int64], chosen: Ints
    ) -> None:
        """Mark what depends on the kind of match: the VOG, pets and smoke at home, the car."""
        columns = self.columns
        within = np.zeros(self._shape, np.bool_)

        def going(those: frozenset[MatchKind]) -> Bools:
            places = [place for place, kind in enumerate(kinds) if kind in those]
            return np.isin(chosen, places)

        def at(columns_where: Bools, rows_where: Bools | None = None) -> Bools:
            within[:] = False
            within[rows] = columns_where if rows_where is None else columns_where & rows_where[rows]
            return within

        alone, home = going(affinity.KINDS_WITH_VOG), going(affinity.KINDS_AT_HOME)
        drive = going(frozenset({MatchKind.DRIVE}))
        no_vog = columns.vog == bits.VOGS[Vog.NONE]
        self.forbid(Breach.NO_VOG, at(alone & no_vog))
        self.reserve(ReservationKind.NO_VOG, at(~alone & no_vog & (chosen != _NO_ROUTE)))
        self.reserve(ReservationKind.VOG_OLD, at(alone & (columns.vog == bits.VOGS[Vog.OLD])))
        self.reserve(ReservationKind.HAS_PETS, at(home & columns.no_pets, self.rows.has_pets))
        self.reserve(ReservationKind.SMOKES, at(home & columns.no_smokers, self.rows.smokes))
        self.reserve(ReservationKind.STAIRS, at(home & columns.no_stairs, self.rows.has_stairs))
        self.reserve(ReservationKind.NO_CAR, at(drive & ~columns.has_car))
        too_small = drive & columns.has_car & ~columns.takes_wheelchair
        self.forbid(Breach.WHEELCHAIR_NOT_ALONG, at(too_small, self.rows.wheelchair))
        any_car = drive & ~columns.has_car
        self.reserve(ReservationKind.USES_WHEELCHAIR, at(any_car, self.rows.wheelchair))
        no_boot = drive & ~columns.takes_walker
        self.reserve(ReservationKind.WALKER_NOT_ALONG, at(no_boot, self.rows.walker))

    def _apply_offers(
        self, theme: NeedTheme, sub_theme: SubTheme | None, rows: NDArray[np.int64]
    ) -> None:
        """Another participant answers by what she offers, or by seeking company herself.

        Two who both seek company need something they both like; whoever offers to drive also
        answers a wish for outings.
        """
        columns, wished = self.columns, self.rows.wished[rows]
        offered = columns.offers & bits.of(affinity.offers(theme, sub_theme)) != 0
        found: Bools = np.broadcast_to(offered, (len(rows), *offered.shape))
        if affinity.answered_by_shared_interest(theme, sub_theme):
            same = (wished & (columns.interests | columns.alike) != 0) & columns.seeks_company
            drives = columns.offers & _DRIVING != 0
            found = found | same | (drives & (wished & _OUTINGS != 0))
        self.fits[rows] |= columns.is_participant & found

    def _apply_activities(
        self, theme: NeedTheme, sub_theme: SubTheme | None, rows: NDArray[np.int64]
    ) -> None:
        about = affinity.activity_interests(theme, sub_theme)
        answers = self.columns.is_activity
        if about is not None:
            answers = answers & (self.columns.interests & bits.of(about) != 0)
        self.fits[rows] |= answers

    def _apply_week(self) -> Floats:
        """Compare the week: nobody is booked twice; what she has herself already is only minded."""
        rows, columns, known = self.rows, self.columns, self.parts_known
        both = bits.or_all(rows.parts) & bits.or_all(columns.parts)
        free: Ints = both & ~columns.bookings
        booked = ~columns.is_activity & (both != 0) & (free == 0)
        self.forbid(Breach.DOUBLE_BOOKED, booked)
        quiet = free & ~rows.bookings
        self.reserve(ReservationKind.NO_SHARED_DAY_PART, known & (both == 0))
        self.reserve(ReservationKind.SEEKER_BUSY, known & (free != 0) & (quiet == 0))
        self.reserve(ReservationKind.DAY_PARTS_UNKNOWN, ~known)
        self.shared = np.where(quiet != 0, quiet, free)
        return likeness.week(self.shared, known)

    def _apply_status(self) -> None:
        rows, columns = self.rows, self.columns
        self.reserve(ReservationKind.OTHER_AREA, self.nearness == likeness.ELSEWHERE)
        self.forbid(Breach.SEEKER_GONE, rows.gone)
        self.forbid(Breach.SAME_PERSON, rows.person == columns.person)
        self.forbid(Breach.NOT_DEPLOYABLE, ~columns.deployable)
        self.forbid(Breach.NOT_HELD, ~columns.held)
        self.forbid(Breach.AWAY, columns.away)
        if self.metres is not None:
            self.forbid(Breach.TOO_FAR, ~columns.is_activity & (self.metres > rows.furthest))
        self.forbid(Breach.FULL, columns.free <= 0)
        last = (columns.free == 1) & (columns.load > 0) | (columns.load >= _HEAVY_LOAD)
        self.reserve(
            ReservationKind.NEARLY_FULL,
            np.where(columns.is_activity, columns.free <= _LAST_PLACES, last),
        )

    def _apply_consent(self) -> None:
        """Sharing her data is refused: no match; never asked: to be asked before they meet."""
        rows, columns = self.rows, self.columns
        shared = ~columns.is_activity
        self.forbid(Breach.NO_CONSENT, ~rows.has_file | (shared & (rows.sharing == bits.REFUSED)))
        self.reserve(ReservationKind.CONSENT_NOT_ASKED, shared & (rows.sharing == bits.NOT_ASKED))
        other = columns.is_participant
        self.forbid(Breach.OTHER_NO_CONSENT, other & (columns.sharing == bits.REFUSED))
        self.reserve(
            ReservationKind.OTHER_CONSENT_NOT_ASKED,
            other & (columns.sharing == bits.NOT_ASKED),
        )

    def _apply_history(self, seekers: Sequence[Seeker], crowd: Crowd) -> None:
        """Mark the few pairs that have a past: never again, refused before, running already.

        The same candidate can stand in more than one column, as in the lines of a plan.
        """
        for row, seeker in enumerate(seekers):
            self._forbid_cells(Breach.NEVER_AGAIN, row, crowd.never_with(seeker))
            for breach, keys in (
                (Breach.REFUSED_BEFORE, seeker.refused),
                (Breach.ALREADY_MATCHED, seeker.matched),
            ):
                self._forbid_cells(breach, row, crowd.columns_of(keys))
            for score, keys in ((_HELPED_HER, seeker.before), (_HELPS_HER, seeker.known)):
                self.continuity[row, crowd.columns_of(keys)] = score

    def _forbid_cells(self, breach: Breach, row: int, columns: Sequence[int]) -> None:
        for column in columns:
            self.breaches[row, column] |= BREACH_BITS[breach]

    def _apply_people(self) -> None:
        rows, columns = self.rows, self.columns
        unknown = bits.GENDERS[Gender.UNKNOWN]
        asked = (rows.gender_wish != unknown) & (columns.gender != unknown)
        self.reserve(
            ReservationKind.GENDER_WISH_NOT_MET,
            asked & (rows.gender_wish != columns.gender) & ~columns.is_activity,
        )
        self.reserve(ReservationKind.OTHER_SMOKES, columns.smokes & ~rows.smokes)
        self.reserve(ReservationKind.NO_SHARED_LANGUAGE, likeness.speechless(rows, columns))
        self.reserve(
            ReservationKind.GOES_TOGETHER,
            np.broadcast_to(columns.is_volunteer & columns.together, self._shape),
        )

    def _apply_access(self) -> None:
        rows, columns = self.rows, self.columns
        activity = columns.is_activity
        self.forbid(Breach.NOT_ACCESSIBLE, activity & rows.wheelchair & ~columns.wheelchair)
        self.reserve(ReservationKind.NEEDS_TRANSPORT, activity & rows.needs_transport)
        reachable = columns.walker | columns.wheelchair
        driven = columns.is_participant & (rows.themes & _RIDE != 0)
        self.reserve(ReservationKind.USES_WHEELCHAIR, driven & rows.wheelchair)
        self.reserve(ReservationKind.WALKER_UNSURE, activity & rows.walker & ~reachable)
